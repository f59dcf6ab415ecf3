"""Regular expressions that wait to be compiled until somebody types what they are for.

There are six hundred, and to compile them all takes a sixth of a start (docs/decisions/0013-the-speed-of-an-answer.md).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


class _Expression:
    """What an expression can do is looked up once, which compiles it; from then on it is at hand."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Is asked for what is not there yet."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_waiting: deque[_Expression] = deque()


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """For a module to keep: `re.compile`, when it is first used or its turn comes. A wrong one is found only then."""
    made = _Expression(pattern, flags)
    _waiting.append(made)
    return cast("re.Pattern[str]", made)


def compiling() -> Iterator[None]:
    """Compile what has not been used yet, one with each step: a millisecond, at most twenty."""
    while _waiting:
        _ = _waiting.popleft().match
        yield
