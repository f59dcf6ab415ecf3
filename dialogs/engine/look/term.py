"""A definition of the programme's text, and the way to it."""

from __future__ import annotations

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import GoTo
from dialogs.engine.look.fitting import LABEL, on_button
from dialogs.engine.places import question_of
from dialogs.engine.programme import Term, programme_of, text_of
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

MOST = 3
"""How many definitions a question offers; more buttons would drown its answers."""


def term_actions(
    ref: Ref, terms: tuple[str, ...], programme: str, language: Language, room: int = MOST
) -> tuple[Action, ...]:
    """The ways to the definitions that a question uses, by name where there are several; where there is no room for
    so many buttons, the first, which leads on to the others."""
    known = _known(terms, programme)
    if len(known) == 1 or len(known) > room:
        return tuple(Action(language.text(N_("Що це означає?")), _to(term, ref)) for term in known[:1])
    return tuple(Action(_name(term, language), _to(term, ref)) for term in known)


def _known(terms: tuple[str, ...], programme: str) -> list[Term]:
    if not terms:
        return []
    known = programme_of(programme).terms
    return [known[id] for id in terms if id in known][:MOST]


def _to(term: Term, ref: Ref) -> GoTo:
    return GoTo(Place(Screen.TERM, term.id, text=f"{ref.key} {ref.item}"))


def _name(term: Term, language: Language) -> str:
    """Asking, so that nobody takes it for an answer."""
    return f"{on_button(term.short if language.code == 'uk' else term.english, LABEL - 1)}?"


def term_view(place: Place, terms: tuple[str, ...], programme: str, language: Language) -> View:
    """The definition word for word, with an English gloss for those who read English, the way to the other `terms` of
    the question, and the way back."""
    told = programme_of(programme)
    term = told.terms[place.key]
    asked = question_of(place)
    others = [other for other in _known(terms, programme) if other.id != term.id]
    ukrainian = language.code == "uk"
    heading = term.term[:1].upper() + term.term[1:] if ukrainian else term.english
    gloss = () if ukrainian else (term.gloss,)
    return View(
        place=place,
        ref=None,
        heading=heading,
        lines=tuple(filter(None, (text_of(told.words.defined, language),))),
        folded=(*gloss, term.definition),
        actions=(
            *(Action(_name(other, language), _to(other, asked)) for other in others),
            Action(language.text(N_("Повернутися до питання")), GoTo(Place(key=asked.key, item=asked.item))),
        ),
    )
