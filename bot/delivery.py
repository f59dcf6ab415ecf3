"""Builds the package of a confirmed claim and hands it over in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Event

import structlog

from bot import VERSION
from bot.conversation.writing import Writing, open_claim
from bot.presenter import Presenter
from dialogs.engine.look.wording import shortened
from dialogs.language import KYIV, N_, Language
from dialogs.snapshot import Snapshot, freeze
from locales import language as language_of
from storage import Database, Evidence, User, Vault, Work
from submission.exhibits import Exhibit
from submission.package import Volume, build, plan

_log = structlog.get_logger(__name__)

_AT_ONCE = 2
"""Packages that are built at the same time. Each waits in a thread while its files are turned into copies for Diia, and
the vault needs threads of the same pool to hand out the files."""

_CHANGES = ("claim.begun", "answers.changed", "file.saved", "file.failed")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A claim as it was in one transaction. `changed` is the moment of the last change, the only time of the package:
    the same claim gives the same bytes however often it is built. `number` tells it from the person's other claims."""

    writing: Writing
    number: int
    snapshot: Snapshot
    files: list[Evidence]
    changed: datetime


class _Stopped(Exception):
    """The bot is stopping, and nobody waits for this package any more."""


class Delivery:
    """The package is always in Ukrainian, for Diia; the words around it are in the person's language."""

    def __init__(self, database: Database, vault: Vault, presenter: Presenter) -> None:
        self._database = database
        self._vault = vault
        self._presenter = presenter
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def deliver(self, user: User, claim_id: str) -> None:
        """Build and send every volume, then mark the claim as delivered."""
        language = language_of(user.language)
        frozen = await self._database.read(partial(freeze_claim, user=user, claim_id=claim_id))
        if frozen is None:
            return
        key = await self._database.vault_key(user.id)
        loop = asyncio.get_running_loop()
        stopped = Event()

        def contents(blob: str) -> bytes:
            if stopped.is_set():
                raise _Stopped
            return asyncio.run_coroutine_threadsafe(self._contents(key, blob), loop).result()

        volumes = _volumes(frozen, contents)
        try:
            while (volume := await self._next(volumes)) is not None:
                caption = language.text(
                    N_("Пакет заяви. Контрольна сума: {sum}. Перевірка: python verify.py"),
                    sum=volume.manifest_sha256[:16],
                )
                await self._presenter.document(user.telegram_id, volume.name, volume.data, caption)
        finally:
            stopped.set()
        await self._database.write(partial(_delivered, user=user, claim_id=claim_id))
        _log.info("package.delivered", claim=claim_id)

    async def _next(self, volumes: Iterator[Volume]) -> Volume | None:
        async with self._turns:
            return await asyncio.to_thread(next, volumes, None)

    async def _contents(self, key: bytes, blob: str) -> bytes:
        return b"".join([chunk async for chunk in self._vault.open(key, blob)])


def freeze_claim(work: Work, user: User, claim_id: str) -> Frozen | None:
    """The claim as it stands, with the files of its present path only: a branch that closed takes its files along."""
    writing = open_claim(work, user, claim_id)
    if writing is None:
        return None
    changed = work.audit.last(claim_id, _CHANGES) or writing.claim.created_at
    ukrainian = language_of("uk")
    snapshot = freeze(writing.form, writing.draft, changed.astimezone(KYIV).date(), ukrainian)
    named = snapshot.files
    files = [
        file for file in work.evidence.list(user, claim_id) if file.status == "saved" and file.id in named
    ]
    earlier = [head for head in work.claims.list(user) if head.created_at < writing.claim.created_at]
    return Frozen(writing, 1 + len(earlier), snapshot, files, changed)


def _volumes(frozen: Frozen, contents: Callable[[str], bytes]) -> Iterator[Volume]:
    exhibits = [_exhibit(file, frozen.writing, contents, language_of("uk")) for file in frozen.files]
    planned = plan(
        frozen.snapshot,
        exhibits,
        number=frozen.number,
        made_at=frozen.changed,
        program_version=VERSION,
    )
    yield from build(planned)


def _exhibit(
    file: Evidence, writing: Writing, contents: Callable[[str], bytes], language: Language
) -> Exhibit:
    question = writing.form.questions.get(file.key)
    attached = language.text(question.label) if question and file.key != writing.form.evidence else ""
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
        read=partial(contents, file.blob or ""),
    )


def _delivered(work: Work, user: User, claim_id: str) -> None:
    claim = work.claims.get(user, claim_id)
    if claim is not None and claim.status == "confirmed":
        work.claims.set_status(user, claim_id, claim.rev, "delivered")
        work.audit.record(user, claim_id, "claim.delivered")
