"""The one door for a frozen claim: what the package, the sheet for the phone and a copy for reviewers are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from conversation.claims.writing import Writing, open_claim
from dialogs.engine.look.wording import shortened
from dialogs.engine.snapshot import Snapshot, freeze
from dialogs.language import KYIV
from locales import language as language_of
from storage import Evidence, User, Work
from storage.audit import CHANGES
from submission.exhibits import Exhibit


@dataclass(frozen=True, slots=True)
class Frozen:
    """A claim as it was in one transaction. `changed` is the moment of the last change, the only time of the package:
    the same claim gives the same bytes however often it is built. Of `files`, those are `lost` whose stored bytes are
    damaged."""

    writing: Writing
    snapshot: Snapshot
    files: list[Evidence]
    changed: datetime

    @property
    def lost(self) -> list[Evidence]:
        return [file for file in self.files if file.status == "damaged"]


def freeze_claim(work: Work, user: User, claim_id: str) -> Frozen | None:
    """The claim as it stands, with the files of its present path only: a branch that closed takes its files along."""
    writing = open_claim(work, user, claim_id)
    if writing is None:
        return None
    changed = work.audit.last(claim_id, CHANGES) or writing.claim.created_at
    ukrainian = language_of("uk")
    snapshot = freeze(writing.form, writing.draft, changed.astimezone(KYIV).date(), ukrainian)
    files = [
        file
        for file in work.evidence.list(user, claim_id)
        if file.id in snapshot.files and file.status in ("saved", "damaged")
    ]
    return Frozen(writing, snapshot, files, changed)


def exhibit(file: Evidence, writing: Writing | None, contents: Callable[[Evidence], bytes]) -> Exhibit:
    """A file as a package sees it; `contents` reads it, `writing` is its claim, if that can be read."""
    question = writing.form.questions.get(file.key) if writing else None
    attached = question.label if writing and question and file.key != writing.form.evidence else ""
    return Exhibit(
        id=file.id,
        number=file.number,
        name=file.name,
        media_type=file.media_type,
        size=file.size or 0,
        sha256=file.sha256 or "",
        received_at=file.received_at,
        caption=shortened(file.caption, 500),
        attached_to=attached,
        read=partial(contents, file),
        stored_at=file.saved_at,
    )
