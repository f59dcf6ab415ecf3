"""A claim for somebody, told again as that person's own: what a grown child takes over from a parent.

What happened, to whom and where goes along, with the files that show it. Who the parent is does not: the facts of the
one who writes are dropped, and what the record knows of the person stands in their place. Who adopted whom is never
told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dialogs.engine.answers import Answer, Draft, Files, Items, Ref
from dialogs.engine.facts import WRITER, Stands, stands
from dialogs.engine.form import Form
from dialogs.engine.kinship import UNTOLD
from dialogs.engine.path import Slot, trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.sharing.claims import Claim, Told
from dialogs.engine.sharing.offers import fits, offers, taken

_ALONG = (Stands.TOGETHER, Stands.NAMED)


def handed(source: Told, form: Form, record: Draft, kept: Form, today: date) -> Draft:
    """The draft of the person's own claim.

    source  the claim in which another filed for them; form: the present structure of its category
    record  what is known of the person, a draft of the form `kept`

    Files keep the ids that they have in the source.
    """
    theirs = Claim(source, today)
    filing = form.for_whom
    assert filing is not None
    draft = Draft({Ref(filing.key): Answer(value=WRITER)})
    mine = Claim(Told(form, draft, WRITER), today)
    answers = dict(draft.answers)
    for section in form.sections:
        for asks in section.items:
            slot = theirs.path.find(Ref(asks.key))
            if asks is filing or slot is None or slot.answer is None or not _goes_along(asks, mine, theirs):
                continue
            answers |= dict(_told(asks, slot, theirs, mine))
    known = offers(form, Draft(answers), WRITER, [Told(kept, record, WRITER)], today)
    answers = dict(taken(Draft(answers), known).answers)
    path = trace(form, answers, today)
    own = {ref: answer._replace(origin="", source="") for ref, answer in answers.items() if path.find(ref)}
    return Draft({ref: answer for ref, answer in own.items() if not _untold(answer)})


def _goes_along(asks: Question | Repeat, mine: Claim, theirs: Claim) -> bool:
    """Whether an answer tells of the person, of what happened or of somebody named, and nothing of who files."""
    led = next((one for one in mine.form.sharing if mine.form.led.get(one.key) is asks), None)
    fact = led.fact if led is not None else asks.fact
    if fact is None:
        return True
    stood = stands(theirs.form.cast, fact.of, theirs.path.scope)
    if stood is Stands.FILED_FOR:
        return stands(mine.form.cast, fact.of, mine.path.scope) is Stands.WRITER
    return stood in _ALONG


def _told(asks: Question | Repeat, slot: Slot, theirs: Claim, mine: Claim) -> Iterator[tuple[Ref, Answer]]:
    assert slot.answer is not None
    if isinstance(asks, Question) and isinstance(slot.asks, Question):
        if _stays(asks, slot):
            yield slot.ref, slot.answer
    elif isinstance(asks, Repeat) and isinstance(slot.asks, Repeat):
        yield slot.ref, slot.answer
        body = {question.key: question for question in asks.body}
        for one in theirs.path.slots:
            if (
                one.repeat is slot.asks
                and one.ref.key in body
                and one.answer
                and _stays(body[one.ref.key], one)
            ):
                yield one.ref, one.answer
        yield from _relations(asks, slot.asks, slot.answer.value, theirs, mine)


def _relations(
    asks: Repeat, source: Repeat, items: Items, theirs: Claim, mine: Claim
) -> Iterator[tuple[Ref, Answer]]:
    """Who each one on a list is to the person: it was told of the child, and is now told of the one who writes."""
    keys, named = source.relatives, asks.relatives
    if keys is None or named is None:
        return
    body = {question.key: question for question in asks.body}
    key = next(
        (key for key in named.relation if not (when := body[key].when) or when.holds(mine.path.scope)), ""
    )
    options = {option.value for option in body[key].kind.options()} if key else set()
    for item in items.ids:
        said = next(
            (value for one in keys.relation if (value := theirs.path.scope.inside(item).value(one))), ""
        )
        if said in options:
            yield Ref(key, item), Answer(value=said)


def _stays(asks: Question, slot: Slot) -> bool:
    assert slot.answer is not None and isinstance(slot.asks, Question)
    if slot.follows:
        return False
    return isinstance(slot.answer.value, Files) or fits(asks, slot.asks, slot.answer)


def _untold(answer: Answer) -> bool:
    said = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return answer.given and any(isinstance(one, str) and one in UNTOLD for one in said)
