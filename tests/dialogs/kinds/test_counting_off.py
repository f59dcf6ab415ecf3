"""Options counted off in words, and numbers of papers and telephones said aloud."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.counting_off import LAST, place_named
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from tests.dialogs.scope import Answered

SCOPE = Answered()

OPTIONS = (
    Option(value="a", label="Садок"),
    Option(value="b", label="Школа"),
    Option(value="c", label="Інше місце"),
)
GROUPS = (
    Option(value="I", label="Перша група"),
    Option(value="III", label="Третя група"),
    Option(value="II", label="Друга група"),
)

FIRST = "перше|перший|перша|першу|первый|первое|the first|first one|1-й|1-ше|№1|№ 1|варіант 1|варіант один|1."
SECOND = "друге|другий|друга|друга відповідь|второй|второе|the second|2-й|2-ге|2nd|номер два|під номером 2|обираю друге"
THIRD = "третє|третій|третий|третье|third|3)|варіант 3|пункт три|мабуть третє|останнє|последний|the last one"
NEITHER = ("другой", "п’яте", "восьме", "не друге", "перше чи друге", "два", "три роки", "дванадцяте")
OTHER = ("другое", "другая", "інше")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (typed, value)
        for typed_, value in ((FIRST, "a"), (SECOND, "b"), (THIRD, "c"))
        for typed in typed_.split("|")
    ],
)
def test_an_option_is_counted_off(typed: str, value: str) -> None:
    assert Choice(of=OPTIONS).parse(Input(text=typed), SCOPE) == value


@pytest.mark.parametrize("typed", OTHER)
def test_russian_words_for_another_one_are_not_the_second(typed: str) -> None:
    assert Choice(of=OPTIONS).parse(Input(text=typed), SCOPE) == "c"


@pytest.mark.parametrize("typed", NEITHER)
def test_what_counts_nothing_off_is_asked_again(typed: str) -> None:
    with pytest.raises(Refusal):
        Choice(of=OPTIONS).parse(Input(text=typed), SCOPE)


@pytest.mark.parametrize(("typed", "value"), [("друга", "II"), ("третя група", "III"), ("перша", "I")])
def test_where_options_count_themselves_their_words_decide(typed: str, value: str) -> None:
    assert Choice(of=GROUPS).parse(Input(text=typed), SCOPE) == value


def test_several_are_counted_off() -> None:
    assert MultiChoice(of=OPTIONS).parse(Input(text="перше і третє"), SCOPE) == ("a", "c")
    assert MultiChoice(of=OPTIONS).parse(Input(text="второе, третье"), SCOPE) == ("b", "c")


def test_yes_and_no_are_counted_off() -> None:
    assert YesNo().parse(Input(text="перше"), SCOPE) is True
    assert YesNo().parse(Input(text="друге"), SCOPE) is False


@pytest.mark.parametrize(
    ("typed", "place"), [("десяте", 10), ("40", 40), ("останній", LAST), ("Київ", 0), ("", 0)]
)
def test_a_place_is_named(typed: str, place: int) -> None:
    assert place_named(typed) == place


@pytest.mark.parametrize(
    "typed",
    [
        "нуль шість сім один два три чотири п’ять шість сім",
        "ноль шесть семь один два три четыре пять шесть семь",
        "zero six seven one two three four five six seven",
        "мій номер нуль шість сім, один два три, чотири п’ять, шість сім",
        "плюс три вісім нуль шість сім один два три чотири п’ять шість сім",
    ],
)
def test_a_telephone_said_digit_by_digit(typed: str) -> None:
    assert Phone().parse(Input(text=typed), SCOPE) == "+380671234567"


def test_a_tax_number_said_digit_by_digit() -> None:
    said = "три один один чотири вісім нуль чотири п’ять два два"
    assert TaxNumber().parse(Input(text=said), SCOPE) == "3114804522"


@pytest.mark.parametrize(
    "typed",
    [
        "нуль шістдесят сім сто двадцять три сорок п’ять шістдесят сім",
        "тридцять один чотирнадцять вісімдесят сорок п’ять двадцять два",
        "ноль шестьдесят семь",
        "три один один",
    ],
)
@pytest.mark.parametrize("kind", [Phone(), TaxNumber()])
def test_otherwise_figures_are_asked_for(kind: Phone | TaxNumber, typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        kind.parse(Input(text=typed), SCOPE)
    assert refused.value.code == "number.words" and "цифрами" in refused.value.message
