"""The rules of the desk told a second time, on plain values, from what was promised to applicants."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from storage import Staff, User

LEASE = timedelta(minutes=30)


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Draft:
    """What the test knows of a share."""

    id: str
    user: User
    sensitive: bool
    sex: str
    ends_at: datetime
    rounds: list[str]
    reads: list[tuple[int, str]] = field(default_factory=list)
    holder: int = 0
    held_until: datetime = LONG_AGO
    state: str = "waiting"
    decided_by: int = 0
    over: bool = False


@dataclass
class Person:
    """What the test knows of somebody of the staff."""

    staff: Staff
    telegram: int
    reviews: bool
    trained: bool
    sex: str
    lead: bool = False
    active: bool = True
    known: set[int] = field(default_factory=set)


@dataclass
class Login:
    token: str
    person: Person | None
    begun: datetime
    seen: datetime


def may_be_theirs(person: Person, draft: Draft, now: datetime) -> bool:
    return (
        person.active
        and (person.reviews or person.lead)
        and not draft.over
        and now < draft.ends_at
        and person.telegram != draft.user.telegram_id
        and draft.user.id not in person.known
        and (person.trained or not draft.sensitive)
        and draft.sex in ("", person.sex)
    )


def may_read(person: Person, draft: Draft, now: datetime) -> bool:
    holds = draft.holder == person.staff.id and now < draft.held_until
    return may_be_theirs(person, draft, now) and holds
