"""What a person reads on a screen, and lists that have to fit one screen of a phone, however long their lines are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from dialogs.engine.commands import Command, GoTo
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

SCREEN = 350
"""Characters that are read without scrolling."""

COLUMN = 6
"""Buttons in the column."""

LABEL = 24
"""Characters of a button, on the narrowest phones."""

MARKED = 22
"""The same where a mark may stand before it."""

LONG = 80
"""Characters of a choice on the list from which on a blank line keeps them apart."""


def reading(view: View, language: Language) -> str:
    """The words of a screen as they are laid out: the question first, then what there is to say of the last answer, the
    help, the choices, the example. Without what is opened by a tap and the fields to copy."""
    head = (view.titled, *view.notes, "\n".join(view.lines))
    blocks = [
        *(head if view.notes else ("\n".join((view.titled, *view.lines)),)),
        "" if view.fields else listed(view.choices, view.first),
        f"{language.text(N_('Наприклад:'))} {view.example}" if view.example else "",
        view.progress,
    ]
    return "\n\n".join(block for block in blocks if block)


def listed(choices: tuple[Action, ...], first: int) -> str:
    """The numbered choices."""
    apart = "\n\n" if any(len(choice.listed) > LONG for choice in choices) else "\n"
    return apart.join(
        f"{number}. {choice.listed or choice.label}" for number, choice in enumerate(choices, first)
    )


def fits(view: View, language: Language) -> bool:
    """Whether the screen is read without scrolling."""
    return len(reading(view, language)) <= SCREEN


def fitted(
    view: View,
    choices: tuple[Action, ...],
    language: Language,
    turn: Callable[[int], Command] | None = None,
    newest: bool = False,
    spare: int = 0,
) -> View:
    """The view with as many of the choices as have room on its page, and the button that leads to the next page.

    turn    the command that leads to a page; by default the same place with that page
    newest  the first page is the end of the list
    spare   rows to be left free
    """
    if not choices:
        return view
    rows, taken = COLUMN - spare - len(view.actions), len(reading(view, language))
    if taken > SCREEN - _FEW:  # the notes go before the screen
        taken = len(reading(view._replace(notes=()), language))
    room = SCREEN - taken - 2
    pages = _pages(choices[::-1] if newest else choices, room, rows)
    if newest:
        pages = [page[::-1] for page in pages]
    at = view.place.page if 0 <= view.place.page < len(pages) else 0
    more: tuple[Action, ...] = ()
    if len(pages) > 1:
        following = (at + 1) % len(pages)
        onward = turn(following) if turn else GoTo(view.place._replace(page=following))
        more = (Action(language.text(N_("Показати ще")), onward),)
    first = sum(map(len, pages[at + 1 :] if newest else pages[:at])) + 1
    shown = view._replace(choices=tuple(pages[at]), first=first, actions=(*more, *view.actions))
    apart = told_apart(shown)
    return shown if apart == shown.choices else shown._replace(choices=apart)


def leafed(view: View, told: tuple[str, ...], language: Language) -> View:
    """The view with as many of the lines as have room on its page, and the button that leads to the next page."""
    room = SCREEN - len(reading(view, language))
    pages: list[tuple[str, ...]] = [()]
    for line in told:
        if pages[-1] and len("\n".join((*pages[-1], line))) + 1 > room:
            pages.append(())
        pages[-1] += (line,)
    at = view.place.page if 0 <= view.place.page < len(pages) else 0
    following = GoTo(view.place._replace(page=(at + 1) % len(pages)))
    more = (Action(language.text(N_("Показати ще")), following),) if len(pages) > 1 else ()
    return view._replace(lines=(*view.lines, *pages[at]), actions=(*more, *view.actions))


def _pages(choices: tuple[Action, ...], room: int, rows: int) -> list[list[Action]]:
    between = 2 if any(len(choice.listed) > LONG for choice in choices) else 1
    number = len(f"{len(choices)}. ")
    lengths = [number + len(choice.listed or choice.label) + between for choice in choices]
    if len(choices) <= rows and sum(lengths) - between <= room:
        return [list(choices)]
    pages: list[list[Action]] = [[]]
    used = 0
    for choice, long in zip(choices, lengths, strict=True):
        if pages[-1] and (len(pages[-1]) == rows - 1 or used + long - between > room):
            pages.append([])
            used = 0
        pages[-1].append(choice)
        used += long
    return pages


_FEW = 110
"""Characters of a choice or two, without which a list is no list."""


def told_apart(view: View) -> tuple[Action, ...]:
    """The choices, with their numbers on the buttons that would read alike."""
    labels = [action.label for action in view.everything]
    if len({*labels}) == len(labels):
        return view.choices
    times = Counter(labels)
    return tuple(
        choice._replace(label=on_button(f"{number}. {choice.label}")) if times[choice.label] > 1 else choice
        for number, choice in enumerate(view.choices, view.first)
    )


def on_button(text: str, room: int = LABEL) -> str:
    """As many whole words as a button has room for; nothing says that there were more, for the list has them all."""
    kept = " ".join(text.split())
    while len(kept) > room:
        kept = kept.rpartition(" ")[0]
    return (kept or text[:room]).rstrip(_JOINTS)


_JOINTS = " ,;:/(—–-·"
