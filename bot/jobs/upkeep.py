"""What is tidied up beside the conversation: handled updates, stray files, rows of an older version, keys come back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog
from conversation.review.sharing import end_what_is_over

from bot.logs import place_of
from conversation.files.damage import RESTORED
from storage import PASSING, Database, StorageError, Vault, Work

_log = structlog.get_logger(__name__)

_EVERY = 600.0
_REMEMBER_UPDATES = timedelta(days=7)
_STRAY = timedelta(hours=24)
"""A file that nobody names may be one that another process is just saving; after a day it is not."""
_SLICE, _BREATH = 200, 0.05


class Upkeep:
    """Looks every ten minutes; one that fails keeps none of the others from being done. `forget` drops what the
    process remembers of a person."""

    def __init__(self, database: Database, vault: Vault, forget: Callable[[int], None]) -> None:
        self._database = database
        self._vault = vault
        self._forget = forget

    async def run(self) -> None:
        """Tidy up until cancelled."""
        while True:
            for task in (self._prune, self._seal_types, self._bring_back, self._sweep, self._end_shares):
                try:
                    await task()
                except StorageError as error:
                    _log.warning("upkeep.put_off", code=error.code)
                except Exception as error:  # noqa: BLE001  # whatever it is, the rest is still to be done
                    _log.error("upkeep.failed", error=type(error).__name__, at=place_of(error))
            await asyncio.sleep(_EVERY)

    async def _prune(self) -> None:
        """Handled updates are kept for a week, to recognise a repetition; then they go, a few at a time."""
        await self._until_few(_pruned)

    async def _seal_types(self) -> None:
        """Rows that an older version wrote."""
        await self._until_few(lambda work: work.evidence.seal_types(_SLICE))

    async def _until_few(self, slice_: Callable[[Work], int]) -> None:
        """Slice after slice, with room for others in between."""
        whole = True
        while whole:
            whole = await self._database.write(slice_) == _SLICE
            await asyncio.sleep(_BREATH)

    async def _end_shares(self) -> None:
        """What was opened to reviewers for a time, and what they get in with."""
        await self._until_few(end_what_is_over)
        await self._database.write(_prune_passes)

    async def _sweep(self) -> None:
        await self._vault.sweep(await self._database.read(lambda work: work.evidence.blobs()), _STRAY)

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
                self._forget(new or old)
                _log.info("person.brought_back")
            except StorageError as error:
                if error.code in PASSING:
                    raise
                _log.error("person.stays_away", code=error.code)

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
    return work.inbox.prune(work.now - _REMEMBER_UPDATES, _SLICE)


def _prune_passes(work: Work) -> None:
    work.passes.prune()
    work.sessions.prune()
    work.strikes.prune()


def _opens(work: Work, user_id: int) -> bool:
    return work.recovery.opens(user_id)


def _brought_back(work: Work, user_id: int) -> None:
    work.recovery.bring_back(user_id)
    work.quarantine.put(user_id, RESTORED, "users", [user_id], "key")


def _adopted(work: Work, old: int, new: int, own_keys: dict[str, bytes]) -> None:
    work.recovery.adopt(old, new, own_keys)
    work.quarantine.put(new, RESTORED, "users", [new], "key")
