"""Waiting for Telegram."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

_log = structlog.get_logger(__name__)
T = TypeVar("T")

_LONGEST_PAUSE = 60.0


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Wait out limits and outages with growing, jittered pauses; the order within a chat is kept meanwhile.

    Raises what Telegram will not take however often it is asked: TelegramBadRequest, TelegramForbiddenError and others.
    """
    pause = 0.5
    while True:
        try:
            return await call()
        except TelegramRetryAfter as error:
            _log.warning("telegram.slow_down", seconds=error.retry_after)
            await asyncio.sleep(error.retry_after)
        except (TelegramServerError, TelegramNetworkError, ClientDecodeError) as error:
            _log.warning("telegram.unreachable", error=type(error).__name__)
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  # jitter, not a secret
            pause = min(pause * 2, _LONGEST_PAUSE)
