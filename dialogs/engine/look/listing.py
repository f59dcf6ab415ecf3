"""A repeated group: who or what is on the list, adding one more, and one item of it."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import AddItem, CloseList, GoTo, Keep, RemoveItem
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import called
from dialogs.engine.look.fitting import LABEL, fitted, on_button
from dialogs.engine.look.kept import kept_line
from dialogs.engine.look.term import term_actions
from dialogs.engine.look.wording import answer_choice, bottom, item_name, item_words, progress
from dialogs.engine.path import Slot, Trace, item_ids
from dialogs.engine.questions import Repeat
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_NO_MORE = tuple(
    "ні|нет|no|немає|нема|нікого|никого|готово|все|досить|тільки я|лише я|только я|тільки для мене|лише для мене|"
    "только для меня|only me|just me|nobody|done".split("|")
)
"""What people type at a list when there is nobody and nothing more."""


def list_view(
    slot: Slot,
    repeat: Repeat,
    path: Trace,
    language: Language,
    page: int = 0,
    first: tuple[Action, ...] = (),
    kept: str = "",
) -> View:
    """The list so far, its end first. Empty: the opening question; otherwise: is there another? `first` are buttons
    that come before the others; `kept` is what was written of items that are still to be added."""
    ids = slot.answer.value.ids if slot.answer and slot.answer.given else ()
    view = View(
        place=Place(key=repeat.key, page=page),
        ref=slot.ref,
        heading=language.text(repeat.again if ids else repeat.ask),
        lines=(
            *((language.text(repeat.hint),) if repeat.hint else ()),
            *(kept_line("; ".join(kept.split("\n")), language) if kept else ()),
        ),
        actions=(
            *first,
            *(_add_actions(repeat, language) if len(ids) < repeat.max else ()),
            Action(language.text(_closing(repeat, ids)), CloseList(slot.ref), words=_NO_MORE),
            *term_actions(slot.ref, repeat.terms, slot.programme, language),
        ),
        bottom=bottom(slot, language),
        progress=progress(slot, path, language),
    )
    items = tuple(_item_action(repeat, item, number, path, language) for number, item in enumerate(ids, 1))
    return fitted(view, items, language, newest=True)


def item_view(form: Form, path: Trace, place: Place, language: Language) -> View:
    """One item: its answers to change, or taking it out of the list."""
    repeat = form.repeats[place.key]
    own = [slot for slot in path.slots if slot.repeat is repeat and slot.ref.item == place.item]
    ids = item_ids({slot.ref: slot.answer for slot in path.slots if slot.answer}, place.key)
    view = View(
        place=place,
        ref=None,
        heading=f"{language.text(repeat.item_label)} {ids.index(place.item) + 1}",
        actions=(
            Action(language.text(N_("Прибрати зі списку")), RemoveItem(place.key, place.item)),
            Action(language.text(N_("До списку")), GoTo(Place(key=place.key))),
            Action(language.text(N_("Далі")), Keep()),
        ),
    )
    answers = tuple(answer_choice(slot, language) for slot in own if not slot.follows)
    return fitted(view, answers, language)


def _add_actions(repeat: Repeat, language: Language) -> tuple[Action, ...]:
    """The button that adds an item, or one for each sort of item."""
    if not repeat.sorts:
        return (Action(language.text(repeat.add), AddItem(repeat.key)),)
    words = {option.value: option.words for option in repeat.body[0].kind.options()}
    return tuple(
        Action(language.text(sort.add), AddItem(repeat.key, sort=sort.value), words=words.get(sort.value, ()))
        for sort in repeat.sorts
    )


def _closing(repeat: Repeat, ids: tuple[str, ...]) -> str:
    return (repeat.enough or N_("Це всі")) if ids else repeat.none


def _item_called(repeat: Repeat, item: str, number: int, path: Trace, language: Language) -> str:
    return item_name(path, repeat, item, language) or f"{language.text(repeat.item_label)} {number}"


def _item_action(repeat: Repeat, item: str, number: int, path: Trace, language: Language) -> Action:
    name = _item_called(repeat, item, number, path, language)
    return Action(
        _short(repeat, item, name, path, language), GoTo(Place(Screen.ITEM, repeat.key, item)), name
    )


def _short(repeat: Repeat, item: str, name: str, path: Trace, language: Language) -> str:
    """The name of an item on its button: no half of a date or a sum, and a person by the name that tells them apart."""
    if len(name) <= LABEL:
        return name
    if given := called(path.scope.inside(item), repeat.called_by):
        return on_button(given)
    return on_button(next(iter(item_words(path, repeat, item, language)), name))
