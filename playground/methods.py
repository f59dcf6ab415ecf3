"""The Bot API's methods for private chats, each named as Telegram names it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram.methods import TelegramMethod

from .world import World

Method = Callable[[World, Any], Awaitable[Any]]
"""Takes the world and a checked call, and returns what Telegram returns, or raises `Refusal`."""

One = TypeVar("One", bound=Method)


class Methods(dict[str, tuple[type[TelegramMethod[Any]], Method]]):
    """By name in lower case, since Telegram does not mind the case: how a call is read, and what answers it."""

    def answers(self, model: type[TelegramMethod[Any]]) -> Callable[[One], One]:
        """Make a function the answer to calls of this model."""

        def register(method: One) -> One:
            self[model.__api_method__.lower()] = (model, method)
            return method

        return register
