"""The package: claim.pdf, diia.pdf, claim.json, the evidence as received, copies of it that Diia takes, a manifest and
the means to check it, in ZIP volumes.

Same snapshot, evidence and moment give the same bytes on every machine: entries have a fixed order, one time stamp
(the last change of the claim) and fixed attributes, and nothing is compressed, because compressors differ between
machines while PDF, JPEG and HEIC hardly shrink.

Volumes are built in memory, one at a time, up to the limit (50 MB by default, which is what Telegram takes), and no
plaintext ever touches a disk, so a crash leaves none behind. For the same reason copies are made twice: once to
measure them, for the claim and the layout, and once when their volume is written.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pydantic import JsonValue

from dialogs.snapshot import Snapshot
from submission.claim import SCHEMA, Claim, canonical_json, describe
from submission.copies.outline import Copied, Copy, make, measure
from submission.copies.workshop import Workshop
from submission.diia import render_guide
from submission.exhibits import Exhibit, archive_names
from submission.pdf import render

MANIFEST_SCHEMA = "zayava.manifest/1"
PROGRAM = "zayava"
LIMIT = 50_000_000
ENTRY_RESERVE = 2_048  # bytes a file takes besides its content: ZIP headers, its row in the manifest
VOLUME_RESERVE = 4_096  # the rest of the manifest, its seal, the end of the ZIP

README = "ПРОЧИТАЙ.txt"
_HERE = Path(__file__).parent


class EvidenceMismatch(Exception):
    """The stored bytes of an exhibit are not those that were received. Carries its number, never its name."""

    def __init__(self, number: int) -> None:
        super().__init__(f"exhibit {number} differs from what was received")
        self.number = number


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the package that the program writes."""

    path: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Share:
    """What one volume holds of an exhibit: the original, copies of it, or both."""

    exhibit: Exhibit
    original: bool
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes where. `documents` open the first volume, `companions` are in each; exhibits come by volume."""

    claim: Claim
    program_version: str
    documents: tuple[Document, ...]
    companions: tuple[Document, ...]
    volumes: tuple[tuple[Share, ...], ...]

    def name(self, number: int) -> str:
        """The file name of a volume: the category and nothing about the person."""
        code = re.sub(r"[^A-Za-z0-9.]", "", self.claim.code)
        return f"zayava-{code}{self._suffix(number)}.zip"

    def manifest_name(self, number: int) -> str:
        """Volumes have manifests of different names, so that they may be unpacked into one folder."""
        return f"manifest{self._suffix(number)}.json"

    def _suffix(self, number: int) -> str:
        return f"-{number}of{len(self.volumes)}" if len(self.volumes) > 1 else ""


@dataclass(frozen=True, slots=True)
class Volume:
    """A finished ZIP. `manifest_sha256` is the sum that verify.py prints, to be shown to the person."""

    name: str
    data: bytes
    manifest_sha256: str


def plan(
    snapshot: Snapshot,
    exhibits: Iterable[Exhibit],
    *,
    made_at: datetime,
    program_version: str,
    limit: int = LIMIT,
) -> Plan:
    """Measures the copies of the exhibits, renders the claim, and lays everything out in volumes of at most `limit`
    bytes. Reads each exhibit once and keeps nothing of it.

    `made_at` is the moment of the last change of the claim, with a time zone: it is the only time in the package
    besides those of receipt. Raises ValueError when an exhibit cannot fit into a volume, before anything is read;
    EvidenceMismatch when an exhibit is not what was received.
    """
    ordered = sorted(exhibits, key=lambda exhibit: exhibit.number)
    verify = Document("verify.py", "text/x-python", (_HERE / "verify.py").read_bytes())
    # The readme differs with the number of volumes by a line or two, for which its reserve has room.
    companions = (_readme(snapshot, 1), verify)
    empty = limit - VOLUME_RESERVE - _room(companions)
    for exhibit in ordered:
        if exhibit.size + ENTRY_RESERVE > empty:
            raise ValueError(f"exhibit {exhibit.number} does not fit into a volume of {limit} bytes")
    copied = _measure(ordered)
    claim = describe(snapshot, ordered, made_at, copied)
    numbers = {exhibit.id: exhibit.number for exhibit in ordered}
    documents = (
        Document("claim.pdf", "application/pdf", render(claim)),
        Document("diia.pdf", "application/pdf", render_guide(snapshot, claim, numbers)),
        Document("claim.json", "application/json", claim.to_json()),
    )
    volumes = _lay_out([(e, copied[e.number].copies) for e in ordered], empty, _room(documents))
    companions = (_readme(snapshot, len(volumes)), verify)
    return Plan(claim, program_version, documents, companions, volumes)


def build(plan: Plan) -> Iterator[Volume]:
    """Writes the volumes one after another; only one is in memory, and one exhibit with one copy besides.

    Raises EvidenceMismatch when an exhibit is not what was received, CopyMismatch when a copy is not what was measured.
    """
    with Workshop() as workshop:
        for number, shares in enumerate(plan.volumes, start=1):
            documents = plan.documents if number == 1 else ()
            yield _volume(plan, number, documents + plan.companions, shares, workshop)


def _measure(exhibits: Sequence[Exhibit]) -> dict[int, Copied]:
    paths = archive_names(exhibits)
    with Workshop() as workshop:
        return {e.number: measure(_original(e), paths[e.id], workshop) for e in exhibits}


def _room(documents: tuple[Document, ...]) -> int:
    return sum(len(document.data) + ENTRY_RESERVE for document in documents)


def _lay_out(
    files: Sequence[tuple[Exhibit, tuple[Copy, ...]]], empty: int, first: int
) -> tuple[tuple[Share, ...], ...]:
    """Copies stand beside their original if all of them fit into one volume, which has `empty` bytes for evidence, the
    first one `first` bytes less. The copies of a long document go on in the next volumes."""
    volumes: list[list[Share]] = [[]]
    room = empty - first
    for exhibit, copies in files:
        original, rest = exhibit.size + ENTRY_RESERVE, [copy.size + ENTRY_RESERVE for copy in copies]
        if room < original or room < original + sum(rest) <= empty:
            volumes.append([])
            room = empty
        volumes[-1].append(Share(exhibit, True, ()))
        room -= original
        for copy, needed in zip(copies, rest, strict=True):
            if needed > room:
                volumes.append([Share(exhibit, False, ())])
                room = empty
            share = volumes[-1][-1]
            volumes[-1][-1] = Share(exhibit, share.original, (*share.copies, copy))
            room -= needed
    return tuple(map(tuple, volumes))


def _volume(
    plan: Plan, number: int, documents: tuple[Document, ...], shares: tuple[Share, ...], workshop: Workshop
) -> Volume:
    name = plan.manifest_name(number)
    manifest = canonical_json(_manifest(plan, number, documents, shares))
    digest = hashlib.sha256(manifest).hexdigest()
    paths = {exhibit.number: exhibit.file for exhibit in plan.claim.exhibits}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for document in documents:
            _write(archive, document.path, document.data, plan.claim.made_at)
        _write(archive, name, manifest, plan.claim.made_at)
        seal = f"{digest}  {name}\n".encode()
        _write(archive, f"{name.removesuffix('json')}sha256", seal, plan.claim.made_at)
        for share in shares:
            original = _original(share.exhibit)
            if share.original:
                _write(archive, paths[share.exhibit.number], original, plan.claim.made_at)
            for copy, data in make(share.exhibit.number, original, share.copies, workshop):
                _write(archive, copy.path, data, plan.claim.made_at)
    return Volume(plan.name(number), buffer.getvalue(), digest)


def _original(exhibit: Exhibit) -> bytes:
    data = exhibit.read()
    if len(data) != exhibit.size or hashlib.sha256(data).hexdigest() != exhibit.sha256:
        raise EvidenceMismatch(exhibit.number)
    return data


def _write(archive: zipfile.ZipFile, path: str, data: bytes, moment: datetime) -> None:
    stamp = moment.astimezone(UTC)
    entry = zipfile.ZipInfo(
        path, (max(1980, stamp.year), stamp.month, stamp.day, stamp.hour, stamp.minute, 0)
    )
    entry.create_system = 3  # the same attributes whatever system writes them
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, data)


def _manifest(
    plan: Plan, number: int, documents: tuple[Document, ...], shares: tuple[Share, ...]
) -> dict[str, JsonValue]:
    files: list[JsonValue] = [
        {
            "path": document.path,
            "size": len(document.data),
            "sha256": hashlib.sha256(document.data).hexdigest(),
            "media_type": document.media_type,
            "received_at": None,
        }
        for document in documents
    ]
    described = {exhibit.number: exhibit for exhibit in plan.claim.exhibits}
    for share in shares:
        row = described[share.exhibit.number].model_dump(mode="json")
        if share.original:
            files.append(
                {"path": row["file"]} | {k: row[k] for k in ("size", "sha256", "media_type", "received_at")}
            )
        files += (_copy_row(copy, row["file"]) for copy in share.copies)
    return {
        "schema": MANIFEST_SCHEMA,
        "claim_schema": SCHEMA,
        "form": {"code": plan.claim.code, "fingerprint": plan.claim.fingerprint},
        "program": {"name": PROGRAM, "version": plan.program_version},
        "made_at": plan.claim.model_dump(mode="json")["made_at"],
        "volume": {"number": number, "of": len(plan.volumes)},
        "files": files,
    }


def _copy_row(copy: Copy, original: str) -> dict[str, JsonValue]:
    row: dict[str, JsonValue] = {
        "path": copy.path,
        "size": copy.size,
        "sha256": copy.sha256,
        "media_type": copy.media_type,
        "received_at": None,
        "copy_of": original,
    }
    return row | {"page": copy.page} if copy.page else row


def _readme(claim: Snapshot, volumes: int) -> Document:
    uk = f"\nЧастин у пакеті: {volumes}. Потрібні всі.\nРозпакуйте їх в одну папку.\n"
    en = f"\nParts of the package: {volumes}. All are needed.\nUnpack them into one folder.\n"
    text = (
        (_HERE / "readme.txt")
        .read_text("utf-8")
        .format(
            code=claim.code,
            title=claim.title,
            volumes_uk=uk if volumes > 1 else "",
            volumes_en=en if volumes > 1 else "",
        )
    )
    # The mark and the line ends are for the Notepad of old Windows.
    return Document(README, "text/plain; charset=utf-8", text.replace("\n", "\r\n").encode("utf-8-sig"))
