"""Amounts worked out from answers, as anybody can check with pen and paper: costs and shares."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.calculations import (
    Cost,
    Costs,
    OwnShare,
)
from dialogs.engine.kinds.money import Sum
from tests.dialogs.engine.sums import CENT, Answers, sums
from tests.dialogs.scope import ENGLISH, UKRAINIAN


class TestCosts:
    COSTS = Costs(
        costs=(
            Cost(label="Ліки", amount="medicine"),
            Cost(label="Витрата", amount="cost", of="costs", called="name"),
        )
    )

    def test_every_cost_stands_under_its_name(self) -> None:
        answers = Answers(
            {
                "costs": [
                    {"name": "таксі", "cost": Sum(Decimal(300), "UAH")},
                    {"cost": Sum(Decimal(50), "UAH")},
                ]
            },
            medicine=Sum(Decimal("99.50"), "UAH"),
        )
        working = self.COSTS.work_out(answers)
        assert working is not None
        assert working.lines(UKRAINIAN) == (
            "Ліки: 99,50 грн",
            "таксі: 300 грн",
            "Витрата: 50 грн",
            "Разом: 449,50 грн",
        )

    def test_nothing_named_is_no_working(self) -> None:
        assert self.COSTS.work_out(Answers({"costs": [{"name": "таксі"}]})) is None

    def test_what_was_named_without_its_price_leaves_the_sum_open(self) -> None:
        answers = Answers(
            {"costs": [{"name": "таксі", "cost": Sum(Decimal(300), "UAH")}, {"name": "готель"}]},
            medicine=Sum(Decimal(99), "UAH"),
        )
        assert self.COSTS.work_out(answers) is None
        lack = self.COSTS.lacks(answers)
        assert lack is not None and lack.step is not None
        assert lack.step.written(UKRAINIAN) == "Щоб порахувати разом, назвіть суму: готель."

    def test_a_single_price_that_was_skipped_is_missing_and_one_never_asked_is_not(self) -> None:
        named: dict[str, list[Mapping[str, Any]]] = {
            "costs": [{"name": "таксі", "cost": Sum(Decimal(300), "UAH")}]
        }
        assert self.COSTS.work_out(Answers(named)) is not None
        assert self.COSTS.work_out(Answers(named, medicine=None)) is None

    @given(st.lists(sums, min_size=1, max_size=12))
    def test_currencies_are_never_mixed_and_nothing_is_lost(self, found: list[Sum]) -> None:
        working = self.COSTS.work_out(Answers({"costs": [{"cost": one} for one in found]}))
        assert working is not None
        currencies = [total.currency for total in working.totals]
        assert len(currencies) == len(set(currencies))
        for total in working.totals:
            assert total.amount == sum(one.amount for one in found if one.currency == total.currency)
        assert {one.currency for one in found} == set(currencies)
        assert (working.total is None) is (len(currencies) > 1)


class TestSharesOfOwners:
    """Several owners and no share of less than the whole: nobody here divides."""

    SHARE = OwnShare(amount="amount", instead="repair", share="share", form="form", owners="owners")
    WHOLE = Sum(Decimal(900_000), "UAH")

    @pytest.mark.parametrize(
        ("told", "wanted"),
        [
            ({"form": "sole"}, 900_000),
            ({"form": "joint", "share": Fraction(1, 2)}, 450_000),
            ({"form": "joint", "share": Fraction(1, 3), "owners": 3}, 300_000),
            ({"form": "joint", "share": Fraction(1), "owners": 2}, None),
            ({"form": "joint", "share": None}, None),
            ({"form": "joint", "owners": 2}, None),
            ({"form": "joint"}, None),
            ({"form": None}, None),
            ({}, None),
        ],
    )
    def test_the_part_that_may_be_claimed(self, told: Mapping[str, Any], wanted: int | None) -> None:
        answers = Answers(amount=self.WHOLE, **told)
        working = self.SHARE.work_out(answers)
        assert (working.total if working else None) == (Sum(Decimal(wanted), "UAH") if wanted else None)
        assert (self.SHARE.lacks(answers) is None) is (wanted is not None)

    @pytest.mark.parametrize(
        ("told", "key"),
        [
            ({"form": "joint", "share": None}, "share"),
            ({"form": None}, "form"),
            ({"form": "joint"}, ""),
            ({"form": "joint", "share": Fraction(1)}, ""),
        ],
    )
    def test_what_is_missing_is_said_in_one_line(self, told: Mapping[str, Any], key: str) -> None:
        lack = self.SHARE.lacks(Answers(amount=self.WHOLE, **told))
        assert lack is not None and lack.key == key
        assert lack.key or (lack.step and lack.step.written(ENGLISH))

    def test_a_missing_value_is_named(self) -> None:
        for told, key in (({"amount": None}, "amount"), ({"repair": None}, "repair")):
            lack = self.SHARE.lacks(Answers(form="sole", **told))
            assert lack is not None and lack.key == key


class TestOwnShare:
    SHARE = OwnShare(amount="amount", share="share", instead="repair", owners="owners")

    @given(sums, st.integers(1, 20), st.integers(1, 20))
    def test_the_shares_of_all_owners_make_the_whole(self, whole: Sum, one: int, other: int) -> None:
        parts = [Fraction(one, one + other), Fraction(other, one + other)]
        found = [self.SHARE.work_out(Answers(amount=whole, share=part)) for part in parts]
        totals = [working.total for working in found if working and working.total]
        assert {total.currency for total in totals} == {whole.currency}
        assert abs(sum(total.amount for total in totals) - whole.amount) <= CENT

    @given(sums)
    def test_without_a_share_it_is_the_whole(self, whole: Sum) -> None:
        working = self.SHARE.work_out(Answers(amount=whole))
        assert working is not None
        assert working.total == whole

    def test_half_a_kopiika_is_rounded_up(self) -> None:
        working = self.SHARE.work_out(Answers(amount=Sum(Decimal("0.01"), "UAH"), share=Fraction(1, 2)))
        assert working is not None
        assert working.total == Sum(CENT, "UAH")

    def test_the_repair_stands_in_for_the_value(self) -> None:
        repair = Sum(Decimal(90_000), "UAH")
        working = self.SHARE.work_out(Answers(repair=repair, share=Fraction(1, 3)))
        assert working is not None
        assert working.total == Sum(Decimal(30_000), "UAH")

    def test_nobody_divides_for_several_owners(self) -> None:
        assert self.SHARE.work_out(Answers(amount=Sum(Decimal(90_000), "UAH"), owners=3)) is None

    def test_no_amount_is_no_working(self) -> None:
        assert self.SHARE.work_out(Answers(share=Fraction(1, 2))) is None
