"""The income of a month, from what came in over some months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dialogs.engine.calculations.base import Calculation, Lack, Step, Working, part_of
from dialogs.engine.conditions import Scope
from dialogs.engine.kinds.money import Sum
from dialogs.language import N_


class MonthlyIncome(Calculation):
    """Everything that a list of incomes brings in a month, on average. Each item has a sum and the number of months
    that it came over; the average of an item is rounded to a kopiika, as it is shown, and these are added up.

    of      the key of the list; amount, months, called: of the questions about an item
    """

    name = "monthly_income"
    of: str
    amount: str
    months: str
    called: str = ""

    def work_out(self, scope: Scope) -> Working | None:
        if not scope.answered(self.of) or self.lacks(scope):
            return None
        steps: list[Step] = []
        totals: dict[str, Decimal] = {}
        for item in scope.each(self.of):
            income, months = item.value(self.amount), item.value(self.months)
            monthly = part_of(income, Fraction(1, months))
            totals[income.currency] = totals.get(income.currency, Decimal(0)) + monthly.amount
            called = item.value(self.called) if self.called else None
            words = N_("{label}: {income} / {months} = {monthly}") if months > 1 else "{label}: {monthly}"
            label = called if isinstance(called, str) and called else N_("Дохід")
            params = (("label", label), ("income", income), ("months", months), ("monthly", monthly))
            steps.append(Step(words, params))
        sums = tuple(Sum(amount, currency) for currency, amount in totals.items())
        return Working(tuple(steps), sums or (Sum(Decimal(0), "UAH"),))

    def lacks(self, scope: Scope) -> Lack | None:
        for item in scope.each(self.of):
            if not isinstance(item.value(self.amount), Sum):
                return Lack(self.amount)
            months = item.value(self.months)
            if not isinstance(months, int) or months < 1:
                return Lack(self.months)
        return None

    def keys(self) -> Iterator[str]:
        yield self.of
