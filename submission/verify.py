#!/usr/bin/env python3
"""Checks that a Zayava package is exactly as it was made. Перевіряє, що пакет не змінився.

    python verify.py [ПАКЕТ.zip | папка]        without an argument: the folder of this file

Exit status: 0 when everything matches, 1 when something does not.

What it proves: every file has the length and SHA-256 that the manifest names, nothing is missing, nothing was added,
and the manifest matches manifest.sha256 beside it. Files are known by their content. So one that an unpacker has
renamed is told apart from one that was damaged, and what phones and computers leave in a folder is no damage either.

This finds any damage. It does not stop someone who rewrites the files and all the sums: against that, compare
ПРОЧИТАЙ.txt, where the sum of claim.json stands, with the package that the bot sent and that is still in the chat, or
have it signed or stamped. Of a time stamp (*.tsr beside the ZIP, RFC 3161) this program says what it covers and since
when; whether it is genuine is checked with the certificate of the stamp's maker:

    openssl ts -verify -in ПАКЕТ.tsr -data manifest.json -CAfile maker.pem

One file, since it goes into every package and runs alone: it needs Python 3.8 or later and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

MANIFEST = re.compile(r"manifest(-\d+of\d+)?\.json")
BEGINNING = b'{\n  "claim_schema": "zayava.'  # of a manifest, whatever it is called now
LEFT_BY_SYSTEMS = {
    "__macosx",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon",
    "$recycle.bin",
}  # and all «.names»
BLOCK = 1 << 20

WORDS = {
    "changed": ("змінено", "changed"),
    "missing": ("немає", "missing"),
    "extra": ("зайвий файл", "extra file"),
    "unreadable": ("не читається", "cannot be read"),
    "of_another": ("позначка часу не від цього пакета", "a time stamp of something else"),
}
SIGNATURES = (".p7s", ".asice", ".asics", ".sig", ".asc")  # kept beside by whoever signed something
STAMP = ".tsr"


class Problem(NamedTuple):
    """One file that is not as it was made; `what` is a key of WORDS."""

    file: str
    what: str


class Report(NamedTuple):
    """What was found.

    files, copies  how many files the package has, and how many of them are copies of evidence, made for Diia
    volumes, sums  (number, of) of each manifest seen, and (its file name, its SHA-256)
    renamed        (listed name, present name) of files whose content is right
    copied         files that are there once more
    foreign        what a phone or a computer has left there; it was not checked
    left_out       numbers of exhibits that were damaged before the package was made
    signatures     files with somebody's signature; they were not checked
    stamps         time stamps that cover a manifest which is here
    """

    files: int
    problems: tuple[Problem, ...]
    volumes: tuple[tuple[int, int], ...] = ()
    sums: tuple[tuple[str, str], ...] = ()
    copies: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    copied: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    signatures: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


class Stamp(NamedTuple):
    """A time stamp: its file, the manifest that it covers, and since when that has existed, in UTC."""

    file: str
    manifest: str
    moment: str


class Found(NamedTuple):
    """A file that is there. `known` is its length and SHA-256, None when it cannot be read; `start` its first bytes."""

    name: str
    known: tuple[int, str] | None
    start: bytes
    read: Callable[[], bytes]


class Row(NamedTuple):
    """A file as a manifest lists it, with the folder of the manifest before its path."""

    name: str
    known: tuple[int, str]


def check(path: Path) -> Report:
    """Checks a ZIP file or a folder into which one or more volumes were unpacked. Raises nothing for damage: whatever
    is wrong with the package is in the report."""
    stamps = stamps_beside(path)
    if path.is_dir():
        return _check(_folder(path), stamps)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = (entry for entry in archive.infolist() if not entry.is_dir())
            return _check([_found(entry.filename, _opener(archive, entry)) for entry in entries], stamps)
    except Exception:  # a damaged ZIP makes zipfile raise almost anything
        return Report(0, (Problem(path.name, "unreadable"),))


def stamps_beside(path: Path) -> list[Path]:
    """The time stamps that lie beside a package, or in the folder into which it was unpacked."""
    stem = path.name if path.is_dir() else path.stem
    beside = [p for p in sorted(path.parent.glob("*" + STAMP)) if p.stem == stem]
    return beside + (sorted(path.rglob("*" + STAMP)) if path.is_dir() else [])


def _folder(path: Path) -> list[Found]:
    files = (p for p in sorted(path.rglob("*")) if not p.is_dir() and p.suffix != STAMP)
    return [_found(p.relative_to(path).as_posix(), _path_opener(p)) for p in files]


def _path_opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(entry)


def _found(name: str, opened: Callable[[], IO[bytes]]) -> Found:
    def read() -> bytes:
        with opened() as stream:
            return stream.read()

    size, digest, start = 0, hashlib.sha256(), b""
    try:
        with opened() as stream:
            for block in iter(lambda: stream.read(BLOCK), b""):
                start = start or block[: len(BEGINNING)]
                size += len(block)
                digest.update(block)
    except Exception:  # a broken ZIP entry or a disk error
        return Found(_normal(name), None, b"", read)
    return Found(_normal(name), (size, digest.hexdigest()), start, read)


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _check(found: list[Found], stamps: list[Path]) -> Report:
    manifests = [f for f in found if MANIFEST.fullmatch(_last(f.name)) or f.start == BEGINNING]
    problems: list[Problem] = [] if manifests else [Problem("manifest.json", "missing")]
    rows: dict[Row, bool] = {}  # and whether it is a copy for Diia
    volumes: list[tuple[int, int]] = []
    left_out: set[int] = set()
    seals: dict[Row, str] = {}  # what attests a manifest: its seal, and the list of all sums
    read = 0
    for manifest in manifests:
        try:
            listed = json.loads(manifest.read().decode("utf-8"))
            number, of = int(listed["volume"]["number"]), int(listed["volume"]["of"])
            folder = manifest.name[: -len(_last(manifest.name))]
            here = {_row(folder, row): "copy_of" in row for row in listed["files"]}
            lost = {int(row["exhibit"]) for row in listed.get("left_out", ())}
        except Exception:  # not JSON any more, or not our fields, or an unreadable entry
            problems.append(Problem(manifest.name, "unreadable"))
            continue
        rows.update(here)
        left_out |= lost
        volumes.append((number, of))
        name = f"manifest-{number}of{of}" if of > 1 else "manifest"
        attested = [_seal(folder, name, manifest)]
        if "sums" in listed:
            attested.append(_sums(folder, name, manifest, listed))
        seals.update(dict.fromkeys(attested, manifest.name))
        read += 1
    taken, renamed = _matched([*rows, *seals], found)
    whole = {manifest.name for manifest in manifests} | {found[at].name for at in taken.values()}
    for row in [*rows, *seals]:
        if row not in taken:
            # What one of the two still attests, the other one has been changed against.
            attested_still = any(other in taken for other in seals if seals[other] == seals.get(row))
            problems.append(_lost(row, found, whole, "" if attested_still else seals.get(row, "")))
    rest = [f for at, f in enumerate(found) if at not in taken.values() and f not in manifests]
    kept = {row.known for row in rows}
    named = {problem.file for problem in problems}
    foreign = [f.name for f in rest if _foreign(f.name)]
    rest = [f for f in rest if not _foreign(f.name)]
    signatures = [f.name for f in rest if f.name.lower().endswith(SIGNATURES) and f.name not in named]
    rest = [f for f in rest if f.name not in signatures]
    covering: list[Stamp] = []
    for path in stamps:
        stamp = _stamped(path, manifests)
        if isinstance(stamp, Stamp):
            covering.append(stamp)
        else:
            problems.append(stamp)
    copied = [f.name for f in rest if f.known in kept]
    if manifests and read == len(manifests):  # without its manifest nobody can say what is extra
        strange = [f for f in rest if f.known not in kept and not (f.name in named and f.name not in whole)]
        problems += [Problem(f.name, "extra") for f in strange]
    return Report(
        files=len(rows),
        problems=tuple(dict.fromkeys(problems)),
        volumes=tuple(sorted(volumes)),
        sums=tuple((f.name, f.known[1]) for f in manifests if f.known),
        copies=sum(rows.values()),
        renamed=tuple(renamed),
        copied=tuple(copied),
        foreign=tuple(foreign),
        left_out=tuple(sorted(left_out)),
        signatures=tuple(signatures),
        stamps=tuple(covering),
    )


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _row(folder: str, row: dict[str, object]) -> Row:
    return Row(_normal(folder + str(row["path"])), (int(str(row["size"])), str(row["sha256"])))


def _seal(folder: str, name: str, manifest: Found) -> Row:
    """The file with the sum of a manifest, as it has to be."""
    line = f"{manifest.known[1] if manifest.known else ''}  {name}.json\n".encode()
    return Row(f"{folder}{name}.sha256", (len(line), hashlib.sha256(line).hexdigest()))


def _sums(folder: str, name: str, manifest: Found, listed: dict[str, object]) -> Row:
    """The file with the sums of everything in a volume, as it has to be; `sha256sum -c` reads it."""
    digest = manifest.known[1] if manifest.known else ""
    seal = hashlib.sha256(f"{digest}  {name}.json\n".encode()).hexdigest()
    rows = [(row["sha256"], row["path"]) for row in listed["files"]]  # type: ignore[attr-defined]
    rows += [(digest, f"{name}.json"), (seal, f"{name}.sha256")]
    lines = "".join(f"{known}  {path}\n" for known, path in rows).encode()
    return Row(f"{folder}{listed['sums']}", (len(lines), hashlib.sha256(lines).hexdigest()))


def _stamped(path: Path, manifests: list[Found]) -> Stamp | Problem:
    """What a time stamp covers, or what is wrong with it."""
    try:
        covered, moment = stamp_of(path.read_bytes())
    except Exception:  # whatever the file is, it is no stamp
        return Problem(path.name, "unreadable")
    for manifest in manifests:
        if manifest.known and bytes.fromhex(manifest.known[1]) == covered:
            return Stamp(path.name, manifest.name, moment)
    return Problem(path.name, "of_another")


def stamp_of(response: bytes) -> tuple[bytes, str]:
    """The SHA-256 that a time stamp covers, and its moment, «2026-11-20 09:41:27 UTC».

    Raises ValueError for what is no granted answer of RFC 3161, or one whose parts do not belong together. The
    signature itself is not checked.
    """
    (whole,) = parts(response)
    status, token = parts(whole.body)[:2]
    if _number(parts(status.body)[0].body) > 1:
        raise ValueError("not granted")
    signed = parts(parts(parts(token.body)[1].body)[0].body)
    info = _content(signed[2].body)
    fields = parts(parts(info)[0].body)
    algorithm, covered = parts(fields[2].body)
    if parts(algorithm.body)[0].body != _SHA256:
        raise ValueError("not SHA-256")
    if not any(_attests(signer.body, info) for signer in parts(signed[-1].body)):
        raise ValueError("the signature is of something else")
    told = fields[4].body.decode("ascii")
    day, hour = f"{told[:4]}-{told[4:6]}-{told[6:8]}", f"{told[8:10]}:{told[10:12]}:{told[12:14]}"
    return covered.body, f"{day} {hour} UTC"


class Part(NamedTuple):
    """An element of DER (ITU-T X.690): its tag and what is in it."""

    tag: int
    body: bytes


_SHA256 = bytes.fromhex("608648016503040201")
_DIGEST_ATTRIBUTE = bytes.fromhex("2a864886f70d010904")  # RFC 5652, section 11.2
_LENGTHS = {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}


def parts(data: bytes) -> list[Part]:
    """The elements that stand one after another."""
    parts, at = [], 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length > 127:
            count = length & 127
            if not count or at + count > len(data):
                raise ValueError("not DER")
            length, at = _number(data[at : at + count]), at + count
        if at + length > len(data):
            raise ValueError("cut short")
        parts.append(Part(tag, data[at : at + length]))
        at += length
    return parts


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _content(encapsulated: bytes) -> bytes:
    """What was signed: an OCTET STRING in an explicit [0]."""
    return parts(parts(encapsulated)[1].body)[0].body


def _attests(signer: bytes, info: bytes) -> bool:
    """Whether a signer's attribute holds the sum of what was signed."""
    for part in parts(signer):
        if part.tag == 0xA0:
            for attribute in parts(part.body):
                kind, values = parts(attribute.body)
                if kind.body == _DIGEST_ATTRIBUTE:
                    digest = parts(values.body)[0].body
                    return hashlib.new(_LENGTHS[len(digest)], info).digest() == digest
    return False


def _matched(rows: list[Row], found: list[Found]) -> tuple[dict[Row, int], list[tuple[str, str]]]:
    """Which file each row is: the one of its name if that has its content, else one that has, in the same folder if
    there is any. Second, what is called otherwise now."""
    places: dict[tuple[int, str] | None, list[int]] = {}
    for at, file in enumerate(found):
        places.setdefault(file.known, []).append(at)
    taken: dict[Row, int] = {}
    for fits in (lambda row, name: row == name, lambda row, name: _folder_of(row) == _folder_of(name), _any):
        for row in rows:
            same = [
                at for at in places.get(row.known, ()) if row not in taken and fits(row.name, found[at].name)
            ]
            if same:
                taken[row] = same[0]
                places[row.known].remove(same[0])
    renamed = [(row.name, found[at].name) for row, at in taken.items() if row.name != found[at].name]
    return taken, renamed


def _any(row: str, name: str) -> bool:
    return True


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _lost(row: Row, found: list[Found], whole: set[str], sealed: str = "") -> Problem:
    """Why a row has no file. `whole` are names of files that are other rows; `sealed` is the manifest of a seal, which
    is to be suspected rather than the seal."""
    there = [file for file in found if file.name == row.name and file.name not in whole]
    if not there:
        return Problem(row.name, "missing")
    return Problem(sealed or row.name, "changed" if there[0].known else "unreadable")


def _foreign(name: str) -> bool:
    """Left by a file manager, an unpacker or an editor, never by people. No file of a package is called so."""
    parts = name.lower().split("/")
    return any(part.startswith((".", "~$")) or part.strip() in LEFT_BY_SYSTEMS for part in parts)


def _printable(name: str) -> str:
    """A name that cannot move the cursor or turn the line around."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)


def _tell(report: Report) -> None:
    for problem in report.problems:
        uk, en = WORDS[problem.what]
        print(f"✗ {_printable(problem.file)}: {uk} / {en}")
    for listed, present in report.renamed:
        print(f"= {_printable(listed)}: тепер зветься інакше, вміст той самий / renamed, the same content:")
        print(f"  {_printable(present)}")
    for name in report.copied:
        print(f"= {_printable(name)}: ще одна копія файлу з пакета / one more copy of a file of the package")
    if report.foreign:
        print(f"Службових файлів телефона чи комп’ютера: {len(report.foreign)}. Пакет їх не стосується.")
        print(f"Files left by a phone or a computer: {len(report.foreign)}. They are no part of the package.")
    for name in report.signatures:
        print(f"= {_printable(name)}: підпис поруч; перевірте його на ca.diia.gov.ua/verify")
        print("  a signature beside it, not checked here: see ca.diia.gov.ua/verify")
    for stamp in report.stamps:
        name = _printable(stamp.manifest)
        print(f"= {_printable(stamp.file)}: за позначкою часу, {name} існував уже {stamp.moment}.")
        print(f"  By the time stamp {name} existed at {stamp.moment}. Its signature was not checked here.")
    for number in report.left_out:
        print(f"Файл № {number} пошкоджено ще до пакета, тому його тут немає.")
        print(f"File no. {number} was damaged before the package was made, so it is not here.")
    for number, of in report.volumes:
        if of > 1:
            print(f"Частина {number} з {of}. / Part {number} of {of}.")


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
    _tell(report)
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
        print(f"{_printable(name)} SHA-256 {digest}")
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
