"""The same happened to somebody else: their claim, begun with everything that is the same.

Only what the form names as alike, or what a household shares, is taken from the claim that leads here, and never a
story or money: a story is told for each person, and each cost is claimed in one claim. What is known of the person and
of who writes comes from their records and other claims, and lists of relatives are worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dialogs.engine.answers import Answer, Draft, Files, Items, Ref
from dialogs.engine.facts import Fact, Stands, stands
from dialogs.engine.form import Form
from dialogs.engine.intervals import span
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.sharing.claims import Claim, Told
from dialogs.engine.sharing.offers import fits, led, offers, taken

_ADDRESS = "address"


def together(mine: Told, source: Told, told: Sequence[Told], today: date) -> Draft:
    """The draft of a claim for another person to whom the same happened.

    mine    the claim as it was begun: it says for whom it is
    source  the claim that tells what happened, in the same category
    told    what else is known, the records of people first
    """
    theirs = Claim(source, today)
    draft = _with_alike(mine, theirs, _born(mine, told, today))
    known = offers(mine.form, draft, mine.about, [*told, source], today, mine.id)
    draft = taken(draft, [one for one in known if not one.once and not _tells_a_story(one.asks)])
    draft = _with_homes(mine._replace(draft=draft), theirs, today)
    return _without_costs(mine._replace(draft=draft), theirs)


def spared(form: Form, draft: Draft, today: date) -> int:
    """How many questions on the way are answered already."""
    path = trace(form, draft.answers, today)
    return sum(slot.settled and not slot.follows for slot in path.slots)


def _with_alike(mine: Told, theirs: Claim, born: date | None) -> Draft:
    """The draft with what is alike, in the order of the form; a skip is alike too, and nobody is asked again."""
    answers = dict(mine.draft.answers)
    for asks in _alike(mine.form):
        slot = theirs.path.find(Ref(asks.key))
        if slot is None or slot.answer is None or Ref(asks.key) in answers:
            continue
        copied = dict(_copied(asks, slot, theirs.path))
        if any(_before(answer, born) for answer in copied.values()):
            continue  # nobody lived through it before they were born
        for ref, answer in copied.items():
            answers[ref] = answer._replace(origin=theirs.origin, source=theirs.root(slot.asks, answer))
    return mine.draft._replace(answers=answers)


def _born(mine: Told, told: Sequence[Told], today: date) -> date | None:
    """The last day on which the person may have been born; None while nobody said it."""
    fact = Fact(name="birth_date", kind="date", of="")
    found = (Claim(one, today).found(fact, mine.about) for one in (mine, *told) if mine.about)
    answers = (one[1].answer for one in found if one)
    days = (span(answer.value) for answer in answers if answer)
    return next((day[1] for day in days if day), None)


def _before(answer: Answer, born: date | None) -> bool:
    day = span(answer.value) if answer.given else None
    return born is not None and day is not None and day[1] < born


def _alike(form: Form) -> Iterator[Question | Repeat]:
    shared = {role.name for role in form.cast if role.stands is Stands.TOGETHER}
    for section in form.sections:
        for asks in section.items:
            if asks.key in form.alike or (asks.fact and asks.fact.of in shared and not asks.fact.retold):
                yield asks


def _copied(asks: Question | Repeat, slot: Slot, path: Trace) -> Iterator[tuple[Ref, Answer]]:
    """The answer, with those about the items of a list. A file is used in another claim on purpose only."""
    assert slot.answer is not None
    source = slot.asks
    if isinstance(asks, Question) and isinstance(source, Question):
        if fits(asks, source, slot.answer):
            yield slot.ref, slot.answer
    elif isinstance(asks, Repeat) and isinstance(source, Repeat):
        yield slot.ref, slot.answer
        body = {question.key: question for question in asks.body}
        for one in path.slots:
            if one.repeat is not source or one.answer is None or one.follows or one.ref.key not in body:
                continue
            assert isinstance(one.asks, Question)
            if not isinstance(one.answer.value, Files) and fits(body[one.ref.key], one.asks, one.answer):
                yield one.ref, one.answer


def _tells_a_story(asks: Question | Repeat) -> bool:
    return asks.fact is not None and asks.fact.retold


def _with_homes(mine: Told, theirs: Claim, today: date) -> Draft:
    """Where the person lives now, if nobody told it of them: who moved together lives together. One address after the
    other, since an address may be the same as the one before it."""
    draft = mine.draft
    for asks in mine.form.sharing:
        claim, fact = Claim(mine._replace(draft=draft), today), asks.fact
        if fact is None or fact.kind != _ADDRESS or Ref(asks.key) in draft.answers:
            continue
        if stands(claim.form.cast, fact.of, claim.path.scope) is not Stands.FILED_FOR:
            continue
        found = theirs.found(fact, theirs.person)
        if found and found[1].answer and found[1].answer.given:
            answers = {Ref(asks.key): found[1].answer}
            offer = led(asks, answers, claim, theirs, found[0], others=True)
            draft = taken(draft, [offer] if offer else [])
    return draft


def _without_costs(mine: Told, theirs: Claim) -> Draft:
    """Each cost is claimed in one claim: what the other one lists is not repeated, and the answer says where it is."""
    draft = mine.draft
    for repeat in mine.form.repeats.values():
        slot = theirs.path.find(Ref(repeat.key)) if repeat.fact and repeat.fact.once else None
        if slot is not None and slot.settled and Ref(repeat.key) not in draft.answers:
            none = Answer(value=Items(closed=True), origin=theirs.origin, source=theirs.told.id)
            draft = draft.with_answer(Ref(repeat.key), none)
    return draft
