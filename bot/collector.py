"""Fetches files: download, hash and encrypt in one stream, and only then say "saved"."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiohttp import ClientError

from bot.conversation.receiving import FILE_LIMIT, give_up_file, settle_file
from storage import Conflict, Database, Evidence, StorageError, Vault

_log = structlog.get_logger(__name__)

_QUIET = 0.8
"""Seconds without another file after which a receipt is given, so that an album gets one."""

_ATTEMPTS = 12
_LONGEST_PAUSE = 3600.0


class Collector:
    """One task for each person with files to fetch; `told` gives the receipt when they are safe.

    Files that waited when the program stopped are taken up again.
    """

    def __init__(self, bot: Bot, database: Database, vault: Vault, told: Callable[[int], None]) -> None:
        self._bot = bot
        self._database = database
        self._vault = vault
        self._told = told
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken: dict[int, asyncio.Event] = {}

    def wake(self, user_id: int) -> None:
        """A file is waiting for this person."""
        self._woken.setdefault(user_id, asyncio.Event()).set()
        if user_id not in self._tasks:
            self._tasks[user_id] = asyncio.create_task(self._run(user_id))

    async def resume(self) -> None:
        """Take up what waits, and sweep what a crash left half-written in the vault."""
        await self._vault.sweep(await self._database.read(lambda work: work.evidence.blobs()))
        for evidence in await self._database.read(lambda work: work.evidence.waiting()):
            self.wake(evidence.user_id)

    async def close(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _run(self, user_id: int) -> None:
        woken = self._woken[user_id]
        try:
            while woken.is_set():
                woken.clear()
                for evidence in await self._waiting(user_id):
                    await self._fetch(evidence)
                await asyncio.sleep(_QUIET)
            self._told(user_id)
        except StorageError as error:
            _log.error("collector.storage", code=error.code)
        finally:
            del self._tasks[user_id]
            if woken.is_set():
                self.wake(user_id)

    async def _waiting(self, user_id: int) -> list[Evidence]:
        found = await self._database.read(lambda work: work.evidence.waiting())
        return [evidence for evidence in found if evidence.user_id == user_id]

    async def _fetch(self, evidence: Evidence) -> None:
        pause = 1.0
        for _ in range(_ATTEMPTS):
            try:
                return await self._save(evidence)
            except TelegramBadRequest:
                break
            except (TimeoutError, AiogramError, ClientError, OSError) as error:
                _log.warning("file.retry", error=type(error).__name__)
                await self._database.write(lambda work: work.evidence.retried(evidence))
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        await self._database.write(partial(give_up_file, evidence=evidence))
        return None

    async def _save(self, evidence: Evidence) -> None:
        key = await self._database.vault_key(evidence.user_id)
        saved = await self._vault.save(key, self._download(evidence))
        if not saved.size or saved.size > FILE_LIMIT:
            await self._vault.delete([saved.name])
            await self._database.write(partial(give_up_file, evidence=evidence))
            return
        try:
            await self._database.write(
                partial(settle_file, evidence=evidence, blob=saved.name, size=saved.size, sha256=saved.sha256)
            )
        except Conflict:
            await self._vault.delete([saved.name])

    async def _download(self, evidence: Evidence) -> AsyncIterator[bytes]:
        file = await self._bot.get_file(evidence.file_id)
        url = self._bot.session.api.file_url(self._bot.token, file.file_path or "")
        async for chunk in self._bot.session.stream_content(url, timeout=120, raise_for_status=True):
            yield chunk
