"""Who may do what, in one place. Pure: it looks at what it is given and decides nothing else.

A refusal says what it is to the person, and to the log by its code; it never tells what it is that they may not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from dialogs.language import N_
from storage import Permit, Remark, Share, Staff
from storage.remarks import OPEN, UNSENT
from storage.shares import APPROVED, ASKED, RETURNED, WAITING
from storage.staff import ADMIN, LEAD, REVIEWER

LEASE = timedelta(minutes=30)
"""For so long a draft is somebody's, from their last step in it."""


NOTICE_OF = timedelta(hours=72)
"""For so long all staff know beforehand that nobody is left to agree to what an admin or the command line does."""

NEWER = "review.newer_round"
"""A copy came that was not seen yet."""


class Refused(Exception):
    """`code` names the case, `message` is for the person (a source text with places for `params`)."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.params = params


def gone() -> Refused:
    """There is nothing here for this person: it never was, it is not theirs, or it was taken back. All look alike."""
    return Refused("review.gone", N_("Цієї чернетки тут немає. Можливо, людина забрала її з перевірки."))


def absent() -> Refused:
    """A page that is not for this person: it looks as if there were none."""
    return Refused("desk.absent", N_("Такої сторінки немає."))


def reviews(staff: Staff) -> None:
    """Reading and deciding is for reviewers, leads among them."""
    if not staff.may(REVIEWER, LEAD):
        raise gone()


def readable(share: Share | None, theirs: bool, now: datetime) -> Share:
    """A share that has a copy, is not over, and may be this reviewer's."""
    if share is None or not theirs or not share.readable or share.ends_at <= now:
        raise gone()
    return share


def in_hand(share: Share, staff: Staff, now: datetime) -> Share:
    """Content is shown to who has taken the draft, and only as long as they have it."""
    if share.held(now) != staff.id:
        raise Refused("review.not_held", N_("Щоб читати чернетку, спершу візьміть її."))
    return share


def free(share: Share, staff: Staff, now: datetime, holder: str) -> Share:
    """A draft may be taken that waits, or that one has decided on; not from under somebody's hands."""
    if share.held(now) not in (None, staff.id):
        raise Refused("review.held", N_("Цю чернетку вже взяли: {name}."), name=holder)
    if share.state not in (WAITING, ASKED) and share.decided_by != staff.id and not staff.may(LEAD):
        raise gone()
    return share


def undecided(share: Share) -> Share:
    """What was decided has to be taken back first."""
    if share.state in (RETURNED, APPROVED):
        raise Refused("review.decided", N_("Рішення вже є. Щоб змінити його, поверніться на крок назад."))
    return share


def same_round(share: Share, seen: int) -> Share:
    """A decision is about the copy that was seen. A newer one, also one just being made, is to be looked at first."""
    if share.round != seen or share.state == ASKED:
        raise Refused(NEWER, N_("Людина щойно надіслала новішу версію. Подивіться, що змінилося."))
    return share


def may_approve(remarks: Sequence[Remark]) -> None:
    """Not while remarks are open, sent or not."""
    count = sum(remark.state in (UNSENT, OPEN) for remark in remarks)
    if count:
        raise Refused(
            "review.open_remarks",
            N_("Є відкриті зауваження: {n}. Закрийте їх або поверніть чернетку."),
            n=count,
        )


def may_return(remarks: Sequence[Remark]) -> None:
    """Not without a remark that says what to mend."""
    if not any(remark.state in (UNSENT, OPEN) for remark in remarks):
        raise Refused("review.no_remarks", N_("Щоб повернути чернетку, напишіть хоча б одне зауваження."))


def may_undo(share: Share, staff: Staff) -> None:
    """One's own decision, or as a lead anybody's, while nothing came after it."""
    if share.state not in (RETURNED, APPROVED):
        raise Refused("review.nothing_to_undo", N_("Тут немає рішення, яке можна скасувати."))
    if share.decided_by != staff.id and not staff.may(LEAD):
        raise Refused(
            "review.not_yours", N_("Це рішення іншої людини. Скасувати його може вона або керівник.")
        )


def may_receive(share_theirs: bool, other: Staff) -> None:
    """A draft is handed only to who may have it."""
    if not share_theirs or not other.may(REVIEWER, LEAD):
        raise Refused("review.not_for_them", N_("Цій людині чернетку передати не можна."))


def leads(staff: Staff) -> None:
    """Figures and templates are for leads."""
    if not staff.may(LEAD):
        raise absent()


def administers(staff: Staff) -> None:
    """Roles are for admins."""
    if not staff.may(ADMIN):
        raise absent()


def alone(everybody: Iterable[Staff]) -> bool:
    """Whether this is an organisation of one: nobody is there for a second pair of eyes."""
    return sum(person.active and bool(person.roles) for person in everybody) < 2


def needs_second_admin(everybody: Iterable[Staff], now: datetime) -> bool:
    """From two admins on, a change of roles needs the other one. Who has just been shut out counts too: shutting the
    other one out makes nobody the only one."""
    return sum(person.may(ADMIN) or shut_out_until(person, now) is not None for person in everybody) > 1


def shut_out_until(person: Staff, now: datetime) -> datetime | None:
    """Until when an admin who was shut out still counts as one; None for everybody else."""
    if ADMIN not in person.roles or person.disabled_at is None:
        return None
    until = person.disabled_at + NOTICE_OF
    return until if now < until else None


def may_approve_permit(permit: Permit, staff: Staff, now: datetime) -> None:
    """Another person than the one who asked, with a role for it, and while it is not decided."""
    if not permit.waits(now):
        raise Refused("permit.closed", N_("Цей запит уже закрито або його строк минув."))
    if permit.asked_by == staff.id:
        raise Refused("permit.own", N_("Свій запит схвалити не можна: потрібна інша людина."))


def may_use_permit(permit: Permit | None, kind: str, what: str, staff: Staff, now: datetime) -> Permit:
    """Exactly what was asked for, by who asked, approved by somebody else, not yet used and in time."""
    if permit is None or (permit.kind, permit.what, permit.asked_by) != (kind, what, staff.id):
        raise gone()
    if not permit.good(now):
        raise Refused(
            "permit.not_good", N_("Дозволу немає: його не дали, його строк минув або його використано.")
        )
    return permit
