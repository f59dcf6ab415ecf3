"""Who saw my claim: each opening with the role, the alias and the time, as it stands in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from conversation.commands import OpenMenu
from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.fitting import SCREEN
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import StorageError, User, Work
from storage.audit import Entry
from storage.staff import ADMIN, LEAD

READS = "review.reads"
_ROOM = SCREEN - 30
"""Characters of a page beside its heading."""

_TOGETHER = timedelta(minutes=30)

_WHAT = {
    "review.read": N_("відкрито відповіді"),
    "review.file": N_("відкрито файл {file}"),
    "review.played": N_("прослухано файл {file}"),
    "export.taken": N_("завантажено файл {file}"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody opened something: once, or several times in a row."""

    at: datetime
    who: str
    role: str
    what: str
    times: int


def seen_by(work: Work, user: User, language: Language) -> list[Seen]:
    """Every opening of this person's claims, the newest first; what the same one opens in a row is one line."""
    found: list[Seen] = []
    last: dict[tuple[str, int, str, str], tuple[int, datetime]] = {}
    entries = sorted(
        (
            entry
            for claim in dict.fromkeys(share.claim_id for share in work.shares.of_user(user.id))
            for entry in work.audit.of(claim)
            if entry.event in _WHAT
        ),
        key=lambda entry: entry.at,
    )
    names = _names(work, entries, language)
    for entry in entries:
        same = (entry.claim_id or "", entry.actor, entry.event, entry.keys)
        index, at = last.get(same, (-1, entry.at))
        if index >= 0 and entry.at - at <= _TOGETHER:
            before = found[index]
            found[index] = Seen(entry.at, before.who, before.role, before.what, before.times + 1)
        else:
            index = len(found)
            who, role = names[entry.actor]
            number = entry.keys.removeprefix("file.")
            what = language.text(_WHAT[entry.event], file=f"№ {number}")
            found.append(Seen(entry.at, who, role, what, 1))
        last[same] = (index, entry.at)
    return sorted(found, key=lambda seen: seen.at, reverse=True)


def reads_view(work: Work, user: User, name: str, language: Language) -> View:
    """The list, a page at a time."""
    _, _, page = name.partition(":")
    pages = _pages([_line(one, language) for one in seen_by(work, user, language)])
    at = int(page) if page.isdecimal() and int(page) < len(pages) else 0
    shown = pages[at] if pages else [language.text(N_("Поки що ніхто їх не відкривав."))]
    more = at + 1 < len(pages)
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Хто бачив ваші заяви")),
        lines=tuple(shown),
        actions=(
            *((Action(language.text(N_("Показати ще")), OpenMenu(f"{READS}:{at + 1}")),) if more else ()),
            Action(language.text(N_("Мої заяви")), OpenMenu("claims")),
        ),
    )


def _pages(lines: list[str]) -> list[list[str]]:
    """As many lines on each page as a phone shows without scrolling."""
    pages: list[list[str]] = []
    used = _ROOM
    for line in lines:
        used += len(line) + 1
        if used > _ROOM or not pages:
            pages.append([])
            used = len(line)
        pages[-1].append(line)
    return pages


def _line(seen: Seen, language: Language) -> str:
    times = f" ×{seen.times}" if seen.times > 1 else ""
    return f"{language.moment(seen.at)} · {seen.who} ({seen.role}): {seen.what}{times}"


def _names(work: Work, entries: Sequence[Entry], language: Language) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for actor in {entry.actor for entry in entries}:
        try:
            staff = work.staff.named(actor)
        except StorageError:
            found[actor] = (f"№ {actor % 10_000}", language.text(N_("працівник")))
            continue
        role = (
            N_("керівник")
            if LEAD in staff.roles
            else N_("адміністратор")
            if ADMIN in staff.roles
            else N_("перевіряє")
        )
        found[actor] = (staff.alias, language.text(role))
    return found
