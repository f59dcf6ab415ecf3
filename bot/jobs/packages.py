"""Builds the packages of confirmed claims and hands them over in the chat, and the sheet that a phone shows."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot import VERSION
from bot.jobs.stamps import Stamps
from bot.jobs.worker import Finish, Hindered, Worker, reaching
from bot.telegram.errors import BadRequest, EntityTooLarge, Forbidden
from bot.telegram.presenter import Presenter
from conversation.claims.frozen import Frozen, exhibit, freeze_claim
from conversation.claims.packages import (
    CONFIRMED,
    DAMAGED_FILE,
    PACKAGE,
    REFUSED,
    SHEET,
    TOO_BIG,
    delivered,
)
from conversation.privacy.sensitive import is_sensitive
from conversation.privacy.sweeping import SWEPT, sweep_of
from conversation.privacy.wishes import Wishes
from dialogs.language import N_
from locales import language as language_of
from storage import PASSING, Database, Evidence, Job, StorageError, User, Vault, Work
from submission.exhibits import EvidenceDamaged
from submission.readme import NAME as README
from submission.stop import Stop, Stopped

if TYPE_CHECKING:
    from submission.layout import Document
    from submission.package import Volume

_log = logging.getLogger(__name__)

TRIES = 5
"""So often a file that the disk does not give is waited for; then, if others come, it counts as damaged."""
_SHOWN_FOR = 4.5
"""Seconds between two signs that the bot is sending a document; Telegram shows one for five."""


class Packages(Worker):
    """The worker for packages. The package is always in Ukrainian, for Diia; the words around it are in the person's
    language. `ready` is told which job of whose claim has ended."""

    kind = PACKAGE
    at_once = 8
    each = 2
    longest_pause = 900.0
    speaks = True

    def __init__(
        self,
        database: Database,
        vault: Vault,
        presenter: Presenter,
        stamps: Stamps,
        ready: Callable[[Job], None],
    ) -> None:
        self._database = database
        self._vault = vault
        self._presenter = presenter
        self._stamps = stamps
        self._ready = ready

    async def do(self, job: Job) -> Finish | None:
        """Build and send every volume that was not sent before, each with its time stamp if there are any."""
        found = await self._database.read(partial(_frozen, job=job, confirmed=True))
        if found is None:
            return None
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
        self._ready(job)

    async def _deliver(self, job: Job, user: User, frozen: Frozen) -> None:
        # Each volume makes two steps of progress: the ZIP is sent, the stamp is sent.
        number, reached, stop, sweep = 0, job.progress, Stop(), _sweep(user, frozen)
        volumes = self._volumes(frozen, await self._database.vault_key(user.id), stop)
        try:
            while (volume := await self._built(volumes, frozen, patient=job.tries < TRIES)) is not None:
                number += 1
                if 2 * number <= reached:
                    continue
                # The claim may have been changed meanwhile: then nobody wants this package any more.
                if not await self._wanted(job, reached):
                    break
                if reached < 2 * number - 1:
                    words = N_(
                        "Ваш пакет документів готовий. Почніть із файлу «{readme}»: там наступні кроки."
                    )
                    caption = language_of(user.language).text(words, readme=README) if number == 1 else ""
                    if sweep and caption:
                        caption += " " + language_of(user.language).text(SWEPT)
                    await sent(self._presenter.document(user, volume.name, volume.data, caption, sweep))
                    await self._database.write(partial(_reached, job=job, number=2 * number - 1))
                await self._stamp(job, user, volume, number, sweep)
                reached = 2 * number
        finally:
            stop.ask()
        _log.info("package.delivered volumes=%s", number)

    async def _wanted(self, job: Job, number: int) -> bool:
        """Whether anybody still wants the package. Raises `Hindered` while its owner has left in a hurry."""
        wanted, away = await self._database.write(partial(_looked, job=job, number=number))
        if away:
            raise Hindered("person.away")
        return wanted

    async def _stamp(
        self, job: Job, user: User, volume: Volume, number: int, sweep: timedelta | None
    ) -> None:
        """The time stamp of a volume, beside it: within, it would change what it is a stamp on."""
        stamp = await self._stamps.stamp(volume.manifest, job.tries)
        if stamp is not None and await self._wanted(job, 2 * number - 1):
            words = N_("Позначка часу до пакета. Бережіть її поруч із ним.")
            name = f"{volume.name.removesuffix('.zip')}.tsr"
            caption = language_of(user.language).text(words)
            await sent(self._presenter.document(user, name, stamp, caption, sweep))
        await self._database.write(partial(_reached, job=job, number=2 * number))

    async def _built(self, volumes: Iterator[Volume], frozen: Frozen, *, patient: bool) -> Volume | None:
        """The next volume. `patient` is whether a file that the disk does not give for now is waited for."""
        try:
            return await asyncio.to_thread(next, volumes, None)
        except EvidenceDamaged as error:
            causes = [cause for cause in error.causes.values() if isinstance(cause, StorageError)]
            passing = next((cause for cause in causes if cause.code in PASSING), None)
            if passing and (patient or not await self._vault.works()):
                raise passing from None
            damaged = [file for file in frozen.files if file.number in error.numbers]
            await self._database.write(partial(_note_damage, damaged=damaged))
            raise Hindered(DAMAGED_FILE, final=True) from None

    async def _mended(self, frozen: Frozen) -> Frozen:
        """Damaged files that an operator has put back are whole again; a sum that was lost is worked out anew."""
        return replace(frozen, files=[await self._looked_at(file) for file in frozen.files])

    async def _looked_at(self, file: Evidence) -> Evidence:
        if file.status != "damaged" and file.sha256 is not None:
            return file
        try:
            key = await self._database.vault_key(file.user_id)
            content = await self._vault.read(key, file.blob or "", file.own_key)
        except StorageError:
            return file
        found = hashlib.sha256(content).hexdigest()
        if file.sha256 not in (None, found):
            return file
        await self._database.write(partial(_note_whole, file=file, sha256=found))
        return replace(file, status="saved", sha256=found)

    def _volumes(self, frozen: Frozen, key: bytes, stop: Stop) -> Iterator[Volume]:
        """Builds in a thread, one volume a call, and reads the files there. What it is built with is loaded there too:
        a start does not wait for it."""
        from submission.package import build, plan

        def contents(file: Evidence) -> bytes:
            if stop.asked:
                raise Stopped
            return self._vault.read_here(key, file.blob or "", file.own_key)

        planned = plan(
            frozen.snapshot,
            [exhibit(file, frozen.writing, contents) for file in frozen.files],
            number=frozen.writing.claim.number,
            made_at=frozen.changed,
            program_version=VERSION,
            leave_out=[file.number for file in frozen.lost],
            stop=stop,
        )
        yield from build(planned, stop)

    async def _act(self, user: User) -> None:
        while True:
            await self._presenter.act(user.telegram_id, "upload_document")
            await asyncio.sleep(_SHOWN_FOR)


class Sheets(Worker):
    """The worker for the way into Diia as one document that a phone shows without zoom. It needs no files."""

    kind = SHEET
    at_once = 4
    each = 2
    longest_pause = 60.0
    speaks = True

    def __init__(self, database: Database, presenter: Presenter, ready: Callable[[Job], None]) -> None:
        self._database = database
        self._presenter = presenter
        self._ready = ready

    async def do(self, job: Job) -> None:
        """Make it and send it."""
        found = await self._database.read(partial(_frozen, job=job, confirmed=False))
        if found is None:
            return
        user, frozen = found
        exhibits = [exhibit(file, frozen.writing, _unread) for file in frozen.files]

        def made() -> Document:
            from submission.phone import phone  # in the thread, as it takes its time

            return phone(
                frozen.snapshot,
                exhibits,
                number=frozen.writing.claim.number,
                made_at=frozen.changed,
                leave_out=[file.number for file in frozen.lost],
            )

        sheet = await asyncio.to_thread(made)
        await sent(self._presenter.document(user, sheet.path, sheet.data, sweep=_sweep(user, frozen)))

    def ended(self, job: Job) -> None:
        self._ready(job)


async def sent(sending: Awaitable[None]) -> None:
    """Wait for a document; what stands against it is said as the job understands it."""
    try:
        with reaching():
            await sending
    except EntityTooLarge:
        raise Hindered(TOO_BIG, final=True) from None
    except (BadRequest, Forbidden) as error:
        _log.error("document.refused error=%s", type(error).__name__)
        raise Hindered(REFUSED, final=True) from None


def _frozen(work: Work, job: Job, confirmed: bool) -> tuple[User, Frozen] | None:
    """The claim as it is now; with `confirmed`, only while nothing has changed since it was."""
    user = work.users.get(job.user_id)
    if user.away:
        raise Hindered("person.away")
    frozen = freeze_claim(work, user, job.key)
    if frozen is None or (confirmed and frozen.writing.claim.status != CONFIRMED):
        return None
    return user, frozen


def _looked(work: Work, job: Job, number: int) -> tuple[bool, bool]:
    """Whether the job is still ours, and whether the person has left."""
    return work.jobs.reach(job, number), work.users.is_away(job.user_id)


def _sweep(user: User, frozen: Frozen) -> timedelta | None:
    return sweep_of(Wishes.of(user.privacy), is_sensitive(frozen.writing.form))


def _reached(work: Work, job: Job, number: int) -> bool:
    return work.jobs.reach(job, number)


def _note_damage(work: Work, damaged: list[Evidence]) -> None:
    for file in damaged:
        work.evidence.damaged(file)
        work.audit.record(work.users.get(file.user_id), file.claim_id, "file.damaged", [file.key])


def _note_whole(work: Work, file: Evidence, sha256: str) -> None:
    work.evidence.whole(file)
    if file.sha256 is None:
        work.evidence.summed(file, sha256)


def _unread(file: Evidence) -> bytes:
    """The sheet names files and reads none."""
    raise Stopped
