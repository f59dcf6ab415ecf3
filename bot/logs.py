"""Logs: events and codes, never what a person wrote."""

from __future__ import annotations

import errno
import logging
import sys
import time

from storage import StorageError


def configure(level: str) -> None:
    """One line for each event, on standard error: when (UTC), how grave, from where, what, and what belongs to it.

    aiohttp's logs hold addresses, and so the token, and asyncio's the repr of what was in hand: both are silenced, and
    what matters is logged by us.
    """
    line = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    line.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(line)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("aiohttp", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in ("sqlalchemy", "alembic", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.WARNING)


def code_of(error: BaseException) -> str:
    """What an operator can look up: the code of storage, the name that the system has for it, or the type."""
    if isinstance(error, StorageError):
        return error.code
    number = error.errno if isinstance(error, OSError) else None
    return errno.errorcode.get(number or 0, type(error).__name__)


def place_of(error: BaseException) -> str:
    """Where an error arose, as module:line: enough to find it, and nothing of what a person wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""
