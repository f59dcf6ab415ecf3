"""Whether the log is as it was written. It names the first entry that is not, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import select

from storage import tables
from storage.audit.chain import (
    FORMER_MARK_BYTES,
    MARK_BYTES,
    NO_ROOT,
    Entry,
    mark_of,
    root_after,
    witness_of,
)
from storage.audit.head import Head
from storage.audit.placing import placed
from storage.former import Former
from storage.work import Work

RESTORED = "log.restored"
"""The event of a backup that was put back. Its keys: up to which place the log came back, and how far it was signed."""

_t = tables.audit.c
_SLICE = 2000
_BY_ID = select(tables.audit).order_by(_t.id).limit(_SLICE)
_BY_PLACE = select(_t.id, _t.place, _t.mark, _t.witness).where(_t.place.is_not(None)).order_by(_t.place)


@dataclass(frozen=True, slots=True)
class Bad:
    """An entry that is not as it was written. `what` is a code:

    unmarked  it carries no mark: nobody of ours wrote it
    altered   its mark does not fit what it says, or where it stands in its chain
    missing   entries before it are gone from the chain of its claim
    doubled   another entry has its number
    moved     it has the place of another in the order of all
    gap       no entry has this place, though later ones have theirs
    cut       the log ends before this place, though it was signed with it
    rewritten up to this place the log is another than was signed
    restored  from this place on the log is another than was signed, since an older backup was put back
    """

    what: str
    id: int = 0
    n: int = 0
    place: int = 0
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
    keys = _Keys(chain_key, order_key, former)
    entries, bad = _chains(work, keys)
    signed = head.size if head else 0
    bad = bad or _order(work, keys)
    gaps = _gaps(work)
    for known in (witness, head):
        bad = bad or (_against(work, known, gaps) if known else None)
    return Verdict(entries, signed, bad, gaps)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What made the marks, by the place of the entry. One without a place is newer than all that have one, but in an
    older backup it may be from before the master key was changed: then the log is cut, and that is said of it."""

    chain_key: bytes
    order_key: bytes | None
    former: Sequence[Former]

    def chains(self, place: int | None) -> tuple[bytes, ...]:
        if place is None:
            return (self.chain_key, *(one.chain for one in self.former))
        one = self._of(place)
        return (one.chain if one else self.chain_key,)

    def order(self, place: int) -> bytes | None:
        one = self._of(place)
        return one.order if one else self.order_key

    def _of(self, place: int) -> Former | None:
        return next((one for one in self.former if place <= one.upto), None)


def _chains(work: Work, keys: _Keys) -> tuple[int, Bad | None]:
    """Each claim's entries, in the order in which they were written."""
    ends: dict[str | None, tuple[int, bytes]] = {}
    count, first = 0, None
    for entry in _entries(work):
        count += 1
        n, before = ends.get(entry.claim_id, (0, b""))
        first = first or _misfit(keys.chains(entry.place), n, before, entry)
        ends[entry.claim_id] = (entry.n or n + 1, entry.mark or b"")
    return count, first


def _entries(work: Work) -> Iterator[Entry]:
    after = 0
    while rows := work.connection.execute(_BY_ID.where(_t.id > after)).all():
        yield from (Entry(*row) for row in rows)
        after = rows[-1].id


def _misfit(chain_keys: Sequence[bytes], n: int, before: bytes, entry: Entry) -> Bad | None:
    bad = partial(Bad, id=entry.id, n=entry.n or 0, place=entry.place or 0, claim_id=entry.claim_id)
    if entry.n is None or entry.mark is None:
        return bad("unmarked")
    if entry.n <= n:
        return bad("doubled")
    if entry.n > n + 1:
        return bad("missing")
    size = FORMER_MARK_BYTES if len(entry.mark) == FORMER_MARK_BYTES else MARK_BYTES
    fits = any(entry.mark == mark_of(key, before, entry.n, entry, size) for key in chain_keys)
    return None if fits else bad("altered")


def _order(work: Work, keys: _Keys) -> Bad | None:
    for expected, (id_, place, mark, witness) in enumerate(work.connection.execute(_BY_PLACE), 1):
        if place != expected:
            return Bad("gap", place=expected)
        order_key = keys.order(place)
        if order_key is not None and witness != witness_of(order_key, place, mark or b""):
            return Bad("moved", id=id_, place=place)
    return None


def _gaps(work: Work) -> tuple[Gap, ...]:
    rows = work.connection.execute(select(_t.at, _t["keys"]).where(_t.event == RESTORED).order_by(_t.id))
    return tuple(Gap(at, *map(int, keys.split())) for at, keys in rows)


def _against(work: Work, head: Head, gaps: Sequence[Gap]) -> Bad | None:
    if (there := placed(work)) >= head.size and _root(work, head.size) == head.root:
        return None
    # What was signed after a backup, and before it was put back, is gone by that.
    for gap in gaps:
        if gap.upto < head.size <= gap.signed:
            return Bad("restored", place=gap.upto + 1)
    return Bad("cut", place=there + 1) if there < head.size else Bad("rewritten", place=head.size)


def _root(work: Work, size: int) -> bytes:
    root = NO_ROOT
    for _, place, mark, _ in work.connection.execute(_BY_PLACE):
        if place > size:
            break
        root = root_after(root, mark or b"")
    return root
