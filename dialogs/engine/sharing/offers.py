"""Facts told in one claim that another claim asks for too: offered with their origin, never typed again.

Whose a fact is follows from its role and from who stands in it (`dialogs.engine.facts`). Facts of one person are
offered only where the same person is meant. What a household shares, its home and what happened to it, is offered to
all of them, but not to a second claim of the same sort for the same person: that one is about another home. A list of
relatives is worked out for the other person, and a story is only shown there, to be changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain

from dialogs.engine.answers import Answer, Draft, Files, Items, Ref
from dialogs.engine.facts import TOGETHER
from dialogs.engine.form import Form
from dialogs.engine.meant import choice_for
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.sharing.claims import Claim, Offer, Told
from dialogs.engine.sharing.relatives import worked_out


def offers(
    form: Form,
    draft: Draft,
    about: str,
    told: Sequence[Told],
    today: date,
    id: str = "",
    beside: Collection[str] = (),
    path: Trace | None = None,
) -> tuple[Offer, ...]:
    """What the other claims know of the questions that this draft has not answered yet, in the order of the form.

    `told` is in the order of trust: the first claim that knows a fact is its origin. For whom the claim is may itself
    be known, and decides whose the other facts are. `beside` are the ids of those to whom the same happened, and
    `path` is that of the draft, if it is at hand.
    """
    if not told and not beside:
        return ()
    others = [Claim(other, today) for other in told]
    mine = Claim(Told(form, draft, about, id), today, path)
    told_of = frozenset(chain.from_iterable(other.tells for other in others))
    sharing = [asks for asks in form.sharing if (asks.fact and asks.fact.name in told_of) or _lists(asks)]
    found: dict[str, Offer] = {}
    waits = True
    while True:
        fresh = {
            offer.asks.key: offer
            for asks in sharing
            if Ref(asks.key) not in mine.told.draft.answers
            and (offer := _offer(asks, mine, others, waits) or worked_out(asks, mine, others, beside))
            and not ruled_out(form, asks.key, mine.path)
        }
        if not fresh and not waits:  # what nobody tells, somebody may have said not to know
            fresh = {
                offer.asks.key: offer
                for asks in sharing
                if Ref(asks.key) not in mine.told.draft.answers
                and (offer := _left_out(asks, mine, others))
                and not ruled_out(form, asks.key, mine.path)
            }
        if not fresh and not waits:
            return tuple(found[asks.key] for asks in sharing if asks.key in found)
        waits = bool(fresh) and waits  # what could repeat another answer waits until nothing else is found
        if fresh:
            found |= fresh
            mine = Claim(Told(form, taken(draft, [*found.values()]), about, id), today)


def _lists(asks: Question | Repeat) -> bool:
    """Whether it asks for relatives, who may be worked out from what nobody told as a list."""
    return isinstance(asks, Repeat) and asks.relatives is not None


def ruled_out(form: Form, key: str, path: Trace) -> bool:
    """Whether the answers tell that it will not be asked: everything that decides it is answered, and is against it."""
    return any(
        not when.holds(path.scope) and all(path.scope.answered(asked) for asked in when.keys())  # noqa: SIM118
        for when in form.gates.get(key, ())
    )


def taken(draft: Draft, chosen: Sequence[Offer]) -> Draft:
    """The draft with these facts in it, each answer marked with its origin."""
    answers = dict(draft.answers)
    for offer in chosen:
        for ref, answer in offer.answers.items():
            answers[ref] = answer._replace(origin=offer.origin, source=answer.source or offer.source)
    return draft._replace(answers=answers)


def _offer(asks: Question | Repeat, mine: Claim, others: Sequence[Claim], waits: bool) -> Offer | None:
    fact = asks.fact
    person = mine.whose(fact.of) if fact else ""
    if fact is None or not person:
        return None
    for other in others:
        if person == TOGETHER and _of_another_thing(mine, other):
            continue
        if (found := other.found(fact, person)) and (answers := _carried(asks, *found, other.path)):
            beside = person == TOGETHER and other.person != mine.person
            return led(asks, answers, mine, other, found[0], beside, waits)
    return None


def _left_out(asks: Question | Repeat, mine: Claim, others: Sequence[Claim]) -> Offer | None:
    """A skip said of the same person: that there is none is a fact like any other, and what is not known now need not
    be asked at once again. What was left to a portal is left to one only. A story and money are told in their claim."""
    fact = asks.fact
    person = mine.whose(fact.of) if fact else ""
    if not isinstance(asks, Question) or fact is None or not person or fact.once or fact.retold:
        return None
    choice = mine.form.led.get(asks.key)
    if choice is not None and mine.path.find(Ref(asks.key)) is None:
        return None  # the choice that leads to it is open, or leads elsewhere
    found = []
    for other in others:
        told_at, slot = other.left_out(fact, person) or (asks, None)
        answer = slot.answer if slot else None
        if answer is None or answer.state not in asks.skips or bool(told_at.prefill) != bool(asks.prefill):
            continue
        if not (person == TOGETHER and _of_another_thing(mine, other)):
            beside = person == TOGETHER and other.person != mine.person
            source = other.root(told_at)
            found.append(Offer(asks, {Ref(asks.key): answer}, other.told_in(answer), beside, source))
    lacking = (offer for offer in found if offer.answers[Ref(asks.key)].lacking)
    return next(chain(lacking, found), None)


def led(
    asks: Question | Repeat,
    answers: dict[Ref, Answer],
    mine: Claim,
    other: Claim,
    told_at: Question | Repeat,
    others: bool,
    waits: bool = False,
) -> Offer | None:
    """The offer, with the choice that leads to its question («Та сама адреса»), as long as that is open: what is known
    answers it too. `told_at` is what asked for it in the other claim, and `waits` says that an answer which it may
    repeat can still be found."""
    told = answers[Ref(asks.key)]
    choice = mine.form.led.get(asks.key)
    if choice is not None and Ref(choice.key) in mine.told.draft.answers:
        if mine.path.find(Ref(asks.key)) is None:
            return None  # what was chosen leads elsewhere
    elif choice is not None and (said := choice_for(choice, told.value, mine.path)):
        answers = {Ref(choice.key): Answer(value=said), **answers}
    elif choice is not None and waits:
        return None
    return Offer(asks, answers, other.told_in(told), others, other.root(told_at))


def _of_another_thing(mine: Claim, other: Claim) -> bool:
    """A second claim of the same sort for the same person is about another home or another event."""
    same = other.form.code == mine.form.code
    return same and (not mine.person or not other.person or mine.person == other.person)


def _carried(
    asks: Question | Repeat, source: Question | Repeat, slot: Slot, path: Trace
) -> dict[Ref, Answer]:
    """The answers to write, empty if the other claim has none that fits."""
    assert slot.answer is not None
    if isinstance(asks, Question) and isinstance(source, Question):
        return {Ref(asks.key): slot.answer} if fits(asks, source, slot.answer) else {}
    if isinstance(asks, Repeat) and isinstance(source, Repeat):
        return _carried_list(asks, source, slot.answer.value, path)
    return {}


def _carried_list(asks: Repeat, source: Repeat, items: Items, path: Trace) -> dict[Ref, Answer]:
    if not items.ids:
        return {}
    answers = {Ref(asks.key): Answer(value=Items(items.ids, closed=True))}
    body = {question.key: question for question in asks.body}
    for slot in path.slots:
        if slot.repeat is not source or slot.answer is None or slot.follows or slot.ref.key not in body:
            continue
        assert isinstance(slot.asks, Question)
        if fits(body[slot.ref.key], slot.asks, slot.answer):
            answers[slot.ref] = slot.answer
    return answers


def fits(asks: Question, source: Question, answer: Answer) -> bool:
    """Whether the answer can stand under the other question. A file belongs to the claim it was sent to."""
    value = answer.value
    if asks.kind.name != source.kind.name or isinstance(value, Files):
        return False
    offered = {option.value for option in asks.kind.options()}
    if not answer.given or asks.kind.name not in ("choice", "multi_choice"):
        return True
    return set(value if isinstance(value, tuple) else (value,)) <= offered


def stories(asks: Question, mine: Claim, told: Sequence[Told], today: date) -> Iterator[str]:
    """What other people's claims tell where this question asks for a story: to be shown, and changed before it is
    sent. None of a claim that may hurt."""
    fact = asks.fact
    if fact is None or not fact.retold or mine.form.care:
        return
    own = mine.whose(fact.of)
    for other in told:
        claim = Claim(other, today)
        for source in claim.form.telling.get((fact.name, fact.kind), ()):
            slot = None if claim.form.care else claim.path.find(Ref(source.key))
            if slot and slot.answer and slot.answer.given and claim.whose(fact.of) not in ("", own):
                yield str(slot.answer.value)
