"""A yes or a no that the next words take back is asked about."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input
from dialogs.engine.kinds.yes_no import YesNo
from tests.dialogs.scope import Answered, doubted, read, refused


@pytest.mark.parametrize(
    "typed",
    "так але ні|так, не маю|так, але не зовсім|ага, щас|да нет наверное|ні, є|нема, є|ні, маю|ні ні ні так|+-".split(
        "|"
    ),
)
def test_what_is_taken_back_is_asked(typed: str) -> None:
    refusal = doubted(YesNo(), typed)
    assert (refusal.code, len(refusal.options)) == ("yes_no.both", 2)


@pytest.mark.parametrize("typed", ["так собі", "так сказати", "ні те ні се"])
def test_phrases_that_only_begin_so_are_no_answer(typed: str) -> None:
    assert refused(YesNo(), typed).code == "yes_no.unclear"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("так-так", True), ("ну так", True), ("так, маю", True), ("так точно", True),
        ("так, була поранена, лікувалась", True), ("так, не було світла", True), ("так, я не працювала", True),
        ("так, ми не виїжджали", True), ("так, але документів немає", True), ("так, не одразу", True),
        ("так, нічого не залишилось", True), ("так, але не всі", True), ("ні, документів немає", False),
        ("ні-ні", False), ("ні, не маю", False), ("ні, немає", False), ("ні, дякую", False), ("не так", False),
    ],
)  # fmt: skip
def test_what_is_plain_is_not_asked_again(typed: str, meant: bool) -> None:
    kind = YesNo()
    assert read(kind, typed) is meant
    kind.doubt(Input(text=typed), meant, Answered())


def test_a_label_with_a_denial_in_it_is_plain() -> None:
    kind = YesNo(yes="Так, не працюю", no="Ні, працюю")
    kind.doubt(Input(text="так, не працюю"), read(kind, "так, не працюю"), Answered())
