"""What is in `deploy/` names settings, files, ports and folders that there are."""

from __future__ import annotations

import re
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
KNOWN = {name.upper() for name in Settings.model_fields}
OTHERS = {"PYTHONDONTWRITEBYTECODE"}
"""Variables of the interpreter."""
UNITS = ("zayava@.service", "zayava-desk.service")


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return found


def ours() -> dict[str, dict[str, Any]]:
    """The services that run the program."""
    return {name: compose()["services"][name] for name in ("bot-1", "bot-2", "desk")}


class Unit(ConfigParser):
    """A unit of systemd: a name may come twice, which adds to it or takes from it."""

    def __init__(self, name: str) -> None:
        super().__init__(strict=False, interpolation=None)
        self.optionxform = str  # type: ignore[assignment,method-assign]  # as the documentation of configparser has it
        self.text = (DEPLOY / name).read_text()
        self.read_string(self.text)

    @property
    def environment(self) -> dict[str, str]:
        lines = re.findall(r"^Environment=(.*)$", self.text, re.MULTILINE)
        pairs = (word.partition("=") for line in lines for word in line.split())
        return {name: value for name, _, value in pairs}


@pytest.mark.parametrize("name", ["bot-1", "bot-2", "desk"])
def test_compose_sets_what_can_be_set(name: str) -> None:
    service = ours()[name]
    assert set(service["environment"]) <= KNOWN, name
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["stop_grace_period"] == "20s"


def test_bots_share_a_database_and_differ_in_their_ports() -> None:
    one, two, desk = (service["environment"] for service in ours().values())
    assert one["DATABASE_URL"] == two["DATABASE_URL"] == desk["DATABASE_URL"]
    differing = {name for name in one if one[name] != two[name]}
    assert differing == {"WEBHOOK_PORT", "WATCH_PORT"}
    ports = [one["WEBHOOK_PORT"], two["WEBHOOK_PORT"], one["DESK_PORT"]]
    ports += [service["environment"]["WATCH_PORT"] for service in ours().values()]
    assert len({*ports}) == len(ports)


def test_the_desk_has_neither_token_nor_keys_of_people() -> None:
    desk = ours()["desk"]
    assert not {"BOT_TOKEN", "WEBHOOK_SECRET", "MASTER_KEY_FILE"} & set(desk["environment"])
    assert all(volume.endswith(":ro") for volume in desk["volumes"])
    mounted = {volume.split(":")[1] for volume in desk["volumes"]}
    assert mounted == {"/data/vault", "/keys/keys/shares", "/run/desk.key"}


def test_nginx_passes_on_what_there_is_and_nothing_else() -> None:
    written = (DEPLOY / "nginx.conf").read_text()
    settings = [service["environment"] for service in ours().values()]
    places = set(re.findall(r"location =? ?(/\w*)", written))
    paths = {
        "/" + address.rpartition("/")[2] for address in (settings[0]["WEBHOOK_URL"], settings[0]["DESK_URL"])
    }
    assert places == paths | {"/"}
    servers = re.findall(r"server 127\.0\.0\.1:(\d+)", written)
    assert servers == [settings[0]["WEBHOOK_PORT"], settings[1]["WEBHOOK_PORT"], settings[0]["DESK_PORT"]]
    assert not {each["WATCH_PORT"] for each in settings} & {*servers}
    (published,) = compose()["services"]["pod"]["ports"]
    assert f"listen {published.split(':')[1]} ssl" in written


def test_the_image_holds_the_program_from_its_lock_and_is_not_root() -> None:
    written = (DEPLOY / "Containerfile").read_text()
    assert "--require-hashes -r requirements.txt" in written and "--only-binary :all:" in written
    assert (ROOT / "requirements.txt").is_file()
    assert int(re.findall(r"^USER (\d+)$", written, re.MULTILINE)[-1]) > 0
    assert "/ready" in written.partition("HEALTHCHECK")[2]
    (line,) = re.findall(r"^ENV (.*)$", written, re.MULTILINE)
    assert {word.partition("=")[0] for word in line.split()} <= KNOWN | OTHERS
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_in == {*packages, "requirements.txt"}


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_sets_what_can_be_set_and_gives_no_rights(name: str) -> None:
    unit = Unit(name)
    assert set(unit.environment) <= KNOWN | OTHERS
    service = unit["Service"]
    assert service["Type"] == "exec" and int(service["TimeoutStopSec"]) > 10
    assert service["User"] == "zayava" and service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes" and service["CapabilityBoundingSet"] == ""
    written = service.get("StateDirectory", "").split() + service.get("ReadWritePaths", "").split()
    kept = {Path(unit.environment["DATA_DIR"]).name} | (
        {Path(unit.environment["MASTER_KEY_FILE"]).parent.name} if name == UNITS[0] else set()
    )
    assert {Path(path).name for path in written} == kept


def test_the_unit_of_the_desk_hides_the_master_key() -> None:
    service = Unit(UNITS[1])["Service"]
    keys = Path(Unit(UNITS[0]).environment["MASTER_KEY_FILE"]).parent
    assert service["TemporaryFileSystem"] == f"{keys}:ro"
    assert service["BindReadOnlyPaths"] == f"{keys}/keys/shares"


def test_who_may_not_write_where_it_runs_finds_it_compiled() -> None:
    """Each start would compile a thousand files otherwise, for a second."""
    assert all("PYTHONDONTWRITEBYTECODE=1" in Unit(name).text for name in UNITS)
    done = subprocess.run(
        ["make", "-n", "setup"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    compiled = next(line for line in done.splitlines() if "compileall" in line).split()
    packages = {made.parent.name for made in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "benchmarks"} <= set(compiled)
