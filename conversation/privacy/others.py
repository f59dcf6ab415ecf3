"""Who else is in what is stored of a person: those for whom they file, and those who were shown a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from conversation.people.facts import as_data
from conversation.people.records import Record, records_of
from conversation.reading import UNREAD
from conversation.review.reads import Seen
from dialogs.engine.look.wording import answer_text, asked_text
from dialogs.engine.path import trace
from dialogs.language import KYIV, N_, Language
from dialogs.people.record import RECORD
from storage import Share, StorageError, User, Work

_NOBODY = N_("Тут поки що нікого немає.")


def people_in_words(work: Work, user: User, today: date, language: Language) -> str:
    """What is known of each person for whom somebody files."""
    parts = [_person(record, today, language) for record in records_of(work, user)]
    return "\n\n".join(parts) or language.text(_NOBODY)


def _person(record: Record, today: date, language: Language) -> str:
    lines = [f"== {record.name or record.person.number} =="]
    for slot in trace(RECORD, record.draft.answers, today).slots:
        if slot.answer is not None:
            lines += [asked_text(slot, language), f"    {answer_text(slot, language) or '—'}"]
    return "\n".join(lines)


def people_as_data(work: Work, user: User) -> list[dict[str, Any]]:
    """The same, also what a record does not ask for at present."""
    return [
        {
            "number": person.number,
            "status": person.status,
            "since": person.created_at.isoformat(),
            "changed": person.updated_at.isoformat(),
            "facts": _facts(person.facts),
        }
        for person in work.people.list(user)
    ]


def reads_in_words(seen: Sequence[Seen], language: Language) -> str:
    """Every opening of a claim, the newest first."""
    lines = [
        f"{one.at.astimezone(KYIV):%d.%m.%Y %H:%M:%S %z}  {one.who} ({one.role}): {one.what}"
        + (f" ×{one.times}" if one.times > 1 else "")
        for one in seen
    ]
    return "\n".join(lines) or language.text(_NOBODY)


def shares_as_data(work: Work, user: User, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What was opened to reviewers, when, and what they said; of what has ended no words are left."""
    return [
        {
            "claim": names.get(share.claim_id, share.claim_id),
            "state": share.state,
            "asked": share.asked_at.isoformat(),
            "ends": share.ends_at.isoformat(),
            "decided": share.decided_at.isoformat() if share.decided_at else None,
            "wish": _wish(work, share),
            "copies": [at.isoformat() for _, at in work.shares.rounds(share)],
            "remarks": _remarks(work, share),
        }
        for share in work.shares.of_user(user.id)
    ]


def _wish(work: Work, share: Share) -> Any:
    try:
        return _read(work.shares.wish(share))
    except StorageError:
        return None


def _remarks(work: Work, share: Share) -> list[dict[str, Any]]:
    """Those that were sent."""
    try:
        remarks = work.remarks.of(share)
    except StorageError:
        return []
    return [
        {
            "at": one.sent_at.isoformat(),
            "question": one.key,
            "item": one.item,
            "state": one.state,
            "text": one.text,
        }
        for one in remarks
        if one.sent_at is not None
    ]


def _facts(text: str) -> Any:
    """A record as data, in full however shortly it is stored; what is none as it stands."""
    try:
        return as_data(text) if text else None
    except UNREAD:
        return text


def _read(text: str) -> Any:
    try:
        return orjson.loads(text) if text else None
    except orjson.JSONDecodeError:
        return text
