"""What the programme's text requires, a line each: met, not met, or the text is silent."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo
from dialogs.engine.form import Form
from dialogs.engine.kinds.money import describe_sum
from dialogs.engine.look.fitting import leafed
from dialogs.engine.look.notes import cited
from dialogs.engine.path import Trace
from dialogs.engine.requirements import Ceiling, Outcome, Requirement
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_SAID = {
    Outcome.YES: N_("так"),
    Outcome.NO: N_("ні"),
    Outcome.SILENT: N_("у тексті не сказано"),
    Outcome.OPEN: N_("з відповідей не видно"),
}


_SECONDS = "seconds"
"""The key of the place with what other sources say."""


def verdicts_view(form: Form, path: Trace, place: Place, language: Language) -> View:
    """All requirements, a page at a time. Who decides is said first: it is not the bot."""
    if place.key == _SECONDS:
        return _seconds_view(form, place, language)
    lines = (
        *(_line(one, path, language) for one in form.requirements),
        *(_ceiling(one, path, language) for one in form.ceilings),
    )
    view = View(
        place=place,
        ref=None,
        heading=language.text(N_("Що каже текст програми")),
        lines=(language.text(N_("Так це видно з ваших відповідей. Рішення ухвалюють за документами.")),),
        actions=(*_seconds_action(form, language), _back(language)),
    )
    return leafed(view, lines, language)


def _line(requirement: Requirement, path: Trace, language: Language) -> str:
    said = _SAID[requirement.outcome(path.scope)]
    source = cited(requirement.para, path.programme, language)
    return f"• {language.text(requirement.title)}: {language.text(said)} {source}".strip()


def _ceiling(ceiling: Ceiling, path: Trace, language: Language) -> str:
    working = ceiling.amount.work_out(path.scope)
    total = working.total if working else None
    amount = describe_sum(total, language) if total else ""
    said = amount if ceiling.exact else language.text(N_("до {amount}"), amount=amount)
    if not total:
        said = language.text(N_("суми на цей день ми не знаємо"))
    return f"• {language.text(ceiling.title)}: {said} {cited(ceiling.para, path.programme, language)}".strip()


def _seconds_view(form: Form, place: Place, language: Language) -> View:
    """What the text does not say, with who says it, when and where."""
    said = tuple(
        f"• {language.text(one.said)} ({language.text(one.source)}, {language.date(one.on)}: {one.link})"
        for one in form.seconds
    )
    view = View(place, None, language.text(N_("Що кажуть інші джерела")), actions=(_back(language),))
    return leafed(view, said, language)


def _back(language: Language) -> Action:
    return Action(language.text(N_("До перевірки")), GoTo(Place(Screen.CHECK)))


def _seconds_action(form: Form, language: Language) -> tuple[Action, ...]:
    label = N_("Що кажуть інші джерела")
    return (Action(language.text(label), GoTo(Place(Screen.VERDICTS, _SECONDS))),) if form.seconds else ()


def verdicts_action(form: Form, language: Language) -> tuple[Action, ...]:
    """The way there, for a form whose text was taken apart into requirements."""
    label = N_("Що каже текст програми")
    return (Action(language.text(label), GoTo(Place(Screen.VERDICTS))),) if form.requirements else ()
