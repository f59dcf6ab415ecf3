"""What can be seen of a process from outside, and whether anybody looks: only then `window.py` is loaded."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol

from bot.settings import Settings, listening_at
from bot.watching.pulse import Pulse

STARTING, CLOSING, LOST = "process.starting", "process.closing", "loop.lost"


class Watched(Protocol):
    """What may be asked of a process. Its codes are of a fixed few, such as `intake.stopped`, and name nobody."""

    def stuck(self) -> list[str]:
        """What nothing but a restart mends."""

    async def unready(self) -> list[str]:
        """Why it should be given no work for now."""

    async def metrics(self, pulse: Pulse, accept: str) -> tuple[bytes, str] | None:
        """The figures, and the type of what they are written in, of those that are accepted; None if it has none."""


@asynccontextmanager
async def watching(settings: Settings) -> AsyncIterator[Callable[[Watched], None]]:
    """The window, if one is set up, as long as the process lives; what is to be seen in it goes to what this gives.
    Raises SettingsError when the port is taken."""
    if settings.watch_port is None:
        yield lambda watched: None
        return
    from bot.watching.window import Window

    with listening_at("WATCH_PORT"):
        window = await Window.open(settings.watch_host, settings.watch_port)
    try:
        yield window.show
    finally:
        await window.close()
