"""Several processes on one PostgreSQL know who lives, and hear from each other."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import storage
from storage import Database, neighbours_on
from storage.neighbours import Neighbours
from tests.databases import cut, locked

ROOT = Path(storage.__file__).parents[1]
_LIVING = """
import asyncio, sys
from storage import neighbours_on
from tests.databases import cut

async def live(url, number):
    neighbours = neighbours_on(url, int(number))
    print(await neighbours.enter(), flush=True)
    await neighbours.settle()
    await asyncio.Event().wait()

asyncio.run(live(*sys.argv[1:]))
"""


def neighbour(url: str, number: int) -> Neighbours:
    made = neighbours_on(url, number)
    assert made is not None
    return made


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.01)


async def left(neighbours: Neighbours, living: set[int]) -> None:
    async with asyncio.timeout(20):
        while await neighbours.living() != living:
            await asyncio.sleep(0.01)


@asynccontextmanager
async def present(url: str, *numbers: int) -> AsyncIterator[list[Neighbours]]:
    all = [neighbour(url, number) for number in numbers]
    for one in all:
        await one.enter()
        await one.settle()
    yield all
    for one in all:
        await one.leave()


def test_there_are_none_on_sqlite(tmp_path: Path) -> None:
    assert neighbours_on(f"sqlite:///{tmp_path}/zayava.sqlite3", 1) is None


async def test_only_the_first_is_alone_and_lets_the_others_in(postgres_url: str) -> None:
    first, second, third = (neighbour(postgres_url, number) for number in (1, 2, 3))
    assert await first.enter()
    coming = asyncio.create_task(second.enter())
    assert not (await asyncio.wait({coming}, timeout=0.2))[0], "the first one is still busy alone"
    await first.settle()
    assert not await coming
    assert await first.living() == {1, 2}
    assert not await third.alone()
    await first.leave()
    await left(second, {2})
    await second.leave()
    assert await third.alone()
    await third.leave()


async def test_who_is_killed_is_gone(postgres_url: str) -> None:
    async with present(postgres_url, 1) as (watching,):
        arguments = [sys.executable, "-c", _LIVING, postgres_url, "2"]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout
            assert await asyncio.to_thread(process.stdout.readline) == "False\n"
            assert await watching.living() == {1, 2}
            process.kill()
        await left(watching, {1})


async def test_words_reach_all_others_and_not_who_told_them(postgres_url: str) -> None:
    async with present(postgres_url, 1, 2, 3) as all:
        heard: list[list[str]] = [[], [], []]
        for one, words in zip(all, heard, strict=True):
            one.listen(words.append, lambda: None)
        all[0].tell("lane 2 5", "jobs file")
        all[0].tell("jobs file")
        all[0].tell("forget 5")
        await until(lambda: len(heard[1]) >= 3 and len(heard[2]) >= 3)
        assert heard == [[], *[["lane 2 5", "jobs file", "forget 5"]] * 2]


async def test_a_lost_connection_is_made_anew_and_said_to_be(postgres_url: str) -> None:
    async with present(postgres_url, 1, 2) as (ours, theirs):
        missed, heard = [], list[str]()
        ours.listen(heard.append, lambda: missed.append(True))
        await cut(postgres_url)
        await until(lambda: missed == [True])
        async with asyncio.timeout(10):  # the other comes back at its own pace, and was not looked for before
            while await ours.living() != {1, 2}:
                await asyncio.sleep(0.05)
        theirs.tell("jobs file")
        await until(lambda: heard == ["jobs file"])


async def test_without_a_server_it_is_said(postgres_url: str) -> None:
    nobody = neighbour("postgresql://nobody@127.0.0.1:9/nothing", 1)
    with pytest.raises(storage.StorageError, match=r"storage\.unavailable"):
        await nobody.enter()


async def test_a_master_key_that_another_makes_at_the_same_start_is_not_missing(
    postgres_url: str, tmp_path: Path
) -> None:
    """There was none yet when this one looked for it, and when it looks at the database the other has marked it."""
    key, elsewhere = tmp_path / "master.key", tmp_path / "made.key"
    await (await Database.open_beside(postgres_url, key)).close()
    key.rename(elsewhere)
    async with locked(postgres_url, "marks") as waits:
        starting = asyncio.create_task(Database.open_beside(postgres_url, key))
        await waits()
        elsewhere.rename(key)
    await (await starting).close()
