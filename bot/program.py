"""The running bot: everything put together, started and stopped in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from bot import large_pages
from bot.company import Company
from bot.intake.doorstep import Doorstep
from bot.intake.holding import Holding
from bot.intake.ingest import Ingest
from bot.intake.polling import UPDATES, Polling
from bot.intake.turns import Turns
from bot.jobs.everybody import rounds, workers
from bot.jobs.logbook import Logbook
from bot.jobs.rounds import Round
from bot.jobs.worker import Jobs
from bot.settings import Settings, listening_at, terms_of
from bot.shelves import shelf_of
from bot.telegram.backoff import pause
from bot.telegram.deadlines import USUAL, Deadlines
from bot.telegram.errors import TelegramError
from bot.telegram.introduction import introduce
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from bot.watching.bot import WatchedBot
from conversation.limits import Limits
from conversation.review.sharing import NOTICE
from dialogs.engine.kinds.country_names import country_named
from dialogs.gazetteer.index import find
from dialogs.patterns import compiling
from dialogs.programmes import PROGRAMMES, all_forms
from locales import LANGUAGES, language
from storage import Database, Presence, Shelf, StorageError, Vault, neighbours_on
from storage.database import utc_now
from storage.unfinished import check_finished

if TYPE_CHECKING:
    from bot.intake.relay import Relay
    from bot.intake.webhook import Webhook
    from desk.serving import Desk

_log = logging.getLogger(__name__)


class Program:
    """Built by `start`; `run` works until it is cancelled; `close` stops intake first and finishes what is in hand."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Callable[[], datetime] = utc_now,
        deadlines: Deadlines = USUAL,
        *,
        shelf: Shelf,
        practice: bool = False,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._practice = practice
        self._desk: Desk | None = None
        self._database = database
        self._deadlines = deadlines
        token = settings.bot_token.get_secret_value()
        self._wire = wire = Wire(settings.telegram_api_url, token, deadlines)
        self._patience = Patience()
        PROGRAMMES.switch_off(settings.closed_programmes)
        self._name = ""
        limits = Limits(
            settings.closed_categories,
            settings.max_files,
            settings.max_megabytes * 1024**2,
            settings.keeping,
            terms_of(settings),
            lambda: self._name,
        )
        neighbours = neighbours_on(settings.database, database.process)
        self._vault = Vault(shelf)
        self._presenter = Presenter(wire, database, self._patience, self.wake, deadlines)
        self._relay: Relay | None = None
        passed_on: Callable[..., bool] = _given_nothing
        if neighbours is not None and settings.webhook_url:
            from bot.intake.relay import Relay

            self._relay = Relay(settings.data_dir / "relay", database.process, neighbours)
            passed_on = self._relay.reaches
        holding = Holding(database, neighbours, passed_on)
        self._turns = Turns(database, self._vault, self._presenter, limits, self.wake, holding)
        turns = self._turns
        self._ingest = Ingest(database, turns.lanes, settings.bot_id, turns.take_at_once, turns.welcome)
        self._doorstep = Doorstep(self._ingest, self._presenter)
        self._polling = Polling(wire, self._ingest, self._patience, self._doorstep.wait)
        self._log = Logbook(database, settings.key_file, partial(self.wake, NOTICE))
        self._jobs = Jobs(
            database,
            *workers(
                settings,
                limits,
                database,
                self._vault,
                wire,
                self._patience,
                self._presenter,
                self._turns,
                self.wake,
            ),
            rounds=rounds(
                settings,
                database,
                self._vault,
                self._presenter,
                self._turns,
                self._log,
                self.wake,
                self._returned,
                deadlines.upkeep,
            ),
            look=deadlines.look,
        )
        presence = Presence(settings.data_dir / "present.lock")
        self._company = Company(
            database, self._vault, presence, neighbours, self._turns, self._jobs, clock, self._relay
        )
        self._webhook: Webhook | None = None
        self.watched = WatchedBot(
            settings,
            database,
            wire,
            self._patience,
            self._ingest,
            self._doorstep,
            self._turns,
            self._jobs,
            self._vault,
            self._relay,
        )
        self._aside: tuple[asyncio.Task[None], ...] = ()

    @classmethod
    async def start(
        cls,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = utc_now,
        deadlines: Deadlines = USUAL,
        practice: bool = False,
    ) -> Self:
        """Open the database and the key, and take up what a crash or a stop has left.

        practice  nobody's claim is here: the desk lets anybody in
        """
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        check_finished(settings.data_dir)
        shelf = shelf_of(settings)
        database = await _opened(settings, clock)
        program = cls(settings, database, clock, deadlines, shelf=shelf, practice=practice)
        try:
            all_forms()
            await program._company.enter()
            await program._open_desk()
        except BaseException:
            await program.close()
            raise
        return program

    async def run(self) -> None:
        """Take updates in until cancelled, by webhook if one is set, else by polling. Raises SettingsError where the
        port for the webhook is taken."""
        settings = self._settings
        self._jobs.start()
        self._aside += (
            asyncio.create_task(self._learn_name()),
            asyncio.create_task(Round("beat", self._deadlines.upkeep, self._company.beat).run()),
            asyncio.create_task(self._company.keep()),
        )
        if not settings.webhook_url:
            hooking = asyncio.create_task(self._hook(partial(self._wire.call, "deleteWebhook", bool)))
            self._aside += (hooking,)
            # Where there is none, updates come all the same: nobody waits longer for this than a call takes.
            await asyncio.wait({hooking}, timeout=self._deadlines.introduce)
            self._aside += (asyncio.create_task(self._introduce()),)
            with self.watched.taking_in():
                await self._company.one_of_all("polling", self._polling.run)
            return
        from bot.intake.webhook import Webhook

        secret = settings.webhook_secret.get_secret_value()
        self._webhook = Webhook(
            self._ingest, secret, urlsplit(settings.webhook_url).path, settings.webhook_port, self._relay
        )
        with listening_at("WEBHOOK_PORT"):
            await self._webhook.start()
        self._aside += (asyncio.create_task(self._introduce()),)
        with self.watched.taking_in():
            hook = {"url": settings.webhook_url, "secret_token": secret, "allowed_updates": UPDATES}
            await self._hook(partial(self._wire.call, "setWebhook", bool, **hook))
            await asyncio.Event().wait()

    async def _hook(self, call: Callable[[], Awaitable[bool]]) -> None:
        """Set the webhook, or take it away. What Telegram refuses today (an address that cannot be resolved) it may do
        later, so it is asked again; the log says that it was refused."""
        tries = 0
        while True:
            try:
                await self._patience.wait(call, "webhook")
                return
            except TelegramError as error:
                _log.error("webhook.refused error=%s", type(error).__name__)
            await asyncio.sleep(pause(tries, first=1))
            tries += 1

    async def _open_desk(self) -> None:
        """The desk for reviewers beside the bot, unless it runs as a process of its own."""
        settings = self._settings
        if not settings.desk_url or settings.desk_apart:
            return
        from desk.pages.practice import settle
        from desk.serving import Desk

        if self._practice:
            await settle(self._database)
        with listening_at("DESK_PORT"):
            self._desk = await Desk.open(
                self._database,
                self._vault,
                organisation=settings.organisation,
                url=settings.desk_url,
                port=settings.desk_port,
                bot=settings.bot_username,
                practice=self._practice,
            )

    async def _introduce(self) -> None:
        await _read_ahead()
        await introduce(self._wire, self._patience, self._settings.bot_name)

    async def _learn_name(self) -> None:
        """What the bot is called in links."""
        me = await self._patience.wait(partial(self._wire.call, "getMe", dict), "name")
        self._name = str(me.get("username") or "")

    def wake(self, *kinds: str) -> None:
        """There may be jobs of these kinds to do."""
        self._jobs.wake(*kinds)
        self._company.wake(*kinds)

    @property
    def held_up(self) -> bool:
        """Whether a thread is still at a file, as where the service that keeps it answers nothing."""
        return self._vault.busy

    async def close(self) -> None:
        """Stop within ten seconds: intake, then the updates in hand, then the rest."""
        self.watched.closing = True
        if self._desk:
            await self._desk.close()
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)
        if self._webhook:
            await self._webhook.close()
        await self._doorstep.close()
        stopping = asyncio.create_task(self._jobs.close())
        await self._turns.close()
        await stopping
        await self._log.close()
        await self._presenter.close()
        await self._wire.close()
        await self._database.close()
        await self._company.leave()

    def _returned(self, user_id: int) -> None:
        """What this person wrote before opens again: handle what was left of it, and tell them."""
        self._turns.forget(user_id)
        self._turns.lanes.wake(user_id)
        self._turns.catch_up(user_id)
        self.wake(*self._jobs.kinds)


def _given_nothing(*others: int) -> bool:
    """While one process polls the others are given no updates that they could pass on."""
    return True


async def _read_ahead() -> None:
    """Get ready, while updates are taken, what the first text, the first foreign reader and the first address would
    have everybody wait for: 0.2 and 0.3 s together. What was loaded stays, so it may lie in large pages then."""
    tables = asyncio.create_task(asyncio.to_thread(_read_tables))
    for _ in compiling():
        await asyncio.sleep(0)
    await tables
    await asyncio.to_thread(large_pages.gather)


def _read_tables() -> None:
    for code in LANGUAGES:
        language(code)
    find("Київ")
    country_named("Україна")


async def _opened(settings: Settings, clock: Callable[[], datetime]) -> Database:
    """The database; while another process keeps it locked the start waits, and says so once."""
    tries = 0
    while True:
        try:
            return await Database.open_beside(settings.database, settings.key_file, clock=clock)
        except StorageError as error:
            if error.code != "storage.busy":
                raise
            if not tries:
                _log.warning("start.waits code=%s", error.code)
        await asyncio.sleep(pause(tries, longest=10))
        tries += 1
