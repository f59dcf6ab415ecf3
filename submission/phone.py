"""What a person needs of the package at once, as one PDF for the chat: the way into Diia, as wide as a phone, or the
application to be printed. It needs no files, so it is quick."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from dialogs.engine.snapshot import Snapshot
from dialogs.programmes import PROGRAMMES
from submission.claim import describe
from submission.exhibits import Exhibit
from submission.layout import Document, package_name
from submission.papers.claim import claim_paper
from submission.papers.diia import diia_paper
from submission.papers.letter import letter_pdf
from submission.papers.pdf import pdf


def phone(
    snapshot: Snapshot,
    exhibits: Sequence[Exhibit],
    *,
    number: int,
    made_at: datetime,
    leave_out: Collection[int] = (),
) -> Document:
    """What `diia.pdf` of the package says, files by the beginning of their names, or the application, or the answers
    where there is neither. Reads no exhibit; takes a fraction of a second. The arguments are those of `plan`. The name
    says nothing of what the claim is about."""
    numbers = {exhibit.id: exhibit.number for exhibit in exhibits}
    if snapshot.letter:
        data = letter_pdf(snapshot.letter, numbers, made_at)
    else:
        claim = describe(snapshot, exhibits, made_at, left_out=leave_out)
        portal = PROGRAMMES.holding(snapshot.code).portal
        paper = diia_paper(snapshot, claim, numbers, copied=False) if portal else claim_paper(claim)
        data = pdf(paper, made_at, "phone")
    return Document(f"{package_name(number)}.pdf", "application/pdf", data)
