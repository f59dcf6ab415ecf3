"""The places at which files are opened, shared by all packages that are made at the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from submission.stop import Stop

PLACES = 2
"""Files that are open at the same time in the whole program. Each may take 1 GB."""


class Bench:
    """One turn is one file, and who has waited longest is next. So a package of many slow files holds up the others by
    one file at a time, never by all of them."""

    def __init__(self, places: int = PLACES) -> None:
        self._lock = Lock()
        self._free = places
        self._waiting: deque[Event] = deque()

    @contextmanager
    def place(self, stop: Stop) -> Iterator[None]:
        """Waits for a place and keeps it for the block. Raises Stopped when the wait is ended."""
        turn = Event()
        with self._lock:
            if self._free:
                self._free -= 1
                turn.set()
            else:
                self._waiting.append(turn)
        try:
            with stop.ending(turn.set):
                turn.wait()
            stop.check()
            yield
        finally:
            self._leave(turn)

    def _leave(self, turn: Event) -> None:
        with self._lock:
            if turn in self._waiting:  # it was ended before its turn had come
                self._waiting.remove(turn)
            elif self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


BENCH = Bench()
"""That of the program."""
