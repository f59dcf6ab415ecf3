"""Who the finder is told of, in a word at its list of people."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Draft
from dialogs.engine.commands import AddItem
from dialogs.engine.path import trace
from dialogs.engine.understanding import understood
from dialogs.finder.life import FINDER
from tests.dialogs.scope import TODAY, UKRAINIAN


def told(typed: str) -> str | None:
    """The sort of person who is added; None where nobody is."""
    path = trace(FINDER, {}, TODAY)
    command = understood(Draft(), path.slots[0], typed, path, UKRAINIAN)
    return command.sort if isinstance(command, AddItem) else None


@pytest.mark.parametrize(
    ("typed", "sort"),
    [
        ("двоє дітей", "child"),
        ("детей", "child"),
        ("доню", "child"),
        ("чоловікові", "adult"),
        ("бабушка", "adult"),
    ],
)
def test_one_sort_is_added(typed: str, sort: str) -> None:
    assert told(typed) == sort


@pytest.mark.parametrize("typed", ["я, муж и двое детей", "чоловік і діти", "мама и дети"])
def test_of_several_sorts_none_is_dropped(typed: str) -> None:
    assert told(typed) is None
