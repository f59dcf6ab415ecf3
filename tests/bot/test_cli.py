"""The command line, run as people run it."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dialogs.programmes import all_forms
from storage import Database, Presence
from submission.package import build, plan
from tests.cli import Result, called
from tests.submission.samples import MADE_AT, exhibits, snapshot

ROOT = Path(__file__).parents[2]
Cli = Callable[..., Result]


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """`python -m bot …` in a folder of its own, with nothing set."""
    return partial(called, folder=tmp_path)


def test_the_command_line_is_a_program(tmp_path: Path) -> None:
    """What the other tests call inside their own process is what a terminal gets."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "forms", "render", "Z9.9"],
        check=False,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Z9.9" in done.stderr


def test_the_models_of_the_bot_api_are_left_to_the_practice_chat() -> None:
    """They take more memory and time than all the rest of the start. That there is one door to them holds a contract of
    import-linter, that it is still shut when the program begins this."""
    look = "import sys, bot.cli; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False, cwd=ROOT, timeout=120).returncode == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("", ["run", "forms", "package", "db", "texts"]),
        ("run", ["BOT_TOKEN", "WEBHOOK_URL"]),
        ("forms", ["lint", "export", "render", "try"]),
        ("forms render", ["--language"]),
        ("forms try", ["--then", "--answers", "--today", "--language", "stored", "skip"]),
        ("package verify", ["manifest"]),
        ("db upgrade", ["DATABASE_URL"]),
        ("keys", ["rotate", "check"]),
        ("texts", ["update", "check"]),
    ],
)
def test_help_says_what_there_is(cli: Cli, command: str, told: list[str]) -> None:
    shown = cli(*command.split(), "--help")
    assert shown.returncode == 0
    assert [word for word in told if word not in shown.stdout] == []


def test_an_unknown_command_is_an_error(cli: Cli) -> None:
    assert cli("fly").returncode == 2


def test_the_forms_are_in_order(cli: Cli) -> None:
    shown = cli("forms", "lint")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"{len(all_forms())} forms are in order." in shown.stdout


def test_some_of_the_forms_are_looked_at_alone(cli: Cli) -> None:
    shown = cli("forms", "lint", "а2.9", "finder")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines()[-1] == "A2.9, finder: in order."
    unknown = cli("forms", "lint", "A9.9")
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("There is no form A9.9.")


def test_forms_are_exported_as_json(cli: Cli) -> None:
    exported = {form["code"]: form for form in json.loads(cli("forms", "export").stdout)}
    assert list(exported) == list(all_forms())
    form = exported["A1.2"]
    assert form["title"] == all_forms()["A1.2"].title
    questions = [question for section in form["sections"] for question in section["questions"]]
    questions += [inner for question in questions for inner in question.get("questions", ())]
    keys = {question["key"] for question in questions}
    assert keys == {*all_forms()["A1.2"].questions, *all_forms()["A1.2"].repeats}
    promised = {
        "key",
        "kind",
        "label",
        "ask",
        "example",
        "need",
        "source",
        "inferred",
        "prefill",
        "condition",
    }
    for question in questions:
        assert question["kind"] == "list" or promised <= question.keys(), question["key"]
        assert question["need"] in ("required", "if_available", "optional")


@pytest.mark.parametrize(
    ("language", "asked"), [("uk", "Для кого ця заява?"), ("en", "Who is this claim for?")]
)
def test_a_form_is_rendered_in_both_languages(cli: Cli, language: str, asked: str) -> None:
    shown = cli("forms", "render", "A1.2", "--language", language)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert asked in shown.stdout
    for key in all_forms()["A1.2"].questions:
        assert key in shown.stdout


@pytest.mark.parametrize("arguments", [("Z9.9",), ("A1.2", "--language", "fr")])
def test_what_cannot_be_rendered_is_named(cli: Cli, arguments: tuple[str, ...]) -> None:
    shown = cli("forms", "render", *arguments)
    assert shown.returncode == 2
    assert arguments[-1] in shown.stderr


def tried(shown: Result) -> dict[str, object]:
    """The JSON object that `forms try` printed."""
    assert (shown.returncode, shown.stderr) == (0, "")
    found = json.loads(shown.stdout)
    assert list(found) == ["stored", "described", "refusal", "options", "skip"]
    return dict(found)


def test_an_answer_is_tried(cli: Cli) -> None:
    given = ("forms", "try", "A1.2", "displacement_date", "24 лютого")
    refused = tried(cli(*given, "--today", "2026-11-28"))
    assert (refused["stored"], refused["described"], refused["options"], refused["skip"]) == (
        None,
        None,
        [],
        False,
    )
    assert refused["refusal"] == "День і місяць зрозумілі. Допишіть рік, наприклад: 24 лютого 2022."
    taken = tried(cli(*given, "--then", "2022", "--today", "2026-11-28"))
    assert taken == {
        "stored": ["2022-02-24", "2022-02-24", ""],
        "described": "24 лютого 2022 року",
        "refusal": None,
        "options": [],
        "skip": False,
    }


def test_a_refusal_and_its_buttons_are_in_the_language_asked_for(cli: Cli) -> None:
    asked = tried(cli("forms", "try", "A1.2", "displacement_date", "03/04/2022", "--language", "en"))
    assert asked["options"] == ["3 April 2022", "4 March 2022"]
    assert str(asked["refusal"]).startswith("This date can be read in two ways")


def test_options_end_at_two_dashes(cli: Cli) -> None:
    assert tried(cli("forms", "try", "A1.1", "evidence", "--", "-"))["skip"] is True


def test_answers_come_from_a_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(
        json.dumps({"family": [{"family_relation": "дружина", "family_sex": "жіноча"}]}), encoding="utf-8"
    )
    given = ("forms", "try", "A1.1", "family_tax_number", "2530414071")
    assert tried(cli(*given))["stored"] == "2530414071"
    doubted = tried(cli(*given, "--answers", "answers.json"))
    assert doubted["stored"] is None
    assert "чоловікові" in str(doubted["refusal"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("A1.2", "nothing", "так"), "nothing"),
        (("Z9", "has_returned", "так"), "Z9"),
        (("A1.2", "has_returned", "так", "--today", "завтра"), "завтра"),
        (("A1.2", "has_returned", "так", "--language", "fr"), "fr"),
        (("A1.2", "has_returned", "так", "--answers", "absent.json"), "absent.json"),
    ],
)
def test_what_cannot_be_tried_is_named(cli: Cli, arguments: tuple[str, ...], named: str) -> None:
    shown = cli("forms", "try", *arguments)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert named in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (volume,) = build(plan(snapshot(), exhibits(), number=2, made_at=MADE_AT, program_version="1"))
    path = tmp_path / volume.name
    path.write_bytes(volume.data)
    return path


def test_a_good_package_is_confirmed(cli: Cli, package: Path) -> None:
    shown = cli("package", "verify", str(package))
    assert (shown.returncode, shown.stderr) == (0, "")


def test_a_damaged_package_is_found_out(cli: Cli, package: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(package) as good, zipfile.ZipFile(damaged, "w") as bad:
        for entry in good.infolist():
            content = good.read(entry)
            bad.writestr(entry, content[:-1] + b"?" if entry.filename.endswith("claim.json") else content)
    shown = cli("package", "verify", str(damaged))
    assert shown.returncode == 1
    assert "claim.json" in shown.stdout


def test_a_database_is_upgraded_and_upgraded_again(cli: Cli, tmp_path: Path) -> None:
    for _ in range(2):
        shown = cli("db", "upgrade", DATA_DIR="elsewhere")
        assert (shown.returncode, shown.stderr) == (0, "")
    with sqlite3.connect(tmp_path / "elsewhere" / "zayava.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    database.close()


def test_a_master_key_is_changed_unless_the_bot_runs(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = folder / "master.key"
    asyncio.run(_opened_once(folder))
    assert "The keys are in order." in cli("keys", "check").stdout
    presence = Presence(folder / "present.lock")
    presence.enter()
    before = key.read_bytes()
    shown = cli("keys", "rotate")
    assert (shown.returncode, key.read_bytes()) == (3, before)
    assert "stop it first" in shown.stderr
    presence.leave()
    shown = cli("keys", "rotate")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert key.read_bytes() != before and key.read_text().strip() not in shown.stdout
    assert "1 keys" in shown.stdout
    assert cli("keys", "check").returncode == 0
    (whose,) = (folder / "keys").glob("*.key")
    whose.rename(whose.with_name("7.key"))
    shown = cli("keys", "check")
    assert shown.returncode == 1 and "The keys are not in order." in shown.stdout


async def _opened_once(folder: Path) -> None:
    folder.mkdir()
    database = await Database.open_beside(f"sqlite:///{folder}/zayava.sqlite3", folder / "master.key")
    await database.write(lambda work: work.newcomers.enrol(1))
    await database.close()


def test_a_wrong_setting_stops_an_upgrade(cli: Cli, tmp_path: Path) -> None:
    shown = cli("db", "upgrade", DATABASE_URL="mysql://user:canary@host/db")
    assert shown.returncode == 2
    assert "DATABASE_URL" in shown.stderr
    assert "canary" not in shown.stderr


def test_an_exported_form_has_all_of_a_question_and_of_a_list(cli: Cli) -> None:
    [form] = [one for one in json.loads(cli("forms", "export").stdout) if one["code"] == "A1.2"]
    assert list(form) == ["code", "title", "fingerprint", "sections", "rules"]
    assert form["fingerprint"] == all_forms()["A1.2"].fingerprint
    assert [rule["code"] for rule in form["rules"]] == [rule.code for rule in all_forms()["A1.2"].rules]
    assert [(part["key"], part["title"]) for part in form["sections"]][:2] == [
        ("who", "Для кого заява"),
        ("child", "Дитина"),
    ]
    asked = {question["key"]: question for part in form["sections"] for question in part["questions"]}
    where = asked["where_on_2022_02_24"]
    assert {**where, "condition": where["condition"]["name"]} == {
        "key": "where_on_2022_02_24",
        "kind": "choice",
        "label": "Інформація про перебування за кордоном станом на 24 лютого 2022 року",
        "ask": "Де довелося бути 24 лютого 2022 року?",
        "example": "",
        "need": "if_available",
        "source": "78.1/5",
        "inferred": False,
        "prefill": "",
        "condition": "not",
        "options": [{"value": "ukraine", "label": "В Україні"}, {"value": "abroad", "label": "За кордоном"}],
    }
    listed = asked["family"]
    assert list(listed) == [
        "key", "kind", "label", "ask", "need", "source", "inferred", "condition", "max", "questions"
    ]  # fmt: skip
    assert (listed["kind"], listed["max"], listed["condition"]) == ("list", 20, None)
    assert [question["key"] for question in listed["questions"]] == [
        question.key for question in all_forms()["A1.2"].repeats["family"].body
    ]
    assert asked["applicant_name"]["prefill"] == "eddr" and asked["applicant_name"]["example"]
    assert listed["questions"][0]["condition"] is None and asked["applicant_name"]["options"] == []
