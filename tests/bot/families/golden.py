"""The golden people of A1.2 and A3.3 as one family: what each of them would answer alone, in each of the claims.

A mother fled from Kharkiv to Lublin with three children; they had lost the flat that they rented in Mariupol. All of
them are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stdnum.ua import rntrc

from dialogs.engine.answers import State
from tests.dialogs.register.people import a1_2, a3_3
from tests.dialogs.register.walking import Script

MOTHER = a1_2.NAME
FATHER = "Вигаданий Олег Петрович"
_REGISTERED = a1_2.SCRIPT["registered_address_at_displacement"]


@dataclass(frozen=True, slots=True)
class Child:
    """A child, with what is asked of it alone."""

    name: str
    born: date
    said: str
    male: bool
    certificate: str
    passport: str
    number: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", tax_number(self.born, self.male))

    @property
    def called(self) -> str:
        return self.name.split()[1]

    @property
    def papers(self) -> Script:
        return {
            "child_name": self.name,
            "child_birth_date": self.said,
            "child_sex": "хлопчик" if self.male else "дівчинка",
            "child_birth_record": "так",
            "child_citizenship": "Україна",
            "child_birth_certificate": self.certificate,
            "child_passport": self.passport,
            "child_passport_issued": "3 лютого 2022",
            "child_passport_issuer": "6301",
            "child_passport_valid_until": "3 лютого 2032",
            "child_tax_number": self.number,
        }

    def to_a_child(self) -> str:
        return "брат" if self.male else "сестра"

    def to_a_parent(self) -> str:
        return "син" if self.male else "дочка"


def tax_number(born: date, male: bool) -> str:
    """A number that belongs to nobody, with the birth date, the sex and a check digit that fits."""
    days = (born - date(1899, 12, 31)).days
    for tail in range(100):
        digits = f"{days:05d}{tail:03d}{1 if male else 2}"
        number = digits + rntrc.calc_check_digit(digits)
        if rntrc.is_valid(number):
            return number
    raise AssertionError


CHILDREN = (
    Child("Вигадана Дарина Олегівна", date(2012, 3, 5), "5 березня 2012", False, "І-ВЛ 123456", "FB123456"),
    Child("Вигаданий Максим Олегович", date(2015, 5, 17), "17 травня 2015", True, "І-ВЛ 234567", "FB234567"),
    Child("Вигаданий Тарас Олегович", date(2018, 9, 9), "9 вересня 2018", True, "І-ВЛ 345678", "FB345678"),
)

_A1_2: dict[str, Any] = dict(a1_2.SCRIPT)
_A3_3: dict[str, Any] = {
    **a3_3.SCRIPT,
    **{key: said for key, said in a1_2.SCRIPT.items() if key.startswith("applicant_")},
    "applicant_registered_address_same": "та сама",
    "applicant_actual_address_same": "інша",
    "residents_count": "5",
    "registered_then": _REGISTERED,
}


def own(code: str) -> Script:
    """What the mother would answer in a claim of hers."""
    if code == "A1.2":
        listed = [
            {"family_name": one.name, "family_relation": one.to_a_parent(), "family_tax_number": one.number}
            for one in CHILDREN
        ]
        return {**_A1_2, "family": listed}
    lived = [{"co_resident_name": one.name, "co_resident_relation": one.to_a_parent()} for one in CHILDREN]
    lived.append({"co_resident_name": FATHER, "co_resident_relation": "чоловік"})
    return {**_A3_3, "co_residents": lived}


def alone(code: str, child: Child) -> Script:
    """What she would answer in a claim for one of the children, begun by itself."""
    others = [one for one in CHILDREN if one is not child]
    shared = {**own(code), "filing_for": "Для моєї дитини", **child.papers}
    shared["child_registered_address_same"] = "та сама"
    if code == "A1.2":
        listed = [
            {
                "family_name": MOTHER,
                "family_relation_to_child": "мати",
                "family_tax_number": a1_2.SCRIPT["applicant_tax_number"],
            }
        ]
        listed += [
            {
                "family_name": one.name,
                "family_relation_to_child": one.to_a_child(),
                "family_tax_number": one.number,
            }
            for one in others
        ]
        return {
            **shared,
            "displacement_circumstances": f"{child.called} ночувала з нами в метро, потім їхали до Польщі.",
            "family": listed,
            "child_actual_address_same": "інша",
            "child_actual_address": a1_2.SCRIPT["applicant_actual_address"],
        }
    lived = [{"co_resident_name": MOTHER, "co_resident_relation_to_child": "мати"}]
    lived += [
        {"co_resident_name": one.name, "co_resident_relation_to_child": one.to_a_child()} for one in others
    ]
    lived.append({"co_resident_name": FATHER, "co_resident_relation_to_child": "батько"})
    return {
        **shared,
        "home_event_description": f"{child.called}: дім згорів, дитина лишилася без своїх речей.",
        "co_residents": lived,
        "residence_basis": "Рідна людина власника або орендаря",
        # Whoever was born later has not lived there from the beginning.
        "residence_since": "вересень 2018" if child.born.year > 2017 else _A3_3["residence_since"],
        "moving_costs": [],
        "new_housing_costs": [],
        "lost_belongings": [],
        "desired_compensation": State.DECLINED,
        "child_actual_address_same": "інша",
        "child_actual_address": a1_2.SCRIPT["applicant_actual_address"],
    }
