"""Conditions on money and numbers, and amounts that the law fixes by date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.answers import Answer, Items, Ref
from dialogs.engine.calculations import (
    AtMost,
    Calculation,
    Cost,
    Costs,
    Fixed,
    Minimums,
    MonthlyIncome,
    MoreThan,
    Named,
    Rest,
    Smaller,
)
from dialogs.engine.conditions import HowMany, Is, Number, Scope
from dialogs.engine.kinds.money import Sum
from dialogs.engine.path import Walk
from dialogs.tables.subsistence import ABLE_BODIED, GENERAL, LOST_ABILITY
from tests.dialogs.engine.talk import TODAY
from tests.dialogs.scope import UKRAINIAN, Answered

FOUR = Minimums(table=LOST_ABILITY, times=4)
INCOME = MonthlyIncome(of="incomes", amount="sum", months="months", called="from")


def hryvnias(amount: str) -> Sum:
    return Sum(Decimal(amount), "UAH")


def total(calculation: Calculation, scope: Scope) -> Sum | None:
    working = calculation.work_out(scope)
    return working.total if working else None


def listed(key: str, *items: dict[str, Any], **values: Any) -> Walk:
    """A path with a list of these items and other answers."""
    ids = tuple(f"item{number}" for number in range(len(items)))
    answers = {Ref(key): Answer(value=Items(ids, closed=True))}
    answers |= {Ref(name): Answer(value=value) for name, value in values.items()}
    for id, item in zip(ids, items, strict=True):
        answers |= {Ref(name, id): Answer(value=value) for name, value in item.items()}
    walk = Walk(TODAY, answers)
    for ref in answers:
        walk.visit(ref)
    return walk


class TestByDate:
    @pytest.mark.parametrize(
        ("table", "times", "day", "amount"),
        [
            (LOST_ABILITY, 1, date(2026, 1, 1), "2595"),
            (LOST_ABILITY, 4, date(2026, 12, 31), "10380"),
            (LOST_ABILITY, 1, date(2025, 12, 31), "2361"),
            (ABLE_BODIED, 20, date(2026, 11, 28), "66560"),
            (ABLE_BODIED, 20, date(2024, 7, 1), "60560"),
            (ABLE_BODIED, 3, date(2024, 7, 1), "9084"),
            (GENERAL, 1, date(2026, 6, 1), "3209"),
        ],
    )
    def test_so_many_minimums_of_a_group_on_a_day(
        self, table: str, times: int, day: date, amount: str
    ) -> None:
        found = total(Minimums(table=table, times=times, on="day"), Answered(day=day))
        assert found == hryvnias(amount)

    def test_outside_the_table_nothing_is_known(self) -> None:
        for day in (date(2023, 12, 31), date(2027, 1, 1)):
            scope = Answered(day=day, income=hryvnias("1"))
            four = Minimums(table=LOST_ABILITY, times=4, on="day")
            assert four.work_out(scope) is None
            assert not AtMost(amount=Named(key="income"), limit=four).holds(scope)
            assert not MoreThan(amount=Named(key="income"), limit=four).holds(scope)
        assert Minimums(table="no such table").work_out(Answered()) is None


class TestCompared:
    @pytest.mark.parametrize(
        ("income", "at_most", "more"),
        [("10379.99", True, False), ("10380.00", True, False), ("10380.01", False, True)],
    )
    def test_four_minimums_to_a_kopiika(self, income: str, at_most: bool, more: bool) -> None:
        scope = Answered(income=hryvnias(income))
        assert AtMost(amount=Named(key="income"), limit=FOUR).holds(scope) is at_most
        assert MoreThan(amount=Named(key="income"), limit=FOUR).holds(scope) is more

    def test_neither_holds_while_it_is_unknown_or_in_another_currency(self) -> None:
        for scope in (Answered(), Answered(income=None), Answered(income=Sum(Decimal(1), "EUR"))):
            assert not AtMost(amount=Named(key="income"), limit=FOUR).holds(scope)
            assert not MoreThan(amount=Named(key="income"), limit=FOUR).holds(scope)
            assert dict(AtMost(amount=Named(key="income"), limit=FOUR).details(scope)) == {}

    def test_both_amounts_are_there_for_the_sentence(self) -> None:
        more = MoreThan(amount=Named(key="income"), limit=FOUR)
        assert dict(more.details(Answered(income=hryvnias("12000")))) == {
            "amount": hryvnias("12000"),
            "limit": hryvnias("10380"),
        }

    @given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
    def test_of_two_known_amounts_exactly_one_holds(self, one: Decimal, other: Decimal) -> None:
        scope, pair = Answered(), {"amount": Fixed(amount=one), "limit": Fixed(amount=other)}
        assert AtMost(**pair).holds(scope) is not MoreThan(**pair).holds(scope)


class TestIncome:
    def income(self, *items: tuple[str, str, int]) -> Walk:
        return listed(
            "incomes",
            *({"from": name, "sum": hryvnias(sum_), "months": months} for name, sum_, months in items),
        )

    def test_each_over_its_own_months(self) -> None:
        scope = self.income(("Пенсія", "4200", 1), ("Зарплата", "37080", 6))
        working = INCOME.work_out(scope)
        assert working is not None and working.total == hryvnias("10380")
        assert working.lines(UKRAINIAN)[:2] == (
            "Пенсія: 4\u00a0200 грн",
            "Зарплата: 37\u00a0080 грн / 6 = 6\u00a0180 грн",
        )
        assert AtMost(amount=INCOME, limit=FOUR).holds(scope)

    @pytest.mark.parametrize(
        ("three_months", "at_most"), [("31139.97", True), ("31140.00", True), ("31140.03", False)]
    )
    def test_the_average_of_three_months_at_one_kopiika_below_and_above(
        self, three_months: str, at_most: bool
    ) -> None:
        scope = self.income(("Пенсія", three_months, 3))
        assert AtMost(amount=INCOME, limit=FOUR).holds(scope) is at_most
        assert MoreThan(amount=INCOME, limit=FOUR).holds(scope) is not at_most

    def test_a_third_of_a_kopiika_is_no_kopiika(self) -> None:
        scope = self.income(("Пенсія", "31140.01", 3))
        assert total(INCOME, scope) == hryvnias("10380.00")

    def test_nobody_with_no_income_at_all_is_left_out(self) -> None:
        assert total(INCOME, self.income()) == hryvnias("0")
        assert INCOME.work_out(Answered()) is None

    def test_what_is_missing_is_said(self) -> None:
        scope = listed("incomes", {"from": "Пенсія", "months": 1}, {"sum": hryvnias("1")})
        lack = INCOME.lacks(scope)
        assert lack is not None and lack.key == "sum"
        assert INCOME.work_out(scope) is None
        lack = INCOME.lacks(listed("incomes", {"sum": hryvnias("1")}))
        assert lack is not None and lack.key == "months"


class TestCapped:
    PAID = Costs(costs=(Cost(label="Допомога", amount="paid", of="payments"),))
    LEFT = Rest(whole=Fixed(amount=Decimal(10000)), taken=PAID)

    @pytest.mark.parametrize(
        ("paid", "left"),
        [((), "10000"), (("4000", "2500.50"), "3499.50"), (("10000",), "0"), (("6000", "6000"), "0")],
    )
    def test_what_is_left_of_ten_thousand(self, paid: tuple[str, ...], left: str) -> None:
        scope = listed("payments", *({"paid": hryvnias(amount)} for amount in paid))
        assert total(self.LEFT, scope) == hryvnias(left)

    def test_a_payment_without_its_sum_leaves_it_open(self) -> None:
        scope = listed("payments", {"paid": hryvnias("100")}, {})
        scope.follow(Ref("paid", "item1"), Answer(value=None))
        assert self.LEFT.work_out(scope) is None

    def test_payments_in_another_currency_are_not_taken_off(self) -> None:
        assert self.LEFT.work_out(listed("payments", {"paid": Sum(Decimal(5), "EUR")})) is None

    @pytest.mark.parametrize(
        ("spent", "wanted"), [("50000", "50000"), ("66560", "66560"), ("70000", "66560")]
    )
    def test_what_was_spent_and_no_more_than_twenty_minimums(self, spent: str, wanted: str) -> None:
        capped = Smaller(one=Named(key="spent"), other=Minimums(table=ABLE_BODIED, times=20))
        assert total(capped, Answered(spent=hryvnias(spent))) == hryvnias(wanted)
        assert capped.work_out(Answered()) is None
        assert capped.work_out(Answered(spent=Sum(Decimal(5), "EUR"))) is None


class TestCounts:
    def test_numbers(self) -> None:
        two = Number(key="children", least=2)
        assert [two.holds(Answered(children=n)) for n in (1, 2, 3)] == [False, True, True]
        assert Number(key="group", least=1, most=1).holds(Answered(group=1))
        assert not Number(key="children", most=5).holds(Answered())
        assert not Number(key="children", most=5).holds(Answered(children=None))

    def test_items_of_a_list(self) -> None:
        scope = listed("children", {"disabled": True}, {"disabled": False}, {"disabled": True})
        disabled = Is(key="disabled", value=True)
        assert HowMany(key="children", least=3).holds(scope)
        assert not HowMany(key="children", least=4).holds(scope)
        assert HowMany(key="children", least=2, most=2, that=disabled).holds(scope)
        assert not HowMany(key="children", least=3, that=disabled).holds(scope)
        assert not HowMany(key="children", most=9).holds(Answered())
        assert HowMany(key="children", most=0).holds(listed("children"))
