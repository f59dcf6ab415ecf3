"""A round at the desk, from both sides: the applicant in the chat, the reviewer in a browser, by keys alone."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser import browser_address, visiting
from tests.databases import postgres
from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, is_screen, text
from tests.e2e.running import ROOT, free_port
from tests.e2e.town import Town

__all__ = ["browser_address", "postgres"]

REVIEWER = 900


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """What says where the data is: nothing for SQLite."""
    if request.param == "sqlite":
        yield {}
        return
    server = request.getfixturevalue("postgres")
    server.psql("CREATE DATABASE desk;")
    yield {"DATABASE_URL": str(server.get_uri(database="desk"))}
    server.psql("DROP DATABASE desk WITH (FORCE);")


async def command(environment: dict[str, str], *words: str) -> str:
    """`python -m bot …`, which has to end well; what it said."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, cwd=ROOT, env=environment, stdout=PIPE, stderr=STDOUT
    )
    said, _ = await asyncio.wait_for(running.communicate(), 60)
    assert running.returncode == 0, said.decode()
    return said.decode()


@asynccontextmanager
async def apart(environment: dict[str, str], folder: Path) -> AsyncIterator[None]:
    """`python -m bot desk` beside the bot, with the desk key and without the token."""
    key = folder / "desk.key"
    key.write_text(await command(environment, "desk-key"))
    key.chmod(0o600)
    master = Path(environment["DATA_DIR"]) / "master.key"
    hidden = {name: value for name, value in environment.items() if name != "BOT_TOKEN"}
    desk = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "desk", cwd=ROOT, env=hidden | {"DESK_KEY_FILE": str(key)}
    )
    assert master.exists()
    try:
        yield
    finally:
        desk.terminate()
        await asyncio.wait_for(desk.wait(), 15)


async def answers_at(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        await asyncio.sleep(0.1)
    raise AssertionError("the desk does not listen")


async def sign_in(page: Page, reviewer: Person) -> None:
    """/desk in the chat; the link in the browser; a press."""
    before = len(await reviewer.heard())
    await reviewer.post("text", text="/desk")
    link = None
    while link is None:
        await reviewer.waits()
        told = " ".join(text(message) for message in (await reviewer.heard())[before:])
        link = re.search(r"http://127\.0\.0\.1:\d+/in/[\w-]+", told)
    await page.goto(link[0])
    await press(page, "Enter")
    await expect(page.get_by_role("heading", name="Черга")).to_be_visible()
    await page.goto(link[0])
    await expect(page.get_by_role("heading", name="Це посилання вже не діє")).to_be_visible()
    await page.goto(page.url.split("/in/")[0])


async def press(page: Page, *keys: str) -> None:
    """Keys, each after the page has settled from the one before."""
    for key in keys:
        await page.wait_for_load_state("load")
        await page.wait_for_timeout(500)
        await page.keyboard.press(key)


async def confirmed(page: Page, key: str, title: str) -> None:
    """A key, and Enter on the page that it leads to; a key that comes with the page itself would count as a bounce."""
    await press(page, key)
    await expect(page.get_by_role("heading", name=title)).to_be_visible()
    await press(page, "Enter")


async def remark(page: Page, number: str, words: str) -> None:
    """A remark on the answer of that number, by keys."""
    await press(page, *number)
    await page.wait_for_timeout(700)
    await press(page, "r")
    await page.keyboard.type(words)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.get_by_text(words).first).to_be_visible()


async def to_mend(applicant: Person, claimant: Claimant, kept: str) -> None:
    """The remarks come one after another, each above its question; the rest is not asked."""
    shown = await applicant.press("Почати")
    assert "Назвіть день точніше" in text(shown)
    shown = await applicant.say("9 березня 2022")
    assert "Скажіть, звідки їхали" in text(shown)
    shown = await applicant.say(kept)
    assert "На цьому фото не видно тексту" in text(shown)


async def sent_anew(applicant: Person, name: str, then: str) -> dict[str, Any]:
    """Another file for the question on the screen, and «Готово» there until the next screen comes: while the file is
    fetched the question is shown again, and the button of the screen before does nothing."""
    await applicant.post_files((name, picture(77)))
    while not any(name in text(message) for message in await applicant.heard()):
        await applicant.waits()
    for _ in range(10):
        asked = [message for message in await applicant.heard() if is_screen(message)][-1]
        if heading(asked) == then:
            return asked
        buttons = [button for row in asked["reply_markup"]["inline_keyboard"] for button in row]
        done = next(button["callback_data"] for button in buttons if button["text"] == "Готово")
        await applicant.post("press", message_id=asked["message_id"], data=done)
        await applicant.settled(asked["message_id"])
    raise AssertionError(f"{then} does not come")


@pytest.mark.parametrize(
    ("database", "own_process"),
    [("sqlite", False), ("sqlite", True), ("postgresql", True)],
    indirect=["database"],
    ids=["in the bot", "apart", "apart, on PostgreSQL"],
)
async def test_a_round_from_both_sides(
    tmp_path: Path, database: dict[str, str], own_process: bool, browser_address: str
) -> None:
    port = free_port()
    desk = {
        "ORGANISATION": "Тестова організація",
        "ORGANISATION_CONTACT": "+380 44 000 00 00",
        "DESK_URL": f"http://127.0.0.1:{port}",
        "DESK_PORT": str(port),
        **({"DESK_APART": "1"} if own_process else {}),
    }
    async with Town(tmp_path, **database, **desk) as town:
        environment = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path / "data"),
            **database,
            **desk,
        }
        applicant = town.newcomer()
        claimant = Claimant(applicant)
        await claimant.begin()
        roles = ("--role", "reviewer", "--role", "lead", "--role", "admin")
        await command(environment, "staff", "add", "Ліна", "--telegram", str(REVIEWER), *roles)
        beside = apart(environment, tmp_path) if own_process else _nothing()
        async with beside, visiting(browser_address, "404", "409", "410") as browser:
            await answers_at(port)
            await claimant.go_on(OLENA)
            shown = await applicant.press("Попросити перевірити")
            assert "Тестова організація" in text(shown) and "+380 44 000 00 00" in text(shown)
            await applicant.press("Надіслати на перевірку")
            await applicant.sees("Заява чекає на перевірку")
            page = await browser.new_page()
            await nobody_walks_in(page, port)
            await review(page, town, applicant, claimant)
            archive = await delivered(applicant)
            Package(archive, tmp_path / "package").check()
        said = await command(environment, "audit", "verify")
        assert "all as they were written" in said


async def nobody_walks_in(page: Page, port: int) -> None:
    """A desk with a token or a DESK_URL is no practice desk."""
    answer = await page.goto(f"http://127.0.0.1:{port}/practice")
    assert answer is not None and answer.status == 404
    posted = await page.request.post(f"http://127.0.0.1:{port}/practice", form={"person": "1"})
    assert posted.status == 404
    await page.goto(f"http://127.0.0.1:{port}/")
    await expect(page.get_by_role("heading", name="Вхід до кабінету")).to_be_visible()
    await expect(page.get_by_text("для проби")).to_have_count(0)


async def review(page: Page, town: Town, applicant: Person, claimant: Claimant) -> None:
    """The reviewer's part, with the applicant's answers to it."""
    reviewer = Person(applicant._client, town.playground.url, REVIEWER)
    await reviewer.say("/start")
    await sign_in(page, reviewer)
    await confirmed(page, "n", "Наступна чернетка")
    await expect(page.locator(".draft")).to_be_visible()
    numbers = {
        await one.locator("h3").inner_text(): await one.get_attribute("data-n")
        for one in await page.locator(".answer").all()
    }
    day = next(number for ask, number in numbers.items() if "Коли довелося виїхати" in ask)
    story = next(number for ask, number in numbers.items() if "Розкажіть" in ask)
    assert day and story
    await remark(page, day, "Назвіть день точніше.")
    await remark(page, story, "Скажіть, звідки їхали.")
    form = page.locator(".proof .remark").first
    await form.locator("summary").click()
    await form.locator("textarea").fill("На цьому фото не видно тексту.")
    await form.get_by_role("button", name="Зберегти").click()
    await confirmed(page, "s", "Повернути чернетку?")
    await expect(page.get_by_text("Повернуто із зауваженнями")).to_be_visible()

    await applicant.reads("Перевірку закінчено, є зауваження: 3. Подивитися: /claims")
    await applicant.say("/claims")
    await applicant.press("A1.2")
    await to_mend(applicant, claimant, "Ізюм бомбили. Ми сіли в потяг у Харкові.")
    await sent_anew(applicant, "нова картка.png", "Ви відповіли на всі зауваження")
    await applicant.press("Надіслати ще раз")
    await applicant.sees("Заява чекає на перевірку")

    await confirmed(page, "n", "Наступна чернетка")
    changes = page.locator(".changes")
    await expect(changes).to_contain_text("9 березня 2022")
    await expect(changes).to_contain_text("8 березня 2022")
    await expect(changes).to_contain_text("Ми сіли в потяг у Харкові.")
    await expect(changes).to_contain_text("нова картка.png")
    await expect(changes.locator("li.unasked")).to_have_count(0)
    await confirmed(page, "a", "Схвалити чернетку?")
    await expect(page.get_by_text("Схвалено. Людина про це дізнається.")).to_be_visible()

    await applicant.reads("Перевірку закінчено, зауважень немає. Подивитися: /claims")
    await applicant.say("/claims")
    seen = await applicant.press("Хто бачив мої заяви")
    assert "Ліна (керівник): відкрито відповіді" in text(seen)
    await applicant.press("Мої заяви")
    await applicant.press("A1.2")
    await applicant.press("Перевірити й завершити")
    await applicant.press("Зібрати пакет")


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield
