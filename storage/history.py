"""What happened to a person's claims, for the person: the log (`storage/audit`), read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from storage import tables
from storage.scope import Scope
from storage.users import User

_t, _s = tables.audit.c, tables.serials.c
_entries = select(_t.at, _s.claim_id, _t.event, _t["keys"], _t.serial, _t.n)
_of_theirs = _entries.join(tables.serials, _s.id == _t.serial).where(
    _s.user_id == bindparam("owner"), _t.user_id.is_(None)
)
_others = _entries.select_from(tables.audit.outerjoin(tables.serials, _s.id == _t.serial)).where(
    _t.user_id == bindparam("owner")
)
_OF = _of_theirs.union_all(_others).order_by("at", "serial", "n")


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
        return [Happened(at, claim_id, event, tuple(keys.split())) for at, claim_id, event, keys, *_ in rows]
