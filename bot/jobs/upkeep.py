"""What is tidied up beside the conversation: handled updates, stray files, rows of an older version, keys come back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog

from bot.logs import place_of
from conversation.claims.packages import CONFIRMED, PACKAGE
from conversation.files.damage import RESTORED
from conversation.files.receiving import FILE
from conversation.people.adopting import join_writers
from conversation.review.sharing import end_what_is_over
from storage import PASSING, Database, StorageError, Vault, Work

_log = structlog.get_logger(__name__)

_REMEMBER_UPDATES = timedelta(days=7)
_STRAY = timedelta(hours=24)
"""A file that nobody names may be one that another process is just saving; after a day it is not."""
_SLICE, _BREATH = 200, 0.05
_SLICES = 25


class Upkeep:
    """Looks every so many seconds; one that fails keeps none of the others from being done. `returned` is told who
    opens again, `wake` which kinds of job there may be."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        returned: Callable[[int], None],
        wake: Callable[..., None],
        every: float,
    ) -> None:
        self._database = database
        self._vault = vault
        self._returned = returned
        self._wake = wake
        self._every = every
        self._looked_at = 0

    async def run(self) -> None:
        """Tidy up until cancelled."""
        while True:
            await self._tidy()
            await asyncio.sleep(self._every)

    async def _tidy(self) -> None:
        """Everything once."""
        for task in (
            self._prune,
            self._seal_types,
            self._find_again,
            self._bring_back,
            self._ask_again,
            self._sweep,
            self._end_shares,
        ):
            try:
                await task()
            except StorageError as error:
                _log.warning("upkeep.put_off", code=error.code)
            except Exception as error:  # noqa: BLE001  # whatever it is, the rest is still to be done
                _log.error("upkeep.failed", error=type(error).__name__, at=place_of(error))

    async def _prune(self) -> None:
        """Handled updates are kept for a week, to recognise a repetition; then they go, a few at a time."""
        whole = True
        while whole:
            whole = await self._database.write(_pruned) == _SLICE
            await asyncio.sleep(_BREATH)

    async def _seal_types(self) -> None:
        """Rows that an older version wrote; slice after slice, with room for others in between."""
        after, more = "", True
        while more:
            after = await self._database.write(partial(_sealed_types, after=after))
            more = bool(after)
            await asyncio.sleep(_BREATH)

    async def _end_shares(self) -> None:
        """What was opened to reviewers for a time, and what they get in with."""
        ended = True
        while ended:
            ended = await self._database.write(end_what_is_over) > 0
            await asyncio.sleep(_BREATH)
        await self._database.write(_prune_passes)

    async def _sweep(self) -> None:
        await self._vault.sweep(await self._database.read(lambda work: work.evidence.blobs()), _STRAY)

    async def _find_again(self) -> None:
        """Who is not found any more by their Telegram id; some thousand people each time, then the next."""
        for _ in range(_SLICES):
            self._looked_at = await self._database.write(partial(_found_again, after=self._looked_at))
            if not self._looked_at:
                break
            await asyncio.sleep(_BREATH)

    async def _bring_back(self) -> None:
        """People whose key was lost and is there again get their claims back."""
        for old, new in (await self._database.read(lambda work: work.recovery.quarantined())).items():
            try:
                if not await self._database.read(partial(_opens, user_id=old)):
                    continue
                if new is None:
                    await self._database.write(partial(_brought_back, user_id=old))
                else:
                    await self._adopt(old, new)
                self._returned(new or old)
                _log.info("person.brought_back")
            except StorageError as error:
                if error.code in PASSING:
                    raise
                _log.error("person.stays_away", code=error.code)

    async def _ask_again(self) -> None:
        """Files and packages that wait for a job that is not there."""
        self._wake(*await self._database.write(_asked_again))

    async def _adopt(self, old: int, new: int) -> None:
        """Who has begun anew meanwhile keeps both: the old claims are sealed with the new key."""
        key, own_keys = await self._database.vault_key(old), {}
        for blob in await self._database.read(lambda work: work.recovery.blobs(old)):
            try:
                own_keys[blob] = await self._vault.own_key(key, blob)
            except StorageError as error:
                _log.error("file.left_closed", code=error.code)
        await self._database.write(partial(_adopted, old=old, new=new, own_keys=own_keys))


def _pruned(work: Work) -> int:
    work.handshakes.prune()
    return work.inbox.prune(work.now - _REMEMBER_UPDATES, _SLICE)


def _prune_passes(work: Work) -> None:
    work.passes.prune()
    work.sessions.prune()
    work.strikes.prune()


def _sealed_types(work: Work, after: str) -> str:
    return work.evidence.seal_types(_SLICE, after)


def _asked_again(work: Work) -> set[str]:
    """The kinds of which there were some. A package that failed is no such job: it says why."""
    wanted = {
        *((FILE, id, user_id) for id, user_id in work.evidence.waiting()),
        *((PACKAGE, id, user_id) for id, user_id in work.claims.in_status(CONFIRMED)),
    }
    asked = set()
    for kind, key, user_id in wanted:
        job = work.jobs.get(kind, key)
        if job is None or not (job.open or (kind == PACKAGE and job.ended)):
            work.jobs.ask(kind, key, user_id)
            asked.add(kind)
    return asked


def _found_again(work: Work, after: int) -> int:
    return work.recovery.mend_indexes(_SLICE, after)


def _opens(work: Work, user_id: int) -> bool:
    return work.recovery.opens(user_id)


def _brought_back(work: Work, user_id: int) -> None:
    work.recovery.bring_back(user_id)
    work.quarantine.put(user_id, RESTORED, "users", [user_id], "key")


def _adopted(work: Work, old: int, new: int, own_keys: dict[str, bytes]) -> None:
    work.recovery.adopt(old, new, own_keys)
    join_writers(work, work.users.get(new))
    work.quarantine.put(new, RESTORED, "users", [new], "key")
