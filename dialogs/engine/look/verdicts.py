"""What the programme's text requires, a line each: met, not met, or the text is silent."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo
from dialogs.engine.look.notes import cited
from dialogs.engine.look.wording import PAGE
from dialogs.engine.path import Trace
from dialogs.engine.requirements import Outcome, Requirement
from dialogs.engine.schema import Form
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_SAID = {
    Outcome.YES: N_("так"),
    Outcome.NO: N_("ні"),
    Outcome.SILENT: N_("у тексті не сказано"),
    Outcome.OPEN: N_("з відповідей не видно"),
}


def verdicts_view(form: Form, path: Trace, place: Place, language: Language) -> View:
    """All requirements, a page at a time. Who decides is said first: it is not the bot."""
    start = place.page * PAGE if 0 <= place.page * PAGE < len(form.requirements) else 0
    shown = form.requirements[start : start + PAGE]
    following = start // PAGE + 1 if start + PAGE < len(form.requirements) else 0
    more = Action(language.text(N_("Показати ще")), GoTo(Place(Screen.VERDICTS, page=following)))
    return View(
        place=place,
        ref=None,
        heading=language.text(N_("Що каже текст програми")),
        lines=(
            language.text(N_("Так це видно з ваших відповідей. Рішення ухвалюють за документами.")),
            *(_line(one, path, language) for one in shown),
        ),
        actions=(
            *((more,) if len(form.requirements) > PAGE else ()),
            Action(language.text(N_("До перевірки")), GoTo(Place(Screen.CHECK))),
        ),
    )


def _line(requirement: Requirement, path: Trace, language: Language) -> str:
    said = _SAID[requirement.outcome(path.scope)]
    source = cited(requirement.para, path.programme, language)
    return f"• {language.text(requirement.title)}: {language.text(said)} {source}".strip()


def verdicts_action(form: Form, language: Language) -> tuple[Action, ...]:
    """The way there, for a form whose text was taken apart into requirements."""
    label = N_("Що каже текст програми")
    return (Action(language.text(label), GoTo(Place(Screen.VERDICTS))),) if form.requirements else ()
