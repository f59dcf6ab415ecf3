"""What the finder found for a person, how far each claim is, and what is next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from conversation.claims.filed import FILED, RETURNED
from conversation.claims.writing import Writing, open_claim
from dialogs.engine.answers import Ref
from dialogs.engine.kinds.person_name import FullName
from dialogs.engine.path import item_ids, trace
from dialogs.engine.readiness import readiness
from dialogs.engine.views import Action
from dialogs.finder.former import of_first_release
from dialogs.finder.found import Found, following_action
from dialogs.finder.life import FINDER, LIFE, PEOPLE, SELF
from dialogs.finder.proposals import household
from dialogs.finder.remarks import remarks
from dialogs.finder.stages import Key, Stage
from dialogs.language import KYIV, Language
from dialogs.programmes import claim_forms
from storage import ClaimHead, User, Work

_Child = tuple[FullName | None, date | None]
"""A child by full name and date of birth."""


@dataclass(frozen=True, slots=True)
class Finder:
    """The finder of a person. `ended` says whether everything is asked, `found` what it knows so far."""

    id: str
    ended: bool
    found: Found


def finder_of(work: Work, user: User, closed: Collection[str] = ()) -> Finder | None:
    """The finder that the person has begun, if there is one."""
    heads = work.claims.list(user)
    head = next((head for head in heads if head.form == FINDER.code), None)
    writing = open_claim(work, user, head.id) if head else None
    if writing is None:
        return None
    today = work.now.astimezone(KYIV).date()
    ended = trace(writing.form, writing.draft.answers, today).pending is None
    return Finder(writing.claim.id, ended, found_by(work, user, writing, today, closed))


def found_by(work: Work, user: User, finder: Writing, today: date, closed: Collection[str]) -> Found:
    """What these answers lead to."""
    form, draft = finder.form, finder.draft
    return Found(
        household(form, draft, claim_forms().values(), today),
        remarks(form, draft, today),
        _stages(work, user, finder, today),
        closed,
        "household" if of_first_release(form) else LIFE,
    )


def next_claim(
    work: Work, user: User, language: Language, after: str = "", closed: Collection[str] = ()
) -> Action | None:
    """The button to the claim that comes next, «Далі: Максим, A1.2»; None where the finder was not gone through, or
    nothing waits. `after` is the category of the claim that was finished just now."""
    finder = finder_of(work, user, closed)
    return following_action(finder.found, after, language) if finder and finder.ended else None


def claim_about(work: Work, user: User, code: str, about: str) -> Writing | None:
    """The claim in this category about this person of the finder's list, if there is one; or the only finder."""
    today = work.now.astimezone(KYIV).date()
    heads = work.claims.list(user)
    finder = next((head for head in heads if head.form == FINDER.code), None)
    children = _children(open_claim(work, user, finder.id) if finder and about != SELF else None)
    for head in heads:
        writing = open_claim(work, user, head.id) if head.form == code else None
        if writing and (code == FINDER.code or about == _person(writing, children, today)):
            return writing
    return None


def _person(writing: Writing, children: Mapping[_Child, str], today: date) -> str:
    """Whom a claim is about, by the id on the finder's list.

    A claim of a category that the person chose themselves is about them if they said so. One that was begun from an
    earlier finder, since deleted, or from none is about the child of the same full name and date of birth.
    """
    about = writing.claim.about
    if about in children.values() or about == SELF or "filing_for" not in writing.form.questions:
        return about or SELF
    scope = trace(writing.form, writing.draft.answers, today).scope
    if scope.value("filing_for") == "self":
        return SELF
    return children.get((scope.value("child_name"), scope.value("child_birth_date")), about)


def _children(finder: Writing | None) -> dict[_Child, str]:
    """The children on the finder's list who are named and dated."""
    found: dict[_Child, str] = {}
    answers = finder.draft.answers if finder else {}
    for id in item_ids(answers, PEOPLE):
        name, born = answers.get(Ref("child_name", id)), answers.get(Ref("child_birth_date", id))
        if name and born and name.given and born.given:
            found[name.value, born.value] = id
    return found


def _stages(work: Work, user: User, finder: Writing, today: date) -> dict[Key, Stage]:
    """How far the person's claims are; of several of one sort the furthest."""
    stages: dict[Key, Stage] = {}
    children = _children(finder)
    for head in work.claims.list(user):
        if head.form == FINDER.code or (writing := open_claim(work, user, head.id)) is None:
            continue
        key = (head.form, _person(writing, children, today))
        stages[key] = max(stages.get(key, Stage.NEW), _stage(head, writing, today))
    return stages


def _stage(head: ClaimHead, writing: Writing, today: date) -> Stage:
    if head.status == FILED:
        return Stage.FILED
    if head.status not in ("draft", RETURNED):
        return Stage.PACKAGED
    ready = readiness(writing.form, trace(writing.form, writing.draft.answers, today)).fileable
    return Stage.READY if ready else Stage.BEGUN
