"""Facts told in one claim that another claim asks for too: offered with their origin, never typed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dialogs.engine.answers import UNNAMED, Answer, Draft, Files, Items, Ref
from dialogs.engine.path import Trace, trace
from dialogs.engine.schema import Form, Question, Repeat

_OF_ONE_PERSON = ("child_", "filing_for")


@dataclass(frozen=True, slots=True)
class Told:
    """Another claim of the same person, or the finder.

    about  for whom it is: the id of a member of the household, or "" when the finder was not asked
    """

    form: Form
    draft: Draft
    about: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One fact that is known already.

    asks     the question of the present form that it answers
    answers  what to write into the draft: one answer, or a list with the answers about its items
    origin   the code of the claim in which it was told, or `UNNAMED`
    """

    asks: Question | Repeat
    answers: Mapping[Ref, Answer]
    origin: str


def offers(form: Form, draft: Draft, about: str, told: Sequence[Told], today: date) -> tuple[Offer, ...]:
    """What the other claims know of the questions that this draft has not answered yet, in the order of the form.

    `told` is in the order of trust: the first claim that knows a fact is its origin. Facts about a child count only
    between claims that are surely for the same child.
    """
    wanted = [asks for asks in form.sharing if Ref(asks.key) not in draft.answers]
    found: dict[str, Offer] = {}
    for other in told:
        path = trace(other.form, other.draft.answers, today)
        sources = {asks.fact: asks for asks in other.form.sharing}
        for asks in wanted:
            source = sources.get(asks.fact)
            if source is None or asks.key in found:
                continue
            if answers := _carried(asks, source, path, about, other.about):
                found[asks.key] = Offer(asks, answers, UNNAMED if other.form.care else other.form.code)
    return tuple(found[asks.key] for asks in wanted if asks.key in found)


def taken(draft: Draft, chosen: Sequence[Offer]) -> Draft:
    """The draft with these facts in it, each answer marked with its origin."""
    answers = dict(draft.answers)
    for offer in chosen:
        answers |= {ref: replace(answer, origin=offer.origin) for ref, answer in offer.answers.items()}
    return replace(draft, answers=answers)


def _meant(fact: str, about: str, other: str) -> bool:
    return not fact.startswith(_OF_ONE_PERSON) or (about != "" and about == other)


def _carried(
    asks: Question | Repeat, source: Question | Repeat, path: Trace, about: str, other: str
) -> dict[Ref, Answer]:
    """The answers to write, empty if the other claim has none that fits. The finder asks about each person of the
    household as an item of its list, so there the person's own item is looked at."""
    own = path.find(Ref(source.key, about)) if about else None
    slot = own or (path.find(Ref(source.key)) if _meant(asks.fact, about, other) else None)
    if slot is None or slot.answer is None or not slot.answer.given:
        return {}
    if isinstance(asks, Question) and isinstance(source, Question):
        return {Ref(asks.key): slot.answer} if _fits(asks, source, slot.answer) else {}
    if isinstance(asks, Repeat) and isinstance(source, Repeat):
        return _carried_list(asks, source, slot.answer.value, path)
    return {}


def _carried_list(asks: Repeat, source: Repeat, items: Items, path: Trace) -> dict[Ref, Answer]:
    if not items.ids:
        return {}
    answers = {Ref(asks.key): Answer(value=Items(items.ids, closed=True))}
    body = {question.key: question for question in asks.body}
    for slot in path.slots:
        if slot.repeat is not source or slot.answer is None or slot.ref.key not in body:
            continue
        assert isinstance(slot.asks, Question)
        if _fits(body[slot.ref.key], slot.asks, slot.answer):
            answers[slot.ref] = slot.answer
    return answers


def _fits(asks: Question, source: Question, answer: Answer) -> bool:
    """Whether the answer can stand under the other question. A file belongs to the claim it was sent to."""
    value = answer.value
    if asks.kind.name != source.kind.name or isinstance(value, Files):
        return False
    offered = {option.value for option in asks.kind.options()}
    if not answer.given or asks.kind.name not in ("choice", "multi_choice"):
        return True
    return set(value if isinstance(value, tuple) else (value,)) <= offered
