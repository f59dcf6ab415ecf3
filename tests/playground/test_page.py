"""The chat page in a real browser: what a person sees, presses, types and hears."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from playwright.async_api import Page, expect

from playground import Playground, start
from tests.playground.conftest import Act, begin


async def test_a_conversation_by_keyboard_alone(page: Page, bot: Bot) -> None:
    await begin(page, bot)
    question = page.get_by_role("article").last
    await expect(question.locator("b")).to_have_text("Чи були ви поранені?")
    await page.get_by_role("button", name="Так, була поранена").focus()
    await page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Повідомлення")
    await field.focus()
    await page.keyboard.type("перший")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("другий")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("перший\nдругий")
    await expect(field).to_be_focused()
    started, pressed, typed = await bot.get_updates()
    assert started.message and started.message.text == "/start"
    assert pressed.callback_query and pressed.callback_query.data == "yes"
    assert typed.message and typed.message.text == "перший\nдругий"
    await bot.answer_callback_query(pressed.callback_query.id, "Записано")
    await expect(page.locator("#toast")).to_have_text("Записано")


async def test_what_stands_in_a_message_can_be_pressed(page: Page, bot: Bot) -> None:
    await begin(page, bot)
    spoiler = page.locator(".spoiler")
    await spoiler.focus()
    await page.keyboard.press("Enter")
    await expect(spoiler).to_have_attribute("aria-expanded", "true")
    await page.get_by_role("button", name="Скопіювати номер").click()
    await expect(page.locator("#toast")).to_have_text("Скопійовано")
    assert await page.evaluate("navigator.clipboard.readText()") == "1234"
    await page.locator("code").click()
    await page.wait_for_function("navigator.clipboard.readText().then((text) => text === '24.02.2022')")
    await page.get_by_role("button", name="Скопіювати номер").click()
    await page.locator("code").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_function("navigator.clipboard.readText().then((text) => text === '24.02.2022')")
    await page.get_by_role("button", name="/help").click()
    await expect(page.locator(".mine .text").last).to_have_text("/help")


async def test_one_s_own_message_can_be_changed(page: Page, bot: Bot, act: Act) -> None:
    await act("text", text="12 квтня")
    mine = page.locator(".mine").last
    await mine.get_by_role("button", name="Дії з повідомленням").click()
    await page.get_by_role("menuitem", name="Змінити").click()
    field = page.get_by_role("textbox", name="Повідомлення")
    await expect(field).to_have_value("12 квтня")
    await field.fill("12 квітня")
    await page.keyboard.press("Enter")
    await expect(mine.locator(".text")).to_have_text("12 квітня")
    await expect(mine.locator(".meta")).to_contain_text("змінено")
    update = (await bot.get_updates(offset=-1))[0]
    assert update.edited_message and update.edited_message.text == "12 квітня"


async def test_the_bots_edits_and_deletions_are_followed(page: Page, bot: Bot) -> None:
    await begin(page, bot)
    sent = await bot.send_message(1, "Питання")
    await expect(page.get_by_role("article")).to_have_count(3)
    await bot.edit_message_text("✅ Питання: так", chat_id=1, message_id=sent.message_id)
    await expect(page.get_by_role("article").last.locator(".text")).to_have_text("✅ Питання: так")
    last = sent.message_id
    await bot.delete_messages(1, [last - 2, last - 1, last])
    await expect(page.get_by_role("article")).to_have_count(0)
    await bot.send_chat_action(1, "typing")
    await expect(page.locator("#status")).to_have_text("друкує…")


async def test_the_bots_keyboard_and_commands(page: Page, bot: Bot) -> None:
    await begin(page, bot)
    await bot.set_my_commands([BotCommand(command="claims", description="Мої заяви")])
    await page.get_by_role("button", name="Команди").click()
    await expect(page.get_by_role("menuitem", name="/claims")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("/claims")
    row = [KeyboardButton(text="Назад"), KeyboardButton(text="Мій номер", request_contact=True)]
    await bot.send_message(
        1,
        "Далі",
        reply_markup=ReplyKeyboardMarkup(
            keyboard=[row, [KeyboardButton(text="Де я", request_location=True)]]
        ),
    )
    await page.get_by_role("button", name="Назад").click()
    await page.get_by_role("button", name="Мій номер").click()
    await page.get_by_role("dialog").get_by_role("button", name="Надіслати").click()
    await page.get_by_role("button", name="Де я").click()
    await page.get_by_label("Місто").select_option("Маріуполь")
    await page.get_by_role("dialog").get_by_role("button", name="Надіслати").click()
    await expect(page.locator(".mine .file").last).to_contain_text("47.0971")
    back, contact, place = (update.message for update in (await bot.get_updates())[-3:])
    assert back and back.text == "Назад"
    assert contact and contact.contact and contact.contact.phone_number.startswith("+380")
    assert place and place.location and place.location.latitude == pytest.approx(47.0971)


async def test_files_both_ways(page: Page, bot: Bot, tmp_path: Path) -> None:
    await begin(page, bot)
    for name in ("Довідка.pdf", "Акт.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
    await page.get_by_role("button", name="Прикріпити файл").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Файл").click()
    await (await chooser.value).set_files([tmp_path / "Довідка.pdf", tmp_path / "Акт.pdf"])
    await page.get_by_label("Підпис").fill("Папери")
    await page.get_by_role("dialog").get_by_role("button", name="Надіслати").click()
    await expect(page.locator(".mine .file a")).to_have_text(["Довідка.pdf", "Акт.pdf"])
    first, second = (update.message for update in (await bot.get_updates())[-2:])
    assert first and second and first.media_group_id == second.media_group_id
    assert (first.caption, second.caption) == ("Папери", None)
    await bot.send_document(1, BufferedInputFile(b"zip" * 500, "Заява.zip"))
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Заява.zip").click()
    received = await download.value
    assert received.suggested_filename == "Заява.zip"
    assert (await received.path()).read_bytes() == b"zip" * 500


@pytest.mark.parametrize(
    ("label", "kind"), [("Відео", "video"), ("Аудіо", "audio"), ("Голосове повідомлення", "voice")]
)
async def test_sounds_and_films_go_as_such(
    page: Page, bot: Bot, tmp_path: Path, label: str, kind: str
) -> None:
    await begin(page, bot)
    (tmp_path / "запис.mp4").write_bytes(b"film")
    await page.get_by_role("button", name="Прикріпити файл").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name=label).click()
    await (await chooser.value).set_files(tmp_path / "запис.mp4")
    await page.get_by_role("dialog").get_by_role("button", name="Надіслати").click()
    await expect(page.locator(".mine .file a")).to_have_count(1)
    message = (await bot.get_updates(offset=-1))[0].message
    assert message and getattr(message, kind)


async def test_reading_the_history_is_not_disturbed(page: Page, bot: Bot, act: Act) -> None:
    for number in range(40):
        await act("text", text=f"повідомлення {number}")
    await expect(page.get_by_role("article")).to_have_count(40)
    log = page.get_by_role("log")
    await log.hover()
    await page.mouse.wheel(0, -600)
    await page.wait_for_function("log.scrollHeight - log.scrollTop - log.clientHeight > 300")
    before = await log.evaluate("log => log.scrollTop")
    await bot.send_message(1, "нове")
    await page.get_by_role("button", name="Нові повідомлення").wait_for()
    assert await log.evaluate("log => log.scrollTop") == before
    await page.get_by_role("button", name="Нові повідомлення").click()
    await expect(log.get_by_text("нове", exact=True)).to_be_in_viewport()


async def test_another_person_has_a_chat_of_their_own(page: Page, bot: Bot, playground: Playground) -> None:
    await begin(page, bot)
    await page.locator("#person").click()
    await page.get_by_role("menuitem", name="Тарас").click()
    await page.wait_for_url("**/?user=2")
    await page.get_by_role("button", name="Почати").click()
    await expect(page.get_by_role("article")).to_have_count(1)
    update = (await bot.get_updates())[-1]
    assert update.message and update.message.from_user and update.message.from_user.id == 2


async def test_a_chat_is_emptied_and_the_bot_not_told(page: Page, bot: Bot) -> None:
    await begin(page, bot)
    before = await bot.get_updates()
    await page.locator("#person").click()
    await page.get_by_role("menuitem", name="Очистити розмову").click()
    await page.get_by_role("dialog").get_by_role("button", name="Очистити").click()
    await expect(page.get_by_role("article")).to_have_count(0)
    await expect(page.get_by_role("button", name="Почати")).to_be_visible()
    assert await bot.get_updates() == before
    await bot.send_message(1, "Я ще тут")
    await expect(page.get_by_role("article")).to_have_count(1)


# Buttons within a sentence are excepted (WCAG 2.2, 2.5.8), and "more" is larger to touch than to see.
SMALL_OR_CUT = """() => [...document.querySelectorAll("button, a.key, textarea")]
  .filter((one) => one.offsetParent && !one.matches(".command, .more"))
  .filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44 || one.scrollWidth > one.clientWidth)
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_fits_and_can_be_touched_at_320_pixels(page: Page, bot: Bot, scheme: str) -> None:
    await begin(page, bot)
    await bot.set_my_commands([BotCommand(command="claims", description="Мої заяви")])
    keyboard = [[KeyboardButton(text=text) for text in ("Назад", "Пропустити", "Пауза")]]
    await bot.send_message(1, "д" * 300, reply_markup=ReplyKeyboardMarkup(keyboard=keyboard))
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    await page.set_viewport_size({"width": 320, "height": 568})
    await expect(page.locator("#keyboard")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
    assert await page.evaluate(SMALL_OR_CUT) == []


CONTRAST = """() => {
  const channel = (value) => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const luminance = (c) => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
  };
  const low = [];
  for (const one of document.querySelectorAll(".phone *")) {
    if (!one.offsetParent || one.closest(".spoiler, .hidden")) continue;
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const [a, b] = [luminance(numbers(getComputedStyle(one).color)), luminance(ground(one))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) low.push(`${one.className || one.tagName} ${ratio.toFixed(2)}`);
  }
  return low;
}"""


STYLES = ("primary", "success", "danger")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_text_stands_out_enough(page: Page, bot: Bot, act: Act, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    await begin(page, bot)
    said = await act("text", text="Добрий день", reply_to=2)
    await act("edit", message_id=said["message_id"], text="Добрий день!")
    await act("contact")
    await bot.send_document(1, BufferedInputFile(b"zip", "Заява.zip"))
    await bot.send_message(
        1, "x", reply_markup=ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Назад")]])
    )
    await bot.set_my_commands([BotCommand(command="claims", description="Мої заяви")])
    await act("forward", text="Довідку не дали", name="Сусідка")
    await act("pin", message_id=said["message_id"])
    styled = [[InlineKeyboardButton(text=style, callback_data="x", style=style)] for style in STYLES]
    await bot.send_message(
        1,
        f"<blockquote expandable>{'Тлумачення слова. ' * 30}</blockquote>",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=styled),
    )
    await expect(page.get_by_role("button", name="success")).to_be_visible()
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    await page.get_by_role("button", name="Команди").click()
    assert await page.evaluate(CONTRAST) == []


async def test_it_finds_a_restarted_server_again(page: Page, bot: Bot, playground: Playground) -> None:
    await begin(page, bot)
    await expect(page.get_by_role("article")).to_have_count(2)
    await playground.close()
    await expect(page.locator("#status")).to_contain_text("Немає зв'язку")
    async with await start(int(playground.url.rsplit(":", 1)[1]), playground.token):
        await expect(page.get_by_role("button", name="Почати")).to_be_visible(timeout=15000)
        await begin(page, bot)
        await expect(page.get_by_role("article")).to_have_count(2)
        await page.goto("about:blank")
