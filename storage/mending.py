"""Clear columns put right where something stands in them that their type forbids.

Only SQLite lets that happen: it keeps whatever a damaged page or a stranger puts in place of a number or a word. Found
when a turn or a job of the person fails over it, so that nobody else pays for looking.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Table, delete, func, select, update
from sqlalchemy.types import BigInteger, Integer, String

from storage import tables
from storage.quarantine import Quarantine
from storage.scope import Scope

_OWNER = {
    tables.users: tables.users.c.id,
    tables.inbox: tables.inbox.c.user_id,
    tables.people: tables.people.c.user_id,
    tables.claims: tables.claims.c.user_id,
    tables.evidence: tables.evidence.c.user_id,
    tables.handshakes: tables.handshakes.c.user_id,
}
_NUMBERED = {
    tables.people.c.number: tables.people.c.user_id,
    tables.claims.c.number: tables.claims.c.user_id,
    tables.evidence.c.number: tables.evidence.c.claim_id,
}
"""Numbers that people call things by: the next free one, within the same person or claim."""


def mend_types(scope: Scope, user_id: int) -> int:
    """Put right every clear value of this person that is not of its column's type; returns how many there were.

    Numbers become 0 (or the next free one), words empty. A job with such a value is dropped: upkeep asks for it anew.
    """
    if scope.dialect != "sqlite":
        return 0
    mended = sum(
        _mend(scope, user_id, table, column, kind)
        for table in _OWNER
        for column in table.columns
        if (kind := _kind(column))
    )
    j = tables.jobs
    wrong = [
        func.typeof(column) != kind for column in j.columns if (kind := _kind(column)) and not column.nullable
    ]
    for condition in wrong:
        mended += scope.connection.execute(delete(j).where(j.c.user_id == user_id, condition)).rowcount
    return mended


def _kind(column: Column[Any]) -> str:
    """What SQLite calls the type of a clear value in this column; empty for what is sealed, a moment or a key."""
    if column.primary_key or column.foreign_keys:
        return ""
    if isinstance(column.type, String):
        return "text"
    # Counters are integers of SQLite's own there.
    return "integer" if isinstance(column.type, Integer | BigInteger) else ""


def _mend(scope: Scope, user_id: int, table: Table, column: Column[Any], kind: str) -> int:
    (key,) = table.primary_key.columns
    wrong = select(key, column).where(
        _OWNER[table] == user_id, column.is_not(None), func.typeof(column) != kind
    )
    rows = scope.connection.execute(wrong).all()
    for row_id, value in rows:
        Quarantine(scope).put(user_id, "type.wrong", table.name, [row_id], column.name, str(value).encode())
        right = update(table).where(key == row_id).values({column: _right(scope, column, kind, row_id)})
        scope.connection.execute(right)
    return len(rows)


def _right(scope: Scope, column: Column[Any], kind: str, row_id: Any) -> Any:
    if column.nullable:
        return None
    if (within := _NUMBERED.get(column)) is None:
        return 0 if kind == "integer" else ""
    (key,) = column.table.primary_key.columns
    this = select(within).where(key == row_id).scalar_subquery()
    taken = select(func.max(column)).where(within == this, func.typeof(column) == kind)
    return (scope.connection.execute(taken).scalar() or 0) + 1
