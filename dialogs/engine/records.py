"""Drafts as text for storage: one JSON document for each answer and one for the place in the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from dialogs.engine.answers import Answer, Attempt, Draft, Items, Place, Ref, Screen, State
from dialogs.engine.schema import Form


def dump_answer(form: Form, ref: Ref, answer: Answer) -> str:
    """One answer as JSON: [value], as its kind writes it; {"state", "value", "kept", "origin", "source"} where there is
    more to say."""
    if answer.given and not (answer.kept or answer.origin or answer.source):
        return orjson.dumps([dump_value(form, ref, answer)]).decode()
    record: dict[str, Any] = {"state": answer.state.value}
    if answer.kept:
        record["kept"] = True
    if answer.origin:
        record["origin"] = answer.origin
    if answer.source:
        record["source"] = answer.source
    if answer.given:
        record["value"] = dump_value(form, ref, answer)
    return orjson.dumps(record).decode()


def dump_value(form: Form, ref: Ref, answer: Answer) -> Any:
    """The value of an answer as JSON data: as its kind writes it, or the items of a list."""
    if isinstance(answer.value, Items):
        return {"ids": answer.value.ids, "closed": answer.value.closed}
    return form.questions[ref.key].kind.dump(answer.value)


def load_answer(form: Form, ref: Ref, text: str) -> Answer:
    """The answer back from its JSON; older versions wrote {"state": "given", "value"} for [value]."""
    record = in_full(orjson.loads(text))
    state = State(record["state"])
    told = {"origin": record.get("origin", ""), "source": record.get("source", "")}
    if state is not State.GIVEN:
        return Answer(state, **told)
    value = record["value"]
    if ref.key in form.repeats:
        return Answer(value=Items(tuple(value["ids"]), value["closed"]), **told)
    loaded = form.questions[ref.key].kind.load(value)
    return Answer(value=loaded, kept=record.get("kept", False), **told)


def in_full(written: Any) -> Any:
    """What `dump_answer` wrote, with its state: {"state", "value", "kept", "origin", "source"}."""
    if not isinstance(written, list):
        return written
    (value,) = written
    return {"state": State.GIVEN.value, "value": value}


def dump_cursor(draft: Draft) -> str:
    """The place, the refused attempt and the texts set aside, as JSON."""
    place, attempt = draft.place, draft.attempt
    record: dict[str, Any] = {"place": [place.screen.value, place.key, place.item, place.page, place.text]}
    if attempt:
        record["attempt"] = [*attempt.ref, attempt.text, attempt.option]
    if draft.aside:
        record["aside"] = [[*kept.ref, kept.text] for kept in draft.aside]
    if draft.seen:
        record["seen"] = draft.seen
    return orjson.dumps(record).decode()


def load_draft(form: Form, cursor: str, answers: Mapping[tuple[str, str], str]) -> Draft:
    """A draft from its stored parts; it names the answers that no question of the form can read. `cursor` may be empty
    for a draft that was just begun; one that cannot be read counts as such."""
    loaded, unread = {}, []
    for stored, body in answers.items():
        ref = Ref(*stored)
        try:
            loaded[ref] = load_answer(form, ref, body)
        except _UNREAD:
            unread.append(ref)
    try:
        draft = load_cursor(cursor)
    except _UNREAD:
        draft = load_cursor("")
    return replace(draft, answers=loaded, unread=tuple(unread))


_UNREAD = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError)
"""What reading a record raises that was written by something else."""


def load_cursor(text: str) -> Draft:
    """What `dump_cursor` wrote, as a draft without answers; empty for a draft that was just begun."""
    record = orjson.loads(text) if text else {}
    place = record.get("place", ["question", "", "", 0, ""])
    tried = record.get("attempt")
    return Draft(
        place=Place(Screen(place[0]), *place[1:]),
        attempt=Attempt(Ref(tried[0], tried[1]), tried[2], tried[3]) if tried else None,
        aside=tuple(Attempt(Ref(key, item), text) for key, item, text in record.get("aside", ())),
        seen=record.get("seen", ""),
    )
