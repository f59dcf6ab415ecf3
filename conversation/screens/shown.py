"""What a person has been shown. It is written only after Telegram took it, so a crash in between shows it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import sub
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson

from dialogs.engine.records import shortly
from storage.ids import in_digits, lettered

_FORMAT = 2


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
        """As JSON: the number of the format and the fields, the most usual first, without what is empty at the end.
        Moments are in whole milliseconds. Loose messages are a list: how long before the question the first was sent,
        then each as the difference to the one before. Ids are as `lettered` writes them."""
        at = round(self.at * 1000)
        apart = map(sub, self.loose, (0, *self.loose))
        fields = (
            _FORMAT,
            self.message,
            self.heading,
            at,
            [at - round(self.loose_at * 1000), *apart] if self.loose else (),
            not self.inline,
            self.receipt,
            round(self.receipt_at * 1000),
            self.album,
            {lettered(claim): number for claim, number in self.told.items()},
        )
        return orjson.dumps(shortly(fields)).decode()

    @classmethod
    def load(cls, text: str) -> Shown:
        """What `dump` wrote; empty for nothing. Older versions wrote no number of a format before message and heading.
        Raises ValueError, TypeError or AttributeError for anything else."""
        if not text:
            return cls()
        match orjson.loads(text):
            case [form, int(), *_] as fields if form == _FORMAT:
                shown = cls._loaded(*fields[1:])
            case [int(), str(), *_] as fields:
                shown = cls._former(*fields)
            case _:
                raise ValueError("not what was shown")
        if {int} != {*map(type, (shown.message, *shown.loose))} or type(shown.told) is not dict:
            raise ValueError("not what was shown")
        return shown

    @classmethod
    def _loaded(
        cls,
        message: int,
        heading: str = "",
        at: int = 0,
        loose: Sequence[int] = (),
        keyboard: bool = False,
        receipt: int = 0,
        receipt_at: int = 0,
        album: str = "",
        told: Mapping[str, int] = MappingProxyType({}),
    ) -> Shown:
        return cls(
            message,
            heading,
            not keyboard,
            album,
            receipt,
            {in_digits(claim): number for claim, number in told.items()},
            receipt_at / 1000,
            (*accumulate(loose[1:]),),
            (at - loose[0]) / 1000 if loose else 0,
            at / 1000,
        )

    @classmethod
    def _former(cls, *fields: Any) -> Shown:
        """In the order of the fields, moments in seconds. Loose messages are a list, or in later versions differences
        in a list within a list."""
        shown = cls(*fields)
        if shown.loose and isinstance(shown.loose[0], list):
            return shown._replace(loose=(*accumulate(shown.loose[0]),))
        return shown._replace(loose=tuple(shown.loose))

    @classmethod
    def of(cls, text: str) -> Shown:
        """The same, and as good as nothing where it cannot be read: old buttons stay then, and receipts come again."""
        try:
            return cls.load(text)
        except (ValueError, TypeError, AttributeError):
            return cls()
