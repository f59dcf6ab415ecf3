"""What the finder found for a person, how far each claim is, and what is next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from conversation.claims.filed import FILED, RETURNED
from conversation.claims.writing import HANDED, Writing, open_claim
from conversation.people.mourning import mourned
from conversation.people.records import Record, records_of
from dialogs.engine.path import trace
from dialogs.engine.readiness import readiness
from dialogs.engine.views import Action
from dialogs.finder.former import of_first_release
from dialogs.finder.found import Found, following_action
from dialogs.finder.life import FINDER, LIFE, SELF
from dialogs.finder.proposals import household
from dialogs.finder.remarks import remarks
from dialogs.finder.stages import Key, Stage
from dialogs.language import KYIV, Language
from dialogs.programmes import claim_forms
from storage import ClaimHead, User, Work


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
    dead = mourned(work, user)
    away = {record.item for record in records_of(work, user) if record.archived or record.id in dead}
    return Found(
        tuple(one for one in household(form, draft, claim_forms().values(), today) if one.id not in away),
        remarks(form, draft, today),
        _stages(work, user, today),
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
    records = {record.id: record for record in records_of(work, user)}
    for head in work.claims.list(user):
        if head.form == code and (code == FINDER.code or about == _listed_as(head, records)):
            return open_claim(work, user, head.id)
    return None


def _listed_as(head: ClaimHead, records: Mapping[str, Record]) -> str:
    """Whom a claim is about, by the id on the finder's list; what it was begun about while nobody said who that is."""
    record = records.get(head.person)
    if record is None:
        return head.about
    return SELF if record.is_writer else record.item or head.about


def _stages(work: Work, user: User, today: date) -> dict[Key, Stage]:
    """How far the person's claims are; of several of one sort the furthest."""
    stages: dict[Key, Stage] = {}
    records = {record.id: record for record in records_of(work, user)}
    for head in work.claims.list(user):
        if head.form == FINDER.code or (writing := open_claim(work, user, head.id)) is None:
            continue
        key = (head.form, _listed_as(head, records))
        stages[key] = max(stages.get(key, Stage.NEW), stage_of(head, writing, today))
    return stages


def stage_of(head: ClaimHead, writing: Writing, today: date) -> Stage:
    """How far a claim is."""
    if head.status in (FILED, HANDED):
        return Stage.FILED
    if head.status not in ("draft", RETURNED):
        return Stage.PACKAGED
    ready = readiness(writing.form, trace(writing.form, writing.draft.answers, today)).fileable
    return Stage.READY if ready else Stage.BEGUN
