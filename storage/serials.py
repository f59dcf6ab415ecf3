"""Small numbers for claims: what refers to a claim in every answer, and in every entry of the log, is its serial.

A serial stays when its claim goes, and is never given again. Answers go by the one that the row of their claim holds,
and the log by the one that is given here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, bindparam, insert, select

from storage import tables
from storage.prepared import Prepared
from storage.scope import Scope
from storage.tables import insert_or_skip

NO_CLAIM = 0

_t = tables.serials.c
_ADD = Prepared(insert_or_skip(tables.serials, ["claim_id"], tells=_t.id))
_TAKE = Prepared(insert(tables.serials).inline())
_NEXT = "SELECT nextval(pg_get_serial_sequence('serials', 'id')) FROM generate_series(1, 32)"
_KNOWN = Prepared(select(_t.id, _t.user_id).where(_t.claim_id == bindparam("claim")))


class Reserve:
    """Serials that this process may give on PostgreSQL, several at a time from the sequence: asking for one takes a
    round trip. What is left of them when the process ends is never given."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left: list[int] = []

    def next(self, scope: Scope) -> int:
        if not self._left:  # the sequence is in no transaction, so nothing has to be sent before
            rows = scope.driver.run_async(lambda connection: connection.fetch(_NEXT))
            self._left.extend(number for (number,) in reversed(rows))
        return self._left.pop()


def new_serial(scope: Scope, claim_id: str, user_id: int) -> int:
    """The serial of a claim that is just being begun: it has none yet."""
    if scope.dialect == "sqlite":
        return add_serial(scope, claim_id, user_id)[0]
    serial: int = scope.reserve.next(scope)
    _TAKE.later(scope, {"id": serial, "claim_id": claim_id, "user_id": user_id})
    return serial


def add_serial(scope: Scope, claim_id: str, user_id: int) -> tuple[int, int]:
    """The serial of a claim, a new one where it has none, and to whom the claim belonged when it got it."""
    if known := _KNOWN.first(scope, {"claim": claim_id}):
        return known[0], known[1]
    added = _ADD.added(scope, {"claim_id": claim_id, "user_id": user_id})
    return (added, user_id) if added is not None else add_serial(scope, claim_id, user_id)


def serial_of(claim_id: str | BindParameter[Any]) -> ScalarSelect[Any]:
    """The serial of a claim, within a statement."""
    return select(_t.id).where(_t.claim_id == claim_id).scalar_subquery()
