"""Which of the three skips, and what each means for the claim."""

from __future__ import annotations

from dialogs.engine.answers import Place, State
from dialogs.engine.commands import GoTo, Skip
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.path import Slot
from dialogs.engine.programme import programme_of
from dialogs.engine.schema import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_EFFECTS = {
    State.UNKNOWN: N_("у заяві буде написано, що ви цього не знаєте."),
    State.DECLINED: N_("у заяві буде написано, що ви не хочете відповідати."),
    State.NO_DOCUMENT: N_("у заяві буде написано, що документа немає. Заяву приймають і без нього."),
}


def skip_view(slot: Slot, language: Language) -> View:
    """The choice of a skip; a missing document is offered only where a document was asked for."""
    question = slot.asks if isinstance(slot.asks, Question) else None
    states = [State.UNKNOWN, State.DECLINED]
    if question is not None and question.kind.document:
        states.append(State.NO_DOCUMENT)
    blocks = question is not None and question.blocks
    return View(
        place=Place(key=slot.ref.key, item=slot.ref.item),
        ref=None,
        heading=language.text(N_("Чому пропускаємо це питання?")),
        lines=(
            language.text(
                programme_of(slot.programme).words.skipping
                if blocks
                else N_("До питання можна повернутися будь-коли.")
            ),
        ),
        choices=tuple(
            Action(
                language.text(SKIPS[state]),
                Skip(slot.ref, state),
                f"{language.text(SKIPS[state])} — {language.text(_EFFECTS[state])}",
            )
            for state in states
        ),
        actions=(
            Action(
                language.text(N_("Повернутися до питання")), GoTo(Place(key=slot.ref.key, item=slot.ref.item))
            ),
        ),
    )
