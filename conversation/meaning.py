"""What typed words mean on a screen: everything works by typing alone."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Command, GoTo
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.counting_off import LAST, has_ordinal, place_named
from dialogs.engine.kinds.refusals import Wish, wished
from dialogs.engine.kinds.words import brief, folded, heard, without_links
from dialogs.engine.programme import PROGRAMMES
from dialogs.engine.views import Action, View

_MENUS = {
    "welcome": "додому|домой|home|меню|menu|головне меню|главное меню|main menu|на початок|в начало|на головну",
    "family": "родина|моя родина|сім’я|семья|моя семья|family|my family",
    "helper": "помічник|мій помічник|помощник|мой помощник|helper|my helper",
    "recovery": "код відновлення|відновити|відновити заяви|восстановить|код восстановления|recovery|recovery code",
    "claims": "мої заяви|мои заявления|my claims",
    "new": "нова заява|новое заявление|new claim",
    "help": "допомога|помощь|help|довідка|справка",
    "language": "мова|язык|language",
    "privacy": "мої дані|мои данные|my data|privacy|приватність|приватность|конфіденційність|ваші дані",
    "remind": "нагадати|нагадай|нагадування|напомнить|напомни|remind me",
    "erase": "стерти|стереть|erase|стерти все|стереть все|видалити все|удалить все|erase everything",
}
_MENU_OF = {folded(phrase): menu for menu, phrases in _MENUS.items() for phrase in phrases.split("|")}
"""Plain words for the screens outside a claim."""

_THINGS = frozenset(
    map(
        folded,
        "родина сім’я семья family помічник помощник helper допомога помощь help мова язык language".split(),
    )
)
"""Those of them that somebody may mean as an answer in words: the others only lead somewhere."""

_ASKED_OF_THE_BOT = (Wish.UNKNOWN, Wish.DECLINED, Wish.SKIP, Wish.DONE)

_PHRASE = 40
"""Characters of a plain word or phrase, at most."""


def menu_meant(text: str) -> str:
    """The screen outside a claim that a plain word names («Додому»); empty if it names none."""
    return _MENU_OF.get(brief(text, _PHRASE), "")


def may_be_meant(text: str) -> bool:
    """Whether the word of a menu may be an answer in words as well."""
    return brief(text, _PHRASE) in _THINGS


def says_nothing(text: str) -> bool:
    """Whether a text only asks something of the bot (a skip, a menu) or speaks to it: it is never kept as written."""
    menu = menu_meant(text) and not may_be_meant(text)
    return bool(menu) or wished(text) in _ASKED_OF_THE_BOT or aside(text) is not None


def may_wait(text: str) -> bool:
    """Whether a text may wait at its question as an answer: it has a word or a number, and asks nothing of the bot."""
    return any(map(str.isalnum, without_links(text))) and not says_nothing(text)


def meant(view: View, text: str) -> Command | None:
    """The action whose label was typed, or the choice whose number was typed; None if the text is an answer.

    A word at the start of exactly one label is enough where no answer is asked for («так» for «Так, замінити»).
    The name of a term opens its definition only with a question mark: without one it is an answer.
    """
    word = heard(text)
    if not word:
        return None
    for action in view.everything:
        listed = action.listed and folded(action.listed)
        named = word in (folded(action.label), listed, *action.words)
        if named and ("?" in text or not _names_a_term(action)):
            return action.command
    place = place_named(word) if view.choices else 0
    if place and not any(has_ordinal(choice.label) for choice in view.choices):
        position = place - view.first if place != LAST else len(view.choices) - 1
        if 0 <= position < len(view.choices):
            return view.choices[position].command
    if view.ref is None:
        starting = [action for action in view.everything if folded(action.label.partition(" ")[0]) == word]
        if len(starting) == 1:
            return starting[0].command
    return None


def _names_a_term(action: Action) -> bool:
    match action.command:
        case GoTo(place=Place(screen=Screen.TERM, key=key)):
            term = next((one.terms[key] for one in PROGRAMMES if key in one.terms), None)
            return term is not None and folded(action.label) in (folded(term.short), folded(term.english))
    return False
