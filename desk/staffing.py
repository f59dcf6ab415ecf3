"""Who belongs to the staff and may do what. From two admins on, each change of roles needs the other one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desk import rules
from desk.rules import NOTICE_OF
from dialogs.language import N_
from storage import Permit, Staff, StorageError, Work
from storage.permits import REFUSED, USED
from storage.staff import ADMIN, ROLES

GRANT, REPLACE = "grant", "replace"
NOBODY = 0
"""Who acts when it is the command line: docs/threats.md says that the shell is trusted."""


def set_roles(work: Work, staff: Staff, other_id: int, roles: Iterable[str]) -> Permit | None:
    """Change what somebody may do: at once where there is one admin, else it waits for another one (the permit that is
    returned). Raises `Refused`."""
    rules.administers(staff)
    other, wanted = _found(work, other_id), _known(roles)
    if rules.needs_second_admin(work.staff.list(), work.now):
        permit = work.permits.ask(GRANT, f"{other.id} {' '.join(wanted)}".strip(), staff.id)
        work.audit.record(other.id, None, "staff.asked", wanted, actor=staff.id)
        return permit
    _last_admin_stays(work, other, wanted)
    _apply(work, other, wanted, staff.id)
    return None


def approve(work: Work, staff: Staff, permit_id: str) -> None:
    """The other admin's word; the change is made at once. Raises `Refused`."""
    rules.administers(staff)
    permit = work.permits.get(permit_id)
    if permit is None or permit.kind != GRANT:
        raise rules.gone()
    rules.may_approve_permit(permit, staff, work.now)
    asker = _found(work, permit.asked_by)
    if not asker.may(ADMIN) or not work.permits.approve(permit, staff.id):
        raise rules.gone()
    work.permits.close(permit, USED)
    other_id, *roles = permit.what.split(" ")
    other = _found(work, int(other_id))
    _last_admin_stays(work, other, roles)
    _apply(work, other, _known(role for role in roles if role), staff.id)


def refuse(work: Work, staff: Staff, permit_id: str) -> None:
    """No: to a change of roles, or to a replacement that the command line has announced. Raises `Refused`."""
    rules.administers(staff)
    permit = work.permits.get(permit_id)
    if permit is None or permit.kind not in (GRANT, REPLACE):
        raise rules.gone()
    if work.permits.close(permit, REFUSED):
        work.audit.record(staff.id, None, "staff.refused", [permit.kind], actor=staff.id)


def disable(work: Work, staff: Staff, other_id: int) -> None:
    """Shut somebody out at once, everywhere. It takes one admin: waiting would help a thief. Raises `Refused`."""
    rules.administers(staff)
    other = _found(work, other_id)
    _last_admin_stays(work, other, ())
    shut_out(work, other, staff.id)


def shut_out(work: Work, other: Staff, by: int) -> None:
    """They are signed out, and what they have in hand goes back to the queue."""
    work.staff.disable(other)
    work.sessions.end_all(other.id)
    for share in work.queue.mine(other):
        if share.held(work.now) == other.id:
            work.shares.let_go(share)
    work.audit.record(other.id, None, "staff.disabled", actor=by)


def set_trained(work: Work, staff: Staff, other_id: int, trained: bool) -> None:
    """Mark somebody as trained for claims that hurt; oneself only where there is no other admin. Raises `Refused`."""
    rules.administers(staff)
    other = _found(work, other_id)
    if trained and other.id == staff.id and rules.needs_second_admin(work.staff.list(), work.now):
        raise rules.Refused("staff.own", N_("Про себе цього не позначають: це робить інший адміністратор."))
    work.staff.set_trained(other, trained)
    work.audit.record(other.id, None, "staff.trained" if trained else "staff.untrained", actor=staff.id)


def first_admin(work: Work, other: Staff, roles: Iterable[str]) -> None:
    """What the command line may grant: anything while there is no admin and was none for three days, nothing after.
    Raises `Refused`."""
    everybody = work.staff.list()
    if any(person.may(ADMIN) for person in everybody):
        raise rules.Refused(
            "staff.four_eyes", N_("Адміністратор уже є: ролі надають у кабінеті, за згодою другої людини.")
        )
    if day := max(
        filter(None, (rules.shut_out_until(person, work.now) for person in everybody)), default=None
    ):
        raise _too_early(day)
    _apply(work, other, _known(roles), NOBODY)


def announce_replacement(work: Work, absent: Staff, other: Staff) -> Permit:
    """The command line will make `other` an admin in the place of `absent`, once all staff have known of it for three
    days and no admin has objected. Raises `Refused`."""
    if not absent.may(ADMIN) or absent.id == other.id:
        raise rules.Refused("staff.not_admin", N_("Ця людина не адміністратор."))
    what = f"{absent.id} {other.id}"
    for permit in work.permits.open():
        if (permit.kind, permit.what) == (REPLACE, what):
            return permit
    work.audit.record(other.id, None, "staff.replacement_announced", [f"for.{absent.id}"], actor=NOBODY)
    return work.permits.ask(REPLACE, what, NOBODY)


def replace(work: Work, permit: Permit) -> None:
    """Do what was announced. Raises `Refused` before its time, or when an admin has objected."""
    if permit.kind != REPLACE or permit.closed_at is not None:
        raise rules.Refused("permit.closed", N_("Цей запит уже закрито або його строк минув."))
    if work.now < permit.asked_at + NOTICE_OF:
        raise _too_early(permit.asked_at + NOTICE_OF)
    absent_id, other_id = map(int, permit.what.split(" "))
    absent, other = _found(work, absent_id), _found(work, other_id)
    work.permits.close(permit, USED)
    _apply(work, other, _known((*other.roles, ADMIN)), NOBODY)
    shut_out(work, absent, NOBODY)


def _too_early(day: datetime) -> rules.Refused:
    return rules.Refused(
        "staff.too_early", N_("Заміна можлива з {day}: до того про неї знають усі працівники."), day=day
    )


def _apply(work: Work, other: Staff, roles: list[str], by: int) -> None:
    work.staff.set_roles(other, roles)
    if other.disabled_at is not None and roles:
        work.staff.enable(other)
    work.audit.record(other.id, None, "staff.granted", roles, actor=by)


def _last_admin_stays(work: Work, other: Staff, roles: Iterable[str]) -> None:
    """The staff never comes to be without an admin."""
    admins = [person for person in work.staff.list() if person.may(ADMIN)]
    if other.may(ADMIN) and ADMIN not in roles and len(admins) == 1:
        raise rules.Refused("staff.last_admin", N_("Це останній адміністратор. Спершу призначте іншого."))


def _known(roles: Iterable[str]) -> list[str]:
    wanted = set(roles)
    if not wanted <= set(ROLES):
        raise rules.gone()
    return [role for role in ROLES if role in wanted]


def _found(work: Work, staff_id: int) -> Staff:
    try:
        return work.staff.get(staff_id)
    except StorageError:
        raise rules.gone() from None
