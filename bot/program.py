"""The running bot: everything put together, started and stopped in order."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit

import orjson
import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand

from bot.collector import Collector
from bot.conversation.happenings import Happening
from bot.conversation.hearing import take_turn
from bot.conversation.memory import Memory, Remembered
from bot.conversation.receiving import show_due
from bot.conversation.turn import Turn
from bot.delivery import Delivery
from bot.inbound import COMMANDS, happening_of
from bot.ingest import Ingest
from bot.lanes import Lanes
from bot.patience import patiently
from bot.polling import UPDATES, Polling
from bot.presenter import Presenter
from bot.reminders import Reminders
from bot.settings import Settings
from bot.webhook import Webhook
from bot.wire import Wire
from dialogs.forms import all_forms
from dialogs.language import Language
from locales import LANGUAGES, language
from storage import Conflict, Database, MasterKey, Row, Vault, Work

_log = structlog.get_logger(__name__)

_REMEMBER_UPDATES = timedelta(days=7)


class Program:
    """Built by `start`; `run` works until it is cancelled; `close` stops intake first and finishes what is in hand."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings = settings
        self._database = database
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
        self._bot = Bot(settings.bot_token.get_secret_value(), session=session)
        self._wire = Wire(self._bot, session)
        self._vault = Vault(settings.data_dir / "vault")
        self._presenter = Presenter(self._bot, self._wire, database)
        self._collector = Collector(self._bot, database, self._vault, self._catch_up)
        self._delivery = Delivery(database, self._vault, self._presenter)
        self._reminders = Reminders(self._bot, self._wire, database)
        self._memory = Memory()
        self._lanes = Lanes(database, self._handle, self._give_up)
        self._ingest = Ingest(database, self._lanes, settings.bot_id)
        self._webhook: Webhook | None = None
        self._aside: tuple[asyncio.Task[None], ...] = ()

    @classmethod
    async def start(cls, settings: Settings) -> Self:
        """Open the database and the key, and take up what a crash or a stop has left."""
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = MasterKey.load_or_create(settings.key_file)
        program = cls(settings, await Database.open(settings.database, key))
        all_forms()
        await program._resume()
        # Cyclic collection over everything loaded so far is the largest single cost of an answer.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        return program

    async def run(self) -> None:
        """Take updates in until cancelled, by webhook if one is set, else by polling."""
        settings = self._settings
        self._aside = (
            asyncio.create_task(self._introduce()),
            asyncio.create_task(self._reminders.run()),
        )
        if not settings.webhook_url:
            await patiently(self._bot.delete_webhook)
            await Polling(self._bot, self._ingest).run()
            return
        secret = settings.webhook_secret.get_secret_value()
        self._webhook = Webhook(
            self._ingest, secret, urlsplit(settings.webhook_url).path, settings.webhook_port
        )
        await self._webhook.start()
        await patiently(
            lambda: self._bot.set_webhook(settings.webhook_url, secret_token=secret, allowed_updates=UPDATES)
        )
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Stop within ten seconds: intake, then the updates in hand, then the rest."""
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)
        if self._webhook:
            await self._webhook.close()
        await self._lanes.close()
        await self._collector.close()
        await self._bot.session.close()
        await self._database.close()

    async def _handle(self, row: Row, update: dict[str, Any] | None) -> None:
        """One update from the inbox: one transaction, then one screen."""
        update = update or orjson.loads(row.body)
        turn = await self._take(row, happening_of(update))
        if "callback_query" in update:
            asyncio.get_running_loop().create_task(self._release(update["callback_query"]["id"]))
        await self._follow(turn)

    async def _take(self, row: Row, happening: Happening) -> Turn:
        known = self._memory.recall(row.user_id)
        try:
            return await self._database.write(self._taking(row, happening, known))
        except Conflict:
            # What was remembered is out of date: once more from what is stored.
            self._memory.forget(row.user_id)
            return await self._database.write(self._taking(row, happening, None))

    def _taking(self, row: Row, happening: Happening, known: Remembered | None) -> Callable[[Work], Turn]:
        closed = self._settings.closed_categories
        return partial(_take, row=row, happening=happening, known=known, closed=closed)

    async def _follow(self, turn: Turn) -> None:
        """Everything that comes of a turn outside the database."""
        self._memory.forget(turn.user.id)
        if turn.fetch:
            self._collector.wake(turn.user.id)
        if turn.package:
            await self._delivery.deliver(turn.user, turn.package)
        shown = await self._presenter.show(turn)
        if turn.after and not turn.package:
            self._memory.keep(replace(turn.after, user=replace(turn.after.user, shown=shown)))
        if turn.blobs:
            await self._vault.delete(turn.blobs)

    async def _release(self, query: str) -> None:
        """Let the button stop spinning; Telegram refuses it when it is too late, which harms nobody."""
        try:
            await self._wire.release(query)
        except TelegramAPIError:
            _log.debug("query.too_old")

    async def _give_up(self, row: Row) -> None:
        """An update that cannot be handled is put aside; the person sees the present question again, if that works."""
        await self._database.write(lambda work: work.inbox.done(row.id))
        self._memory.forget(row.user_id)
        self._catch_up(row.user_id)

    async def _introduce(self) -> None:
        """The menu of commands, in each language. Without it the bot works all the same."""
        for code in LANGUAGES:
            commands, speaks = _menu(language(code)), "" if code == "uk" else code
            try:
                await patiently(partial(self._bot.set_my_commands, commands, language_code=speaks))
            except TelegramAPIError as error:
                _log.error("menu.refused", error=type(error).__name__)

    async def _resume(self) -> None:
        """What waits is taken up in this order: the vault is swept before anybody saves a file there."""
        await self._database.write(lambda work: work.inbox.prune(datetime.now(UTC) - _REMEMBER_UPDATES))
        await self._collector.resume()
        waiting = await self._database.read(lambda work: work.inbox.waiting())
        behind = await self._database.read(lambda work: work.users.behind())
        _log.info("program.resumed", updates_of=len(waiting), screens_of=len(behind))
        for user_id in waiting:
            self._lanes.wake(user_id)
        for user in behind:
            self._catch_up(user.id)

    def _catch_up(self, user_id: int) -> None:
        """Show what is due besides answers: receipts of saved files, and what a crash kept from being sent."""
        self._lanes.run(user_id, partial(self._show_due, user_id))

    async def _show_due(self, user_id: int) -> None:
        await self._follow(
            await self._database.write(
                partial(show_due, user_id=user_id, closed=self._settings.closed_categories)
            )
        )


def _menu(spoken: Language) -> list[BotCommand]:
    return [BotCommand(command=name, description=spoken.text(about)) for name, about in COMMANDS.items()]


def _take(
    work: Work, row: Row, happening: Happening, known: Remembered | None, closed: frozenset[str]
) -> Turn:
    """Whether the update is still to be handled is asked in the transaction that handles it: the commit may have been
    done although nobody heard of it, or only the screen failed."""
    if work.inbox.done(row.id):
        return take_turn(work, row.user_id, happening, known, closed)
    return show_due(work, row.user_id, closed)
