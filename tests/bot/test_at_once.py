"""An answer of somebody who waits for nothing is handled in the transaction that stores it; whenever that cannot be,
it is stored first, and nothing is lost."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from conversation.screens.shown import Shown
from conversation.session import Session
from storage import Database, Work, tables
from tests.bot.living import LivingBot
from tests.e2e.person import Person

_i, _h, _u, _m = tables.inbox.c, tables.handled.c, tables.users.c, tables.messages.c


async def _rows(database: Database, *columns: Any) -> list[Any]:
    """In the order in which they were stored."""
    (id, *_) = columns[0].table.primary_key
    asked = select(*columns).order_by(id)
    return await database.read(lambda work: [*work.connection.execute(asked).all()])


async def _claimant(bot: LivingBot) -> Person:
    person = bot.newcomer()
    for text in ("/start", "Почати нову заяву", "A1.2", "Для мене"):
        await person.say(text)
    return person


async def test_an_answer_never_waits_in_the_inbox_and_names_its_message(tmp_path: Path) -> None:
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        database = bot.program._database
        before = len(await _rows(database, _h.update_id))
        await person.say("так")
        await person.say("В Україні")
        assert len(await _rows(database, _h.update_id)) == before + 2
        assert await _rows(database, _i.id) == []
        shown = [message["message_id"] for message in await person.messages()]
        assert await _loose(database, shown[-1]) == shown
        assert await _rows(database, _m.id) == []


async def _loose(database: Database, last: int) -> list[int]:
    """The messages that are noted with the screen, once they are there: the last screen is noted after it was
    sent."""
    async with asyncio.timeout(30):
        while True:
            user = await database.read(lambda work: work.users.get(_only_user(work)))
            if last in (loose := Shown.of(user.shown).loose):
                return sorted(loose)
            await asyncio.sleep(0.01)


async def test_many_messages_get_a_row_together(tmp_path: Path) -> None:
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        database = bot.program._database
        for _ in range(40):
            await person.say("/help")
        shown = [message["message_id"] for message in await person.messages()]
        assert 1 <= len(await _rows(database, _m.id)) <= 2
        loose = await _loose(database, shown[-1])
        assert sorted({*await database.read(_messages), *loose}) == shown


def _only_user(work: Work) -> int:
    return int(work.connection.execute(select(_u.id)).scalar_one())


async def test_whoever_wants_all_swept_has_the_screen_before_swept_too(tmp_path: Path) -> None:
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        await person.say("/privacy")
        await person.press("Прибирати з чату")
        await person.press("Так, прибирати все")
        await person.say("/help")
        database = bot.program._database
        shown = {message["message_id"] for message in await person.messages()}
        async with asyncio.timeout(30):
            while {*await database.read(_messages)} != shown:  # the last is noted after it was sent
                await asyncio.sleep(0.01)
        due = await _rows(database, _m.due_at)
        assert due and all(row.due_at for row in due)


def _messages(work: Work) -> list[int]:
    return [sent.number for sent in work.messages.of(_only_user(work))]


async def test_an_answer_that_was_changed_beside_is_stored_and_handled_from_there(tmp_path: Path) -> None:
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        database = bot.program._database

        def elsewhere(work: Work) -> None:
            work.connection.execute(tables.users.update().values(rev=_u.rev + 1))

        await database.write(elsewhere)
        await person.say("так")
        assert await _rows(database, _i.id) == []
        keys = await _rows(database, tables.answers.c.key)
        assert len(keys) == 2


async def test_many_messages_at_once_are_taken_in_their_order(tmp_path: Path) -> None:
    """The first of them may be in hand when the others come, and they wait for it."""
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        await asyncio.gather(*(person.post("text", text=str(number)) for number in range(12)))
        await person.say("/help")
        waiting = select(func.count()).select_from(tables.inbox)
        database = bot.program._database
        async with asyncio.timeout(30):
            while await database.read(lambda work: work.connection.execute(waiting).scalar_one()):
                await asyncio.sleep(0.01)
        user = await database.read(lambda work: work.users.get(_only_user(work)))
        spoken = [said.message for said in Session.load(user.session).spoken]
        assert spoken == sorted(spoken)


async def test_what_came_at_a_stop_is_there_at_the_next_start(tmp_path: Path) -> None:
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        saying = asyncio.create_task(person.post("text", text="так"))
        await bot.restart()
        await saying
        async with asyncio.timeout(30):
            while len(await _rows(bot.program._database, tables.answers.c.key)) < 2:
                await asyncio.sleep(0.05)


async def test_a_repetition_of_long_ago_erases_nobody(tmp_path: Path) -> None:
    """The words are those of the button that is on the screen by now, and what it does cannot be undone."""
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        program, number = bot.program, 10**9
        before = await _rows(program._database, _u.id)
        chat = await program._database.read(lambda work: work.users.get(_only_user(work)).telegram_id)

        async def send(text: str) -> None:
            message = {
                "message_id": at,
                "date": said_at,
                "chat": {"id": chat, "type": "private"},
                "text": text,
            }
            await program._ingest.accept({"update_id": number, "message": message})

        await person.say("/erase")
        buttons = (await person.screen())["reply_markup"]["inline_keyboard"]
        (erase,) = [button["text"] for row in buttons for button in row if button["text"].startswith("Так")]
        await person.say("/claims")
        at, said_at = (await person.messages())[-1]["message_id"] + 1, int(time.time())
        await send(erase)
        await person.waits()
        await person.say("/erase")
        await send(erase)
        await person.say("/help")
        assert await _rows(program._database, _u.id) == before


async def test_an_erasure_leaves_no_row_behind(tmp_path: Path) -> None:
    async with LivingBot(tmp_path) as bot:
        person = await _claimant(bot)
        await person.say("/erase")
        buttons = (await person.screen())["reply_markup"]["inline_keyboard"]
        (erase,) = [button["text"] for row in buttons for button in row if button["text"].startswith("Так")]
        await person.post("text", text=erase)
        async with asyncio.timeout(30):
            while await _rows(bot.program._database, _u.id):
                await asyncio.sleep(0.05)
        assert await _rows(bot.program._database, _i.id) == []
