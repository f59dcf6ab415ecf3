"""The only place that sends messages. Telegram's moods end here: limits, blocks, stale edits, outages."""

from __future__ import annotations

from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from bot.conversation.shown import Shown
from bot.conversation.turn import Turn
from bot.patience import patiently
from bot.screens import Message, screen, settled_text, unmarked
from bot.wire import Wire
from dialogs.language import N_
from storage import Database

_log = structlog.get_logger(__name__)


class Presenter:
    """Shows turns. A new message for each question: an edit is not read aloud by a screen reader.

    Editing only takes the old buttons away and leaves «✅ question: answer».
    """

    def __init__(self, bot: Bot, wire: Wire, database: Database) -> None:
        self._bot = bot
        self._wire = wire
        self._database = database

    async def show(self, turn: Turn) -> str:
        """Send the screen of a turn, then store and return what is shown. A person who blocked the bot is let be."""
        try:
            if turn.goodbye:
                await self._send(turn.user.telegram_id, turn.goodbye, {"remove_keyboard": True})
            elif turn.view is not None:
                return await self._present(turn)
        except TelegramForbiddenError:
            _log.info("person.blocked_the_bot")
        return turn.user.shown

    async def document(self, chat: int, name: str, content: bytes, caption: str = "") -> None:
        """Deliver a file. A person who blocked the bot gets it when they come back and ask again."""
        file = BufferedInputFile(content, name)
        await patiently(lambda: self._bot(SendDocument(chat_id=chat, document=file, caption=caption)))

    async def _present(self, turn: Turn) -> str:
        assert turn.view is not None
        chat, before = turn.user.telegram_id, Shown.load(turn.user.shown)
        message = screen(turn.view, turn.rev, turn.language, turn.notices)
        album, receipt, told = before.album, before.receipt, before.told
        if turn.receipt:
            album, receipt = turn.album, await self._receipt(turn, before)
            told = told | turn.told
        if turn.in_place and before.inline and await self._redraw(chat, before.message, message):
            number = before.message
        else:
            if before.message and not before.inline:
                await self._leave_keyboard(chat, turn)
            if turn.preface:
                await self._send(chat, turn.preface, None, html=False)
            number = await self._send(chat, message.text, message.markup)
            if before.message and before.inline:
                await self._take_buttons(chat, before.message, turn)
        shown = Shown(number, message.heading, message.inline, album, receipt, told).dump()
        # While a receipt is owed the person counts as behind, so that a restart gives it.
        seen = turn.rev - 1 if turn.owes_receipt else turn.rev
        self._database.post(lambda work: work.users.shown(turn.user.id, seen, shown))
        return shown

    async def _receipt(self, turn: Turn, before: Shown) -> int:
        chat = turn.user.telegram_id
        late = turn.album != "" and turn.album == before.album
        if late and await self._edit(chat, before.receipt, text=turn.receipt):
            return before.receipt
        return await self._send(chat, turn.receipt, None, html=False)

    async def _redraw(self, chat: int, number: int, message: Message) -> bool:
        text, markup = message.text, message.markup
        return await self._edit(chat, number, text=text, parse_mode="HTML", reply_markup=markup)

    async def _take_buttons(self, chat: int, number: int, turn: Turn) -> None:
        if turn.settled:
            await self._edit(chat, number, text=settled_text(*turn.settled), parse_mode="HTML")
        else:
            await self._edit(chat, number)

    async def _leave_keyboard(self, chat: int, turn: Turn) -> None:
        """A keyboard in place of the phone's stays until a message takes it away."""
        text = settled_text(*turn.settled) if turn.settled else turn.language.text(N_("Гаразд."))
        await self._send(chat, text, {"remove_keyboard": True})

    async def _send(self, chat: int, text: str, markup: dict[str, Any] | None, *, html: bool = True) -> int:
        fields: dict[str, Any] = {"chat_id": chat, "text": text}
        if html:
            fields["parse_mode"] = "HTML"
        if markup:
            fields["reply_markup"] = markup
        try:
            return await patiently(partial(self._wire.send, **fields))
        except TelegramBadRequest as error:
            _log.error("message.refused", why=_sort(error))
            plain = unmarked(text) if html else text
            return await patiently(partial(self._wire.send, chat_id=chat, text=plain))

    async def _edit(self, chat: int, number: int, **fields: Any) -> bool:
        """An edit that may fail: the message is too old, unchanged or gone."""
        try:
            await patiently(partial(self._wire.edit, chat_id=chat, message_id=number, **fields))
        except TelegramBadRequest:
            return False
        return True


def _sort(error: TelegramBadRequest) -> str:
    """What Telegram complained about, without what it quotes of the message."""
    return error.message.split(":")[1].strip()[:40] if ":" in error.message else error.message[:40]
