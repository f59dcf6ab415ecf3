"""Gives new entries their places in the order of all, and signs how far it goes.

One process does this, the one that holds the master key; entries of others wait for it. Places are given after the
commit of what they speak of, so nobody's answer waits for anybody else's. The head is signed last: a stop in between
leaves a database ahead of its head, which is no fault.
"""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import islice

from sqlalchemy import bindparam, delete, insert, select, update

from storage import tables
from storage.audit.head import Head, HeadFile, Signer, beside
from storage.audit.order import (
    NO_ROOT,
    STRETCH,
    Placed,
    Stretch,
    last_stretch,
    marks,
    packed,
    placed,
    root_after,
    witness_of,
)
from storage.database import Database
from storage.master_key import MasterKey
from storage.work import Work

_SLICE = 1000

_t, _q, _p = tables.audit.c, tables.unplaced.c, tables.places.c
_of = (_t.serial == _q.serial) & (_t.n == _q.n)
_UNPLACED = (
    select(_q.id, _q.serial, _q.n, _t.mark)
    .join(tables.audit, _of)
    .where(_t.mark.is_not(None))
    .order_by(_q.id)
    .limit(_SLICE)
    .with_for_update(of=tables.unplaced)
)
_PLACED = delete(tables.unplaced).where(_q.id.in_(bindparam("these", expanding=True)))
_BEGIN = insert(tables.places)
_EXTEND = (
    update(tables.places)
    .where(_p.first == bindparam("begins"))
    .values(entries=bindparam("longer"), witness=bindparam("attested"))
)


def head_file(key: MasterKey) -> HeadFile:
    """Where the head of this key's log is kept: beside the folder of the keys."""
    return HeadFile(beside(key.store), Signer(key.head))


class Placing:
    """Keeps the order of the log and its head up to date. Call `catch_up` now and then; it does nothing when there is
    nothing new."""

    def __init__(self, database: Database, key: MasterKey) -> None:
        self._database = database
        self._order = key.order
        self._file = head_file(key)
        self._head: Head | None = None

    async def catch_up(self) -> Head:
        """Place what is new, and sign. Raises StorageError, storage.tampered among others when the head that there is
        does not belong to this database: nothing is signed over what was cut."""
        head = self._head or await asyncio.to_thread(self._file.load) or Head(0, NO_ROOT)
        size = await self._database.read(placed)
        if size >= head.size:
            while (after := await self._database.write(partial(place_next, order=self._order))) > size:
                size = after
        if size > head.size:
            head = await self._database.read(partial(extended, head=head, size=size))
            await asyncio.to_thread(self._file.save, head)
        self._head = head
        return head

    def forget(self) -> None:
        """Read the head from its file the next time."""
        self._head = None


def place_next(work: Work, order: bytes) -> int:
    """Give the next entries their places; how many have one then."""
    rows = work.connection.execute(_UNPLACED).all()
    last = last_stretch(work)  # after the lock: another process may just have placed them
    reached = last.last if last else 0
    # Of what an older release placed it is not known by what it would be attested.
    stretch = last if last and last.witness is not None else Stretch(reached + 1, b"", b"")
    for _, serial, n, mark in rows:
        if stretch.size >= STRETCH:
            _keep(work, stretch, last)
            stretch = Stretch(reached + 1, b"", b"")
        reached += 1
        attested = witness_of(order, stretch.witness or b"", Placed(reached, serial, n), mark)
        stretch = Stretch(stretch.first, stretch.entries + packed(serial, n), attested)
    if rows:
        _keep(work, stretch, last)
        work.connection.execute(_PLACED, {"these": [row.id for row in rows]})
    return reached


def _keep(work: Work, stretch: Stretch, last: Stretch | None) -> None:
    if last is not None and stretch.first == last.first:
        values = {"begins": stretch.first, "longer": stretch.entries, "attested": stretch.witness}
        work.connection.execute(_EXTEND, values)
    else:
        work.connection.execute(_BEGIN, stretch._asdict())


def extended(work: Work, head: Head, size: int) -> Head:
    """The head that follows from another, once so many entries have a place."""
    root = head.root
    for mark in islice(marks(work, head.size), size - head.size):
        root = root_after(root, mark)
    return Head(size, root)
