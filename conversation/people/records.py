"""The record of a person between its row in storage and its draft in the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from conversation.people.facts import Facts
from conversation.reading import UNREAD
from dialogs.engine.answers import PERSON, Draft, Ref
from dialogs.engine.facts import WRITER
from dialogs.engine.intervals import span, years_between
from dialogs.engine.kinds.person_name import FullName
from dialogs.engine.sharing import Told
from dialogs.language import N_, Language
from dialogs.people.age import ADULT
from dialogs.people.record import RECORD, WHO
from storage import Claim, Conflict, Person, User, Work


class Record(NamedTuple):
    """A person with what is known of them.

    item   under which the finder lists them, if it does
    apart  the ids of those who look like this person and are somebody else: the writer said so
    warned how many days before they come of age it was told last; 0 while it was not
    """

    person: Person
    draft: Draft
    item: str = ""
    apart: frozenset[str] = frozenset()
    warned: int = 0

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def about(self) -> str:
        """Who this is in the claims of the person who writes."""
        return WRITER if self.is_writer else self.id

    @property
    def is_writer(self) -> bool:
        return self.said(WHO) == "self"

    @property
    def is_child(self) -> bool:
        return self.said(WHO) in ("child", "ward")

    @property
    def archived(self) -> bool:
        return self.person.status != "present"

    @property
    def handed(self) -> bool:
        """Whether the person files for themselves now: what is known of them goes nowhere from here."""
        return self.person.status == "handed"

    @property
    def name(self) -> FullName | None:
        said = self.said("name")
        return said if isinstance(said, FullName) else None

    @property
    def called(self) -> str:
        """The name of every day; "" while none is known."""
        return (self.name.given or str(self.name)) if self.name else ""

    def age(self, today: date) -> int | None:
        """In full years; None while the day of birth is not known."""
        born = span(self.said("birth_date"))
        return years_between(born[1], today) if born else None

    def is_minor(self, today: date) -> bool:
        """Whether a parent files for them; as long as nobody said when they were born, a child counts as one."""
        age = self.age(today)
        return self.is_child and (age is None or age < ADULT)

    def is_grown(self, today: date) -> bool:
        """Whether they file for themselves, as far as it is known."""
        age = self.age(today)
        return not self.is_writer and age is not None and age >= ADULT

    def said(self, key: str) -> object:
        """What was answered; None while it was not."""
        answer = self.draft.answers.get(Ref(key))
        return answer.value if answer and answer.given else None


def records_of(work: Work, user: User) -> list[Record]:
    """Everybody, in the order in which they came."""
    return [*_known(work, user, lambda: [_read(work, person) for person in work.people.list(user)])]


def record_of(work: Work, user: User, id: str) -> Record | None:
    return next((record for record in records_of(work, user) if record.id == id), None) if id else None


def _known(work: Work, user: User, make: Callable[[], list[Record]]) -> list[Record]:
    """Everybody as they were read, or written, at the revisions that there are now."""
    of = ("people", user.id)
    return work.once(of, work.people.revisions(user, work.stored(of)), make)


def called(record: Record, language: Language) -> str:
    """The person on a button or in a list."""
    if record.is_writer:
        return language.text(N_("Ви"))
    return record.called or language.text(N_("Дитина") if record.is_child else N_("Ще одна людина"))


def in_full(record: Record, language: Language) -> str:
    """Their whole name and when they were born, as far as that is known: what tells two of one name apart."""
    born = record.said("birth_date")
    when = f", {language.date(born)}" if born else ""  # type: ignore[arg-type]  # the kind of this fact is a day
    return f"{record.name or ''}{when}"


def new_record(work: Work, user: User, draft: Draft, item: str = "") -> Record:
    facts, everybody = Facts(draft, item).dump(), records_of(work, user)
    record = Record(work.people.create(user, facts), draft, item)
    _known(work, user, lambda: [*everybody, record])
    work.audit.record(user, None, "person.added")
    return record


def keep_record(work: Work, user: User, record: Record, changed: Record) -> Record:
    """Write a record as it is now, if anything is different. Raises Conflict as storage does."""
    if changed == record:
        return record
    facts = Facts(*changed[1:]).dump()
    if facts == record.person.facts:
        return record
    everybody = records_of(work, user)
    kept = changed._replace(person=work.people.save(user, record.person, facts))
    _known(work, user, lambda: [kept if one.id == kept.id else one for one in everybody])
    return kept


def as_claim(record: Record) -> Claim:
    """The record as what is being written, so that a fact is asked and changed as in a claim. It is none: no list of
    claims has it."""
    person = record.person
    return Claim(
        person.id,
        person.user_id,
        0,
        PERSON,
        RECORD.fingerprint,
        record.item,
        "draft",
        person.rev,
        person.created_at,
        person.updated_at,
        place="",
        filing="",
        answers={},
        person=person.id,
    )


def save_record(work: Work, user: User, claim: Claim, draft: Draft) -> Claim:
    """Write the record that is open like a claim. Raises Conflict as storage does."""
    record = record_of(work, user, claim.id)
    if record is None or record.person.rev != claim.rev:
        raise Conflict("person")
    kept = keep_record(work, user, record, record._replace(draft=draft))
    if draft.answers != record.draft.answers:
        work.audit.record(user, None, "person.changed")
    return as_claim(kept)


def told_by_records(records: Iterable[Record]) -> list[Told]:
    """The records as claims that others take facts from."""
    return [Told(RECORD, one.draft, one.about, one.id) for one in records if not one.handed]


def _read(work: Work, person: Person) -> Record:
    if not person.facts:  # it did not open: claims tell it anew
        return Record(person, Draft())
    try:
        return Record(person, *Facts.load(person.facts))
    except UNREAD:
        work.people.put_aside(person, "person.unread")
        return Record(person._replace(facts=""), Draft())
