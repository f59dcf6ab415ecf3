"""Who else works with this data: every process keeps one file locked, and one that has it for itself is alone."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from storage.address import parse
from storage.errors import translating

if TYPE_CHECKING:
    from storage.neighbours import Neighbours

if sys.platform != "win32":
    import fcntl


class Presence:
    """From `enter` to `leave` this process counts as present. The lock goes with the process, however it ends.

    Where the system has no such locks nobody is ever known to be alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def enter(self) -> bool:
        """Come in; whether nobody else is there. Who is alone keeps others waiting until `settle`. May wait itself."""
        with translating():
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if sys.platform == "win32":
                return False
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)
                return False
            return True

    @property
    def tells(self) -> bool:
        """Whether the system has such locks."""
        return sys.platform != "win32"

    def alone(self) -> bool:
        """Come in only if nobody else is there, and keep others waiting; whether it was so."""
        with translating():
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if sys.platform != "win32":
                try:
                    fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    return True
                except BlockingIOError:
                    pass
        self.leave()
        return False

    def settle(self) -> None:
        """What only one process may do is done; others may come in."""
        if sys.platform != "win32":
            with translating():
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def beat(self, now: datetime) -> None:
        """Note that somebody was there at this moment."""
        with translating():
            os.utime(self._path, (now.timestamp(), now.timestamp()))

    def last(self) -> datetime | None:
        """When somebody was last known to be there; None where nobody ever was. To be asked before `enter`."""
        try:
            return datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        except OSError:
            return None

    def leave(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def neighbours_on(url: str, number: int) -> Neighbours | None:
    """The other processes on the database at `url`, for the one with this number; None for SQLite, which several
    cannot share, and which so needs no driver of PostgreSQL."""
    parsed = parse(url)
    if parsed.get_backend_name() == "sqlite":
        return None
    from storage.neighbours import Neighbours

    return Neighbours(parsed, number)
