"""A definition of paragraph 2, and the way to it."""

from __future__ import annotations

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import GoTo
from dialogs.engine.places import question_of
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from dialogs.programmes.register.glossary import TERMS, Term

MOST = 3
"""How many definitions a question offers; more buttons would drown its answers."""


def term_actions(ref: Ref, terms: tuple[str, ...], language: Language) -> tuple[Action, ...]:
    """The ways to the definitions that a question uses: by name where there are several."""
    known = [TERMS[id] for id in terms if id in TERMS][:MOST]
    return tuple(
        Action(
            _name(term, language) if len(known) > 1 else language.text(N_("Що це означає?")),
            GoTo(Place(Screen.TERM, term.id, text=f"{ref.key} {ref.item}")),
        )
        for term in known
    )


def _name(term: Term, language: Language) -> str:
    """Asking, so that nobody takes it for an answer."""
    return f"{term.short if language.code == 'uk' else term.english}?"


def term_view(place: Place, language: Language) -> View:
    """The definition word for word, with an English gloss for those who read English, and the way back."""
    term = TERMS[place.key]
    asked = question_of(place)
    ukrainian = language.code == "uk"
    heading = term.term[:1].upper() + term.term[1:] if ukrainian else term.english
    gloss = () if ukrainian else (term.gloss,)
    return View(
        place=place,
        ref=None,
        heading=heading,
        lines=(language.text(N_("Так написано в пункті 2 Порядку.")),),
        folded=(*gloss, term.definition),
        actions=(
            Action(language.text(N_("Повернутися до питання")), GoTo(Place(key=asked.key, item=asked.item))),
        ),
    )
