"""What stands under the bot's name: set in each language, unless somebody has written something there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.telegram.introduction import DESCRIPTION, SHORT, introduce
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from locales import LANGUAGES, language
from playground import start


@dataclass
class Telegram:
    """A Bot API server: the bot introduces itself over the wire, `seen` asks what became of it."""

    wire: Wire
    seen: Bot

    async def introduce(self, name: str = "") -> None:
        await introduce(self.wire, Patience(), name)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with await start() as playground:
        wire = Wire(playground.url, playground.token)
        session = AiohttpSession(api=TelegramAPIServer.from_base(playground.url))
        async with Bot(playground.token, session=session) as bot:
            yield Telegram(wire, bot)
        await wire.close()


async def test_both_descriptions_in_both_languages(telegram: Telegram) -> None:
    bot = telegram.seen
    for _ in range(2):
        await telegram.introduce()
    for code, asked in (("uk", ""), ("en", "en")):
        spoken = language(code)
        assert (await bot.get_my_description(language_code=asked)).description == spoken.text(DESCRIPTION)
        short = (await bot.get_my_short_description(language_code=asked)).short_description
        assert short == spoken.text(SHORT)
        commands = await bot.get_my_commands(language_code=asked)
        assert commands[0].command == "start"


async def test_what_an_operator_wrote_stays_and_the_name_is_set_only_if_asked(telegram: Telegram) -> None:
    bot = telegram.seen
    await bot.set_my_description("Бот громади")
    before = (await bot.get_my_name()).name
    await telegram.introduce()
    assert (await bot.get_my_description()).description == "Бот громади"
    assert (await bot.get_my_name()).name == before
    await telegram.introduce("Заява. Рівне")
    assert (await bot.get_my_name()).name == "Заява. Рівне"


@pytest.mark.parametrize("code", LANGUAGES)
def test_they_fit(code: str) -> None:
    assert len(language(code).text(DESCRIPTION)) <= 512
    assert len(language(code).text(SHORT)) <= 120
