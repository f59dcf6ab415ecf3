"""How long to wait before trying again."""

from __future__ import annotations

import random


def pause(tries: int, longest: float = 60.0, first: float = 0.5) -> float:
    """Seconds before the next attempt after so many: doubled each time, and jittered, so that not all come at once.

    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    return min(first * 2.0 ** min(tries, 30), longest) * random.uniform(0.5, 1.5)  # noqa: S311  # jitter, not a secret
