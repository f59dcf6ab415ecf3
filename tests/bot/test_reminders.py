"""Reminders against a Bot API server: by day, once, in neutral words, and never to somebody who left."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.jobs.nudges import FROM, UNTIL, nudges
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.reminding import due_at
from dialogs.language import KYIV
from playground import Playground
from storage import Database, User, Work
from storage.tables import users
from tests.bot.beside import Beside
from tests.bot.chats import ASKED, Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixtures
from tests.bot.chats import database as database  # noqa: PLC0414
from tests.bot.chats import playground as playground  # noqa: PLC0414

MORNING = datetime(2026, 11, 22, 10, 0, tzinfo=KYIV)
WORDS = "Ви просили нагадати. Ваша чернетка чекає: /claims. Поспішати не треба."


@pytest.fixture
async def beside(playground: Playground, database: Database) -> AsyncIterator[Beside]:
    wire = Wire(playground.url, playground.token)
    beside = Beside(database, *nudges(wire, database, Patience()))
    yield beside
    await beside.close()
    await wire.close()


async def writer(database: Database, chats: Chats, number: int = 1) -> User:
    """Somebody with a draft who asked to be reminded tomorrow."""
    await chats.join(number)
    return await database.write(partial(_asks, number=number))


def _asks(work: Work, number: int) -> User:
    user = work.newcomers.enrol(number)
    work.claims.create(user, "A2.8", "0" * 64, "")
    work.reminders.ask(user, due_at(work.now, 1))
    return user


async def test_sent_once_in_the_morning_and_in_neutral_words(
    database: Database, chats: Chats, beside: Beside
) -> None:
    await writer(database, chats)
    chats.now = MORNING - timedelta(minutes=1)
    await beside.settled()
    assert await chats.heard(1) == []
    chats.now = MORNING
    for _ in range(2):
        await beside.settled()
        assert await chats.heard(1) == [WORDS]
    chats.now += timedelta(days=1)
    await beside.settled()
    assert await chats.heard(1) == [WORDS]


async def test_what_is_late_waits_for_the_day(database: Database, chats: Chats, beside: Beside) -> None:
    await writer(database, chats)
    for hour, minute, heard in ((20, 0, []), (23, 59, []), (32, 59, []), (33, 0, [WORDS])):
        chats.now = MORNING.replace(hour=0) + timedelta(hours=hour, minutes=minute)
        await beside.settled()
        assert await chats.heard(1) == heard


async def test_many_are_sent_in_one_go(database: Database, chats: Chats, beside: Beside) -> None:
    for number in range(1, 121):
        await writer(database, chats, number)
    chats.now = MORNING
    await beside.settled()
    assert [await chats.heard(number) for number in (1, 60, 120)] == [[WORDS]] * 3


async def test_two_processes_remind_each_person_once(
    database: Database, playground: Playground, chats: Chats, beside: Beside
) -> None:
    for number in range(1, 31):
        await writer(database, chats, number)
    wire = Wire(playground.url, playground.token)
    other = Beside(database, *nudges(wire, database, Patience()))
    chats.now = MORNING
    await asyncio.gather(beside.settled(), other.settled())
    assert [await chats.heard(number) for number in range(1, 31)] == [[WORDS]] * 30
    await other.close()
    await wire.close()


async def test_a_cancelled_one_is_not_sent(database: Database, chats: Chats, beside: Beside) -> None:
    user = await writer(database, chats)
    await database.write(lambda work: work.reminders.cancel(user))
    chats.now = MORNING
    await beside.settled()
    assert await chats.heard(1) == []


@pytest.mark.parametrize("left", ["deleted", "delivered"])
async def test_nobody_is_reminded_of_nothing(
    database: Database, chats: Chats, beside: Beside, left: str
) -> None:
    user = await writer(database, chats)

    def leave(work: Work) -> None:
        (claim,) = work.claims.list(user)
        if left == "deleted":
            work.claims.delete(user, claim.id)
        else:
            work.claims.set_status(user, claim.id, claim.rev, "delivered")

    await database.write(leave)
    chats.now = MORNING
    await beside.settled()
    assert await chats.heard(1) == []
    assert await database.read(lambda work: work.reminders.of(user)) is None


@pytest.mark.parametrize(
    ("status", "description"),
    [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")],
)
async def test_whoever_left_is_reminded_no_more(
    database: Database, chats: Chats, beside: Beside, status: int, description: str
) -> None:
    user = await writer(database, chats)
    await writer(database, chats, 2)
    await chats.fail("sendChatAction", status, chat_id=1, description=description)
    chats.now = MORNING
    await beside.settled()
    assert await database.read(lambda work: work.reminders.of(user)) is None
    assert (await chats.heard(1), await chats.heard(2)) == ([], [WORDS])


@pytest.mark.parametrize("status", [429, 500, 502, "reset", "html"])
async def test_an_outage_loses_no_reminder(
    database: Database, chats: Chats, beside: Beside, status: int | str
) -> None:
    for number in (1, 2):
        await writer(database, chats, number)
    await chats.fail("sendChatAction", status, times=2)
    chats.now = MORNING
    await beside.settled()
    assert [await chats.heard(number) for number in (1, 2)] == [[], []]
    await asyncio.sleep(1 if status == 429 else 0)  # which Telegram asked for
    await _a_minute_later(chats, beside)
    assert [await chats.heard(number) for number in (1, 2)] == [[WORDS]] * 2


async def test_a_limit_of_telegram_puts_it_off(database: Database, chats: Chats, beside: Beside) -> None:
    await writer(database, chats)
    await chats.fail("sendMessage", 429)
    chats.now = MORNING
    await beside.settled()
    assert await chats.heard(1) == []
    await _a_minute_later(chats, beside)
    assert await chats.heard(1) == [WORDS]


async def test_one_whose_sending_was_cut_off_is_never_sent_twice(
    database: Database, chats: Chats, beside: Beside
) -> None:
    user = await writer(database, chats)
    await chats.fail("sendMessage", "reset", applied=True)
    chats.now = MORNING
    await beside.settled()
    await _a_minute_later(chats, beside)
    assert await chats.heard(1) == [WORDS]
    assert await database.read(lambda work: work.reminders.of(user)) is None


async def test_what_is_wrong_with_one_person_keeps_nobody_else_waiting(
    database: Database, chats: Chats, beside: Beside
) -> None:
    user = await writer(database, chats)
    await writer(database, chats, 2)
    await database.write(
        lambda work: work.connection.execute(
            update(users).where(users.c.id == user.id).values(telegram_id=b"junk")
        ).close()
    )
    chats.now = MORNING
    await beside.settled()
    assert (await chats.heard(1), await chats.heard(2)) == ([], [WORDS])
    assert await database.read(lambda work: work.reminders.of(user)), "it is given once the row is mended"


async def test_whose_key_is_destroyed_is_not_reminded(
    database: Database, chats: Chats, beside: Beside
) -> None:
    user = await writer(database, chats)

    def destroyed(work: Work) -> None:
        work.users.erase(user)
        raise RuntimeError("the rows come back, the key does not")

    with pytest.raises(RuntimeError):
        await database.write(destroyed)
    chats.now = MORNING
    await beside.settled()
    assert await chats.heard(1) == []
    assert await database.read(lambda work: work.reminders.of(user)) is None


async def _a_minute_later(chats: Chats, beside: Beside) -> None:
    chats.now += timedelta(minutes=1)
    await beside.settled()


@given(later=st.timedeltas(timedelta(), timedelta(days=1500)), days=st.integers(1, 7))
def test_a_reminder_is_due_by_day_so_many_dates_later(later: timedelta, days: int) -> None:
    now = ASKED + later
    due = due_at(now, days).astimezone(KYIV)
    assert FROM <= due.time() < UNTIL
    assert due.date() - now.astimezone(KYIV).date() == timedelta(days=days)
    assert due.astimezone(UTC) > now
