"""Yes or no."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import matching
from dialogs.engine.options import Option
from dialogs.language import N_, Language

_YES = ("так", "еге", "ага", "звісно", "yes", "y", "yeah", "+")
_NO = ("ні", "нє", "no", "n", "nope", "-")


class YesNo(Kind):
    """Yes or no, worded so that each makes sense alone («Так, була поранена»). The value is a bool."""

    name = "yes_no"
    takes = N_("Натисніть кнопку або напишіть «так» чи «ні».")
    yes: str = N_("Так")
    no: str = N_("Ні")
    WORDING = frozenset({"yes", "no"})

    def parse(self, given: Input, scope: Scope) -> bool:
        found = matching(self.options(), given.option or given.text)
        if found is None:
            raise Refusal(
                "yes_no.unclear", N_("Тут потрібне «так» або «ні». Натисніть кнопку чи напишіть слово.")
            )
        return found.value == "yes"

    def describe(self, value: Any, language: Language) -> str:
        return language.text(self.yes if value else self.no)

    def options(self) -> tuple[Option, ...]:
        return (Option(value="yes", label=self.yes, words=_YES), Option(value="no", label=self.no, words=_NO))
