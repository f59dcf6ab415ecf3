"""Updates: accepted once, handled in order, forgotten when done."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from storage import Database, Row, StorageError, User, Work, tables

BOT = 77


def _accepting(
    bot_id: int, update_id: int, telegram_id: int, body: bytes = b""
) -> Callable[[Work], Row | None]:
    return lambda work: work.inbox.accept(bot_id, update_id, telegram_id, body)


async def test_fifty_copies_at_once_are_one(database: Database) -> None:
    rows = await asyncio.gather(
        *(database.write(lambda work: work.inbox.accept(BOT, 1, 55, b"body")) for _ in range(50))
    )
    (row,) = [row for row in rows if row]
    assert await database.read(lambda work: work.inbox.oldest(row.user_id)) == row
    assert row.body == b"body"


async def test_a_repetition_after_handling_is_still_known(database: Database, user: User) -> None:
    first = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"a"))
    assert first
    await database.write(lambda work: work.inbox.done(first))
    assert await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"a")) is None
    assert await database.read(lambda work: work.inbox.oldest(user.id)) is None
    left = select(tables.inbox.c.id)
    assert await database.read(lambda work: work.connection.execute(left).all()) == []


async def test_a_repetition_is_known_when_its_sender_is_not_any_more(database: Database, user: User) -> None:
    """So whoever had everything erased is not taken in anew by their own last words."""
    first = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"erase"))
    assert first

    def erase(work: Work) -> None:
        assert work.inbox.take(first)
        work.users.erase(work.users.get(first.user_id))

    await database.write(erase)
    other = user.telegram_id + 1
    assert await database.write(lambda work: work.inbox.accept(BOT, 1, other, b"erase")) is None


async def test_a_repetition_takes_nobody_in_though_a_key_is_ready(database: Database) -> None:
    """Another process handled it, and erased its sender, while this one made their key."""
    ready = await database.ready_keys([55])
    first = await database.write(lambda work: work.inbox.accept(BOT, 1, 55, b"erase"))
    assert first

    def erase(work: Work) -> None:
        assert work.inbox.take(first)
        work.users.erase(work.users.get(first.user_id))

    await database.write(erase)
    assert await database.write(lambda work: work.inbox.accept(BOT, 1, 55, b"erase", ready)) is None
    assert await database.read(lambda work: work.users.find(55)) is None
    assert not database._keyring.opens(ready[55].id)


async def test_membership_not_order_decides(database: Database, user: User) -> None:
    for bot, update in [(BOT, 1000), (BOT, 3), (BOT + 1, 1000)]:
        row = await database.write(_accepting(bot, update, user.telegram_id))
        assert row and row.update_id == update


async def test_each_person_in_order_of_arrival(database: Database) -> None:
    accepted = [
        await database.write(_accepting(BOT, 100 - n, person, b"%d" % n))
        for n, person in enumerate([2, 1, 2, 1])
    ]
    second, first, *_ = [row.user_id for row in accepted if row]
    assert await database.read(lambda work: work.inbox.waiting()) == [second, first]

    def handle(work: Work) -> list[bytes]:
        bodies = []
        while row := work.inbox.oldest(second):
            bodies.append(row.body)
            work.inbox.done(row)
        return bodies

    assert await database.write(handle) == [b"0", b"2"]
    assert await database.read(lambda work: work.inbox.waiting()) == [first]


async def test_two_processes_do_not_handle_one_update_twice(database: Database, user: User) -> None:
    await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b""))

    def handle(work: Work) -> int:
        row = work.inbox.oldest(user.id)
        if row is None:
            return 0
        person = work.users.get(user.id)
        work.users.save_session(person, "handled", person.rev)
        work.inbox.done(row)
        return 1

    assert sum(await asyncio.gather(*(database.write(handle) for _ in range(10)))) == 1


async def test_only_one_is_told_that_it_handled_an_update(database: Database, user: User) -> None:
    row = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b""))
    assert row
    told = await asyncio.gather(*(database.write(lambda work: work.inbox.done(row)) for _ in range(10)))
    assert sorted(told) == [False] * 9 + [True]


async def test_attempts_are_counted(database: Database, user: User) -> None:
    row = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"kept"))
    assert row and row.attempts == 0
    assert [await database.write(lambda work: work.inbox.failed(row.id)) for _ in range(3)] == [1, 2, 3]
    again = await database.read(lambda work: work.inbox.oldest(user.id))
    assert again and (again.attempts, again.body) == (3, b"kept")
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await database.write(lambda work: work.inbox.failed(row.id + 1))


async def test_what_does_not_open_is_put_aside_and_answered_still(database: Database, user: User) -> None:
    row = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"kept"))
    assert row
    await database.write(lambda work: work.connection.execute(tables.inbox.update().values(body=b"spoilt")))
    oldest = await database.write(lambda work: work.inbox.oldest(user.id))
    assert oldest and (oldest.id, oldest.body) == (row.id, b"")
    assert await database.read(lambda work: work.quarantine.counts()) == [
        ("storage.tampered", "inbox", "body", 1)
    ]


async def test_what_was_handled_is_forgotten_by_the_day(database: Database, user: User) -> None:
    rows = [await database.write(_accepting(BOT + n % 2, n, user.telegram_id)) for n in range(1, 8)]
    *handled, waits = rows
    for row in handled:
        assert row
        await database.write(lambda work, row=row: work.inbox.done(row))  # type: ignore[misc]

    def pruned(work: Work, days: int) -> int:
        after: tuple[int, int] | None = (0, 0)
        while after is not None:
            after = work.inbox.prune(work.now + timedelta(days=days), after, most=2)
        return int(work.connection.execute(select(func.count()).select_from(tables.handled)).scalar_one())

    assert await database.write(partial(pruned, days=0)) == 6
    assert await database.write(partial(pruned, days=1)) == 0
    assert await database.read(lambda work: work.inbox.oldest(user.id)) == waits
