"""What became of a claim after its package: filed, when and under which number, or sent back and why. With a portal it
is filed there, without one it is handed in on paper.

Nobody tells the bot but the person, and they need not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from conversation.claims.fate import Filing
from conversation.claims.writing import Writing
from conversation.commands import ShowPackage
from dialogs.engine.answers import Input, Place, Screen
from dialogs.engine.commands import Command, GoTo
from dialogs.engine.errors import DomainError, Refusal
from dialogs.engine.form import Form
from dialogs.engine.kinds.date import Day
from dialogs.engine.look.wording import shortened
from dialogs.engine.path import Trace
from dialogs.engine.programme import programme_of
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import User, Work

FILED, RETURNED = "filed", "returned"
_WHEN, _NUMBER, _WHY = "when", "number", "why"
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class _Said:
    """What is asked and told of it, as source texts."""

    when: str
    number: str
    keep_number: str
    why: str
    not_returned: str
    filed: str
    filed_again: str
    is_filed: str
    keep: str
    returned: str


_IN_PORTAL = _Said(
    when=N_("Коли ви подали заяву в Дії?"),
    number=N_("Який номер заяви дала Дія?"),
    keep_number=N_("Напишіть його, щоб не загубити. Він є в Дії, у списку ваших заяв."),
    why=N_("Чому Дія повернула заяву?"),
    not_returned=N_("Її не повертали"),
    filed=N_("Подано в Дії"),
    filed_again=N_("Знову подано в Дії"),
    is_filed=N_("Заяву подано в Дії"),
    keep=N_("Бережіть пакет і номер. Якщо Дія поверне заяву, скажіть про це тут."),
    returned=N_("Дія повернула заяву"),
)
_ON_PAPER = _Said(
    when=N_("Коли ви подали цю заяву?"),
    number=N_("Який номер дали вашій заяві?"),
    keep_number=N_("Його ставлять на вашому примірнику. Напишіть, щоб не загубити."),
    why=N_("Чому заяву не прийняли?"),
    not_returned=N_("Її прийняли"),
    filed=N_("Заяву вже подано"),
    filed_again=N_("Подано ще раз"),
    is_filed=N_("Цю заяву подано"),
    keep=N_("Бережіть свій примірник і номер. Якщо заяву не приймуть, скажіть про це тут."),
    returned=N_("Заяву не прийняли"),
)


def _said(form: Form) -> _Said:
    return _IN_PORTAL if programme_of(form.programme).portal else _ON_PAPER


@dataclass(frozen=True, slots=True)
class TellFiling(Command):
    """One answer to what the screen asks: `part` of the filing, in the person's words; empty for none."""

    part: str
    words: str


def filing_asked(place: Place) -> str:
    """Which part of the filing the place asks about; empty for another place."""
    return place.key if place.screen is Screen.FILED else ""


def tell_filing(work: Work, user: User, writing: Writing, command: TellFiling, path: Trace) -> Writing:
    """Note an answer. Raises `Refusal` for a day that cannot be read, or one to come."""
    claim, filing = writing.claim, Filing.load(writing.claim.filing)
    words, status = " ".join(command.words.split())[:_LONGEST], claim.status
    match command.part:
        case "when":
            filing, status = replace(filing, on=_day(words, path), why=""), FILED
        case "number":
            filing = replace(filing, number=words[:60])
        case "why":
            filing, status = replace(filing, why=words), RETURNED
    if status != claim.status:
        work.audit.record(user, claim.id, f"claim.{status}")
    rev = work.claims.set_filing(user, claim.id, claim.rev, filing.dump(), status)
    return writing._replace(claim=claim._replace(rev=rev, status=status, filing=filing.dump()))


def next_place(part: str) -> Place:
    """Where to go after an answer."""
    return Place(Screen.FILED, _NUMBER) if part == _WHEN else Place(Screen.DONE)


def _day(words: str, path: Trace) -> date | None:
    if not words:
        return None
    day = Day().parse(Input(text=words), path.scope)
    if day > path.scope.today:
        raise Refusal("filing.future", N_("Цей день ще не настав. Напишіть, коли ви подали заяву."))
    return day


def filing_view(
    form: Form, place: Place, today: date, refusal: DomainError | None, language: Language
) -> View:
    """The question that the place asks."""
    said = _said(form)
    notes = (language.text(refusal.message, **refusal.params),) if refusal else ()
    if place.key == _NUMBER:
        return _number(said, language)._replace(notes=notes)
    view = _why(said, language) if place.key == _WHY else _when(said, today, language)
    return view._replace(notes=notes)


def _when(said: _Said, today: date, language: Language) -> View:
    yesterday = today - timedelta(days=1)
    return View(
        place=Place(Screen.FILED, _WHEN),
        ref=None,
        heading=language.text(said.when),
        lines=(language.text(N_("Натисніть або напишіть дату.")),),
        choices=(
            Action(language.text(N_("Сьогодні")), TellFiling(_WHEN, today.isoformat())),
            Action(language.text(N_("Учора")), TellFiling(_WHEN, yesterday.isoformat())),
            Action(language.text(N_("Не пам’ятаю")), TellFiling(_WHEN, "")),
        ),
        actions=(Action(language.text(N_("Ще не подано")), ShowPackage()),),
    )


def _number(said: _Said, language: Language) -> View:
    return View(
        place=Place(Screen.FILED, _NUMBER),
        ref=None,
        heading=language.text(said.number),
        lines=(language.text(said.keep_number),),
        actions=(Action(language.text(N_("Номера не знаю")), TellFiling(_NUMBER, "")),),
    )


def _why(said: _Said, language: Language) -> View:
    return View(
        place=Place(Screen.FILED, _WHY),
        ref=None,
        heading=language.text(said.why),
        lines=(language.text(N_("Перепишіть причину своїми словами: її буде видно біля заяви.")),),
        actions=(
            Action(language.text(N_("Причини не знаю")), TellFiling(_WHY, "")),
            Action(language.text(said.not_returned), ShowPackage()),
        ),
    )


def with_filing(done: View, writing: Writing, language: Language) -> View:
    """The screen after the package, with what became of it since."""
    filing, status, said = Filing.load(writing.claim.filing), writing.claim.status, _said(writing.form)
    if status not in (FILED, RETURNED):
        mine = Action(language.text(said.filed), GoTo(Place(Screen.FILED, _WHEN)), style="success")
        return done._replace(actions=(*done.actions, mine))
    lines = [filing_line(writing, language)]
    if status == RETURNED:
        if filing.why:
            lines.append(language.text(N_("Причина: {why}"), why=shortened(filing.why, 200)))
        lines.append(language.text(N_("Виправте відповіді, зберіть пакет знову й подайте заяву ще раз.")))
        heading = said.returned
        more = (Action(language.text(said.filed_again), GoTo(Place(Screen.FILED, _WHEN))),)
    else:
        heading = said.is_filed
        lines.append(language.text(said.keep))
        more = (Action(language.text(said.returned), GoTo(Place(Screen.FILED, _WHY))),)
    return done._replace(heading=language.text(heading), lines=tuple(lines), actions=(*done.actions, *more))


def filing_line(writing: Writing, language: Language) -> str:
    """When it was filed and under which number, in a sentence."""
    filing = Filing.load(writing.claim.filing)
    when = language.text(N_("Подано {day}."), day=filing.on) if filing.on else language.text(N_("Подано."))
    number = language.text(N_("Номер: {number}."), number=filing.number) if filing.number else ""
    return f"{when} {number}".strip()
