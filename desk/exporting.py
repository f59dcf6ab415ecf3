"""The stored bytes of a file leave the desk only with a second person's approval of that very file, once, in time."""

from __future__ import annotations

from desk import doors, rules
from dialogs.language import N_
from dialogs.review.copy import CopiedFile
from storage import Permit, Staff, Work
from storage.permits import REFUSED, USED
from storage.staff import ADMIN, LEAD

EXPORT = "export"


def ask(work: Work, staff: Staff, share_id: str, file_id: str) -> Permit:
    """Ask for the bytes of one file. Raises `Refused`; an organisation of one cannot export."""
    found = doors.file(work, staff, share_id, file_id, event="export.asked")
    if rules.alone(work.staff.list()):
        raise rules.Refused(
            "permit.alone", N_("Файл може вивантажити лише організація з двох і більше людей.")
        )
    return work.permits.ask(EXPORT, _what(share_id, found.id), staff.id)


def approve(work: Work, staff: Staff, permit_id: str) -> Permit:
    """The second person's word. Raises `Refused`."""
    permit = _open(work, staff, permit_id)
    rules.may_approve_permit(permit, staff, work.now)
    if not work.permits.approve(permit, staff.id):
        raise rules.gone()
    _note(work, permit, staff, "export.approved")
    return permit


def refuse(work: Work, staff: Staff, permit_id: str) -> None:
    """No; also by who asked, who wants it no more. Raises `Refused`."""
    permit = work.permits.get(permit_id)
    if permit is None or permit.kind != EXPORT or not staff.active:
        raise rules.gone()
    if permit.asked_by != staff.id and not staff.may(LEAD, ADMIN):
        raise rules.gone()
    if work.permits.close(permit, REFUSED):
        _note(work, permit, staff, "export.refused")


def use(work: Work, staff: Staff, share_id: str, file_id: str, permit_id: str) -> CopiedFile:
    """The file, to be handed out now. Raises `Refused`: the draft must still be in their hand."""
    found = doors.file(work, staff, share_id, file_id, event="export.taken")
    permit = rules.may_use_permit(
        work.permits.get(permit_id), EXPORT, _what(share_id, file_id), staff, work.now
    )
    if not work.permits.close(permit, USED):
        raise rules.gone()
    return found


def _open(work: Work, staff: Staff, permit_id: str) -> Permit:
    permit = work.permits.get(permit_id)
    if permit is None or permit.kind != EXPORT or not staff.may(LEAD, ADMIN):
        raise rules.gone()
    share = work.shares.get(permit.what.partition(" ")[0])
    if share is None or not work.queue.strange(staff, share):
        raise rules.gone()
    return permit


def _what(share_id: str, file_id: str) -> str:
    return f"{share_id} {file_id}"


def _note(work: Work, permit: Permit, staff: Staff, event: str) -> None:
    share = work.shares.get(permit.what.partition(" ")[0])
    if share is not None:
        work.audit.record(share.user_id, share.claim_id, event, [f"by.{permit.asked_by}"], actor=staff.id)
