#!/usr/bin/env python3
"""Checks that a Zayava package is exactly as it was made. Перевіряє, що пакет не змінився.

    python verify.py [ПАКЕТ.zip | папка]        without an argument: the folder of this file

Exit status: 0 when everything matches, 1 when something does not.

What it proves: every file has the length and SHA-256 that the manifest names, nothing is missing, nothing
was added, and the manifest matches manifest.sha256 beside it. This finds any damage. It does not stop
someone who rewrites the files and all the sums: against that, compare the sum printed at the end with the
one the bot showed you.

Needs Python 3.8 or later and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

MANIFEST = re.compile(r"manifest(-\d+of\d+)?\.json")
SYSTEM_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left by file managers, never by people
BLOCK = 1 << 20

WORDS = {
    "changed": ("змінено", "changed"),
    "missing": ("немає", "missing"),
    "extra": ("зайвий файл", "extra file"),
    "unreadable": ("не читається", "cannot be read"),
}


class Problem(NamedTuple):
    """One file that is not as it was made; `what` is a key of WORDS."""

    file: str
    what: str


class Report(NamedTuple):
    """What was found. `volumes` holds (number, of) of each manifest seen; `sums` their SHA-256, by file
    name; `copies` counts the files that are copies of evidence, made for Diia (older packages have none)."""

    files: int
    problems: tuple[Problem, ...]
    volumes: tuple[tuple[int, int], ...]
    sums: tuple[tuple[str, str], ...]
    copies: int = 0

    @property
    def ok(self) -> bool:
        return not self.problems


def check(path: Path) -> Report:
    """Checks a ZIP file or an unpacked folder (volumes may be unpacked into one folder). Raises nothing for
    damage: whatever is wrong with the package is in the report."""
    if path.is_dir():
        return _check(_folder(path))
    try:
        with zipfile.ZipFile(path) as archive:
            report = _check({entry.filename: _opener(archive, entry) for entry in archive.infolist()})
            twice = [name for name, times in Counter(archive.namelist()).items() if times > 1]
            return report._replace(problems=report.problems + tuple(Problem(name, "extra") for name in twice))
    except Exception:  # a damaged ZIP makes zipfile raise almost anything
        return Report(0, (Problem(path.name, "unreadable"),), (), ())


def _folder(path: Path) -> dict[str, Callable[[], IO[bytes]]]:
    found = (p for p in sorted(path.rglob("*")) if not p.is_dir() and p.name not in SYSTEM_FILES)
    return {unicodedata.normalize("NFC", p.relative_to(path).as_posix()): _path_opener(p) for p in found}


def _path_opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(entry)


def _check(contents: dict[str, Callable[[], IO[bytes]]]) -> Report:
    problems: list[Problem] = []
    volumes: list[tuple[int, int]] = []
    sums: list[tuple[str, str]] = []
    accounted: set[str] = set()
    files = copies = 0
    manifests = [name for name in contents if MANIFEST.fullmatch(name)]
    if not manifests:
        problems.append(Problem("manifest.json", "missing"))
    for name in manifests:
        seal = name[: -len("json")] + "sha256"
        accounted |= {name, seal}
        try:
            raw = _read(contents[name])
            actual = hashlib.sha256(raw).hexdigest()
            sums.append((name, actual))
            if seal not in contents:
                problems.append(Problem(seal, "missing"))
            elif _read(contents[seal]) != f"{actual}  {name}\n".encode():
                problems.append(Problem(name, "changed"))
            manifest = json.loads(raw.decode("utf-8"))
            volumes.append((int(manifest["volume"]["number"]), int(manifest["volume"]["of"])))
            listed = [(str(f["path"]), int(f["size"]), str(f["sha256"])) for f in manifest["files"]]
            copied = sum("copy_of" in f for f in manifest["files"])
        except Exception:  # not JSON any more, or not our fields, or an unreadable entry
            problems.append(Problem(name, "unreadable"))
            continue
        copies += copied
        for file, size, digest in listed:
            accounted.add(file)
            files += 1
            if file not in contents:
                problems.append(Problem(file, "missing"))
                continue
            try:
                if _measure(contents[file]) != (size, digest):
                    problems.append(Problem(file, "changed"))
            except Exception:  # a broken ZIP entry or a disk error
                problems.append(Problem(file, "unreadable"))
    if len(volumes) == len(manifests) > 0:  # without its manifest nobody can say what is extra
        problems += [Problem(name, "extra") for name in contents if name not in accounted]
    return Report(files, tuple(dict.fromkeys(problems)), tuple(sorted(volumes)), tuple(sums), copies)


def _read(opened: Callable[[], IO[bytes]]) -> bytes:
    with opened() as stream:
        return stream.read()


def _measure(opened: Callable[[], IO[bytes]]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with opened() as stream:
        for block in iter(lambda: stream.read(BLOCK), b""):
            size += len(block)
            digest.update(block)
    return size, digest.hexdigest()


def _printable(name: str) -> str:
    """A name that cannot move the cursor or turn the line around."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)


def main(arguments: list[str]) -> int:
    """The command. Prints the report in Ukrainian and English; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old Windows console has no і or ї
    path = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    if not path.exists():
        print("Немає такого файлу чи папки. / No such file or folder.")
        return 1
    report = check(path)
    for problem in report.problems:
        uk, en = WORDS[problem.what]
        print(f"✗ {_printable(problem.file)}: {uk} / {en}")
    for number, of in report.volumes:
        if of > 1:
            print(f"Частина {number} з {of}. / Part {number} of {of}.")
    if report.ok:
        print(f"OK. Усе на місці й без змін. Файлів: {report.files}.")
        print(f"OK. Everything is here and unchanged. Files: {report.files}.")
        if report.copies:
            print(f"Із них копій доказів для Дії: {report.copies}.")
            print(f"Of these, copies of evidence for Diia: {report.copies}.")
    else:
        print("НЕ ЗБІГАЄТЬСЯ. Файли з позначкою ✗ відрізняються від тих, що зібрав бот.")
        print("DOES NOT MATCH. The files marked ✗ differ from those the bot packed.")
    for name, digest in report.sums:
        print(f"{name} SHA-256 {digest}")
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
