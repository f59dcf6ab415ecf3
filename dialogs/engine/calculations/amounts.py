"""The amounts that a programme's text speaks of: named in an answer, fixed in the text, or so many of what the law
fixes by date."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dialogs.engine.calculations.base import Calculation, Lack, Step, Working
from dialogs.engine.conditions import Scope
from dialogs.engine.intervals import span
from dialogs.engine.kinds.money import Sum
from dialogs.language import N_
from dialogs.tables import row_on

_HRYVNIA = "UAH"


class Named(Calculation):
    """The sum under a key."""

    name = "named"
    key: str

    def work_out(self, scope: Scope) -> Working | None:
        found = scope.value(self.key)
        return Working((), (found,)) if isinstance(found, Sum) else None

    def lacks(self, scope: Scope) -> Lack | None:
        return None if isinstance(scope.value(self.key), Sum) else Lack(self.key)

    def keys(self) -> Iterator[str]:
        yield self.key


class Fixed(Calculation):
    """An amount in hryvnias that stands in the text itself."""

    name = "fixed"
    amount: Decimal

    def work_out(self, scope: Scope) -> Working | None:
        return Working((), (Sum(self.amount, _HRYVNIA),))


class Minimums(Calculation):
    """So many of what the law fixes by date, such as subsistence minimums: of today, or of the day under `on`. Where
    the table has no row for that day nothing is known.

    table  the name of a table of `dialogs.tables`
    """

    name = "minimums"
    table: str
    times: int = 1
    on: str = ""

    def work_out(self, scope: Scope) -> Working | None:
        days = span(scope.value(self.on)) if self.on else (scope.today, scope.today)
        rows = {row_on(self.table, day) for day in days} if days else {None}
        row = rows.pop() if len(rows) == 1 else None
        if row is None or row.value is None:
            return None
        one = Sum(row.value, _HRYVNIA)
        total = Sum(row.value * self.times, _HRYVNIA)
        step = Step(N_("{times} × {one}"), (("times", self.times), ("one", one)))
        return Working((step,) if self.times > 1 else (), (total,))

    def keys(self) -> Iterator[str]:
        if self.on:
            yield self.on


class Smaller(Calculation):
    """The smaller of two amounts: what was spent, and no more than a text allows. None while either is unknown."""

    name = "smaller"
    one: Calculation
    other: Calculation

    def work_out(self, scope: Scope) -> Working | None:
        found = [working for part in (self.one, self.other) if (working := part.work_out(scope))]
        if len(found) < 2 or any(working.total is None for working in found):
            return None
        totals = [working.total for working in found if working.total]
        if len({total.currency for total in totals}) > 1:
            return None
        return found[totals.index(min(totals, key=lambda total: total.amount))]

    def lacks(self, scope: Scope) -> Lack | None:
        return self.one.lacks(scope) or self.other.lacks(scope)

    def keys(self) -> Iterator[str]:
        yield from self.one.keys()
        yield from self.other.keys()


class Rest(Calculation):
    """What is left of an amount after another one was taken from it; never less than nothing. What was not told is not
    taken off, unless it is lacking."""

    name = "rest"
    whole: Calculation
    taken: Calculation

    def work_out(self, scope: Scope) -> Working | None:
        if self.taken.lacks(scope):
            return None
        whole, taken = self.whole.work_out(scope), self.taken.work_out(scope)
        if whole is None or whole.total is None:
            return None
        if taken is None:
            return whole
        if taken.total is None or taken.total.currency != whole.total.currency:
            return None
        left = Sum(max(whole.total.amount - taken.total.amount, Decimal(0)), whole.total.currency)
        step = Step(N_("{whole} − {taken}"), (("whole", whole.total), ("taken", taken.total)))
        return Working((*taken.steps, step), (left,))

    def lacks(self, scope: Scope) -> Lack | None:
        return self.whole.lacks(scope) or self.taken.lacks(scope)

    def keys(self) -> Iterator[str]:
        yield from self.whole.keys()
        yield from self.taken.keys()
