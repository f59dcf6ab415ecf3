"""How a program that runs until it is told to stop hears of it, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress

_ALWAYS = (signal.SIGINT, signal.SIGTERM)
_STOPS = _ALWAYS if sys.platform == "win32" else (*_ALWAYS, signal.SIGHUP)


def told_to_stop() -> asyncio.Event:
    """Is set by Ctrl+C, by SIGTERM, and where the terminal is closed, unless `nohup` has it go on."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in _STOPS:
        if name not in _ALWAYS and signal.getsignal(name) is signal.SIG_IGN:
            continue
        with suppress(NotImplementedError):  # Windows has no such handlers; Ctrl+C works there all the same
            loop.add_signal_handler(name, stopped.set)
    return stopped


def leave() -> None:
    """End the process without its threads, one of which waits for a service that answers nothing: the interpreter would
    wait for it. What has to last is written."""
    sys.stdout.flush()
    os._exit(0)
