"""A number, a share or an address among other words: what is there is offered, and nothing of it is dropped unseen."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.share import Share
from tests.dialogs.scope import doubted, read, refused, said


@pytest.mark.parametrize(
    ("kind", "typed", "offered"),
    [
        (Share(), "1/3, ще мама і брат", ["1/3"]),
        (Share(), "2/3 я і 1/3 брат", ["2/3", "1/3"]),
        (Share(), "рівні частки на трьох", ["1/3"]),
        (Share(), "по 1/4 кожному", ["1/4"]),
        (Area(), "загальна 54 житлова 32", ["54", "32"]),
        (Phone(), "+380 (67) 123 45 67 дзвонити після 18", ["+380671234567"]),
        (Phone(), "0501234567 сина, бо мій не працює", ["+380501234567"]),
        (
            Email(),
            "olena koval@gmail.com",
            ["olenakoval@gmail.com", "olena.koval@gmail.com", "olena_koval@gmail.com", "koval@gmail.com"],
        ),
    ],
)  # fmt: skip
def test_what_is_there_is_offered(kind: Kind, typed: str, offered: list[str]) -> None:
    refusal = refused(kind, typed)
    assert [option.value for option in refusal.options] == offered
    for value in offered:
        read(kind, typed, option=value)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("my mail olena@ukr.net", "olena@ukr.net"),
        ("моя пошта olena@ukr.net", "olena@ukr.net"),
        ("нема, дочкин oksana@ukr.net", "oksana@ukr.net"),
    ],
)
def test_words_that_only_lead_to_an_address_are_left_out(typed: str, address: str) -> None:
    assert read(Email(), typed) == address


@pytest.mark.parametrize(
    ("typed", "offered"), [("33,3%", ["1/3", "333/1000"]), ("66,67 %", ["2/3", "6667/10000"])]
)
def test_a_percentage_that_is_nearly_a_third_is_asked_about(typed: str, offered: list[str]) -> None:
    assert [option.value for option in doubted(Share(), typed).options] == offered


@pytest.mark.parametrize(
    ("typed", "share"), [("25%", "1/4"), ("35%", "7/20"), ("12,5%", "1/8"), ("9/53", "9/53")]
)
def test_another_percentage_or_fraction_is_what_it_says(typed: str, share: str) -> None:
    assert said(Share(), typed) == share


def test_nothing_of_nothing_is_no_share() -> None:
    assert refused(Share(), "0/0:0/0").code == "share.unclear"


def test_who_names_no_figure_is_told_of_the_button() -> None:
    assert refused(Phone(), "той самий, з якого пишу").message == Phone.takes
