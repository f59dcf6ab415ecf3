"""A number beside words that make another one of it is asked about."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.kinds.integer import Integer
from tests.dialogs.scope import Answered, doubted, read


@pytest.mark.parametrize(
    "typed",
    [
        *("не 5", "не двоє", "дитина 5 років", "бабуся 80 років", "мені 45", "кв 5", "будинок 5", "4 тижні"),
        *("один загинув", "одного нема", "раніше 5", "5 (7)", "2 дорослих (1 дитина)", "2022 рік"),
    ],
)
def test_a_number_that_the_words_change_is_asked_about(typed: str) -> None:
    refusal = doubted(Integer(), typed)
    assert refusal.code == "integer.more"
    assert len(refusal.options) == 1


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *(("5", 5), ("двоє дітей", 2), ("ні, 6", 6), ("3 кімнати", 3), ("третій поверх", 3), ("4 місяці", 4)),
        *(
            ("5 (п’ять)", 5),
            ("5 (я, чоловік, троє дітей)", 5),
            ("нас п’ятеро", 5),
            ("нема", 0),
            ("3 рази", 3),
        ),
    ],
)
def test_a_plain_number_is_not_asked_again(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number
    Integer().doubt(Input(text=typed), number, Answered())
