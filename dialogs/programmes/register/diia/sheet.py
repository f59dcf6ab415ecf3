"""Carrying a claim over into Diia: what to press there, then section after section with a button to copy each answer.

The answers stay in Ukrainian, as Diia takes them; the words around them are in the person's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Copy, GoTo
from dialogs.engine.look.wording import units
from dialogs.engine.portal import TransferField, TransferSection
from dialogs.engine.snapshot import Snapshot
from dialogs.engine.views import Action, Field, View
from dialogs.language import N_, Language
from dialogs.programmes.register.diia.portal import AFTERWARDS, HINTS, STEPS
from dialogs.programmes.register.diia.transfer import transfer

COPIED = 256
"""Most UTF-16 units that a button copies: https://core.telegram.org/bots/api#copytextbutton"""

BUTTONS = 6
SCREEN = 350
"""Characters of a screen, so that nobody has to scroll; only one long answer takes a larger one for itself."""

ROOM = 3600
"""UTF-16 units for the fields of a screen. With the heading and what a refusal may add it stays below 4,096."""

PIECE = 3000
"""A longer answer is shown in pieces, each small enough for one screen."""

PIECE_NOTE = 200
TITLE = 45
HEADING = 100
"""Characters of a screen that its title takes, and what stands between: how to copy, and where one is."""

LABEL = 24


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of the sheet: a section, or one of the parts into which a long one is divided."""

    section: TransferSection
    number: int
    part: int
    parts: int
    fields: tuple[Field, ...]


def transfer_view(snapshot: Snapshot, place: Place, language: Language) -> View:
    """The screen `place.page` of the sheet. The snapshot has to be in Ukrainian. A page that is no longer there is the
    last one."""
    views = transfer_views(snapshot, language)
    return views[min(max(place.page, 0), len(views) - 1)]


def transfer_views(snapshot: Snapshot, language: Language) -> tuple[View, ...]:
    """All screens of the sheet: what to press, then the sections, and at the end what remains to be done."""
    sheet = transfer(snapshot)
    told = _told(snapshot, language)
    pages = tuple(_pages(sheet, language))
    first, last = len(told), len(told) + len(pages)
    return (
        *(_steps(lines, at, at + 1 < last, language) for at, lines in enumerate(told)),
        *(_section(page, at, len(sheet), language) for at, page in enumerate(pages, first)),
        _afterwards(last, language),
    )


def _told(snapshot: Snapshot, language: Language) -> tuple[tuple[str, ...], ...]:
    """What to press, on as many screens as it takes."""
    steps = (language.text(step, code=snapshot.code, title=snapshot.title) for step in STEPS)
    numbered = (f"{number}. {step}" for number, step in enumerate(steps, 1))
    return tuple(_filled((*numbered, *map(language.text, HINTS)), SCREEN - TITLE))


def _filled(lines: Iterable[str], room: int) -> Iterator[tuple[str, ...]]:
    """Lines in portions of up to so many characters, in order."""
    held: list[str] = []
    for line in lines:
        if held and sum(map(units, held)) + units(line) + len(held) > room:
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def _steps(lines: tuple[str, ...], at: int, more: bool, language: Language) -> View:
    return View(
        place=Place(Screen.TRANSFER, page=at),
        ref=None,
        heading=language.text(N_("Як перенести заяву в Дію")),
        lines=lines,
        bottom=_bottom(
            _to(at - 1) if at else GoTo(Place(Screen.CHECK)), _to(at + 1) if more else None, language
        ),
    )


def _section(page: Page, at: int, sections: int, language: Language) -> View:
    exact = any(field.exact for field in page.fields)
    where = language.text(N_("Розділ {number} з {sections}"), number=page.number, sections=sections)
    if page.parts > 1:
        where += ", " + language.text(N_("частина {part} з {parts}"), part=page.part, parts=page.parts)
    return View(
        place=Place(Screen.TRANSFER, page=at),
        ref=None,
        heading=page.section.title,
        lines=(
            *_translated(page.section.title, language),
            *((language.text(N_("Натисніть кнопку або сам текст, щоб скопіювати.")),) if exact else ()),
        ),
        fields=page.fields,
        choices=tuple(_copy(field, language) for field in page.fields if field.number),
        bottom=_bottom(_to(at - 1), _to(at + 1), language),
        progress=where,
    )


def _afterwards(at: int, language: Language) -> View:
    return View(
        place=Place(Screen.TRANSFER, page=at),
        ref=None,
        heading=language.text(N_("Залишилося підписати")),
        lines=tuple(language.text(line) for line in AFTERWARDS),
        bottom=_bottom(_to(at - 1), None, language),
    )


def _bottom(back: GoTo, onward: GoTo | None, language: Language) -> tuple[Action, ...]:
    return (
        Action(language.text(N_("Назад")), back),
        *((Action(language.text(N_("Далі")), onward),) if onward else ()),
        Action(language.text(N_("До заяви")), GoTo(Place(Screen.TASKS))),
    )


def _to(page: int) -> GoTo:
    return GoTo(Place(Screen.TRANSFER, page=page))


def _copy(field: Field, language: Language) -> Action:
    """The number tells it apart; as many whole words of the label follow as there is room for."""
    label = language.text(N_("Копіювати {number}"), number=field.number) + ":"
    for word in language.text(field.label).split():
        if len(label) + 1 + len(word.rstrip(_JOINTS)) > LABEL:
            break
        label += f" {word}"
    return Action(label.rstrip(_JOINTS), Copy(field.value), copy=field.value)


_JOINTS = " ,;:/("


def _pages(sheet: tuple[TransferSection, ...], language: Language) -> Iterator[Page]:
    for number, section in enumerate(sheet, 1):
        screens = list(_screens(section, language))
        for part, fields in enumerate(screens, 1):
            yield Page(section, number, part, len(screens), fields)


def _screens(section: TransferSection, language: Language) -> Iterator[tuple[Field, ...]]:
    """The fields of a section in as few screens as hold them; each screen numbers what its buttons copy from 1."""
    above = units("".join((section.title, *_translated(section.title, language)))) + HEADING
    held: list[Field] = []
    about = ""
    for field in (shown for one in section.fields for shown in _shown(one, language)):
        with_it = (*held, field)
        scrolled = sum(map(_seen, with_it)) + above > SCREEN
        full = scrolled or sum(map(_length, with_it)) + _units(section.title) > ROOM
        if held and (full or (field.number and _buttons(held) == BUTTONS)):
            yield tuple(held)
            held = []
        # Behind the last item of a list the section goes on, which a heading has to say.
        title = field.title or (section.title if about and held else "")
        changed = field.title != about or not held
        number = _buttons(held) + 1 if field.number else 0
        held.append(replace(field, title=title if changed else "", number=number))
        about = field.title
    if held:
        yield tuple(held)


def _buttons(fields: list[Field]) -> int:
    return sum(bool(field.number) for field in fields)


def _shown(field: TransferField, language: Language) -> Iterator[Field]:
    """A field as it is shown: a long answer in pieces, and how an amount was worked out behind it."""
    notes = tuple(_notes(field, language))
    if field.manner == "supplied":
        labels = (f"• {language.text(label)}" for label in field.label.split("; "))
        register = f" ({language.text(field.aside)})" if field.aside else ""
        for some in _filled(labels, SCREEN - HEADING):
            heading = language.text(N_("Дія підставить сама")) + register
            yield Field(heading, "", notes=some, title=field.group)
        return
    if field.manner == "skipped":
        yield Field(field.label, language.text(N_("пропущено")), notes=notes, title=field.group)
        return
    exact = field.manner == "type"
    room = min(PIECE, ROOM - _length(Field(field.label, "", field.aside, notes, field.group)) - PIECE_NOTE)
    pieces = cut(field.value, room)
    for number, piece in enumerate(pieces, 1):
        yield Field(
            field.label,
            piece,
            notes=(*notes, *_piece_note(number, len(pieces), language)),
            title=field.group,
            exact=exact,
            number=int(exact and not field.compare and _units(piece) <= COPIED),
            aside=field.aside,
        )
    for number, piece in enumerate(working := cut("\n".join(field.working), room), 1):
        note = _piece_note(number, len(working), language)
        yield Field(language.text(N_("Розрахунок")), piece, notes=note, title=field.group, exact=True)


def _notes(field: TransferField, language: Language) -> Iterator[str]:
    yield from _translated(field.label, language)
    match field.days:
        case (day,):
            yield language.text(
                N_("Якщо потрібен точний день, а ви його не знаєте, виберіть {day}."), day=day
            )
        case (first, last):
            yield language.text(
                N_("Якщо потрібні точні дні, а ви їх не знаєте, виберіть {first} і {last}."),
                first=first,
                last=last,
            )
    match field.manner:
        case _ if field.compare and field.manner != "skipped":
            yield language.text(N_("Дія підставить це сама. Перевірте, чи все збігається."))
        case "choose":
            yield language.text(N_("Виберіть у Дії."))
        case "attach":
            yield language.text(N_("Ці файли лежать у пакеті, у папці diia. Номер стоїть на початку назви."))
        case "nothing":
            yield language.text(N_("Тут нічого не додавайте."))
        case "skipped" if field.inferred:
            yield language.text(N_("Якщо Дія про це спитає, відповідь можна дати там."))
        case "skipped":
            yield language.text(N_("Ця відповідь обов’язкова."))


def _translated(words: str, language: Language) -> tuple[str, ...]:
    """The same in the person's language, where that is not the language of Diia."""
    translation = language.text(words)
    return (translation,) if translation != words else ()


def _piece_note(number: int, pieces: int, language: Language) -> tuple[str, ...]:
    if pieces == 1:
        return ()
    return (
        language.text(
            N_("Уривок {number} з {pieces}: скопіюйте всі по черзі."), number=number, pieces=pieces
        ),
    )


def cut(text: str, limit: int = PIECE) -> tuple[str, ...]:
    """A text in pieces that make it up again, up to `limit` units each; cut behind a line or a word if possible."""
    pieces: list[str] = []
    while _units(text) > limit:
        end, length = 0, 0
        while (length := length + _units(text[end])) <= limit:
            end += 1
        window = text[:end]
        at = max(window.rfind("\n"), window.rfind(" ")) + 1
        end = at if at > end // 2 else end
        pieces.append(text[:end])
        text = text[end:]
    return (*pieces, text) if text else tuple(pieces)


def _seen(field: Field) -> int:
    """Characters that a field takes on the screen, line ends and its number included."""
    return sum(
        units(words) + 1 for words in (field.title, field.label, field.value, field.aside, *field.notes)
    )


def _length(field: Field) -> int:
    """Units that a field takes on the screen, with room for its markup and its number."""
    return sum(map(_units, (field.title, field.label, field.value, field.aside, *field.notes))) + 60


def _units(text: str) -> int:
    """The length on the screen, where these signs are written out as entities."""
    return units(text) + sum(4 for sign in text if sign in "&<>")
