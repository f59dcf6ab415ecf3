"""Takes messages out of a chat again: all of them when somebody leaves in a hurry, and what is to be swept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import TypeVar

from bot.jobs.worker import Hindered, Worker, reaching
from bot.telegram.errors import BadRequest, Forbidden
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.privacy.leaving import CLEAR
from conversation.privacy.sweeping import SWEEP
from conversation.screens.shown import Shown
from storage import Database, Job, User, Work
from storage.messages import Sent

_log = logging.getLogger(__name__)
T = TypeVar("T")

AT_ONCE = 100
"""Messages in one call: https://core.telegram.org/bots/api#deletemessages"""
_GAP, _STRAYS = 8, 300
"""How far apart known ids may lie for those in between to be tried, and how many are tried, the newest first."""
_WITHIN = 10.0
"""Seconds for which a call is tried before the job is put off; it goes on where it was."""


class Clearing(Worker):
    """A worker that deletes what `which` names. Every batch is forgotten once it is gone, so an interruption costs one
    batch that is deleted twice, which Telegram takes. Where nobody may write any more, nothing is
    left to be done."""

    at_once = 32
    longest_pause = 60.0

    def __init__(
        self,
        kind: str,
        which: Callable[[Work, int], list[Sent]],
        stray: Callable[[Work, int], list[int]],
        wire: Wire,
        database: Database,
        patience: Patience,
    ) -> None:
        self.kind = kind
        self._which = which
        self._stray = stray
        self._wire = wire
        self._database = database
        self._patience = patience

    async def do(self, job: Job) -> None:
        """Delete until nothing is left, also what is sent meanwhile."""
        count = 0
        for numbers in batched(await self._database.read(lambda work: self._stray(work, job.user_id))):
            chat = await self._database.read(lambda work: work.users.get(job.user_id).telegram_id)
            await self._delete(chat, numbers)
        while sent := await self._database.write(lambda work: self._which(work, job.user_id)):
            chat = await self._database.read(lambda work: work.users.get(job.user_id).telegram_id)
            for batch in batched(sent):
                await self._delete(chat, [message.number for message in batch])
                await self._database.write(partial(_forgotten, user_id=job.user_id, sent=batch))
                count += len(batch)
        if count:
            _log.info("chat.cleared kind=%s count=%s", self.kind, count)

    async def _delete(self, chat: int, numbers: Sequence[int]) -> None:
        """Delete these; of those that Telegram refuses together, each half by itself."""
        call = partial(self._wire.delete, chat, list(numbers))
        try:
            with reaching():
                await self._patience.wait(call, "delete", chat=chat, within=_WITHIN)
        except Forbidden:
            raise Hindered("telegram.blocked", final=True) from None
        except BadRequest:
            if len(numbers) > 1:
                half = len(numbers) // 2
                await self._delete(chat, numbers[:half])
                await self._delete(chat, numbers[half:])


def everything_but_the_screen(work: Work, user_id: int) -> list[Sent]:
    """All messages of somebody who left, the newest first, but for the neutral one, once it is there. Who has come back
    meanwhile keeps the rest."""
    user = work.users.get(user_id)
    if not user.away:
        return []
    return [sent for sent in reversed(work.messages.of(user_id)) if sent.number != _neutral(user)]


def what_was_not_noted(work: Work, user_id: int) -> list[int]:
    """Ids between those that are known, the newest first: what Telegram took just before a kill has no row. Telegram
    passes over those that are of another chat, or of nothing."""
    user = work.users.get(user_id)
    if not user.away:
        return []
    known = sorted({*(sent.number for sent in work.messages.of(user_id)), _neutral(user)} - {0})
    between = [range(one + 1, other) for one, other in pairwise(known) if other - one <= _GAP]
    return sorted(chain.from_iterable(between), reverse=True)[:_STRAYS]


def what_is_due(work: Work, user_id: int) -> list[Sent]:
    """What has been in the chat long enough."""
    return work.messages.due_of(user_id)


def nothing_else(work: Work, user_id: int) -> list[int]:
    """What was not noted is not known to be old enough either."""
    return []


def batched(many: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at a time as one call takes."""
    return (many[start : start + AT_ONCE] for start in range(0, len(many), AT_ONCE))


def clearing(wire: Wire, database: Database, patience: Patience) -> tuple[Clearing, Clearing]:
    """The two workers."""
    return (
        Clearing(CLEAR, everything_but_the_screen, what_was_not_noted, wire, database, patience),
        Clearing(SWEEP, what_is_due, nothing_else, wire, database, patience),
    )


def _neutral(user: User) -> int:
    """The id of the neutral message, 0 while it is not there."""
    return Shown.of(user.shown).message if user.left_rev and user.shown_rev >= user.left_rev else 0


def _forgotten(work: Work, user_id: int, sent: Sequence[Sent]) -> None:
    work.messages.forget(user_id, sent)
