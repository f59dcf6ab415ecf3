"""The log of what happened to whose claim: events and question keys, never values.

Each entry is tied to the one before it in the chain of its claim (`chain.py`), and is never changed. The program gives
entries their places in the order of all (`order.py`), by and by, and signs how far that goes (`placing.py`, `head.py`);
`verify.py` names the first that is not as it was.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, bindparam, func, insert, select

from storage import tables
from storage.audit.chain import Entry, mark_of
from storage.audit.common import Common, End
from storage.by_dialect import ByDialect
from storage.prepared import Prepared
from storage.scope import Scope
from storage.serials import NO_CLAIM, add_serial, serial_of
from storage.tables import SELDOM
from storage.users import User

__all__ = ["CHANGES", "ENTRIES", "ENTRY", "Audit", "Entry"]

CHANGES = ("claim.begun", "answers.changed", "file.saved", "file.failed", "file.captioned", "file.damaged")
"""The events after which a claim is another one than before."""
_DAILY = "answers.changed"

_t, _s = tables.audit.c, tables.serials.c
_user = func.coalesce(_t.user_id, _s.user_id, 0).label("user_id")
ENTRY = (_t.at, _user, _s.claim_id, _t.event, _t["keys"], _t.actor, _t.n, _t.mark)
"""What an `Entry` is made of, once entries are joined with the serials of claims."""
ENTRIES = select(*ENTRY).select_from(tables.audit.outerjoin(tables.serials, _s.id == _t.serial))
_chain = func.pg_advisory_xact_lock(bindparam("chain", type_=BigInteger)).label("locked")
_WRITTEN = ("serial", "n", "at", "user_id", "event", "keys", "actor", "mark")


def _recorded(dialect: str, insert: Any) -> Any:
    """An entry, unless another took its number. Whoever reads what the last one is waits until this one stands."""
    values = {name: bindparam(f"its_{name}", type_=_t[name].type) for name in _WRITTEN}
    put = insert(tables.audit).values(values)
    if dialect != "sqlite":
        locked = select(*values.values()).select_from(select(_chain).subquery())
        put = insert(tables.audit).from_select(_WRITTEN, locked)
    return put.on_conflict_do_nothing(index_elements=["serial", "n"])


_RECORD = Prepared(ByDialect(_recorded))
_QUEUE = Prepared(insert(tables.unplaced).inline())
_newest = select(_t.n, _t.mark).order_by(_t.n.desc()).limit(1)
_BEFORE = Prepared(_newest.where(_t.serial == bindparam("serial")))
# https://www.postgresql.org/docs/current/explicit-locking.html
_LOCK = Prepared(select(_chain))
_of = _t.serial == serial_of(bindparam("claim"))
_LAST = select(func.max(_t.at)).where(_of, _t.event.in_(bindparam("events", expanding=True)))
_OF = ENTRIES.where(_of).order_by(_t.n)


def begin_chain(scope: Scope, claim_id: str, serial: int, user_id: int) -> None:
    """A claim is being begun: nothing of it is in the log."""
    scope.made["log", claim_id] = claim_id, End(serial, user_id, 0, b"")


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
        of work ends. What is about no claim has one chain for everybody, so it is written at the end of the unit, when
        others wait for nothing but the commit; SQLite has one writer anyway.
        """
        user_id = user if isinstance(user, int) else user.id
        record = partial(self._record, user_id, claim_id, event, keys, actor)
        if claim_id is None and self._scope.dialect != "sqlite":
            self._scope.closing.append(record)
        else:
            record()

    def _record(
        self, user_id: int, claim_id: str | None, event: str, keys: Sequence[str], actor: int
    ) -> None:
        scope = self._scope
        end = self._end(user_id, claim_id)
        n = end.n + 1
        entry = Entry(scope.now, user_id, claim_id, event, " ".join(keys), actor, n, None)
        mark = mark_of(scope.keyring.chain, end.mark, n, entry)
        values = {
            "its_serial": end.serial,
            "its_n": n,
            "its_at": entry.at,
            "its_user_id": None if user_id == end.owner else user_id,
            "its_event": event,
            "its_keys": entry.keys,
            "its_actor": actor,
            "its_mark": mark,
        }
        if scope.dialect != "sqlite":
            values["chain"] = _lock_of(claim_id)
        _RECORD.later(scope, values, "log")
        _QUEUE.later(scope, {"serial": end.serial, "n": n})
        end = end._replace(n=n, mark=mark)
        if claim_id is not None:
            scope.made["log", claim_id] = claim_id, end
        elif scope.dialect != "sqlite":
            self._added(end)

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
        wanted = ENTRIES.order_by(_t.at.desc(), _t.serial.desc(), _t.n.desc()).limit(most)
        if claim_id is not None:
            wanted = wanted.where(_t.serial == serial_of(claim_id))
        if actor is not None:
            wanted = wanted.where(_t.actor == actor)
        if events:
            wanted = wanted.where(_t.event.in_(events))
            if _DAILY not in events:
                wanted = wanted.where(SELDOM)
        if since is not None:
            wanted = wanted.where(_t.at >= since)
        if until is not None:
            wanted = wanted.where(_t.at < until)
        return [Entry(*row) for row in self._scope.connection.execute(wanted)]

    def _end(self, user_id: int, claim_id: str | None) -> End:
        """The end of a chain, as far as it is remembered."""
        scope = self._scope
        if claim_id is not None and (known := scope.made.get(("log", claim_id))) is not None:
            end: End = known[1]
            return end
        if claim_id is None and scope.dialect != "sqlite" and (last := self._last_of_all()) is not None:
            return last
        if scope.dialect != "sqlite":
            _LOCK.first(scope, {"chain": _lock_of(claim_id)})
        serial, owner = (NO_CLAIM, None) if claim_id is None else add_serial(scope, claim_id, user_id)
        n, mark = _BEFORE.first(scope, {"serial": serial}) or (0, b"")
        return End(serial, owner, max(n, 0), mark or b"")

    def _last_of_all(self) -> End | None:
        """The end of the common chain, for a unit that goes in one statement: it has the turn from now on. None where
        it has to be read, in a transaction: who has rows locked must not wait for the turn."""
        scope = self._scope
        common: Common = scope.common
        if scope.has_turn:
            return common.end
        if scope.alone and scope.opening is not None and common.end is not None:
            scope.wait(common.turn.acquire)
            scope.has_turn = True
            if common.end is not None:
                return common.end
            scope.end_turn()
        common.end = None
        return None

    def _added(self, end: End) -> None:
        """An entry of the common chain is written: the next one comes after it, if this one stands."""
        if self._scope.has_turn:
            self._scope.common.end = end
        self._scope.after.append(partial(self._scope.common.stands, end))


def _lock_of(claim_id: str | None) -> int:
    digest = hashlib.sha256((claim_id or "").encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
