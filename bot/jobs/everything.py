"""Sends everything that is stored of a person: «Забрати все із собою»."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from functools import partial

from bot.jobs.packages import TRIES, sent
from bot.jobs.worker import Hindered, Worker
from bot.telegram.presenter import Presenter
from conversation.claims.frozen import exhibit
from conversation.privacy.everything import EVERYTHING, Everything, Held, gather
from conversation.privacy.sweeping import SWEPT, sweep_of
from conversation.privacy.wishes import Wishes
from dialogs.language import N_
from locales import language as language_of
from storage import PASSING, Database, Evidence, Job, StorageError, Vault, Work
from submission.stop import Stop, Stopped

_log = logging.getLogger(__name__)


class TakeAlong(Worker):
    """The worker. What was sent of it counts, so that an interruption costs one ZIP that comes twice."""

    kind = EVERYTHING
    longest_pause = 900.0
    speaks = True

    def __init__(self, database: Database, vault: Vault, presenter: Presenter) -> None:
        self._database = database
        self._vault = vault
        self._presenter = presenter

    async def do(self, job: Job) -> None:
        """Build and send every ZIP that was not sent before. It holds what is of a sensitive claim too, so it is swept
        from the chat unless that was switched off."""
        found = await self._database.read(partial(_gathered, job=job))
        language = language_of(found.user.language)
        sweep, stop = sweep_of(Wishes.of(found.user.privacy), sensitive=True), Stop()
        caption = language.text(N_("Тут усе, що бот зберігає про вас."))
        if sweep:
            caption = f"{caption} {language.text(SWEPT)}"
        waits = job.tries < TRIES or not await self._vault.works()
        key, awaited = await self._database.vault_key(found.user.id), list[StorageError]()
        volumes = self._volumes(found, key, stop, awaited if waits else None)
        number = 0
        try:
            while (volume := await asyncio.to_thread(next, volumes, None)) is not None:
                number += 1
                if number <= job.progress:
                    continue
                held, away = await self._database.write(partial(_reached, job=job, number=number - 1))
                if away:
                    raise Hindered("person.away")
                if not held:
                    break
                await sent(
                    self._presenter.document(found.user, *volume, caption if number == 1 else "", sweep)
                )
                await self._database.write(partial(_reached, job=job, number=number))
        except Stopped:
            raise awaited[0] from None
        finally:
            stop.ask()
        _log.info("everything.sent volumes=%s", number)

    def _volumes(
        self, found: Everything, key: bytes, stop: Stop, awaited: list[StorageError] | None
    ) -> Iterator[tuple[str, bytes]]:
        """`awaited` is told of a file that does not come for now, which ends the building; None takes it for lost."""

        from submission.everything import Kept, everything

        def contents(file: Evidence) -> bytes:
            if stop.asked:
                raise Stopped
            try:
                return self._vault.read_here(key, file.blob or "", file.own_key)
            except StorageError as error:
                if awaited is None or error.code not in PASSING:
                    raise
                awaited.append(error)
                raise Stopped from None

        def kept(held: Held) -> Kept:
            exhibits = tuple(exhibit(file, held.writing, contents) for file in held.files)
            return Kept(held.folder, held.documents, exhibits)

        yield from everything(found.top, [kept(held) for held in found.claims], made_at=found.at, stop=stop)


def _gathered(work: Work, job: Job) -> Everything:
    if work.users.is_away(job.user_id):
        raise Hindered("person.away")
    return gather(work, job.user_id)


def _reached(work: Work, job: Job, number: int) -> tuple[bool, bool]:
    """Whether the job is still ours, and whether the person has left."""
    return work.jobs.reach(job, number), work.users.is_away(job.user_id)
