"""Three bots on one PostgreSQL, each killed again and again while twenty people write to all of them, and lines to the
database break in the middle of what they carry: nothing is lost, doubled or out of order, and nobody waits long."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import make_url

from storage import Database, MasterKey, StorageError, neighbours_on
from storage.audit.verify import verify
from tests.cut_line import CutLine, cut_line
from tests.e2e.claimant import Claimant
from tests.e2e.forked import ForkedBot
from tests.e2e.package import delivered, is_built
from tests.e2e.people import OLENA
from tests.e2e.twins import Telegram, outer
from tests.e2e.writer import PATIENCE, Writer, check

PEOPLE, BOTS, PACKAGES = 20, 3, 4
FOR_A_FILE = 300.0
"""Seconds: each attempt that was cut off doubles the pause before the next one."""


async def test_three_that_are_killed_and_cut_off_lose_nothing(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], tmp_path: Path, postgres_url: str
) -> None:
    kills = max(BOTS, request.config.getoption("--kills") // 10)
    async with Telegram(BOTS) as telegram, cut_line(postgres_url) as line:
        telegram.next_upstream = True
        bots = [outer(telegram, door, tmp_path, line.url) for door in range(BOTS)]
        writers = [
            Writer(telegram.world, number, at_once=2, patience=FOR_A_FILE) for number in range(1, PEOPLE + 1)
        ]
        claimants = [Claimant(telegram.person(PEOPLE + number)) for number in range(1, PACKAGES + 1)]
        enough, ends = asyncio.Event(), 0
        for bot in bots:
            bot.start()
        try:
            await _all_live(postgres_url, bots)
            await asyncio.wait_for(telegram.hooked.wait(), PATIENCE)
            await asyncio.gather(*map(_fill, claimants))
            async with asyncio.TaskGroup() as group:
                for writer in writers:
                    group.create_task(writer.write(enough))
                cutting = group.create_task(_cut(line, postgres_url, enough))
                packing = [group.create_task(_package(claimant)) for claimant in claimants]
                for _ in range(0, kills, BOTS):
                    await asyncio.gather(*map(_kill, bots))
                    ends += await _all_live(postgres_url, bots)
                enough.set()
            assert [await bot.stop() for bot in bots] == [0] * BOTS
        finally:
            for bot in bots:
                await bot.kill()
    answers = sum(len(claim) for writer in writers for claim in writer.claims)
    again, longest = [writer.asked_again for writer in writers], max(writer.longest for writer in writers)
    come = sum(task.result() for task in packing)
    report = request.config.pluginmanager.getplugin("terminalreporter")
    with capsys.disabled():
        report.write_line(
            f"\n{kills} kills of {BOTS} bots, {line.cuts} lines cut, {cutting.result()} ended by the server, "
            f"{ends} starts in vain; {answers} answers of {PEOPLE} people, {sum(again)} questions came twice, "
            f"{come} packages for {PACKAGES}, the longest wait {longest:.1f} s"
        )
    assert answers > kills and PACKAGES <= come <= PACKAGES + kills
    assert max(again) <= kills + line.cuts + cutting.result()
    await check(writers, tmp_path / "data", postgres_url)
    await _no_fork(tmp_path / "data", postgres_url)


async def _kill(bot: ForkedBot) -> None:
    """kill -9 at some moment, and a start soon after."""
    await asyncio.sleep(random.uniform(0.2, 4))
    await bot.kill()
    await asyncio.sleep(random.uniform(0, 1))
    bot.start()


async def _cut(line: CutLine, url: str, enough: asyncio.Event) -> int:
    """Lines break, and the server ends sessions; how many of these."""
    ended = 0
    where = make_url(url)
    own = await asyncpg.connect(host=where.query["host"], user=where.username, database=where.database)
    while not enough.is_set():
        await asyncio.sleep(random.uniform(0.2, 2))
        if random.random() < 0.5:
            line.cut(random.choice((0.1, 0.1, 0.1, 1)))
        else:
            ended += await own.fetchval(
                "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 2) AS found"
            )
    await own.close()
    return ended


async def _fill(claimant: Claimant) -> None:
    await claimant.begin()
    await claimant.go_on({**OLENA, "protections": [], "family": [], "evidence": []})


async def _package(claimant: Claimant) -> int:
    """Ask for a package at some moment; how many came."""
    person = claimant.person
    await asyncio.sleep(random.uniform(0, 6))
    await person.press("Зібрати пакет")
    async with asyncio.timeout(FOR_A_FILE):
        while not is_built(await person.heard()):
            await person.waits()
    assert (await delivered(person)).startswith(b"PK")
    return sum("document" in message for message in await person.heard())


async def _no_fork(data: Path, url: str) -> None:
    """The log is as it was written: no number twice, none left out."""
    key = MasterKey.load(data / "master.key")
    database = await Database.open(url, key)
    assert (await database.read(lambda work: verify(work, key.chain, key.order, None))).bad is None
    await database.close()


async def _all_live(url: str, bots: list[ForkedBot]) -> int:
    """Until those that were killed are there again. Who has ended by itself, as a start does without a database, is
    started again, as systemd does; how often that was."""
    watching = neighbours_on(url, 0)
    assert watching is not None
    ends = 0
    async with asyncio.timeout(PATIENCE):
        living = 0
        while living < BOTS:
            for bot in bots:
                if bot.ended:
                    ends += 1
                    bot.start()
            await asyncio.sleep(0.1)
            with suppress(StorageError):  # this session may be ended, too
                living = len(await watching.living())
    await watching.leave()
    return ends
