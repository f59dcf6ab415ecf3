"""An edited or late message, offered as a correction."""

from __future__ import annotations

from dialogs.engine.answers import Draft, Input
from dialogs.engine.commands import Keep, Reply
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.path import Slot, Trace
from dialogs.engine.understanding import understood
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_SHOWN = 100
"""Characters of either answer: enough to tell them apart, and both stay on the screen."""


def correction_view(slot: Slot, draft: Draft, path: Trace, language: Language) -> View:
    """Both wordings and the choice between them; nothing is overwritten without a yes."""
    place = draft.place
    meant = understood(draft, slot, place.text, path, language) or Reply(slot.ref, Input(text=place.text))
    return View(
        place=place,
        ref=None,
        heading=language.text(N_("Замінити попередню відповідь?")),
        lines=(
            asked_text(slot, language),
            language.text(N_("Було: {answer}"), answer=shortened(answer_text(slot, language), _SHOWN)),
            language.text(N_("Стане: {answer}"), answer=shortened(place.text, _SHOWN)),
        ),
        actions=(
            Action(language.text(N_("Так, замінити")), meant),
            Action(language.text(N_("Ні, залишити як було")), Keep()),
        ),
    )
