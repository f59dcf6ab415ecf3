"""An update that is handled at once, and the messages of a chat, several in a row: deleted and swept like all
others."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from storage import Conflict, Database, User, Work, tables
from storage.messages import KEPT

BOT = 77


def _keep(work: Work, user: User, update: int) -> None:
    work.inbox.must_be_next(BOT, update, user.id)
    work.inbox.keep(BOT, update)


def _numbers(work: Work, user: User) -> list[int]:
    return [sent.number for sent in work.messages.of(user.id)]


async def test_an_update_handled_at_once_is_kept_once(database: Database, user: User) -> None:
    await database.write(lambda work: _keep(work, user, 1))
    with pytest.raises(Conflict):
        await database.write(lambda work: _keep(work, user, 1))
    again = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"body"))
    assert again is None
    with pytest.raises(Conflict):
        await database.write(lambda work: work.inbox.keep(BOT, 1))
    assert await database.read(lambda work: work.inbox.waiting()) == []


async def test_none_is_kept_before_one_that_waits(database: Database, user: User) -> None:
    first = await database.write(lambda work: work.inbox.accept(BOT, 1, user.telegram_id, b"body"))
    assert first
    for update in (1, 2):
        with pytest.raises(Conflict):
            await database.write(partial(_keep, user=user, update=update))
    await database.write(lambda work: work.inbox.done(first))
    await database.write(lambda work: _keep(work, user, 2))


async def test_messages_are_known_in_their_order(database: Database, user: User) -> None:
    def noted(work: Work) -> None:
        work.messages.note(user.id, [10, 12], work.now)
        work.messages.note(user.id, [11], work.now)
        work.messages.note(user.id, [], work.now)

    await database.write(noted)
    assert await database.read(lambda work: _numbers(work, user)) == [10, 11, 12]


async def test_a_batch_may_end_within_the_messages_of_one_row(database: Database, user: User) -> None:
    await database.write(lambda work: work.messages.note(user.id, [10, 11, 12], work.now))
    sent = await database.read(lambda work: work.messages.of(user.id))
    await database.write(lambda work: work.messages.forget(user.id, sent[:2]))
    assert await database.read(lambda work: _numbers(work, user)) == [12]
    await database.write(lambda work: work.messages.forget(user.id, sent))
    assert await database.read(lambda work: _numbers(work, user)) == []
    left = select(tables.messages.c.id)
    assert await database.read(lambda work: work.connection.execute(left).all()) == []


@pytest.mark.parametrize("other", [b"", b"not sealed at all, but long enough to be"])
async def test_numbers_that_do_not_open_are_no_hindrance(
    database: Database, user: User, other: bytes
) -> None:
    def spoilt(work: Work) -> None:
        work.messages.note(user.id, [10], work.now)
        work.connection.execute(tables.messages.update().values(number=other))
        work.messages.note(user.id, [11], work.now)

    await database.write(spoilt)
    assert await database.read(lambda work: _numbers(work, user)) == [11]


async def test_they_are_swept_when_that_is_wished_for_afterwards(database: Database, user: User) -> None:
    def wished(work: Work) -> None:
        work.messages.note(user.id, [10, 11], work.now)
        work.messages.set_sweep(user.id, timedelta(seconds=-1))

    await database.write(wished)
    due = await database.read(lambda work: work.messages.due_of(user.id))
    assert [sent.number for sent in due] == [10, 11]
    await database.write(lambda work: work.messages.set_sweep(user.id, None))
    assert await database.read(lambda work: work.messages.due()) == []
    assert await database.read(lambda work: _numbers(work, user)) == [10, 11]


async def test_nobody_else_has_them(database: Database, user: User) -> None:
    other = await database.write(lambda work: work.newcomers.enrol(user.telegram_id + 1))

    def noted(work: Work) -> None:
        work.messages.note(user.id, [10], work.now)
        work.messages.note(other.id, [20], work.now)

    await database.write(noted)
    (theirs,) = await database.read(lambda work: work.messages.of(other.id))
    await database.write(lambda work: work.messages.forget(user.id, [theirs]))
    assert await database.read(lambda work: _numbers(work, other)) == [20]


async def test_what_nobody_can_delete_any_more_is_not_named(database: Database, user: User) -> None:
    def long_ago(work: Work) -> None:
        work.messages.note(user.id, [10], work.now - KEPT - timedelta(minutes=1))
        work.messages.note(user.id, [11], work.now)

    await database.write(long_ago)
    assert await database.read(lambda work: _numbers(work, user)) == [11]
    assert await database.write(lambda work: work.messages.prune(100)) == 1
    assert await database.read(lambda work: _numbers(work, user)) == [11]
