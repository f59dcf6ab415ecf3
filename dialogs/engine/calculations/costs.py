"""What was spent or lost, added up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from dialogs.engine.calculations.base import Calculation, Lack, Step, Working
from dialogs.engine.conditions import Scope
from dialogs.engine.kinds.money import Sum
from dialogs.engine.registry import Model
from dialogs.language import N_


class Cost(Model):
    """One sort of cost to be added up.

    label   what it is called in the working
    amount  the key of the question about money
    of      the repeated group that the question belongs to, if it does; then every item is added
    called  the key of the question that names an item
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"label"})

    label: str
    amount: str
    of: str = ""
    called: str = ""


class Costs(Calculation):
    """Everything that was named, added up. What was named without its price leaves the sum open."""

    name = "costs"
    costs: tuple[Cost, ...]

    def work_out(self, scope: Scope) -> Working | None:
        if self.lacks(scope):
            return None
        steps: list[Step] = []
        found: list[Sum] = []
        for cost in self.costs:
            for label, amount in _named(cost, scope):
                if amount is not None:
                    steps.append(Step("{label}: {amount}", (("label", label), ("amount", amount))))
                    found.append(amount)
        return Working(tuple(steps), _by_currency(found)) if found else None

    def lacks(self, scope: Scope) -> Lack | None:
        for cost in self.costs:
            for label, amount in _named(cost, scope):
                if amount is None:
                    return Lack(
                        step=Step(N_("Щоб порахувати разом, назвіть суму: {label}."), (("label", label),))
                    )
        return None

    def keys(self) -> Iterator[str]:
        for cost in self.costs:
            yield cost.of or cost.amount


def _named(cost: Cost, scope: Scope) -> Iterator[tuple[str, Sum | None]]:
    """Each item with its price; None where it was asked for and not told."""
    if not cost.of:
        if scope.answered(cost.amount):
            yield cost.label, scope.value(cost.amount)
        return
    for item in scope.each(cost.of):
        called = item.value(cost.called) if cost.called else None
        yield (called if isinstance(called, str) and called else cost.label), item.value(cost.amount)


def _by_currency(sums: list[Sum]) -> tuple[Sum, ...]:
    totals: dict[str, Decimal] = {}
    for found in sums:
        totals[found.currency] = totals.get(found.currency, Decimal(0)) + found.amount
    return tuple(Sum(amount, currency) for currency, amount in totals.items())
