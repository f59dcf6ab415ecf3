"""A definition of paragraph 2."""

from __future__ import annotations

from dialogs.engine.answers import Place
from dialogs.engine.commands import GoTo
from dialogs.engine.places import question_of
from dialogs.engine.views import Action, View
from dialogs.glossary import TERMS
from dialogs.language import N_, Language


def term_view(place: Place, language: Language) -> View:
    """The definition word for word, with an English gloss for those who read English, and the way back."""
    term = TERMS[place.key]
    asked = question_of(place)
    heading = term.term[:1].upper() + term.term[1:]
    gloss = () if language.code == "uk" else (term.gloss,)
    return View(
        place=place,
        ref=None,
        heading=heading,
        lines=(*gloss, term.definition, language.text(N_("Так написано в пункті 2 Порядку."))),
        actions=(
            Action(language.text(N_("Повернутися до питання")), GoTo(Place(key=asked.key, item=asked.item))),
        ),
    )
