"""Which of the three skips, and what each means for the claim."""

from __future__ import annotations

from dialogs.engine.answers import Place, State
from dialogs.engine.commands import GoTo, Skip
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.path import Slot
from dialogs.engine.programme import programme_of
from dialogs.engine.questions import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_EFFECTS = {
    State.DECLINED: N_("це ваше право"),
    State.NO_DOCUMENT: N_("заяву приймають і без нього"),
}
"""What else to know of a skip. What the claim will say is its name."""


def skip_view(slot: Slot, language: Language) -> View:
    """The choice of a skip, among the truthful ones."""
    blocks = isinstance(slot.asks, Question) and slot.asks.blocks
    return View(
        place=Place(key=slot.ref.key, item=slot.ref.item),
        ref=None,
        heading=language.text(N_("Що записати замість відповіді?")),
        lines=(
            *((language.text(programme_of(slot.programme).words.skipping),) if blocks else ()),
            language.text(N_("Так і стоятиме в заяві. Повернутися до питання можна будь-коли.")),
        ),
        choices=tuple(
            Action(language.text(SKIPS[state]), Skip(slot.ref, state), _said(state, language))
            for state in slot.asks.skips
        ),
        actions=(
            Action(
                language.text(N_("Повернутися до питання")), GoTo(Place(key=slot.ref.key, item=slot.ref.item))
            ),
        ),
    )


def _said(state: State, language: Language) -> str:
    words, effect = language.text(SKIPS[state]), _EFFECTS.get(state, "")
    return f"{words} — {language.text(effect)}" if effect else words
