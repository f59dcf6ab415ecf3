"""Builds the packages of confirmed claims and hands them over in the chat."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from threading import Event

import structlog
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramForbiddenError

from bot import VERSION
from bot.conversation.packages import (
    CONFIRMED,
    DAMAGED_FILE,
    PACKAGE,
    REFUSED,
    TOO_BIG,
    Frozen,
    delivered,
    freeze_claim,
)
from bot.conversation.writing import Writing
from bot.jobs import Finish, Hindered
from bot.patience import Later
from bot.presenter import Presenter
from dialogs.engine.look.wording import shortened
from dialogs.language import N_, Language
from locales import language as language_of
from storage import PASSING, Database, Evidence, Job, StorageError, User, Vault, Work
from submission.exhibits import Exhibit
from submission.package import EvidenceMismatch, Volume, build, plan

_log = structlog.get_logger(__name__)

_TRIES = 5
"""So often a file that the disk does not give is waited for; then it counts as damaged."""
_SHOWN_FOR = 4.5
"""Seconds between two signs that the bot is sending a document; Telegram shows one for five."""


class _Stopped(Exception):
    """The bot is stopping, and nobody waits for this package any more."""


class _Damaged(Exception):
    """The stored bytes of an exhibit do not open."""

    def __init__(self, number: int) -> None:
        super().__init__(f"exhibit {number}")
        self.number = number


class Packages:
    """The worker for packages. The package is always in Ukrainian, for Diia; the words around it are in the person's
    language. `ready` is told of whose claim there is news."""

    kind = PACKAGE
    at_once = 2
    each = 1
    longest_pause = 900.0

    def __init__(
        self, database: Database, vault: Vault, presenter: Presenter, ready: Callable[[int, str], None]
    ) -> None:
        self._database = database
        self._vault = vault
        self._presenter = presenter
        self._ready = ready

    async def do(self, job: Job) -> Finish:
        """Build and send every volume that was not sent before."""
        found = await self._database.read(partial(_confirmed, job=job))
        if found is None:
            return _nothing
        user, frozen = found
        frozen = await self._mended(frozen)
        acting = asyncio.create_task(self._act(user))
        try:
            await self._deliver(job, user, frozen)
        finally:
            acting.cancel()
        return partial(delivered, user=user, claim_id=job.key)

    def give_up(self, work: Work, job: Job, code: str) -> None:
        """The screen says why, and offers what can be done."""
        work.users.owe_screen(job.user_id)

    def ended(self, job: Job) -> None:
        self._ready(job.user_id, job.key)

    async def _deliver(self, job: Job, user: User, frozen: Frozen) -> None:
        language, number = language_of(user.language), 0
        stopped = Event()
        key = await self._database.vault_key(user.id)
        volumes = self._volumes(frozen, key, stopped, patient=job.tries < _TRIES)
        try:
            while (volume := await self._built(volumes, frozen)) is not None:
                number += 1
                if number <= job.progress:
                    continue
                # The claim may have been changed meanwhile: then nobody wants this package any more.
                if not await self._database.write(partial(_reached, job=job, number=number - 1)):
                    break
                await self._send(user, volume, language)
                await self._database.write(partial(_reached, job=job, number=number))
        finally:
            stopped.set()
        _log.info("package.delivered", volumes=number)

    async def _send(self, user: User, volume: Volume, language: Language) -> None:
        caption = language.text(
            N_("Пакет заяви. Контрольна сума: {sum}. Перевірка: python verify.py"),
            sum=volume.manifest_sha256[:16],
        )
        try:
            await self._presenter.document(user.telegram_id, volume.name, volume.data, caption)
        except Later as error:
            raise Hindered("telegram.later", seconds=error.seconds) from None
        except TelegramEntityTooLarge:
            raise Hindered(TOO_BIG, final=True) from None
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            _log.error("package.refused", error=type(error).__name__)
            raise Hindered(REFUSED, final=True) from None

    async def _built(self, volumes: Iterator[Volume], frozen: Frozen) -> Volume | None:
        try:
            return await asyncio.to_thread(next, volumes, None)
        except (_Damaged, EvidenceMismatch) as error:
            damaged = [file for file in frozen.files if file.number == error.number]
            await self._database.write(partial(_note_damage, frozen=frozen, damaged=damaged))
            raise Hindered(DAMAGED_FILE, final=True) from None

    async def _mended(self, frozen: Frozen) -> Frozen:
        """Damaged files that an operator has put back are whole again, and a sum that does not open is worked out anew:
        the seal of a file tells of every bit."""
        files: list[Evidence] = []
        lost: list[Evidence] = []
        for file in (*frozen.files, *frozen.lost):
            if file.status == "saved" and file.sha256 is not None:
                files.append(file)
                continue
            try:
                content = await self._vault.read(
                    await self._database.vault_key(file.user_id), file.blob or "", file.own_key
                )
            except StorageError:
                (lost if file.status == "damaged" else files).append(file)
                continue
            whole = replace(file, status="saved", sha256=hashlib.sha256(content).hexdigest())
            await self._database.write(partial(_note_whole, file=whole))
            files.append(whole)
        return replace(frozen, files=sorted(files, key=lambda file: file.number), lost=lost)

    def _volumes(self, frozen: Frozen, key: bytes, stopped: Event, *, patient: bool) -> Iterator[Volume]:
        """Builds in a thread, one volume a call, and reads the files there. `patient` is whether a file that cannot be
        read for now is waited for."""

        def contents(file: Evidence) -> bytes:
            if stopped.is_set():
                raise _Stopped
            try:
                return self._vault.read_here(key, file.blob or "", file.own_key)
            except StorageError as error:
                if error.code in PASSING and patient:
                    raise
                raise _Damaged(file.number) from None

        exhibits = [_exhibit(file, frozen.writing, contents) for file in frozen.files]
        return build(plan(frozen.snapshot, exhibits, made_at=frozen.changed, program_version=VERSION))

    async def _act(self, user: User) -> None:
        while True:
            await self._presenter.act(user.telegram_id, "upload_document")
            await asyncio.sleep(_SHOWN_FOR)


def _confirmed(work: Work, job: Job) -> tuple[User, Frozen] | None:
    """The claim as it is now, if it is still confirmed."""
    user = work.users.get(job.user_id)
    frozen = freeze_claim(work, user, job.key)
    return (user, frozen) if frozen and frozen.writing.claim.status == CONFIRMED else None


def _reached(work: Work, job: Job, number: int) -> bool:
    return work.jobs.reach(job, number)


def _note_damage(work: Work, frozen: Frozen, damaged: list[Evidence]) -> None:
    user = work.users.get(frozen.writing.claim.user_id)
    for file in damaged:
        work.evidence.damaged(file)
        work.audit.record(user, file.claim_id, "file.damaged", [file.key])


def _note_whole(work: Work, file: Evidence) -> None:
    work.evidence.whole(file)
    work.evidence.summed(file, file.sha256 or "")


def _exhibit(file: Evidence, writing: Writing, contents: Callable[[Evidence], bytes]) -> Exhibit:
    question = writing.form.questions.get(file.key)
    attached = question.label if question and file.key != writing.form.evidence else ""
    return Exhibit(
        id=file.id,
        number=file.number,
        name=file.name,
        media_type=file.media_type,
        size=file.size or 0,
        sha256=file.sha256 or "",
        received_at=file.received_at,
        caption=shortened(file.caption, 500),
        attached_to=attached,
        read=partial(contents, file),
    )


def _nothing(work: Work) -> None:
    """There is nothing more to be done."""
