"""What changes everything at once is done only while no bot runs, on this machine or on another."""

from __future__ import annotations

from pathlib import Path

import pytest

import storage
from storage import Presence, neighbours_on
from storage.standstill import standstill


async def test_a_bot_of_this_machine_is_seen(database_url: str, tmp_path: Path) -> None:
    bot = Presence(tmp_path / "present.lock")
    bot.enter()
    bot.settle()
    with pytest.raises(storage.StorageError, match=r"storage\.busy"):
        async with standstill(database_url, tmp_path):
            pytest.fail("a bot runs")
    bot.leave()
    async with standstill(database_url, tmp_path):
        assert not Presence(tmp_path / "present.lock").alone()


async def test_a_bot_of_another_machine_is_seen_by_the_database(postgres_url: str, tmp_path: Path) -> None:
    here = tmp_path / "of-this-machine"
    here.mkdir()
    bot = neighbours_on(postgres_url, 1)
    assert bot is not None
    await bot.enter()
    await bot.settle()
    with pytest.raises(storage.StorageError, match="on every machine"):
        async with standstill(postgres_url, here):
            pytest.fail("a bot runs elsewhere")
    await bot.leave()
    async with standstill(postgres_url, here):
        pass
