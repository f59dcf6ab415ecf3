"""What is stored as text, and whether it can be read: another version of the program may have written it, or damage."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from conversation.claims.fate import Filing
from conversation.privacy.wishes import Wishes
from conversation.screens.shown import Shown
from conversation.session import Session
from dialogs.engine.records import load_cursor

UNREAD = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, AssertionError)
"""What reading a text raises that something else has written."""


def readable(load: Callable[[str], object], text: str) -> bool:
    """Whether the text is what `load` reads."""
    try:
        load(text)
    except UNREAD:
        return False
    return True


READERS: dict[str, Callable[[str], bool]] = {
    "users.session": partial(readable, Session.load),
    "users.shown": partial(readable, Shown.load),
    "users.privacy": partial(readable, Wishes.load),
    "messages.number": partial(readable, lambda text: [*map(int, text.split())]),
    "claims.place": partial(readable, load_cursor),
    "claims.filing": partial(readable, Filing.load),
    "answers.body": partial(readable, json.loads),
    "people.facts": partial(readable, json.loads),
}
"""By table and column, whether a text there can be read."""
