"""The log of what happened to whose claim: events and question keys, never values."""

from collections.abc import Sequence

from sqlalchemy import insert

from storage import tables
from storage.scope import Scope
from storage.users import User

_RECORD = insert(tables.audit)


class Audit:
    """Append-only: nothing here changes or removes an entry, an erasure included."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def record(self, user: User, claim_id: str | None, event: str, keys: Sequence[str] = ()) -> None:
        self._scope.connection.execute(
            _RECORD,
            {
                "at": self._scope.now,
                "user_id": user.id,
                "claim_id": claim_id,
                "event": event,
                "keys": " ".join(keys),
            },
        )
