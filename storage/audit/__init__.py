"""The log of what happened to whose claim: events and question keys, never values.

Each entry is tied to the one before it in the chain of its claim (`chain.py`); the program gives entries their places
in the order of all and signs how far that goes (`placing.py`, `head.py`); `verify.py` names the first that is not as it
was.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, func, insert, select

from storage import tables
from storage.audit.chain import Entry, mark_of
from storage.prepared import Prepared
from storage.scope import Scope
from storage.users import User

__all__ = ["CHANGES", "Audit", "Entry"]

CHANGES = ("claim.begun", "answers.changed", "file.saved", "file.failed", "file.captioned", "file.damaged")
"""The events after which a claim is another one than before."""

_t = tables.audit.c
_RECORD = Prepared(insert(tables.audit))
_newest = select(_t.n, _t.mark).order_by(_t.n.desc()).limit(1)
_BEFORE = Prepared(_newest.where(_t.claim_id == bindparam("claim")))
_BEFORE_OF_NONE = Prepared(_newest.where(_t.claim_id.is_(None)))
# A chain must not fork where several processes write at once. https://www.postgresql.org/docs/current/explicit-locking.html
_LOCK = Prepared(select(func.pg_advisory_xact_lock(bindparam("chain", type_=BigInteger)).label("locked")))
_LAST = select(func.max(_t.at)).where(
    _t.claim_id == bindparam("claim"), _t.event.in_(bindparam("events", expanding=True))
)
_OF = select(tables.audit).where(_t.claim_id == bindparam("claim")).order_by(_t.n)


class Audit:
    """Append-only: nothing here changes or removes an entry, an erasure included."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def record(
        self,
        user: User | int,
        claim_id: str | None,
        event: str,
        keys: Sequence[str] = (),
        *,
        actor: int = 0,
    ) -> None:
        """Note an event about a person's claim; `actor` is the member of the staff who did it, if one did."""
        scope = self._scope
        before = self._before(claim_id)
        n, mark = (before[0] or 0, before[1] or b"") if before else (0, b"")
        user_id = user if isinstance(user, int) else user.id
        entry = Entry(0, scope.now, user_id, claim_id, event, " ".join(keys), actor, n + 1, None, None, None)
        values = {
            "at": entry.at,
            "user_id": user_id,
            "claim_id": claim_id,
            "event": event,
            "keys": entry.keys,
            "actor": actor,
            "n": n + 1,
            "mark": mark_of(scope.keyring.chain, mark, n + 1, entry),
        }
        _RECORD.later(scope, values)

    def last(self, claim_id: str, events: Sequence[str]) -> datetime | None:
        """When one of these events last happened to a claim."""
        return self._scope.connection.execute(_LAST, {"claim": claim_id, "events": list(events)}).scalar()

    def of(self, claim_id: str) -> list[Entry]:
        """Everything that happened to a claim, in order."""
        return [Entry(*row) for row in self._scope.connection.execute(_OF, {"claim": claim_id})]

    def found(
        self,
        *,
        claim_id: str | None = None,
        actor: int | None = None,
        events: Sequence[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        most: int = 200,
    ) -> list[Entry]:
        """The newest entries that are all of what is asked for."""
        wanted = select(tables.audit).order_by(_t.id.desc()).limit(most)
        if claim_id is not None:
            wanted = wanted.where(_t.claim_id == claim_id)
        if actor is not None:
            wanted = wanted.where(_t.actor == actor)
        if events:
            wanted = wanted.where(_t.event.in_(events))
        if since is not None:
            wanted = wanted.where(_t.at >= since)
        if until is not None:
            wanted = wanted.where(_t.at < until)
        return [Entry(*row) for row in self._scope.connection.execute(wanted)]

    def _before(self, claim_id: str | None) -> tuple[int | None, bytes | None] | None:
        scope = self._scope
        if scope.dialect == "postgresql":
            digest = hashlib.sha256((claim_id or "").encode()).digest()
            _LOCK.first(scope, {"chain": int.from_bytes(digest[:8], signed=True)})
        row: tuple[int | None, bytes | None] | None = (
            _BEFORE_OF_NONE.first(scope, {})
            if claim_id is None
            else _BEFORE.first(scope, {"claim": claim_id})
        )
        return row
