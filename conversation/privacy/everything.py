"""Everything that is stored of a person, in words and as data, for a ZIP of their own: «Забрати все із собою»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

import orjson

from conversation.claims.fate import Filing
from conversation.claims.writing import Writing, open_claim
from conversation.privacy.happened import in_words
from conversation.privacy.others import people_as_data, people_in_words, reads_in_words, shares_as_data
from conversation.reading import READERS
from conversation.review.reads import seen_by
from conversation.session import Session
from dialogs.engine.answers import Attempt, Ref
from dialogs.engine.questions import Question
from dialogs.engine.records import in_full
from dialogs.engine.snapshot import Group, Line, Snapshot, freeze
from dialogs.finder.life import FINDER
from dialogs.language import KYIV, N_, Language
from locales import language as language_of
from storage import Claim, Evidence, User, Work
from storage.history import Happened
from submission.layout import Document, package_name
from submission.readme import NAME

EVERYTHING = "everything"
"""The kind of job that sends it; its key is the person."""

README = N_(
    "Тут усе, що бот зберігає про вас.\n\n"
    "Кожна тека — одна заява. Текст у ній — ваші відповіді. Поруч — ваші файли, точно такі, як ви їх надіслали.\n"
    "Історія (history) — коли що сталося: що ви змінили, що збережено.\n"
    "Люди (people) — ті, за кого ви подаєте. Хто читав (read-by) — хто відкривав ваші заяви. "
    "Що показано (shown) — що ви відкривали для перевірки.\n"
    "Файли json — те саме для комп’ютерних програм, разом із відповідями, яких заява зараз не питає.\n"
    "SHA256SUMS — суми всіх файлів.\n\n"
    "Це ваші особисті дані. Зберігайте їх там, де їх не побачать чужі."
)


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as it is stored: its folder, the documents about it, its files."""

    folder: str
    documents: tuple[Document, ...]
    files: tuple[Evidence, ...]
    writing: Writing | None


@dataclass(frozen=True, slots=True)
class Everything:
    """What is stored of a person at a moment."""

    user: User
    at: datetime
    top: tuple[Document, ...]
    claims: tuple[Held, ...]


def gather(work: Work, user_id: int) -> Everything:
    """Everything, in one transaction, so that it belongs together."""
    user = work.users.get(user_id)
    language = language_of(user.language)
    claims = [claim for head in work.claims.list(user) if (claim := work.claims.get(user, head.id))]
    names = dict(zip((claim.id for claim in claims), _folders(claims), strict=True))
    told = work.history.of(user)
    top = (
        _text(NAME, language.text(README)),
        _text("history.txt", in_words(told, names, language)),
        _data("history.json", [_happened(one, names) for one in told]),
        _text("people.txt", people_in_words(work, user, work.now.astimezone(KYIV).date(), language)),
        _data("people.json", people_as_data(work, user)),
        _text("read-by.txt", reads_in_words(seen_by(work, user, language), language)),
        _data("shown.json", shares_as_data(work, user, names)),
        _data("account.json", _account(user)),
    )
    held = [_held(work, user, claim, names[claim.id], language) for claim in claims]
    return Everything(user, work.now, top, tuple(sorted(held, key=lambda one: one.folder)))


def _held(work: Work, user: User, claim: Claim, folder: str, language: Language) -> Held:
    """A claim whose form is not known any more is given as it is stored."""
    writing = open_claim(work, user, claim.id)
    files = tuple(file for file in work.evidence.list(user, claim.id) if file.blob)
    documents = [_data("answers.json", _stored(claim, writing, language))]
    if writing is not None:
        today = work.now.astimezone(KYIV).date()
        words = answers_in_words(
            freeze(writing.form, writing.draft, today, language), writing, files, language
        )
        documents.insert(0, _text("answers.txt", words))
    return Held(folder, tuple(documents), files, writing)


def _folders(claims: Sequence[Claim]) -> Iterator[str]:
    """A folder for each; the finder's have no numbers of their own."""
    finders = count(1)
    for claim in claims:
        yield f"pidbir-{next(finders)}" if claim.form == FINDER.code else package_name(claim.number)


def answers_in_words(
    snapshot: Snapshot, writing: Writing, files: tuple[Evidence, ...], language: Language
) -> str:
    """The answers in the order of the form, what was written and not taken as an answer yet, and the files."""
    lines = [f"{snapshot.code}. {snapshot.title}"]
    for part in snapshot.parts:
        lines += ["", f"== {part.title} =="]
        for entry in part.entries:
            lines += _group(entry) if isinstance(entry, Group) else _line(entry)
    if kept := _unsaved(writing):
        lines += ["", language.text(N_("Написане, але ще не збережене як відповідь"))]
        lines += [attempt.text for attempt in kept]
    filing = Filing.load(writing.claim.filing) if writing.claim.filing else Filing()
    if filing != Filing():
        lines += ["", language.text(N_("Подання в Дії"))]
        lines += filter(None, (filing.on.isoformat() if filing.on else "", filing.number, filing.why))
    if files:
        lines += ["", language.text(N_("Файли"))]
        lines += [f"{file.number}. {file.name} — {file.caption}".rstrip(" —") for file in files]
    return "\n".join(lines)


def _unsaved(writing: Writing) -> tuple[Attempt, ...]:
    """What was typed and refused, or waits beside its question."""
    draft = writing.draft
    return (*((draft.attempt,) if draft.attempt and draft.attempt.text else ()), *draft.aside)


def _group(group: Group) -> list[str]:
    return ["", group.title, *(each for line in group.lines for each in _line(line))]


def _line(line: Line) -> list[str]:
    return [line.label, f"    {line.text or '—'}", *(f"    {step}" for step in line.working)]


def _stored(claim: Claim, writing: Writing | None, language: Language) -> dict[str, Any]:
    """Every answer, also those that the claim does not ask for at present."""
    return {
        "category": claim.form,
        "status": claim.status,
        "about": claim.about,
        "begun": claim.created_at.isoformat(),
        "changed": claim.updated_at.isoformat(),
        "answers": [
            {"question": _asked(writing, key, language), "key": key, "item": item, "answer": _answer(body)}
            for (key, item), body in sorted(claim.answers.items())
        ],
        "aside": [
            {"key": kept.ref.key, "item": kept.ref.item, "text": kept.text}
            for kept in (_unsaved(writing) if writing else ())
        ],
        "filing": _read(claim.filing) if READERS["claims.filing"](claim.filing) else claim.filing,
    }


def _answer(body: str) -> Any:
    """An answer as data, in full however shortly it is stored."""
    try:
        return in_full(_read(body))
    except (ValueError, TypeError):  # a list of something else
        return body


def _asked(writing: Writing | None, key: str, language: Language) -> str:
    asks = writing.form.questions.get(Ref(key).key) if writing else None
    return language.text(asks.label) if isinstance(asks, Question) else ""


def _account(user: User) -> dict[str, Any]:
    return {
        "telegram_id": user.telegram_id,
        "language": user.language,
        "since": user.created_at.isoformat(),
        "privacy": _read(user.privacy),
        "told_before_a_claim": Session.load(user.session).told
        if READERS["users.session"](user.session)
        else "",
    }


def _happened(one: Happened, names: Mapping[str, str]) -> dict[str, Any]:
    claim = names.get(one.claim_id or "", one.claim_id)
    return {"at": one.at.isoformat(), "claim": claim, "event": one.event, "questions": one.keys}


def _read(text: str) -> Any:
    try:
        return orjson.loads(text) if text else None
    except orjson.JSONDecodeError:
        return text


def _text(path: str, text: str) -> Document:
    """The mark and the line ends are for the Notepad of old Windows."""
    return Document(path, "text/plain; charset=utf-8", f"{text}\n".replace("\n", "\r\n").encode("utf-8-sig"))


def _data(path: str, data: Any) -> Document:
    return Document(path, "application/json", orjson.dumps(data, option=orjson.OPT_INDENT_2))
