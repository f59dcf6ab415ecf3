"""Drafts as text for storage: one JSON document for each answer and one for the place in the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from dialogs.engine.answers import Answer, Attempt, Draft, Items, Place, Ref, Screen, State
from dialogs.engine.form import Form


def dump_answer(form: Form, ref: Ref, answer: Answer) -> str:
    """One answer as JSON: what was `said`, with where it was told first."""
    return orjson.dumps(told_in(said(form, ref, answer), answer.origin, answer.source)).decode()


def said(form: Form, ref: Ref, answer: Answer) -> Any:
    """One answer as JSON data, without where it was told: [value], as its kind writes it; {"state", "kept", "value"}
    where there is more to say."""
    if answer.given and not answer.kept:
        return [dump_value(form, ref, answer)]
    record: dict[str, Any] = {"state": answer.state.value}
    if answer.given:
        record |= {"kept": True, "value": dump_value(form, ref, answer)}
    return record


def told_in(said: Any, origin: str = "", source: str = "") -> Any:
    """What was `said`, with where it was told first, if that was elsewhere: [value, origin, source] or {"state",
    "kept", "value", "origin", "source"}."""
    if isinstance(said, list):
        return [*said, *shortly((origin, source))]
    return said | _present(origin=origin, source=source)


def dump_value(form: Form, ref: Ref, answer: Answer) -> Any:
    """The value of an answer as JSON data: as its kind writes it, or of a list what there is of {"ids", "closed"}."""
    if isinstance(answer.value, Items):
        return _present(ids=answer.value.ids, closed=answer.value.closed)
    return form.questions[ref.key].kind.dump(answer.value)


def load_answer(form: Form, ref: Ref, text: str) -> Answer:
    """The answer back from its JSON."""
    return read_answer(form, ref, orjson.loads(text))


def read_answer(form: Form, ref: Ref, written: Any) -> Answer:
    """The answer back from its JSON data; older versions wrote more of them by the names of their parts."""
    if isinstance(written, list):
        value, *where = written
        return Answer(State.GIVEN, _read_value(form, ref, value), False, *where)
    state = State(written["state"])
    value = _read_value(form, ref, written["value"]) if state is State.GIVEN else None
    kept = state is State.GIVEN and written.get("kept", False)
    return Answer(state, value, kept, written.get("origin", ""), written.get("source", ""))


def _read_value(form: Form, ref: Ref, data: Any) -> Any:
    """What `dump_value` wrote."""
    if ref.key in form.repeats:
        return Items(tuple(data.get("ids", ())), data.get("closed", False))
    return form.questions[ref.key].kind.load(data)


def in_full(written: Any) -> Any:
    """What an answer says, each part by its name: {"state", "value", "kept", "origin", "source"}. Raises ValueError or
    TypeError for a list of something else."""
    if not isinstance(written, list):
        return written
    value, *where = written
    return told_in({"state": State.GIVEN.value, "value": value}, *where)


def _present(**parts: Any) -> dict[str, Any]:
    """Those of the parts that are not empty."""
    return {name: part for name, part in parts.items() if part}


def shortly(fields: Sequence[Any]) -> Sequence[Any]:
    """The fields in their order, without what is empty at the end."""
    end = len(fields)
    while end and not fields[end - 1]:
        end -= 1
    return fields[:end]


def dump_cursor(draft: Draft) -> str:
    """The place, the refused attempt and the texts set aside, as JSON; empty at the next question, with nothing else to
    say."""
    attempt, record = draft.attempt, dict[str, Any]()
    if draft.place != Place():
        record["place"] = shortly(draft.place)
    if attempt:
        record["attempt"] = [*attempt.ref, attempt.text, attempt.option]
    if draft.aside:
        record["aside"] = [[*kept.ref, kept.text] for kept in draft.aside]
    if draft.seen:
        record["seen"] = draft.seen
    return orjson.dumps(record).decode() if record else ""


def load_draft(
    form: Form,
    cursor: str,
    answers: Mapping[tuple[str, str], Any],
    read: Callable[[Form, Ref, Any], Answer] = load_answer,
) -> Draft:
    """A draft from its stored parts; it names the answers that no question of the form can `read`. A cursor that cannot
    be read counts as empty."""
    loaded, unread = {}, []
    for stored, body in answers.items():
        ref = Ref(*stored)
        try:
            loaded[ref] = read(form, ref, body)
        except _UNREAD:
            unread.append(ref)
    try:
        draft = load_cursor(cursor)
    except _UNREAD:
        draft = load_cursor("")
    return draft._replace(answers=loaded, unread=tuple(unread))


_UNREAD = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError)
"""What reading a record raises that was written by something else."""


def load_cursor(text: str) -> Draft:
    """What `dump_cursor` wrote, as a draft without answers."""
    record = orjson.loads(text) if text else {}
    place = record.get("place", [Screen.QUESTION])
    tried = record.get("attempt")
    return Draft(
        place=Place(Screen(place[0]), *place[1:]),
        attempt=Attempt(Ref(tried[0], tried[1]), tried[2], tried[3]) if tried else None,
        aside=tuple(Attempt(Ref(key, item), text) for key, item, text in record.get("aside", ())),
        seen=record.get("seen", ""),
    )
