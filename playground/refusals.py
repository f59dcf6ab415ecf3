"""How the Bot API says no: an HTTP status and a description, in Telegram's own words where they are known."""

from __future__ import annotations

import json


class Refusal(Exception):
    """A call that is answered `{"ok": false}`; `parameters` carries `retry_after` where Telegram sends it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def text(self) -> str:
        """The body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return json.dumps({**body, "parameters": self.parameters} if self.parameters else body)


def bad_request(reason: str) -> Refusal:
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    return Refusal(409, f"Conflict: {reason}")
