"""What is tidied up beside the conversation: handled updates, stray files, rows of an older version, keys come back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.jobs.rounds import Round, each
from conversation.claims.packages import CONFIRMED, PACKAGE
from conversation.files.damage import RESTORED
from conversation.files.receiving import FILE
from conversation.people.adopting import join_writers
from conversation.privacy.sweeping import SWEEP
from conversation.review.sharing import end_what_is_over
from storage import PASSING, Database, StorageError, Vault, Work

_log = logging.getLogger(__name__)

_REMEMBER_UPDATES = timedelta(days=2)
_STRAY = timedelta(hours=24)
"""A file that nobody names may be one that another process is just saving; after a day it is not."""
_SLICE, _BREATH = 200, 0.05
_LOOKED_AT = 2000
"""Updates that were handled, in one look for those of days ago."""
_PEOPLE, _SLICES = 20, 250
"""Whoever is looked at has their key read from the disk: a slice of twenty holds up everybody for some milliseconds."""


class Upkeep:
    """`returned` is told who opens again, `wake` which kinds of job there may be."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        returned: Callable[[int], None],
        wake: Callable[..., None],
    ) -> None:
        self._database = database
        self._vault = vault
        self._returned = returned
        self._wake = wake
        self._looked_at = 0
        self._forgot_on: date | None = None

    def rounds(self, every: float) -> tuple[Round, ...]:
        """What is tidied up every so many seconds."""
        return (
            Round("sweep_chats", every, self._sweep_chats),
            Round("prune", every, self._prune),
            Round("seal_types", every, self._seal_types),
            Round("find_again", every, self._find_again),
            Round("bring_back", every, self._bring_back),
            Round("ask_again", every, self._ask_again),
            Round("sweep_vault", every, self._sweep),
            Round("end_shares", every, self._end_shares),
        )

    async def _prune(self) -> None:
        """That updates were handled is known for two days, to recognise a repetition, numbers of messages for as long
        as these can be deleted; then they go, some at a time."""
        await self._database.write(lambda work: work.handshakes.prune())
        await self._forget_updates()
        whole = True
        while whole:
            whole = await self._database.write(_pruned_messages) == _SLICE
            await asyncio.sleep(_BREATH)

    async def _forget_updates(self) -> None:
        """Once a day, which is all that is known of when they were handled: every one of them is looked at."""
        today = self._database.now().date()
        if self._forgot_on == today:
            return
        after: tuple[int, int] | None = (0, 0)
        while after is not None:
            after = await self._database.write(partial(_forgotten_updates, after=after))
            await asyncio.sleep(_BREATH)
        self._forgot_on = today

    async def _sweep_chats(self) -> None:
        """What was said long enough ago leaves the chat, where that is wanted."""
        await each(await self._database.read(lambda work: work.messages.due()), self._ask_to_sweep, "sweep")

    async def _ask_to_sweep(self, user_id: int) -> None:
        if await self._database.write(partial(_asked_to_sweep, user_id=user_id)):
            self._wake(SWEEP)

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
        lives = await self._database.read(lambda work: work.recovery.quarantined())
        await each(lives.items(), self._bring_them_back, "bring_back")

    async def _bring_them_back(self, lives: tuple[int, int | None]) -> None:
        old, new = lives
        if not await self._database.read(partial(_opens, user_id=old)):
            return
        if new is None:
            await self._database.write(partial(_brought_back, user_id=old))
        else:
            await self._adopt(old, new)
        self._returned(new or old)
        _log.info("person.brought_back")

    async def _ask_again(self) -> None:
        """Files and packages that wait for a job that is not there, and whatever waits for a wrong clock."""
        self._wake(*await self._database.write(_asked_again))
        if astray := await self._database.read(lambda work: work.jobs.astray()):
            await self._database.write(lambda work: work.jobs.set_right(astray))
            self._wake(*{job.kind for job in astray})

    async def _adopt(self, old: int, new: int) -> None:
        """Who has begun anew meanwhile keeps both: the old claims are sealed with the new key."""
        key, own_keys = await self._database.vault_key(old), {}
        for blob in await self._database.read(lambda work: work.recovery.blobs(old)):
            try:
                own_keys[blob] = await self._vault.own_key(key, blob)
            except StorageError as error:
                if error.code in PASSING:
                    raise
                _log.error("file.left_closed code=%s", error.code)
        await self._database.write(partial(_adopted, old=old, new=new, own_keys=own_keys))


def _forgotten_updates(work: Work, after: tuple[int, int]) -> tuple[int, int] | None:
    return work.inbox.prune(work.now - _REMEMBER_UPDATES, after, _LOOKED_AT)


def _prune_passes(work: Work) -> None:
    work.passes.prune()
    work.sessions.prune()
    work.strikes.prune()


def _pruned_messages(work: Work) -> int:
    return work.messages.prune(_SLICE)


def _asked_to_sweep(work: Work, user_id: int) -> bool:
    job = work.jobs.get(SWEEP, str(user_id))
    if job is not None and job.open:
        return False
    work.jobs.ask(SWEEP, str(user_id), user_id)
    return True


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
    return work.recovery.mend_indexes(_PEOPLE, after)


def _opens(work: Work, user_id: int) -> bool:
    return work.recovery.opens(user_id)


def _brought_back(work: Work, user_id: int) -> None:
    work.recovery.bring_back(user_id)
    work.quarantine.put(user_id, RESTORED, "users", [user_id], "key")


def _adopted(work: Work, old: int, new: int, own_keys: dict[str, bytes]) -> None:
    work.recovery.adopt(old, new, own_keys)
    join_writers(work, work.users.get(new))
    work.quarantine.put(new, RESTORED, "users", [new], "key")
