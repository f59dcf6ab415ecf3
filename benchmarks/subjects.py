"""What is measured: the echo bot, this program, or an older version of it; by which way, on which database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FORM = "A1.2"
ROOT = Path(__file__).parents[1]

_TEXTS = f"""
import json
try:
    from dialogs.programmes import all_forms
except ImportError:  # 0.1.0
    from dialogs.forms import all_forms
from benchmarks.claimant import typed_claim
print(json.dumps(typed_claim(all_forms()["{FORM}"])))
"""


@dataclass(frozen=True, slots=True)
class Version:
    """The program as it was or is: where its files are, and the interpreter with its packages."""

    name: str
    folder: Path
    python: str

    def texts(self) -> list[str]:
        """What a person types from /start to the end of the questions, in the words of this version."""
        return ["/start", "Почати нову заяву", FORM, *_typed(self)]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.folder), "LOG_LEVEL": "ERROR"}


@dataclass(frozen=True, slots=True)
class Subject:
    """`version` is None for the echo bot, which stores nothing; `way` is polling or webhook, `database` sqlite or
    postgresql."""

    version: Version | None
    way: str
    database: str = "sqlite"
    processes: int = 1

    @property
    def who(self) -> str:
        return self.version.name if self.version else "echo"

    @property
    def setting(self) -> str:
        """How it runs, in words; the echo bot has no database, so it stands beside any."""
        several = f", {self.processes} processes" if self.processes > 1 else ""
        return self.way if not self.version else f"{self.way}, {_NAMES[self.database]}{several}"


_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def present() -> Version:
    """The version in this folder."""
    _compile(*(package.parent for package in ROOT.glob("*/__init__.py")))
    return Version(_version(ROOT), ROOT, sys.executable)


@contextmanager
def older(ref: str) -> Iterator[Version]:
    """The version at a commit or a tag, in a folder that is gone afterwards, with its own packages if they can be
    installed, else with the present ones. Raises CalledProcessError where there is no such commit."""
    with tempfile.TemporaryDirectory(prefix="zayava-older-") as home:
        folder = Path(home) / "program"
        folder.mkdir()
        archive = subprocess.run(["git", "archive", ref], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603, S607
        subprocess.run(["tar", "x", "-C", folder], input=archive, check=True)  # noqa: S603, S607
        _compile(folder)
        name = _version(folder)
        if name == _version(ROOT):
            name = f"{name} at {ref}"
        yield Version(name, folder, _installed(Path(home) / "packages", folder))


def _compile(*folders: Path) -> None:
    """A start that compiles everything says nothing, and where Python is told to keep nothing each of them does."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=False)  # noqa: S603


def _installed(environment: Path, folder: Path) -> str:
    python = environment / "bin" / "python"
    lock = ["install", "--quiet", "--require-hashes", "-r", str(folder / "requirements.txt")]
    print(f"Installing the packages of {_version(folder)}…", file=sys.stderr, flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", environment], check=True, capture_output=True)  # noqa: S603
        subprocess.run([python, "-m", "pip", *lock], check=True, capture_output=True)  # noqa: S603
    except subprocess.CalledProcessError:
        print("They cannot be installed: it runs with the present ones.", file=sys.stderr, flush=True)
        return sys.executable
    return str(python)


def _version(folder: Path) -> str:
    return (folder / "bot" / "__init__.py").read_text().partition('VERSION = "')[2].partition('"')[0]


@cache
def _typed(version: Version) -> list[str]:
    asked = [version.python, "-c", _TEXTS]
    said = subprocess.run(  # noqa: S603
        asked, cwd=version.folder, env=version.environment, check=True, capture_output=True
    ).stdout
    return [str(text) for text in json.loads(said)]
