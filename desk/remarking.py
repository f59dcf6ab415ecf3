"""Remarks: written and kept, changed or dropped before they are sent, closed or raised again once they are answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk import doors, rules
from dialogs.language import N_
from dialogs.review.remarks import kinds_of
from storage import Remark, Share, Staff, Work
from storage.remarks import ANSWERED, CLOSED, OPEN, UNSENT

LONGEST = 2000
"""Characters of a remark: it has to fit above its question in a chat."""


@dataclass(frozen=True, slots=True)
class About:
    """What a remark is about: an answer, a file, or with neither the claim."""

    key: str = ""
    item: str = ""
    file: str = ""


def remark(work: Work, staff: Staff, share_id: str, about: About, kind: str, text: str) -> str:
    """Keep a remark; it is sent with the return. Returns its id. Raises `Refused`."""
    share = rules.undecided(doors.stands_in(work, staff, share_id, about.key, about.item, about.file))
    _sayable(share, kind, text)
    work.shares.hold(share, staff, rules.LEASE)
    _note(work, share, staff, "review.remarked", about, kind)
    return work.remarks.write(
        share, staff, kind=kind, text=text.strip(), key=about.key, item=about.item, file=about.file
    )


def reword(work: Work, staff: Staff, share_id: str, remark_id: str, kind: str, text: str) -> None:
    """Change a remark that is not sent yet. Raises `Refused`."""
    found = _found(work, staff, share_id, remark_id, UNSENT)
    _sayable(doors.find(work, staff, share_id), kind, text)
    work.remarks.reword(found, kind=kind, text=text.strip())


def drop(work: Work, staff: Staff, share_id: str, remark_id: str) -> None:
    """Throw a remark away that is not sent yet. One that was raised again is closed instead: the applicant has seen it.
    Raises `Refused`."""
    found = _found(work, staff, share_id, remark_id, UNSENT)
    if found.sent_at is not None:
        work.remarks.close(found)
    else:
        work.remarks.drop(found)


def close(work: Work, staff: Staff, share_id: str, remark_id: str) -> None:
    """It is settled. Raises `Refused`."""
    _step(work, staff, share_id, remark_id, "review.remark_closed", work.remarks.close, OPEN, ANSWERED)


def raise_again(work: Work, staff: Staff, share_id: str, remark_id: str) -> None:
    """It is not settled: it goes along with the next return. Raises `Refused`."""
    _step(work, staff, share_id, remark_id, "review.remark_raised", work.remarks.reopen, ANSWERED, CLOSED)


def _step(
    work: Work,
    staff: Staff,
    share_id: str,
    remark_id: str,
    event: str,
    step: Callable[[Remark], None],
    *states: str,
) -> None:
    found = _found(work, staff, share_id, remark_id, *states)
    step(found)
    share = work.shares.get(share_id)
    assert share is not None
    _note(work, share, staff, event, About(found.key, found.item, found.file), found.kind)


def _found(work: Work, staff: Staff, share_id: str, remark_id: str, *states: str) -> Remark:
    share, remarks = doors.remarks(work, staff, share_id)
    rules.undecided(share)
    found = next((one for one in remarks if one.id == remark_id and one.state in states), None)
    if found is None:
        raise rules.gone()
    work.shares.hold(share, staff, rules.LEASE)
    return found


def _sayable(share: Share, kind: str, text: str) -> None:
    if kind not in kinds_of(share.form):
        raise rules.gone()
    if not text.strip():
        raise rules.Refused("remark.empty", N_("Напишіть, що треба виправити."))
    if len(text) > LONGEST:
        raise rules.Refused("remark.long", N_("Зауваження задовге. Скоротіть його до {n} знаків."), n=LONGEST)


def _note(work: Work, share: Share, staff: Staff, event: str, about: About, kind: str) -> None:
    where = about.key or ("file" if about.file else "claim")
    work.audit.record(share.user_id, share.claim_id, event, [where, f"kind.{kind}"], actor=staff.id)
