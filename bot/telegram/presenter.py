"""The only place that sends messages. Telegram's moods end here: limits, blocks, stale edits, outages."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from bot.telegram.deadlines import USUAL, Deadlines
from bot.telegram.errors import BadRequest, Forbidden, TelegramError
from bot.telegram.layout import Message, messages, screen, settled_text, unmarked, visible
from bot.telegram.noting import Note, Notes
from bot.telegram.patience import Later, Patience
from bot.telegram.wire import Wire
from conversation.files.receipts import Receipt
from conversation.privacy.leaving import CLEAR, note_sent
from conversation.screens.shown import Shown
from conversation.turn import Turn
from dialogs.language import N_
from storage import Database, Erased, User

_log = logging.getLogger(__name__)


class Away(Exception):
    """The person left in a hurry: nothing is shown to them, and what was on its way is deleted again."""


class Presenter:
    """Shows turns. A new message for each question: an edit is not read aloud by a screen reader.

    Editing only takes the old buttons away and leaves «✅ question: answer». It comes after the screen, beside whatever
    the person does next, or in the response to a webhook, and may fail. What is sent is noted, so that it can be
    deleted again; `wake` is told when that is to be done at once.
    """

    def __init__(
        self,
        wire: Wire,
        database: Database,
        patience: Patience,
        wake: Callable[..., None],
        deadlines: Deadlines = USUAL,
    ) -> None:
        self._wake = wake
        self._wire = wire
        self._database = database
        self._patience = patience
        self._deadlines = deadlines
        self._tidying: set[asyncio.Task[None]] = set()
        self.notes = Notes()
        """What was shown last."""

    async def show(self, turn: Turn) -> tuple[Shown, str] | None:
        """Send the screen of a turn, then store and return what is shown, as the text too that is stored of it; None
        where nothing was. A person who blocked the bot is let be.

        Raises `Later` when Telegram does not take it for now: nothing is noted as shown then.
        """
        try:
            if turn.goodbye:
                await self._send(turn.user.telegram_id, turn.goodbye, {"remove_keyboard": True}, [])
            elif turn.view is not None or turn.receipt is not None:
                return await self._present(turn)
        except Forbidden:
            _log.info("person.blocked_the_bot")
        except BadRequest as error:
            # As of a person who is no longer on Telegram: nothing could be sent even as plain words.
            _log.error("screen.refused why=%s", _sort(error))
        return None

    def responded(self, turn: Turn) -> tuple[Turn, dict[str, Any] | None]:
        """The turn without what may go to Telegram in the response to its own call, and that: the edit that leaves
        «✅ question: answer». An answered question is settled whatever becomes of the next screen; everything else
        waits for that, so that nobody is left without buttons."""
        before, chat = turn.before or Shown.of(turn.user.shown), turn.user.telegram_id
        if not turn.settled or turn.view is None or turn.in_place or not (before.message and before.inline):
            return turn, None
        if self._patience.holds("edit", chat):
            return turn, None
        text = visible(settled_text(*turn.settled))
        call = self._wire.edit_in_response(
            chat_id=chat, message_id=before.message, text=text, parse_mode="HTML"
        )
        return turn._replace(before=before._replace(message=0)), call

    async def settle(self, turn: Turn) -> None:
        """Only leave «✅ question: answer» in place of the question; the next screen comes later."""
        before = turn.before or Shown.of(turn.user.shown)
        if before.message and before.inline:
            self._beside(self._take_buttons(turn.user.telegram_id, before.message, turn))

    def part(self, turn: Turn) -> None:
        """The last words to somebody who was erased: said when Telegram takes them, if the bot runs so long."""
        chat, words = turn.user.telegram_id, {"text": turn.goodbye, "reply_markup": {"remove_keyboard": True}}
        send = partial(self._wire.send, chat_id=chat, **words)
        self._beside(self._patience.wait(send, "send", chat=chat))

    async def line(self, chat: int, text: str, user: User | None = None) -> None:
        """A message beside the screens. Raises `Later`, `Away`, `Forbidden` and `BadRequest`.

        user  whose chat it is, if they are known
        """
        send = partial(self._wire.send, chat_id=chat, text=visible(text))
        number = await self._patience.wait(send, "send", chat=chat, within=self._deadlines.answer)
        if user is not None:
            await self._note_beside(user, number)

    def release(self, chat: int, query: str, toast: str = "") -> None:
        """Let a button stop spinning, beside everything else, and say something where it was pressed; where it is too
        late for that nobody is harmed."""
        call = partial(self._wire.release, query, toast)
        self._beside(self._patience.wait(call, "release", chat=chat, within=0))

    async def act(self, chat: int, action: str) -> None:
        """Show what the bot is about; if that fails nobody misses it."""
        try:
            await self._patience.wait(partial(self._wire.act, chat, action), "act", chat=chat, within=0)
        except (Later, TelegramError):
            _log.debug("action.not_shown")

    async def document(
        self, user: User, name: str, content: bytes, caption: str = "", sweep: timedelta | None = None
    ) -> None:
        """Deliver a file, waiting a while for Telegram. Raises `Later`, `Away`, and what Telegram refuses for good.

        sweep  after how long it is to be taken out of the chat again, if it is
        """
        chat = user.telegram_id
        send = partial(self._wire.document, chat, name, content, caption)
        number = await self._patience.wait(send, "document", chat=chat, within=self._deadlines.deliver)
        await self._note_beside(user, number, sweep)

    async def _take_back(self, chat: int, number: int) -> None:
        """Nobody is there any more to remember it for."""
        delete = partial(self._wire.delete, chat, [number])
        await self._patience.wait(delete, "delete", chat=chat, within=self._deadlines.deliver)

    async def _note_beside(self, user: User, number: int, sweep: timedelta | None = None) -> None:
        """Remember what was sent beside the screens. Raises `Away` if it was on its way when its owner left, or had
        everything erased: it goes again, so it does not count as said."""
        try:
            left = await self._database.write(
                partial(note_sent, user_id=user.id, numbers=[number], sweep=sweep)
            )
        except Erased:
            self._beside(self._take_back(user.telegram_id, number))
            raise Away from None
        if left:
            self._wake(CLEAR)
            raise Away

    async def close(self) -> None:
        for task in self._tidying:
            task.cancel()
        await asyncio.gather(*self._tidying, return_exceptions=True)

    async def _present(self, turn: Turn) -> tuple[Shown, str]:
        chat, before = turn.user.telegram_id, turn.before or Shown.of(turn.user.shown)
        number, heading, inline = before.message, before.heading, before.inline
        album, receipt, told, at = before.album, before.receipt, before.told, before.receipt_at
        sent: list[int] = []
        if turn.receipt is not None:
            album, receipt, at = (
                turn.receipt.album,
                await self._receipt(turn.receipt, chat, before, sent),
                time.time(),
            )
            told = told | {turn.receipt.claim: turn.receipt.told}
        if turn.view is not None:
            message = screen(turn.view, turn.buttons, turn.language, turn.notices)
            number, heading, inline = (
                await self._screen(turn, message, before, sent),
                "" if turn.others else message.heading,
                message.inline,
            )
        # What is to be swept, or cleared at once, is noted by itself; the rest with the update that comes next.
        apart = sent if turn.sweep is not None or turn.user.away else []
        loose = before.loose if apart else (*before.loose, *sent)
        loose_at = before.loose_at if before.loose else self._database.now().timestamp()
        shown_at = before.at if turn.view is None else self._database.now().timestamp()
        seen = Shown(number, heading, inline, album, receipt, told, at, loose, loose_at, shown_at)
        shown = seen.dump()
        rev = turn.rev if turn.view is not None else turn.user.shown_rev
        note = Note(turn.user, rev, seen, shown, tuple(apart), turn)
        self.notes.keep(note)
        if turn.user.away:
            await self._database.write(note.write)
            self._wake(CLEAR)
        else:
            await self._database.post(note.write, turn.user.id)
        return seen, shown

    async def _screen(self, turn: Turn, message: Message, before: Shown, sent: list[int]) -> int:
        chat = turn.user.telegram_id
        if turn.in_place and before.inline and await self._redraw(chat, before.message, message):
            return before.message
        if before.message and not before.inline:
            await self._leave_keyboard(chat, turn, sent)
        for words in (*messages(turn.preface.split("\n\n")), *message.before):
            await self._send(chat, words, None, sent, html=False)
        number = await self._send(chat, message.text, message.markup, sent)
        if before.message and before.inline:
            self._beside(self._take_buttons(chat, before.message, turn))
        return number

    async def _receipt(self, receipt: Receipt, chat: int, before: Shown, sent: list[int]) -> int:
        """Late files of an album renew its receipt, if that is one message."""
        *first, last = receipt.pages
        late = receipt.album != "" and receipt.album == before.album and not first
        if late and await self._edit(chat, before.receipt, text=last):
            return before.receipt
        for page in first:
            await self._send(chat, page, None, sent, html=False)
        return await self._send(chat, last, None, sent, html=False)

    async def _redraw(self, chat: int, number: int, message: Message) -> bool:
        text, markup = message.text, message.markup
        return await self._edit(chat, number, text=text, parse_mode="HTML", reply_markup=markup)

    async def _take_buttons(self, chat: int, number: int, turn: Turn) -> None:
        if turn.settled:
            await self._edit(chat, number, text=settled_text(*turn.settled), parse_mode="HTML")
        else:
            await self._edit(chat, number)

    async def _leave_keyboard(self, chat: int, turn: Turn, sent: list[int]) -> None:
        """A keyboard in place of the phone's stays until a message takes it away; the answer does not wait for that."""
        text = settled_text(*turn.settled) if turn.settled else turn.language.text(N_("Гаразд."))
        fields = {"chat_id": chat, "text": visible(text), "parse_mode": "HTML"}
        send = partial(self._wire.send, **fields, reply_markup={"remove_keyboard": True})
        try:
            async with asyncio.timeout(self._deadlines.keyboard):
                sent.append(await self._patience.wait(send, "send", chat=chat, within=0))
        except (Later, BadRequest, TimeoutError):
            _log.info("keyboard.left")

    async def _send(
        self, chat: int, text: str, markup: dict[str, Any] | None, sent: list[int], *, html: bool = True
    ) -> int:
        """Send a message; its number, also added to what was `sent`."""
        fields: dict[str, Any] = {"chat_id": chat, "text": visible(text)}
        if "://" in text:  # a preview would follow the link, and one that signs in is good once
            fields["link_preview_options"] = {"is_disabled": True}
        if html:
            fields["parse_mode"] = "HTML"
        if markup:
            fields["reply_markup"] = markup
        send = partial(self._patience.wait, what="send", chat=chat, within=self._deadlines.answer)
        try:
            number = await send(partial(self._wire.send, **fields))
        except BadRequest as error:
            _log.error("message.refused why=%s", _sort(error))
            plain = visible(unmarked(text) if html else text)
            number = await send(partial(self._wire.send, chat_id=chat, text=plain))
        sent.append(number)
        return number

    async def _edit(self, chat: int, number: int, **fields: Any) -> bool:
        """An edit that may fail: the message is too old or gone, or Telegram has no time for it."""
        if "text" in fields:
            fields["text"] = visible(fields["text"])
        call = partial(self._wire.edit, chat_id=chat, message_id=number, **fields)
        try:
            await self._patience.wait(call, "edit", chat=chat, within=self._deadlines.tidy)
        except BadRequest as error:
            return "not modified" in error.description
        except Later:
            return False
        return True

    def _beside(self, tidying: Awaitable[object]) -> None:
        task = asyncio.ensure_future(self._quietly(tidying))
        self._tidying.add(task)
        task.add_done_callback(self._tidying.discard)

    async def _quietly(self, tidying: Awaitable[object]) -> None:
        try:
            await tidying
        except (Later, TelegramError) as error:
            _log.info("tidying.failed error=%s", type(error).__name__)


def _sort(error: BadRequest) -> str:
    """What Telegram complained about, without what it quotes of the message."""
    return (
        error.description.split(":")[1].strip()[:40] if ":" in error.description else error.description[:40]
    )
