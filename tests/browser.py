"""One Chromium for all tests that want one, and pages in it whose scripts and policies must not complain."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from subprocess import DEVNULL, Popen
from typing import Any

import pytest
from playwright.async_api import BrowserContext, async_playwright


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


@asynccontextmanager
async def visiting(address: str, *forgiven: str, **options: Any) -> AsyncIterator[BrowserContext]:
    """A person's browser. Fails on an error in a script, and on anything that a policy refused; lines that hold one of
    `forgiven` are expected."""
    wrong: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(address)
        context = await browser.new_context(locale="uk-UA", **options)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        try:
            yield context
        finally:
            await context.close()
    assert [one for one in wrong if not any(reason in one for reason in forgiven)] == []
