"""What a person wishes about their privacy, and what they were told of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Literal

import orjson


@dataclass(frozen=True, slots=True)
class Wishes:
    """sweep    "all" what is said in the chat is swept, or "none" of it; "" only what belongs to a sensitive claim
    told     whether it was said what quick exit can and cannot erase
    offered  the revision of the screen on which sweeping was offered, 0 if it was not yet
    """

    sweep: Literal["", "all", "none"] = ""
    told: bool = False
    offered: int = 0

    def dump(self) -> str:
        return orjson.dumps(asdict(self)).decode()

    @classmethod
    def load(cls, text: str) -> Wishes:
        """What `dump` wrote; the defaults for nothing. Anything else raises, in one of many ways."""
        if not text:
            return cls()
        wishes = cls(**orjson.loads(text))
        if wishes.sweep not in ("", "all", "none") or type(wishes.offered) is not int:
            raise ValueError("no wishes")
        return wishes

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, text: str) -> Wishes:
        """The same, and as good as nothing where it cannot be read: then a sensitive claim is swept. Every turn asks
        three times, and most people wish the same."""
        try:
            return cls.load(text)
        except (ValueError, TypeError):
            return cls()

    def with_sweep(self, on: bool) -> Wishes:
        return replace(self, sweep="all" if on else "none")
