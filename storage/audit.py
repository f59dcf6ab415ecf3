"""The log of what happened to whose claim: events and question keys, never values."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select

from storage import tables
from storage.prepared import Prepared
from storage.scope import Scope
from storage.users import User

_RECORD = Prepared(insert(tables.audit))
_t = tables.audit.c
_LAST = select(func.max(_t.at)).where(
    _t.claim_id == bindparam("claim"), _t.event.in_(bindparam("events", expanding=True))
)


class Audit:
    """Append-only: nothing here changes or removes an entry, an erasure included."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def record(self, user: User, claim_id: str | None, event: str, keys: Sequence[str] = ()) -> None:
        _RECORD.changed(
            self._scope,
            {
                "at": self._scope.now,
                "user_id": user.id,
                "claim_id": claim_id,
                "event": event,
                "keys": " ".join(keys),
            },
        )

    def last(self, claim_id: str, events: Sequence[str]) -> datetime | None:
        """When one of these events last happened to a claim."""
        return self._scope.connection.execute(_LAST, {"claim": claim_id, "events": list(events)}).scalar()
