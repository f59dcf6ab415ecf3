"""Whoever writes into the database without the keys is found out, and the first entry they touched is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text, update

from storage import Database, MasterKey, StorageError, Work, tables
from storage.audit.chain import Entry, mark_of
from storage.audit.head import HEAD_FILE
from storage.audit.placing import Placing, head_file
from storage.audit.verify import Bad, Verdict, verify

_t = tables.audit.c


async def lived(database: Database) -> None:
    """Three claims of two people, told by turns, and two events of no claim."""

    def act(work: Work) -> None:
        one, two = work.users.enrol(1), work.users.enrol(2)
        for round_ in range(4):
            for user, claim in ((one, "a" * 32), (two, "b" * 32), (one, "c" * 32)):
                work.audit.record(user, claim, "answers.changed", [f"q{round_}"], actor=round_)
        work.audit.record(one, None, "person.erased")
        work.audit.record(two, None, "person.erased")

    await database.write(act)


async def verdict(database: Database, key: MasterKey) -> Verdict:
    head = head_file(key).load()
    return await database.read(partial(verify, chain_key=key.chain, order_key=key.order, head=head))


async def rows(database: Database) -> list[int]:
    return await database.read(
        lambda work: [*work.connection.execute(select(_t.id).order_by(_t.id)).scalars()]
    )


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
        {"claim_id": "d" * 32},
        {"mark": bytes(32)},
        {"n": 99},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_an_altered_entry_is_named(
    database: Database, key: MasterKey, change: dict[str, object]
) -> None:
    await signed(database, key)
    victim = (await rows(database))[4]
    await meddle(database, update(tables.audit).where(_t.id == victim).values(change))
    bad = (await verdict(database, key)).bad
    assert bad is not None
    assert bad.what in {"altered", "missing"} and bad.id == victim


async def test_a_moved_moment_is_an_alteration(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    victim, other = (await rows(database))[4:6]

    def act(work: Work) -> None:
        at = work.connection.execute(select(_t.at).where(_t.id == other)).scalar_one()
        moved = at.replace(microsecond=(at.microsecond + 1) % 1_000_000)
        work.connection.execute(update(tables.audit).where(_t.id == victim).values(at=moved))

    await database.write(act)
    bad = (await verdict(database, key)).bad
    assert bad is not None and (bad.what, bad.id) == ("altered", victim)


async def test_an_entry_that_was_put_in(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    forged = {"user_id": 1, "claim_id": "a" * 32, "event": "review.approved", "keys": "", "actor": 0}

    def act(work: Work) -> None:
        work.connection.execute(tables.audit.insert().values(**forged, at=work.now))

    await database.write(act)
    bad = (await verdict(database, key)).bad
    assert bad is not None and bad.what == "unmarked"
    assert bad.id == (await rows(database))[-1]


async def test_a_removed_entry_is_named_by_the_next_of_its_claim(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    ids = await rows(database)
    await meddle(database, delete(tables.audit).where(_t.id == ids[4]))
    bad = (await verdict(database, key)).bad
    assert bad == Bad("missing", id=ids[7], n=3, place=8, claim_id="b" * 32)


async def test_two_entries_that_changed_places(database: Database, key: MasterKey) -> None:
    """What stands in them, their places in the chain and in the order of all: everything but the marks' truth."""
    await signed(database, key)
    ids = await rows(database)

    def act(work: Work) -> None:
        found = {row.id: dict(row._mapping) for row in work.connection.execute(select(tables.audit))}
        one, two = found[ids[1]], found[ids[4]]
        free = {"n": None, "place": None, "witness": None}
        for at in (ids[1], ids[4]):
            work.connection.execute(update(tables.audit).where(_t.id == at).values(free))
        for at, other in ((ids[1], two), (ids[4], one)):
            del other["id"]
            work.connection.execute(update(tables.audit).where(_t.id == at).values(other))

    await database.write(act)
    bad = (await verdict(database, key)).bad
    assert bad is not None and (bad.what, bad.id) == ("missing", ids[1])


@pytest.mark.parametrize("left", [13, 9, 1, 0])
async def test_a_cut_tail_is_found_by_the_head(database: Database, key: MasterKey, left: int) -> None:
    await signed(database, key)
    ids = await rows(database)
    await meddle(database, delete(tables.audit).where(_t.id.in_(ids[left:])))
    assert (await verdict(database, key)).bad == Bad("cut", place=left + 1)


async def test_a_whole_chain_that_is_gone(database: Database, key: MasterKey) -> None:
    await signed(database, key)
    await meddle(database, delete(tables.audit).where(_t.claim_id == "b" * 32))
    assert (await verdict(database, key)).bad == Bad("gap", place=2)


async def test_a_chain_that_is_gone_and_the_order_closed_over_it(database: Database, key: MasterKey) -> None:
    """The rest is numbered anew, without a gap, and padded with entries of another day."""
    await signed(database, key)
    await lived(database)
    await meddle(database, delete(tables.audit).where(_t.claim_id == "b" * 32))

    def act(work: Work) -> None:
        left = [*work.connection.execute(select(_t.id).order_by(_t.id)).scalars()]
        for values in ({"place": None}, {"place": 1}):
            for number, id_ in enumerate(left, 1):
                place = values["place"] and number
                work.connection.execute(update(tables.audit).where(_t.id == id_).values(place=place))

    await database.write(act)
    bad = (await verdict(database, key)).bad
    assert bad is not None and (bad.what, bad.place) == ("moved", 2)


async def test_the_desk_key_alone_cannot_rewrite_what_was_signed(database: Database, key: MasterKey) -> None:
    """A thief of the desk has the chain key: they may write a chain anew, but not the order, nor the head."""
    await signed(database, key)

    def act(work: Work) -> None:
        before, n = b"", 0
        found = work.connection.execute(select(tables.audit).where(_t.claim_id == "a" * 32).order_by(_t.n))
        for row in found.all():
            entry, n = Entry(*row), n + 1
            mark = mark_of(key.chain, before, n, entry._replace(event="forged"))
            values = {"event": "forged", "mark": mark}
            work.connection.execute(update(tables.audit).where(_t.id == entry.id).values(values))
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
    await meddle(database, delete(tables.audit))
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
    ids = await rows(database)
    await meddle(database, delete(tables.audit).where(_t.id.in_(ids[5:])))
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
        ends: dict[str | None, bytes] = {}
        for row in work.connection.execute(select(tables.audit).order_by(_t.id)).all():
            entry = Entry(*row)
            made = mark_of(key.chain, ends.get(entry.claim_id, b""), entry.n or 0, entry, 32)
            work.connection.execute(update(tables.audit).where(_t.id == entry.id).values(mark=made))
            ends[entry.claim_id] = made

    await database.write(longer)
    await Placing(database, key).catch_up()
    await lived(database)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(28, 28)
    lengths = select(func.length(_t.mark)).order_by(_t.id)
    found = await database.read(lambda work: [*work.connection.execute(lengths).scalars()])
    assert found == [32] * 14 + [16] * 14


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
        database,
        update(tables.audit).values(n=None, mark=None),
        text("DELETE FROM marks WHERE name = 'audit'"),
    )
    await database.close()
    database = await Database.open(database_url, key)
    await Placing(database, key).catch_up()
    assert await verdict(database, key) == Verdict(14, 14)
    await meddle(database, update(tables.audit).where(_t.n == 2).values(n=None, mark=None))
    await database.close()
    database = await Database.open(database_url, key)
    bad = (await verdict(database, key)).bad
    assert bad is not None and bad.what == "unmarked"
    await database.close()


async def test_what_was_put_in_is_not_taken_for_an_older_release(database_url: str, key: MasterKey) -> None:
    """Whoever may write into the database may forget there that the chain has begun; not that it was signed."""
    database = await Database.open(database_url, key)
    await signed(database, key)
    forged = {"user_id": 1, "claim_id": "a" * 32, "event": "review.approved", "keys": "", "actor": 0}

    def act(work: Work) -> None:
        work.connection.execute(tables.audit.insert().values(**forged, at=work.now))
        work.connection.execute(text("DELETE FROM marks WHERE name = 'audit'"))

    await database.write(act)
    await database.close()
    database = await Database.open(database_url, key)
    bad = (await verdict(database, key)).bad
    assert bad is not None and bad.what == "unmarked"
    await database.close()


async def test_a_chain_does_not_fork_when_many_write(database: Database, key: MasterKey) -> None:
    import asyncio

    user = await database.write(lambda work: work.users.enrol(1))
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
