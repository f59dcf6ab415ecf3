"""Which of the three skips, and what each means for the claim."""

from __future__ import annotations

from dialogs.engine.answers import Place, State
from dialogs.engine.commands import GoTo, Skip
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.path import Slot
from dialogs.engine.schema import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_EFFECTS = {
    State.UNKNOWN: N_("у заяві стоятиме «Не знаю»."),
    State.DECLINED: N_("у заяві стоятиме «Не хочу відповідати». Це ваше право."),
    State.NO_DOCUMENT: N_("у заяві стоятиме «Немає документа». Заяву приймають і без нього."),
    State.ABSENT: N_("у заяві стоятиме «Немає»."),
}


def skip_view(slot: Slot, language: Language) -> View:
    """The choice of a skip, among the truthful ones."""
    blocks = isinstance(slot.asks, Question) and slot.asks.blocks
    return View(
        place=Place(key=slot.ref.key, item=slot.ref.item),
        ref=None,
        heading=language.text(N_("Що записати замість відповіді?")),
        lines=(
            language.text(
                N_(
                    "За правилами подання ця відповідь обов’язкова. Без неї Дія може не прийняти заяву. "
                    "Відповісти можна й пізніше."
                )
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
            for state in slot.asks.skips
        ),
        actions=(
            Action(
                language.text(N_("Повернутися до питання")), GoTo(Place(key=slot.ref.key, item=slot.ref.item))
            ),
        ),
    )
