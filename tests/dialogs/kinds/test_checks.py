"""Checks of one answer beside another."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.checks import Check, Differs, NotAfter, NotBefore
from dialogs.engine.errors import Refusal
from dialogs.engine.intervals import Interval
from tests.dialogs.scope import Answered

MARCH = Interval(date(2022, 3, 1), date(2022, 3, 31), "березень 2022")


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (NotAfter(key="left", message="Пізніше за {other}."), date(2022, 4, 1)),
        (NotBefore(key="left", message="Раніше за {other}."), date(2022, 2, 28)),
        (Differs(key="left", message="Те саме."), MARCH),
    ],
)
def test_a_contradiction_is_pointed_out(check: Check, value: object) -> None:
    with pytest.raises(Refusal, match="check."):
        check.check(value, Answered(left=MARCH))
    check.check(value, Answered())
    assert check.keys() == ("left",)


def test_a_remembered_date_contradicts_only_for_sure() -> None:
    spring = Interval(date(2022, 3, 1), date(2022, 5, 31), "весна 2022")
    for check in (NotAfter(key="left"), NotBefore(key="left"), Differs(key="left")):
        check.check(spring, Answered(left=MARCH))
