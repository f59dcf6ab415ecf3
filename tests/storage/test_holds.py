"""A person's lane belongs to one of several processes on one PostgreSQL at a time."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from storage import Conflict, Database, Elsewhere, Overtaken, Row, StorageError, User, Work, tables

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def user(ours: Database) -> User:
    return await ours.write(lambda work: work.newcomers.enrol(1))


async def take(database: Database, user: User, lasts: timedelta = MINUTE, gone: int = 0) -> bool:
    return await database.write(lambda work: work.holds.take(user.id, lasts, gone))


async def let_go(database: Database, user: User) -> None:
    await database.write(lambda work: work.holds.let_go(user.id))


async def accept(database: Database, number: int, person: int = 1) -> Row:
    row = await database.write(lambda work: work.inbox.accept(77, number, person, b"{}"))
    assert row is not None
    return row


async def test_one_at_a_time(ours: Database, theirs: Database, user: User) -> None:
    assert not await take(ours, user), "nobody knows who had it before"
    with pytest.raises(Elsewhere) as caught:
        await take(theirs, user)
    assert caught.value.holder == ours.process
    assert await take(ours, user), "it was ours all the time"
    await let_go(theirs, user)
    with pytest.raises(Elsewhere):
        await take(theirs, user)
    await let_go(ours, user)
    assert await take(ours, user), "nobody else had it"
    await let_go(ours, user)
    assert not await take(theirs, user)
    await let_go(theirs, user)
    assert not await take(ours, user), "somebody else had it"


async def test_two_at_once_are_told_apart(ours: Database, theirs: Database, user: User) -> None:
    for _ in range(20):
        taken = await asyncio.gather(take(ours, user), take(theirs, user), return_exceptions=True)
        assert sorted(isinstance(result, Elsewhere) for result in taken) == [False, True]
        await let_go(ours, user)
        await let_go(theirs, user)


async def test_what_is_noted_late_ends_no_hold_of_another(
    ours: Database, theirs: Database, user: User
) -> None:
    """A process that has hung goes on and notes what it had shown; by now another speaks with the person."""
    await take(ours, user, timedelta())
    await take(theirs, user)
    await ours.write(lambda work: work.users.shown(user.id, 5, "screen"))
    with pytest.raises(Elsewhere):
        await take(ours, user)
    assert (await ours.read(lambda work: work.users.get(user.id))).shown == "screen"
    await theirs.write(lambda work: work.users.shown(user.id, 6, "screen"))
    await take(ours, user)


async def test_it_ends_with_what_was_shown(ours: Database, theirs: Database, user: User) -> None:
    await take(ours, user)
    await ours.write(lambda work: work.users.shown(user.id, 5, "screen"))
    await take(theirs, user)
    assert (await theirs.read(lambda work: work.users.get(user.id))).shown == "screen"


async def test_it_ends_by_itself_and_is_kept_up(ours: Database, theirs: Database, user: User) -> None:
    await take(ours, user, timedelta())
    await take(theirs, user)
    await theirs.write(lambda work: work.holds.extend([user.id], timedelta()))
    await take(ours, user, timedelta())
    await ours.write(lambda work: work.holds.extend([user.id], MINUTE))
    with pytest.raises(Elsewhere):
        await take(theirs, user)
    await let_go(ours, user)
    await ours.write(lambda work: work.holds.extend([user.id], MINUTE))
    await take(theirs, user)


async def test_who_is_gone_is_passed(ours: Database, theirs: Database, user: User) -> None:
    await take(ours, user)
    assert not await take(theirs, user, gone=ours.process)


async def test_a_work_that_fails_holds_nothing(ours: Database, theirs: Database, user: User) -> None:
    def fail(work: Work) -> None:
        work.holds.take(user.id, MINUTE)
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await ours.write(fail)
    await take(theirs, user)


async def test_going_on_with_a_lane_holds_it_with_what_is_written(
    ours: Database, theirs: Database, user: User
) -> None:
    """Whether the session is written, something else, or something is read in between."""

    def say_nothing(work: Work, user: User) -> None:
        work.messages.note(user.id, [1], work.now)

    def say(work: Work, user: User) -> None:
        work.users.save_session(user, "said", user.rev)

    def ask(work: Work, user: User) -> None:
        say_nothing(work, user)
        say(work, work.users.get(user.id))

    await take(ours, user)
    for do in (say_nothing, say, ask):
        await let_go(ours, user)
        now = await ours.read(lambda work: work.users.get(user.id))
        await ours.write(partial(_going_on, user=now, do=do), begun=False)
        with pytest.raises(Elsewhere):
            await take(theirs, user)
    await let_go(ours, user)
    await take(theirs, user)
    now = await ours.read(lambda work: work.users.get(user.id))
    for do in (say_nothing, say, ask):
        with pytest.raises(Conflict):
            await ours.write(partial(_going_on, user=now, do=do), begun=False)
    await let_go(theirs, user)
    with pytest.raises(Conflict):
        await ours.write(partial(_going_on, user=now, do=ask), begun=False)
    assert await ours.read(lambda work: work.users.get(user.id)) == now
    assert len(await ours.read(lambda work: work.messages.of(user.id))) == 2


def _going_on(work: Work, user: User, do: Callable[[Work, User], None]) -> None:
    work.holds.keep(user.id, MINUTE)
    do(work, user)
    work.holds.kept()


async def test_nobody_is_there_after_an_erasure(ours: Database, theirs: Database, user: User) -> None:
    await take(ours, user)
    await ours.write(lambda work: work.users.erase(work.users.get(user.id)))
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await take(theirs, user)


async def test_the_oldest_comes_first(ours: Database, theirs: Database) -> None:
    first, second = await accept(ours, 1), await accept(theirs, 2)
    with pytest.raises(Overtaken):
        await theirs.write(lambda work: work.inbox.take(second))
    assert await theirs.write(lambda work: work.inbox.take(first))
    assert not await ours.write(lambda work: work.inbox.take(first)), "it was taken"
    assert await ours.write(lambda work: work.inbox.take(second))


async def test_numbers_come_in_the_order_of_commits(ours: Database, theirs: Database) -> None:
    """Whoever sees an update sees all of the same person that came before it."""
    await accept(ours, 1)
    seen: list[int] = []

    async def many(database: Database, first: int) -> None:
        for number in range(first, first + 50):
            await accept(database, number)

    async def watch() -> None:
        last = 0
        while last < 101:
            ids = await ours.read(_ids)
            assert ids[: len(seen)] == seen
            seen[:] = ids
            last = len(ids)

    await asyncio.gather(many(ours, 2), many(theirs, 1000), watch())


def _ids(work: Work) -> list[int]:
    return [*work.connection.execute(select(tables.inbox.c.id).order_by(tables.inbox.c.id)).scalars()]


async def test_a_key_that_another_process_destroyed_opens_nothing(
    ours: Database, theirs: Database, user: User
) -> None:
    await theirs.read(lambda work: work.users.get(user.id))
    rows = partial(_reading, user_id=user.id)

    def half(work: Work) -> None:
        """The key is destroyed, and then the transaction fails: the rows stay."""
        work.users.erase(work.users.get(user.id))
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await ours.write(half)
    for database in (ours, theirs):
        with pytest.raises(StorageError, match=r"storage\.erased"):
            await database.read(rows)


def _reading(work: Work, user_id: int) -> User:
    return work.users.get(user_id)
