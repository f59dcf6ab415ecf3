"""Ends what nobody needs any more: drafts after three delivered warnings, accounts that nobody uses, old records.

A warning counts only once Telegram took it, so a crash in between gives it twice and never spares it. What ends is
decided in the transaction that deletes it, from what is stored then: interrupted anywhere, nothing is half done, and
files that a crash left in the vault are found by upkeep.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial

from bot.jobs.nudges import until_day
from bot.jobs.rounds import each
from bot.jobs.worker import Hindered, Worker, reaching
from bot.telegram.errors import BadRequest, Forbidden
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.claims.packages import PACKAGE, SHEET
from conversation.handshakes.meeting import PICTURE
from conversation.handshakes.news import NEWS
from conversation.privacy.ending import (
    ENDING,
    KEEP,
    Ending,
    ask_to_end,
    due_warning,
    end_drafts,
    warned,
    warning_text,
)
from conversation.privacy.everything import EVERYTHING
from conversation.privacy.keeping import Keeping, idle_before, records_before, unused_before
from conversation.privacy.leaving import note_sent
from conversation.review.sharing import NOTICE
from dialogs.language import N_
from locales import language
from storage import Database, Job, StorageError, Vault, Work

_log = logging.getLogger(__name__)

_SAID = (PACKAGE, SHEET, EVERYTHING, ENDING, NEWS, NOTICE, PICTURE)
"""The kinds of job that sent something once."""

_SLICE = 100
_WITHIN = 10.0
"""Seconds for which a warning is tried before the job is put off."""


class Endings(Worker):
    """The worker for one person's drafts: ends those whose time has come, gives the warnings that are due. What could
    not be delivered ends nothing, and is asked for again the next day. `forget` is told whose memory is out of date."""

    kind = ENDING
    at_once = 4
    longest_pause = 3600.0
    speaks = True

    def __init__(
        self,
        wire: Wire,
        database: Database,
        vault: Vault,
        patience: Patience,
        keeping: Keeping,
        forget: Callable[[int], None],
    ) -> None:
        self._wire = wire
        self._database = database
        self._vault = vault
        self._patience = patience
        self._keeping = keeping
        self._forget = forget

    async def do(self, job: Job) -> None:
        """Everything that is due by now. A night that has come meanwhile is waited for."""
        if (seconds := await self._database.read(until_day)) > 0:
            raise Hindered("retention.night", seconds=seconds)
        ended, blobs = await self._database.write(
            partial(end_drafts, user_id=job.user_id, keeping=self._keeping)
        )
        if ended:
            self._forget(job.user_id)
            _log.info("draft.ended count=%s", ended)
        await deleted(self._vault, blobs)
        due = partial(due_warning, user_id=job.user_id, keeping=self._keeping)
        while (ending := await self._database.read(due)) is not None:
            number = await self._sent(ending)
            await self._database.write(partial(_warned, ending=ending, number=number))
            _log.info("draft.warned count=%s", len(ending.idle))

    async def _sent(self, ending: Ending) -> int:
        chat, spoken = ending.user.telegram_id, language(ending.user.language)
        button = {"text": spoken.text(N_("Лишити ще")), "callback_data": KEEP}
        markup = {"inline_keyboard": [[button]]}
        send = partial(self._wire.send, chat_id=chat, text=warning_text(ending, spoken), reply_markup=markup)
        try:
            with reaching():
                return await self._patience.wait(send, "send", chat=chat, within=_WITHIN)
        except (Forbidden, BadRequest):
            raise Hindered("telegram.refused", final=True) from None


class Retention:
    """Looks by day for whom something is due; `wake` is told that there is a job. Accounts and records, of which nobody
    has to be told, end here."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        keeping: Keeping,
        forget: Callable[[int], None],
        wake: Callable[..., None],
    ) -> None:
        self._database = database
        self._vault = vault
        self._keeping = keeping
        self._forget = forget
        self._wake = wake

    async def look(self) -> None:
        """Ask for everything that is due now."""
        if await self._database.read(until_day):
            return
        keeping = self._keeping
        await each(await self._database.read(partial(_idle, keeping=keeping)), self._ask, "retention")
        await each(await self._database.read(partial(_unused, keeping=keeping)), self._erase, "accounts")
        await self._database.write(partial(_pruned, keeping=keeping))

    async def _ask(self, user_id: int) -> None:
        if await self._database.write(partial(ask_to_end, user_id=user_id, keeping=self._keeping)):
            self._wake(ENDING)

    async def _erase(self, user_id: int) -> None:
        blobs = await self._database.write(partial(_erased, user_id=user_id, keeping=self._keeping))
        self._forget(user_id)
        await deleted(self._vault, blobs)


async def deleted(vault: Vault, blobs: Sequence[str]) -> None:
    """What cannot be deleted now, upkeep finds."""
    if blobs:
        try:
            await vault.delete(blobs)
        except StorageError as error:
            _log.warning("files.left code=%s count=%s", error.code, len(blobs))


def _idle(work: Work, keeping: Keeping) -> list[int]:
    return work.endings.people(idle_before(work.now, keeping))


def _warned(work: Work, ending: Ending, number: int) -> None:
    note_sent(work, ending.user.id, [number])
    warned(work, ending)


def _unused(work: Work, keeping: Keeping) -> list[int]:
    return work.endings.unused(unused_before(work.now, keeping), _SLICE)


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
