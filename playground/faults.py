"""Faults on order: the next calls of a method fail, or come late, the way Telegram or the network would."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from .refusals import Refusal

_DESCRIPTIONS = {
    400: "Bad Request: message can't be edited",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}

PAGE = "<!doctype html><html><head><title>Sign in</title></head><body><h1>502 Bad Gateway</h1></body></html>"
"""What a gateway, or a hotel's network, puts in place of an answer."""

BODIES = {"empty": '{"ok":true}', "null": "null", "garbage": '{"ok":true,"resu', "html": PAGE}

MALFORMED_UPDATES = {
    "ok alone": '{"ok":true}',
    "null": "null",
    "result is null": '{"ok":true,"result":null}',
    "result is an object": '{"ok":true,"result":{"update_id":1}}',
    "result is a word": '{"ok":true,"result":"none"}',
    "an item without update_id": '{"ok":true,"result":[{"message":{"text":"x"}}]}',
    "an update_id that is no number": '{"ok":true,"result":[{"update_id":"first"}]}',
    "items that are not objects": '{"ok":true,"result":[1,"x",null,[]]}',
    "a list": "[]",
    "cut off": '{"ok":true,"result":[{"update_id":',
    "not JSON": "Service Unavailable",
    "nothing": "",
}
"""Answers to getUpdates of every wrong shape, by name; for `Fault(method="getUpdates", status=200, body=...)`."""

_HALVES = ("half", "half_unsaid", "half_cut")


class Fault(BaseModel):
    """What `POST /playground/faults` takes.

    `method` is a Bot API method, "file" for downloads, or "*" for both.

    `status` is an HTTP status with Telegram's body; 200 means that the call works (but late, with a `delay`), unless
    there is a `body`, which is then sent as it stands. Or it is one of these:

    - "reset": the connection is cut off;
    - "hang": no answer ever, until the bot gives up;
    - "html": a page instead of JSON, with 502; instead of a file, with 200;
    - "empty": 200 and `{"ok":true}`; "null": 200 and `null`; "garbage": 200 and half of a JSON;
    - "half", of a download: 200 and the first half of the bytes, whose length is said as that of the whole answer;
      "half_unsaid": no length is said; "half_cut": the length of the whole is said, and the connection ends early.

    `delay`: seconds in front of the call; those of several faults add up, and a fault with 200 lets others strike the
    same call. `share`: how many of the calls it strikes, by a random sequence of its `seed` (0.05 is every twentieth
    on average). `times`: how many calls it strikes; null for all until it is called off. `lasts`: seconds after which
    it ends by itself. `chat_id` limits it to one chat: its messages, its files, its presses. With `applied` the call
    takes effect before its answer is delayed or lost.
    """

    model_config = ConfigDict(extra="forbid")

    method: str
    status: (
        int | Literal["reset", "hang", "html", "empty", "null", "garbage", "half", "half_unsaid", "half_cut"]
    )
    times: int | None = Field(default=1, ge=1)
    share: float = Field(default=1.0, gt=0, le=1)
    seed: int = 0
    delay: float = Field(default=0.0, ge=0, le=600)
    lasts: float | None = Field(default=None, gt=0)
    body: str | None = None
    retry_after: int = 1
    description: str = ""
    chat_id: int | None = None
    applied: bool = False

    _chance: Random = PrivateAttr(default_factory=Random)
    _end: float | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _halves_are_of_files(self) -> Self:
        if self.status in _HALVES and self.method != "file":
            raise ValueError('only a download (method "file") can come by half')
        return self

    def model_post_init(self, _: Any, /) -> None:
        self._chance = Random(self.seed)  # noqa: S311 - chance, not a secret
        self._end = None if self.lasts is None else time.monotonic() + self.lasts

    @property
    def spoils(self) -> bool:
        """Whether it takes the answer's place, and does not only delay it."""
        return self.status != 200 or self.body is not None

    @property
    def over(self) -> bool:
        return self.times == 0 or (self._end is not None and time.monotonic() >= self._end)

    @property
    def code(self) -> int:
        """The HTTP status."""
        if isinstance(self.status, int):
            return self.status
        return 502 if self.status == "html" and self.method != "file" else 200

    @property
    def text(self) -> str:
        """The body, as it goes over the wire."""
        if self.body is not None:
            return self.body
        if not isinstance(self.status, int):
            return BODIES.get(self.status, "")
        return _refusal(self.status, self.description, self.retry_after)

    def strikes(self, method: str, chat_id: Any) -> bool:
        """Whether this call is meant, and chance picks it; used up by one then."""
        meant = self.method == "*" or self.method.lower() == method.lower()
        if not meant or (self.chat_id is not None and str(self.chat_id) != str(chat_id)):
            return False
        if self.share < 1 and self._chance.random() >= self.share:
            return False
        if self.times is not None:
            self.times -= 1
        return True


def _refusal(code: int, description: str, retry_after: int) -> str:
    description = description or _DESCRIPTIONS.get(code, "Bad Request")
    return Refusal(
        code,
        description.replace("{retry_after}", str(retry_after)),
        **({"retry_after": retry_after} if code == 429 else {}),
    ).text


@dataclass(frozen=True)
class Strike:
    """What becomes of one call: seconds before it takes effect, seconds after, and the fault that spoils its answer."""

    before: float
    after: float
    fault: Fault | None


class Faults:
    """The faults still to come, oldest first."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._coming.append(fault)

    def clear(self) -> None:
        self._coming.clear()

    def take(self, method: str, chat_id: Any = None) -> Strike:
        """What strikes this call: every delay meant for it, and the first fault that spoils it."""
        found: list[Fault] = []
        for fault in self._coming:
            if fault.over or not fault.strikes(method, chat_id):
                continue
            found.append(fault)
            if fault.spoils:
                break
        self._coming = [fault for fault in self._coming if not fault.over]
        return Strike(
            sum(fault.delay for fault in found if not fault.applied),
            sum(fault.delay for fault in found if fault.applied),
            found[-1] if found and found[-1].spoils else None,
        )
