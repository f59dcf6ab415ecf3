"""Whether the log is as it was written. It names the first entry that is not, and changes nothing.

Entries are gone through in the order of all, each with the one before it in the chain of its claim; then those that
have no place yet. An entry that is in neither was not written by this program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from storage import tables
from storage.audit import ENTRIES, ENTRY
from storage.audit.chain import FORMER_MARK_BYTES, MARK_BYTES, Entry, mark_of
from storage.audit.head import Head
from storage.audit.order import (
    NO_ROOT,
    PLACED_BYTES,
    Stretch,
    fetch,
    of_these,
    root_after,
    stretches,
    witness_of,
)
from storage.former import Former
from storage.tables import SELDOM
from storage.work import Work

RESTORED = "log.restored"
"""The event of a backup that was put back. Its keys: up to which place the log came back, and how far it was signed."""

_t, _q, _p = tables.audit.c, tables.unplaced.c, tables.places.c
_SLICE = 128
_THESE = of_these(*ENTRY)
_UNPLACED = select(_q.id, _q.serial, _q.n).where(_q.id > bindparam("after")).order_by(_q.id).limit(_SLICE)
_CLAIM = select(tables.serials.c.claim_id).where(tables.serials.c.id == bindparam("serial"))
_COUNTS = select(
    select(func.count()).select_from(tables.audit).scalar_subquery(),
    select(func.coalesce(func.sum(func.length(_p.entries)), 0)).scalar_subquery(),
    select(func.count()).select_from(tables.unplaced).scalar_subquery(),
)
_ALL = ENTRIES.add_columns(_t.serial).order_by(_t.serial, _t.n)
_ALL_UNPLACED = select(_q.serial, _q.n)
_RESTORED = select(_t.at, _t["keys"]).where(_t.event == RESTORED, SELDOM).order_by(_t.at, _t.n)

Which = tuple[int, int]
"""The serial of a claim and a number in its chain."""


@dataclass(frozen=True, slots=True)
class Bad:
    """An entry that is not as it was written. `what` is a code:

    unmarked  it carries no mark, or stands nowhere in the order: nobody of ours wrote it
    altered   its mark does not fit what it says, or where it stands in its chain
    missing   the entry before it is gone from the chain of its claim
    doubled   it had the number of another
    moved     entries from this place on, as many as a row holds, have the places of others
    gap       the entry with this place, or one that waits for its place, is gone; or no entry has this place
    cut       the log ends before this place, though it was signed with it
    rewritten up to this place the log is another than was signed
    restored  from this place on the log is another than was signed, since an older backup was put back
    """

    what: str
    place: int = 0
    n: int = 0
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A backup was put back at this moment: what came after place `upto` is gone, up to `signed` and perhaps more."""

    at: datetime
    upto: int
    signed: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """`bad` is the first bad entry, None if all is well. Of `entries`, `signed` are covered by the head; `gaps` says
    where older backups were put back."""

    entries: int
    signed: int
    bad: Bad | None = None
    gaps: tuple[Gap, ...] = ()


def verify(
    work: Work,
    chain_key: bytes,
    order_key: bytes | None,
    head: Head | None,
    witness: Head | None = None,
    former: Sequence[Former] = (),
) -> Verdict:
    """Walk the whole log.

    former     what is left of earlier master keys, the oldest first: entries up to a place carry the marks of each
    order_key  None where only the desk's keys are at hand: then places are not checked against their witness
    head       the head kept beside the keys; witness: an older one that was kept elsewhere
    """
    keys, known = _Keys(chain_key, order_key, former), [one for one in (witness, head) if one]
    counts = _counts(work)
    walk = _Walk(work, keys, [one.size for one in known])
    gaps = _gaps(work)
    bad = walk.placed() or walk.unplaced() or _strange(work, counts)
    for one in known:
        bad = bad or walk.against(one, gaps)
    return Verdict(counts.entries, head.size if head else 0, bad, gaps)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What made the marks, by the place of the entry. One without a place is newer than all that have one, but in an
    older backup it may be from before the master key was changed: then the log is cut, and that is said of it."""

    chain_key: bytes
    order_key: bytes | None
    former: Sequence[Former]

    def chains(self, place: int) -> tuple[bytes, ...]:
        if not place:
            return (self.chain_key, *(one.chain for one in self.former))
        one = self._of(place)
        return (one.chain if one else self.chain_key,)

    def order(self, place: int) -> bytes | None:
        one = self._of(place)
        return one.order if one else self.order_key

    def _of(self, place: int) -> Former | None:
        return next((one for one in self.former if place <= one.upto), None)


class _Walk:
    """Through all places, and then through what has none. `sizes` are those at which the root is wanted."""

    def __init__(self, work: Work, keys: _Keys, sizes: Iterable[int]) -> None:
        self._work, self._keys = work, keys
        self._roots: dict[int, bytes | None] = dict.fromkeys(sizes)
        self._reached, self._root = 0, NO_ROOT

    def placed(self) -> Bad | None:
        """The first bad entry of those that have a place."""
        self._note()
        for stretch in stretches(self._work):
            if stretch.first != self._reached + 1:
                return Bad("gap", place=self._reached + 1)
            if bad := self._stretch(stretch):
                return bad
        return None

    def unplaced(self) -> Bad | None:
        """The first bad entry of those that have none yet."""
        after = 0
        while rows := self._work.connection.execute(_UNPLACED, {"after": after}).all():
            which = [(serial, n) for _, serial, n in rows]
            found = _these(self._work, which)
            for one in which:
                if bad := _misfit(self._work, self._keys.chains(0), 0, one, found):
                    return bad
            after = rows[-1].id
        return None

    def against(self, head: Head, gaps: Sequence[Gap]) -> Bad | None:
        """Whether the log goes as far as a head, and is the same up to there."""
        if self._roots[head.size] == head.root:
            return None
        # What was signed after a backup, and before it was put back, is gone by that.
        for gap in gaps:
            if gap.upto < head.size <= gap.signed:
                return Bad("restored", place=gap.upto + 1)
        if self._reached < head.size:
            return Bad("cut", place=self._reached + 1)
        return Bad("rewritten", place=head.size)

    def _stretch(self, stretch: Stretch) -> Bad | None:
        ours, attested = [*stretch.placed()], b""
        found = _these(self._work, [(one.serial, one.n) for one in ours])
        for one in ours:
            which = (one.serial, one.n)
            if bad := _misfit(self._work, self._keys.chains(one.place), one.place, which, found):
                return bad
            mark, order_key = found[which].mark or b"", self._keys.order(one.place)
            attested = witness_of(order_key, attested, one, mark) if order_key is not None else b""
            self._reached, self._root = one.place, root_after(self._root, mark)
            self._note()
        # Without a key, or from an older release, places are attested by the head alone.
        if attested and stretch.witness is not None and attested != stretch.witness:
            return Bad("moved", place=stretch.first)
        return None

    def _note(self) -> None:
        if self._reached in self._roots:
            self._roots[self._reached] = self._root


def _these(work: Work, which: Iterable[Which]) -> Mapping[Which, Entry]:
    """Entries, each with the one before it in its chain, as far as they are there."""
    wanted = {one for serial, n in which for one in ((serial, n), (serial, n - 1))}
    entries = ((row[0], Entry(*row[1:])) for row in fetch(work, _THESE, wanted))
    return {(serial, entry.n): entry for serial, entry in entries}


def _misfit(
    work: Work, chain_keys: Sequence[bytes], place: int, which: Which, found: Mapping[Which, Entry]
) -> Bad | None:
    (serial, n), entry = which, found.get(which)
    if entry is None:
        claim = work.connection.execute(_CLAIM, {"serial": serial}).scalar()
        return Bad("gap", place, n, claim)
    bad = partial(Bad, place=place, n=n, claim_id=entry.claim_id)
    if entry.mark is None:
        return bad("unmarked")
    if n < 1:
        return bad("doubled")
    before = found.get((serial, n - 1))
    if before is None and n > 1:
        return bad("missing")
    size = FORMER_MARK_BYTES if len(entry.mark) == FORMER_MARK_BYTES else MARK_BYTES
    tied = before.mark or b"" if before else b""
    fits = any(entry.mark == mark_of(key, tied, n, entry, size) for key in chain_keys)
    return None if fits else bad("altered")


class _Counts(NamedTuple):
    """How many entries there are, and of how many it is known where they stand."""

    entries: int
    known: int


def _counts(work: Work) -> _Counts:
    """As they are at one moment."""
    entries, placed, unplaced = work.connection.execute(_COUNTS).one()
    return _Counts(entries, placed // PLACED_BYTES + unplaced)


def _strange(work: Work, counts: _Counts) -> Bad | None:
    """An entry that stands neither in the order nor among those that wait for their place."""
    if counts.entries == counts.known:
        return None
    known = {(one.serial, one.n) for stretch in stretches(work) for one in stretch.placed()}
    known.update((serial, n) for serial, n in work.connection.execute(_ALL_UNPLACED))
    for *row, serial in work.connection.execute(_ALL):
        entry = Entry(*row)
        if (serial, entry.n) not in known:
            return Bad("unmarked", n=entry.n, claim_id=entry.claim_id)
    return None


def _gaps(work: Work) -> tuple[Gap, ...]:
    rows = work.connection.execute(_RESTORED)
    return tuple(Gap(at, *map(int, keys.split())) for at, keys in rows)
