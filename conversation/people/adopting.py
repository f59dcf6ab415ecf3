"""Whom each claim is for. Claims of an earlier release, and those that a person begins by their category, get their
person here, in a turn of their owner: names are sealed, so nobody else can tell people apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conversation.claims.writing import Writing, open_claim
from conversation.people.records import Record, keep_record, new_record, records_of
from dialogs.engine.answers import RELATED, Answer, Draft, Ref
from dialogs.engine.facts import WRITER, Fact
from dialogs.engine.path import Trace, item_ids, trace
from dialogs.engine.sharing import Claim, Told
from dialogs.engine.whom import name_of
from dialogs.finder.life import FINDER, PEOPLE, SELF
from dialogs.language import KYIV
from dialogs.people.learning import learned, listed, relisted, together
from dialogs.people.record import WHO
from storage import ClaimHead, User, Work


def writer_of(work: Work, user: User) -> Record:
    """The record of the person who writes, made at its first use."""
    known = next((record for record in records_of(work, user) if record.is_writer), None)
    return known or new_record(work, user, Draft({Ref(WHO): Answer(value="self")}))


def adopt(work: Work, user: User) -> None:
    """Give everybody on the finder's list a record, and every claim its person, where that is known."""
    _forget_blank(work, user)
    heads = work.claims.list(user)
    for head in heads:
        if head.form == FINDER.code and (writing := open_claim(work, user, head.id)):
            list_people(work, user, writing)
    for head in reversed(heads):  # the oldest claim told first what all of them say
        if not head.person and head.form != FINDER.code and (writing := open_claim(work, user, head.id)):
            assign(work, user, writing)


def adopt_what_is_left(work: Work, user: User) -> None:
    """The same where a claim has no person yet: those of an earlier release, those for whom no name was given, and
    those whose person's record did not open."""
    heads = work.claims.list(user)
    if any(not head.person and head.form != FINDER.code for head in heads) or _blank(work, user):
        adopt(work, user)


def _blank(work: Work, user: User) -> list[Record]:
    """Records that were put aside: nothing is known of them any more, not even whose they are."""
    return [record for record in records_of(work, user) if not record.draft.answers]


def _forget_blank(work: Work, user: User) -> None:
    """Their claims tell anew who they are for."""
    blank = {record.id for record in _blank(work, user)}
    for head in work.claims.list(user):
        if head.person in blank:
            work.claims.assign(user, head.id, "")
    for id in blank:
        work.people.delete(user, id)


def join_writers(work: Work, user: User) -> None:
    """Two lives of one person were joined, each with a record of who writes: the first of them stays."""
    writers = [record for record in records_of(work, user) if record.is_writer]
    first = next(iter(writers), None)
    for other in writers[1:]:
        assert first is not None
        first = keep_record(work, user, first, first._replace(draft=together(first.draft, other.draft)))
        for head in work.claims.list(user):
            if head.person == other.id:
                work.claims.assign(user, head.id, first.id)
        work.people.delete(user, other.id)


def list_people(work: Work, user: User, finder: Writing) -> None:
    """The records of those on the finder's list, as it is now. Who was taken off it and is in no claim is forgotten."""
    path = trace(finder.form, finder.draft.answers, _today(work))
    records = records_of(work, user)
    by_item = {record.item: record for record in records if record.item}
    here = item_ids(finder.draft.answers, PEOPLE)
    for item in here:
        now = listed(path, item, finder.claim.id)
        known = by_item.get(item) or _the_writer(item, records) or _listed_before(now, here, records)
        if known is not None:
            changed = known._replace(draft=relisted(known.draft, now), item=item)
            keep_record(work, user, known, changed)
        elif item == SELF or now.answers.get(Ref("name")):
            new_record(work, user, now, item)
    gone = [record for item, record in by_item.items() if item not in here]
    held = {head.person for head in work.claims.list(user)} if gone else set()
    for record in gone:
        if record.id not in held and _only_from(finder.claim.id, record):
            work.people.delete(user, record.id)


def assign(work: Work, user: User, writing: Writing, path: Trace | None = None) -> Writing:
    """Say whom the claim is for as soon as that is known, and let their record learn what it tells. `path` is that of
    the claim, if it is at hand."""
    records = records_of(work, user)
    heads = {head.id: head for head in work.claims.list(user)}
    begun = _begun_about(writing, records, heads)
    path = path or trace(writing.form, writing.draft.answers, _today(work))
    if begun is not None and not _may_be(begun, writing, path):
        begun = None
    about = begun.about if begun else WRITER if writing.claim.about == SELF else writing.claim.about
    claim = Claim(as_told(writing, about), _today(work), path)
    record: Record | None
    if not claim.person:
        return writing
    if claim.person == WRITER:
        record = writer_of(work, user)
    elif begun is not None and begun.about == claim.person:
        record = begun
    else:
        now = learned(Draft(), claim, claim.person)
        named = now.answers.get(Ref("name"))
        record = new_record(work, user, now, writing.claim.about) if named else None
    if record is None:
        return writing
    if record.id != writing.claim.person:
        work.claims.assign(user, writing.claim.id, record.id)
        writing = writing._replace(claim=writing.claim._replace(person=record.id))
    learn(work, user, writing, path=path)
    return writing


def learn(
    work: Work, user: User, writing: Writing, fact: Fact | None = None, path: Trace | None = None
) -> None:
    """What a claim tells of the person who writes, and of whom it is for, goes into their records: all of it, or what
    was said just now. `path` is that of the claim, if it is at hand."""
    records = records_of(work, user)
    own = next((record for record in records if record.id == writing.claim.person), None)
    claim = Claim(as_told(writing, own.about if own else ""), _today(work), path)
    for record in records:
        if record.is_writer or record is own or _is_listed(record, writing):
            known = learned(record.draft, claim, record.about, fact)
            if known is not record.draft:
                keep_record(work, user, record, record._replace(draft=known))


def _is_listed(record: Record, writing: Writing) -> bool:
    """Whether the person stands on one of the claim's lists, under their own id."""
    lists = (
        writing.draft.answers.get(Ref(key))
        for key, repeat in writing.form.repeats.items()
        if repeat.relatives
    )
    return any(answer and answer.given and record.about in answer.value.ids for answer in lists)


def as_told(writing: Writing, about: str) -> Told:
    """A claim as others see it; `about` is whom it is for."""
    return Told(writing.form, writing.draft, about, writing.claim.id)


def _begun_about(writing: Writing, records: list[Record], heads: Mapping[str, ClaimHead]) -> Record | None:
    """Whom the claim was begun for: whom it names, who is on the finder's list, or whose other claim led here."""
    claim = writing.claim
    if claim.person:
        return next((record for record in records if record.id == claim.person), None)
    other = heads.get(claim.about)
    return next(
        (
            record
            for record in records
            if claim.about and (record.item == claim.about or (other and record.id == other.person))
        ),
        None,
    )


def _may_be(record: Record, writing: Writing, path: Trace) -> bool:
    """Whether the claim names the person as their record does, as far as both name them."""
    name = name_of(writing.form, path)
    return record.is_writer or not record.name or not name or record.name.may_be(name)


def _the_writer(item: str, records: list[Record]) -> Record | None:
    return next((record for record in records if record.is_writer), None) if item == SELF else None


def _listed_before(now: Draft, here: tuple[str, ...], records: list[Record]) -> Record | None:
    """Somebody who stood on an earlier list and is told anew in the same words: the list was gone through again."""
    told = [now.answers.get(Ref(key)) for key in ("name", "birth_date")]
    said = [answer.value for answer in told if answer]
    return next(
        (
            record
            for record in records
            if len(said) == 2
            and record.item
            and record.item not in here
            and [record.said("name"), record.said("birth_date")] == said
        ),
        None,
    )


def _only_from(finder: str, record: Record) -> bool:
    return all(
        answer.source.startswith(finder) or answer.origin == RELATED
        for answer in record.draft.answers.values()
    )


def _today(work: Work) -> date:
    return work.now.astimezone(KYIV).date()
