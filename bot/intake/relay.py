"""Bots on one machine bring each other what came for somebody else's people.

A balancer gives an update to any of them, but the one that served a person last remembers them, and needs one statement
for an answer where another has to read first. So each person is at home with one of those that live, by a sum of both
numbers (rendezvous hashing: https://doi.org/10.1109/90.663936), and whoever else is given an update of theirs passes
it on as it came, over a socket in the folder that both have for their data. Only the machine can reach it, and only who
may read that folder.

That is a shortcut and no promise: what cannot be passed on is taken in here, and the database keeps the order
(`holding.py`). One that was passed on twice, or taken in here after all, is a repetition.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from bot.logs import code_of
from bot.serving import Reply, Request, Server
from bot.telegram.connections import Connections

if TYPE_CHECKING:
    from storage.neighbours import Neighbours

_log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds until an update that was passed on is taken in here: Telegram waits for a minute, nginx as it is told."""
_KNOCKED = 1.0
"""Seconds in which whoever works answers a request that asks for nothing."""
_GRACE = 2.0


class Relay:
    """From `open` to `close` others may bring updates to this process, whose number it is.

    folder  where the sockets are, each named by the number of its process
    """

    def __init__(self, folder: Path, number: int, neighbours: Neighbours) -> None:
        self._folder = folder
        self._number = number
        self._neighbours = neighbours
        self._server: Server | None = None
        self._reached: dict[int, Connections] = {}
        self.passed = 0
        """Updates that another process has taken."""
        self.refused = 0
        """Those that it has not, and that were taken in here."""

    async def open(self, take: Callable[[Request], Awaitable[Reply]], longest: int) -> None:
        """Let others bring updates of at most so many bytes. Where no socket can be made, as in a folder with a long
        name, they bring none."""
        server = Server(take, longest)
        try:
            self._folder.mkdir(exist_ok=True, mode=0o700)
            await self._sweep()
            await server.open_at(self._door(self._number))
        except (OSError, NotImplementedError) as error:
            _log.warning("relay.closed error=%s", code_of(error))
            return
        self._server = server
        self._neighbours.tell(f"door {self._number}")

    async def close(self) -> None:
        """What is being answered is answered. Nobody is reached afterwards."""
        server, self._server = self._server, None
        if server is not None:
            with suppress(OSError):  # whatever stands there by now, if anything does
                self._door(self._number).unlink()
            await server.close(_GRACE)
        for number in [*self._reached]:
            self._lose(number)

    async def look(self) -> None:
        """Find out which of the others can be reached."""
        others = self._neighbours.others
        for number in self._reached.keys() - others:
            self._lose(number)
        if self._server is not None:
            await asyncio.gather(*(self._knock(number) for number in others - self._reached.keys()))

    def reaches(self, *numbers: int) -> bool:
        """Whether updates are passed on to every one of these processes."""
        return self._reached.keys() >= {*numbers}

    async def pass_on(self, person: int, update: bytes) -> Reply | None:
        """Bring an update to where this person is at home, by their Telegram id; what is to be said to whoever brought
        it. None where that is here, or where it cannot be brought there, or is not taken: it is to be taken in here."""
        home = home_of(person, (self._number, *self._reached))
        connections = self._reached.get(home)
        if connections is None:
            return None
        try:
            status, call = await connections.post("/", update, _PATIENCE)
        except OSError as error:
            if self._reached.get(home) is connections:  # others on their way may have failed before
                _log.warning("relay.lost error=%s", type(error).__name__)
                self._lose(home)
            status, call = 0, b""
        if status != 200:
            self.refused += 1
            return None
        self.passed += 1
        return Reply(body=call, type="application/json" if call else "")

    async def _knock(self, number: int) -> None:
        """Whoever says anything can be reached."""
        connections = Connections(f"http://{number}", self._door(number))
        try:
            await connections.post("/", b"", _KNOCKED)
        except OSError:
            return
        if self._server is None:
            connections.close()
        else:
            self._lose(number)
            self._reached[number] = connections

    def _lose(self, number: int) -> None:
        if (connections := self._reached.pop(number, None)) is not None:
            connections.close()

    async def _sweep(self) -> None:
        """Take away the doors of those that ended without a word."""
        for door in [*self._folder.iterdir()]:
            if not (door.is_socket() and door.name.isdecimal()):
                continue
            if int(door.name) in self._neighbours.others:
                continue
            try:
                visitor, _ = await asyncio.get_running_loop().create_unix_connection(
                    asyncio.Protocol, str(door)
                )
                visitor.close()
            except ConnectionRefusedError:
                door.unlink(missing_ok=True)
            except OSError as error:  # somebody else who starts has taken it away, or it is of another sort
                _log.info("relay.left error=%s", type(error).__name__)

    def _door(self, number: int) -> Path:
        return self._folder / str(number)


def home_of(person: int, processes: Iterable[int]) -> int:
    """With which of these processes a person is at home. One more or one less moves only its own people."""
    return max(processes, key=lambda number: blake2b(b"%d %d" % (person, number), digest_size=8).digest())
