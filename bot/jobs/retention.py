"""Ends what nobody needs any more: drafts after three delivered warnings, accounts that nobody uses, old records.

A warning counts only once Telegram took it, so a crash in between gives it twice and never spares it. What ends is
decided in the transaction that deletes it, from what is stored then: interrupted anywhere, nothing is half done, and
files that a crash left in the vault are found by upkeep.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import structlog
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.jobs.reminders import AWAY, FROM, UNTIL
from bot.logs import place_of
from bot.telegram.deadlines import USUAL
from bot.telegram.patience import Later, Patience
from bot.telegram.wire import Wire
from conversation.claims.packages import PACKAGE, SHEET
from conversation.handshakes.meeting import PICTURE
from conversation.handshakes.news import NEWS
from conversation.privacy.ending import KEEP, Ending, due_warning, end_drafts, warned, warning_text
from conversation.privacy.everything import EVERYTHING
from conversation.privacy.keeping import Keeping, idle_before, records_before, unused_before
from conversation.privacy.leaving import note_sent
from conversation.review.sharing import NOTICE
from dialogs.language import KYIV, N_
from locales import language
from storage import PASSING, Database, StorageError, Vault, Work

_log = structlog.get_logger(__name__)

_SAID = (PACKAGE, SHEET, EVERYTHING, NEWS, NOTICE, PICTURE)
"""The kinds of job that sent something once."""

_SLICE = 100
_WITHIN = 10.0
"""Seconds for which a warning is tried at each look."""


class Retention:
    """Looks every so many seconds, and does its work by day only. Who cannot be reached is tried again the next day;
    one person who cannot be served keeps nobody else waiting. `forget` is told whose memory is out of date."""

    def __init__(
        self,
        wire: Wire,
        database: Database,
        vault: Vault,
        patience: Patience,
        keeping: Keeping,
        forget: Callable[[int], None],
        every: float = USUAL.upkeep,
    ) -> None:
        self._wire = wire
        self._database = database
        self._vault = vault
        self._patience = patience
        self._keeping = keeping
        self._forget = forget
        self._every = every
        self._unreached: dict[int, date] = {}

    async def run(self) -> None:
        """Look every so many seconds, until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  # whatever it is, the rest is done at the next look
                _log.warning("retention.put_off", error=type(error).__name__, at=place_of(error))
            await asyncio.sleep(self._every)

    async def look(self) -> None:
        """Do everything that is due now."""
        people, today = await self._database.read(partial(_idle, keeping=self._keeping))
        away = 0
        for user_id in people:
            try:
                await self._end(user_id)
                if away < AWAY and self._unreached.get(user_id) != today:
                    await self._warn(user_id, today)
                    away = 0
            except Later:
                away += 1
            except Exception as error:  # one person's rows must not keep the others' drafts
                if isinstance(error, StorageError) and error.code in PASSING:
                    raise
                _log.error("retention.failed", error=type(error).__name__, at=place_of(error))
        await self._end_accounts()
        await self._database.write(partial(_pruned, keeping=self._keeping))

    async def _warn(self, user_id: int, today: date) -> None:
        """Give every warning that is due. Raises `Later`."""
        while (
            ending := await self._database.read(partial(_due, user_id=user_id, keeping=self._keeping))
        ) is not None:
            spoken = language(ending.user.language)
            button = {"text": spoken.text(N_("Лишити ще")), "callback_data": KEEP}
            fields = {
                "chat_id": ending.user.telegram_id,
                "text": warning_text(ending, spoken),
                "reply_markup": {"inline_keyboard": [[button]]},
            }
            send = partial(self._wire.send, **fields)
            try:
                number = await self._patience.wait(send, "send", chat=ending.user.telegram_id, within=_WITHIN)
            except (TelegramForbiddenError, TelegramBadRequest) as error:
                self._unreached[user_id] = today
                _log.info("warning.undelivered", error=type(error).__name__)
                return
            except AiogramError:
                raise Later(self._every) from None
            await self._database.write(partial(_warned, ending=ending, number=number))
            _log.info("draft.warned", count=len(ending.idle))

    async def _end(self, user_id: int) -> None:
        ended, blobs = await self._database.write(partial(_ended, user_id=user_id, keeping=self._keeping))
        if ended:
            self._forget(user_id)
            _log.info("draft.ended", count=ended)
        await self._delete(blobs)

    async def _end_accounts(self) -> None:
        for user_id in await self._database.read(partial(_unused, keeping=self._keeping)):
            try:
                blobs = await self._database.write(partial(_erased, user_id=user_id, keeping=self._keeping))
            except StorageError as error:
                if error.code in PASSING:
                    raise
                _log.error("account.stays", code=error.code)
                continue
            self._forget(user_id)
            await self._delete(blobs)

    async def _delete(self, blobs: Sequence[str]) -> None:
        """What cannot be deleted now, upkeep finds."""
        if blobs:
            try:
                await self._vault.delete(blobs)
            except StorageError as error:
                _log.warning("files.left", code=error.code, count=len(blobs))


def _by_day(work: Work) -> bool:
    return FROM <= work.now.astimezone(KYIV).time() < UNTIL


def _idle(work: Work, keeping: Keeping) -> tuple[list[int], date]:
    """Whose drafts were not touched for long, and the day in Kyiv."""
    people = work.endings.people(idle_before(work.now, keeping)) if _by_day(work) else []
    return people, work.now.astimezone(KYIV).date()


def _due(work: Work, user_id: int, keeping: Keeping) -> Ending | None:
    return due_warning(work, user_id, keeping)


def _warned(work: Work, ending: Ending, number: int) -> None:
    note_sent(work, ending.user.id, [number])
    warned(work, ending)


def _ended(work: Work, user_id: int, keeping: Keeping) -> tuple[int, list[str]]:
    return end_drafts(work, user_id, keeping)


def _unused(work: Work, keeping: Keeping) -> list[int]:
    return work.endings.unused(unused_before(work.now, keeping), _SLICE) if _by_day(work) else []


def _erased(work: Work, user_id: int, keeping: Keeping) -> list[str]:
    """Forget somebody, if they have not come back since they were found."""
    if not work.endings.is_unused(user_id, unused_before(work.now, keeping)):
        return []
    user = work.users.get(user_id)
    work.audit.record(user, None, "person.ended")
    return work.users.erase(user)


def _pruned(work: Work, keeping: Keeping) -> int:
    """Some of the records that something was sent; the rest at the next looks."""
    return work.jobs.prune(_SAID, records_before(work.now, keeping), _SLICE)
