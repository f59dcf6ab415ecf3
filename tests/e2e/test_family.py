"""A parent with three children files in two categories for all four, in a real browser at the width of a phone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from playwright.async_api import Browser, Page

from conversation.files.receiving import show_present
from conversation.limits import DEFAULTS
from dialogs.engine.views import View
from dialogs.finder.life import FINDER
from playground import Playground
from storage import Database, MasterKey, User, Work
from tests.bot.families.filing import Parent
from tests.bot.families.test_one_parent import (
    ALONE_ON_0_1_0,
    FORMS,
    TOGETHER,
    the_packages_are_those_filed_alone,
    through_the_finder,
    told,
)
from tests.e2e.people import picture
from tests.e2e.running import RunningBot
from tests.e2e.test_two_people import browser

__all__ = ["browser"]

_PATIENCE = 30


class AtThePage(Parent):
    """The parent, who types and presses on the page; what is asked is read from the bot's own database."""

    def __init__(self, database: Database, page: Page, files: Path) -> None:
        super().__init__(database, told)
        self.page = page
        self.files = files
        self.sent = 0

    async def say(self, *texts: str) -> View:
        for text in texts:
            before = await self._rev()
            await self.page.locator("#text").fill(text)
            await self.page.locator("#text").press("Enter")
            await self._settled(before)
        return await self._present()

    async def _send(self, files: int) -> View:
        for _ in range(files):
            self.sent += 1
            path = self.files / f"{self.sent}.png"
            path.write_bytes(picture(self.sent))
            await self.page.locator("#attach").click()
            async with self.page.expect_file_chooser() as choosing:
                await self.page.locator("[data-attach=document]").click()
            await (await choosing.value).set_files(path)
            await self.page.locator("#sending").get_by_role("button", name="Надіслати").click()
            await self._until(self._all_saved)
        return await self.say("Готово" if files else "Файлів немає")

    async def _all_saved(self) -> bool:
        def saved(work: Work) -> bool:
            files = [
                file
                for head in work.claims.list(self.user)
                for file in work.evidence.list(self.user, head.id)
            ]
            own = [file for file in files if file.group != "shared"]
            return len(own) == self.sent and all(file.status == "saved" for file in own)

        return await self.database.read(saved)

    async def _settled(self, before: int) -> None:
        async def shown() -> bool:
            user = await self.database.read(self._user)
            return user is not None and user.rev > before and user.shown_rev >= user.rev

        await self._until(shown)

    async def _until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        end = time.monotonic() + _PATIENCE
        while not await holds():
            assert time.monotonic() < end, "the bot fell silent"
            await asyncio.sleep(0.05)

    def _user(self, work: Work) -> User | None:
        return work.users.find(1)

    async def _rev(self) -> int:
        user = await self.database.read(self._user)
        return user.rev if user else -1

    async def _present(self) -> View:
        found = await self.database.read(self._user)
        assert found is not None
        self.user = found
        turn = await self.database.read(partial(show_present, user_id=found.id, limits=DEFAULTS))
        assert turn.view is not None
        return turn.view


async def test_a_parent_with_three_children(
    browser: Browser, playground: Playground, bot: RunningBot, tmp_path: Path
) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="uk-UA")
    await page.goto(f"{playground.url}/")
    data = bot.folder / "data"
    await _until_exists(data / "zayava.sqlite3")
    key = MasterKey.load(data / "master.key")
    database = await Database.open(f"sqlite:///{data / 'zayava.sqlite3'}", key)
    (tmp_path / "files").mkdir()
    try:
        parent = AtThePage(database, page, tmp_path / "files")
        await parent.say("/start")
        await through_the_finder(parent)
        for code in ("A1.2", "A3.3"):
            await parent.say("/claims", "Підібрані заяви", "1")
            await parent.fill_in(await parent.say(FORMS[code].button))
            view = await parent.say("Переглянути відповіді", TOGETHER, "З усіма")
            if "Узяти й файли?" in view.heading:
                await parent.say("Так, узяти файли")
            heads = await parent.whose()
            for writing in await parent.drafts():
                if writing.form.code == code and heads[code, writing.claim.number] != "self":
                    await parent.fill_in(await parent.opened(writing))
        questions, _ = parent.counted()
        assert parent.asked[FINDER.code, ""].messages <= 20
        assert questions <= ALONE_ON_0_1_0 * 30 // 100
        await the_packages_are_those_filed_alone(parent)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    finally:
        await database.close()


async def _until_exists(path: Path) -> None:
    for _ in range(400):
        if path.exists():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the bot did not start")
