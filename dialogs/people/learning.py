"""What a record learns from claims and from the list of the finder.

The first who tells a fact is its teller. A record follows its teller; what another claim says differently changes
nothing here, and is offered to be corrected instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.engine.answers import FINDER, Answer, Draft, Ref
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.members import called
from dialogs.engine.names import FullName
from dialogs.engine.path import Trace
from dialogs.engine.sharing import Claim
from dialogs.finder.asking import NAMED
from dialogs.people.record import RECORD, WHO


def learned(draft: Draft, claim: Claim, about: str, only: Fact | None = None) -> Draft:
    """The record of somebody with what a claim tells of them, or with one fact of it (`only`)."""
    answers = dict(draft.answers)
    for ref, answer in _told_of(claim, about):
        before = answers.get(ref)
        if only is not None and only.name != ref.key:
            continue
        if before is None or (before.source == answer.source and before.value != answer.value):
            answers[ref] = answer
    return draft if answers == draft.answers else replace(draft, answers=answers)


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
    answers = {
        Ref(key): Answer(value=value, origin=FINDER, source=finder) for key, value in told.items() if value
    }
    return Draft(answers)


def relisted(draft: Draft, now: Draft, finder: str) -> Draft:
    """A record after the finder's list was changed: what was told there follows it, everything else stays."""
    answers = dict(draft.answers)
    for ref, answer in now.answers.items():
        before = answers.get(ref)
        if before is None or before.source == finder:
            answers[ref] = answer
    return draft if answers == draft.answers else replace(draft, answers=answers)


def is_personal(fact: Fact | None) -> bool:
    """Whether records keep this fact."""
    return fact is not None and fact.name in RECORD.questions and _kind(fact.name) == fact.kind


def _kind(name: str) -> str:
    return RECORD.questions[name].kind.name


def _told_of(claim: Claim, about: str) -> Iterator[tuple[Ref, Answer]]:
    for asks in RECORD.sharing:
        found = claim.found(asks.fact, about) if asks.fact else None
        answer = found[1].answer if found else None
        if answer is not None:
            source = answer.source or claim.told.id
            yield Ref(asks.key), replace(answer, origin=answer.origin or claim.origin, source=source)
