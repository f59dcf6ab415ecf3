"""What needs a second person: asked for by one, approved by another, good once and for a quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import bindparam, insert, select, update

from storage import review_tables as tables
from storage.scope import Scope

GOOD_FOR = timedelta(minutes=15)
ASKED_FOR = timedelta(days=7)
USED, REFUSED = "used", "refused"

_t = tables.permits.c
_ASK = insert(tables.permits)
_GET = select(tables.permits).where(_t.id == bindparam("permit"))
_LOCKED = {False: _GET, True: _GET.with_for_update()}
_OPEN = select(tables.permits).where(_t.closed_at.is_(None)).order_by(_t.asked_at, _t.id)
_one = update(tables.permits).where(_t.id == bindparam("permit"), _t.closed_at.is_(None))
_APPROVE = _one.where(_t.approved_by.is_(None))


@dataclass(frozen=True, slots=True)
class Permit:
    """`what` names the one thing that is asked for, in ids only; nothing else is allowed by it."""

    id: str
    kind: str
    what: str
    asked_by: int
    asked_at: datetime
    approved_by: int | None
    ends_at: datetime | None
    closed_at: datetime | None
    outcome: str

    def waits(self, now: datetime) -> bool:
        """Whether somebody may still approve it."""
        return self.closed_at is None and self.approved_by is None and now < self.asked_at + ASKED_FOR

    def good(self, now: datetime) -> bool:
        """Whether it may be used at this moment."""
        approved = self.approved_by not in (None, self.asked_by) and self.ends_at is not None
        return approved and self.closed_at is None and self.ends_at is not None and now < self.ends_at


class Permits:
    """Every step is compare-and-set: a permit is approved once, and used or refused once."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ask(self, kind: str, what: str, staff_id: int) -> Permit:
        permit_id = uuid4().hex
        values = {"id": permit_id, "kind": kind, "what": what, "asked_by": staff_id}
        self._scope.connection.execute(_ASK, values | {"asked_at": self._scope.now, "outcome": ""})
        return Permit(permit_id, kind, what, staff_id, self._scope.now, None, None, None, "")

    def get(self, permit_id: str) -> Permit | None:
        row = self._scope.connection.execute(_LOCKED[self._scope.writing], {"permit": permit_id}).first()
        return None if row is None else Permit(*row)

    def open(self) -> list[Permit]:
        """What was neither used nor refused, and has not run out."""
        now = self._scope.now
        permits = [Permit(*row) for row in self._scope.connection.execute(_OPEN)]
        return [permit for permit in permits if permit.waits(now) or permit.good(now)]

    def approve(self, permit: Permit, staff_id: int) -> bool:
        """Whether it was still to be approved; the quarter of an hour begins."""
        values = {"approved_by": staff_id, "ends_at": self._scope.now + GOOD_FOR}
        return bool(self._scope.connection.execute(_APPROVE.values(values), {"permit": permit.id}).rowcount)

    def close(self, permit: Permit, outcome: str) -> bool:
        """It was used, or refused; whether it was open until now."""
        values = {"closed_at": self._scope.now, "outcome": outcome}
        return bool(self._scope.connection.execute(_one.values(values), {"permit": permit.id}).rowcount)
