"""The running bot: everything put together, started and stopped in order."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Self
from urllib.parse import urlsplit

import orjson
import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError

from bot.intake.doorstep import Doorstep
from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from bot.intake.polling import UPDATES, Polling
from bot.intake.reading import Update, happening_of, person_of
from bot.intake.webhook import Webhook
from bot.jobs.birthdays import Birthdays
from bot.jobs.files import Files
from bot.jobs.packages import Packages, Sheets
from bot.jobs.receipts import Receipts
from bot.jobs.reminders import Reminders
from bot.jobs.upkeep import Upkeep
from bot.jobs.worker import Jobs
from bot.settings import Settings
from bot.telegram.backoff import pause
from bot.telegram.debts import Debts
from bot.telegram.introduction import introduce
from bot.telegram.patience import Later, Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.files.receiving import show_present
from conversation.happenings import Happening
from conversation.hearing import take_turn
from conversation.limits import Limits
from conversation.memory import Memory, Remembered
from conversation.turn import Turn
from dialogs.programmes import all_forms
from storage import Conflict, Damaged, Database, Presence, Row, StorageError, Vault, Work

_log = structlog.get_logger(__name__)


class Program:
    """Built by `start`; `run` works until it is cancelled; `close` stops intake first and finishes what is in hand."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings = settings
        self._database = database
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
        self._bot = Bot(settings.bot_token.get_secret_value(), session=session)
        self._wire = Wire(self._bot, session)
        self._patience = Patience()
        self._limits = Limits(
            settings.closed_categories, settings.max_files, settings.max_megabytes * 1024**2
        )
        self._presence = Presence(settings.data_dir / "present.lock")
        self._vault = Vault(settings.data_dir / "vault")
        self._memory = Memory()
        self._presenter = Presenter(self._bot, self._wire, database, self._patience)
        self._lanes = Lanes(database, self._handle, self._give_up)
        self._debts = Debts(self._catch_up)
        self._ingest = Ingest(database, self._lanes, settings.bot_id)
        self._doorstep = Doorstep(self._ingest, self._presenter)
        self._jobs = Jobs(
            database,
            Files(self._bot, database, self._vault, self._presenter, self._wake),
            Receipts(database, self._lanes, self._show, self._limits),
            Packages(database, self._vault, self._presenter, self._catch_up),
            Sheets(database, self._presenter, self._catch_up),
        )
        self._reminders = Reminders(self._bot, self._wire, database)
        self._birthdays = Birthdays(database, self._presenter)
        self._upkeep = Upkeep(database, self._vault, self._memory.forget)
        self._webhook: Webhook | None = None
        self._aside: tuple[asyncio.Task[None], ...] = ()

    @classmethod
    async def start(cls, settings: Settings) -> Self:
        """Open the database and the key, and take up what a crash or a stop has left."""
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        program = cls(settings, await _opened(settings))
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
        self._jobs.start()
        self._aside = (
            asyncio.create_task(introduce(self._bot, self._patience, settings.bot_name)),
            asyncio.create_task(self._reminders.run()),
            asyncio.create_task(self._birthdays.run()),
            asyncio.create_task(self._upkeep.run()),
        )
        if not settings.webhook_url:
            await self._patience.wait(self._bot.delete_webhook)
            await Polling(self._bot, self._ingest, self._doorstep.wait).run()
            return
        secret = settings.webhook_secret.get_secret_value()
        self._webhook = Webhook(
            self._ingest, secret, urlsplit(settings.webhook_url).path, settings.webhook_port
        )
        await self._webhook.start()
        await self._patience.wait(
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
        await self._doorstep.close()
        self._debts.close()
        stopping = asyncio.create_task(self._jobs.close())
        await self._lanes.close()
        await stopping
        await self._presenter.close()
        await self._bot.session.close()
        await self._database.close()
        self._presence.leave()

    async def _handle(self, row: Row, update: Update | None) -> None:
        """One update from the inbox: one transaction, then one screen."""
        update = update or orjson.loads(row.body)
        turn = await self._take(row, update)
        if "callback_query" in update:
            asyncio.get_running_loop().create_task(self._release(update["callback_query"]["id"]))
        await self._follow(turn)

    async def _take(self, row: Row, update: Update) -> Turn:
        happening, known = happening_of(update), self._memory.recall(row.user_id)
        try:
            return await self._database.write(self._taking(row, happening, known))
        except Conflict:
            # What was remembered is out of date: once more from what is stored.
            self._memory.forget(row.user_id)
        except Damaged:
            # Something in the person's own row does not open: put it aside, and go on without it.
            self._memory.forget(row.user_id)
            person = person_of(update)
            assert person is not None
            if not await self._database.write(lambda work: work.recovery.mend(row.user_id, person)):
                raise
        return await self._database.write(self._taking(row, happening, None))

    def _taking(self, row: Row, happening: Happening, known: Remembered | None) -> Callable[[Work], Turn]:
        return partial(_take, row=row, happening=happening, known=known, limits=self._limits)

    async def _follow(self, turn: Turn) -> None:
        """Everything that comes of a turn outside the database."""
        user_id = turn.user.id
        self._memory.forget(user_id)
        self._wake(*turn.wake)
        if turn.blobs:
            await self._vault.delete(turn.blobs)
        if turn.view is not None and self._lanes.crowded(user_id):
            # A backlog of this person: their last screen is the one that counts.
            if self._lanes.run_last(user_id, partial(self._show_present, user_id)):
                await self._presenter.settle(turn)
            return
        if turn.later:
            await self._presenter.settle(turn)
            self._debts.put_off(user_id, turn.later)
            return
        try:
            await self._show(turn)
        except Later as error:
            if turn.goodbye:  # nobody is there any more to owe it to
                self._presenter.part(turn)
            else:
                self._debts.owe(user_id, error.seconds)

    async def _show(self, turn: Turn) -> None:
        """Show a turn and remember it. Raises `Later`."""
        shown = await self._presenter.show(turn)
        if turn.view is not None:
            self._debts.paid(turn.user.id)
            self._lanes.run_last(turn.user.id, None)
        if turn.after:
            seen = turn.rev if turn.view is not None else turn.after.user.shown_rev
            self._memory.keep(replace(turn.after, user=replace(turn.after.user, shown=shown, shown_rev=seen)))

    def _wake(self, *kinds: str) -> None:
        self._jobs.wake(*kinds)

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

    async def _resume(self) -> None:
        """What waits is taken up. Only who is alone may sweep the vault and hand out what others had in hand."""
        if await asyncio.to_thread(self._presence.enter):
            await self._vault.sweep(await self._database.read(lambda work: work.evidence.blobs()))
            await self._database.write(lambda work: work.jobs.release())
            await asyncio.to_thread(self._presence.settle)
        waiting = await self._database.read(lambda work: work.inbox.waiting())
        behind = await self._database.read(lambda work: work.users.behind())
        _log.info("program.resumed", updates_of=len(waiting), screens_of=len(behind))
        for user_id in waiting:
            self._lanes.wake(user_id)
        for user_id in behind:
            self._catch_up(user_id)

    def _catch_up(self, user_id: int) -> None:
        """Show what a crash or an outage kept from being shown, or what has changed beside the conversation."""
        self._lanes.run(user_id, partial(self._show_present, user_id))

    async def _show_present(self, user_id: int) -> None:
        self._memory.forget(user_id)
        work = partial(show_present, user_id=user_id, limits=self._limits)
        await self._follow(await self._database.write(work))


async def _opened(settings: Settings) -> Database:
    """The database; while another process keeps it locked the start waits, and says so once."""
    tries = 0
    while True:
        try:
            return await Database.open_beside(settings.database, settings.key_file)
        except StorageError as error:
            if error.code != "storage.busy":
                raise
            if not tries:
                _log.warning("start.waits", code=error.code)
        await asyncio.sleep(pause(tries, longest=10))
        tries += 1


def _take(work: Work, row: Row, happening: Happening, known: Remembered | None, limits: Limits) -> Turn:
    """Whether the update is still to be handled is asked in the transaction that handles it: the commit may have been
    done although nobody heard of it, or only the screen failed."""
    if work.inbox.done(row.id):
        return take_turn(work, row.user_id, happening, known, limits)
    return show_present(work, row.user_id, limits)
