"""One fact in several claims: where else the same answer stands, and what a correction makes of it there.

Answers belong together when one was taken from the other, or both from a third: each remembers its source. Two answers
that were given apart stay apart, equal or not. Nothing is changed here: the person says where it holds. A list keeps
its own members in each claim; what is said of one of them is corrected like any other answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Answer, Draft, Files, Ref
from dialogs.engine.form import Form
from dialogs.engine.meant import choice_for
from dialogs.engine.path import trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.sharing.claims import Claim, Told
from dialogs.engine.sharing.offers import fits


@dataclass(frozen=True, slots=True)
class Held:
    """The same fact in another claim, or in somebody's record, with the answer that stands there."""

    told: Told
    ref: Ref
    answer: Answer


def held_elsewhere(
    mine: Told, ref: Ref, before: Answer | None, told: Sequence[Told], today: date
) -> tuple[Held, ...]:
    """Where else the answer stood that was changed here just now: `before` is what it was, None if it was new."""
    now = mine.draft.answers.get(ref)
    asks = mine.form.questions.get(ref.key)
    if now is None or not now.given or asks is None or isinstance(now.value, Files):
        return ()
    claim = Claim(mine, today)
    about = _about(asks, mine.form)
    roots = {claim.root(about, before, ref.item), claim.root(about, None, ref.item)}
    person = claim.whose(asks.fact.of) if asks.fact else ""
    found = []
    for other in (Claim(one, today) for one in told if one.id != mine.id):
        for there in _twins(mine.form, asks, ref, other.form, person):
            answer = other.told.draft.answers.get(there)
            question = other.form.questions[there.key]
            if answer is None or answer.value == now.value or not fits(question, asks, now):
                continue
            if other.root(_about(question, other.form), answer, there.item) in roots:
                found.append(Held(other.told, there, answer))
    return tuple(found)


def root_of(held: Held, today: date) -> str:
    """What the answer that stands there is told by, if it is told there."""
    claim = Claim(held.told, today)
    return claim.root(_about(held.told.form.questions[held.ref.key], held.told.form), None, held.ref.item)


def corrected(mine: Claim, ref: Ref, held: Held, today: date) -> Draft:
    """The other draft with the answer as it is here now, taken from here."""
    answer, asks = mine.told.draft.answers[ref], mine.form.questions[ref.key]
    said = answer._replace(origin=mine.origin, source=mine.root(_about(asks, mine.form), None, ref.item))
    draft = held.told.draft.with_answer(held.ref, said)
    choice = held.told.form.led.get(held.ref.key)
    chosen = draft.answers.get(Ref(choice.key)) if choice else None
    if choice is None or chosen is None or not (chosen.source or chosen.origin):
        return draft  # a choice that was made there stands
    path = trace(held.told.form, draft.with_answer(Ref(choice.key), None).answers, today)
    value = choice_for(choice, said.value, path)
    return draft.with_answer(Ref(choice.key), chosen._replace(value=value)) if value else draft


def parted(held: Held, root: str) -> Draft:
    """The other draft with its answer as it is, no more tied to the one that was changed: no later correction reaches
    it. `root` is what it is told by from now on; "" if by itself."""
    kept = held.answer._replace(source=root, origin=held.answer.origin if root else "")
    return held.told.draft.with_answer(held.ref, kept)


def _about(asks: Question, form: Form) -> Question | Repeat:
    """What says whose an answer is: the list that a question belongs to, or the question itself."""
    return _list_of(form, asks) or asks


def _twins(form: Form, asks: Question, ref: Ref, other: Form, person: str) -> Iterator[Ref]:
    """The addresses at which another form keeps the same fact. About an item of a list it is the same item, which
    keeps its id; where nothing names the fact, only the same category asks the same."""
    for repeat in other.repeats.values():
        keys = repeat.relatives
        if keys and asks.fact and (key := keys.told(asks.fact.name)):
            yield Ref(key, person)
    own = _list_of(form, asks)
    if own is not None:
        theirs = [one for one in other.repeats.values() if _same(own, one) or _alike(form, own, other, one)]
        yield from (ref for one in theirs if ref.key in {question.key for question in one.body})
        return
    for question in other.questions.values():
        if _same(asks, question) or _alike(form, asks, other, question):
            yield Ref(question.key)


def _same(one: Question | Repeat, other: Question | Repeat) -> bool:
    """Whether both ask for the same fact; a story and a cost are nobody else's."""
    if one.fact is None or other.fact is None or one.fact.retold or one.fact.once:
        return False
    return (one.fact.name, one.fact.kind) == (other.fact.name, other.fact.kind)


def _alike(form: Form, one: Question | Repeat, other: Form, another: Question | Repeat) -> bool:
    return form.code == other.code and one.key == another.key and one.key in form.alike


def _list_of(form: Form, asks: Question) -> Repeat | None:
    return next((repeat for repeat in form.repeats.values() if asks in repeat.body), None)
