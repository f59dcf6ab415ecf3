"""Updates: accepted once, handled in order, forgotten when done."""

import asyncio
from datetime import timedelta

import pytest

from storage import Database, StorageError, User, Work

BOT = 77


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
    await database.write(lambda work: work.inbox.done(first.id))
    assert await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"a")) is None
    assert await database.read(lambda work: work.inbox.oldest(user.id)) is None


async def test_membership_not_order_decides(database: Database, user: User) -> None:
    for bot, update in [(BOT, 1000), (BOT, 3), (BOT + 1, 1000)]:
        row = await database.write(
            lambda work, bot=bot, update=update: work.inbox.accept(bot, update, user.telegram_id, b"")
        )
        assert row and row.update_id == update


async def test_each_person_in_order_of_arrival(database: Database) -> None:
    accepted = []
    for update, person in enumerate([2, 1, 2, 1]):
        accepted.append(
            await database.write(
                lambda work, update=update, person=person: work.inbox.accept(
                    BOT, 100 - update, person, b"%d" % update
                )
            )
        )
    second, first, *_ = [row.user_id for row in accepted if row]
    assert await database.read(lambda work: work.inbox.waiting()) == [second, first]
    bodies = []
    while row := await database.read(lambda work: work.inbox.oldest(second)):
        bodies.append(row.body)
        await database.write(lambda work, row=row: work.inbox.done(row.id))
    assert bodies == [b"0", b"2"]
    assert await database.read(lambda work: work.inbox.waiting()) == [first]


async def test_two_processes_do_not_handle_one_update_twice(database: Database, user: User) -> None:
    await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b""))

    def handle(work: Work) -> int:
        row = work.inbox.oldest(user.id)
        if row is None:
            return 0
        person = work.users.get(user.id)
        work.users.save_session(person, "handled", person.rev)
        work.inbox.done(row.id)
        return 1

    assert sum(await asyncio.gather(*(database.write(handle) for _ in range(10)))) == 1


async def test_attempts_are_counted(database: Database, user: User) -> None:
    row = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"kept"))
    assert row and row.attempts == 0
    assert [await database.write(lambda work: work.inbox.failed(row.id)) for _ in range(3)] == [1, 2, 3]
    again = await database.read(lambda work: work.inbox.oldest(user.id))
    assert again and (again.attempts, again.body) == (3, b"kept")
    with pytest.raises(StorageError, match="storage.missing"):
        await database.write(lambda work: work.inbox.failed(row.id + 1))


async def test_pruning_drops_only_what_is_done(database: Database, user: User) -> None:
    rows = [
        await database.write(lambda work, n=n: work.inbox.accept(BOT, n, user.telegram_id, b"x"))
        for n in range(2)
    ]
    assert rows[0]
    await database.write(lambda work: work.inbox.done(rows[0].id))
    assert await database.write(lambda work: work.inbox.prune(work.now - timedelta(hours=1))) == 0
    assert await database.write(lambda work: work.inbox.prune(work.now + timedelta(hours=1))) == 1
    assert await database.read(lambda work: work.inbox.oldest(user.id)) == rows[1]
