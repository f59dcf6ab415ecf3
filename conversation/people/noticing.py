"""What does not go together in the family, and children who come of age: said where people and claims are looked at."""

from __future__ import annotations

from datetime import date

from conversation.claims.writing import Writing, open_claim
from conversation.people.adopting import as_told
from conversation.people.mourning import mourned
from conversation.people.records import Record, records_of
from dialogs.engine.answers import FINDER
from dialogs.engine.facts import WRITER
from dialogs.engine.sharing import Claim
from dialogs.language import N_, Language
from dialogs.people.age import WARNED, comes_of_age
from dialogs.people.notices import Member, Notice, family_notices
from dialogs.people.record import WHO
from storage import ClaimHead, User, Work


def notices_of(work: Work, user: User, today: date, present: Claim | None = None) -> list[Notice]:
    """Every doubt about those for whom something is still proposed. `present` is the claim that is open already."""
    records = [record for record in records_of(work, user) if not record.archived]
    about = {record.id: record.about for record in records}
    claims = [
        claim
        for head in work.claims.list(user)
        if head.form != FINDER and head.person in about
        if (claim := _opened(work, user, head, about[head.person], today, present))
    ]
    members = [_member(record) for record in records]
    writer = next((one for one in members if one.id == WRITER), None)
    return [*family_notices(writer, [one for one in members if one.id != WRITER], claims)]


def _opened(
    work: Work, user: User, head: ClaimHead, about: str, today: date, present: Claim | None
) -> Claim | None:
    if present is not None and present.told.id == head.id:
        return present
    writing = open_claim(work, user, head.id)
    return Claim(as_told(writing, about), today) if writing else None


def notice_lines(notices: list[Notice], language: Language, about: str = "") -> tuple[str, ...]:
    """The doubts in words; with `about`, those about one person."""
    return tuple(language.text(one.text, **one.told) for one in notices if not about or about in one.about)


def age_lines(work: Work, user: User, today: date, language: Language) -> tuple[str, ...]:
    """The children for whom somebody files and who come of age soon, or have."""
    held = {head.person for head in work.claims.list(user) if head.status not in ("filed", "handed")}
    held -= mourned(work, user)
    found = (age_line(record, today, language) for record in records_of(work, user) if record.id in held)
    return tuple(filter(None, found))


def age_line(record: Record, today: date, language: Language) -> str:
    """What it means that a child comes of age; "" while there is time enough."""
    born = record.said("birth_date")
    if not record.is_child or record.archived or not isinstance(born, date):
        return ""
    day, name = comes_of_age(born), record.called
    if day <= today:
        text = N_("{name}: уже є 18 років, тож заяву подає сама людина. Можна передати їй чернетки.")
        return language.text(text, name=name)
    if (day - today).days > WARNED[0]:
        return ""
    text = N_("{name}: 18 років буде {day}. До цього дня заяву подаєте ви, а потім — сама людина.")
    more = N_("Пакет, зібраний раніше, після цього дня в Дії від вас не приймуть.")
    return language.text(text, name=name, day=day) + " " + language.text(more)


def age_note(work: Work, user: User, writing: Writing, today: date, language: Language) -> tuple[str, ...]:
    """The same at the check of a claim for that child."""
    records = (record for record in records_of(work, user) if record.id == writing.claim.person)
    return tuple(filter(None, (age_line(record, today, language) for record in records)))


def _member(record: Record) -> Member:
    return Member(record.about, record.called, record.said(WHO) == "child", record.said)
