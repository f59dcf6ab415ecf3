"""A delivered package, as its owner handles it: downloaded, unpacked, checked by its own program, read."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.e2e.person import Person, heading
from tests.e2e.running import ROOT

BUILDING = {"Збираємо документи", "Putting the documents together"}


async def delivered(person: Person) -> bytes:
    """The ZIP that came last, waited for while one is being made."""
    while heading(await person.settled()) in BUILDING:
        await person.waits()
    return await person.download([message for message in await person.heard() if "document" in message][-1])


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
        """The files of evidence in the order of their numbers."""
        return [(self.folder / exhibit["file"]).read_bytes() for exhibit in self.claim["exhibits"]]

    def check(self) -> None:
        """verify.py inside the package and `python -m bot package verify` both find everything as it was made."""
        own = [sys.executable, "-I", "verify.py"]
        ours = [sys.executable, "-m", "bot", "package", "verify", str(self._zip)]
        for command, folder in ((own, self.folder), (ours, ROOT)):
            done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
            assert done.returncode == 0 and "OK" in done.stdout, done.stdout + done.stderr
