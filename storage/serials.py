"""Small numbers for claims: what refers to a claim in every answer, and in every entry of the log, is its serial.

A serial stays when its claim goes, and is never given again. Answers go by the one that the row of their claim holds,
and the log by the one that is given here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, bindparam, select

from storage import tables
from storage.prepared import Prepared
from storage.scope import Scope
from storage.tables import insert_or_skip

NO_CLAIM = 0

_t = tables.serials.c
_ADD = Prepared(insert_or_skip(tables.serials, ["claim_id"], tells=_t.id))
_KNOWN = Prepared(select(_t.id, _t.user_id).where(_t.claim_id == bindparam("claim")))


def add_serial(scope: Scope, claim_id: str, user_id: int) -> tuple[int, int]:
    """The serial of a claim, a new one where it has none, and to whom the claim belonged when it got it."""
    if known := _KNOWN.first(scope, {"claim": claim_id}):
        return known[0], known[1]
    added = _ADD.added(scope, {"claim_id": claim_id, "user_id": user_id})
    return (added, user_id) if added is not None else add_serial(scope, claim_id, user_id)


def serial_of(claim_id: str | BindParameter[Any]) -> ScalarSelect[Any]:
    """The serial of a claim, within a statement."""
    return select(_t.id).where(_t.claim_id == claim_id).scalar_subquery()
