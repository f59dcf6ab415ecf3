"""How Telegram's own programs cut a text that is longer than a message may be.

Told by their public source code: `breakChatInputText` of the iOS client, `processSendingText` of the Android client
(and what it was in its first years), `TextUtilities::CutPart` of the desktop client. All count in UTF-16 code units
and trim each part; none ever cuts a surrogate pair here, though some do.
"""

from __future__ import annotations

from collections.abc import Callable

from .formatting import MAX_TEXT, units

Cut = Callable[[str, str], tuple[int, int]]
"""From a part of full length and what follows it: where the part ends, and where the next begins."""

ANDROID_LOOKS_BACK = 300
"""Characters in which Android looks for a better place, from the end of a part."""


def ios(part: str, rest: str) -> tuple[int, int]:
    """After the last full stop or new line, however near the beginning of the part it is."""
    end = max(part.rfind("\n"), part.rfind(".")) + 1 or len(part)
    return end, end


def android(part: str, rest: str) -> tuple[int, int]:
    """At an empty line, else the first new line, else the last sentence, else the last word of 300 characters."""
    tail = range(len(part) - 1, max(len(part) - 1 - ANDROID_LOOKS_BACK, 0), -1)
    lines = [place for place in tail if part[place] == "\n"]
    for places in (
        [place for place in lines if part[place - 1] == "\n"],
        lines[::-1],
        [place for place in tail if part[place].isspace() and part[place - 1] == "."],
        [place for place in tail if part[place].isspace()],
    ):
        if places:
            return places[0], places[0] + 1
    return len(part), len(part)


def first_android(part: str, rest: str) -> tuple[int, int]:
    """At 4,096 exactly, through words: so did Android for years, and so do programs that nobody renews."""
    return len(part), len(part)


def desktop(part: str, rest: str) -> tuple[int, int]:
    """At the last of the best places in the second half: empty line, line, sentence, clause, word."""
    text = part + rest[:2]

    def rank(place: int) -> int:
        here, before = text[place], text[place - 1]
        if here == "\n":
            return 6 if text[place + 1 : place + 2] == "\n" else 5
        if here.isspace():
            return 4 if before in ".?!" else 3 if before in ",:;" else 2
        return 0 if before.isalnum() else 1

    half = _fitting(part, MAX_TEXT // 2) + 1
    end = max(range(half, len(part) + 1), key=lambda place: (rank(place), place))
    return end, end


CLIENTS: dict[str, Cut] = {
    "android": android,
    "first_android": first_android,
    "ios": ios,
    "desktop": desktop,
}


def cut(text: str, client: str = "android") -> list[str]:
    """The messages that a text becomes, each of up to 4,096 units; `KeyError` for an unknown client."""
    place = CLIENTS[client]
    left = text.strip()
    parts: list[str] = []
    while units(left) > MAX_TEXT:
        whole = _fitting(left, MAX_TEXT)
        end, following = place(left[:whole], left[whole:])
        parts.append(left[:end].strip())
        left = left[following:]
    return [part for part in [*parts, left.strip()] if part]


def _fitting(text: str, most: int) -> int:
    """How many characters from the start fit into so many units."""
    length = 0
    for place, character in enumerate(text):
        length += 1 + (ord(character) > 0xFFFF)
        if length > most:
            return place
    return len(text)
