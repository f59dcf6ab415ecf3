"""Amounts worked out from other answers, as data. The result is only ever offered: the person names the sum.

A sum without its logic is a common reason for a weak claim, so the working goes into the package with the answer.
Currencies are never converted: nobody here may choose a rate for somebody else's claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, ClassVar

from dialogs.engine.conditions import Scope
from dialogs.engine.intervals import Interval, Period, span
from dialogs.engine.kinds.money import Sum, describe_sum
from dialogs.engine.registry import Model, Part
from dialogs.language import N_, Language

_DAYS_OF_A_MONTH = 30
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time: whole months and the days left over."""

    months: int
    days: int

    def written(self, language: Language) -> str:
        months = language.count("{n} місяць", "{n} місяців", self.months) if self.months else ""
        days = language.count("{n} день", "{n} днів", self.days) if self.days or not self.months else ""
        both = language.text(N_("{months} і {days}"), months=months, days=days)
        return both if months and days else months or days


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a working: a source text with what fills its places (`Sum`, dates, words, numbers)."""

    text: str
    params: tuple[tuple[str, Any], ...] = ()

    def written(self, language: Language) -> str:
        return language.text(self.text, **{name: _filled(value, language) for name, value in self.params})


@dataclass(frozen=True, slots=True)
class Working:
    """How an amount comes about: the steps, and the result in each currency."""

    steps: tuple[Step, ...]
    totals: tuple[Sum, ...]

    @property
    def total(self) -> Sum | None:
        """The one result; None when there are several currencies."""
        return self.totals[0] if len(self.totals) == 1 else None

    def lines(self, language: Language) -> tuple[str, ...]:
        """The steps and the result in words."""
        result = " + ".join(describe_sum(total, language) for total in self.totals)
        steps = tuple(step.written(language) for step in self.steps)
        return (*steps, language.text(N_("Разом: {total}"), total=result))


class Calculation(Part):
    """How an amount follows from earlier answers."""

    def work_out(self, scope: Scope) -> Working | None:
        """The working, or None while too little is known."""
        raise NotImplementedError

    def keys(self) -> Iterator[str]:
        """The earlier questions that the calculation looks at."""
        yield from ()


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
    """Everything that was named, added up."""

    name = "costs"
    costs: tuple[Cost, ...]

    def work_out(self, scope: Scope) -> Working | None:
        steps: list[Step] = []
        found: list[Sum] = []
        for cost in self.costs:
            for label, amount in _named(cost, scope):
                steps.append(Step("{label}: {amount}", (("label", label), ("amount", amount))))
                found.append(amount)
        return Working(tuple(steps), _by_currency(found)) if found else None

    def keys(self) -> Iterator[str]:
        for cost in self.costs:
            yield cost.of or cost.amount


class LostIncome(Calculation):
    """The income of a month times the months without it (paragraph 94: «сума втрат за певний період»).

    income   the key of a sum
    per      the key of a choice: for a "month", a "year", or another time, which stands under `over`
    over     the key of a period (`FromTo`)
    start    the key of the day when the income ended
    end      the key of the day when it came back; without an answer it is missing until today
    since    nothing is counted before this day: who remembers only «2022» lost nothing yet in January
    """

    name = "lost_income"
    income: str
    per: str
    over: str = ""
    start: str
    end: str = ""
    since: date = date.min

    def work_out(self, scope: Scope) -> Working | None:
        income, began = scope.value(self.income), span(scope.value(self.start))
        months = self._months_of_income(scope)
        if income is None or began is None or months is None or months <= 0:
            return None
        ended = span(scope.value(self.end)) if self.end else None
        first, last = max(began[0], self.since), ended[0] if ended else scope.today
        if last <= first:
            return None
        whole, days = months_between(first, last)
        share = Fraction(whole) + Fraction(days, _DAYS_OF_A_MONTH)
        monthly = _part(income, 1 / months)
        return Working(
            (
                _monthly_step(income, monthly, months),
                Step(
                    N_("Без доходу: від {first} до {last}, разом {lasting}"),
                    (("first", first), ("last", last), ("lasting", Lasting(whole, days))),
                ),
                Step(N_("{monthly} × {months}"), (("monthly", monthly), ("months", _counted(share)))),
            ),
            (_part(income, share / months),),
        )

    def keys(self) -> Iterator[str]:
        yield from filter(None, (self.income, self.per, self.over, self.start, self.end))

    def _months_of_income(self, scope: Scope) -> Fraction | None:
        match scope.value(self.per):
            case "month":
                return Fraction(1)
            case "year":
                return Fraction(12)
        period = scope.value(self.over) if self.over else None
        if not isinstance(period, Period) or period.end is None:
            return None
        whole, days = months_between(period.start.first, date.fromordinal(period.end.last.toordinal() + 1))
        return Fraction(whole) + Fraction(days, _DAYS_OF_A_MONTH)


class OwnShare(Calculation):
    """The value of a property, or what its repair costs, times the share of the owner who files.

    amount   the key of the sum for the whole property
    instead  the key of the sum that is asked in its place (a repair in place of the value)
    share    the key of the share; without an answer the whole is meant
    owners   the key of the number of owners; where several are named and no share is, nobody here divides
    """

    name = "own_share"
    amount: str
    share: str
    instead: str = ""
    owners: str = ""

    def work_out(self, scope: Scope) -> Working | None:
        amount, share = scope.value(self.amount), scope.value(self.share)
        if amount is None and self.instead:
            amount = scope.value(self.instead)
        undivided = not isinstance(share, Fraction) and bool(self.owners and scope.value(self.owners))
        if amount is None or undivided:
            return None
        part = share if isinstance(share, Fraction) else Fraction(1)
        total = _part(amount, part)
        steps = [Step(N_("За все майно: {amount}"), (("amount", amount),))]
        if part != 1:
            steps.append(Step(N_("Ваша частка: {share}"), (("share", str(part)),)))
        return Working(tuple(steps), (total,))

    def keys(self) -> Iterator[str]:
        yield from filter(None, (self.amount, self.share, self.instead, self.owners))


def months_between(first: date, last: date) -> tuple[int, int]:
    """Whole months from one day to another, and the days left over. The 31st counts as the last day of a month."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if last.day < first.day and _next_day(last).day != 1:
        months -= 1
    anchor_month = first.month - 1 + months
    year, month = first.year + anchor_month // 12, anchor_month % 12 + 1
    anchor = _clamped(year, month, first.day)
    return months, (last - anchor).days


def _clamped(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _named(cost: Cost, scope: Scope) -> Iterator[tuple[str, Sum]]:
    if not cost.of:
        amount = scope.value(cost.amount)
        if isinstance(amount, Sum):
            yield cost.label, amount
        return
    for item in scope.each(cost.of):
        amount = item.value(cost.amount)
        if isinstance(amount, Sum):
            called = item.value(cost.called) if cost.called else None
            yield (called if isinstance(called, str) and called else cost.label), amount


def _by_currency(sums: list[Sum]) -> tuple[Sum, ...]:
    totals: dict[str, Decimal] = {}
    for found in sums:
        totals[found.currency] = totals.get(found.currency, Decimal(0)) + found.amount
    return tuple(Sum(amount, currency) for currency, amount in totals.items())


def _part(whole: Sum, part: Fraction) -> Sum:
    """A part of a sum, or several times the sum. Rounded once, at the very end: a year's income over twelve months is
    that income again."""
    exact = whole.amount * part.numerator / part.denominator
    return Sum(exact.quantize(_CENT, ROUND_HALF_UP), whole.currency)


def _monthly_step(income: Sum, monthly: Sum, months: Fraction) -> Step:
    if months == 1:
        return Step(N_("Дохід за місяць: {monthly}"), (("monthly", monthly),))
    return Step(
        N_("Дохід за місяць: {income} / {months} = {monthly}"),
        (("income", income), ("months", _counted(months)), ("monthly", monthly)),
    )


def _counted(months: Fraction) -> str:
    """Months as anybody can check them: «18», or «(18 + 8/30)» where a day is 1/30 of a month."""
    whole, rest = divmod(months, 1)
    days = rest * _DAYS_OF_A_MONTH
    return f"({whole} + {days}/{_DAYS_OF_A_MONTH})" if days else str(whole)


def _filled(value: Any, language: Language) -> Any:
    match value:
        case Sum():
            return describe_sum(value, language)
        case Lasting():
            return value.written(language)
        case Interval():
            return language.date(value.first)
        case int() | Decimal():
            return language.number(value)
    return language.text(value) if isinstance(value, str) else value
