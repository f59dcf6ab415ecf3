"""What people hear of a review: applicants of a step, staff of drafts that wait. It names no claim and nobody."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

import structlog
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from bot.jobs.worker import Finish, Hindered
from bot.logs import place_of
from bot.telegram.patience import Later
from bot.telegram.presenter import Away, Presenter
from conversation.review.sharing import NOTICE
from conversation.review.status import open_remarks
from dialogs.language import N_
from locales import language as language_of
from storage import Database, Job, Staff, User, Work
from storage.shares import APPROVED, RETURNED, WAITING
from storage.staff import ADMIN

_log = structlog.get_logger(__name__)

AT_MOST_EVERY = timedelta(hours=1)
_LOOK = 30.0


class Notices:
    """The worker for notices to applicants. What is said is how the review stands when it is said."""

    kind = NOTICE
    at_once = 8
    each = 1
    longest_pause = 600.0
    speaks = True

    def __init__(self, database: Database, presenter: Presenter) -> None:
        self._database = database
        self._presenter = presenter

    async def do(self, job: Job) -> Finish:
        """Tell it, in one line."""
        told = await self._database.read(partial(_told, job=job))
        if told is not None:
            user, text = told
            try:
                await self._presenter.line(user.telegram_id, text, user)
            except Later as error:
                raise Hindered("telegram.later", seconds=error.seconds) from None
            except Away:
                raise Hindered("person.away") from None
            except (TelegramForbiddenError, TelegramBadRequest):
                _log.info("notice.refused")
        return _nothing

    def give_up(self, work: Work, job: Job, code: str) -> None:
        """The list of claims says how it stands."""

    def ended(self, job: Job) -> None:
        """Nothing follows."""


class StaffNews:
    """Tells staff that drafts wait, each at most once an hour, and of what all of them have to know. Who left in a
    hurry as an applicant hears nothing as staff either: it is the same chat."""

    def __init__(self, database: Database, presenter: Presenter) -> None:
        self._database = database
        self._presenter = presenter

    async def run(self) -> None:
        """Look twice a minute, until cancelled."""
        while True:
            try:
                await self.tell()
            except Exception as error:  # noqa: BLE001  # whatever it is, the next look may do
                _log.warning("staff_news.put_off", error=type(error).__name__, at=place_of(error))
            await asyncio.sleep(_LOOK)

    async def tell(self) -> int:
        """Tell whoever is due; returns how many."""
        told = 0
        for staff, user, text in await self._database.read(_news):
            assert staff.telegram_id is not None
            await self._database.write(partial(_noticed, staff=staff))
            try:
                await self._presenter.line(staff.telegram_id, text, user)
                told += 1
            except (Later, Away, TelegramForbiddenError, TelegramBadRequest):
                _log.info("staff_news.refused")
        return told


def _told(work: Work, job: Job) -> tuple[User, str] | None:
    share = work.shares.of_claim(job.key)
    if share is None:
        return None
    user = work.users.get(share.user_id)
    if user.away:
        raise Hindered("person.away")
    language = language_of(user.language)
    if share.state == RETURNED and (count := len(open_remarks(work, share))):
        words = language.text(N_("Перевірку закінчено, є зауваження: {n}. Подивитися: /claims"), n=count)
    elif share.state == APPROVED:
        words = language.text(N_("Перевірку закінчено, зауважень немає. Подивитися: /claims"))
    elif share.state == WAITING and share.held(work.now):
        words = language.text(N_("Вашу заяву почали перевіряти. Хто її читає, видно в /claims"))
    else:
        return None
    return user, words


def _news(work: Work) -> list[tuple[Staff, User | None, str]]:
    """Whom to tell what; with what they are as an applicant, if they are one."""
    found = []
    for staff in work.staff.to_tell(AT_MOST_EVERY):
        assert staff.telegram_id is not None
        user = work.users.find(staff.telegram_id)
        if user is not None and user.away:
            continue
        language = language_of(staff.language)
        parts = []
        if count := work.shares.fresh(staff, staff.noticed_at):
            parts.append(language.text(N_("Нових чернеток у черзі: {n}"), n=count))
        if any(permit.kind == "replace" for permit in work.permits.open()):
            parts.append(
                language.text(
                    N_("Через командний рядок хочуть замінити адміністратора. Подивіться в кабінеті: /desk")
                )
            )
        for name in _shut_out(work, staff.noticed_at or staff.created_at):
            words = N_("Вимкнено адміністратора: {name}. Якщо вас це дивує, спитайте керівника.")
            parts.append(language.text(words, name=name))
        changed = ("staff.password", "staff.factor")
        since = staff.noticed_at or staff.created_at
        if work.audit.found(actor=staff.id, events=changed, since=since, most=1):
            parts.append(
                language.text(N_("У кабінеті змінено ваш пароль або другий крок. Якщо це не ви: /desk_out"))
            )
        if parts:
            found.append((staff, user, "\n".join(parts)))
    return found


def _shut_out(work: Work, since: datetime) -> list[str]:
    """Admins who were shut out since then: nobody becomes the only one without all staff knowing of it."""
    entries = work.audit.found(events=["staff.disabled"], since=since, most=5)
    people = {entry.user_id: work.staff.named(entry.user_id) for entry in entries}
    return [person.alias for person in people.values() if ADMIN in person.roles and not person.active]


def _noticed(work: Work, staff: Staff) -> None:
    work.staff.told(staff)


def _nothing(work: Work) -> None:
    """It is said."""
