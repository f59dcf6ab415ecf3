"""Makes the copies for reviewers: what the applicant opened, frozen, with the own key of each file that goes along."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.jobs.worker import Finish, Hindered, Worker
from conversation.claims.frozen import Frozen, freeze_claim
from conversation.review.sharing import SHARE
from conversation.review.wish import Wish
from dialogs.language import KYIV
from dialogs.review.copy import CopiedFile, Copy
from dialogs.review.copying import copied
from locales import LANGUAGES
from locales import language as language_of
from storage import PASSING, Database, Evidence, Job, StorageError, Vault, Work
from storage.shares import ASKED

_log = logging.getLogger(__name__)

_FETCHING = "review.fetching"
_SOON = 3.0
"""Seconds until files that are still on their way are asked after again."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim that is to be copied, with what its owner wished."""

    frozen: Frozen
    wish: Wish
    user_id: int


class Sharing(Worker):
    """The worker for copies. `ready` is told whose screen to show again. Of one that was given up the screen goes on
    saying that it is on its way; asked again, it starts anew."""

    kind = SHARE
    at_once = 4
    longest_pause = 300.0

    def __init__(self, database: Database, vault: Vault, ready: Callable[[int], None]) -> None:
        self._database = database
        self._vault = vault
        self._ready = ready

    async def do(self, job: Job) -> Finish | None:
        """Freeze the claim as it is now, and leave the copy for the reviewers."""
        asked = await self._database.read(partial(_asked, job=job))
        if asked is None:
            return None
        key = await self._database.vault_key(asked.user_id)
        files = [
            await self._copied(key, file)
            for file in asked.frozen.files
            if file.number not in asked.wish.left_out
        ]
        frozen = asked.frozen
        copy = copied(
            frozen.writing.form,
            frozen.writing.draft,
            frozen.changed.astimezone(KYIV).date(),
            [language_of(code) for code in LANGUAGES],
            opened=asked.wish.opened,
            files=[file for file in files if file is not None],
        )
        return partial(_kept, claim_id=job.key, copy=copy)

    def ended(self, job: Job) -> None:
        self._ready(job.user_id)

    async def _copied(self, key: bytes, file: Evidence) -> CopiedFile | None:
        """A file with its own key; one whose stored bytes are gone stays behind."""
        try:
            own = file.own_key or await self._vault.own_key(key, file.blob or "")
        except StorageError as error:
            if error.code in PASSING:
                raise
            _log.warning("share.file_left_behind code=%s", error.code)
            return None
        return CopiedFile(
            number=file.number,
            id=file.id,
            name=file.name,
            caption=file.caption,
            media_type=file.media_type,
            size=file.size or 0,
            sha256=file.sha256 or "",
            blob=file.blob or "",
            key=base64.b64encode(own).decode(),
        )


def _asked(work: Work, job: Job) -> _Asked | None:
    share, user = work.shares.of_claim(job.key), work.users.get(job.user_id)
    if share is None or share.state != ASKED or share.user_id != user.id:
        return None
    frozen = freeze_claim(work, user, job.key)
    if frozen is None:
        return None
    if any(file.status == "waiting" for file in work.evidence.list(user, job.key)):
        raise Hindered(_FETCHING, seconds=_SOON)
    return _Asked(frozen, Wish.load(work.shares.wish(share)), user.id)


def _kept(work: Work, claim_id: str, copy: Copy) -> None:
    """Written only while it is still asked for: it may have been taken back meanwhile."""
    share = work.shares.of_claim(claim_id)
    if share is not None and share.state == ASKED:
        made = work.shares.copied(share, copy.dump(), ready=copy.ready)
        work.audit.record(share.user_id, claim_id, "review.copied", [f"round.{made.round}"])
