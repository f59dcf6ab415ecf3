"""Entries that a release before the chain wrote get their marks, once, when the database is opened for the first time
after it. From then on an entry without a mark is one that nobody of ours wrote."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, select, tuple_, update

from storage import tables
from storage.audit import ENTRIES
from storage.audit.chain import Entry, mark_of
from storage.tables import insert_or_skip
from storage.work import Work

_MARK = "audit"
_SLICE = 1000

_t = tables.audit.c
_KNOWN = select(tables.marks.c.name).where(tables.marks.c.name == _MARK)
_DONE = insert_or_skip(tables.marks, ["name"])
_UNMARKED = (
    ENTRIES.add_columns(_t.serial)
    .where(_t.mark.is_(None), tuple_(_t.serial, _t.n) > tuple_(bindparam("serial"), bindparam("number")))
    .order_by(_t.serial, _t.n)
    .limit(_SLICE)
)
_this = (_t.serial == bindparam("of"), _t.n == bindparam("number"))
_END = select(_t.mark).where(*_this)
_MARK_IT = update(tables.audit).where(*_this).values(mark=bindparam("made"))


class Reached(NamedTuple):
    """The last entry that has its mark."""

    serial: int = -1
    n: int = 0


def adopt(work: Work, chain_key: bytes, mark: bytes, after: Reached) -> Reached | None:
    """Mark the next entries of an older release, those after one; the last of them, None when there are none left.
    `mark` is kept then."""
    if work.connection.execute(_KNOWN).first() is not None:
        return None
    values = {"serial": after.serial, "number": after.n}
    made = b""
    for *columns, serial in work.connection.execute(_UNMARKED, values).all():
        entry = Entry(*columns)
        if (serial, entry.n) != (after.serial, after.n + 1) or not made:
            before = {"of": serial, "number": entry.n - 1}
            made = work.connection.execute(_END, before).scalar() or b""
        made = mark_of(chain_key, made, entry.n, entry)
        work.connection.execute(_MARK_IT, {"of": serial, "number": entry.n, "made": made})
        after = Reached(serial, entry.n)
    if not made:
        work.connection.execute(_DONE[work.connection.dialect.name], {"name": _MARK, "mark": mark})
        return None
    return after
