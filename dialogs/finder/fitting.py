"""Lists that have to fit one screen of a phone, however long their lines are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dialogs.engine.answers import Place
from dialogs.engine.commands import GoTo
from dialogs.engine.views import Action
from dialogs.language import N_, Language

SCREEN = 350
"""Characters that are read without scrolling."""

COLUMN = 6
"""Buttons in the column."""


def length(*texts: str | Iterable[str]) -> int:
    """The characters of lines, each with the break after it."""
    return sum(len(text) + 1 if isinstance(text, str) else length(*text) for text in texts)


def fitted(
    choices: tuple[Action, ...], place: Place, taken: int, rows: int, language: Language
) -> tuple[tuple[Action, ...], int, tuple[Action, ...]]:
    """The choices of the page looked at, the number of the first one, and the button for the next page.

    taken  characters that stand on the screen already; rows: buttons that there is room for, this one with them
    """
    pages = _pages(choices, SCREEN - taken, rows)
    at = place.page if 0 <= place.page < len(pages) else 0
    first = sum(map(len, pages[:at])) + 1
    following = GoTo(replace(place, page=(at + 1) % len(pages)))
    more = (Action(language.text(N_("Показати ще")), following),) if len(pages) > 1 else ()
    return tuple(pages[at]), first, more


def _pages(choices: tuple[Action, ...], room: int, rows: int) -> list[list[Action]]:
    lengths = [length(f"{number}. {choice.listed}") for number, choice in enumerate(choices, 1)]
    if len(choices) <= rows and sum(lengths) <= room:
        return [list(choices)]
    pages: list[list[Action]] = [[]]
    used = 0
    for choice, long in zip(choices, lengths, strict=True):
        if pages[-1] and (len(pages[-1]) == rows - 1 or used + long > room):
            pages.append([])
            used = 0
        pages[-1].append(choice)
        used += long
    return pages
