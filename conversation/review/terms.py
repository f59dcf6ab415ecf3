"""What the operator has set up for reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dialogs.engine.form import Form
from dialogs.review.closed import sensitive
from storage import Staff, User, Work
from storage.staff import LEAD, REVIEWER


@dataclass(frozen=True, slots=True)
class Terms:
    """organisation, contact  who reads, and how to reach them
    days   how soon they usually answer
    lasts  after so long a share ends by itself
    """

    organisation: str
    contact: str
    days: int = 3
    lasts: timedelta = timedelta(days=30)
    desk_url: str = ""


def staffed(work: Work) -> bool:
    """Whether there is anybody to review."""
    return work.staff.active() > 0


def fits(work: Work, user: User, form: Form, sex: str) -> bool:
    """Whether somebody of the staff may take such a claim of this person."""
    return any(_fits(staff, user, form, sex) for staff in work.staff.list())


def _fits(staff: Staff, user: User, form: Form, sex: str) -> bool:
    return (
        staff.may(REVIEWER, LEAD)
        and (staff.trained or not sensitive(form))
        and sex in ("", staff.sex)
        and staff.telegram_id != user.telegram_id
    )
