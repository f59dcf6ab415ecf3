"""What a record learns from claims and from the list of the finder.

That somebody has none (a number, a passport) is a fact; that it is not known today is none.

The first who tells a fact is its teller. A record follows its teller; what another claim says differently changes
nothing here, and is offered to be corrected instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.engine.answers import FINDER, RELATED, Answer, Draft, Ref
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.members import called
from dialogs.engine.kinship import Person
from dialogs.engine.names import FullName
from dialogs.engine.path import Trace
from dialogs.engine.sharing import Claim
from dialogs.finder.asking import NAMED
from dialogs.people.record import RECORD, WHO


def learned(draft: Draft, claim: Claim, about: str, only: Fact | None = None) -> Draft:
    """The record of somebody with what a claim tells of them, or with one fact of it (`only`)."""
    answers = dict(draft.answers)
    for ref, answer in _told_of(claim, about, only.name if only else ""):
        before = answers.get(ref)
        if before is None or _says(answer, before):
            answers[ref] = answer
    return draft if answers == draft.answers else with_sex(draft._replace(answers=answers))


def together(one: Draft, other: Draft) -> Draft:
    """Two records of one person. What the first knows stays; the second adds what it lacks."""
    told = {ref: said for ref, said in one.answers.items() if said.given or not _tells(other, ref)}
    return one._replace(answers={**other.answers, **told})


def _says(answer: Answer, before: Answer) -> bool:
    """Whether the teller says something else now, or somebody says what there was none of."""
    changed = (answer.state, answer.value) != (before.state, before.value)
    return changed and (before.source == answer.source or (answer.given and not before.given))


def _tells(draft: Draft, ref: Ref) -> bool:
    said = draft.answers.get(ref)
    return said is not None and said.given


def listed(path: Trace, item: str, finder: str) -> Draft:
    """The record of somebody on the finder's list; `finder` is the id of its draft."""
    scope = path.scope.inside(item)
    told: dict[str, object] = {
        WHO: scope.value("who"),
        "name": scope.value("child_name"),
        "birth_date": scope.value("child_birth_date"),
    }
    if not told["name"] and (word := called(scope, NAMED)):
        told["name"] = FullName("", word)
    source = f"{finder}@{item}"
    answers = {
        Ref(key): Answer(value=value, origin=FINDER, source=source) for key, value in told.items() if value
    }
    return with_sex(Draft(answers))


def relisted(draft: Draft, now: Draft) -> Draft:
    """A record after the finder's list was changed: what was told there follows it, everything else stays."""
    answers = dict(draft.answers)
    for ref, answer in now.answers.items():
        before = answers.get(ref)
        if before is None or before.source == answer.source:
            answers[ref] = answer
    return draft if answers == draft.answers else draft._replace(answers=answers)


def is_personal(fact: Fact | None) -> bool:
    """Whether records keep this fact."""
    return fact is not None and (fact.name, fact.kind) in RECORD.telling


def _told_of(claim: Claim, about: str, only: str) -> Iterator[tuple[Ref, Answer]]:
    if only in ("", "tax_number"):
        yield from _listed_as(claim, about)
    for asks in (RECORD.questions[only],) if only else RECORD.sharing:
        if asks.fact is None or not (only or asks.fact.name in claim.tells):
            continue
        found = claim.found(asks.fact, about) or claim.left_out(asks.fact, about)
        answer = found[1].answer if found else None
        if found and answer is not None and (answer.given or answer.lacking):
            source = claim.root(found[0], answer)
            yield Ref(asks.key), answer._replace(origin=answer.origin or claim.origin, source=source)


def _listed_as(claim: Claim, about: str) -> Iterator[tuple[Ref, Answer]]:
    """What a list of relatives tells of somebody who has a record: they stand there under their id."""
    for repeat in claim.form.repeats.values():
        keys = repeat.relatives
        slot = claim.path.find(Ref(keys.tax_number, about)) if keys and keys.tax_number else None
        if slot is not None and slot.answer is not None and slot.answer.given:
            origin = slot.answer.origin or claim.origin
            yield (
                Ref("tax_number"),
                slot.answer._replace(origin=origin, source=claim.root(repeat, slot.answer, about)),
            )


def with_sex(draft: Draft) -> Draft:
    """The record with the sex, where only the patronymic or the number tells it."""
    if Ref("sex") in draft.answers:
        return draft
    name, number = (draft.answers.get(Ref(key)) for key in ("name", "tax_number"))
    known = Person(
        name=name.value if name and name.given else None,
        tax_number=number.value if number and number.given else "",
    )
    if not known.told_sex:
        return draft
    return draft.with_answer(Ref("sex"), Answer(value=known.told_sex, origin=RELATED))
