"""Sums that were read as another one in silence."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.kinds.money import Money
from tests.dialogs.scope import Answered, doubted, read, refused


@pytest.mark.parametrize(
    ("typed", "amounts"),
    [
        ("мільйон двадцять п’ять", ["1000025.00 UAH", "1025000.00 UAH"]),
        ("5 млн 50", ["5000050.00 UAH", "5050000.00 UAH"]),
        ("мільярд двісті", ["1000000200.00 UAH", "1200000000.00 UAH"]),
        ("тисячу дві", ["1002.00 UAH", "2000.00 UAH"]),
        ("тисяча півтори", ["1000.00 UAH", "1500.00 UAH"]),
    ],
)
def test_what_stands_behind_a_large_number_may_be_of_its_size(typed: str, amounts: list[str]) -> None:
    refusal = doubted(Money(), typed)
    assert (refusal.code, [option.value for option in refusal.options]) == ("money.two_ways", amounts)


@pytest.mark.parametrize(
    "typed", ["двадцять, п’ять", "сто плюс мінус десять", "50 центів", "50 євроцентів", "5000 центів"]
)
def test_what_is_no_one_sum(typed: str) -> None:
    assert refused(Money(), typed).code


@pytest.mark.parametrize("typed", ["0501234567", "+380501234567", "3184710691", "в 2022"])
def test_a_number_of_something_else_is_asked_about(typed: str) -> None:
    assert doubted(Money(), typed).code == "money.number"


@pytest.mark.parametrize(
    "typed",
    [
        "двадцять тисяч, п’ятсот",
        "1 млн 200 тис",
        "два мільйони п’ять тисяч",
        "2022",
        "5 дол 50 центів",
        "1 234 567 890",
        "5000 копійок",
    ],
)
def test_a_plain_sum_is_not_asked_again(typed: str) -> None:
    Money().doubt(Input(text=typed), read(Money(), typed), Answered())
