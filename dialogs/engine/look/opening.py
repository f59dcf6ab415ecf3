"""Before the first question of a claim that may hurt: what comes, who reads it, and where to get help."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Keep, Later
from dialogs.engine.path import Trace
from dialogs.engine.programme import programme_of
from dialogs.engine.schema import Form
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def opening_view(form: Form, language: Language) -> View:
    """The opening of a form with `care`. Nothing is asked here; «Не зараз» leads to the choice of a reminder.

    The numbers: free legal aid, https://legalaid.gov.ua; Lifeline Ukraine, https://lifelineukraine.com. More of them
    would have to be looked after, since lines of support close and open again.
    """
    return View(
        place=Place(Screen.OPENING),
        ref=None,
        heading=language.text(N_("Перш ніж почати")),
        lines=(
            language.text(form.intro),
            "",
            language.text(programme_of(form.programme).words.readers),
            "",
            language.text(
                N_(
                    "Будь-що можна пропустити. Розповісти своїми словами просимо лише раз. "
                    "Замість цього можна додати готову заяву чи свідчення."
                )
            ),
            "",
            language.text(
                N_(
                    "Безоплатна правнича допомога: 0\u00a0800\u00a0213\u00a0103, legalaid.gov.ua. "
                    "Підтримка в тяжку мить: 7333, цілодобово."
                )
            ),
        ),
        actions=(
            Action(language.text(N_("Почати")), Keep()),
            Action(language.text(N_("Не зараз")), Later()),
        ),
    )


def unopened(form: Form, path: Trace) -> bool:
    """Whether a claim that may hurt still waits to be begun: whoever comes back to it sees the opening first.

    Answers taken over from another claim (those with an origin) do not begin it.
    """
    return form.care and all(slot.answer is None or slot.answer.origin for slot in path.slots)
