"""Faults on order: the next calls of a method fail the way Telegram or the network would."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_DESCRIPTIONS = {
    400: "Bad Request: message can't be edited",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class Fault(BaseModel):
    """What `POST /playground/faults` takes.

    `method` is a Bot API method, "file" for downloads, or "*". `status` is an HTTP status, "reset" for a connection
    cut off, "html" for a gateway's page instead of JSON. With `applied` the call takes effect before its answer
    is lost. `chat_id` limits the fault to one chat.
    """

    model_config = ConfigDict(extra="forbid")

    method: str
    status: int | Literal["reset", "html"]
    times: int = Field(default=1, ge=1)
    retry_after: int = 1
    description: str = ""
    chat_id: int | None = None
    applied: bool = False

    @property
    def code(self) -> int:
        return self.status if isinstance(self.status, int) else 502

    @property
    def body(self) -> dict[str, Any]:
        description = self.description or _DESCRIPTIONS.get(self.code, "Bad Request")
        body = {
            "ok": False,
            "error_code": self.code,
            "description": description.replace("{retry_after}", str(self.retry_after)),
        }
        return {**body, "parameters": {"retry_after": self.retry_after}} if self.code == 429 else body


class Faults:
    """The faults still to come, oldest first."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._coming.append(fault)

    def clear(self) -> None:
        self._coming.clear()

    def take(self, method: str, chat_id: Any = None) -> Fault | None:
        """The fault for this call, used up by one."""
        for fault in self._coming:
            meant = fault.method == "*" or fault.method.lower() == method.lower()
            if meant and (fault.chat_id is None or str(fault.chat_id) == str(chat_id)):
                fault.times -= 1
                if not fault.times:
                    self._coming.remove(fault)
                return fault
        return None
