"""Numbers as they are said aloud, in two languages at once, and sums with what stands around them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.number_words import NUMERALS, numeral
from tests.dialogs.scope import doubted, read, refused, said


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("шисят п'ять", 65), ("пісят два", 52), ("двацять три", 23), ("двадцать пять", 25), ("чєтирє", 4),
        ("сєм", 7), ("шіснацять", 16), ("восімсят", 80), ("дев'яносто шість", 96), ("пядесят", 50),
    ],
)  # fmt: skip
def test_a_count_is_read_by_its_sound(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("тищу двєсті", "1\u00a0200 грн"), ("двєсті тищ", "200\u00a0000 грн"), ("пяцот тисяч", "500\u00a0000 грн"),
        ("шисот", "600 грн"), ("шисят тисяч", "60\u00a0000 грн"), ("чєтириста долларів", "400 USD"),
        ("40 тисяч зелених", "40\u00a0000 USD"),
    ],
)  # fmt: skip
def test_a_sum_is_read_by_its_sound(typed: str, words: str) -> None:
    assert said(Money(), typed) == words


def test_no_two_numbers_sound_alike() -> None:
    heard = defaultdict(set)
    for word, number in NUMERALS.items():
        heard[numeral(word)].add(number)
    assert all(numbers == {number} for number, numbers in heard.items())


@pytest.mark.parametrize("typed", ["дохусят п'ять", "сорисят три"])
def test_a_number_that_is_only_half_understood_is_never_taken(typed: str) -> None:
    assert refused(Integer(), typed).code == "integer.unclear"


def test_not_a_single_one_is_none() -> None:
    assert read(Integer(), "ні одного") == 0
    assert read(Integer(), "один") == 1


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("800 тис (по оцінці)", "800000.00 UAH"), ("сто тисяч з копійками", "100000.00 UAH"),
        ("10000 на машину", "10000.00 UAH"), ("8 000 х 12 = 96 000", "96000.00 UAH"),
        ("96000 (8000*12)", "96000.00 UAH"), ("5000+3000=8000 грн", "8000.00 UAH"),
    ],
)  # fmt: skip
def test_the_sum_among_other_words_is_offered(typed: str, offered: str) -> None:
    assert [option.value for option in refused(Money(), typed).options] == [offered]


def test_what_stands_on_both_sides_of_an_equals_sign_is_no_one_number() -> None:
    options = refused(Money(), "12 тис = 400$").options
    assert [option.value for option in options] == ["12000.00 UAH", "400.00 USD"]
    assert Decimal(12400) not in {Decimal(option.value.split()[0]) for option in options}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("штук 5", 5),
        ("5 штук", 5),
        ("5 шт.", 5),
        ("5шт", 5),
        ("дві штуки", 2),
        ("жили вдвох", 2),
        ("ми втрьох", 3),
        ("десяток", 10),
        ("два десятки", 20),
        ("півтора десятка", 15),
        ("пара десятків", None),
        ("десятки", None),
        ("дюжина", 12),
        ("півсотні", 50),
        ("тридцять-два", 32),
        ("двадцять-п'ять", 25),
        ("сорок-сорок", None),
        ("двадцять-тридцять", None),
        ("ніодного", 0),
        ("ні одного", 0),
        ("ни одной", 0),
    ],
)
def test_things_that_are_counted(typed: str, number: int | None) -> None:
    if number is None:
        refused(Integer(), typed)
    else:
        assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("штук 5", 5000),
        ("косарів 20", 20000),
        ("два десятки тисяч", 20000),
        ("десяток тисяч", 10000),
        ("півсотні тисяч", 50000),
        ("під мільйон", 1000000),
        ("1_000_000", 1000000),
        ("тридцять-дві тисячі", 32000),
    ],
)
def test_money_that_is_counted_so(typed: str, amount: int) -> None:
    assert read(Money(), typed).amount == amount


@pytest.mark.parametrize(
    "typed", ["десятки тисяч", "сотні тисяч гривень", "тисячі гривень", "тысячи", "кілька десятків тисяч"]
)
def test_what_nobody_counted_is_no_number(typed: str) -> None:
    assert refused(Money(), typed).options == ()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12 500 + 3 000", "15500.00 UAH"),
        ("12500+3000 грн", "15500.00 UAH"),
        ("100 євро + 50 євро", "150.00 EUR"),
        ("1000,50 + 200", "1200.50 UAH"),
        ("200*3", "600.00 UAH"),
        ("5000 х 12", "60000.00 UAH"),
        ("5000 грн × 3", "15000.00 UAH"),
    ],
)
def test_a_sum_that_is_still_to_be_reckoned_is_offered(typed: str, value: str) -> None:
    assert [option.value for option in refused(Money(), typed).options] == [value]


@pytest.mark.parametrize("typed", ["100 євро + 50 доларів", "12 500 + багато", "1+1+", "+", "5 * *"])
def test_what_cannot_be_reckoned_is_not(typed: str) -> None:
    assert refused(Money(), typed).options == ()


@pytest.mark.parametrize(
    "typed",
    [
        "не знаю точно, десь 20 тисяч",
        "точно не пам'ятаю, але близько 20 тисяч",
        "не помню, тысяч 20",
        "ну десь 20000",
        "думаю, 20000",
        "десь так 20000 грн",
        "20000 плюс мінус",
        "тисяч 20, може більше",
        "20000, точно не знаю",
    ],
)
def test_a_sum_that_is_not_sure_is_asked_about(typed: str) -> None:
    assert [option.value for option in doubted(Money(), typed).options] == ["20000.00 UAH"]


@pytest.mark.parametrize(
    "typed", ["20000, а може й 25000", "20000 чи 25000, не пам'ятаю", "20000 може 25000"]
)
def test_one_of_two_sums_is_chosen(typed: str) -> None:
    assert [option.value for option in refused(Money(), typed).options] == ["20000.00 UAH", "25000.00 UAH"]


@pytest.mark.parametrize(
    "typed", ["безкоштовно", "нічого не платили", "ничего не платил", "ні копійки не заплатила"]
)
def test_what_cost_nothing_may_be_nought(typed: str) -> None:
    assert [option.value for option in refused(Money(), typed).options] == ["0.00 UAH"]
