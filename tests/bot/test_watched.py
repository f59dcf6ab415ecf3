"""What is counted, and what is seen when a part of the process has ended."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.program import Program
from bot.settings import Settings
from bot.waits import BOUNDS, Waits
from bot.watching.glance import Glance
from bot.watching.pulse import Pulse
from bot.watching.window import Window
from playground import start


@given(st.lists(st.floats(-10, 1000)))
def test_a_wait_is_counted_once_within_its_bound(seconds: list[float]) -> None:
    waits = Waits()
    for each in seconds:
        waits.add(each)
    assert sum(waits.counts) == len(seconds)
    for n, bound in enumerate(BOUNDS):
        assert sum(waits.counts[: n + 1]) == sum(each <= bound for each in seconds)
    assert waits.seconds == pytest.approx(sum(max(each, 0) for each in seconds))


async def test_however_many_ask_it_is_looked_once() -> None:
    looks = 0

    async def look() -> int:
        nonlocal looks
        looks += 1
        await asyncio.sleep(0.01)
        return looks

    glance = Glance(look, 60)
    assert await asyncio.gather(*(glance.now() for _ in range(20))) == [1] * 20
    fleeting = Glance(look, 0)
    assert [await fleeting.now(), await fleeting.now()] == [2, 3]


async def test_a_look_that_failed_is_not_kept() -> None:
    answers: list[int | OSError] = [OSError(), 7]

    async def look() -> int:
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    glance = Glance(look, 60)
    with pytest.raises(OSError):  # noqa: PT011  # any
        await glance.now()
    assert await glance.now() == 7


async def test_what_holds_up_the_loop_is_seen() -> None:
    pulse = Pulse()
    pulse.start()
    await asyncio.sleep(0.1)
    time.sleep(0.4)
    await asyncio.sleep(0.1)
    pulse.stop()
    assert pulse.longest >= 0.3
    assert pulse.recent == pulse.longest
    assert not pulse.lost


@pytest.fixture
async def window() -> AsyncIterator[Window]:
    window = await Window.open("127.0.0.1", 0)
    yield window
    await window.close()


async def test_a_bot_that_takes_nothing_in_any_more_is_neither_ready_nor_well(
    window: Window, tmp_path: Path
) -> None:
    async with await start() as playground, ClientSession(f"http://127.0.0.1:{window.port}") as client:

        async def seen(path: str) -> tuple[int, str]:
            async with client.get(path) as response:
                return response.status, await response.text()

        settings = Settings(
            bot_token=SecretStr(playground.token),
            telegram_api_url=playground.url,
            data_dir=tmp_path / "data",
        )
        program = await Program.start(settings)
        window.show(program.watched)
        assert await seen("/ready") == (503, "process.starting\n")
        running = asyncio.create_task(program.run())
        async with asyncio.timeout(30):
            while (await seen("/ready"))[0] != 200:
                await asyncio.sleep(0.02)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        assert await seen("/ready") == (503, "intake.stopped\n")
        assert await seen("/health") == (503, "intake.stopped\n")
        await program.close()
        assert await seen("/ready") == (503, "process.closing\n")
        assert await seen("/health") == (200, "ok\n")


@pytest.mark.parametrize("path", ["/", "/hook", "/ready/", "/metrics/1"])
async def test_there_is_nothing_else(window: Window, path: str) -> None:
    async with ClientSession() as client, client.get(f"http://127.0.0.1:{window.port}{path}") as response:
        assert response.status == 404
    async with ClientSession() as client, client.post(f"http://127.0.0.1:{window.port}/ready") as response:
        assert response.status == 404
