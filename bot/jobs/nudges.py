"""One line in neutral words, by day and at most once: the reminder that somebody asked for, the birthday ahead."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.jobs.rounds import each
from bot.jobs.worker import Finish, Hindered, Worker, reaching
from bot.telegram.errors import BadRequest, Forbidden, TelegramError, TooManyRequests
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.people import coming_of_age
from conversation.people.coming_of_age import BIRTHDAY, take_warnings, warnings_due
from conversation.privacy.leaving import note_sent
from conversation.reminding import has_drafts
from dialogs.language import KYIV, N_
from locales import language
from storage import Database, Job, User, Work
from storage.reminders import REMINDER

_log = logging.getLogger(__name__)

FROM, UNTIL = time(9), time(20)
"""Nobody is written to at night, in Kyiv's time: the bot does not know in which zone a person is."""

TEXT = N_("Ви просили нагадати. Ваша чернетка чекає: /claims. Поспішати не треба.")
"""Neither a category nor a name: others may see the screen of a phone."""

_SENT, _REFUSED = 1, 2
"""The progress of a job: it is on its way, and may have arrived; Telegram said for certain that it did not."""
_SLICE = 100


class Nudge(Worker):
    """The worker for lines of one kind. A line is noted as sent before it is: a crash in between loses it and never
    doubles it. It is noted only when Telegram has just answered for that chat, so in an outage what is due waits.

    take  whether it is still to be said; what follows from that is written
    """

    at_once = 16
    speaks = True

    def __init__(
        self,
        kind: str,
        text: str,
        take: Callable[[Work, User], bool],
        wire: Wire,
        database: Database,
        patience: Patience,
    ) -> None:
        self.kind = kind
        self._text = text
        self._take = take
        self._wire = wire
        self._database = database
        self._patience = patience

    async def do(self, job: Job) -> Finish:
        """Say it. Whoever blocked the bot, or is no longer there, is not written to any more."""
        if (seconds := await self._database.read(until_day)) > 0:
            raise Hindered("nudge.night", seconds=seconds)
        forgotten = partial(_forgotten, job=job)
        user = await self._database.read(partial(_present, job=job))
        if job.progress == _SENT:
            return forgotten
        chat = user.telegram_id
        try:
            with reaching():
                act = partial(self._wire.act, chat, "typing")
                await self._patience.wait(act, "act", chat=chat, within=0)
            if not await self._database.write(partial(self._taken, job=job)):
                return forgotten
            number = await self._wire.send(chat_id=chat, text=language(user.language).text(self._text))
        except TooManyRequests as error:
            await self._database.write(lambda work: work.jobs.reach(job, _REFUSED))
            raise Hindered("telegram.later", seconds=error.retry_after) from None
        except (Forbidden, BadRequest):
            raise Hindered("telegram.refused", final=True) from None
        except TelegramError:
            raise Hindered("telegram.away") from None
        await self._database.write(partial(note_sent, user_id=user.id, numbers=[number]))
        _log.info("nudge.sent kind=%s", self.kind)
        return forgotten

    def give_up(self, work: Work, job: Job, code: str) -> None:
        _forgotten(work, job)

    def _taken(self, work: Work, job: Job) -> bool:
        """Whether it is to be sent: nobody cancelled it meanwhile, and they have not left in a hurry."""
        user = _present(work, job)
        return work.jobs.reach(job, _SENT) and (job.progress == _REFUSED or self._take(work, user))


class Birthdays:
    """Birth dates are sealed, so no table says when somebody is to be told that a child comes of age: once a day
    everybody's people are looked at, a slice at a time. `wake` is told that there is a job."""

    def __init__(self, database: Database, wake: Callable[..., None]) -> None:
        self._database = database
        self._wake = wake
        self._looked: date | None = None

    async def look(self) -> None:
        """Ask for everybody who is to be told today, unless that was done."""
        today = await self._database.read(_by_day)
        if today is None or today == self._looked:
            return
        after = -1
        while ids := await self._database.read(partial(_next, after=after)):
            await each(ids, partial(self._ask, today=today), "birthdays")
            after = ids[-1]
        self._looked = today

    async def _ask(self, user_id: int, today: date) -> None:
        if await self._database.read(partial(_due, user_id=user_id, today=today)):
            await self._database.write(lambda work: work.jobs.ask(BIRTHDAY, str(user_id), user_id))
            self._wake(BIRTHDAY)


def nudges(wire: Wire, database: Database, patience: Patience) -> tuple[Nudge, Nudge]:
    """The two workers."""
    return (
        Nudge(REMINDER, TEXT, has_drafts, wire, database, patience),
        Nudge(BIRTHDAY, coming_of_age.TEXT, _come_of_age, wire, database, patience),
    )


def until_day(work: Work) -> float:
    """Seconds until something may be said again, 0 by day."""
    now = work.now.astimezone(KYIV)
    if FROM <= now.time() < UNTIL:
        return 0
    morning = datetime.combine(now.date() + timedelta(days=now.time() >= UNTIL), FROM, KYIV)
    return morning.timestamp() - now.timestamp()


def _today(work: Work) -> date:
    return work.now.astimezone(KYIV).date()


def _by_day(work: Work) -> date | None:
    return None if until_day(work) else _today(work)


def _present(work: Work, job: Job) -> User:
    user = work.users.get(job.user_id)
    if user.away:
        raise Hindered("person.away")
    return user


def _come_of_age(work: Work, user: User) -> bool:
    return take_warnings(work, user, _today(work))


def _next(work: Work, after: int) -> list[int]:
    return work.people.owners(after, _SLICE)


def _due(work: Work, user_id: int, today: date) -> bool:
    user = work.users.get(user_id)
    return not user.away and bool(warnings_due(work, user, today))


def _forgotten(work: Work, job: Job) -> None:
    """Nothing remains of it."""
    work.jobs.drop(job.kind, job.key)
