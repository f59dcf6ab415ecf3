"""What a person has been shown. It is written only after Telegram took it, so a crash in between shows it again."""

from __future__ import annotations

from itertools import accumulate
from operator import sub
from typing import NamedTuple

import orjson


class Shown(NamedTuple):
    """What is on a person's screen: the last question, so that its buttons can be taken away, and the last receipt.

    told        for each claim, the number of the last file whose receipt was given
    receipt_at  when the last receipt was given, in Unix seconds
    loose       the numbers of messages that are noted nowhere else, of both sides
    loose_at    when the first of them was sent, in Unix seconds
    at          when the last question was shown, in Unix seconds
    """

    message: int = 0
    heading: str = ""
    inline: bool = True
    album: str = ""
    receipt: int = 0
    told: dict[str, int] = {}  # noqa: RUF012  # replaced, never changed
    receipt_at: float = 0
    loose: tuple[int, ...] = ()
    loose_at: float = 0
    at: float = 0

    def heard(self, number: int, at: float) -> Shown:
        """With one more message of the chat, sent at a moment (Unix seconds)."""
        return self._replace(loose=(*self.loose, number), loose_at=self.loose_at if self.loose else at)

    def dump(self) -> str:
        """As JSON: the fields in their order, loose messages in a list within a list, each as the difference to the one
        before."""
        fields = [self.message, self.heading, self.inline, self.album, self.receipt, self.told]
        apart = [*map(sub, self.loose, (0, *self.loose))]
        return orjson.dumps([*fields, self.receipt_at, [apart], self.loose_at, self.at]).decode()

    @classmethod
    def load(cls, text: str) -> Shown:
        """What `dump` wrote; empty for nothing. Older versions wrote a list of loose messages. Raises ValueError or
        TypeError for anything else."""
        if not text:
            return cls()
        fields = orjson.loads(text)
        for loose in fields[7:8]:
            within = loose and isinstance(loose[0], list)
            fields[7] = tuple(accumulate(loose[0]) if within else loose)
        shown = cls(*fields)
        if {int} != {*map(type, (shown.message, *shown.loose))} or type(shown.told) is not dict:
            raise ValueError("not what was shown")
        return shown

    @classmethod
    def of(cls, text: str) -> Shown:
        """The same, and as good as nothing where it cannot be read: old buttons stay then, and receipts come again."""
        try:
            return cls.load(text)
        except (ValueError, TypeError):
            return cls()
