"""«Те саме сталося з Олесею й Тарасом»: linked drafts, with everything in them that is the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conversation.claims.beginning import for_person
from conversation.claims.offering import told_elsewhere
from conversation.claims.writing import Writing, save_claim
from conversation.people.adopting import as_told
from conversation.people.mourning import mourned
from conversation.people.records import Record, record_of, records_of
from dialogs.engine.answers import Answer, Attached, Draft, Files
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.sharing import spared, together
from dialogs.language import KYIV
from dialogs.programmes import conversations
from storage import Evidence, User, Work


def candidates(work: Work, user: User, source: Writing) -> list[Record]:
    """To whom the same may have happened: whoever a claim of this sort can be filed for, and who has none yet."""
    form = conversations().get(source.form.code)
    if form is None or form.filing is None or not source.claim.person:
        return []
    today = _today(work)
    held = {head.person for head in work.claims.list(user) if head.form == form.code} | mourned(work, user)
    return [
        record
        for record in records_of(work, user)
        if record.id not in held
        and not record.archived
        and (record.is_writer or (record.is_minor(today) and record.name))
    ]


def papers_of(work: Work, user: User, source: Writing) -> list[Evidence]:
    """The saved files of a claim that may be meant for others too: those about what happened, not about one person."""
    files = {file.id: file for file in work.evidence.list(user, source.claim.id) if file.status == "saved"}
    path = trace(source.form, source.draft.answers, _today(work))
    return [
        files[one.id]
        for slot in path.slots
        if slot.ref.key in source.form.alike and slot.answer and isinstance(slot.answer.value, Files)
        for one in slot.answer.value.files
        if one.id in files
    ]


def begin_together(
    work: Work, user: User, source: Writing, people: Sequence[str], papers: bool
) -> tuple[list[Writing], int]:
    """Begin the claims; returns them with the number of questions that nobody is asked again."""
    allowed = {record.id: record for record in candidates(work, user, source)}
    begun = [_begun(work, user, source, allowed[id], papers) for id in people if id in allowed]
    return begun, sum(spared(one.form, one.draft, _today(work)) for one in begun)


def _begun(work: Work, user: User, source: Writing, record: Record, papers: bool) -> Writing:
    form = conversations()[source.form.code]
    about = record.item or record.id
    claim = work.claims.create(user, form.code, form.fingerprint, about, person=record.id)
    work.audit.record(user, claim.id, "claim.begun")
    writing = Writing(claim, form, Draft())
    teller = record_of(work, user, source.claim.person)
    mine = as_told(writing, record.about)._replace(draft=for_person(writing, record, _today(work)))
    told = [one for one in told_elsewhere(work, user, claim.id) if one.id != source.claim.id]
    theirs = as_told(source, teller.about if teller else "")
    saved = save_claim(work, user, writing, together(mine, theirs, told, _today(work)))
    return _with_papers(work, user, source, saved) if papers else saved


def _with_papers(work: Work, user: User, source: Writing, writing: Writing) -> Writing:
    """The papers stay where they are in the vault; each claim lists them under numbers of its own."""
    files = {file.id: file for file in papers_of(work, user, source)}
    theirs = trace(source.form, source.draft.answers, _today(work))
    draft = writing.draft
    for slot in trace(writing.form, draft.answers, _today(work)).slots:
        told = theirs.find(slot.ref)
        if slot.ref.key not in writing.form.alike or not isinstance(slot.asks, Question) or not told:
            continue
        if told.answer is None or not isinstance(told.answer.value, Files):
            continue
        used = [
            work.evidence.share(user, files[one.id], writing.claim.id, slot.ref.key, slot.ref.item)
            for one in told.answer.value.files
            if one.id in files
        ]
        if used:
            work.audit.record(user, writing.claim.id, "file.saved", [slot.ref.key])
            attached = Files(tuple(Attached(one.id, one.number) for one in used), closed=True)
            draft = draft.with_answer(slot.ref, Answer(value=attached))
    return save_claim(work, user, writing, draft)


def _today(work: Work) -> date:
    return work.now.astimezone(KYIV).date()
