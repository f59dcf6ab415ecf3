"""What the operator has set that a conversation keeps to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conversation.review.terms import Terms


@dataclass(frozen=True, slots=True)
class Limits:
    """closed  categories that Diia does not take at present («за технічної можливості», paragraph 3)
    files   how many files a claim may hold
    bytes   how much they may be together
    review  who checks claims, and on which terms; None where nobody does
    bot     the bot's name in links, "" while Telegram has not told it
    """

    closed: frozenset[str] = frozenset()
    files: int = 300
    bytes: int = 2 * 1024**3
    review: Terms | None = None
    bot: Callable[[], str] = str


DEFAULTS = Limits()
