"""Ending the making of a package from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Stopped(Exception):
    """Nobody waits for this package any more. Whoever reads exhibits for a package may raise it too."""


class Stop:
    """A way to end `plan` and `build`, to be asked from any thread, once and for good. They raise `Stopped` within a
    fraction of a second: a process that works on a file is killed, a wait for a turn is over."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked = False
        self._endings: list[Callable[[], object]] = []

    def ask(self) -> None:
        """End whatever goes on with this handle, now and later."""
        with self._lock:
            self._asked = True
            endings = list(self._endings)
        for end in endings:
            end()

    @property
    def asked(self) -> bool:
        return self._asked

    def check(self) -> None:
        """Raise `Stopped` if it was asked for."""
        if self._asked:
            raise Stopped

    @contextmanager
    def ending(self, end: Callable[[], object]) -> Iterator[None]:
        """Within this block a stop also calls `end`, at once if it was asked for before. `end` may come twice."""
        with self._lock:
            self._endings.append(end)
            late = self._asked
        if late:
            end()
        try:
            yield
        finally:
            with self._lock:
                self._endings.remove(end)
