"""Small numbers for claims: what refers to a claim in every answer, and in every entry of the log, is its serial.

A serial stays when its claim goes, and is never given again. It stands in two rows, that of the claim and its own:
where one of them is damaged the other tells it.
"""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, bindparam, select, update

from storage import tables
from storage.prepared import Prepared
from storage.scope import Scope
from storage.tables import insert_or_replace, insert_or_skip

_log = logging.getLogger(__name__)

NO_CLAIM = 0

_t = tables.serials.c
_ADD = Prepared(insert_or_skip(tables.serials, ["claim_id"], tells=_t.id))
_KNOWN = Prepared(select(_t.id, _t.user_id).where(_t.claim_id == bindparam("claim")))
_NAME = Prepared(insert_or_replace(tables.serials, ["id"], "claim_id"))
_claims = tables.claims.c
_HOLD = Prepared(
    update(tables.claims).where(_claims.id == bindparam("claim")).values(serial=bindparam("new"))
)


def add_serial(scope: Scope, claim_id: str, user_id: int) -> tuple[int, int]:
    """The serial of a claim, a new one where it has none, and to whom the claim belonged when it got it."""
    if known := _KNOWN.first(scope, {"claim": claim_id}):
        return known[0], known[1]
    added = _ADD.added(scope, {"claim_id": claim_id, "user_id": user_id})
    return (added, user_id) if added is not None else add_serial(scope, claim_id, user_id)


def settled_serial(scope: Scope, claim_id: str, user_id: int, held: Any) -> int:
    """The serial of a claim whose row holds this one, also where one of both rows is damaged: in a unit that writes it
    is mended."""
    known = _KNOWN.first(scope, {"claim": claim_id})
    if known is not None and known[0] == held:
        return int(known[0])
    fits = isinstance(held, int) and held > NO_CLAIM
    if not scope.writing:
        return int(known[0]) if known is not None else held if fits else NO_CLAIM
    _log.warning("claim.serial mended")
    if known is None and fits:
        _NAME.changed(scope, {"id": held, "claim_id": claim_id, "user_id": user_id})
        return int(held)
    serial, _ = add_serial(scope, claim_id, user_id)
    _HOLD.changed(scope, {"claim": claim_id, "new": serial})
    return serial


def serial_of(claim_id: str | BindParameter[Any]) -> ScalarSelect[Any]:
    """The serial of a claim, within a statement."""
    return select(_t.id).where(_t.claim_id == claim_id).scalar_subquery()
