"""Fetches files: download, hash and encrypt in one stream, and only then say "saved"."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiohttp import ClientError, ClientResponseError

from bot.jobs.worker import Finish, Hindered
from bot.telegram.patience import Later
from bot.telegram.presenter import Presenter
from conversation.files.receipts import EMPTY, GONE, RECEIPT, TOO_BIG
from conversation.files.receiving import FILE, FILE_LIMIT, give_up_file, settle_file
from dialogs.language import N_
from locales import language
from storage import PASSING, Conflict, Database, Evidence, Job, StorageError, User, Vault, Work

_log = structlog.get_logger(__name__)

_TRIED_FOR = timedelta(hours=24)
"""Telegram may not find a file for a while; after a day it is asked for by name."""

_UNKNOWN, _UNREACHABLE, _INCOMPLETE = "file.unknown", "file.unreachable", "file.incomplete"

_WAITS = N_(
    "Файл отримано, але зберегти його поки не вдається. Надсилати ще раз не треба: бот збереже його сам."
)


class Files:
    """The worker for files. `wake` says that receipts are due."""

    kind = FILE
    at_once = 6
    longest_pause = 3600.0

    def __init__(
        self,
        bot: Bot,
        database: Database,
        vault: Vault,
        presenter: Presenter,
        wake: Callable[[str], None],
    ) -> None:
        self._bot = bot
        self._database = database
        self._vault = vault
        self._presenter = presenter
        self._wake = wake
        self._stray: list[str] = []
        self._deleting: asyncio.Task[None] | None = None

    async def do(self, job: Job) -> Finish:
        """Fetch one file. A file that was removed meanwhile, or fetched, needs nothing more."""
        user, evidence = await self._database.read(partial(_wanted, job=job))
        if user is None or evidence is None or evidence.status != "waiting":
            return _nothing
        try:
            return await self._fetch(evidence)
        except Hindered as error:
            refused = error.code in (_UNKNOWN, _INCOMPLETE) and not error.final
            if refused and await self._database.read(lambda work: work.now - job.asked_at > _TRIED_FOR):
                raise Hindered(GONE, final=True) from None
            raise
        except StorageError as error:
            if error.code in PASSING and job.tries == 2:
                await self._excuse(user)
            raise

    def give_up(self, work: Work, job: Job, code: str) -> None:
        _, evidence = _wanted(work, job)
        if evidence is not None and evidence.status == "waiting":
            give_up_file(work, evidence)

    def ended(self, job: Job) -> None:
        self._wake(RECEIPT)
        if self._stray:
            stray, self._stray = self._stray, []
            self._deleting = asyncio.create_task(self._vault.delete(stray))

    async def _fetch(self, evidence: Evidence) -> Finish:
        key = await self._database.vault_key(evidence.user_id)
        try:
            path, declared = await self._located(evidence)
            saved = await self._vault.save(key, self._download(path))
        except (TimeoutError, AiogramError, ClientError, ConnectionError) as error:
            raise _hindered(error) from None
        if wrong := _wrong(saved.size, declared or evidence.declared_size):
            await self._vault.delete([saved.name])
            raise wrong
        return partial(self._settle, evidence=evidence, blob=saved.name, size=saved.size, sha256=saved.sha256)

    def _settle(self, work: Work, evidence: Evidence, blob: str, size: int, sha256: str) -> None:
        try:
            settle_file(work, evidence, blob=blob, size=size, sha256=sha256)
        except Conflict:  # removed meanwhile
            self._stray.append(blob)

    async def _located(self, evidence: Evidence) -> tuple[str, int]:
        """Where Telegram keeps the file, and its size in bytes (0 if it does not tell)."""
        if not evidence.file_id:
            raise Hindered(GONE, final=True)
        file = await self._bot.get_file(evidence.file_id, request_timeout=30)
        return file.file_path or "", file.file_size or 0

    async def _download(self, path: str) -> AsyncIterator[bytes]:
        url = self._bot.session.api.file_url(self._bot.token, path)
        async for chunk in self._bot.session.stream_content(url, timeout=120, raise_for_status=True):
            yield chunk

    async def _excuse(self, user: User) -> None:
        """There is no room, or the vault is out of reach: one word, so that nobody sends it again and again."""
        try:
            await self._presenter.line(user.telegram_id, language(user.language).text(_WAITS))
        except (Later, TelegramForbiddenError, TelegramBadRequest):
            _log.info("file.not_told")


def _wanted(work: Work, job: Job) -> tuple[User | None, Evidence | None]:
    try:
        user = work.users.get(job.user_id)
    except StorageError as error:
        if error.code in PASSING:
            raise
        return None, None
    return user, work.evidence.get(user, job.key)


def _nothing(work: Work) -> None:
    """There is nothing more to be done."""


def _hindered(error: Exception) -> Hindered:
    """Telegram is away, or does not find the file (for a while, or no more)."""
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        if "too big" in error.message:
            return Hindered(TOO_BIG, final=True)
        return Hindered(_UNKNOWN)
    if isinstance(error, TelegramRetryAfter):
        return Hindered(_UNREACHABLE, seconds=error.retry_after)
    return Hindered(
        _UNKNOWN if isinstance(error, ClientResponseError) and error.status == 404 else _UNREACHABLE
    )


def _wrong(size: int, declared: int) -> Hindered | None:
    """Whether what came is not the file: half of it, a page of somebody's proxy, or nothing at all."""
    if size > FILE_LIMIT:
        return Hindered(TOO_BIG, final=True)
    if declared and size != declared:
        return Hindered(_INCOMPLETE)
    return None if size else Hindered(EMPTY, final=True)
