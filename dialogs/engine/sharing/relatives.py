"""The list of relatives of one person, worked out from the list in another person's claim.

Who the list is for is never on it; whose list it was always is. Nothing is worked out unless the person was found on
the other list: whoever was not there may have gone another way. Where nobody made a list yet, those of the household
are on it to whom the same happened, as far as it is known who they are to each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from dialogs.engine.answers import PERSON, RELATED, Answer, Items, Ref
from dialogs.engine.facts import WRITER, Fact
from dialogs.engine.kinship import Person, Tie, own_relation, relation_to, tie_of
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.relatives import Relatives
from dialogs.engine.sharing.claims import Claim, Offer

_ABOUT = (("name", "person_name"), ("sex", "choice"), ("tax_number", "tax_number"))
_NUMBER = Fact(name="tax_number", kind="tax_number", of="")


def worked_out(
    asks: Question | Repeat, mine: Claim, others: Sequence[Claim], beside: Collection[str] = ()
) -> Offer | None:
    """The list for the person of this claim, from the first claim of another person that has one; else of those
    `beside`, the ids of people to whom the same happened."""
    if not isinstance(asks, Repeat) or asks.relatives is None or asks.fact is None:
        return None
    claims = (mine, *others)
    for other in others:
        theirs, person = other.person, mine.person
        tie = _tie(theirs, person, claims) if theirs and person and theirs != person else None
        if tie is None or (found := other.found(asks.fact, theirs)) is None:
            continue
        source, slot = found
        if not isinstance(source, Repeat) or source.relatives is None or slot.answer is None:
            continue
        listed = [*_listed(source, source.relatives, slot.answer.value, other)]
        own = _known(person, claims)
        if not any(one.is_same(own) for _, one, _ in listed):
            continue
        rest = [(id, one, relation_to(tie, said, one.told_sex)) for id, one, said in listed]
        rest = [(id, one, said) for id, one, said in rest if not one.is_same(own)]
        rest = [_parent_too(entry, listed, tie, claims) for entry in rest]
        rest = [_known_too(entry, person, claims) for entry in rest]
        teller = _known(theirs, claims)
        people = [(theirs, teller, own_relation(tie, teller.told_sex)), *rest]
        answers = dict(_answers(asks, asks.relatives, people, mine, claims))
        return Offer(asks, answers, other.origin, others=True, source=other.root(source))
    return _of_the_household(asks, asks.relatives, mine, claims, beside)


def _of_the_household(
    asks: Repeat, keys: Relatives, mine: Claim, claims: Sequence[Claim], beside: Collection[str]
) -> Offer | None:
    """The people beside the one of this claim whose names are known, with who they are to them."""
    people = [(id, _known(id, claims)) for id in beside if id != mine.person]
    named = [(id, one, _relation(id, mine.person, one, claims)) for id, one in people if one.name]
    if not mine.person or not named:
        return None
    answers = dict(_answers(asks, keys, named, mine, claims))
    listed = answers[Ref(asks.key)]
    # Others may have been there whom nobody has named yet, so the list stays open.
    answers[Ref(asks.key)] = listed._replace(value=replace(listed.value, closed=False))
    return Offer(asks, answers, RELATED)


def _relation(id: str, person: str, one: Person, claims: Sequence[Claim]) -> str:
    """Who somebody is to the person of the claim; "" where it has to be asked."""
    tie = _tie(id, person, claims)
    return own_relation(tie, one.told_sex) if tie else ""


def _known_too(entry: Entry, person: str, claims: Sequence[Claim]) -> Entry:
    """Somebody on the list who has a record: it says who they are to each other, and what the list leaves out."""
    _, one, said = entry
    for claim in claims:
        if claim.form.code != PERSON or claim.person in ("", person):
            continue
        theirs = _known(claim.person, claims)
        if theirs.is_same(one):
            number = one.tax_number or theirs.tax_number
            full = Person(one.name, one.sex or theirs.sex, number, one.no_number or theirs.no_number)
            return claim.person, full, said or _relation(claim.person, person, full, claims)
    return entry


Entry = tuple[str, Person, str]
"""The id of an item, who it is, and who that is to the person of the claim."""


def _tie(theirs: str, person: str, claims: Sequence[Claim]) -> Tie | None:
    """Who the one whose list it is is to the person of this claim."""
    to_them, to_me = tie_of(_filed_for(theirs, claims)), tie_of(_filed_for(person, claims))
    if theirs == WRITER:
        return to_me[0] if to_me else None
    if person == WRITER:
        return to_them[1] if to_them else None
    return "sibling" if to_them and to_me and to_them[1] == to_me[1] == "child" else None


def _filed_for(person: str, claims: Sequence[Claim]) -> str:
    """How the writer says for whom the claim of this person is."""
    return next((claim.filed_for for claim in claims if claim.person == person and claim.filed_for), "")


def _known(person: str, claims: Sequence[Claim]) -> Person:
    """What any claim tells of somebody."""
    told: dict[str, object] = {}
    for name, kind in _ABOUT:
        fact = Fact(name=name, kind=kind, of="")
        found = (claim.found(fact, person) for claim in claims)
        slot = next((one[1] for one in found if one), None)
        if slot and slot.answer:
            told[name] = slot.answer.value
    told["no_number"] = next(
        (one[1].answer for claim in claims if (one := claim.left_out(_NUMBER, person))), None
    )
    return Person(**told)  # type: ignore[arg-type]  # the kinds of these facts are what a Person holds


def _listed(source: Repeat, keys: Relatives, items: Items, claim: Claim) -> Iterator[Entry]:
    for item in items.ids:
        scope = claim.path.scope.inside(item)
        said = next((value for key in keys.relation if (value := scope.value(key))), "")
        sex = scope.value(keys.sex) if keys.sex else None
        slot = claim.path.find(Ref(keys.tax_number, item)) if keys.tax_number else None
        number = slot.answer if slot else None
        told = {"tax_number": number.value} if number and number.given else {"no_number": number}
        yield item, Person(scope.value(keys.name), sex or "", **told), said


def _parent_too(entry: Entry, listed: Sequence[Entry], tie: Tie, claims: Sequence[Claim]) -> Entry:
    """Who files for two children is a parent of both, so what one child's list says of them holds for the other."""
    id, one, said = entry
    if tie == "sibling" and one.is_same(_known(WRITER, claims)):
        said = next((relation for other, _, relation in listed if other == id), "")
    return id, one, said


def _answers(
    asks: Repeat, keys: Relatives, people: Sequence[Entry], mine: Claim, claims: Sequence[Claim]
) -> Iterator[tuple[Ref, Answer]]:
    body = {question.key: question for question in asks.body}
    yield Ref(asks.key), Answer(value=Items(tuple(id for id, _, _ in people), closed=True))
    relation = next(
        (key for key in keys.relation if not (when := body[key].when) or when.holds(mine.path.scope)), ""
    )
    for id, one, said in people:
        source = partial(_told_by, id, claims)
        if one.name:
            yield Ref(keys.name, id), Answer(value=one.name, source=source("name"))
        if relation and said in {option.value for option in body[relation].kind.options()}:
            yield Ref(relation, id), Answer(value=said)
        if keys.sex and one.sex:
            yield Ref(keys.sex, id), Answer(value=one.sex, source=source("sex"))
        if keys.tax_number and one.tax_number:
            yield Ref(keys.tax_number, id), Answer(value=one.tax_number, source=source("tax_number"))
        elif keys.tax_number and one.no_number and one.no_number.state in body[keys.tax_number].skips:
            yield Ref(keys.tax_number, id), Answer(one.no_number.state, source=source("tax_number"))


def _told_by(id: str, claims: Sequence[Claim], fact: str) -> str:
    """Where a fact of somebody who has a record was told first, so that it is corrected on the list too."""
    for claim in claims:
        answer = claim.told.draft.answers.get(Ref(fact)) if claim.form.code == PERSON else None
        if answer is not None and claim.person == id:
            return claim.root(claim.form.questions[fact], answer)
    return ""
