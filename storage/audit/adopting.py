"""Entries that a release before the chain wrote get their marks, once, when the database is opened for the first time
after it. From then on an entry without a mark is one that nobody of ours wrote."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from storage import tables
from storage.audit.chain import Entry, mark_of
from storage.tables import insert_or_skip
from storage.work import Work

_MARK = "audit"
_SLICE = 1000

_t = tables.audit.c
_KNOWN = select(tables.marks.c.name).where(tables.marks.c.name == _MARK)
_DONE = insert_or_skip(tables.marks, ["name"])
_UNMARKED = select(tables.audit).where(_t.mark.is_(None)).order_by(_t.id).limit(_SLICE)
_newest = select(_t.n, _t.mark).where(_t.n.is_not(None)).order_by(_t.n.desc()).limit(1)
_MARK_IT = (
    update(tables.audit)
    .where(_t.id == bindparam("entry"))
    .values(n=bindparam("number"), mark=bindparam("made"))
)


def adopt(work: Work, chain_key: bytes, mark: bytes) -> bool:
    """Mark the next entries of an older release; whether there may be more. `mark` is kept when there are none left."""
    if work.connection.execute(_KNOWN).first() is not None:
        return False
    ends: dict[str | None, tuple[int, bytes]] = {}
    entries = [Entry(*row) for row in work.connection.execute(_UNMARKED)]
    for entry in entries:
        n, before = ends.get(entry.claim_id) or _end(work, entry.claim_id)
        made = mark_of(chain_key, before, n + 1, entry._replace(n=n + 1))
        work.connection.execute(_MARK_IT, {"entry": entry.id, "number": n + 1, "made": made})
        ends[entry.claim_id] = (n + 1, made)
    if not entries:
        work.connection.execute(_DONE[work.connection.dialect.name], {"name": _MARK, "mark": mark})
    return bool(entries)


def _end(work: Work, claim_id: str | None) -> tuple[int, bytes]:
    of = _newest.where(_t.claim_id == claim_id if claim_id is not None else _t.claim_id.is_(None))
    row = work.connection.execute(of).first()
    return (row.n, row.mark) if row is not None else (0, b"")
