"""What the machine itself does to whoever works on it: the same piece of work, again and again, at the pace of answers.

It reads nothing, waits for nothing and makes no garbage, so what it takes beyond its usual time is due to neighbours,
to the clock of the processor, and to what they left of its memory.
"""

from __future__ import annotations

import json
import os
import time

from benchmarks.load import Waits
from benchmarks.pace import RATE
from benchmarks.running import CORES

_PIECE = [{str(number): ["слово", number / 7, {}]} for number in range(1000)]


def still(seconds: float) -> Waits:
    """Milliseconds that a piece took, where a bot would work."""
    mine = os.sched_getaffinity(0) if CORES else set[int]()
    if CORES:
        os.sched_setaffinity(0, {CORES[0]})
    began, took = time.perf_counter(), list[float]()
    for tick in range(round(RATE * seconds)):
        time.sleep(max(began + tick / RATE - time.perf_counter(), 0))
        since = time.perf_counter()
        json.dumps(_PIECE)
        took.append(time.perf_counter() - since)
    if CORES:
        os.sched_setaffinity(0, mine)
    return Waits.of(took)
