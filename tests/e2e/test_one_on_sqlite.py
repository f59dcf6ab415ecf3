"""A bot that is started beside another one on the same SQLite file waits until that one is gone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e.claimant import Claimant
from tests.e2e.person import heading
from tests.e2e.village import QUICK, InnerBot, Village

FIRST, SECOND = "Для кого ця заява?", "Чи є у вас громадянство України?"


async def test_the_second_one_says_nothing_until_the_first_is_gone(tmp_path: Path) -> None:
    async with Village(tmp_path) as village:
        person = village.newcomer()
        await Claimant(person).begin()
        second = InnerBot(tmp_path, village.playground.url, village.playground.token, QUICK)
        starting = asyncio.create_task(second.start())
        assert heading(await person.say("Для мене")) == SECOND
        assert [heading(said) for said in await person.heard()].count(FIRST) <= 1
        assert not starting.done()
        await village.bot.stop()
        await starting
        assert heading(await person.say("так")) == "Де довелося бути 24 лютого 2022 року?"
        await second.stop()
