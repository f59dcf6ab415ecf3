"""The last words to somebody who was erased: said once Telegram takes them, and no keyboard of theirs stays."""

from __future__ import annotations

import asyncio

from aiohttp import ClientSession

from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.turn import Turn
from locales import language
from playground import Playground
from storage import Database
from tests.bot.chats import Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixtures
from tests.bot.chats import playground as playground  # noqa: PLC0414


async def test_they_are_said_when_telegram_takes_them(
    playground: Playground, chats: Chats, database: Database
) -> None:
    await chats.join(1)
    user = await database.write(lambda work: work.newcomers.enrol(1))
    wire = Wire(playground.url, playground.token)
    presenter = Presenter(wire, database, Patience(), lambda *kinds: None)
    keys = {"keyboard": [[{"text": "Поділитися", "request_contact": True}]]}
    await wire.send(chat_id=1, text="Який номер?", reply_markup=keys)
    await chats.fail("sendMessage", 500, times=1)
    presenter.part(Turn(user, 1, language("uk"), goodbye="Усе стерто."))
    async with asyncio.timeout(20), ClientSession() as client:
        while "Усе стерто." not in await chats.heard(1):
            await asyncio.sleep(0.05)
        async with client.get(f"{playground.url}/chat/1/messages") as response:
            assert (await response.json())["keyboard"] is None
    await presenter.close()
    await wire.close()
