"""`staff`, `audit` and `desk-key`, run as an operator runs them."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from storage import MasterKey
from tests.cli import Result, called

Cli = Callable[..., Result]


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The commands in a folder of their own, after a first start of the bot: there is a database and a master key."""
    run = partial(called, folder=tmp_path)
    assert run("db", "upgrade").returncode == 0
    MasterKey.load_or_create(tmp_path / "data" / "master.key")
    return run


def numbers(cli: Cli) -> dict[str, str]:
    """Everybody's number by alias."""
    listed = cli("staff", "list").stdout.splitlines()
    return {line.split("  ")[1].split(":")[0]: line.split("  ")[0] for line in listed if "  " in line}


def test_the_first_admin_comes_by_the_command_line_and_no_second_one(cli: Cli) -> None:
    roles = ("--role", "reviewer", "--role", "admin")
    first = cli("staff", "add", "Олена", "--telegram", "77", *roles, DESK_URL="", LOG_LEVEL="ERROR")
    assert first.returncode == 0, first.stderr
    listed = cli("staff", "list").stdout
    assert "Олена: reviewer, admin" in listed and "organisation of one" in listed
    second = cli("staff", "add", "Марко", "--role", "admin")
    assert second.returncode == 1 and "second person" in second.stderr
    assert cli("staff", "add", "Марко").returncode == 0
    assert "Марко: no role" in cli("staff", "list").stdout
    person = numbers(cli)
    granted = cli("staff", "grant", person["Марко"], "--role", "admin")
    assert granted.returncode == 1 and "second person" in granted.stderr
    again = cli("staff", "add", "Хтось", "--telegram", "77")
    assert again.returncode == 1 and "already" in again.stderr


def test_an_absent_admin_is_replaced_only_after_three_days(cli: Cli) -> None:
    cli("staff", "add", "Олена", "--telegram", "77", "--role", "admin")
    cli("staff", "add", "Марко", "--telegram", "78")
    person = numbers(cli)
    said = cli("staff", "grant", person["Марко"], "--replace", person["Олена"])
    assert said.returncode == 0 and "Announced to all staff" in said.stdout
    again = cli("staff", "grant", person["Марко"], "--replace", person["Олена"])
    assert "Announced" in again.stdout and "Марко: no role" in cli("staff", "list").stdout


def test_disabling_is_at_once(cli: Cli) -> None:
    cli("staff", "add", "Олена", "--telegram", "77", "--role", "reviewer")
    assert cli("staff", "disable", numbers(cli)["Олена"]).returncode == 0
    assert "disabled" in cli("staff", "list").stdout
    assert cli("staff", "disable", "12345").returncode == 3


def test_the_log_is_checked_and_the_first_bad_entry_named(cli: Cli, tmp_path: Path) -> None:
    for name in ("Олена", "Марко", "Ганна"):
        cli("staff", "add", name)
    whole = cli("audit", "verify")
    assert whole.returncode == 0 and "all as they were written" in whole.stdout
    with sqlite3.connect(tmp_path / "data" / "zayava.sqlite3") as database:
        database.execute("UPDATE audit SET event = 'staff.nobody' WHERE n = 2")
    broken = cli("audit", "verify")
    assert broken.returncode == 1
    told = "An entry without a place in the order (number 2 of those about no claim) was altered.\n"
    assert broken.stdout == told


def test_the_desk_key_is_the_same_until_it_is_renewed(cli: Cli) -> None:
    cli("staff", "add", "Олена", "--telegram", "77", "--role", "reviewer")
    one, two = cli("desk-key").stdout, cli("desk-key").stdout
    assert one == two and len(base64.b64decode(one)) == 64
    renewed = cli("desk-key", "--renew").stdout
    assert renewed != one and renewed == cli("desk-key").stdout
    assert "Олена: reviewer" in cli("staff", "list").stdout


def test_a_desk_of_its_own_says_what_it_lacks(cli: Cli, tmp_path: Path) -> None:
    assert "DESK_URL" in cli("desk").stderr
    setting = {"ORGANISATION": "О", "ORGANISATION_CONTACT": "т", "DESK_URL": "http://127.0.0.1:1"}
    key = tmp_path / "desk.key"
    key.write_text("nothing")
    key.chmod(0o644)
    open_to_all = cli("desk", DESK_KEY_FILE=str(key), **setting)
    assert open_to_all.returncode == 3 and "chmod 600" in open_to_all.stderr
    key.chmod(0o600)
    wrong = cli("desk", DESK_KEY_FILE=str(key), **setting)
    assert wrong.returncode == 3 and "desk-key" in wrong.stderr


def test_a_key_that_cannot_be_read_is_said_beside_what_goes_into_the_key_s_file(
    cli: Cli, tmp_path: Path
) -> None:
    result = cli("desk-key", MASTER_KEY_FILE=str(tmp_path / "nowhere.key"))
    assert (result.returncode, result.stdout) == (3, "")
    assert "cannot be opened" in result.stderr


def test_a_desk_url_needs_an_organisation(cli: Cli) -> None:
    whose = {"ORGANISATION": "О", "ORGANISATION_CONTACT": "т"}
    for open_ in (
        "http://desk.example",
        "http://127.0.0.1.desk.example",
        "http://localhost.example/desk",
        "ftp://x",
    ):
        refused = cli("staff", "list", DESK_URL=open_, **whose)
        assert refused.returncode == 2 and "DESK_URL" in refused.stderr and open_ not in refused.stderr
    for closed in ("https://desk.example/", "http://127.0.0.1:8090", "http://localhost:8090/desk"):
        assert cli("staff", "list", DESK_URL=closed, **whose).returncode == 0
    result = cli("staff", "list", DESK_URL="https://desk.example")
    assert result.returncode == 2 and "ORGANISATION" in result.stderr


def test_everybody_is_listed_with_what_they_may_do(cli: Cli) -> None:
    came = cli("staff", "add", "Олена", "--role", "admin", "--role", "reviewer", "--trained", "--sex", "f",
               DESK_URL="https://desk.example", ORGANISATION="О", ORGANISATION_CONTACT="т")  # fmt: skip
    added, way_in = came.stdout.splitlines()
    assert added == "Added Олена."
    assert way_in.startswith("Their way in, for five minutes: https://desk.example/in/")
    assert len(way_in.rpartition("/")[2]) > 20
    assert cli("staff", "add", "Марко", "--telegram", "78", "--trained").stdout == "Added Марко.\n"
    assert cli("staff", "add", "Ганна").stdout == "Added Ганна.\n", (
        "without a role there is nothing to come in for"
    )
    person = numbers(cli)
    assert cli("staff", "disable", person["Марко"]).stdout == "Disabled.\n"
    assert cli("staff", "list").stdout.splitlines() == [
        f"{person['Олена']}  Олена: reviewer, admin · trained",
        f"{person['Марко']}  Марко: no role · disabled",
        f"{person['Ганна']}  Ганна: no role",
        "An organisation of one: nobody can agree to an export, so there is none.",
    ], "and nobody but the first is trained before an admin says so"


def test_a_role_is_granted_while_there_is_no_admin(cli: Cli) -> None:
    cli("staff", "add", "Олена", "--telegram", "77", "--role", "reviewer")
    cli("staff", "add", "Марко", "--telegram", "78")
    person = numbers(cli)
    assert cli("staff", "grant", person["Марко"], "--role", "reviewer").stdout == "Granted.\n"
    listed = cli("staff", "list").stdout
    assert "Марко: reviewer" in listed and "organisation of one" not in listed
    said = cli("staff", "add", "Хтось", "--sex", "x")
    assert said.returncode == 2 and "f or m" in said.stderr
    assert "Хтось" not in cli("staff", "list").stdout
    assert (
        "Somebody has this Telegram account already." in cli("staff", "add", "Ще", "--telegram", "78").stderr
    )
