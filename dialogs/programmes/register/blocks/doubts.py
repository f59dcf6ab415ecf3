"""Answers that do not go together: named with both dates, and never in the way of the package.

That nothing happens to a person before their birth, every form knows without asking for it (`dialogs.engine.doubts`).
"""

from __future__ import annotations

from dialogs.blocks.who import FOR_CHILD, YOUNGEST_PARENT
from dialogs.engine.conditions import (
    AgeBelow,
    All,
    Any_,
    Condition,
    Earlier,
    ForSome,
    Is,
    ListsOneself,
    Not,
    Whole,
)
from dialogs.engine.rules import Rule
from dialogs.programmes.register.blocks.estate import Estate

_YOUNGEST_GRANDPARENT = 24


def out_of_order(code: str, first: str, second: str, explain: str) -> Rule:
    """What is told under `first` lies before what is told under `second`, though it cannot. `explain` names both."""
    return Rule(code=code, para="", broken=Earlier(key=first, than=second), explain=explain)


def for_some(code: str, group: str, that: Condition, explain: str) -> Rule:
    """The same inside an item of a list."""
    return Rule(code=code, para="", broken=ForSome(key=group, that=that), explain=explain)


def case_before(event: str) -> Rule:
    """A case about these events began before them."""
    return for_some(
        "case_before_event",
        "proceedings",
        Earlier(key="proceeding_date", than=event),
        "Справа почалася раніше ({first}), ніж сталася подія ({second}). Перевірте обидві дати.",
    )


def estate_doubts(estate: Estate, lost: str) -> tuple[Rule, ...]:
    """Of an owner: acquired after the loss, or all of it although there are others. `lost` is the key of the day of
    the loss."""
    return (
        out_of_order(
            f"{estate.prefix}_acquired_after_loss",
            lost,
            estate.key("acquired"),
            "Втрата сталася {first}, а право власності набуто пізніше: {second}. Перевірте обидві дати.",
        ),
        Rule(
            code=f"{estate.prefix}_share_is_whole",
            para="",
            broken=All(
                of=(Is(key=estate.key("ownership_form"), value="joint"), Whole(key=estate.key("share")))
            ),
            explain="Власників кілька, а частка — ціле (1/1). Перевірте частку або кількість власників.",
        ),
    )


def former_owner(estate: Estate) -> Rule:
    """Who owned it once may have owned it on the day of the loss, or may not."""
    return Rule(
        code=f"{estate.prefix}_former_owner",
        para="",
        broken=Is(key=estate.key("owner"), value="former"),
        explain="Заяву подають власники, а право власності, за вашою відповіддю, було раніше. "
        "Важливо, щоб воно було на день утрати: перевірте дату.",
    )


def kin_ages(born: str) -> tuple[Rule, ...]:
    """A relative who is named with a birth date (`born`): a parent is older than the one whose claim it is, and a child
    younger."""

    def rule(relation: str, value: str, ages: AgeBelow, explain: str) -> Rule:
        broken = All(of=(Is(key=relation, value=value), ages))
        return Rule(code=f"{relation}_{value}_age", para="", broken=broken, explain=f"{explain} {_CHECK}")

    adult, child = "applicant_birth_date", "child_birth_date"
    parent, grandparent = YOUNGEST_PARENT, _YOUNGEST_GRANDPARENT
    return (
        rule("relation", "parent", AgeBelow(key=born, years=parent, on=adult), f"{_AND_YOU} {_NO_PARENT}"),
        rule(
            "relation",
            "grandparent",
            AgeBelow(key=born, years=grandparent, on=adult),
            f"{_AND_YOU} {_NO_GRAND}",
        ),
        rule("relation", "child", AgeBelow(key=adult, years=parent, on=born), _NO_CHILD),
        rule(
            "relation_to_child",
            "parent",
            AgeBelow(key=born, years=parent, on=child),
            f"{_AND_CHILD} {_NO_PARENT}",
        ),
        rule(
            "relation_to_child",
            "grandparent",
            AgeBelow(key=born, years=grandparent, on=child),
            f"{_AND_CHILD} {_NO_GRAND}",
        ),
    )


_AND_YOU = "Ця людина народилася {first}, а ви — {second}."
_AND_CHILD = "Ця людина народилася {first}, а дитина — {second}."
_NO_PARENT = "Для матері чи батька різниця замала."
_NO_GRAND = "Для бабусі чи дідуся різниця замала."
_NO_CHILD = "Ви народилися {first}, а ця людина — {second}. Для сина чи дочки різниця замала."
_CHECK = "Перевірте дати й те, ким є ця людина."


def lists_oneself(group: str, name: str, *, child: bool = True) -> tuple[Rule, ...]:
    """The person of the claim stands on a list of other people. `name` is the key of an item's name; `child` says that
    the category is filed for children too."""

    def rule(code: str, *broken: Condition) -> Rule:
        return Rule(code=f"{group}_{code}", para="", broken=All(of=broken), explain=_ONESELF)

    applicant = ListsOneself(key=group, name_of=name, own="applicant_name")
    if not child:
        return (rule("lists_the_applicant", applicant),)
    return (
        rule("lists_the_child", FOR_CHILD, ListsOneself(key=group, name_of=name, own="child_name")),
        rule("lists_the_applicant", Not(of=FOR_CHILD), applicant),
    )


_ONESELF = "У списку є {name}: це людина, про яку заява. Її тут називати не треба."


def protection_first() -> Rule:
    """Protection abroad before the person left."""
    return for_some(
        "protected_before_leaving",
        "protections",
        Any_(
            of=(
                Earlier(key="protection_start", than="displacement_date"),
                Earlier(key="protection_start", than="unable_to_return_since"),
            )
        ),
        "Захист надали {first}, а вимушене переміщення почалося пізніше: {second}. Перевірте обидві дати.",
    )
