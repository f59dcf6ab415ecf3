"""What does not go together in a family is said, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from dialogs.engine.facts import WRITER
from dialogs.engine.sharing import Claim, Told
from dialogs.people.notices import Member, family_notices
from dialogs.programmes import all_forms
from tests.bot.families.golden import tax_number
from tests.dialogs.register.walking import TODAY, Person

FORMS = all_forms()
BORN = date(2015, 5, 17)
NUMBER = tax_number(BORN, male=False)
MOTHER = {"birth_date": date(1985, 4, 12), "tax_number": "3114804522"}
SOFIA = {"birth_date": BORN, "sex": "female", "tax_number": NUMBER, "birth_certificate": "I-БК 123456"}


def said(
    mother: Mapping[str, object], *children: Mapping[str, object], claims: tuple[Claim, ...] = ()
) -> list[str]:
    writer = Member(WRITER, "", False, mother.get)
    others = [Member(f"child{n}", f"Дитина {n}", True, one.get) for n, one in enumerate(children, 1)]
    return [one.text for one in family_notices(writer, others, claims)]


def test_a_family_in_order_hears_nothing() -> None:
    assert said(MOTHER, SOFIA) == []
    assert said({}, {}) == []


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"birth_date": date(2015, 5, 18)}, "податковий номер належить людині"),
        ({"sex": "male"}, "стать інша"),
        ({"tax_number": MOTHER["tax_number"]}, "ваш податковий номер"),
        ({"birth_date": date(1984, 1, 1), "tax_number": None}, "дата народження"),
        ({"birth_date": date(1996, 1, 1), "tax_number": None}, "дата народження"),  # eleven years
    ],
)
def test_each_doubt_is_named(changed: Mapping[str, object], word: str) -> None:
    assert any(word in text for text in said(MOTHER, {**SOFIA, **changed}))


def test_one_paper_for_two_children() -> None:
    twin = {"birth_date": BORN, "sex": "male", "birth_certificate": SOFIA["birth_certificate"]}
    assert said(MOTHER, SOFIA, twin) == ["{name} і {other}: записано те саме свідоцтво про народження."]
    assert said(MOTHER, SOFIA, {**twin, "birth_certificate": "I-БК 654321"}) == []


def owner(about: str, share: str, address: str = "Харківська область, Ізюм, вулиця Садова, 5") -> Claim:
    person = Person(FORMS["A3.6"])
    child = about != WRITER
    person.go_through(
        {
            "filing_for": "Для моєї дитини" if child else "Для мене",
            "child_name": "Вигадана Софія Андріївна",
            "estate_kind": "1",
            "home_owner": "1",
            "home_address": address,
            "home_ownership_form": "2",
            "home_joint_kind": "1",
            "home_share": share,
        }
    )
    claim = Claim(Told(FORMS["A3.6"], person.draft, about, f"of {about}"), TODAY)
    assert isinstance(claim.path.scope.value("home_share"), Fraction), person.asked
    return claim


def test_owners_who_have_more_than_the_whole() -> None:
    assert said(MOTHER, SOFIA, claims=(owner(WRITER, "1/2"), owner("child1", "1/2"))) == []
    (text,) = said(MOTHER, SOFIA, claims=(owner(WRITER, "1/2"), owner("child1", "2/3")))
    assert "більше за ціле" in text
    elsewhere = owner("child1", "2/3", "Харківська область, Ізюм, вулиця Садова, 7")
    assert said(MOTHER, SOFIA, claims=(owner(WRITER, "1/2"), elsewhere)) == []
