"""How a program that runs until it is told to stop hears of it."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress


def told_to_stop() -> asyncio.Event:
    """Is set by Ctrl+C and by SIGTERM."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no such handlers; Ctrl+C works there all the same
            loop.add_signal_handler(name, stopped.set)
    return stopped
