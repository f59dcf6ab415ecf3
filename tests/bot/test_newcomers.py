"""Whoever writes for the first time is taken in with the turn that answers them, on both databases."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from sqlalchemy import select

from conversation.session import Session
from storage import Database, User, Work, tables
from tests.bot.living import LivingBot
from tests.databases import cut

_u, _i, _h = tables.users.c, tables.inbox.c, tables.handled.c


@pytest.fixture
async def bot(database_url: str, tmp_path: Any) -> Any:
    async with LivingBot(tmp_path / "living", database_url=database_url) as living:
        yield living


async def _all(bot: LivingBot, *columns: Any) -> list[Any]:
    return await _database(bot).read(lambda work: [*work.connection.execute(select(*columns)).all()])


def _database(bot: LivingBot) -> Database:
    return bot.program._database


async def _users(bot: LivingBot) -> list[User]:
    ids = [id for (id,) in await _all(bot, _u.id)]
    return await _database(bot).read(lambda work: [work.users.get(id) for id in ids])


def _said(number: int, chat: int, text: str) -> dict[str, Any]:
    message = {"message_id": number, "date": int(time.time()), "chat": {"id": chat, "type": "private"}}
    return {"update_id": 10**9 + number, "message": message | {"text": text}}


async def test_the_first_message_is_answered_and_kept_with_its_sender(bot: LivingBot) -> None:
    person = bot.newcomer()
    await person.say("/start")
    (user,) = await _users(bot)
    assert user.rev > 0
    assert Session.load(user.session).menu == "welcome"
    assert await _all(bot, _i.id) == []
    assert len(await _all(bot, _h.update_id)) == 1
    for text in ("Почати нову заяву", "A1.2", "Для мене", "так"):
        await person.say(text)
    await bot.restart()
    await person.say("В Україні")
    (claim,) = await _database(bot).read(lambda work: work.claims.list(user))
    stored = await _database(bot).read(lambda work: work.claims.get(user, claim.id))
    assert stored and len(stored.answers) == 3
    assert claim.number == 1 and claim.person


async def test_many_come_at_once(bot: LivingBot) -> None:
    people = [bot.newcomer() for _ in range(12)]
    await asyncio.gather(*(person.say("/start") for person in people))
    await asyncio.gather(*(person.say("Почати нову заяву") for person in people))
    assert len({user.telegram_id for user in await _users(bot)}) == len(people)
    assert await _all(bot, _i.id) == []


async def test_several_things_that_a_newcomer_sends_at_once_are_taken_in_order(bot: LivingBot) -> None:
    updates = [
        _said(number, 4242, text) for number, text in enumerate(("/start", "Почати нову заяву", "A1.2"), 1)
    ]
    await bot.program._ingest.accept(*updates)
    async with asyncio.timeout(30):
        while await _all(bot, _i.id):
            await asyncio.sleep(0.01)
    (user,) = await _users(bot)
    assert [head.form for head in await _database(bot).read(lambda work: work.claims.list(user))] == ["A1.2"]


async def test_a_repetition_takes_nobody_in_again(bot: LivingBot) -> None:
    person = bot.newcomer()
    await person.say("/start")
    (user,) = await _users(bot)
    first = _said(1, 4243, "/start")
    for _ in range(2):
        assert await bot.program._ingest.accept(first) == []
    others = [one for one in await _users(bot) if one.id != user.id]
    assert len(others) == 1

    def erase(work: Work) -> None:
        work.users.erase(work.users.get(others[0].id))

    bot.program._turns.forget(others[0].id)
    await _database(bot).write(erase)
    assert await bot.program._ingest.accept(first) == []
    assert [one.id for one in await _users(bot)] == [user.id]


async def test_whoever_asks_for_erasure_first_leaves_nothing(bot: LivingBot) -> None:
    person = bot.newcomer()
    await person.say("/erase")
    buttons = (await person.screen())["reply_markup"]["inline_keyboard"]
    (erase,) = [button["text"] for row in buttons for button in row if button["text"].startswith("Так")]
    await person.post("text", text=erase)
    async with asyncio.timeout(30):
        while await _all(bot, _u.id):
            await asyncio.sleep(0.01)
    await person.say("/start")
    assert len(await _users(bot)) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_connection_that_was_cut_keeps_no_newcomer_waiting(bot: LivingBot, database_url: str) -> None:
    for _ in range(3):
        await bot.newcomer().say("/start")
        await cut(database_url)
    accepted = await bot.program._ingest.accept(_said(1, 4244, "/start"))
    assert accepted == []
    assert len(await _users(bot)) == 4
