"""A playground, a running bot and people: for each test its own, or one town shared by all tests of a worker.

Tests in the town run in its event loop: `pytestmark = pytest.mark.asyncio(loop_scope="session")`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from playground import Playground, start
from tests.databases import database_url, postgres, postgres_url
from tests.e2e.person import Person
from tests.e2e.running import RunningBot
from tests.e2e.town import Town

__all__ = ["database_url", "postgres", "postgres_url"]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A local Bot API server with its chat page."""
    async with await start() as running:
        yield running


@pytest.fixture
async def bot(tmp_path: Path, playground: Playground) -> AsyncIterator[RunningBot]:
    """The bot, running by long polling on SQLite."""
    running = RunningBot(tmp_path, playground.url, playground.token)
    await running.start()
    yield running
    if running.alive:
        await running.stop()


@pytest.fixture
async def person(playground: Playground) -> AsyncIterator[Callable[[int], Person]]:
    """Makes people: `person(1)`."""
    async with ClientSession() as client:
        yield lambda number: Person(client, playground.url, number)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One bot for all tests; each test brings newcomers of its own."""
    async with Town(tmp_path_factory.mktemp("town")) as town:
        yield town
