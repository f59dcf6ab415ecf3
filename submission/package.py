"""The package: the claim and the way into Diia to read, the claim as data, the evidence as received, copies of it that
Diia takes, a manifest and the means to check it, in ZIP volumes.

Same snapshot, evidence and moment give the same bytes on every machine: entries have a fixed order, one time stamp
(the last change of the claim) and fixed attributes, and nothing is compressed, because compressors differ between
machines while PDF, JPEG and HEIC hardly shrink.

Volumes are built in memory, one at a time, up to the limit (50 MB by default, which is what Telegram takes), and no
plaintext ever touches a disk, so a crash leaves none behind. For the same reason copies are made twice: once to
measure them, for the claim and the layout, and once when their volume is written.

Any number of packages may be made at the same time, each in a thread of its own: their files take turns.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from dialogs.engine.snapshot import Snapshot
from dialogs.programmes import PROGRAMMES
from submission.claim import Claim, describe
from submission.copies.outline import Copied, make, measure
from submission.copies.workshop import BUDGET, Budget, Workshop
from submission.exhibits import EvidenceDamaged, Exhibit, archive_names, original, same_files
from submission.layout import (
    LEFT_OUT_RESERVE,
    VOLUME_RESERVE,
    Document,
    Share,
    lay_out,
    package_name,
    room,
    room_of_original,
)
from submission.manifest import manifest, sums_file
from submission.papers.claim import claim_paper
from submission.papers.diia import diia_paper
from submission.papers.letter import letter_pdf
from submission.papers.page import page
from submission.papers.pdf import pdf
from submission.readme import readme
from submission.stop import Stop

LIMIT = 50_000_000
_VERIFY = Path(__file__).with_name("verify.py")


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes where. `companions` are in each volume, `documents` in the first one; exhibits come by volume."""

    claim: Claim
    number: int
    program_version: str
    budget: Budget
    documents: tuple[Document, ...]
    companions: tuple[Document, ...]
    volumes: tuple[tuple[Share, ...], ...]

    def name(self, volume: int) -> str:
        """The file name of a volume."""
        return f"{package_name(self.number)}{self._suffix(volume)}.zip"

    def manifest_name(self, volume: int) -> str:
        """Volumes have manifests of different names, so that they may be unpacked into one folder."""
        return f"manifest{self._suffix(volume)}.json"

    def sums_name(self, volume: int) -> str:
        """The file that `sha256sum -c` reads, for the same reason."""
        return f"SHA256SUMS{self._suffix(volume)}"

    def _suffix(self, volume: int) -> str:
        return f"-{volume}of{len(self.volumes)}" if len(self.volumes) > 1 else ""


@dataclass(frozen=True, slots=True)
class Volume:
    """A finished ZIP. `manifest_sha256` is the sum that verify.py prints, `manifest` what it is the sum of."""

    name: str
    data: bytes
    manifest_sha256: str
    manifest: bytes


def plan(
    snapshot: Snapshot,
    exhibits: Iterable[Exhibit],
    *,
    number: int,
    made_at: datetime,
    program_version: str,
    leave_out: Collection[int] = (),
    limit: int = LIMIT,
    budget: Budget = BUDGET,
    stop: Stop | None = None,
) -> Plan:
    """Measures the copies of the exhibits, renders the claim, and lays everything out in volumes of at most `limit`
    bytes. Reads each exhibit once and keeps nothing of it.

    `number` is that of the claim (see `package_name`). `made_at` is the moment of the last change of the claim, with a
    time zone: it is the only time in the package besides those of receipt. `leave_out` are numbers of exhibits that are
    damaged: the package says so of them, everywhere where it speaks of them, and goes without their files.

    Raises ValueError when an exhibit cannot fit into a volume, before anything is read; EvidenceDamaged, with all of
    their numbers, when exhibits are not what was received; Stopped.
    """
    stop = stop or Stop()
    ordered = sorted(exhibits, key=lambda exhibit: exhibit.number)
    held = [exhibit for exhibit in ordered if exhibit.number not in leave_out]
    verify = Document("verify.py", "text/x-python", _VERIFY.read_bytes())
    # The readme differs with the number of volumes by a line or two, for which its reserve has room.
    on_paper = snapshot.letter is not None
    companions = (
        readme(snapshot.code, snapshot.title, 1, "0" * 64, files=bool(held), on_paper=on_paper),
        verify,
    )
    empty = limit - VOLUME_RESERVE - LEFT_OUT_RESERVE * (len(ordered) - len(held)) - room(companions)
    for exhibit in held:
        if room_of_original([exhibit]) > empty:
            raise ValueError(f"exhibit {exhibit.number} does not fit into a volume of {limit} bytes")
    paths = archive_names(held)
    portal = PROGRAMMES.holding(snapshot.code).portal is not None
    copied = _measure(same_files(held), paths, budget if portal else None, stop)
    claim = describe(snapshot, ordered, made_at, copied, leave_out)
    stop.check()
    documents = _documents(snapshot, claim, ordered)
    files = [(twins, copied[paths[twins[0].id]].copies) for twins in same_files(held)]
    volumes = lay_out(files, empty, room(documents))
    digest = hashlib.sha256(claim.to_json()).hexdigest()
    companions = (
        readme(claim.code, claim.title, len(volumes), digest, files=bool(held), on_paper=on_paper),
        verify,
    )
    return Plan(claim, number, program_version, budget, documents, companions, volumes)


def build(plan: Plan, stop: Stop | None = None) -> Iterator[Volume]:
    """Writes the volumes one after another; only one is in memory, and one exhibit with one copy besides.

    Raises EvidenceDamaged when an exhibit is not what was received, CopyMismatch when a copy is not what was measured;
    Stopped.
    """
    stop = stop or Stop()
    # What was made in time once may take longer now, so that a machine that has become busy does not end the package.
    patient = replace(plan.budget, seconds=2 * plan.budget.seconds)
    with Workshop(patient, stop) as workshop:
        for volume, shares in enumerate(plan.volumes, start=1):
            stop.check()
            yield _volume(plan, volume, shares, workshop, stop)


def _measure(
    files: Sequence[tuple[Exhibit, ...]], paths: dict[str, str], budget: Budget | None, stop: Stop
) -> dict[str, Copied]:
    """The copies of each original by its path; none without a budget, where no portal takes any. Once one is damaged
    the others are only looked through, so that all that are damaged become known at once."""
    measured: dict[str, Copied] = {}
    damaged: list[EvidenceDamaged] = []
    with Workshop(budget or BUDGET, stop) as workshop:
        for twins in files:
            stop.check()
            try:
                data = original(twins)
            except EvidenceDamaged as lost:
                damaged.append(lost)
                continue
            path = paths[twins[0].id]
            if not damaged:
                measured[path] = measure(data, path, workshop) if budget else Copied()
    if damaged:
        causes = {number: error for lost in damaged for number, error in lost.causes.items()}
        raise EvidenceDamaged(sorted(n for lost in damaged for n in lost.numbers), causes)
    return measured


def _documents(snapshot: Snapshot, claim: Claim, exhibits: Sequence[Exhibit]) -> tuple[Document, ...]:
    written: list[Document] = []
    numbers = {exhibit.id: exhibit.number for exhibit in exhibits}
    if snapshot.letter:
        paper = letter_pdf(snapshot.letter, numbers, claim.made_at)
        written.append(Document("application.pdf", "application/pdf", paper))
    papers = {"claim": claim_paper(claim)}
    if PROGRAMMES.holding(snapshot.code).portal:
        papers["diia"] = diia_paper(snapshot, claim, numbers)
    for name, read in papers.items():
        written.append(Document(f"{name}.pdf", "application/pdf", pdf(read, claim.made_at)))
        written.append(Document(f"{name}.html", "text/html; charset=utf-8", page(read)))
    return (*written, Document("claim.json", "application/json", claim.to_json()))


def _volume(plan: Plan, number: int, shares: tuple[Share, ...], workshop: Workshop, stop: Stop) -> Volume:
    documents = plan.companions + (plan.documents if number == 1 else ())
    name = plan.manifest_name(number)
    of = len(plan.volumes)
    sums = plan.sums_name(number)
    listed, rows = manifest(plan.claim, plan.program_version, (number, of), documents, shares, sums)
    digest = hashlib.sha256(listed).hexdigest()
    paths = {exhibit.number: exhibit.file for exhibit in plan.claim.exhibits}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for document in documents:
            write_entry(archive, document.path, document.data, plan.claim.made_at)
        write_entry(archive, name, listed, plan.claim.made_at)
        seal, seal_name = sums_file([(digest, name)]), f"{name.removesuffix('json')}sha256"
        write_entry(archive, seal_name, seal, plan.claim.made_at)
        rows += [(digest, name), (hashlib.sha256(seal).hexdigest(), seal_name)]
        write_entry(archive, sums, sums_file(rows), plan.claim.made_at)
        for share in shares:
            stop.check()
            data = original(share.exhibits)
            first = share.exhibits[0].number
            if share.original:
                write_entry(archive, paths[first], data, plan.claim.made_at)
            for copy, made in make(first, data, share.copies, workshop):
                write_entry(archive, copy.path, made, plan.claim.made_at)
    return Volume(plan.name(number), buffer.getvalue(), digest, listed)


def write_entry(archive: zipfile.ZipFile, path: str, data: bytes, moment: datetime) -> None:
    stamp = moment.astimezone(UTC)
    entry = zipfile.ZipInfo(
        path, (max(1980, stamp.year), stamp.month, stamp.day, stamp.hour, stamp.minute, 0)
    )
    entry.create_system = 3  # the same attributes whatever system writes them
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, data)
