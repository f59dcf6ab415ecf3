"""The pages of the desk in Chromium: by keys, without JavaScript, at 320 px, with twice the text, dark, with axe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, expect

from desk.pages.practice import settle
from desk.serving import Desk
from storage import Database, Folder, MasterKey, Share, Vault
from tests.axe import violations
from tests.browser import browser_address, visiting
from tests.desk.claims import Claimed, answered, asked, claimed
from tests.dialogs.register.test_a1_2_people import OLENA
from tests.submission.media import chart, encoded, pdf

__all__ = ["browser_address"]

STORY = "Ізюм бомбили з першого дня. Ми сіли в потяг у Харкові й доїхали до Львова."


@dataclass
class Open:
    """A practice desk with claims in its queue."""

    url: str
    database: Database
    vault: Vault
    claims: list[Claimed]
    shares: list[Share] = field(default_factory=list)

    async def enter(self, browser: BrowserContext, name: str = "Марко") -> Page:
        page = await browser.new_page()
        await page.goto(f"{self.url}/practice")
        await page.get_by_role("button", name=f"Увійти як {name}").click()
        await expect(page.get_by_role("heading", name="Черга")).to_be_visible()
        return page

    async def take(self, page: Page, number: int = 0) -> None:
        await page.goto(f"{self.url}/shares/{self.shares[number].id}")
        await page.get_by_role("button", name="Взяти", exact=True).click()
        await expect(page.locator(".draft")).to_be_visible()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Open]:
    key = MasterKey.load_or_create(tmp_path / "keys" / "master.key")
    database = await Database.open(f"sqlite:///{tmp_path}/data/zayava.sqlite3", key)
    vault = Vault(Folder(tmp_path / "vault"))
    await settle(database)
    script = {**OLENA, "evidence": 0}
    claims = []
    for number, files in enumerate(({"evidence": ("довідка.pdf", pdf(3))}, {})):
        user = await database.write(lambda work, n=number: work.newcomers.enrol(7_000 + n))  # type: ignore[misc]
        claims.append(await claimed(database, vault, user, script, files=files))
    serving = await Desk.open(
        database, vault, organisation="Тестова організація", url="http://127.0.0.1", port=0, practice=True
    )
    opened = Open(f"http://127.0.0.1:{serving.port}", database, vault, claims)
    for claim in claims:
        opened.shares.append(await asked(database, vault, claim))
    yield opened
    await serving.close()
    await database.close()


PAGES = ("/", "/mine", "/next", "/keys", "/me", "/permits", "/lead", "/templates", "/log", "/staff", "/nope")


async def looked_at(page: Page) -> list[str]:
    """What axe finds, and whether anything is wider than the window."""
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return await violations(page) + ([f"{wide} px too wide"] if wide > 0 else [])


async def test_axe_finds_nothing_at_any_width(desk: Open, browser_address: str) -> None:
    found: list[str] = []
    async with visiting(browser_address, "404", "410", reduced_motion="reduce") as browser:
        page = await browser.new_page()
        for path in ("/practice", "/sign-in", "/in/nothing"):
            await page.goto(desk.url + path)
            found += await in_every_way(page, path)
        await page.goto(f"{desk.url}/sign-in")
        await page.get_by_role("button", name="Показати код").click()
        await expect(page.locator(".digits")).to_be_visible()
        assert await looked_at(page) == []
        await page.close()
        page = await desk.enter(browser)
        for path in PAGES:
            await page.goto(desk.url + path)
            found += await in_every_way(page, path)
        await page.goto(f"{desk.url}/shares/{desk.shares[0].id}")
        found += await in_every_way(page, "card")
        await desk.take(page)
        await page.locator(".remark summary").first.click()
        found += await in_every_way(page, "draft")
        await page.locator(".remark textarea").first.fill("Поясніть докладніше.")
        await page.locator(".remark button.main").first.click()
        await page.locator(".reword summary").first.click()
        found += await in_every_way(page, "rewording")
        await page.locator(".reword textarea").first.fill("Поясніть докладніше: де це було?")
        await page.locator(".reword button").first.click()
        await expect(page.locator(".said").first).to_contain_text("де це було?")
        for what in ("approve", "return"):
            await page.goto(f"{desk.url}/shares/{desk.shares[0].id}/decide?what={what}")
            found += await in_every_way(page, what)
        await page.goto(f"{desk.url}/shares/{desk.shares[0].id}/history")
        found += await in_every_way(page, "history")
        await page.goto(f"{desk.url}/shares/{desk.shares[0].id}")
        await page.locator("[data-evidence]").first.click()
        await page.locator(".remark summary").first.click()
        found += await in_every_way(page, "evidence")
        await page.get_by_role("button", name="Попросити оригінал").click()
        await expect(page.get_by_role("status")).to_contain_text("Запит надіслано")
        found += await in_every_way(page, "permits")
        await page.goto(f"{desk.url}/log")
        await expect(page.get_by_text("файл № 1").first).to_be_visible()
        found += await in_every_way(page, "log")
        await answered(desk.database, desk.claims[0], "displacement_circumstances", STORY)
        await asked(desk.database, desk.vault, desk.claims[0])
        await page.goto(f"{desk.url}/shares/{desk.shares[0].id}")
        await expect(page.locator(".changes")).to_be_visible()
        found += await in_every_way(page, "second round")
        assert found == []


async def in_every_way(page: Page, name: str) -> list[str]:
    """A wide window, a phone, 320 px, twice the text, light and dark: what is wrong in any of them."""
    found: list[str] = []
    for width, scheme, size in (
        (1280, "light", 100),
        (390, "dark", 100),
        (320, "light", 100),
        (640, "dark", 200),
    ):
        await page.set_viewport_size({"width": width, "height": 800})
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        await page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
        found += [f"{name} {width} {scheme} {size} %: {one}" for one in await looked_at(page)]
    return found


async def test_a_whole_round_without_javascript(desk: Open, browser_address: str) -> None:
    async with visiting(browser_address, "409", java_script_enabled=False) as browser:
        page = await desk.enter(browser)
        await page.get_by_role("button", name="Взяти", exact=True).first.click()
        await expect(page.locator(".draft")).to_be_visible()
        seventh = page.locator("#a-7 .remark").first
        await seventh.locator("summary").click()
        await seventh.locator("textarea").fill("Назвіть вулицю.")
        await seventh.get_by_role("button", name="Зберегти").click()
        await expect(page.locator("#a-7 .said")).to_contain_text("Назвіть вулицю.")
        await page.get_by_role("link", name="Схвалити").click()
        await expect(page.get_by_role("alert")).to_contain_text("схвалити не можна")
        await page.get_by_role("link", name="Назад до чернетки").click()
        await page.locator("[data-evidence]").first.click()
        await expect(page.get_by_text("сторінка 1 з 3")).to_be_visible()
        await page.get_by_role("link", name="Наступна").click()
        await expect(page.get_by_text("сторінка 2 з 3")).to_be_visible()
        await page.get_by_role("link", name="200 %").click()
        await page.get_by_role("link", name="Обернути").click()
        await expect(page.locator(".sheet img")).to_have_class("zoom-200 turn-90")
        await page.get_by_role("link", name="До чернетки").click()
        await page.get_by_role("link", name="Повернути").click()
        await page.get_by_role("button", name="Так, повернути").click()
        await expect(page.get_by_role("status")).to_contain_text("Повернуто")
        await page.goto(f"{desk.url}/shares/{desk.shares[0].id}")
        await page.get_by_role("button", name="Скасувати рішення").click()
        await expect(page.locator("#a-7 .said")).to_contain_text("ще не надіслано")


class Keyboard:
    """Counts key presses, and types words that do not count."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.presses += 1
            await self.page.keyboard.press(key)
            await self.page.wait_for_timeout(200)

    async def type(self, words: str) -> None:
        await self.page.keyboard.type(words)


async def test_three_remarks_take_at_most_fifteen_keys(desk: Open, browser_address: str) -> None:
    """On the 7th, 23rd and 38th of forty answers, and the return; under a layout whose letters are Ukrainian."""
    async with visiting(browser_address) as browser:
        page = await desk.enter(browser)
        await desk.take(page)
        assert await page.locator(".answer").count() >= 40
        keyboard = Keyboard(page)
        await page.wait_for_timeout(500)
        for digits in ("7", "23", "38"):
            await keyboard.press(*digits)
            await page.wait_for_timeout(700)
            assert await page.evaluate("document.activeElement.dataset.n") == digits
            await keyboard.press("r")
            await keyboard.type("Поясніть це докладніше.")
            async with page.expect_navigation():
                await keyboard.press("Enter")
            await page.wait_for_timeout(500)
            await expect(page.locator(f"#a-{digits} .said")).to_contain_text("Поясніть це докладніше.")
        await keyboard.press("s")
        await expect(page.get_by_role("heading", name="Відкриті зауваження: 3")).to_be_visible()
        await page.wait_for_timeout(500)
        await keyboard.press("Enter")
        await expect(page.get_by_role("status")).to_contain_text("Повернуто")
        assert keyboard.presses <= 15
        await expect(page.get_by_role("button", name="Взяти", exact=True)).to_be_focused()


async def test_keys_go_by_their_place_and_rest_in_text_fields(desk: Open, browser_address: str) -> None:
    async with visiting(browser_address) as browser:
        page = await desk.enter(browser)
        await desk.take(page)
        await page.wait_for_timeout(500)

        async def typed(letter: str, code: str) -> None:
            await page.evaluate(
                "([key, code]) => (document.activeElement ?? document.body).dispatchEvent("
                "new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}))",
                [letter, code],
            )
            await page.wait_for_timeout(200)

        for letter, code in (("о", "KeyJ"), ("j", "KeyJ")):
            await typed(letter, code)
        assert await page.evaluate("document.activeElement.dataset.n") == "2"
        await typed("к", "KeyR")
        assert await page.evaluate("document.activeElement.tagName") == "TEXTAREA"
        await page.keyboard.type("asnj1")
        assert await page.evaluate("document.activeElement.value") == "asnj1"
        assert "/shares/" in page.url and "decide" not in page.url
        await page.keyboard.press("Escape")
        await page.goto(f"{desk.url}/me")
        await page.get_by_role("button", name="Вимкнути клавіші").click()
        await page.goto(f"{desk.url}/shares/{desk.shares[0].id}")
        await page.wait_for_timeout(500)
        await page.keyboard.press("a")
        await page.wait_for_timeout(300)
        assert "decide" not in page.url


async def test_a_key_that_bounces_decides_once(desk: Open, browser_address: str) -> None:
    """Held down or bouncing, Enter neither approves twice nor takes the next draft."""
    async with visiting(browser_address) as browser:
        page = await desk.enter(browser)
        await desk.take(page)
        await page.wait_for_timeout(500)
        await page.keyboard.press("a")
        await expect(page.get_by_role("heading", name="Схвалити чернетку?")).to_be_visible()
        await page.wait_for_timeout(500)
        for _ in range(6):
            await page.keyboard.down("Enter")
        await page.keyboard.up("Enter")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Наступна чернетка")).to_be_visible()
        taken = await desk.database.read(lambda work: work.audit.found(events=["review.taken"]))
        assert len(taken) == 1
        approved = await desk.database.read(lambda work: work.audit.found(events=["review.approved"]))
        assert len(approved) == 1


async def test_what_was_taken_back_leaves_the_screen(desk: Open, browser_address: str) -> None:
    """Within five seconds with JavaScript; without it at the next request."""
    async with visiting(browser_address, "404") as browser:
        page = await desk.enter(browser)
        await desk.take(page)
        await expect(page.get_by_text("Вигадана Олена Петрівна")).to_be_visible()
        await desk.database.write(lambda work: work.shares.end(desk.shares[0].id))
        await expect(page.get_by_role("alert")).to_contain_text(
            "Цю чернетку забрали з перевірки", timeout=5000
        )
        await expect(page.get_by_text("Вигадана Олена Петрівна")).to_have_count(0)
        await page.reload()
        await expect(page.get_by_role("alert")).to_contain_text("Цієї чернетки тут немає")
        await page.go_back()
        await expect(page.get_by_text("Вигадана Олена Петрівна")).to_have_count(0)


@pytest.mark.parametrize("where", ["evidence", "decision"])
async def test_what_was_taken_back_leaves_every_page_of_it(
    desk: Open, browser_address: str, where: str
) -> None:
    """A page of evidence and a list of remarks too, within five seconds."""
    async with visiting(browser_address, "404") as browser:
        page = await desk.enter(browser)
        await desk.take(page)
        if where == "evidence":
            await page.locator("[data-evidence]").first.click()
            shown = page.locator(".sheet img")
        else:
            await page.locator(".remark summary").first.click()
            await page.locator(".remark textarea").first.fill("Назвіть вулицю.")
            await page.locator(".remark button.main").first.click()
            await page.get_by_role("link", name="Повернути").click()
            shown = page.get_by_text("Назвіть вулицю.")
        await expect(shown).to_be_visible()
        await desk.database.write(lambda work: work.shares.end(desk.shares[0].id))
        await expect(page.get_by_role("alert")).to_contain_text(
            "Цю чернетку забрали з перевірки", timeout=5000
        )
        await expect(shown).to_have_count(0)


async def test_a_remark_on_a_file_by_keys_alone(desk: Open, browser_address: str) -> None:
    async with visiting(browser_address) as browser:
        page = await desk.enter(browser)
        await desk.take(page)
        answer = page.locator(".answer", has=page.locator("[data-evidence]")).first
        number = await answer.get_attribute("data-n")
        await page.wait_for_timeout(500)
        assert number
        for digit in number:
            await page.keyboard.press(digit)
        await page.wait_for_timeout(800)
        await page.keyboard.press("e")
        await expect(page.get_by_text("сторінка 1 з 3")).to_be_visible()
        await page.wait_for_timeout(500)
        for key in ("ArrowRight", "Equal", "t"):
            await page.keyboard.press(key)
            await page.wait_for_timeout(700)
        await expect(page.get_by_text("сторінка 2 з 3")).to_be_visible()
        await page.keyboard.press("r")
        await page.keyboard.type("Сторінку видно не всю.")
        async with page.expect_navigation():
            await page.keyboard.press("Enter")
        await expect(page.locator(".said")).to_contain_text("Сторінку видно не всю.")
        await page.wait_for_timeout(500)
        await page.keyboard.press("b")
        await expect(page.locator(f"#a-{number} .said")).to_contain_text("Сторінку видно не всю.")


async def test_two_reviewers_at_once(desk: Open, browser_address: str) -> None:
    """One gets it; the other is told who has it."""
    async with visiting(browser_address, "409") as one, visiting(browser_address, "409") as two:
        first, second = await desk.enter(one, "Марко"), await desk.enter(two, "Олена")
        for page in (first, second):
            await page.goto(f"{desk.url}/shares/{desk.shares[0].id}")
        await first.get_by_role("button", name="Взяти", exact=True).click()
        await expect(first.locator(".draft")).to_be_visible()
        await second.get_by_role("button", name="Взяти", exact=True).click()
        await expect(second.get_by_role("alert")).to_contain_text("Цю чернетку вже взяли: Марко.")


async def test_pictures_of_evidence_are_drawn_anew(desk: Open, browser_address: str) -> None:
    """What is shown is a JPEG of ours, also of a JPEG."""
    user = await desk.database.write(lambda work: work.newcomers.enrol(7_900))
    sent = encoded(chart((800, 600)), "JPEG", comment=b"canary-in-a-comment")
    claim = await claimed(
        desk.database, desk.vault, user, {**OLENA, "evidence": 0}, files={"evidence": ("фото.jpg", sent)}
    )
    desk.shares.append(await asked(desk.database, desk.vault, claim))
    async with visiting(browser_address) as browser:
        page = await desk.enter(browser)
        await desk.take(page, 2)
        source = await page.locator(".proof img").first.get_attribute("src")
        response = await page.request.get(f"{desk.url}{source}")
        assert response.headers["content-type"] == "image/jpeg"
        assert response.headers["cache-control"] == "no-store"
        shown = await response.body()
        assert shown != sent and b"canary" not in shown and shown.startswith(b"\xff\xd8\xff")
