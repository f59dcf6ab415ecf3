"""Conditions on money: one amount held against another. Where either is unknown, or they are in different currencies,
neither `AtMost` nor `MoreThan` holds: nobody here chooses a rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dialogs.engine.calculations.base import Calculation
from dialogs.engine.conditions.base import Condition, Scope
from dialogs.engine.kinds.money import Sum


class _Compared(Condition):
    """
    amount  what is looked at; limit: what it is held against
    """

    amount: Calculation
    limit: Calculation

    def keys(self) -> Iterator[str]:
        yield from self.amount.keys()
        yield from self.limit.keys()

    def details(self, scope: Scope) -> Mapping[str, Any]:
        found = self._found(scope)
        return dict(zip(("amount", "limit"), found, strict=True)) if found else {}

    def _found(self, scope: Scope) -> tuple[Sum, Sum] | None:
        worked = self.amount.work_out(scope), self.limit.work_out(scope)
        amount, limit = (working.total if working else None for working in worked)
        return (amount, limit) if amount and limit and amount.currency == limit.currency else None


class AtMost(_Compared):
    """The amount is the limit or less («не перевищує»)."""

    name = "at_most"

    def holds(self, scope: Scope) -> bool:
        found = self._found(scope)
        return found is not None and found[0].amount <= found[1].amount


class MoreThan(_Compared):
    """The amount is more than the limit."""

    name = "more_than"

    def holds(self, scope: Scope) -> bool:
        found = self._found(scope)
        return found is not None and found[0].amount > found[1].amount
