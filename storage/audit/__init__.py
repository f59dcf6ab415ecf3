"""The log of what happened to whose claim: events and question keys, never values.

Each entry is tied to the one before it in the chain of its claim (`chain.py`); the program gives entries their places
in the order of all and signs how far that goes (`placing.py`, `head.py`); `verify.py` names the first that is not as it
was.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, func, select

from storage import tables
from storage.audit.chain import Entry, mark_of
from storage.by_dialect import ByDialect
from storage.prepared import Prepared
from storage.scope import Scope
from storage.users import User

__all__ = ["CHANGES", "Audit", "Entry"]

CHANGES = ("claim.begun", "answers.changed", "file.saved", "file.failed", "file.captioned", "file.damaged")
"""The events after which a claim is another one than before."""

_t = tables.audit.c
_chain = func.pg_advisory_xact_lock(bindparam("chain", type_=BigInteger)).label("locked")
_WRITTEN = ("at", "user_id", "claim_id", "event", "keys", "actor", "n", "mark")


def _recorded(dialect: str, insert: Any) -> Any:
    """An entry, unless another took its number. Whoever reads what the last one is waits until this one stands."""
    values = {name: bindparam(f"its_{name}", type_=_t[name].type) for name in _WRITTEN}
    put = insert(tables.audit).values(values)
    if dialect != "sqlite":
        locked = select(*values.values()).select_from(select(_chain).subquery())
        put = insert(tables.audit).from_select(_WRITTEN, locked)
    return put.on_conflict_do_nothing(index_elements=["claim_id", "n"])


_RECORD = Prepared(ByDialect(_recorded))
_newest = select(_t.n, _t.mark).order_by(_t.n.desc()).limit(1)
_BEFORE = Prepared(_newest.where(_t.claim_id == bindparam("claim")))
_BEFORE_OF_NONE = Prepared(_newest.where(_t.claim_id.is_(None)))
# https://www.postgresql.org/docs/current/explicit-locking.html
_LOCK = Prepared(select(_chain))
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
        """Note an event about a person's claim; `actor` is the member of the staff who did it, if one did.

        What is remembered of the claim's last entry may be out of date: Conflict is raised then, now or before the unit
        of work ends.
        """
        scope = self._scope
        n, mark = self._before(claim_id)
        user_id = user if isinstance(user, int) else user.id
        entry = Entry(0, scope.now, user_id, claim_id, event, " ".join(keys), actor, n + 1, None, None, None)
        mark = mark_of(scope.keyring.chain, mark, n + 1, entry)
        values = {
            "its_at": entry.at,
            "its_user_id": user_id,
            "its_claim_id": claim_id,
            "its_event": event,
            "its_keys": entry.keys,
            "its_actor": actor,
            "its_n": n + 1,
            "its_mark": mark,
        }
        if scope.dialect != "sqlite":
            values["chain"] = _lock_of(claim_id)
        _RECORD.later(scope, values, "log")
        if claim_id is not None:
            scope.made["log", claim_id] = claim_id, (n + 1, mark)

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

    def _before(self, claim_id: str | None) -> tuple[int, bytes]:
        """The number and the mark of the last entry in the chain of a claim, as far as it is remembered. Entries about
        no claim come from everybody: of them nothing is."""
        scope = self._scope
        if claim_id is not None and (known := scope.made.get(("log", claim_id))) is not None:
            last: tuple[int, bytes] = known[1]
            return last
        if scope.dialect != "sqlite":
            _LOCK.first(scope, {"chain": _lock_of(claim_id)})
        row = (
            _BEFORE_OF_NONE.first(scope, {})
            if claim_id is None
            else _BEFORE.first(scope, {"claim": claim_id})
        )
        return (row[0] or 0, row[1] or b"") if row else (0, b"")


def _lock_of(claim_id: str | None) -> int:
    digest = hashlib.sha256((claim_id or "").encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
