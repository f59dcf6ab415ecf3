"""What happened to a person's claims, for the person: the log (`storage/audit.py`), read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from storage import tables
from storage.scope import Scope
from storage.users import User

_t = tables.audit.c
_OF = select(_t.at, _t.claim_id, _t.event, _t["keys"]).where(_t.user_id == bindparam("owner")).order_by(_t.id)


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry; `keys` are the questions that it touched."""

    at: datetime
    claim_id: str | None
    event: str
    keys: tuple[str, ...]


class History:
    """Reads only; entries are written by `Audit`."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of(self, user: User) -> list[Happened]:
        """Everything of a person, oldest first, also of claims that are gone."""
        rows = self._scope.connection.execute(_OF, {"owner": user.id}).all()
        return [Happened(at, claim_id, event, tuple(keys.split())) for at, claim_id, event, keys in rows]
