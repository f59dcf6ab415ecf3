"""An edited or late message, offered as a correction."""

from __future__ import annotations

from dialogs.engine.answers import Input, Place
from dialogs.engine.commands import Keep, Reply
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.path import Slot
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def correction_view(slot: Slot, place: Place, language: Language) -> View:
    """Both wordings and the choice between them; nothing is overwritten without a yes."""
    return View(
        place=place,
        ref=None,
        heading=language.text(N_("Замінити попередню відповідь?")),
        lines=(
            asked_text(slot, language),
            language.text(N_("Було: {answer}"), answer=shortened(answer_text(slot, language), 300)),
            language.text(N_("Стане: {answer}"), answer=shortened(place.text, 300)),
        ),
        actions=(
            Action(language.text(N_("Так, замінити")), Reply(slot.ref, Input(text=place.text))),
            Action(language.text(N_("Ні, залишити як було")), Keep()),
        ),
    )
