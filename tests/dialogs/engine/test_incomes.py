"""Incomes that were lost or have fallen: the months, the sums, until when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.calculations import (
    Depending,
    FallenIncome,
    LostIncome,
    months_between,
)
from dialogs.engine.conditions import Is
from dialogs.engine.intervals import Interval, Period
from dialogs.engine.kinds.money import Sum
from tests.dialogs.engine.sums import CENT, Answers, amounts, day, days, over, sums
from tests.dialogs.scope import ENGLISH, TODAY, UKRAINIAN

LOST = LostIncome(income="income", per="per", over="over", start="start", end="end")


def lost(income: Sum, per: str, start: date, end: date, **more: Any) -> Sum:
    working = LOST.work_out(Answers(income=income, per=per, start=day(start), end=day(end), **more))
    assert working is not None and working.total is not None
    return working.total


class TestMonths:
    @pytest.mark.parametrize(
        ("first", "last", "wanted"),
        [
            (date(2022, 2, 24), date(2022, 3, 24), (1, 0)),
            (date(2022, 2, 24), date(2023, 9, 1), (18, 8)),
            (date(2022, 1, 31), date(2022, 2, 28), (1, 0)),
            (date(2024, 1, 31), date(2024, 2, 29), (1, 0)),
            (date(2024, 1, 31), date(2024, 2, 28), (0, 28)),
            (date(2022, 1, 31), date(2022, 3, 30), (1, 30)),
            (date(2022, 12, 31), date(2023, 1, 1), (0, 1)),
            (date(2024, 2, 29), date(2025, 2, 28), (12, 0)),
        ],
    )
    def test_as_counted_on_a_calendar(self, first: date, last: date, wanted: tuple[int, int]) -> None:
        assert months_between(first, last) == wanted

    @given(days)
    def test_no_time_is_nothing(self, first: date) -> None:
        assert months_between(first, first) == (0, 0)

    @given(days, days)
    def test_never_less_than_nothing_nor_a_whole_month_left_over(self, one: date, other: date) -> None:
        months, rest = months_between(min(one, other), max(one, other))
        assert months >= 0
        assert 0 <= rest <= 30

    @given(days, st.integers(0, 200))
    def test_the_same_day_of_a_later_month_leaves_no_days_over(self, first: date, months: int) -> None:
        first = first.replace(day=min(first.day, 28))
        later = first.month - 1 + months
        assert months_between(first, date(first.year + later // 12, later % 12 + 1, first.day)) == (months, 0)

    @given(days, st.integers(0, 3000))
    def test_a_day_more_is_never_less(self, first: date, length: int) -> None:
        last = first + timedelta(days=length)
        assert months_between(first, last) <= months_between(first, last + timedelta(days=1))

    @given(days, st.integers(0, 3000))
    def test_months_of_thirty_days_come_near_the_calendar(self, first: date, length: int) -> None:
        months, rest = months_between(first, first + timedelta(days=length))
        assert abs(months * Decimal("30.44") + rest - length) <= 3 + months // 12


class TestLostIncome:
    @given(sums, days, st.integers(1, 60))
    def test_whole_months_at_the_income_of_a_month(self, income: Sum, start: date, months: int) -> None:
        start = start.replace(day=1)
        later = start.month - 1 + months
        end = date(start.year + later // 12, later % 12 + 1, 1)
        assert lost(income, "month", start, end) == Sum(income.amount * months, income.currency)

    @given(sums, st.integers(2014, 2028), st.integers(1, 12))
    def test_a_year_without_a_year_s_income_is_that_income(self, income: Sum, year: int, month: int) -> None:
        assert lost(income, "year", date(year, month, 5), date(year + 1, month, 5)) == income

    @given(sums, days, st.integers(1, 700))
    def test_the_time_of_the_income_counts_with_its_last_day(
        self, income: Sum, start: date, length: int
    ) -> None:
        told = over(date(2021, 10, 1), date(2022, 1, 31))
        end = start + timedelta(days=length)
        months = lost(Sum(income.amount, "UAH"), "other", start, end, over=told)
        monthly = lost(Sum(income.amount, "UAH"), "month", start, end)
        assert abs(months.amount - monthly.amount / 4) <= CENT

    @given(sums, days, st.integers(1, 3000))
    def test_a_longer_time_is_never_worth_less(self, income: Sum, start: date, length: int) -> None:
        end = start + timedelta(days=length)
        longer = lost(income, "month", start, end + timedelta(days=1))
        shorter = lost(income, "month", start, end)
        assert longer.amount >= shorter.amount
        assert longer.currency == income.currency
        assert longer.amount == longer.amount.quantize(CENT)

    @given(sums, st.sampled_from(("month", "year")), days, st.integers(1, 3000))
    def test_the_working_leads_to_the_result(self, income: Sum, per: str, start: date, length: int) -> None:
        end = start + timedelta(days=length)
        answers = Answers(income=income, per=per, start=day(start), end=day(end))
        working = LOST.work_out(answers)
        assert working is not None and working.total is not None
        factor = dict(working.steps[-1].params)["months"]
        months = sum((Fraction(part) for part in re.findall(r"\d+/\d+|\d+", factor)), Fraction(0))
        exact = Fraction(income.amount) * months / (12 if per == "year" else 1)
        assert abs(Fraction(working.total.amount) - exact) <= Fraction(1, 200)
        assert working.lines(UKRAINIAN)[-1].startswith("Разом: ")
        assert working.lines(ENGLISH)

    def test_as_somebody_would_write_it_down(self) -> None:
        income = Sum(Decimal(480_000), "UAH")
        answers = Answers(income=income, per="year", start=day(date(2022, 4, 12)), end=day(date(2023, 2, 20)))
        working = LOST.work_out(answers)
        assert working is not None
        assert [line.replace("\u00a0", " ") for line in working.lines(UKRAINIAN)] == [
            "Дохід за місяць: 480 000 грн / 12 = 40 000 грн",
            "Без доходу: від 12 квітня 2022 року до 20 лютого 2023 року, разом 10 місяців і 8 днів",
            "40 000 грн × (10 + 8/30)",
            "Разом: 410 666,67 грн",
        ]

    def test_until_today_while_there_is_no_new_income(self) -> None:
        answers = Answers(
            income=Sum(Decimal(1000), "EUR"), per="month", start=day(date(TODAY.year, 1, TODAY.day))
        )
        working = LOST.work_out(answers)
        assert working is not None
        assert working.total == Sum(Decimal(1000) * (TODAY.month - 1), "EUR")

    def test_a_year_that_is_remembered_roughly_counts_only_from_the_first_day_that_counts(self) -> None:
        calculation = LOST.model_copy(update={"since": date(2022, 2, 24)})
        roughly = Interval(date(2022, 1, 1), date(2022, 12, 31), "2022")
        answers = Answers(
            income=Sum(Decimal(1000), "UAH"), per="month", start=roughly, end=day(date(2022, 4, 24))
        )
        working = calculation.work_out(answers)
        assert working is not None
        assert working.total == Sum(Decimal(2000), "UAH")

    @pytest.mark.parametrize("missing", ["income", "per", "start"])
    def test_too_little_known_is_no_working(self, missing: str) -> None:
        known: dict[str, Any] = {
            "income": Sum(Decimal(1000), "UAH"),
            "per": "month",
            "start": day(date(2022, 3, 1)),
        }
        assert (
            LOST.work_out(Answers(**{key: value for key, value in known.items() if key != missing})) is None
        )

    def test_another_time_that_is_not_told_or_not_over_is_no_working(self) -> None:
        known: dict[str, Any] = {
            "income": Sum(Decimal(1000), "UAH"),
            "per": "other",
            "start": day(date(2022, 3, 1)),
        }
        assert LOST.work_out(Answers(**known)) is None
        assert LOST.work_out(Answers(**known, over=Period(day(date(2021, 1, 1)), None))) is None

    @given(days, st.integers(0, 500))
    def test_income_back_before_it_was_lost_is_no_working(self, start: date, earlier: int) -> None:
        end = start - timedelta(days=earlier)
        known: dict[str, Any] = {
            "income": Sum(Decimal(1000), "UAH"),
            "per": "month",
            "start": day(start),
            "end": day(end),
        }
        assert LOST.work_out(Answers(**known)) is None


class TestUntilWhen:
    """Without a day on which it came back, only who says that it has not is counted until today."""

    KNOWN: Mapping[str, Any] = {
        "income": Sum(Decimal(1000), "UAH"),
        "per": "month",
        "start": day(date(2026, 1, TODAY.day)),
    }
    STILL = LOST.model_copy(update={"today": Is(key="again", value=False)})

    @pytest.mark.parametrize(
        ("more", "lacks"),
        [
            ({"again": True}, "end"),
            ({"again": True, "end": None}, "end"),
            ({"again": None}, "again"),
            ({}, "again"),
            ({"again": False}, ""),
            ({"again": True, "end": day(date(2026, 3, TODAY.day))}, ""),
        ],
    )
    def test_the_day_is_missing_or_not(self, more: Mapping[str, Any], lacks: str) -> None:
        answers = Answers(**self.KNOWN, **more)
        lack = self.STILL.lacks(answers)
        assert (lack.key if lack else "") == lacks
        assert (self.STILL.work_out(answers) is None) is bool(lacks)

    def test_where_nobody_is_asked_a_skipped_day_is_still_missing(self) -> None:
        """Structures of the first release do not say when today is meant."""
        assert LOST.work_out(Answers(**self.KNOWN, end=None)) is None
        assert LOST.work_out(Answers(**self.KNOWN)) is not None

    @pytest.mark.parametrize("missing", ["income", "per", "start"])
    def test_what_is_missing_is_named(self, missing: str) -> None:
        lack = self.STILL.lacks(Answers(**{k: v for k, v in self.KNOWN.items() if k != missing}, again=False))
        assert lack is not None and lack.key == missing


class TestFallenIncome:
    FALLEN = FallenIncome(
        income="before",
        per="per",
        after="after",
        start="start",
        end="end",
        today=Is(key="back", value=False),
        word="profit",
    )

    def told(self, before: Sum, after: Sum | None, months: int, per: str = "month") -> Answers:
        return Answers(
            before=before,
            after=after,
            per=per,
            start=day(date(2022, 3, 1)),
            end=day(date(2022 + (2 + months) // 12, (2 + months) % 12 + 1, 1)),
        )

    def test_as_somebody_would_write_it_down(self) -> None:
        working = self.FALLEN.work_out(
            self.told(Sum(Decimal(480_000), "UAH"), Sum(Decimal(15_000), "UAH"), 8, "year")
        )
        assert working is not None
        assert [line.replace("\u00a0", " ") for line in working.lines(UKRAINIAN)] == [
            "Прибуток за місяць: 480 000 грн / 12 = 40 000 грн",
            "Менше за місяць: 40 000 грн − 15 000 грн = 25 000 грн",
            "Менший прибуток: від 1 березня 2022 року до 1 листопада 2022 року, разом 8 місяців",
            "25 000 грн × 8",
            "Разом: 200 000 грн",
        ]

    @given(amounts, amounts, st.integers(1, 60))
    def test_the_difference_times_the_months(self, one: Decimal, other: Decimal, months: int) -> None:
        before, after = Sum(max(one, other), "EUR"), Sum(min(one, other), "EUR")
        working = self.FALLEN.work_out(self.told(before, after, months))
        if before == after:
            assert working is None
        else:
            assert working is not None
            assert working.total == Sum((before.amount - after.amount) * months, "EUR")

    @pytest.mark.parametrize(
        ("after", "key"),
        [
            (None, "after"),
            (Sum(Decimal(900), "USD"), ""),
            (Sum(Decimal(1000), "UAH"), ""),
            (Sum(Decimal(2000), "UAH"), ""),
        ],
    )
    def test_no_difference_no_sum_and_a_word_why(self, after: Sum | None, key: str) -> None:
        answers = self.told(Sum(Decimal(1000), "UAH"), after, 3)
        assert self.FALLEN.work_out(answers) is None
        lack = self.FALLEN.lacks(answers)
        assert lack is not None and lack.key == key
        assert lack.key or (lack.step and lack.step.written(ENGLISH))


class TestDepending:
    def test_the_answer_chooses_the_way(self) -> None:
        two = Depending(
            on=Is(key="fell", value=True), then=TestFallenIncome.FALLEN, otherwise=TestUntilWhen.STILL
        )
        stopped = Answers(fell=False, again=False, **TestUntilWhen.KNOWN)
        assert two.work_out(stopped) == TestUntilWhen.STILL.work_out(stopped) is not None
        fell = Answers(fell=True, before=Sum(Decimal(5), "UAH"), per="month", start=day(date(2026, 1, 1)))
        lack = two.lacks(fell)
        assert lack is not None and lack.key == "back"
        assert {"fell", "after", "income"} <= {*two.keys()}
