"""A screen that is owed is shown once, however often it was put off, and not at all once another was shown."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.telegram.debts import Debts
from tests.bot.living import LivingBot


async def test_what_is_put_off_again_is_shown_once() -> None:
    shown: list[int] = []
    debts = Debts(shown.append)
    debts.put_off(1, 0)
    debts.put_off(1, 0)
    debts.put_off(2, 0)
    await asyncio.sleep(0.01)
    assert shown == [1, 2]


async def test_what_was_shown_is_owed_no_more() -> None:
    shown: list[int] = []
    debts = Debts(shown.append)
    debts.put_off(1, 0)
    debts.put_off(2, 0)
    debts.paid(1)
    await asyncio.sleep(0.01)
    assert shown == [2]
    debts.put_off(3, 0)
    debts.close()
    await asyncio.sleep(0.01)
    assert shown == [2]


async def test_who_was_shown_their_screen_meanwhile_is_owed_nothing_after_a_crash_of_another(
    tmp_path: Path,
) -> None:
    """Whoever takes over looks who is behind, and among them are those whom it is serving in that moment."""
    async with LivingBot(tmp_path) as bot:
        somebody = bot.newcomer()
        await somebody.say("/start")
        said = len(await somebody.heard())
        turns, database = bot.program._turns, bot.program._database
        user = await database.read(lambda work: work.users.find(somebody.number))
        assert user is not None
        turns.owe(user.id)
        await turns.lanes.take_up()
        async with asyncio.timeout(20):
            while turns.lanes.busy(user.id):
                await asyncio.sleep(0.02)
        assert len(await somebody.heard()) == said
        await database.write(lambda work: work.users.owe_screen(user.id))
        turns.owe(user.id)
        await turns.lanes.take_up()
        async with asyncio.timeout(20):
            while len(await somebody.heard()) == said:
                await asyncio.sleep(0.02)
        assert len(await somebody.heard()) == said + 1
