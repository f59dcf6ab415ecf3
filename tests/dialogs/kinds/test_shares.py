"""Shares: as fractions, per cent and words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dialogs.engine.kinds.share import Share
from tests.dialogs.scope import UKRAINIAN, read, refused


@pytest.mark.parametrize(
    ("typed", "share"),
    [("1/2", "1/2"), ("половина", "1/2"), ("50%", "1/2"), ("50 відсотків", "1/2"), ("0,5", "1/2"), ("½", "1/2"),
     ("1/2 частки", "1/2"), ("третина", "1/3"), ("дві третини", "2/3"), ("чверть квартири", "1/4"), ("увесь", "1"),
     ("100%", "1"), ("1", "1"), ("half", "1/2")],
)  # fmt: skip
def test_shares(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "share"),
    [("50 на 50", "1/2"), ("треть", "1/3"), ("две трети", "2/3"), ("три чверті", "3/4"), ("одна друга", "1/2"),
     ("одна третина частки", "1/3"), ("моя половина", "1/2"), ("33,3%", "333/1000"), ("одна пятая", "1/5"),
     ("вся", "1"), ("целиком", "1"), ("половина квартиры", "1/2"), ("1/2 будинку", "1/2"), ("три восьмих", "3/8")],
)  # fmt: skip
def test_shares_as_people_say_them(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [("50/50", ["1/2", "1/1"]), ("2/2", ["1/2", "1/1"]), ("50", ["1/2"]), ("5", ["1/5", "1/20"]),
     ("2", ["1/2", "1/50"]), ("30/70", ["3/10", "7/10", "3/7"]), ("30 на 70", ["3/10", "7/10"]), ("12", ["3/25"])],
)  # fmt: skip
def test_a_share_that_can_be_read_in_two_ways_is_asked(typed: str, shares: list[str]) -> None:
    refusal = refused(Share(), typed)
    assert [option.value for option in refusal.options] == shares
    assert len({option.written(UKRAINIAN) for option in refusal.options}) == len(shares)
    assert [read(Share(), typed, option=share) for share in shares] == [Fraction(share) for share in shares]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-1/2", "share.range"),
        ("3/2", "share.range"),
        ("0", "share.range"),
        ("150%", "share.range"),
        ("1/0", "share.unclear"),
        ("", "share.unclear"),
    ],
)
def test_what_is_no_share(typed: str, code: str) -> None:
    assert refused(Share(), typed).code == code


@pytest.mark.parametrize(
    ("typed", "share"),
    [("1/6 (одна шоста)", "1/6"), ("17/100 часток", "17/100"), ("сім дванадцятих", "7/12"),
     ("семь двенадцатых", "7/12"), ("одна з трьох часток", "1/3"), ("1 із 3", "1/3"), ("l/2", "1/2"), ("І/3", "1/3"),
     ("по третині", "1/3"), ("по 1/2", "1/2"), ("полквартиры", "1/2"), ("25 проц", "1/4"),
     ("сорок дев’ять відсотків", "49/100"), ("две из пяти долей", "2/5")],
)  # fmt: skip
def test_shares_as_they_are_said(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [("навпіл", ["1/2"]), ("порівну з чоловіком", ["1/2"]), ("пополам с мужем", ["1/2"]), ("1:2", ["1/3", "1/2"]),
     ("1 до 1", ["1/2"]), ("приблизно 1/3", ["1/3"]), ("майже вся", ["1/1"]), ("1/2 моя, 1/2 чоловіка", ["1/2"]),
     ("1/2 від 1/2", []), ("1/6 (одна п’ята)", [])],
)  # fmt: skip
def test_shares_that_may_be_meant_are_offered(typed: str, shares: list[str]) -> None:
    assert [option.value for option in refused(Share(), typed).options] == shares


@pytest.mark.parametrize("typed", ["спільна сумісна", "сумісна власність", "совместная собственность"])
def test_joint_property_has_no_shares(typed: str) -> None:
    assert refused(Share(), typed).code == "share.joint"


@pytest.mark.parametrize(
    "typed", ["повна", "повна власність", "одноосібна власність", "полная", "єдиний власник"]
)
def test_all_of_it(typed: str) -> None:
    assert read(Share(), typed) == 1
