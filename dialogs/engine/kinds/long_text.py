"""A story in the person's own words."""

from __future__ import annotations

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import PRESSED
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.meaningless import is_trade, tells_nothing
from dialogs.engine.kinds.refusals import Wish, wished
from dialogs.engine.kinds.text import fitting
from dialogs.engine.kinds.words import folded, without_links, words_told
from dialogs.language import N_
from dialogs.patterns import expression

_NO_CHARACTERS = expression("[\x00\ud800-\udfff]")
"""NUL, which PostgreSQL cannot store, and halves of surrogate pairs, which are no characters at all."""

_DONE = (Wish.DONE, Wish.SKIP)
_STORY = 10_000
_LONGEST = 200_000
"""A book. Nobody reads it, and it can be sent as a file."""


class LongText(Kind):
    """Text kept verbatim, line breaks and all: words are evidence, and nobody improves them.

    More than `max` characters are doubted and can be kept: a story is never cut. So is what tells nothing.

    work  it is asked what somebody does: the name of a trade is an answer
    """

    name = "long_text"
    free = True
    max: int = 10000
    work: bool = False
    WORDING = frozenset({"work"})

    @property
    def story(self) -> bool:
        """Whether it has room for a story, and asks for one: other questions ask for a reason or a list."""
        return self.max >= _STORY and not self.work

    def parse(self, given: Input, scope: Scope) -> str:
        text = fitting(_NO_CHARACTERS.sub("", given.text), _LONGEST)
        if len(text) > self.max and not given.keep:
            raise Refusal(
                "story.long",
                N_(
                    "Записано все: {count} знаків. Для одного поля це багато (радимо до {max}). "
                    "Можна залишити як є або надіслати коротшу розповідь."
                ),
                soft=True,
                count=len(text),
                max=self.max,
            )
        return text

    def doubt(self, given: Input, value: str, scope: Scope) -> None:
        word = folded(value)
        told = word.split()
        left = value if self.work else without_links(value)  # a sum may be worked out in figures alone
        nothing = not any(map(str.isalnum, left)) or (self.story and not words_told(value))
        no_word = not any(map(str.isalpha, word)) or word in PRESSED or wished(word) in _DONE
        if (
            nothing
            or (len(told) <= 1 and no_word)
            or tells_nothing(value)
            or (not self.work and is_trade(value))
        ):
            raise Refusal(
                "story.word",
                N_("Це записати як вашу розповідь? Якщо ні, напишіть, що сталося, хоча б одним реченням."),
                soft=True,
            )
