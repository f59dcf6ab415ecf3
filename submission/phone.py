"""The way into Diia as one PDF that a phone shows without zoom, for the chat. It needs no files, so it is quick."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from dialogs.engine.snapshot import Snapshot
from submission.claim import describe
from submission.exhibits import Exhibit
from submission.layout import Document
from submission.package import package_name
from submission.papers.diia import diia_paper
from submission.papers.pdf import pdf


def phone(
    snapshot: Snapshot,
    exhibits: Sequence[Exhibit],
    *,
    number: int,
    made_at: datetime,
    leave_out: Collection[int] = (),
) -> Document:
    """What `diia.pdf` of the package says, files by the beginning of their names. Reads no exhibit; takes a fraction of
    a second. The arguments are those of `plan`. The name says nothing of what the claim is about."""
    claim = describe(snapshot, exhibits, made_at, left_out=leave_out)
    numbers = {exhibit.id: exhibit.number for exhibit in exhibits}
    paper = diia_paper(snapshot, claim, numbers, copied=False)
    return Document(f"{package_name(number)}.pdf", "application/pdf", pdf(paper, made_at, "phone"))
