"""Tokens of leases: the number of the process that holds one, and something that is new each time."""

import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func

_NUMBER = 8
"""Digits of a number, of 32 bits."""


def token_of(process: int) -> str:
    """A new token of 32 characters."""
    return f"{process:0{_NUMBER}x}{secrets.token_hex(12)}"


def names_of(processes: Iterable[int]) -> list[str]:
    """What the tokens of these processes begin with."""
    return [f"{process:0{_NUMBER}x}" for process in processes]


def left_behind(token: ColumnElement[Any], living: Any) -> ColumnElement[bool]:
    """Whether a token is of none of the processes that begin so; `living` is an expanding parameter."""
    return func.substr(token, 1, _NUMBER).not_in(living)
