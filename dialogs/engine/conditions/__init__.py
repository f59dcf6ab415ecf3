"""What forms are told in: conditions on answers, as data."""

from dialogs.engine.conditions.answers import (
    Absent,
    Given,
    Is,
    Listed,
    ListsOneself,
    OneOf,
    Outside,
    Sent,
    Skipped,
    Whole,
)
from dialogs.engine.conditions.base import Condition, Scope
from dialogs.engine.conditions.counts import HowMany, Number
from dialogs.engine.conditions.dates import AgeAtLeast, AgeBelow, Before, BeforeBirth, Earlier, Since
from dialogs.engine.conditions.lapses import BeforeThisYear, Beyond, InThisYear, Past, Within
from dialogs.engine.conditions.places import InPlaces, OutsidePlaces
from dialogs.engine.conditions.together import All, Any_, ForSome, Not

__all__ = [
    "Absent",
    "AgeAtLeast",
    "AgeBelow",
    "All",
    "Any_",
    "Before",
    "BeforeBirth",
    "BeforeThisYear",
    "Beyond",
    "Condition",
    "Earlier",
    "ForSome",
    "Given",
    "HowMany",
    "InPlaces",
    "InThisYear",
    "Is",
    "Listed",
    "ListsOneself",
    "Not",
    "Number",
    "OneOf",
    "Outside",
    "OutsidePlaces",
    "Past",
    "Scope",
    "Sent",
    "Since",
    "Skipped",
    "Whole",
    "Within",
]
