"""Every share from a half to nine tenths in words, in three languages, as people say what of a home is theirs."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dialogs.engine.kinds.share import Share
from tests.dialogs.scope import read, refused, said

TIMES = {
    "uk": "одна дві три чотири п’ять шість сім вісім дев’ять".split(),
    "ru": "одна две три четыре пять шесть семь восемь девять".split(),
    "en": "one two three four five six seven eight nine".split(),
}
ONE = {
    "uk": "друга третя четверта п’ята шоста сьома восьма дев’ята десята".split(),
    "ru": "вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая".split(),
    "en": "half third fourth fifth sixth seventh eighth ninth tenth".split(),
}
SEVERAL = {
    "uk": "других третіх четвертих п’ятих шостих сьомих восьмих дев’ятих десятих".split(),
    "ru": "вторых третьих четвёртых пятых шестых седьмых восьмых девятых десятых".split(),
    "en": "halves thirds fourths fifths sixths sevenths eighths ninths tenths".split(),
}
ALL = [
    (Fraction(part, whole), f"{TIMES[code][part - 1]} {(ONE if part == 1 else SEVERAL)[code][whole - 2]}")
    for code in TIMES
    for whole in range(2, 11)
    for part in range(1, whole)
]
"""What is typed, with the share that it is."""

NOUNS = [
    ("половина", "1/2"),
    ("половину", "1/2"),
    ("пів", "1/2"),
    ("половинка", "1/2"),
    ("half", "1/2"),
    ("третина", "1/3"),
    ("третину", "1/3"),
    ("треть", "1/3"),
    ("трети", "1/3"),
    ("дві третини", "2/3"),
    ("две трети", "2/3"),
    ("чверть", "1/4"),
    ("чверті", "1/4"),
    ("четверть", "1/4"),
    ("четверти", "1/4"),
    ("quarter", "1/4"),
    ("три чверті", "3/4"),
    ("три четверти", "3/4"),
    ("three quarters", "3/4"),
    ("одна половина", "1/2"),
]
WHOLE = (
    "увесь уся усе весь вся все повністю цілком ціла ціле цілий одноосібно єдиний єдина всю всё полностью целиком "
    "целая целый целое all whole entire full"
).split()


@pytest.mark.parametrize(("share", "typed"), ALL, ids=[typed for _, typed in ALL])
def test_a_fraction_in_words(share: Fraction, typed: str) -> None:
    assert read(Share(), typed) == share


@pytest.mark.parametrize(("share", "typed"), ALL, ids=[typed for _, typed in ALL])
def test_a_fraction_of_something(share: Fraction, typed: str) -> None:
    """With what it is a part of; and an apostrophe as old phones type it."""
    assert read(Share(), f"Мені належить {typed.replace('’', chr(39)).upper()} частина квартири") == share


@pytest.mark.parametrize(
    ("typed", "whole"),
    [(word, whole) for code in ("uk", "ru") for whole, word in enumerate(ONE[code][1:], 3)],
)
def test_a_part_without_a_number_is_one_part(typed: str, whole: int) -> None:
    """«Шоста частина» is said as often as «одна шоста»."""
    assert read(Share(), f"{typed} частина") == Fraction(1, whole)


@pytest.mark.parametrize(("typed", "share"), NOUNS)
def test_words_of_their_own(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize("typed", WHOLE)
def test_the_whole(typed: str) -> None:
    assert read(Share(), typed) == 1
    assert said(Share(), typed) == "ціле (1/1)"


@pytest.mark.parametrize(
    ("typed", "share"),
    [("½", "1/2"), ("⅓", "1/3"), ("⅔", "2/3"), ("¼", "1/4"), ("¾", "3/4"), ("моя ¾", "3/4")],
)
def test_signs(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)
    assert said(Share(), typed) == share


@pytest.mark.parametrize(
    "typed",
    [
        "багато третіх",
        "одна",
        "друга частина",
        "вторая часть",
        "шостих",
        "sixths",
        "три",
        "дві квартири",
        "третіх",
        "чотири третіх і ще",
    ],
)
def test_half_of_a_fraction_is_asked_about(typed: str) -> None:
    assert refused(Share(), typed).code in ("share.unclear", "share.which")


@pytest.mark.parametrize("typed", ["три других", "п’ять третіх", "four thirds"])
def test_more_than_the_whole_is_refused(typed: str) -> None:
    assert refused(Share(), typed).code == "share.range"
