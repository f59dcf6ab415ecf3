"""Two bots are backed up while twenty people write to both, killed amid their answers, and moved to another database:
whoever was answering goes on there, and nothing is lost, doubled or out of order."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage import neighbours_on
from storage.restoring import Place
from tests.cli import called_at
from tests.databases import fresh_database
from tests.e2e.forked import ForkedBot
from tests.e2e.twins import Telegram, outer
from tests.e2e.writer import PATIENCE, Writer, check

PEOPLE = 20


async def test_who_was_answering_goes_on_in_the_other_database(
    request: pytest.FixtureRequest, tmp_path: Path, postgres_url: str
) -> None:
    here = Place(postgres_url, tmp_path / "data", tmp_path / "data" / "master.key")
    backup = str(tmp_path / "backup")
    with fresh_database(request, "postgresql", tmp_path) as there:
        async with Telegram() as telegram:
            bots = [outer(telegram, door, tmp_path, postgres_url) for door in range(2)]
            writers = [Writer(telegram.world, number, at_once=2) for number in range(1, PEOPLE + 1)]
            enough = asyncio.Event()
            await _started(bots, postgres_url)
            try:
                async with asyncio.TaskGroup() as group:
                    for writer in writers:
                        group.create_task(writer.write(enough))
                    await _answered(writers, [0] * PEOPLE)
                    for command in (("create", backup), ("verify", backup, "--open")):
                        done = await asyncio.to_thread(called_at, here, "backup", *command)
                        assert done.returncode == 0, done.stderr
                    refused = await asyncio.to_thread(called_at, here, "db", "move", there)
                    assert refused.returncode != 0 and "the bot is running: stop it first" in refused.stderr
                    for bot in bots:
                        await bot.kill()
                    moved = await asyncio.to_thread(called_at, here, "db", "move", there)
                    assert moved.returncode == 0, moved.stderr
                    assert f"Moved {PEOPLE} people" in moved.stdout
                    bots = [outer(telegram, door, tmp_path, there) for door in range(2)]
                    await _started(bots, there)
                    await _answered(writers, [_answers(writer) for writer in writers])
                    enough.set()
                assert [await bot.stop() for bot in bots] == [0, 0]
            finally:
                for bot in bots:
                    await bot.kill()
        await check(writers, tmp_path / "data", there)
        told = await asyncio.to_thread(called_at, Place(there, here.data, here.key_file), "audit", "verify")
        assert "as they were written" in told.stdout


def _answers(writer: Writer) -> int:
    return sum(map(len, writer.claims))


async def _answered(writers: list[Writer], before: list[int]) -> None:
    """Until everybody has answered something since they had answered so much."""
    while any(_answers(writer) == was for writer, was in zip(writers, before, strict=True)):
        await asyncio.sleep(0.1)


async def _started(bots: list[ForkedBot], url: str) -> None:
    """Until both live."""
    for bot in bots:
        bot.start()
    watching = neighbours_on(url, 0)
    assert watching is not None
    async with asyncio.timeout(PATIENCE):
        while len(await watching.living()) < len(bots):
            await asyncio.sleep(0.05)
    await watching.leave()
