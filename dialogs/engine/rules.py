"""Conditions of the Order, and doubts about answers that do not go together."""

from __future__ import annotations

from typing import ClassVar

from dialogs.engine.conditions import Condition
from dialogs.engine.registry import Model


class Rule(Model):
    """A condition of the Order for filing at all: `broken` says when it fails, `explain` why, with the paragraph.

    `para` is empty where the Order says nothing, as of a second claim beside this one.
    `stop` means that the Order leaves no room and the package cannot be made; otherwise the person is warned.
    `instead` names the category that fits better, if there is one.
    `favourable` turns the rule round: it holds in the person's favour («вважається переміщеною», paragraph 77).
    Of a contradiction between dates `explain` names both, as {first} and {second}; {question} and {other} name what
    was asked. The condition knows them (`Condition.details`).
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"explain", "para", "favourable"})

    code: str
    para: str
    broken: Condition
    explain: str
    stop: bool = False
    instead: str = ""
    favourable: bool = False
