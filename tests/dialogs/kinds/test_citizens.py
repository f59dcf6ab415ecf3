"""Asked whether they are citizens of Ukraine, people say who they are: «українець і поляк» is yes, «поляк» is no."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.yes_no import YesNo
from dialogs.programmes import all_forms
from tests.dialogs.scope import read, refused

KIND = YesNo(yes="Так, громадянство є", no="Ні, громадянства немає", citizenship=True)

YES = (
    "українець", "українка", "я українка", "украинец", "Ukrainian", "Україна", "українське", "громадянка України",
    "громадянин України", "гражданка Украины", "citizen of Ukraine", "паспорт України", "українець і поляк",
    "угорець і українець", "українське і польське", "Україна, Польща", "подвійне: Україна та Ізраїль",
    "Ukrainian and Polish", "так, українське", "так, але ще й польське", "не поляк, а українець",
)  # fmt: skip
NO = (
    "поляк", "полька", "польське", "молдаванин", "белорус", "гражданин РФ", "Молдова", "Polish", "з Молдови", "німець",
    "ні, я з Молдови", "нет, я из Молдовы", "ні, польське", "не українець", "не украинка", "я не громадянка України",
    "без громадянства", "особа без громадянства", "іноземець", "громадянин Грузії",
    "немає українського", "нет украинского гражданства", "No Ukrainian citizenship", "ні, українського немає",
)  # fmt: skip
ASKED = (
    "українець за походженням", "етнічна українка, громадянка Польщі", "була, але вийшла", "раніше українське",
    "біженець", "у мене подвійне", "народилася в Україні", "чекаю на українське", "ні, я українка", "так, польське",
)  # fmt: skip


@pytest.mark.parametrize(("typed", "yes"), [*((one, True) for one in YES), *((one, False) for one in NO)])
def test_who_somebody_is_says_it(typed: str, yes: bool) -> None:  # the answer
    assert read(KIND, typed) is yes


@pytest.mark.parametrize("typed", ASKED)
def test_what_says_neither_or_both_is_asked(typed: str) -> None:
    assert refused(KIND, typed).code in ("yes_no.unclear", "yes_no.both")


@pytest.mark.parametrize("typed", ["українець", "поляк", "Україна"])
def test_elsewhere_it_is_no_yes_and_no_no(typed: str) -> None:
    assert refused(YesNo(), typed).code == "yes_no.unclear"


def test_it_is_so_in_every_form_that_asks_it() -> None:
    asked = [
        form.questions["applicant_citizenship"]
        for form in all_forms().values()
        if "applicant_citizenship" in form.questions
    ]
    assert asked
    for question in asked:
        assert isinstance(question.kind, YesNo) and question.kind.citizenship
