"""A reminder, asked for and cancelled: one for each person, which never says what it is about."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from conversation.commands import OpenClaim, OpenMenu, Remind
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Keep
from dialogs.engine.views import Action, View
from dialogs.finder.life import FINDER
from dialogs.language import KYIV, N_, Language
from storage import User, Work

PLACE = Place(Screen.TASKS)
SCREENS = ("remind", "resting")
"""The screens outside a claim that are drawn here."""

HOUR = time(10)
"""When reminders are due, in Kyiv."""

_CHOICES = (
    (1, N_("Нагадати завтра")),
    (3, N_("Нагадати за три дні")),
    (7, N_("Нагадати за тиждень")),
    (0, N_("Не нагадувати")),
)


def due_at(now: datetime, days: int) -> datetime:
    """Ten in the morning in Kyiv, so many days from the Kyiv date of `now` (UTC); summer time makes no difference."""
    return datetime.combine(now.astimezone(KYIV).date() + timedelta(days=days), HOUR, KYIV)


def remind(work: Work, user: User, days: int) -> None:
    """Ask for a reminder in so many days, instead of an earlier one; 0 cancels it."""
    if days:
        work.reminders.ask(user, due_at(work.now, days))
    else:
        work.reminders.cancel(user)


def has_drafts(work: Work, user: User) -> bool:
    """Whether there is a claim to come back to."""
    return any(
        head.status in ("draft", "returned") and head.form != FINDER.code for head in work.claims.list(user)
    )


def reminding_view(work: Work, user: User, name: str, current: str, language: Language) -> View:
    """The screen of that name; `current` is the id of the open claim, or empty."""
    due = work.reminders.of(user)
    if name == "resting":
        return resting_view(due, current, language)
    return remind_view(due, has_drafts(work, user), current, language)


def remind_view(due: datetime | None, drafts: bool, current: str, language: Language) -> View:
    """The choice of a day. `drafts` says whether there is anything to come back to, `current` is the open claim."""
    lines = [
        language.text(N_("Усе збережено. Повернутися можна будь-коли.") if drafts else N_("Чернеток немає."))
    ]
    if due:
        lines.append(_when(due, language))
    back = OpenClaim(current) if current else OpenMenu("claims")
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Нагадати вам про чернетку?")),
        lines=tuple(lines),
        choices=tuple(Action(language.text(label), Remind(days)) for days, label in _CHOICES)
        if drafts or due
        else (),
        actions=(Action(language.text(N_("Повернутися до заяви") if current else N_("Мої заяви")), back),),
    )


def resting_view(due: datetime | None, current: str, language: Language) -> View:
    """The last screen of a day: whoever can go on after all goes on from here, in the claim that is open."""
    onward = (Action(language.text(N_("Продовжити")), Keep()),) if current else ()
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("На сьогодні все")),
        lines=(
            _when(due, language) if due else language.text(N_("Нагадування не буде.")),
            language.text(N_("Чернетка чекає у списку заяв: /claims. Поспішати не треба.")),
        ),
        actions=(
            *onward,
            Action(language.text(N_("Мої заяви")), OpenMenu("claims")),
            Action(language.text(N_("Змінити нагадування")), OpenMenu("remind")),
        ),
    )


def _when(due: datetime, language: Language) -> str:
    return language.text(
        N_("Нагадаємо {day} вранці. Якщо повернетеся раніше, нагадування не буде."),
        day=due.astimezone(KYIV).date(),
    )
