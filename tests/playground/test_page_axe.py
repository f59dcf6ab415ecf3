"""axe-core finds nothing on the chat page, whatever stands on it and whatever is open."""

from __future__ import annotations

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from aiohttp import ClientSession, FormData
from playwright.async_api import Page, expect

from playground.media import MAKERS
from tests.axe import violations
from tests.playground.conftest import Act, begin

STYLES = ("primary", "success", "danger")
STYLED = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=style, callback_data="x", style=style)] for style in STYLES]
)
TEXT = (
    "<b>Чи були ви поранені?</b>\n<a href='https://diia.gov.ua'>Дія</a> <code>12 500 грн</code> "
    f"<tg-spoiler>77</tg-spoiler> /help<blockquote expandable>{'Тлумачення слова. ' * 30}</blockquote>"
)


async def everything(page: Page, bot: Bot, act: Act, client: ClientSession) -> None:
    """A chat with a message of every sort."""
    await begin(page, bot)
    said = await act("text", text="Добрий день")
    await act("text", text="Так", reply_to=said["message_id"])
    await act("edit", message_id=said["message_id"], text="Добрий день!")
    for kind in MAKERS:
        form = FormData({"kind": kind})
        for name in ("a.bin", "b.bin") if kind == "live_photo" else ("a.bin",):
            form.add_field("files", b"\xff\xd8\xff" * 9, filename=name)
        async with client.post("/chat/1/files", data=form) as response:
            assert response.status == 200
    await act("contact")
    await act("location", latitude=50.45, longitude=30.52, live_period=900)
    await act("forward", text="Довідку не дали", name="Сусідка")
    await act("pin", message_id=said["message_id"])
    await act("timer", seconds=86400)
    await act("poll")
    await act("dice")
    await bot.send_document(1, BufferedInputFile(b"zip", "Заява.zip"), caption="Ваш пакет")
    await bot.send_message(1, TEXT, parse_mode="HTML", reply_markup=STYLED)
    await bot.send_message(
        1, "Далі", reply_markup=ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Назад")]])
    )
    await bot.set_my_commands([BotCommand(command="claims", description="Мої заяви")])
    await expect(page.get_by_role("button", name="Команди")).to_be_visible()
    await expect(page.get_by_role("article").last).to_contain_text("Далі")


async def test_an_empty_chat(page: Page) -> None:
    await expect(page.get_by_role("button", name="Почати")).to_be_visible()
    assert await violations(page) == []


async def test_a_chat_with_everything_in_it(page: Page, bot: Bot, act: Act, client: ClientSession) -> None:
    await page.emulate_media(reduced_motion="reduce")
    await everything(page, bot, act, client)
    for width in (390, 320):
        await page.set_viewport_size({"width": width, "height": 640})
        assert await violations(page) == [], width
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await violations(page) == []


async def test_what_opens(page: Page, bot: Bot, act: Act, client: ClientSession) -> None:
    await page.emulate_media(reduced_motion="reduce")
    await everything(page, bot, act, client)
    await page.locator("#person").click()
    await page.get_by_role("menuitem", name="Очистити розмову").click()
    assert await violations(page) == []
    await page.get_by_role("dialog").get_by_role("button", name="Скасувати").click()
    for opener in ("#person", "#attach", "#slash"):
        await page.locator(opener).click()
        assert await violations(page) == [], opener
        await page.keyboard.press("Escape")
    await page.locator(".more").last.click()
    assert await violations(page) == []
    await page.get_by_role("menuitem", name="Відповісти").click()
    assert await violations(page) == []
    await page.get_by_role("button", name="Показати все").click()
    await page.locator(".spoiler").last.click()
    assert await violations(page) == []
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    for item in ("Місце на карті", "Мій номер телефону"):
        await page.locator("#attach").click()
        await page.get_by_role("menuitem", name=item).click()
        assert await violations(page) == [], item
        await page.get_by_role("dialog").get_by_role("button", name="Скасувати").click()
