"""A story in the person's own words."""

from __future__ import annotations

import re

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.text import fitting

_NO_CHARACTERS = re.compile("[\x00\ud800-\udfff]")
"""NUL, which PostgreSQL cannot store, and halves of surrogate pairs, which are no characters at all."""


class LongText(Kind):
    """Text kept verbatim, line breaks and all: words are evidence, and nobody improves them."""

    name = "long_text"
    free = True
    max: int = 10000

    def parse(self, given: Input, scope: Scope) -> str:
        return fitting(_NO_CHARACTERS.sub("", given.text), self.max)
