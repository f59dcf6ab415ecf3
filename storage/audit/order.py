"""The order of all entries: `places` has a stretch of it a row, by the place of the first, counted from 1.

    entries  for each the serial of its claim and its number in the chain: 4 bytes and 4, the second signed, big-endian
    witness  attests the last of them, and with it all before it in the row (`witness_of`)
    root     SHA-256(the root before, then the mark), over all marks in this order; it begins with 32 zero bytes

Without the order key, which the desk has not, nobody gives entries other places.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, bindparam, column, select, text

from storage import tables
from storage.sealing import keyed_hash
from storage.work import Work

NO_ROOT = bytes(32)
STRETCH = 128
"""So many entries a row at most."""
_PLACED = struct.Struct(">Ii")
PLACED_BYTES = _PLACED.size
_NOTHING = _PLACED.pack(0, 0)
_WITNESS_BYTES = 16
_SLICE = 64

_t = tables.places.c
_LAST = select(tables.places).order_by(_t.first.desc()).limit(1)
_NEXT = select(tables.places).where(_t.first > bindparam("after")).order_by(_t.first).limit(_SLICE)
# A list of pairs is a value of its own, so the statement is always the same: SQLite looks at every entry for rows that
# are in a list of rows, https://www.sqlite.org/rowvalue.html.
_PAIRS = {
    "sqlite": "SELECT json_extract(value, '$[0]') AS serial, json_extract(value, '$[1]') AS n FROM json_each(:these)",
    "postgresql": "SELECT CAST(value->>0 AS bigint) AS serial, CAST(value->>1 AS int) AS n "
    "FROM json_array_elements(CAST(:these AS json)) AS told(value)",
}


def of_these(*columns: ColumnElement[Any]) -> Mapping[str, Select[Any]]:
    """Columns of entries, and of their `serials`, by dialect: of those whose serial and number are in the JSON list
    `these`."""
    entry, claim = tables.audit.c, tables.serials.c

    def made(pairs: str) -> Select[Any]:
        which = text(pairs).columns(column("serial", BigInteger), column("n", Integer)).cte("which")
        of = (entry.serial == which.c.serial) & (entry.n == which.c.n)
        known = which.join(tables.audit, of).outerjoin(tables.serials, claim.id == entry.serial)
        return select(entry.serial, *columns).select_from(known)

    return {dialect: made(pairs) for dialect, pairs in _PAIRS.items()}


_MARKS = of_these(tables.audit.c.n, tables.audit.c.mark)


class Placed(NamedTuple):
    """Which entry has a place. There is none with serial 0 and number 0: nothing has that place."""

    place: int
    serial: int
    n: int


class Stretch(NamedTuple):
    """A row. Without a witness it is from a release that attested each place by itself."""

    first: int
    entries: bytes
    witness: bytes | None

    @property
    def size(self) -> int:
        """How many entries it holds."""
        return len(self.entries) // _PLACED.size

    @property
    def last(self) -> int:
        """The place of the last of them."""
        return self.first + self.size - 1

    def placed(self) -> Iterator[Placed]:
        """All of them, in order."""
        for place, at in enumerate(range(0, self.size * _PLACED.size, _PLACED.size), self.first):
            yield Placed(place, *_PLACED.unpack_from(self.entries, at))


def last_stretch(work: Work) -> Stretch | None:
    """The newest row."""
    row = work.connection.execute(_LAST).first()
    return Stretch(*row) if row is not None else None


def stretches(work: Work, after: int = 0) -> Iterator[Stretch]:
    """All rows that begin after a place, in order."""
    while rows := work.connection.execute(_NEXT, {"after": after}).all():
        yield from (Stretch(*row) for row in rows)
        after = rows[-1].first


def placed(work: Work) -> int:
    """How many entries have a place."""
    last = last_stretch(work)
    return last.last if last else 0


def fetch(
    work: Work, statement: Mapping[str, Select[Any]], which: Iterable[tuple[int, int]]
) -> Sequence[Any]:
    """The rows of a statement of `of_these`, in no order."""
    this = statement[work.connection.dialect.name]
    return work.connection.execute(this, {"these": json.dumps([*which])}).all()


def marks(work: Work, after: int) -> Iterator[bytes]:
    """The mark of each entry that comes after a place, in order; b"" where there is none."""
    for stretch in stretches(work, after - STRETCH):
        wanted = [(one.serial, one.n) for one in stretch.placed() if one.place > after]
        rows = fetch(work, _MARKS, wanted)
        found = {(serial, n): mark for serial, n, mark in rows}
        yield from (found.get(one) or b"" for one in wanted)


def packed(serial: int, n: int) -> bytes:
    """An entry as a row holds it. What can be none of ours counts as nothing."""
    try:
        return _PLACED.pack(serial, n)
    except struct.error:
        return _NOTHING


def witness_of(order_key: bytes, before: bytes, one: Placed, mark: bytes) -> bytes:
    """What attests the place of an entry, and what the entry before it in the row was attested by (b"" for the first):
    HMAC-SHA256(order key, both with the mark, joined by NUL), its first 16 bytes."""
    fields = (before.hex(), one.place, one.serial, one.n, mark.hex())
    return keyed_hash(order_key, "\0".join(map(str, fields)))[:_WITNESS_BYTES]


def root_after(root: bytes, mark: bytes) -> bytes:
    """The root one entry further."""
    return hashlib.sha256(root + mark).digest()
