"""Commands about lists: an item more, an item less, nothing more to come."""

from __future__ import annotations

from dialogs.engine import commands as c
from dialogs.engine.answers import Answer, Draft, Files, Items, Place, Ref, State
from dialogs.engine.errors import DomainError
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import Chosen, Members
from dialogs.engine.path import Slot, Trace, item_ids
from dialogs.engine.questions import Repeat


def add_item(form: Form, draft: Draft, command: c.AddItem, path: Trace) -> Draft:
    """One more item at the end of its list."""
    key, item, sort = command.key, command.item, command.sort
    ids = item_ids(draft.answers, key)
    if path.find(Ref(key)) is None or key not in form.repeats or not item or item in ids:
        raise DomainError("command.stale")
    repeat = form.repeats[key]
    if sort and sort not in {known.value for known in repeat.sorts}:
        raise DomainError("command.stale")
    if len(ids) >= repeat.max:
        raise DomainError("list.full")
    for ref in _choices_among(form, key):
        draft = draft.with_answer(ref, None)  # nobody is counted in, or left out, unasked
    draft = draft.with_answer(Ref(key), Answer(value=Items((*ids, item))))
    if sort:
        draft = draft.with_answer(Ref(repeat.body[0].key, item), Answer(value=sort))
    return draft.at(Place())


def remove_item(form: Form, draft: Draft, key: str, item: str, path: Trace) -> Draft:
    """The list without this item, which nobody chooses any more."""
    ids = item_ids(draft.answers, key)
    if path.find(Ref(key)) is None or item not in ids:
        raise DomainError("command.stale")
    left = tuple(id for id in ids if id != item)
    for ref in _choices_among(form, key):
        answer = draft.answers.get(ref)
        if answer and answer.given and item in answer.value:
            rest = Chosen(id for id in answer.value if id != item)
            draft = draft.with_answer(ref, answer._replace(value=rest) if rest else None)
    return draft.with_answer(Ref(key), Answer(value=Items(left))).at(Place(key=key))


def untold(draft: Draft, repeat: Repeat, asked: Ref) -> bool:
    """Whether an item has just been added: nothing is told of it but the sort that its button told."""
    sort = repeat.body[0].key if repeat.sorts else ""
    return asked.key != sort and all(ref.item != asked.item or ref.key == sort for ref in draft.answers)


def _told(draft: Draft, item: str) -> bool:
    """Whether anything was said of an item: its sort counts too, for «Це я» may be all that there is to say."""
    return any(ref.item == item for ref in draft.answers)


def _choices_among(form: Form, key: str) -> tuple[Ref, ...]:
    """The questions that choose among the items of a list."""
    asked = form.questions.values()
    return tuple(Ref(asks.key) for asks in asked if isinstance(asks.kind, Members) and asks.kind.of == key)


def close(draft: Draft, slot: Slot) -> Draft:
    """The list, or the files, are complete as they are; where there is no file there is no document."""
    value = slot.answer.value if slot.answer else None
    if isinstance(slot.asks, Repeat):
        ids = value.ids if isinstance(value, Items) else ()
        closed: Items | Files = Items(tuple(id for id in ids if _told(draft, id)), closed=True)
    elif slot.asks.kind.name == "files":
        files = value.files if isinstance(value, Files) else ()
        if not files:
            return draft.answered(slot.ref, Answer(State.NO_DOCUMENT))
        closed = Files(files, closed=True)
    else:
        raise DomainError("command.stale")
    return draft.answered(slot.ref, Answer(value=closed))
