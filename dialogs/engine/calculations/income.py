"""Income that did not come: all of it for a time without work, or the difference for a time with less of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

from dialogs.engine.calculations.base import Calculation, Lack, Step, Working, part_of
from dialogs.engine.calculations.months import Lasting, between, counted, next_day
from dialogs.engine.conditions import Condition, Scope
from dialogs.engine.intervals import Period, span
from dialogs.engine.kinds.money import Sum
from dialogs.language import N_

_WORDS = {
    "income": (
        N_("Дохід за місяць: {monthly}"),
        N_("Дохід за місяць: {income} / {months} = {monthly}"),
        N_("Без доходу: від {first} до {last}, разом {lasting}"),
    ),
    "profit": (
        N_("Прибуток за місяць: {monthly}"),
        N_("Прибуток за місяць: {income} / {months} = {monthly}"),
        N_("Без прибутку: від {first} до {last}, разом {lasting}"),
    ),
}


class _Timed(Calculation):
    """An income told for some time, and the time for which it was lost.

    income   the key of a sum
    per      the key of a choice: for a "month", a "year", or another time, which stands under `over`
    over     the key of a period (`FromTo`)
    start    the key of the day when the loss began
    end      the key of the day when it ended
    today    the loss goes on, so it counts until today; without an end and without this there is no sum
    since    nothing is counted before this day: who remembers only «2022» lost nothing yet in January
    word     what the income is called
    """

    income: str
    per: str
    over: str = ""
    start: str
    end: str = ""
    today: Condition | None = None
    since: date = date.min
    word: Literal["income", "profit"] = "income"

    def keys(self) -> Iterator[str]:
        yield from filter(None, (self.income, self.per, self.over, self.start, self.end))
        yield from self.today.keys() if self.today else ()

    def lacks(self, scope: Scope) -> Lack | None:
        for key in (self.income, self.per):
            if scope.value(key) is None:
                return Lack(key)
        if self._months_of_income(scope) is None:
            return Lack(self.over)
        if span(scope.value(self.start)) is None:
            return Lack(self.start)
        return Lack(self._until(scope)) if self._open(scope) else None

    def _until(self, scope: Scope) -> str:
        """The key of the answer that would tell until when to count: whether it goes on comes before the day."""
        going_on = self.today.keys() if self.today else ()
        return next((key for key in going_on if scope.value(key) is None), self.end)

    def _open(self, scope: Scope) -> bool:
        """Whether nobody knows until when to count."""
        if not self.end or span(scope.value(self.end)) is not None:
            return False
        return not self.today.holds(scope) if self.today else scope.answered(self.end)

    def _lasted(self, scope: Scope) -> tuple[date, date, Lasting] | None:
        began, ended = span(scope.value(self.start)), span(scope.value(self.end)) if self.end else None
        if began is None or self._open(scope):
            return None
        first, last = max(began[0], self.since), ended[0] if ended else scope.today
        return (first, last, between(first, last)) if first < last else None

    def _monthly(self, scope: Scope) -> tuple[Step, Sum, Fraction] | None:
        """The income of a month, rounded for the eye only, and for how many months it was told."""
        income, months = scope.value(self.income), self._months_of_income(scope)
        if not isinstance(income, Sum) or months is None or months <= 0:
            return None
        monthly = part_of(income, 1 / months)
        params = (("income", income), ("months", counted(months)), ("monthly", monthly))
        return Step(_WORDS[self.word][months != 1], params), monthly, months

    def _months_of_income(self, scope: Scope) -> Fraction | None:
        match scope.value(self.per):
            case "month":
                return Fraction(1)
            case "year":
                return Fraction(12)
        period = scope.value(self.over) if self.over else None
        if not isinstance(period, Period) or period.end is None:
            return None
        return between(period.start.first, next_day(period.end.last)).in_months


class LostIncome(_Timed):
    """The income of a month times the months without it (paragraph 94: «сума втрат за певний період»)."""

    name = "lost_income"

    def work_out(self, scope: Scope) -> Working | None:
        told, lasted = self._monthly(scope), self._lasted(scope)
        if told is None or lasted is None:
            return None
        step, monthly, months = told
        first, last, lasting = lasted
        without = (("first", first), ("last", last), ("lasting", lasting))
        times = (("monthly", monthly), ("months", counted(lasting.in_months)))
        return Working(
            (step, Step(_WORDS[self.word][2], without), Step(N_("{monthly} × {months}"), times)),
            (part_of(scope.value(self.income), lasting.in_months / months),),
        )


class FallenIncome(_Timed):
    """What a month brought before, less what it brought afterwards, times the months of the fall («суттєве
    обмеження», such as demand that fell).

    after  the key of the sum that a month brought afterwards
    """

    name = "fallen_income"
    after: str

    def work_out(self, scope: Scope) -> Working | None:
        told, lasted, after = self._monthly(scope), self._lasted(scope), scope.value(self.after)
        if told is None or lasted is None or not isinstance(after, Sum) or self.lacks(scope):
            return None
        step, monthly, months = told
        first, last, lasting = lasted
        less = Sum(monthly.amount - after.amount, monthly.currency)
        fall = (("before", monthly), ("after", after), ("less", less))
        time = (("first", first), ("last", last), ("lasting", lasting))
        times = (("less", less), ("months", counted(lasting.in_months)))
        whole = part_of(scope.value(self.income), lasting.in_months / months)
        lost = part_of(after, lasting.in_months)
        return Working(
            (
                step,
                Step(N_("Менше за місяць: {before} − {after} = {less}"), fall),
                Step(N_("Менший прибуток: від {first} до {last}, разом {lasting}"), time),
                Step(N_("{less} × {months}"), times),
            ),
            (Sum(whole.amount - lost.amount, whole.currency),),
        )

    def lacks(self, scope: Scope) -> Lack | None:
        if lack := super().lacks(scope):
            return lack
        told, after = self._monthly(scope), scope.value(self.after)
        if not isinstance(after, Sum):
            return Lack(self.after)
        if told and after.currency != told[1].currency:
            return Lack(
                step=Step(N_("Прибуток до і після названо в різних валютах, тож різниці не порахувати."))
            )
        if told and after.amount >= told[1].amount:
            return Lack(step=Step(N_("За цими відповідями прибуток не зменшився, тож рахувати нема чого.")))
        return None

    def keys(self) -> Iterator[str]:
        yield from super().keys()
        yield self.after
