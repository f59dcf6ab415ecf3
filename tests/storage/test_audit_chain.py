"""Whoever writes into the database without the keys is found out, and the first entry they touched is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, delete, func, insert, or_, select, text, update

from storage import Database, MasterKey, StorageError, Work, tables
from storage.audit import ENTRIES
from storage.audit.chain import Entry, mark_of
from storage.audit.head import HEAD_FILE
from storage.audit.order import packed
from storage.audit.placing import Placing, head_file
from storage.audit.verify import Bad, Verdict, verify

_t, _p = tables.audit.c, tables.places.c
A, B, C, NONE = 1, 2, 3, 0
"""The serials of the three claims, as they come, and of no claim."""


async def lived(database: Database) -> None:
    """Three claims of two people, told by turns, and two events of no claim."""

    def act(work: Work) -> None:
        one, two = work.newcomers.enrol(1), work.newcomers.enrol(2)
        for round_ in range(4):
            for user, claim in ((one, "a" * 32), (two, "b" * 32), (one, "c" * 32)):
                work.audit.record(user, claim, "answers.changed", [f"q{round_}"], actor=round_)
        work.audit.record(one, None, "person.erased")
        work.audit.record(two, None, "person.erased")

    await database.write(act)


async def verdict(database: Database, key: MasterKey) -> Verdict:
    head = head_file(key).load()
    return await database.read(partial(verify, chain_key=key.chain, order_key=key.order, head=head))


def the(serial: int, n: int) -> ColumnElement[bool]:
    """One entry of the log."""
    return (_t.serial == serial) & (_t.n == n)


async def meddle(database: Database, *statements: object) -> None:
    def act(work: Work) -> None:
        for statement in statements:
            work.connection.execute(statement)  # type: ignore[call-overload]

    await database.write(act)


async def signed(database: Database, key: MasterKey) -> None:
    await lived(database)
    await Placing(database, key).catch_up()


async def test_a_log_that_nobody_touched(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    assert await verdict(database, key) == Verdict(14, 14)


async def test_a_database_ahead_of_its_head_is_no_fault(database: Database, key: MasterKey) -> None:
    """As after a stop between the commit and the signature; the next signature covers it."""
    await signed(database, key)
    await lived(database)
    assert await verdict(database, key) == Verdict(28, 14)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(28, 28)


@pytest.mark.parametrize(
    "change",
    [
        {"event": "answers.read"},
        {"keys": "q9"},
        {"actor": 77},
        {"user_id": 77},
        {"mark": bytes(32)},
        {"mark": None},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_an_altered_entry_is_named(
    database: Database, key: MasterKey, change: dict[str, object]
) -> None:
    await signed(database, key)
    await meddle(database, update(tables.audit).where(the(B, 2)).values(change))
    bad = (await verdict(database, key)).bad
    what = "unmarked" if change == {"mark": None} else "altered"
    assert bad == Bad(what, place=5, n=2, claim_id="b" * 32)


@pytest.mark.parametrize("change", [{"serial": C + 1}, {"n": 99}, {"serial": NONE, "n": 99}])
async def test_an_entry_that_stands_elsewhere_is_gone_from_its_place(
    database: Database, key: MasterKey, change: dict[str, object]
) -> None:
    await signed(database, key)
    await meddle(database, update(tables.audit).where(the(B, 2)).values(change))
    assert (await verdict(database, key)).bad == Bad("gap", place=5, n=2, claim_id="b" * 32)


async def test_a_claim_under_the_name_of_another(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    s = tables.serials.c
    await meddle(database, update(tables.serials).where(s.id == B).values(claim_id="d" * 32))
    assert (await verdict(database, key)).bad == Bad("altered", place=2, n=1, claim_id="d" * 32)
    await meddle(database, update(tables.serials).where(s.id == B).values(claim_id="b" * 32, user_id=77))
    assert (await verdict(database, key)).bad == Bad("altered", place=2, n=1, claim_id="b" * 32)


async def test_a_moved_moment_is_an_alteration(database: Database, key: MasterKey) -> None:
    await signed(database, key)

    def act(work: Work) -> None:
        at = work.connection.execute(select(_t.at).where(the(C, 2))).scalar_one()
        moved = at.replace(microsecond=(at.microsecond + 1) % 1_000_000)
        work.connection.execute(update(tables.audit).where(the(B, 2)).values(at=moved))

    await database.write(act)
    assert (await verdict(database, key)).bad == Bad("altered", place=5, n=2, claim_id="b" * 32)


FORGED = {"serial": A, "n": 5, "user_id": None, "event": "review.approved", "keys": "", "actor": 0}


@pytest.mark.parametrize("waits", [False, True])
async def test_an_entry_that_was_put_in(database: Database, key: MasterKey, waits: bool) -> None:
    """Also where it waits for a place, which it never gets."""
    await signed(database, key)

    def act(work: Work) -> None:
        work.connection.execute(tables.audit.insert().values(**FORGED, at=work.now))
        if waits:
            work.connection.execute(insert(tables.unplaced).values(serial=A, n=5))

    await database.write(act)
    await Placing(database, key).catch_up()
    assert (await verdict(database, key)).bad == Bad("unmarked", n=5, claim_id="a" * 32)


async def test_a_copy_of_an_entry_that_was_put_in(database: Database, key: MasterKey) -> None:
    """It has a good mark, of another claim, and no place."""
    await signed(database, key)
    copied = ("at", "user_id", "event", "keys", "actor", "mark")
    of = select(_t.serial, (_t.n + 90).label("n"), *(_t[name] for name in copied)).where(the(A, 2))
    await meddle(database, insert(tables.audit).from_select(("serial", "n", *copied), of))
    assert (await verdict(database, key)).bad == Bad("unmarked", n=92, claim_id="a" * 32)


async def test_a_removed_entry_is_named(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    await meddle(database, delete(tables.audit).where(the(B, 2)))
    assert (await verdict(database, key)).bad == Bad("gap", place=5, n=2, claim_id="b" * 32)


async def test_a_removed_entry_that_had_no_place_yet_is_named(database: Database, key: MasterKey) -> None:
    await lived(database)
    await meddle(database, delete(tables.audit).where(the(B, 2)))
    assert (await verdict(database, key)).bad == Bad("gap", n=2, claim_id="b" * 32)
    await Placing(database, key).catch_up()
    assert (await verdict(database, key)).bad == Bad("missing", place=7, n=3, claim_id="b" * 32)


async def test_two_entries_that_changed_places(database: Database, key: MasterKey) -> None:
    """What stands in them, everything but the marks' truth."""
    await signed(database, key)

    def act(work: Work) -> None:
        found = {
            row.serial: dict(row._mapping)
            for row in work.connection.execute(select(tables.audit).where(_t.n == 2, _t.serial.in_([A, B])))
        }
        for serial, other in ((A, found[B]), (B, found[A])):
            values = {name: value for name, value in other.items() if name not in ("serial", "n")}
            work.connection.execute(update(tables.audit).where(the(serial, 2)).values(values))

    await database.write(act)
    assert (await verdict(database, key)).bad == Bad("altered", place=4, n=2, claim_id="a" * 32)


IN_ORDER = [(serial, n) for n in range(1, 5) for serial in (A, B, C)] + [(NONE, 1), (NONE, 2)]


@pytest.mark.parametrize("left", [13, 9, 1, 0])
async def test_a_cut_tail_is_found_by_the_head(database: Database, key: MasterKey, left: int) -> None:
    """With what says where they stood."""
    await signed(database, key)
    await meddle(
        database,
        delete(tables.audit).where(or_(*(the(*one) for one in IN_ORDER[left:]))),
        update(tables.places).values(entries=func.substr(_p.entries, 1, left * 8), witness=None),
    )
    assert (await verdict(database, key)).bad == Bad("cut", place=left + 1)


async def test_a_whole_chain_that_is_gone(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    await meddle(database, delete(tables.audit).where(_t.serial == B))
    assert (await verdict(database, key)).bad == Bad("gap", place=2, n=1, claim_id="b" * 32)


@pytest.mark.parametrize("forgotten", [False, True])
async def test_a_chain_that_is_gone_and_the_order_closed_over_it(
    database: Database, key: MasterKey, forgotten: bool
) -> None:
    """The rest is numbered anew, without a gap; whoever forgets what attests it is found by the head."""
    await signed(database, key)
    left = b"".join(packed(*one) for one in IN_ORDER if one[0] != B)
    closed = {"entries": left} | ({"witness": None} if forgotten else {})
    await meddle(
        database,
        delete(tables.audit).where(_t.serial == B),
        update(tables.places).values(closed),
    )
    expected = Bad("cut", place=11) if forgotten else Bad("moved", place=1)
    assert (await verdict(database, key)).bad == expected
    await lived(database)
    await Placing(database, key).catch_up()
    assert (await verdict(database, key)).bad == expected


@pytest.mark.parametrize("row", [0, 1])
async def test_a_stretch_of_the_order_that_is_gone(database: Database, key: MasterKey, row: int) -> None:
    for _ in range(20):
        await lived(database)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(280, 280)
    firsts = select(_p.first).order_by(_p.first)
    found = await database.read(lambda work: [*work.connection.execute(firsts).scalars()])
    assert found == [1, 129, 257]
    await meddle(database, delete(tables.places).where(_p.first == found[row]))
    assert (await verdict(database, key)).bad == Bad("gap", place=found[row])


@pytest.mark.parametrize("entries", [b"", b"odd", bytes(8), b"\xff" * 8])
async def test_an_order_that_says_nothing(database: Database, key: MasterKey, entries: bytes) -> None:
    await signed(database, key)
    await meddle(database, update(tables.places).values(entries=entries))
    bad = (await verdict(database, key)).bad
    assert bad is not None and bad.what in {"gap", "unmarked"}
    await lived(database)
    await Placing(database, key).catch_up()
    assert (await verdict(database, key)).bad is not None


async def test_the_desk_key_alone_cannot_rewrite_what_was_signed(database: Database, key: MasterKey) -> None:
    """A thief of the desk has the chain key: they may write a chain anew, but not the order, nor the head."""
    await signed(database, key)

    def act(work: Work) -> None:
        before = b""
        for n, entry in enumerate(work.audit.of("a" * 32), 1):
            mark = mark_of(key.chain, before, n, entry._replace(event="forged"))
            values = {"event": "forged", "mark": mark}
            work.connection.execute(update(tables.audit).where(the(A, n)).values(values))
            before = mark

    await database.write(act)
    bad = (await verdict(database, key)).bad
    assert bad is not None and (bad.what, bad.place) == ("moved", 1)
    without = await database.read(
        partial(verify, chain_key=key.chain, order_key=None, head=head_file(key).load())
    )
    assert without.bad == Bad("rewritten", place=14)


async def test_a_head_that_was_kept_elsewhere(database: Database, key: MasterKey, tmp_path: Path) -> None:
    """Somebody with all keys rewrites and signs everything anew: a printed head still tells."""
    await signed(database, key)
    witness = head_file(key).load()
    await lived(database)
    await Placing(database, key).catch_up()
    kept = await database.read(
        partial(verify, chain_key=key.chain, order_key=key.order, head=None, witness=witness)
    )
    assert kept.bad is None
    await meddle(database, delete(tables.audit), delete(tables.places), delete(tables.serials))
    (key.store.parent / HEAD_FILE).unlink()
    await lived(database)
    await lived(database)
    await Placing(database, key).catch_up()
    told = await database.read(
        partial(verify, chain_key=key.chain, order_key=key.order, head=head_file(key).load(), witness=witness)
    )
    assert told.bad == Bad("rewritten", place=14)


async def test_nothing_is_signed_over_a_cut(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    await meddle(
        database,
        delete(tables.audit).where(or_(*(the(*one) for one in IN_ORDER[5:]))),
        update(tables.places).values(entries=func.substr(_p.entries, 1, 5 * 8), witness=None),
    )
    await Placing(database, key).catch_up()
    assert (await verdict(database, key)).bad == Bad("cut", place=6)


async def test_a_forged_head_is_refused(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    path = key.store.parent / HEAD_FILE
    path.write_text(path.read_text("utf-8").replace("\n14\n", "\n13\n"), "utf-8")
    with pytest.raises(StorageError, match=r"storage\.tampered"):
        head_file(key).load()


async def test_marks_of_an_older_release_are_as_good(database: Database, key: MasterKey) -> None:
    """They had 32 bytes. What follows them is tied to the whole of them."""
    await lived(database)

    def longer(work: Work) -> None:
        ends: dict[int, bytes] = {}
        for *columns, serial in work.connection.execute(
            ENTRIES.add_columns(_t.serial).order_by(_t.serial, _t.n)
        ).all():
            entry = Entry(*columns)
            made = mark_of(key.chain, ends.get(serial, b""), entry.n, entry, 32)
            work.connection.execute(update(tables.audit).where(the(serial, entry.n)).values(mark=made))
            ends[serial] = made

    await database.write(longer)
    await Placing(database, key).catch_up()
    await lived(database)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(28, 28)
    lengths = select(func.length(_t.mark)).where(_t.serial == A).order_by(_t.n)
    found = await database.read(lambda work: [*work.connection.execute(lengths).scalars()])
    assert found == [32] * 4 + [16] * 4


async def test_an_event_that_nobody_knows_is_shown_as_it_stands(database: Database, key: MasterKey) -> None:
    """As of a newer version, or of a name that this one has not."""
    await database.write(lambda work: work.audit.record(1, None, "claim.dreamt"))
    await database.write(lambda work: work.audit.record(1, None, "9999"))
    found = await database.read(lambda work: [entry.event for entry in work.audit.found()])
    assert found == ["9999", "claim.dreamt"]
    assert (await verdict(database, key)).bad is None


async def test_entries_of_an_older_release_are_taken_into_the_chain(
    database_url: str, key: MasterKey
) -> None:
    """Once: what has no mark after that was written by somebody else."""
    database = await Database.open(database_url, key)
    await lived(database)
    await meddle(
        database, update(tables.audit).values(mark=None), text("DELETE FROM marks WHERE name = 'audit'")
    )
    await database.close()
    database = await Database.open(database_url, key)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(14, 14)
    await meddle(database, update(tables.audit).where(_t.n == 2).values(mark=None))
    await database.close()
    database = await Database.open(database_url, key)
    bad = (await verdict(database, key)).bad
    assert bad is not None and bad.what == "unmarked"
    await database.close()


async def test_what_was_put_in_is_not_taken_for_an_older_release(database_url: str, key: MasterKey) -> None:
    """Whoever may write into the database may forget there that the chain has begun; not that it was signed."""
    database = await Database.open(database_url, key)
    await signed(database, key)

    def act(work: Work) -> None:
        work.connection.execute(tables.audit.insert().values(**FORGED, at=work.now))
        work.connection.execute(text("DELETE FROM marks WHERE name = 'audit'"))

    await database.write(act)
    await database.close()
    database = await Database.open(database_url, key)
    assert (await verdict(database, key)).bad == Bad("unmarked", n=5, claim_id="a" * 32)
    await database.close()


async def test_a_chain_does_not_fork_when_many_write(database: Database, key: MasterKey) -> None:
    import asyncio

    user = await database.write(lambda work: work.newcomers.enrol(1))
    record: Callable[[int], Callable[[Work], None]] = lambda n: (  # noqa: E731
        lambda work: work.audit.record(user, "a" * 32, "answers.changed", [f"q{n}"])
    )
    await asyncio.gather(*(database.write(record(n)) for n in range(30)))
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(30, 30)
    count = await database.read(
        lambda work: work.connection.execute(select(func.count(func.distinct(_t.n)))).scalar_one()
    )
    assert count == 30
