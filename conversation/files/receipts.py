"""Receipts of saved files: what was kept, under which number, and what could not be.

A receipt is a job of its own, put off while more files arrive, so that an album gets one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from unicodedata import category

from conversation.screens.shown import Shown
from dialogs.engine.look.wording import shortened, units
from dialogs.language import N_, Language
from locales import language as language_of
from storage import SHARED, Evidence, User, Work

RECEIPT = "receipt"
"""The kind of job; its key is the claim."""

PHOTO = "photo:"
"""Marks the unique id of a file that came as a photo, which Telegram recompresses."""

SPOKEN = "voice:"
"""Marks the unique id of what was said aloud, which cannot be read as an answer."""

_SOON = timedelta(seconds=1)
_QUIET = timedelta(seconds=6)
"""Parts of an album have come five seconds late; after six nothing more is expected."""
_INTERIM = timedelta(seconds=10)
_ALBUM = timedelta(minutes=10)
"""A large album on a slow line takes so long, and is told when it is whole."""
_PAGE = 3500
"""UTF-16 units of a receipt, below the 4,096 of a message; sixty long names make several."""

EMPTY, TOO_BIG, GONE = "file.empty", "file.too_big", "file.gone"
"""Why a file could not be had."""

_LOST = {
    EMPTY: N_("«{name}» — порожній файл. Відкрийте його на телефоні й надішліть той, у якому щось є."),
    TOO_BIG: N_(
        "«{name}» більший за 20 МБ. Таких великих файлів Telegram не передає. Зменште "
        "його або поділіть на частини."
    ),
    GONE: N_(
        "«{name}» не вдалося отримати: Telegram його вже не віддає. Виберіть цей файл у телефоні й надішліть знову."
    ),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt to be shown.

    pages  its messages, each within Telegram's limit
    album  the album it is about, whose earlier receipt it replaces; empty for several or none
    claim  the claim, and told: the number of the last file in the receipt
    """

    pages: tuple[str, ...]
    album: str
    claim: str
    told: int


def owe_receipt(work: Work, user: User, evidence: Evidence) -> None:
    """A file is safe, or lost: say so once it is quiet. One file is told at once; while they keep coming one by one, at
    most every ten seconds."""
    shown = Shown.of(user.shown)
    lately = work.now.timestamp() - shown.receipt_at < _INTERIM.total_seconds()
    quiet = _QUIET if evidence.group or lately else _SOON
    longest = _ALBUM if evidence.group else _INTERIM
    work.jobs.put_off(RECEIPT, evidence.claim_id, user.id, quiet, longest)


def receipt_due(work: Work, user: User, claim: str) -> Receipt | None:
    """The receipt for files of a claim that are safe or lost since the last one. Late files of an album are told
    together with their album: the presenter renews its receipt."""
    language, files = language_of(user.language), work.evidence.list(user, claim)
    told = Shown.of(user.shown).told.get(claim, 0)
    settled = [file for file in files if file.status != "waiting" and file.group != SHARED]
    due = [file for file in settled if file.number > told]
    if not due:
        return None
    album = due[0].group if len({file.group for file in due}) == 1 else ""
    if album:
        due = [file for file in settled if file.group == album]
    lines = _lines(work, due, files, language, first=not told)
    return Receipt(_pages(lines), album, claim, max(file.number for file in due))


def still_coming(work: Work, user: User, claim: str) -> bool:
    """Whether several files arrived so lately, one by one, that more are to be expected: then a receipt is a line, and
    no question."""
    singles = [file for file in work.evidence.list(user, claim) if not file.group]
    return sum(work.now - file.received_at < _QUIET for file in singles) > 1


def owe_question(work: Work, user: User, claim: str) -> None:
    """The question follows once it is quiet, whether there is anything more to be told or not."""
    work.jobs.ask(RECEIPT, claim, user.id, work.now + _QUIET)


def _lines(
    work: Work, due: list[Evidence], files: list[Evidence], language: Language, *, first: bool
) -> list[str]:
    saved = [file for file in due if file.status in ("saved", "damaged")]
    lines = []
    if saved:
        lines.append(language.count("Збережено {n} файл:", "Збережено {n} файлів:", len(saved)))
        lines += [_line(file, files, language) for file in saved]
    for file in due:
        if file.status == "failed":
            job = work.jobs.get("file", file.id)
            lines.append(language.text(_LOST.get(job.code if job else GONE, _LOST[GONE]), name=_name(file)))
    if first and any(file.unique_id.startswith(PHOTO) for file in saved):
        lines.append(
            language.text(
                N_("Фото Telegram стискає. Документи краще надсилати «файлом»: так видно дрібний текст.")
            )
        )
    return lines


def _line(file: Evidence, files: list[Evidence], language: Language) -> str:
    line = language.text(
        N_("№ {number} · {name} · {size} · SHA-256 {hash}…"),
        number=file.number,
        name=_name(file),
        size=file_size(file.size or 0, language),
        hash=(file.sha256 or "")[:12],
    )
    twin = next((f for f in files if f.sha256 == file.sha256 and f.number < file.number), None)
    if twin is not None:
        line += " " + language.text(N_("(той самий файл, що № {number})"), number=twin.number)
    return line


def _name(file: Evidence) -> str:
    """The name on one line; its number where the name is lost, or nothing of it is to be seen."""
    name = shortened(file.name, 100)
    return name if any(category(sign)[0] not in "CZ" for sign in name) else f"№ {file.number}"


def _pages(lines: list[str]) -> tuple[str, ...]:
    pages: list[str] = []
    for line in lines:
        if pages and units(pages[-1]) + units(line) < _PAGE:
            pages[-1] += "\n" + line
        else:
            pages.append(line)
    return tuple(pages)


def file_size(size: int, language: Language) -> str:
    """Bytes as people read them."""
    if size < 1024 * 1024:
        return language.text(N_("{n} КБ"), n=language.number(max(1, round(size / 1024))))
    return language.text(N_("{n} МБ"), n=language.number(Decimal(size * 10 // (1024 * 1024)) / 10))
