"""Sending, editing and deleting, with the refusals that Telegram gives."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import SetChatTitle
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from aiohttp import ClientSession

from playground import Playground
from tests.playground.conftest import Act
from tests.playground.reading import chat


def keys(**actions: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Так", **actions)]])


async def test_a_bot_cannot_write_first(bot: Bot, act: Act, client: ClientSession) -> None:
    await chat(client, 2)  # Looking at the page is not writing.
    for stranger in (2, 99, "@somebody"):
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await bot.send_message(stranger, "Добрий день")
    await act("text", user=2, text="/start")
    assert (await bot.send_message(2, "Добрий день")).chat.id == 2


async def test_buttons_within_telegrams_limits(bot: Bot, act: Act) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(1, "x", reply_markup=keys(callback_data="ї" * 32))
    assert sent.reply_markup and sent.reply_markup.inline_keyboard[0][0].callback_data == "ї" * 32
    await bot.send_message(1, "x", reply_markup=keys(copy_text=CopyTextButton(text="1")))
    many = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data="x")]] * 101)
    for wrong, reason in [
        (keys(callback_data="ї" * 33), "BUTTON_DATA_INVALID"),
        (keys(callback_data=""), "BUTTON_DATA_INVALID|Text buttons are unallowed"),
        (keys(), "Text buttons are unallowed in the inline keyboard"),
        (keys(callback_data="a", url="https://a.example"), "exactly one action"),
        (keys(url="javascript:alert(1)"), "Unsupported URL protocol"),
        (keys(copy_text=CopyTextButton(text="x" * 257)), "BUTTON_COPY_TEXT_INVALID"),
        (many, "reply markup is too long"),
    ]:
        with pytest.raises(TelegramBadRequest, match=reason):
            await bot.send_message(1, "x", reply_markup=wrong)


async def test_an_edit_changes_only_what_may_be_changed(bot: Bot, act: Act, client: ClientSession) -> None:
    own = (await act("text", text="/start"))["message_id"]
    sent = await bot.send_message(1, "<b>Один</b>", parse_mode="HTML", reply_markup=keys(callback_data="1"))
    with pytest.raises(TelegramBadRequest, match="message is not modified: specified new message content"):
        await bot.edit_message_text(
            "<b>Один</b>",
            chat_id=1,
            message_id=sent.message_id,
            parse_mode="HTML",
            reply_markup=keys(callback_data="1"),
        )
    bare = await bot.edit_message_reply_markup(chat_id=1, message_id=sent.message_id)
    assert not isinstance(bare, bool)
    assert (bare.reply_markup, bare.edit_date) == (None, None)
    edited = await bot.edit_message_text("Два", chat_id=1, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.entities) == ("Два", None)
    assert edited.edit_date
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=1, message_id=own)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=1, message_id=9999)
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Назад")]])
    fixed = await bot.send_message(1, "x", reply_markup=keyboard)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("y", chat_id=1, message_id=fixed.message_id)
    assert (await chat(client))["keyboard"]["keyboard"][0][0]["text"] == "Назад"
    await bot.send_message(1, "x", reply_markup=ReplyKeyboardRemove())
    assert (await chat(client))["keyboard"] is None


async def test_deleting_and_replying(bot: Bot, act: Act, client: ClientSession) -> None:
    own = (await act("text", text="/start"))["message_id"]
    answer = await bot.send_message(1, "Так", reply_parameters=ReplyParameters(message_id=own))
    assert answer.reply_to_message and answer.reply_to_message.text == "/start"
    assert await bot.delete_message(1, own)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(1, own)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(1, "x", reply_parameters=ReplyParameters(message_id=own))
    assert await bot.delete_messages(1, [own, answer.message_id])
    assert (await chat(client))["messages"] == []


async def test_a_query_is_answered_once(bot: Bot, act: Act, client: ClientSession) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(1, "x", reply_markup=keys(callback_data="так"))
    await act("press", message_id=sent.message_id, data="так")
    await act("press", message_id=9999, data="forged")
    real, forged = (update.callback_query for update in (await bot.get_updates(2)))
    assert real and real.message and real.message.message_id == sent.message_id
    assert forged and forged.message and forged.message.date == 0
    assert await bot.answer_callback_query(real.id, "Збережено", show_alert=True)
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_callback_query(real.id)
    async with client.get("/chat/1/wait") as response:
        event = (await response.json())["events"][-1]
    assert (event["type"], event["text"], event["show_alert"]) == ("answer", "Збережено", True)


async def test_commands_by_scope(bot: Bot, act: Act, client: ClientSession) -> None:
    await act("text", text="/start")
    await bot.set_my_commands([BotCommand(command="help", description="Допомога")])
    assert [c["command"] for c in (await chat(client))["commands"]] == ["help"]
    await bot.set_my_commands(
        [BotCommand(command="desk", description="Стіл")], scope=BotCommandScopeChat(chat_id=1)
    )
    assert [c["command"] for c in (await chat(client))["commands"]] == ["desk"]
    assert [c.command for c in await bot.get_my_commands()] == ["help"]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Допомога", description="x")])
    await bot.set_my_description("Опис")
    assert (await chat(client))["bot"]["description"] == "Опис"
    assert await bot.set_my_short_description("Опис") and await bot.set_chat_menu_button()


async def test_unknown_things_are_refused(
    bot: Bot, act: Act, client: ClientSession, playground: Playground
) -> None:
    await act("text", text="/start")
    with pytest.raises(TelegramNotFound, match="Not Found"):
        await bot(SetChatTitle(chat_id=1, title="x"))
    base = f"/bot{playground.token}"
    for fields, reason in [
        ({"chat_id": 1, "text": "x", "colour": "red"}, 'Bad Request: unknown parameter "colour"'),
        ({"chat_id": 1}, "Bad Request: message text is empty"),
        ({"text": "x"}, "Bad Request: chat_id is empty"),
        (
            {"chat_id": 1, "text": ["x"]},
            'Bad Request: wrong parameter "text": Input should be a valid string',
        ),
        (
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "Bad Request: can't parse reply markup JSON object",
        ),
        ({"chat_id": 1, "text": "x", "parse_mode": "MarkdownV3"}, "Bad Request: unsupported parse_mode"),
    ]:
        async with client.post(f"{base}/sendMessage", json=fields) as response:
            assert (response.status, (await response.json())["description"]) == (400, reason)
    async with client.get(f"{base}/SENDMESSAGE", params={"chat_id": "1", "text": "з адреси"}) as response:
        assert (await response.json())["result"]["text"] == "з адреси"
    async with client.post(f"{base}/sendMessage", data={"chat_id": "1", "text": "з форми"}) as response:
        assert (await response.json())["result"]["text"] == "з форми"
    async with client.post(
        f"{base}/sendMessage", data=b"[]", headers={"Content-Type": "application/json"}
    ) as response:
        assert response.status == 400


async def test_a_wrong_token_is_unauthorized(playground: Playground, client: ClientSession) -> None:
    for path in ("/bot1:wrong/getMe", "/file/bot1:wrong/documents/file_0"):
        async with client.get(path) as response:
            assert (response.status, await response.json()) == (
                401,
                {"ok": False, "error_code": 401, "description": "Unauthorized"},
            )
    async with Bot("1:wrong") as stranger:
        stranger.session.api = stranger.session.api.from_base(playground.url)
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


async def test_what_the_bot_says_of_itself_has_languages(bot: Bot, act: Act, client: ClientSession) -> None:
    assert (await bot.get_my_name()).name == "Заява"
    assert (await bot.get_my_description("en")).description == ""
    await bot.set_my_description("Допомагає із заявою")
    await bot.set_my_description("Helps with a claim", "en")
    await bot.set_my_short_description("Helps", language_code="en")
    await bot.set_my_name("Zayava", "en")
    assert (await bot.get_my_description("uk")).description == ""
    assert (await bot.get_my_description("en")).description == "Helps with a claim"
    assert (await bot.get_my_description()).description == "Допомагає із заявою"
    assert (await bot.get_my_short_description()).short_description == ""
    assert (await bot.get_my_short_description("en")).short_description == "Helps"
    assert [(await bot.get_my_name(code)).name for code in ("en", "uk", None)] == ["Zayava", "Заява", "Заява"]
    assert (await chat(client))["bot"]["description"] == "Допомагає із заявою"
    await bot.set_my_description()
    assert (await bot.get_my_description()).description == ""
    for refused in (
        bot.set_my_description("x" * 513),
        bot.set_my_short_description("x" * 121),
        bot.set_my_name("x" * 65),
        bot.set_my_description("x", "ukr"),
    ):
        with pytest.raises(TelegramBadRequest):
            await refused


async def test_buttons_have_styles_and_links_no_preview(bot: Bot, act: Act, client: ClientSession) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(
        1,
        "https://diia.gov.ua",
        reply_markup=keys(callback_data="1", style="danger"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.reply_markup and sent.reply_markup.inline_keyboard[0][0].style == "danger"
    assert sent.link_preview_options and sent.link_preview_options.is_disabled is True
    assert (await chat(client))["messages"][-1]["reply_markup"]["inline_keyboard"][0][0]["style"] == "danger"
    with pytest.raises(TelegramBadRequest, match="unsupported style"):
        await bot.send_message(1, "x", reply_markup=keys(callback_data="1", style="purple"))
    styled = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Назад", style="loud")]])
    with pytest.raises(TelegramBadRequest, match="unsupported style"):
        await bot.send_message(1, "x", reply_markup=styled)


async def test_pinning_and_what_the_bot_is_doing(bot: Bot, act: Act, client: ClientSession) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(1, "Ваш пакет")
    assert await bot.pin_chat_message(1, sent.message_id)
    assert (await chat(client))["messages"][-1]["pinned_message"]["text"] == "Ваш пакет"
    assert await bot.unpin_chat_message(1, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(1, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(1, 9)
    assert await bot.unpin_all_chat_messages(1)
    assert await bot.send_chat_action(1, "upload_document")
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(1, "dance")


async def test_a_hundred_messages_go_at_once_and_no_more(bot: Bot, act: Act, client: ClientSession) -> None:
    own = (await act("text", text="/start"))["message_id"]
    sent = [(await bot.send_message(1, str(number))).message_id for number in range(100)]
    with pytest.raises(TelegramBadRequest, match="too many message identifiers specified"):
        await bot.delete_messages(1, [own, *sent])
    assert await bot.delete_messages(1, [own, *sent[:99]])
    assert [message["text"] for message in (await chat(client))["messages"]] == ["99"]
