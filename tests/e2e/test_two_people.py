"""Two people with a phone each, in a real browser, and the running bot between them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright

from playground import Playground
from tests.e2e.running import RunningBot

NAME = "Вигадана Дарина Олегівна"


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()


class Phone:
    """One person's chat, at the width of a phone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.locator("#log")

    async def say(self, *texts: str) -> None:
        for text in texts:
            field = self.page.locator("#text")
            await field.fill(text)
            await field.press("Enter")

    async def press(self, *labels: str) -> None:
        for label in labels:
            await self.log.get_by_role("button", name=label, exact=True).last.click()

    async def sees(self, text: str) -> None:
        await self.log.get_by_text(text).last.wait_for()

    async def fits(self) -> bool:
        return bool(await self.page.evaluate("document.documentElement.scrollWidth <= 390"))


async def phone(browser: Browser, playground: Playground, user: int) -> Phone:
    page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="uk-UA")
    await page.goto(f"{playground.url}/?user={user}")
    return Phone(page)


async def link_on(of: Phone) -> tuple[str, str]:
    """The link's word and the code."""
    await of.sees("Код скажіть окремо")
    text = await of.log.inner_text()
    token, code = re.findall(r"\?start=([\w-]+)", text)[-1], re.findall(r"голосом: (\d{3}\s\d{3})", text)[-1]
    return token, code


async def test_a_grown_daughter_takes_over_and_the_mother_erases_herself(
    browser: Browser, playground: Playground, bot: RunningBot
) -> None:
    mother, daughter = await phone(browser, playground, 1), await phone(browser, playground, 2)
    await mother.say("/start")
    await mother.sees("Вітаємо! Це «Заява».")
    await mother.say("A1.2")
    await mother.press("Для моєї дитини")
    await mother.sees("Чи є у вас громадянство України?")
    await mother.say("так")
    await mother.sees("Як звати дитину?")
    await mother.say(NAME)
    await mother.sees("Коли народилася дитина?")
    await mother.say("5 березня 2007")
    await mother.sees("Яка стать дитини?")
    await mother.say("/family")
    await mother.sees("Ваша родина")
    await mother.press("Дарина")
    await mother.press("Передати заяви")
    await mother.press("Створити посилання")
    token, code = await link_on(mother)
    await mother.press("Показати QR-код")
    await mother.sees("qr.png")

    await daughter.say(f"/start {token}")
    await daughter.sees("Який код із шести цифр?")
    await daughter.say(code)
    await daughter.sees("Вам передають заяви. Прийняти?")
    await daughter.press("Так, прийняти")
    await mother.sees("Код уведено й підтверджено")
    await mother.press("Так, передати")
    await daughter.sees("Заяви тепер ваші")
    await mother.sees("Заяви передано")

    await mother.say("/erase")
    await mother.press("Так, стерти все")
    await mother.sees("Усе про вас стерто")
    await daughter.say("1")
    await daughter.sees("Усе збережено.")
    await daughter.press("Продовжити")
    await daughter.sees("Чи є у вас громадянство України?")
    assert NAME.split()[1] not in await daughter.log.inner_text()
    assert await mother.fits() and await daughter.fits()


async def test_a_niece_types_for_her_aunt(browser: Browser, playground: Playground, bot: RunningBot) -> None:
    aunt, niece = await phone(browser, playground, 3), await phone(browser, playground, 4)
    await aunt.say("/start")
    await aunt.sees("Вітаємо! Це «Заява».")
    await aunt.say("A1.2")
    await aunt.press("Для мене")
    await aunt.sees("Чи є у вас громадянство України?")
    await aunt.say("/family")
    await aunt.sees("Ваша родина")
    await aunt.press("Допомога")
    await aunt.press("Створити посилання")
    token, code = await link_on(aunt)
    await niece.say(f"/start {token}")
    await niece.sees("Який код із шести цифр?")
    await niece.say(code)
    await niece.press("Так, допоможу")
    await aunt.sees("Пустити помічника?")
    await aunt.press("Так, пустити")
    await niece.sees("Ви допомагаєте людині")
    await niece.press("До заяв людини")
    await niece.press("A1.2")
    await niece.press("Продовжити")
    await niece.sees("Допомога · Чи є у вас громадянство України?")
    await niece.say("так")
    await niece.sees("Де довелося бути 24 лютого 2022 року?")
    await niece.say("в Україні")
    await niece.sees("Коли довелося виїхати за кордон?")
    await niece.say("/claims")
    await niece.press("Досить на сьогодні")
    await aunt.sees("2 відповіді чекають на вас.")
    await aunt.press("Переглянути відповіді")
    await aunt.press("Для кого заява")
    await aunt.press("Усе правильно")
    await aunt.sees("Що написав помічник?")
    await aunt.say("/family")
    await aunt.press("Допомога")
    await aunt.press("Завершити допомогу")
    await niece.sees("Допомогу завершено.")
    assert await aunt.fits() and await niece.fits()
