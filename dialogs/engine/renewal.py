"""A draft and a newer form: what is asked otherwise now, and the draft moved over. Nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Answer, Attempt, Draft, Items, Place, Ref, Screen
from dialogs.engine.form import Form
from dialogs.engine.path import trace
from dialogs.engine.questions import Need, Question
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a newer form asks otherwise of this draft, as source texts.

    added    questions on the path that the draft's form does not know
    gone     answers given for which there is no question any more
    changed  answers that have to be given anew, since the question takes another kind of answer
    needed   questions that have become required
    """

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    needed: tuple[str, ...]


def renewal(old: Form, new: Form, draft: Draft, today: date, language: Language) -> Renewal:
    """What changes for this draft if it is moved to the new form."""
    known = {*old.questions, *old.repeats}
    path = trace(new, moved(old, new, draft, language).answers, today)
    asked = [slot.asks for slot in path.slots]
    told = {
        slot.ref.key: slot.asks
        for slot in trace(old, draft.answers, today).slots
        if slot.answer and slot.answer.given
    }
    return Renewal(
        added=_once(asks.ask for asks in asked if asks.key not in known),
        gone=_once(asks.ask for key, asks in told.items() if key not in (*new.questions, *new.repeats)),
        changed=_once(asks.ask for key, asks in told.items() if not _same_kind(old, new, key)),
        needed=_once(
            asks.ask
            for asks in asked
            if isinstance(asks, Question)
            and asks.need is Need.REQUIRED
            and asks.key in old.questions
            and old.questions[asks.key].need is not Need.REQUIRED
        ),
    )


def moved(old: Form, new: Form, draft: Draft, language: Language) -> Draft:
    """The draft under the new form, at its task list. An answer that the new form cannot hold is set aside, in words,
    beside its question if there is one; the others stay as they are."""
    answers: dict[Ref, Answer] = {}
    aside = [kept for kept in draft.aside if kept.ref.key in new.questions]
    for ref, answer in draft.answers.items():
        carried = _carried(old, new, ref, answer)
        if carried is not None:
            answers[ref] = carried
        elif ref.key in new.questions and answer.given and ref.key in old.questions:
            words = old.questions[ref.key].kind.describe(answer.value, language)
            aside.append(Attempt(ref, words))
    return draft._replace(answers=answers, place=Place(Screen.TASKS), attempt=None, aside=tuple(aside))


def lost(new: Form, draft: Draft) -> tuple[Ref, ...]:
    """The answers of a draft for which the new form has no question."""
    return tuple(ref for ref in draft.answers if ref.key not in (*new.questions, *new.repeats))


def _carried(old: Form, new: Form, ref: Ref, answer: Answer) -> Answer | None:
    if isinstance(answer.value, Items) or ref.key in new.repeats:
        return answer if ref.key in new.repeats and isinstance(answer.value, Items | None) else None
    if ref.key not in new.questions or ref.key not in old.questions:
        return None
    if not answer.given:
        return answer
    if not _same_kind(old, new, ref.key):
        return None
    before, now = old.questions[ref.key].kind, new.questions[ref.key].kind
    chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    offered = {option.value for option in now.options()}
    if now.name in ("choice", "multi_choice") and not set(chosen) <= offered:
        return None
    return answer._replace(value=now.load(before.dump(answer.value)))


def _same_kind(old: Form, new: Form, key: str) -> bool:
    if key in old.repeats or key in new.repeats:
        return (key in old.repeats and key in new.repeats) or key not in (*new.questions, *new.repeats)
    if key not in new.questions:
        return True  # gone, which is said apart
    return old.questions[key].kind.name == new.questions[key].kind.name


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
