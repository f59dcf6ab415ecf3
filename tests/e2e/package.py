"""A delivered package, as its owner handles it: downloaded, unpacked, checked by its own program, read."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.cli import called
from tests.e2e.person import Person, heading, is_screen, without_name
from tests.e2e.running import ROOT

BUILDING = {"Збираємо документи", "Putting the documents together"}


async def delivered(person: Person) -> bytes:
    """The ZIP that came last, waited for while one is being made."""
    heard = await person.until(is_built, "package")
    return await person.download([message for message in heard if "document" in message][-1])


def is_built(heard: list[dict[str, Any]]) -> bool:
    """Whether the last screen is not the one that says that the package is being made."""
    screens = [without_name(heading(message)) for message in heard if is_screen(message)]
    return not screens or screens[-1] not in BUILDING


class Package:
    """An unpacked package; `folder` must be new."""

    def __init__(self, archive: bytes, folder: Path) -> None:
        folder.mkdir()
        self._zip = folder / "package.zip"
        self._zip.write_bytes(archive)
        self.folder = folder / "unpacked"
        zipfile.ZipFile(BytesIO(archive)).extractall(self.folder)
        self.claim: dict[str, Any] = json.loads((self.folder / "claim.json").read_text(encoding="utf-8"))

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every question with its answer, those of lists too."""
        entries = [entry for part in self.claim["parts"] for entry in part["entries"]]
        return [line for entry in entries for line in entry.get("lines", [entry])]

    def line(self, key: str) -> dict[str, Any]:
        """The only answer to a question."""
        (line,) = (line for line in self.lines if line["key"] == key)
        return line

    @property
    def keys(self) -> set[str]:
        return {line["key"] for line in self.lines}

    @property
    def evidence(self) -> list[bytes]:
        """The files of evidence in the order of their numbers, without those that were left out."""
        paths = [exhibit["file"] for exhibit in self.claim["exhibits"]]
        return [(self.folder / path).read_bytes() for path in paths if path]

    def check(self) -> None:
        """verify.py inside the package and `python -m bot package verify` both find everything as it was made."""
        own = [sys.executable, "-I", "verify.py"]
        done = subprocess.run(own, check=False, cwd=self.folder, capture_output=True, text=True)
        ours = called("package", "verify", str(self._zip), folder=ROOT)
        for said in (done, ours):
            assert said.returncode == 0 and "OK" in said.stdout, said.stdout + said.stderr
