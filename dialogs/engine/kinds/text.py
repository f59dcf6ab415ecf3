"""A short answer in the person's own words: one line."""

from __future__ import annotations

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import PRESSED
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import folded, plain, without_links
from dialogs.language import N_
from dialogs.patterns import expression

_SUM = expression(
    r"(?i)(?:[$€₴]\s*)?\d[\d\s.,]*(?:тис\w*\.?\s*)?(?:грн|гривень|гривні|гривня|гривен|uah|₴|євро|евро|eur|€|usd|\$|"
    r"долар\w*|доллар\w*|злот\w*)\.?"
)
"""An amount alone, which the next question may ask for."""


class Text(Kind):
    """One line of text, up to `max` characters."""

    name = "text"
    free = True
    max: int = 200

    def parse(self, given: Input, scope: Scope) -> str:
        return fitting(plain(given.text), self.max)

    def doubt(self, given: Input, value: str, scope: Scope) -> None:
        link = not any(map(str.isalnum, without_links(value)))
        if link or folded(value) in PRESSED or _SUM.fullmatch(value.strip()):
            message = N_("Записати саме це: «{part}»? Якщо ні, напишіть відповідь кількома словами.")
            raise Refusal("text.word", message, soft=True, part=value)


def fitting(text: str, longest: int) -> str:
    """The text itself if it says something and is not too long. Raises `Refusal` otherwise."""
    if not any(character.isalnum() for character in text):
        raise Refusal("text.empty", N_("Тут потрібна відповідь словами. Напишіть її одним повідомленням."))
    if len(text) > longest:
        raise Refusal(
            "text.long",
            N_(
                "Тут уміщається до {longest} знаків, а у вас на {extra} більше. Решту можна надіслати файлом."
            ),
            longest=longest,
            extra=len(text) - longest,
        )
    return text
