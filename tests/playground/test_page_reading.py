"""The chat page as it is read: what is in sight, what is spoken, in which language, and how much is loaded."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiohttp import ClientSession
from playwright.async_api import Page, Response, expect

from playground import start
from tests.playground.conftest import Act, begin, bot_of

QUESTION = (
    "<b>Коли довелося виїхати за кордон?</b>\nДень, місяць або пора року. Якщо не пам’ятаєте точно, напишіть, як є.\n\n"
    "Наприклад: <i>24 лютого 2022</i>\n\n<i>Виїзд · залишилося 14 питань</i>"
)
ROWS = ["Березень 2022", "Весна 2022", "Не пам’ятаю", "Пропустити", "Пауза"]
BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=text, callback_data="x")] for text in ROWS]
)
KEYBOARD = ReplyKeyboardMarkup(
    keyboard=[
        [KeyboardButton(text="Поділитися моїм номером", request_contact=True)],
        [KeyboardButton(text=text) for text in ("Назад", "Пропустити", "Пауза")],
    ]
)

HIDDEN = "() => log.scrollHeight - log.scrollTop - log.clientHeight"
"""How many pixels of the talk are below what is seen."""

# Of the bot's last message: where its first line stands within the log, and how high the log is.
FIRST_LINE = """() => {
  const box = [...log.querySelectorAll(".message:not(.mine)")].at(-1).querySelector(".text b").getClientRects()[0];
  const seen = log.getBoundingClientRect();
  return [box.top - seen.top, box.bottom - seen.top, seen.height];
}"""


async def ask(bot: Bot, **more: Any) -> int:
    return (await bot.send_message(1, QUESTION, parse_mode="HTML", **more)).message_id


async def settled(page: Page) -> None:
    """Two frames: sizes are observed once in each."""
    await page.evaluate(
        "() => new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)))"
    )


async def test_a_keyboard_hides_nothing_of_the_talk(page: Page, bot: Bot, act: Act) -> None:
    """As the bot does it: the answered question shrinks, and the next one brings a keyboard."""
    await begin(page, bot)
    for number in range(4):
        asked = await ask(bot, reply_markup=BUTTONS)
        await act("text", text=f"відповідь {number}")
        await bot.edit_message_text("✅ Виїзд: весна 2022", chat_id=1, message_id=asked)
        await bot.send_message(1, "<b>Ваш номер?</b>", parse_mode="HTML", reply_markup=KEYBOARD)
        await expect(page.locator("#keyboard")).to_be_visible()
        await expect(page.get_by_role("log").get_by_text("Ваш номер?")).to_have_count(2 * number + 1)
        await settled(page)
        assert await page.evaluate(HIDDEN) <= 1
        # A refusal: the keyboard goes and comes again with the same question.
        await page.get_by_role("textbox", name="Повідомлення").fill("щось")
        await page.keyboard.press("Enter")
        await bot.send_message(1, "Це не схоже на номер. " * 3, reply_markup=ReplyKeyboardRemove())
        await bot.send_message(1, "<b>Ваш номер?</b>\nЩе раз", parse_mode="HTML", reply_markup=KEYBOARD)
        await expect(page.get_by_role("log").get_by_text("Ще раз")).to_have_count(number + 1)
        await settled(page)
        assert await page.evaluate(HIDDEN) <= 1


async def test_the_question_is_in_sight(page: Page, bot: Bot, act: Act) -> None:
    """On phones large and small, with letters twice as large, and as a page zoomed to 200 %."""
    await begin(page, bot)
    for width, height in ((390, 844), (360, 640), (320, 568), (195, 422)):
        await page.set_viewport_size({"width": width, "height": height})
        for letters in ("100%", "200%"):
            await page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
            for markup in (BUTTONS, KEYBOARD):
                await act("text", text="далі")
                await first_line_is_seen(page, await ask(bot, reply_markup=markup))
            assert await page.evaluate("document.documentElement.scrollWidth") <= width
        await page.reload()
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        await first_line_is_seen(page, await ask(bot, reply_markup=BUTTONS))


async def first_line_is_seen(page: Page, message_id: int) -> None:
    await page.locator(f'[data-id="{message_id}"]').wait_for()
    await settled(page)
    top, bottom, height = await page.evaluate(FIRST_LINE)
    assert 0 <= top < bottom <= height, await page.evaluate("[innerWidth, innerHeight]")


async def test_who_scrolled_down_to_the_buttons_stays_there_until_they_act(page: Page, bot: Bot) -> None:
    await page.set_viewport_size({"width": 320, "height": 400})
    await begin(page, bot)
    await ask(bot, reply_markup=BUTTONS)
    await expect(page.get_by_role("button", name="Весна 2022")).to_be_attached()
    log = page.get_by_role("log")
    await log.hover()
    await page.mouse.wheel(0, 40)
    await page.wait_for_function("log.scrollTop > 0")
    await settled(page)
    await page.wait_for_timeout(300)
    before = await log.evaluate("log => log.scrollTop")
    await bot.send_chat_action(1, "typing")
    await expect(page.locator("#status")).to_have_text("друкує…")
    await page.set_viewport_size({"width": 320, "height": 390})
    await settled(page)
    assert abs(await log.evaluate("log => log.scrollTop") - before) <= 1
    await page.get_by_role("button", name="Весна 2022").click()
    await first_line_is_seen(page, await ask(bot, reply_markup=BUTTONS))


async def test_each_message_is_spoken_once_and_an_edit_never(page: Page, bot: Bot, act: Act) -> None:
    await begin(page, bot)
    heard = page.locator("#heard")
    await expect(heard).to_have_attribute("aria-live", "polite")
    await expect(page.get_by_role("log")).to_have_attribute("aria-live", "off")
    assert await page.locator("#log [aria-live]:not([aria-live=off]), #log [role=status]").count() == 0
    asked = await ask(bot, reply_markup=BUTTONS)
    await expect(heard.locator("p").last).to_contain_text("Заява: Коли довелося виїхати за кордон?")
    spoken = await heard.locator("p").count()
    await act("text", text="весна")
    await bot.edit_message_text("✅ Коли довелося виїхати: весна", chat_id=1, message_id=asked)
    await expect(page.locator(f'[data-id="{asked}"] .text')).to_have_text("✅ Коли довелося виїхати: весна")
    assert await heard.locator("p").count() == spoken
    await bot.send_message(1, "Далі")
    await expect(heard.locator("p").last).to_have_text("Заява: Далі")
    await expect(heard).not_to_contain_text("✅")
    await page.reload()
    await expect(page.get_by_role("article")).to_have_count(5)
    await expect(heard).to_be_empty()


async def test_texts_say_their_language(page: Page, bot: Bot, act: Act) -> None:
    await begin(page, bot)
    english = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="Yes, I was injured", callback_data="1")],
            [InlineKeyboardButton(text="Українська", callback_data="2")],
        ]
    )
    sent = await bot.send_message(
        1,
        "<b>Were you injured?</b>\nIf you were, say when and where it happened. "
        "Diia calls it <code>Поранення</code>\nПишіть українською",
        parse_mode="HTML",
        reply_markup=english,
    )
    message = page.locator(f'[data-id="{sent.message_id}"]')
    await expect(message.locator(".text")).to_have_attribute("lang", "en")
    await expect(message.locator("code")).to_have_attribute("lang", "uk")
    await expect(message.locator("span[lang=uk]")).to_have_text("Пишіть українською")
    await expect(message.get_by_role("button", name="Yes, I was injured")).to_have_attribute("lang", "en")
    assert await message.get_by_role("button", name="Українська").get_attribute("lang") is None
    await expect(page.locator("#heard p").last.locator("[lang=en]")).to_contain_text("Were you injured?")
    said = await act("text", text="Мы выехали в марте")
    await expect(page.locator(f'[data-id="{said["message_id"]}"] .text')).to_have_attribute("lang", "ru")
    said = await act("text", text="Ми виїхали в березні, ЖК Park")
    await expect(page.locator(f'[data-id="{said["message_id"]}"] .text')).to_have_attribute("lang", "uk")


async def test_a_long_quotation_is_folded_until_it_is_pressed(page: Page, bot: Bot) -> None:
    await begin(page, bot)
    await bot.send_message(
        1,
        f"Питання<blockquote expandable>{'Слово, яке треба пояснити. ' * 20}</blockquote>",
        parse_mode="HTML",
    )
    quote, button = page.locator("blockquote"), page.get_by_role("button", name="Показати все")
    folded = await quote.evaluate("quote => [quote.clientHeight, quote.scrollHeight]")
    assert folded[0] < folded[1]
    await expect(button).to_have_attribute("aria-expanded", "false")
    await quote.click()
    await expect(page.get_by_role("button", name="Згорнути")).to_have_attribute("aria-expanded", "true")
    assert await quote.evaluate("quote => quote.clientHeight >= quote.scrollHeight")
    await page.get_by_role("button", name="Згорнути").press("Enter")
    await expect(button).to_be_visible()
    await bot.send_message(1, "<blockquote expandable>Коротко</blockquote>", parse_mode="HTML")
    await expect(page.locator("blockquote")).to_have_count(2)
    await expect(page.locator(".unfold").last).to_be_hidden()


async def test_after_a_break_only_what_changed_is_loaded(page: Page, tmp_path: Path) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if "/messages" in answer.url else None)
    async with await start(folder=tmp_path) as first, ClientSession(first.url) as client:
        port = int(first.url.rsplit(":", 1)[1])
        for number in range(100):
            async with client.post("/chat/1/text", json={"text": f"повідомлення {number}"}) as response:
                assert response.status == 200
        await page.goto(first.url)
        articles = page.get_by_role("article")
        await expect(articles).to_have_count(60)
        await page.get_by_role("button", name="Раніші повідомлення: 40").click()
        await expect(articles).to_have_count(100)
        await expect(page.get_by_role("button", name="Раніші повідомлення")).to_have_count(0)
        expected = [f"повідомлення {number}" for number in range(100)]
        assert await page.locator("#log .text").all_text_contents() == expected
        edited, gone = [int(await articles.nth(n).get_attribute("data-id") or 0) for n in (3, 5)]
    await expect(page.locator("#status")).to_contain_text("Немає зв'язку")
    # Somebody else on the port keeps the page away while the world goes on.
    blocker = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", port)
    async with blocker, await start(folder=tmp_path) as meanwhile, bot_of(meanwhile) as bot:
        async with (
            ClientSession(meanwhile.url) as client,
            client.post("/chat/1/edit", json={"message_id": edited, "text": "виправлено"}) as response,
        ):
            assert response.status == 200
        await bot.delete_message(1, gone)
        await bot.send_message(1, "поки вас не було")
    async with await start(port, folder=tmp_path):
        await expect(page.locator("#log").get_by_text("поки вас не було")).to_be_attached(timeout=15000)
        await expect(page.locator(f'[data-id="{edited}"] .text')).to_have_text("виправлено")
        await expect(page.locator(f'[data-id="{gone}"]')).to_have_count(0)
        await expect(page.locator("#status")).to_have_text("пробний чат")
        loaded = await answers[-1].json()
        assert (len(loaded["messages"]), loaded["deleted"]) == (2, [gone])
        assert all(answer.headers["content-encoding"] == "gzip" for answer in answers)
        assert all(answer.headers["cache-control"] == "no-store" for answer in answers)
        await page.goto("about:blank")
