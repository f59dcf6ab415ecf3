"""One of two bots is killed again and again while twenty people write to both: the other goes on, and nothing is lost,
doubled or out of order."""

from __future__ import annotations

import asyncio
import random
from functools import partial
from pathlib import Path

import pytest

from storage import neighbours_on
from tests.e2e.claimant import Claimant
from tests.e2e.package import delivered
from tests.e2e.people import OLENA
from tests.e2e.twins import Telegram, outer
from tests.e2e.writer import PATIENCE, Writer, check

PEOPLE = 20


async def test_a_kill_of_one_of_two_loses_nothing_and_doubles_nothing(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], tmp_path: Path, postgres_url: str
) -> None:
    kills = max(1, request.config.getoption("--kills") * 3 // 10)
    async with Telegram() as telegram:
        bots = [outer(telegram, door, tmp_path, postgres_url) for door in range(2)]
        writers = [Writer(telegram.world, number, at_once=2) for number in range(1, PEOPLE + 1)]
        enough = asyncio.Event()
        for bot in bots:
            bot.start()
        await _both_live(postgres_url)
        await asyncio.wait_for(telegram.hooked.wait(), PATIENCE)
        try:
            async with asyncio.TaskGroup() as group:
                for writer in writers:
                    group.create_task(writer.write(enough))
                for _ in range(kills):
                    bot = random.choice(bots)
                    await asyncio.sleep(random.uniform(0.2, 1.5))
                    await bot.kill()
                    await asyncio.sleep(random.uniform(0, 1))
                    bot.start()
                    await _both_live(postgres_url)
                enough.set()
            assert [await bot.stop() for bot in bots] == [0, 0]
        finally:
            for bot in bots:
                await bot.kill()
    answers = sum(len(claim) for writer in writers for claim in writer.claims)
    again = [writer.asked_again for writer in writers]
    report = request.config.pluginmanager.getplugin("terminalreporter")
    with capsys.disabled():
        report.write_line(
            f"\n{kills} kills of one of two, {answers} answers of {PEOPLE} people, {sum(again)} questions came twice"
        )
    assert answers > kills
    assert max(again) <= kills
    await check(writers, tmp_path / "data", postgres_url)


async def test_a_package_comes_once_though_who_makes_it_is_killed(tmp_path: Path, postgres_url: str) -> None:
    async with Telegram() as telegram:
        bots = [outer(telegram, door, tmp_path, postgres_url) for door in range(2)]
        claimants = [Claimant(telegram.person(number)) for number in range(1, 5)]
        for bot in bots:
            bot.start()
        try:
            await _both_live(postgres_url)
            await asyncio.gather(*map(_fill, claimants))
            telegram.choose = partial(int, 0)
            await asyncio.gather(*(claimant.person.press("Зібрати пакет") for claimant in claimants))
            await bots[0].kill()
            telegram.choose = partial(int, 1)
            for claimant in claimants:
                assert (await delivered(claimant.person)).startswith(b"PK")
            bots[0].start()
            await _both_live(postgres_url)
            for claimant in claimants:
                await claimant.person.say("/help")
                heard = await claimant.person.heard()
                assert sum("document" in message for message in heard) == 1
            assert [await bot.stop() for bot in bots] == [0, 0]
        finally:
            for bot in bots:
                await bot.kill()


async def _fill(claimant: Claimant) -> None:
    await claimant.begin()
    await claimant.go_on({**OLENA, "protections": [], "family": [], "evidence": []})


async def _both_live(url: str) -> None:
    """Until the one that was killed is there again."""
    watching = neighbours_on(url, 0)
    assert watching is not None
    async with asyncio.timeout(PATIENCE):
        while len(await watching.living()) < 2:
            await asyncio.sleep(0.05)
    await watching.leave()
