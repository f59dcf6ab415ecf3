"""What became of a claim at the portal, as it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import orjson


@dataclass(frozen=True, slots=True)
class Filing:
    """What the person said: the day it was filed (None if they do not remember), the number Diia gave, and, if it was
    sent back, why."""

    on: date | None = None
    number: str = ""
    why: str = ""

    def dump(self) -> str:
        return orjson.dumps([self.on.isoformat() if self.on else "", self.number, self.why]).decode()

    @classmethod
    def load(cls, text: str) -> Filing:
        on, number, why = orjson.loads(text) if text else ("", "", "")
        return cls(date.fromisoformat(on) if on else None, number, why)
