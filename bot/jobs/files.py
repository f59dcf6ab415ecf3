"""Fetches files: download, hash and encrypt in one stream, and only then say "saved"."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from datetime import timedelta
from functools import partial

from bot.jobs.worker import Finish, Hindered, Worker
from bot.telegram.errors import BadRequest, Forbidden, NoFile, TelegramError, TooManyRequests
from bot.telegram.patience import Later
from bot.telegram.presenter import Away, Presenter
from bot.telegram.wire import Wire
from conversation.files.receipts import EMPTY, GONE, RECEIPT, TOO_BIG
from conversation.files.receiving import FILE, FILE_LIMIT, give_up_file, settle_file
from dialogs.language import N_
from locales import language
from storage import PASSING, Conflict, Database, Evidence, Job, Saved, StorageError, User, Vault, Work

_log = logging.getLogger(__name__)

_TRIED_FOR = timedelta(hours=24)
"""Telegram may not find a file for a while; after a day it is asked for by name."""

_UNKNOWN, _UNREACHABLE, _INCOMPLETE = "file.unknown", "file.unreachable", "file.incomplete"

_TOLD = 1
"""The progress of a file of which the person was told that it has to wait."""

_WAITS = N_(
    "Файл отримано, але зберегти його поки не вдається. Надсилати ще раз не треба: ми збережемо його самі."
)


class Files(Worker):
    """The worker for files. `wake` says that receipts are due."""

    kind = FILE
    at_once = 6
    each = 3

    def __init__(
        self, wire: Wire, database: Database, vault: Vault, presenter: Presenter, wake: Callable[[str], None]
    ) -> None:
        self._wire = wire
        self._database = database
        self._vault = vault
        self._presenter = presenter
        self._wake = wake
        self._stray: list[str] = []
        self._deleting: asyncio.Task[None] | None = None

    async def do(self, job: Job) -> Finish | None:
        """Fetch one file. A file that was removed meanwhile, or fetched, needs nothing more."""
        evidence = await self._database.read(partial(_wanted, job=job))
        if evidence is None:
            return None
        try:
            return await self._fetch(evidence)
        except Hindered as error:
            refused = error.code in (_UNKNOWN, _INCOMPLETE)
            if refused and await self._database.read(lambda work: work.now - job.asked_at > _TRIED_FOR):
                raise Hindered(GONE, final=True) from None
            raise
        except StorageError as error:
            if error.code in PASSING and job.tries > 1:
                await self._excuse(job)
            raise

    def give_up(self, work: Work, job: Job, code: str) -> None:
        if evidence := _wanted(work, job):
            give_up_file(work, evidence)

    def ended(self, job: Job) -> None:
        self._wake(RECEIPT)
        if self._stray:
            stray, self._stray = self._stray, []
            self._deleting = asyncio.create_task(self._delete(stray))

    async def _fetch(self, evidence: Evidence) -> Finish:
        if not evidence.file_id:
            raise Hindered(GONE, final=True)
        key = await self._database.vault_key(evidence.user_id)
        saved, declared = await self._saved(key, evidence)
        if not declared and saved.size:
            # Nobody says how long it is, so only another look tells whether it is whole.
            again, _ = await self._saved(key, evidence)
            await self._vault.delete([again.name])
            if again.sha256 != saved.sha256:
                await self._vault.delete([saved.name])
                raise Hindered(_INCOMPLETE)
        if not saved.size:
            await self._vault.delete([saved.name])
            raise Hindered(EMPTY, final=True)
        return partial(self._settle, evidence=evidence, saved=saved)

    async def _saved(self, key: bytes, evidence: Evidence) -> tuple[Saved, int]:
        """The file, encrypted in the vault, and the size in bytes that was declared, 0 if none was."""
        try:
            path, told = await self._wire.locate(evidence.file_id)
            declared = told or evidence.declared_size
            async with aclosing(self._wire.download(path)) as pieces:
                return await self._vault.save(key, _whole(pieces, declared)), declared
        except TelegramError as error:
            raise _hindered(error) from None

    def _settle(self, work: Work, evidence: Evidence, saved: Saved) -> None:
        try:
            settle_file(work, evidence, blob=saved.name, size=saved.size, sha256=saved.sha256)
        except Conflict:  # removed meanwhile
            self._stray.append(saved.name)

    async def _excuse(self, job: Job) -> None:
        """There is no room, or the vault is out of reach: one word, however many files wait."""
        try:
            if (user := await self._database.write(partial(_untold, job=job))) is not None:
                await self._presenter.line(user.telegram_id, language(user.language).text(_WAITS), user)
        except (StorageError, Later, Away, Forbidden, BadRequest) as error:
            _log.info("file.not_told error=%s", type(error).__name__)

    async def _delete(self, names: list[str]) -> None:
        """What cannot be deleted now, the next sweep finds."""
        try:
            await self._vault.delete(names)
        except StorageError as error:
            _log.warning("files.left code=%s count=%s", error.code, len(names))


async def _whole(pieces: AsyncIterator[bytes], declared: int) -> AsyncIterator[bytes]:
    """The pieces of a file, as long as it can be that file: half of it, or a page of somebody's proxy, is another."""
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > (declared or FILE_LIMIT):
            break
        yield piece
    if declared and size != declared:
        raise Hindered(_INCOMPLETE)
    if size > FILE_LIMIT:
        raise Hindered(TOO_BIG, final=True)


def _wanted(work: Work, job: Job) -> Evidence | None:
    """The file, if it is still to be fetched."""
    evidence = work.evidence.get(work.users.get(job.user_id), job.key)
    return evidence if evidence is not None and evidence.status == "waiting" else None


def _untold(work: Work, job: Job) -> User | None:
    """The person, if they are to hear, and have not heard yet, that their files have to wait."""
    if work.users.is_away(job.user_id):
        return None
    if any(other.progress == _TOLD for other in work.jobs.open(FILE, job.user_id)):
        return None
    work.jobs.reach(job, _TOLD)
    return work.users.get(job.user_id)


def _hindered(error: TelegramError) -> Hindered:
    """Telegram is away, or does not find the file (for a while, or no more)."""
    if isinstance(error, BadRequest):
        if "too big" in error.description:
            return Hindered(TOO_BIG, final=True)
        return Hindered(_UNKNOWN)
    if isinstance(error, TooManyRequests):
        return Hindered(_UNREACHABLE, seconds=error.retry_after)
    return Hindered(_UNKNOWN if isinstance(error, NoFile) else _UNREACHABLE)
