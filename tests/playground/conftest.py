"""A playground, a real aiogram bot that talks to it, a person's HTTP client, and the page in a browser."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from subprocess import DEVNULL, Popen
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import ClientSession
from playwright.async_api import Page, async_playwright

from playground import Playground, start


def bot_of(playground: Playground) -> Bot:
    """A bot that talks to this playground; to be closed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(playground.url))
    return Bot(playground.token, session=session)


Act = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with await start() as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_of(playground) as bot:
        yield bot


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[ClientSession]:
    async with ClientSession(playground.url) as client:
        yield client


@pytest.fixture
def act(client: ClientSession) -> Act:
    """`await act("text", text="Привіт")`: what person 1 does; `user=2` for another."""

    async def post(door: str, user: int = 1, **fields: Any) -> dict[str, Any]:
        async with client.post(f"/chat/{user}/{door}", json=fields) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())

    return post


@pytest.fixture
def fault(client: ClientSession) -> Callable[..., Awaitable[None]]:
    async def order(**fields: Any) -> None:
        async with client.post("/playground/faults", json=fields) as response:
            assert response.status == 200, await response.text()

    return order


AWAY = ("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE")
"""What a browser says while a test keeps the server away from it."""


@pytest.fixture(scope="session")
def browser_address(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One browser for all tests, which costs two seconds to start; each test has a context of its own."""
    profile = tmp_path_factory.mktemp("profile")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
    with Popen([*command, f"--user-data-dir={profile}"], stdout=DEVNULL, stderr=DEVNULL) as browser:
        try:
            port = profile / "DevToolsActivePort"
            end = time.monotonic() + 30
            while not port.exists() or not port.read_text().count("\n"):
                assert browser.poll() is None and time.monotonic() < end, "the browser did not start"
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port.read_text().split()[0]}"
        finally:
            browser.terminate()


@pytest.fixture
async def page(browser_address: str, playground: Playground) -> AsyncIterator[Page]:
    """The page on a phone; the test fails on any error in its scripts or anything its policy refused."""
    wrong: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(browser_address)
        context = await browser.new_context(
            viewport={"width": 390, "height": 844},
            locale="uk-UA",
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        await page.goto(playground.url)
        yield page
        await context.close()
    assert [one for one in wrong if not any(reason in one for reason in AWAY)] == []


KEYS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Так, була поранена", callback_data="yes")],
        [InlineKeyboardButton(text="Скопіювати номер", copy_text=CopyTextButton(text="1234"))],
    ]
)


async def begin(page: Page, bot: Bot) -> None:
    await page.get_by_role("button", name="Почати").click()
    await page.get_by_role("article").wait_for()
    await bot.send_message(
        1,
        "<b>Чи були ви поранені?</b>\nКод: <tg-spoiler>77</tg-spoiler> <code>24.02.2022</code> /help",
        parse_mode="HTML",
        reply_markup=KEYS,
    )
