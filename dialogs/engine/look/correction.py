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
_BEFORE = 30
"""Characters of what they have in common."""


def correction_view(slot: Slot, draft: Draft, path: Trace, language: Language) -> View:
    """Both wordings and the choice between them; nothing is overwritten without a yes."""
    place = draft.place
    before, after = _from_where_they_differ(answer_text(slot, language), place.text)
    meant = understood(draft, slot, place.text, path, language) or Reply(slot.ref, Input(text=place.text))
    return View(
        place=place,
        ref=None,
        heading=language.text(N_("Замінити попередню відповідь?")),
        lines=(
            asked_text(slot, language),
            language.text(N_("Було: {answer}"), answer=shortened(before, _SHOWN)),
            language.text(N_("Стане: {answer}"), answer=shortened(after, _SHOWN)),
        ),
        actions=(
            Action(language.text(N_("Так, замінити")), meant),
            Action(language.text(N_("Ні, залишити як було")), Keep()),
        ),
    )


def _from_where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Of two long texts that begin alike, what tells them apart, with some words before it."""
    pairs = enumerate(zip(before, after, strict=False))
    alike = next((at for at, (was, will) in pairs if was != will), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(0, alike - _BEFORE)) + 1
    return (f"…{before[start:]}", f"…{after[start:]}") if start > _BEFORE else (before, after)
