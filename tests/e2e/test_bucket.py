"""A bot whose files lie in a bucket: what people send comes back in the package, also when the service was away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from storage import Folder, StorageError
from tests.buckets import Kept
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture
from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered
from tests.e2e.people import picture
from tests.e2e.person import Person, heading, text
from tests.e2e.running import RunningBot
from tests.e2e.test_package_faults import SHORT
from tests.e2e.town import Town
from tests.e2e.village import QUICK, InnerBot, Village

WAITS = "зберегти його поки не вдається"


@asynccontextmanager
async def asked_for_files(kept: Kept, folder: Path) -> AsyncIterator[tuple[RunningBot, Person]]:
    """A bot with this bucket as a process of its own, and somebody whom it asks for files."""
    async with Town(folder) as town:
        bot = RunningBot(folder, town.playground.url, town.playground.token, **kept.settings)
        await town.bot.stop()
        await bot.start()
        claimant = Claimant(person := town.newcomer())
        await claimant.begin()
        await claimant.go_on(SHORT, until="evidence")
        yield bot, person


async def whole_file(kept: Kept) -> None:
    """Wait until the bucket has one."""
    async with asyncio.timeout(60):
        while not any(file.whole for file in kept.opened().files()):
            await asyncio.sleep(0.1)


async def test_files_come_back_byte_for_byte_and_an_outage_loses_none(kept: Kept, tmp_path: Path) -> None:
    settings: dict[str, Any] = {name.lower(): value for name, value in kept.settings.items()}
    async with Village(tmp_path, QUICK, **settings) as village:
        claimant = Claimant(person := village.newcomer())
        await claimant.begin()
        await claimant.go_on(SHORT, until="evidence")
        await person.send(("довідка.png", picture(1)))
        assert len(kept.objects()) == 1
        kept.service.stop()
        try:
            await person.post_files(("квиток.png", picture(2)))
            await person.until(lambda messages: any(WAITS in text(one) for one in messages), "a word")
            assert heading(await person.say("/help")) == "Як це працює"
        finally:
            kept.service.start()
        async with asyncio.timeout(60):
            while len(kept.objects()) < 2:
                await asyncio.sleep(0.1)
        await person.say("/start")
        await person.press("A1.2")
        await person.press("Продовжити")
        await person.press("Готово")
        await person.press("Зібрати пакет")
        package = Package(await delivered(person), tmp_path / "package")
        package.check()
        assert package.evidence == [picture(1), picture(2)]
        assert not (village.data / "vault").exists()
        asked = await person.say("/erase")
        buttons = [button for row in asked["reply_markup"]["inline_keyboard"] for button in row]
        (erase,) = [button for button in buttons if button["text"].startswith("Так")]
        await person.post("press", message_id=asked["message_id"], data=erase["callback_data"])
        async with asyncio.timeout(60):
            while kept.objects():
                await asyncio.sleep(0.1)


async def test_practice_never_touches_the_bucket(kept: Kept, tmp_path: Path) -> None:
    bot = RunningBot(tmp_path, "", "", **kept.settings)
    await bot.start()
    assert bot.alive and (tmp_path / "data" / "practice" / "zayava.sqlite3").exists()
    assert await bot.stop() == 0 and kept.objects() == []


async def test_no_start_while_files_are_left_in_the_folder(kept: Kept, tmp_path: Path) -> None:
    Folder(tmp_path / "data" / "vault").begin("a" * 32).finish()
    settings = {name.lower(): value for name, value in kept.settings.items()}
    with pytest.raises(StorageError, match="run `files move bucket`"):
        await InnerBot(tmp_path, "http://127.0.0.1:1", f"1:{'A' * 35}", QUICK, **settings).start()


async def test_a_killed_bot_fetches_the_file_again_and_sweeps_the_half(kept: Kept, tmp_path: Path) -> None:
    """What of the half one is left has to lie for a day: by the listing it is known for what it is."""
    async with asked_for_files(kept, tmp_path) as (bot, person):
        sending = asyncio.create_task(person.send(("великий.bin", bytes(18 * 1024 * 1024))))
        async with asyncio.timeout(60):
            while len(kept.objects()) < 2:
                await asyncio.sleep(0.01)
        await bot.kill()
        half = kept.objects()
        await bot.start()
        await sending
        await whole_file(kept)
        files = [*kept.opened().files()]
        assert sum(file.whole for file in files) == 1
        assert {file.name for file in files if not file.whole} <= {path[:32] for path in half}
        await bot.stop()


async def test_a_service_that_answers_nothing_does_not_hold_up_the_end(kept: Kept, tmp_path: Path) -> None:
    """README promises ten seconds; `RunningBot.stop` waits for little more. The file comes with the next start."""
    async with asked_for_files(kept, tmp_path) as (bot, person):
        kept.service.pause()
        try:
            await person.post_files(("довідка.png", picture(1)))
            await asyncio.sleep(2)  # until it is being written
            assert await bot.stop() == 0
        finally:
            kept.service.resume()
        await bot.start()
        await whole_file(kept)
        assert await bot.stop() == 0
