"""Gives new entries their places in the order of all, and signs how far it goes.

One process does this, the one that holds the master key; entries of others wait for it. Places are given after the
commit of what they speak of, so nobody's answer waits for anybody else's. The head is signed last: a stop in between
leaves a database ahead of its head, which is no fault.
"""

from __future__ import annotations

import asyncio
from functools import partial

from sqlalchemy import bindparam, func, select, update

from storage import tables
from storage.audit.chain import NO_ROOT, root_after, witness_of
from storage.audit.head import Head, HeadFile, Signer, beside
from storage.database import Database
from storage.master_key import MasterKey
from storage.work import Work

_SLICE = 1000

_t = tables.audit.c
_UNPLACED = (
    select(_t.id, _t.mark)
    .where(_t.place.is_(None), _t.mark.is_not(None))
    .order_by(_t.id)
    .limit(_SLICE)
    .with_for_update()
)
_HIGHEST = select(func.max(_t.place))
_PLACE = (
    update(tables.audit)
    .where(_t.id == bindparam("entry"))
    .values(place=bindparam("at_place"), witness=bindparam("attested"))
)
_MARKS = (
    select(_t.mark).where(_t.place > bindparam("after"), _t.place <= bindparam("upto")).order_by(_t.place)
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


def placed(work: Work) -> int:
    """How many entries have a place."""
    return int(work.connection.execute(_HIGHEST).scalar() or 0)


def place_next(work: Work, order: bytes) -> int:
    """Give the next entries their places; how many have one then."""
    rows = work.connection.execute(_UNPLACED).all()
    highest = placed(work)  # after the lock: another process may just have placed them
    values = []
    for place, (entry, mark) in enumerate(rows, highest + 1):
        values.append({"entry": entry, "at_place": place, "attested": witness_of(order, place, mark)})
    if values:
        work.connection.execute(_PLACE, values)
    return highest + len(rows)


def extended(work: Work, head: Head, size: int) -> Head:
    """The head that follows from another, once so many entries have a place."""
    root = head.root
    for (mark,) in work.connection.execute(_MARKS, {"after": head.size, "upto": size}):
        root = root_after(root, mark)
    return Head(size, root)
