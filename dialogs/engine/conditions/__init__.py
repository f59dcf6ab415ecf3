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
from dialogs.engine.conditions.dates import AgeAtLeast, AgeBelow, Before, BeforeBirth, Earlier
from dialogs.engine.conditions.together import All, Any_, ForSome, Not

__all__ = [
    "Absent",
    "AgeAtLeast",
    "AgeBelow",
    "All",
    "Any_",
    "Before",
    "BeforeBirth",
    "Condition",
    "Earlier",
    "ForSome",
    "Given",
    "Is",
    "Listed",
    "ListsOneself",
    "Not",
    "OneOf",
    "Outside",
    "Scope",
    "Sent",
    "Skipped",
    "Whole",
]
