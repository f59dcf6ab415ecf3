"""Claims change hands: a grown person takes over what a parent began for them, as claims of their own.

The copy is sealed with the new owner's key, its files by their own keys, so that nothing of it depends on the parent
any more. The parent's claims close, and what is known of the person no longer travels.
"""

from __future__ import annotations

from collections.abc import Mapping

from conversation.claims.packages import drop_package
from conversation.claims.writing import HANDED, Writing, open_claim, save_claim
from conversation.handshakes.agreed import AGREED, CLAIMS, Agreed, agreed_of
from conversation.handshakes.news import GIVEN, OVER, TAKEN, ask_news
from conversation.people.adopting import as_told, learn, writer_of
from conversation.people.records import Record, record_of
from conversation.review.sharing import take_back
from dialogs.engine.answers import Answer, Attached, Draft, Files, Place, Screen
from dialogs.engine.form import Form
from dialogs.engine.sharing import handed
from dialogs.language import KYIV
from dialogs.people.record import RECORD
from dialogs.programmes import conversations
from storage import ClaimHead, Evidence, Handshake, User, Work

_GOING = ("draft", "confirmed", "delivered", "returned")
"""What is filed stays with the one who filed it: it was lawful then, and is not to be filed twice."""


def claims_of(work: Work, user: User, record: Record) -> list[ClaimHead]:
    """The claims for this person that can change hands, the oldest first."""
    return [
        head
        for head in reversed(work.claims.list(user))
        if head.person == record.id and head.status in _GOING and _form(head) is not None
    ]


def files_of(work: Work, user: User, record: Record) -> list[Evidence]:
    """Their files that are safely kept."""
    heads = claims_of(work, user, record)
    return [file for head in heads for file in work.evidence.list(user, head.id) if file.status == "saved"]


def files_to_hand(work: Work, id: str) -> list[Evidence]:
    """The files that go along, if the claims are to change hands now."""
    if (found := _settled(work, id)) is None:
        return []
    giver, _, record, agreed = found
    return files_of(work, giver, record) if agreed.files else []


def hand_over(work: Work, id: str, own_keys: Mapping[str, bytes]) -> None:
    """Copy the claims and close them where they were, all in this transaction. `own_keys` are those of the vault files
    by name; a file without one does not go along."""
    if (found := _settled(work, id)) is None:
        return
    giver, taker, record, agreed = found
    for head in claims_of(work, giver, record):
        _hand(work, giver, taker, record, head, own_keys if agreed.files else {})
    record = record_of(work, giver, record.id) or record
    work.people.set_status(giver, record.id, record.person.rev, HANDED)
    work.audit.record(giver, None, "person.handed")
    work.handshakes.drop(id)
    ask_news(work, giver.id, id, GIVEN)
    ask_news(work, taker.id, id, TAKEN)


def end(work: Work, id: str) -> None:
    """It could not be done: the agreement is over, and both may begin anew."""
    if (found := _settled(work, id)) is not None:
        work.handshakes.drop(id)
        for user in found[:2]:
            ask_news(work, user.id, id, OVER)


def _settled(work: Work, id: str) -> tuple[User, User, Record, Agreed] | None:
    """Who gives what to whom; None if it is not agreed on, or done already."""
    handshake: Handshake | None = work.handshakes.get(id)
    if handshake is None or (handshake.kind, handshake.state) != (CLAIMS, AGREED) or not handshake.taker_id:
        return None
    giver, agreed = work.users.get(handshake.user_id), agreed_of(handshake)
    record = record_of(work, giver, agreed.person)
    return (giver, work.users.get(handshake.taker_id), record, agreed) if record else None


def _hand(
    work: Work, giver: User, taker: User, record: Record, head: ClaimHead, own_keys: Mapping[str, bytes]
) -> None:
    source, form = open_claim(work, giver, head.id), _form(head)
    if source is None or form is None:
        return
    today = work.now.astimezone(KYIV).date()
    draft = handed(as_told(source, record.about), form, record.draft, RECORD, today)
    claim = work.claims.create(taker, form.code, form.fingerprint, "", person=writer_of(work, taker).id)
    given = _with_files(work, giver, taker, source, claim.id, draft, own_keys)
    saved = save_claim(work, taker, Writing(claim, form, Draft()), given.at(Place(Screen.TASKS)))
    learn(work, taker, saved)
    work.audit.record(taker, claim.id, "claim.taken")
    drop_package(work, head.id)
    take_back(work, giver, head.id)  # what was opened to reviewers does not go along
    work.claims.set_status(giver, head.id, source.claim.rev, HANDED)
    work.audit.record(giver, head.id, "claim.handed")


def _with_files(
    work: Work,
    giver: User,
    taker: User,
    source: Writing,
    claim: str,
    draft: Draft,
    own_keys: Mapping[str, bytes],
) -> Draft:
    """The files that the answers name, under numbers of the new claim; an answer without any is asked again."""
    files = {file.id: file for file in work.evidence.list(giver, source.claim.id)}
    answers = dict(draft.answers)
    for ref, answer in draft.answers.items():
        if not isinstance(answer.value, Files) or not answer.value.files:
            continue
        there = [files[one.id] for one in answer.value.files if one.id in files]
        used = [
            work.evidence.hand(taker, file, key, claim, ref.key, ref.item)
            for file in there
            if (key := own_keys.get(file.blob or ""))
        ]
        if used:
            attached = tuple(Attached(one.id, one.number) for one in used)
            answers[ref] = Answer(value=Files(attached, closed=True))
        else:
            del answers[ref]
    return draft._replace(answers=answers)


def _form(head: ClaimHead) -> Form | None:
    form = conversations().get(head.form)
    return form if form is not None and form.filing is not None else None
