"""Before the first question of a claim that may hurt: what comes, who reads it, and where to get help."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo, Keep, Later
from dialogs.engine.form import Form
from dialogs.engine.look.wording import AGREED
from dialogs.engine.path import Trace
from dialogs.engine.programme import programme_of
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def opening_view(form: Form, language: Language, page: int = 0) -> View:
    """The opening of a form with `care`: what will be asked, then who reads it and where to get help. Nothing is asked
    here; «Не зараз» leads to the choice of a reminder.

    The numbers: free legal aid, https://legalaid.gov.ua; Lifeline Ukraine, https://lifelineukraine.com. More of them
    would have to be looked after, since lines of support close and open again.
    """
    later = Action(language.text(N_("Не зараз")), Later())
    if not page:
        return View(
            place=Place(Screen.OPENING),
            ref=None,
            heading=language.text(N_("Перш ніж почати")),
            lines=(
                language.text(form.intro),
                "",
                language.text(
                    N_("Будь-яке питання можна пропустити. Розповісти своїми словами просимо лише раз.")
                    if _told(form)
                    else N_("Будь-яке питання можна пропустити.")
                ),
            ),
            actions=(
                Action(language.text(N_("Далі")), GoTo(Place(Screen.OPENING, page=1)), words=AGREED),
                later,
            ),
        )
    return View(
        place=Place(Screen.OPENING, page=1),
        ref=None,
        heading=language.text(N_("Хто побачить ваші відповіді")),
        lines=(
            language.text(programme_of(form.programme).words.readers),
            "",
            *(
                (language.text(N_("Якщо є записані свідчення, надішліть їх замість розповіді.")), "")
                if _told(form)
                else ()
            ),
            language.text(
                N_(
                    "Безоплатна правнича допомога: 0\u00a0800\u00a0213\u00a0103, legalaid.gov.ua. "
                    "Підтримка в тяжку мить: 7333, цілодобово."
                )
            ),
        ),
        actions=(Action(language.text(N_("Почати")), Keep(), words=AGREED), later),
    )


def _told(form: Form) -> bool:
    """Whether it asks for a story in one's own words."""
    return any(asks.kind.name == "long_text" for asks in form.questions.values())


def unopened(form: Form, path: Trace) -> bool:
    """Whether a claim that may hurt still waits to be begun: whoever comes back to it sees the opening first.

    Answers taken over from another claim (those with an origin) do not begin it.
    """
    return form.care and all(slot.answer is None or slot.answer.origin for slot in path.slots)
