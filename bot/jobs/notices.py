"""What people hear of a review: applicants of a step, staff of drafts that wait. It names no claim and nobody."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial

from bot.jobs.rounds import each
from bot.jobs.worker import Hindered, Worker, reaching
from bot.telegram.errors import BadRequest, Forbidden
from bot.telegram.patience import Later
from bot.telegram.presenter import Away, Presenter
from conversation.review.sharing import NOTICE
from conversation.review.status import open_remarks
from dialogs.language import N_
from locales import language as language_of
from storage import Database, Job, Staff, User, Work
from storage.shares import APPROVED, RETURNED, WAITING
from storage.staff import ADMIN

_log = logging.getLogger(__name__)

AT_MOST_EVERY = timedelta(hours=1)


class Notices(Worker):
    """The worker for notices to applicants. What is said is how the review stands when it is said."""

    kind = NOTICE
    at_once = 8
    speaks = True

    def __init__(self, database: Database, presenter: Presenter) -> None:
        self._database = database
        self._presenter = presenter

    async def do(self, job: Job) -> None:
        """Tell it, in one line."""
        told = await self._database.read(partial(_told, job=job))
        if told is not None:
            user, text = told
            try:
                with reaching():
                    await self._presenter.line(user.telegram_id, text, user)
            except (Forbidden, BadRequest):
                _log.info("notice.refused")


class StaffNews:
    """Tells staff that drafts wait, each at most once an hour, and of what all of them have to know. Who left in a
    hurry as an applicant hears nothing as staff either: it is the same chat."""

    def __init__(self, database: Database, presenter: Presenter) -> None:
        self._database = database
        self._presenter = presenter

    async def tell(self) -> None:
        """Tell whoever is due."""
        await each(await self._database.read(_news), self._tell, "staff_news")

    async def _tell(self, news: tuple[Staff, User | None, str]) -> None:
        staff, user, text = news
        assert staff.telegram_id is not None
        await self._database.write(lambda work: work.staff.told(staff))
        try:
            await self._presenter.line(staff.telegram_id, text, user)
        except (Later, Away, Forbidden, BadRequest):
            _log.info("staff_news.refused")


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
        if count := work.queue.fresh(staff, staff.noticed_at):
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
    entries = work.audit.found(events=["staff.disabled"], since=since)
    people = {entry.user_id: work.staff.named(entry.user_id) for entry in entries}
    return [person.alias for person in people.values() if ADMIN in person.roles and not person.active]
