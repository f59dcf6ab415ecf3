"""Numbers, areas, sums and shares."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.money import Money, Sum
from dialogs.engine.kinds.share import Share
from tests.dialogs.scope import read, refused, said


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5", 5), ("п’ять", 5), ("П'ять", 5), ("5 дітей", 5), ("двоє", 2), ("1 200", 1200), ("1.200", 1200)],
)
def test_whole_numbers(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2,5", "integer.unclear"), ("", "integer.unclear"), ("1 з 5", "integer.unclear"), ("0", "integer.range"),
     ("21", "integer.range"), ("-3", "integer.range"), ("9" * 5000, "integer.unclear")],
)  # fmt: skip
def test_what_is_no_whole_number(typed: str, code: str) -> None:
    assert refused(Integer(min=1, max=20), typed).code == code


@given(st.integers(0, 10**6))
def test_every_number_is_read_back_from_its_words(number: int) -> None:
    assert read(Integer(max=10**6), said(Integer(max=10**6), str(number))) == number


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("54,3 м²", "54.3"),
        ("54.3", "54.3"),
        ("54,3 кв. м", "54.3"),
        ("54 кв м", "54"),
        ("54 m2", "54"),
        ("1 200 м2", "1200"),
        ("6 соток", "600"),
        ("0,5 га", "5000"),
        ("1 гектар", "10000"),
        ("54,3 квадратних метрів", "54.3"),
        ("54.300", "54.3"),
        ("близько 54 м²", "54"),
        ("приблизно 54,3", "54.3"),
        ("about 54 m2", "54"),
    ],
)
def test_areas(typed: str, metres: str) -> None:
    assert read(Area(), typed) == Decimal(metres)


def test_an_area_is_shown_in_square_metres() -> None:
    assert said(Area(), "54.30") == "54,3 м²"
    assert refused(Area(), "100 яблук").code == "area.unclear"
    assert refused(Area(), "0").code == "area.range"


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("15 000 грн", "15000", "UAH"),
        ("десь близько 15 тис. грн", "15000", "UAH"),
        ("15000", "15000", "UAH"),
        ("15\u00a0000,50 гривень", "15000.5", "UAH"),
        ("1.200 грн", "1200", "UAH"),
        ("20 тис. грн", "20000", "UAH"),
        ("2,5 тис грн", "2500", "UAH"),
        ("2 млн", "2000000", "UAH"),
        ("$200", "200", "USD"),
        ("300 дол. США", "300", "USD"),
        ("1,200.50 usd", "1200.5", "USD"),
        ("1 200,50 євро", "1200.5", "EUR"),
        ("€50", "50", "EUR"),
        ("10 000 злотих", "10000", "PLN"),
    ],
)
def test_sums(typed: str, amount: str, currency: str) -> None:
    assert read(Money(), typed) == Sum(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("багато", "money.unclear"), ("15000-20000 грн", "money.unclear"), ("100 тугриків", "money.currency"),
     ("999999999999999 грн", "money.range")],
)  # fmt: skip
def test_what_is_no_sum(typed: str, code: str) -> None:
    assert refused(Money(), typed).code == code


@given(st.decimals(0, 10**9, places=2))
def test_every_sum_is_read_back_from_its_words(amount: Decimal) -> None:
    assert read(Money(), said(Money(), f"{amount} грн")) == Sum(amount, "UAH")


@pytest.mark.parametrize(
    ("typed", "share"),
    [("1/2", "1/2"), ("половина", "1/2"), ("50%", "1/2"), ("50 відсотків", "1/2"), ("0,5", "1/2"), ("½", "1/2"),
     ("1/2 частки", "1/2"), ("третина", "1/3"), ("дві третини", "2/3"), ("чверть квартири", "1/4"), ("увесь", "1"),
     ("100%", "1"), ("1", "1"), ("half", "1/2")],
)  # fmt: skip
def test_shares(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3/2", "share.range"),
        ("0", "share.range"),
        ("150%", "share.range"),
        ("1/0", "share.unclear"),
        ("", "share.unclear"),
    ],
)
def test_what_is_no_share(typed: str, code: str) -> None:
    assert refused(Share(), typed).code == code
