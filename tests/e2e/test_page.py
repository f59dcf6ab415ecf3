"""The page of the playground at the width of a phone, in a real browser."""

from pathlib import Path

from playwright.async_api import async_playwright

from playground import Playground
from tests.e2e.people import picture
from tests.e2e.running import RunningBot


async def test_first_questions_and_a_photo_on_a_phone(
    chromium: str, playground: Playground, bot: RunningBot, tmp_path: Path
) -> None:
    (tmp_path / "фото.png").write_bytes(picture(1))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="uk-UA")
        await page.goto(f"{playground.url}/")
        log, field = page.locator("#log"), page.locator("#text")

        await field.fill("/start")
        await field.press("Enter")
        await log.get_by_text("Вітаємо! Це «Заява».").wait_for()
        await log.get_by_role("button", name="Почати нову заяву").click()
        await log.get_by_role("button", name="Вибрати категорію").click()
        await log.get_by_role("button", name="Переїзд через війну").click()
        await log.get_by_role("button", name="Виїзд за кордон").click()
        await log.get_by_role("button", name="Для мене").click()
        await log.get_by_text("Чи є у вас громадянство України?").wait_for()
        await field.fill("так")
        await field.press("Enter")
        await log.get_by_text("Де довелося бути 24 лютого 2022 року?").wait_for()

        await page.locator("#attach").click()
        async with page.expect_file_chooser() as choosing:
            await page.locator("[data-attach=photo]").click()
        await (await choosing.value).set_files(tmp_path / "фото.png")
        await page.locator("#sending").get_by_role("button", name="Надіслати").click()
        await log.get_by_text("№ 1 · photo.jpg").wait_for()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        await page.screenshot(path=tmp_path / "page.png")
        await browser.close()
