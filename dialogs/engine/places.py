"""Whether the place in a stored draft is still there. Answers change under it: a branch closes, an item goes."""

from __future__ import annotations

from dialogs.engine.answers import Items, Place, Ref, Screen, holds_something
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question


def standing(path: Trace, place: Place) -> Place:
    """The place itself while it is there, else its question, else the next question to answer."""
    return place if stands(path, place) else asking(path, place)


def stands(path: Trace, place: Place) -> bool:
    """Whether the place can be shown with these answers."""
    slot = path.find(question_of(place))
    match place.screen:
        case Screen.QUESTION:
            return _asked(slot) or not place.key
        case Screen.SKIP:
            return slot is not None and _asked(slot) and not holds_something(slot.answer)
        case Screen.CORRECTION:
            return slot is not None and _asked(slot) and isinstance(slot.asks, Question)
        case Screen.TERM:
            return slot is not None and place.key in slot.asks.terms
        case Screen.ITEM:
            value = slot.answer.value if slot and slot.answer else None
            return isinstance(value, Items) and place.item in value.ids
        case Screen.SECTION | Screen.REST:
            return bool(path.within(place.key))
    return True


def asking(path: Trace, place: Place) -> Place:
    """The question that a place is about, if it is on the path, else the next question to answer."""
    ref = question_of(place)
    return Place(key=ref.key, item=ref.item) if _asked(path.find(ref)) else Place()


def _asked(slot: Slot | None) -> bool:
    """Whether the question is on the path to be asked; what earlier answers tell is not."""
    return slot is not None and not slot.follows


def question_of(place: Place) -> Ref:
    """The question that a place is about; an empty one for places about the whole claim."""
    match place.screen:
        case Screen.QUESTION | Screen.SKIP | Screen.CORRECTION:
            return place.ref
        case Screen.ITEM:
            return Ref(place.key)
        case Screen.TERM:
            key, _, item = place.text.partition(" ")
            return Ref(key, item)
    return Ref("")
