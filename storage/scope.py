"""What the repositories of one unit of work share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Dialect

from storage.bundle import Bundle, Part
from storage.errors import Conflict
from storage.keys import Keyring

if TYPE_CHECKING:
    from storage.audit.common import Common
    from storage.heads import Heads
    from storage.serials import Reserve


class Lane(NamedTuple):
    """A person's lane that is to be held for so long from now on (`holds.py`)."""

    user_id: int
    lasts: timedelta


class Scope:
    """One transaction: its connection, the keys, its moment (UTC), whether it may write, and the number of the process.

    Repositories lock the rows they read when the transaction writes, so that read-then-write never loses a
    change on PostgreSQL. SQLite has one writer and needs no locks.

    put_aside  of whom something was put aside in it
    people     which people each user has, by id and revision, as far as it was read in it; None: it was changed since
    claims     what is known of the heads of each user's claims (`heads.py`)
    made       see `Work.once`
    lane       what is still to be held with whatever is written
    opening    begins the transaction; None where it has begun
    alone      whether this process is the only one that writes, as far as it knows
    after      what is done once the unit stands
    common     the end of the log that everybody adds to, and `has_turn`: whether it is this unit's turn
    reserve    serials for claims that are begun (`serials.py`)
    closing    what is done when everything else is: it locks what everybody needs
    held_back  what may go with a later write to the same row: by that row, what puts it off alone, and its values
    sent       how often what was put off has been sent so far
    broken     why nothing of the unit can stand any more: whoever goes on nevertheless hears of it again
    """

    __slots__ = (
        "_bundle",
        "_connection",
        "after",
        "alone",
        "broken",
        "claims",
        "closing",
        "common",
        "dialect",
        "driver",
        "grammar",
        "has_turn",
        "held_back",
        "keyring",
        "lane",
        "made",
        "now",
        "opening",
        "people",
        "process",
        "put_aside",
        "reserve",
        "sent",
        "writing",
    )

    def __init__(
        self,
        connection: Connection,
        keyring: Keyring,
        now: datetime,
        writing: bool,
        process: int,
        reserve: Reserve,
        common: Common,
    ) -> None:
        self._connection = connection
        self._bundle: Bundle | None = None
        self.keyring = keyring
        self.now = now
        self.writing = writing
        self.process = process
        self.put_aside: set[int] = set()
        self.people: dict[int, tuple[tuple[str, int], ...] | None] = {}
        self.claims: dict[int, Heads] = {}
        self.made: dict[Hashable, tuple[object, Any]] = {}
        self.lane: Lane | None = None
        self.opening: Callable[[], None] | None = None
        self.closing: list[Callable[[], None]] = []
        self.held_back: dict[Hashable, tuple[Callable[[Scope, dict[str, Any]], None], dict[str, Any]]] = {}
        self.sent = 0
        self.broken: Conflict | None = None
        self.reserve = reserve
        self.common = common
        self.alone = False
        self.has_turn = False
        self.after: list[Callable[[], None]] = []
        self.grammar: Dialect = connection.dialect
        self.dialect = self.grammar.name
        self.driver: Any = connection.connection.dbapi_connection
        """The connection as the driver knows it, for prepared statements."""

    @property
    def connection(self) -> Connection:
        """What was put off is sent before anything else is asked."""
        if self.opening is not None or self._bundle is not None or self.held_back or self.broken:
            self.settle()
        return self._connection

    def put_off(self, part: Part, given: list[Any], row: tuple[Any, ...]) -> None:
        """Send this with what comes after it, before anything is asked and at the latest at the end. `row`: see
        `Bundle.takes`."""
        if self._bundle is not None and not self._bundle.takes(part, row):
            self.settle()
        if self._bundle is None:
            self._bundle = Bundle()
        self._bundle.add(part, given, row)

    def settle(self) -> None:
        """Begin the transaction, if it has not begun, and send what was put off. Raises Conflict where that can not
        stand, and the unit with it."""
        if self.opening is not None:
            opening, self.opening = self.opening, None
            opening()
        self._finish()

    def begin(self) -> None:
        """Begin the transaction, on PostgreSQL."""
        self.driver.run_async(lambda connection: connection.execute("BEGIN"))

    def wait(self, what: Callable[[], Awaitable[Any]]) -> None:
        """Wait for something of this process, on PostgreSQL."""
        self.driver.run_async(lambda connection: what())

    def end_turn(self, *, failed: bool = False) -> None:
        """The next unit may add to the common log, if this one had the turn. What is not committed yet, or may not be,
        is nothing to go on from."""
        if self.has_turn:
            self.has_turn = False
            if failed or self.opening is None:
                self.common.end = None
            self.common.turn.release()

    def close(self) -> None:
        """Do what comes last, and send what was put off: by itself, where nothing was asked in between."""
        for do in self.closing:
            do()
        self._finish()

    def _finish(self) -> None:
        if self.broken is not None:
            raise self.broken
        while self.held_back:
            _, (put_off, values) = self.held_back.popitem()
            put_off(self, values)
        if self._bundle is not None:
            bundle, self._bundle = self._bundle, None
            self.sent += 1
            try:
                bundle.send(self.driver)
            except Conflict as error:
                self.broken = error
                raise
