"""How long what is kept: the operator's terms, and the days they come to. Pure: time is an argument.

A draft is idle for so many days by Kyiv's calendar, whatever the clock does in spring and autumn. It ends only after
all its warnings were delivered, each as long before the end as it says; who could not be warned in time is warned
later, and the end moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.language import KYIV
from storage.endings import Idle

WARNINGS = (14, 3, 1)
"""Days before the end."""

HOUR = time(10)
"""When something falls due, in Kyiv."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """draft_days    a draft that was never packaged ends after so many idle days
    package_days  what is left of a package that was sent (that it was built) ends after so many days
    account_years  somebody without a claim is forgotten after so many unused years
    organisation  who keeps the data, and `contact` how to reach them; empty where the operator has not said
    """

    draft_days: int = 180
    package_days: int = 30
    account_years: int = 2
    organisation: str = ""
    contact: str = ""


def day_after(since: datetime, days: int) -> datetime:
    """Ten in the morning in Kyiv, so many days after the Kyiv date of a moment."""
    return datetime.combine(since.astimezone(KYIV).date() + timedelta(days=days), HOUR, KYIV)


def warning_due(idle: Idle, keeping: Keeping) -> datetime | None:
    """When the next warning is to be given; None when all were."""
    if idle.warnings >= len(WARNINGS):
        return None
    before = WARNINGS[idle.warnings]
    due = day_after(idle.since, keeping.draft_days - before)
    if idle.warned_at is not None:
        due = max(due, day_after(idle.warned_at, WARNINGS[idle.warnings - 1] - before))
    return due


def end_due(idle: Idle, keeping: Keeping) -> datetime | None:
    """When the draft ends; None while a warning is still to be delivered."""
    if idle.warnings < len(WARNINGS) or idle.warned_at is None:
        return None
    return max(day_after(idle.since, keeping.draft_days), day_after(idle.warned_at, WARNINGS[-1]))


def end_after_warning(idle: Idle, now: datetime, keeping: Keeping) -> date:
    """The day that a warning given now has to name."""
    soonest = day_after(now, WARNINGS[idle.warnings])
    return max(day_after(idle.since, keeping.draft_days), soonest).date()


def idle_before(now: datetime, keeping: Keeping) -> datetime:
    """Drafts changed since this moment need not be looked at: no warning of theirs is due."""
    return now - timedelta(days=keeping.draft_days - max(WARNINGS) - 1)


def records_before(now: datetime, keeping: Keeping) -> datetime:
    """What was sent for a request before this moment need not be known any more."""
    return now - timedelta(days=keeping.package_days)


def unused_before(now: datetime, keeping: Keeping) -> datetime:
    """Whoever was last here before this moment has not been here for so many years; of 29 February, 1 March."""
    today = now.astimezone(KYIV).date()
    year = today.year - keeping.account_years
    try:
        then = today.replace(year=year)
    except ValueError:
        then = date(year, 3, 1)
    return datetime.combine(then, time(), KYIV)
