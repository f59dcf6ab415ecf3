"""Who people are to each other: what follows from a list told about one person for the list of another.

A relation always says who the listed person is *to* the person of the claim: «мати» on a child's list is the child's
mother. Two steps are worked out (the mother's mother is a grandmother); what is further, or may be otherwise (a
mother's husband can be a father or a stepfather, a brother of a brother may have other parents), is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogs.engine.answers import Answer
from dialogs.engine.kinds.words import folded
from dialogs.engine.names import FullName

Sex = Literal["male", "female", ""]
Tie = Literal["parent", "child", "sibling", "guardian", "ward"]
"""Who the one whose list it is is to the one for whom it is worked out."""


UNTOLD = frozenset({"adopter", "adoptee"})
"""Who adopted whom: it is never told to a person by another's claim that they take over."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody; empty where it is not. `no_number` is what was said in place of a number: that there
    is none, or that it is not known."""

    name: FullName | None = None
    sex: Sex = ""
    tax_number: str = ""
    no_number: Answer | None = None

    def is_same(self, other: Person) -> bool:
        """Whether both are surely one person: by the number, or by a name that differs at most in what is left out."""
        if self.tax_number and other.tax_number:
            return self.tax_number == other.tax_number
        return bool(self.name and other.name and self.name.may_be(other.name))

    @property
    def told_sex(self) -> Sex:
        """The sex, also where only the number or the patronymic tells it."""
        if self.sex:
            return self.sex
        if self.tax_number:
            return "male" if int(self.tax_number[8]) % 2 else "female"
        patronymic = folded(self.name.patronymic) if self.name else ""
        if patronymic.endswith(("івна", "ївна", "овна", "евна", "ична")):
            return "female"
        return "male" if patronymic.endswith(("ович", "евич", "йович", "ілліч", "лукич", "кузьмич")) else ""


def tie_of(filed_for: str) -> tuple[Tie, Tie] | None:
    """The writer to the one for whom they file, and the other way round; None while that is open."""
    return {"child": ("parent", "child"), "ward": ("guardian", "ward")}.get(filed_for)  # type: ignore[return-value]


def own_relation(tie: Tie, sex: Sex) -> str:
    """How the one whose list it was stands on the other list; "" where it has to be asked."""
    return {
        ("parent", "female"): "mother",
        ("parent", "male"): "father",
        ("child", "female"): "daughter",
        ("child", "male"): "son",
        ("sibling", "female"): "sister",
        ("sibling", "male"): "brother",
    }.get((tie, sex), tie if tie in ("guardian", "ward") else "")


_TO_A_CHILD = {
    "mother": "grandmother",
    "father": "grandfather",
    "son": "brother",
    "daughter": "sister",
    "brother": "uncle",
    "sister": "aunt",
}
_TO_A_PARENT = {"son": "grandson", "daughter": "granddaughter"}


def relation_to(tie: Tie, relation: str, sex: Sex) -> str:
    """Who somebody is to the other person, who stood as `relation` on the list; "" where it has to be asked."""
    if tie == "parent":
        if relation == "adoptee":
            return {"female": "sister", "male": "brother", "": ""}[sex]
        return _TO_A_CHILD.get(relation, "")
    return _TO_A_PARENT.get(relation, "") if tie == "child" else ""
