"""A damaged or destroyed building of one's own: what A3.1 (a home) and A3.2 (anything else) ask alike.

The paragraphs of the Order on both are not at hand. The questions are those of paragraph 92 on a home, and what the
Register asks of a claim: ownership, what happened, the sum and its basis. None of them blocks.
"""

from __future__ import annotations

from dialogs.blocks.sharing import unlisted
from dialogs.engine.conditions import Before, Outside
from dialogs.engine.options import Option
from dialogs.engine.questions import Section
from dialogs.engine.rules import Rule
from dialogs.programmes.register.blocks.damage import (
    DAMAGES,
    DECREE,
    compensation,
    damage,
    damage_proof,
    event,
)
from dialogs.programmes.register.blocks.doubts import case_before, estate_doubts, former_owner
from dialogs.programmes.register.blocks.estate import Estate, area_of, other_specs, what_and_where
from dialogs.programmes.register.blocks.ownership import may_own, owner, right
from dialogs.programmes.register.blocks.proceedings import proceedings
from dialogs.programmes.register.blocks.registers import compared, papers, registered_right
from dialogs.programmes.register.blocks.value import own_claim, worth, worth_proof


def damaged(estate: Estate, types: tuple[Option, ...], *owners: Option) -> tuple[Section, ...]:
    """The sections about the building. `owners` are further answers to the question who owns it."""
    return (
        Section(
            key="estate",
            title="Житло" if estate.lived_in else "Майно",
            items=unlisted(
                owner(estate, *owners),
                *what_and_where(estate, types),
                area_of(estate),
                other_specs(estate),
            ),
        ),
        Section(
            key="damage",
            title="Що сталося",
            items=(
                damage(estate),
                *unlisted(*event(estate, DAMAGES, f"пошкодження або знищення {estate.of}")),
                damage_proof(estate),
            ),
        ),
        Section(
            key="ownership",
            title="Право власності",
            items=(
                registered_right(estate),
                *unlisted(*right(estate), *compared(estate)),
                *papers(estate),
            ),
            when=may_own(estate),
        ),
        Section(
            key="amount",
            title="Сума",
            items=(
                *worth(estate),
                worth_proof(estate),
                *own_claim(estate, "value", "repair"),
                *unlisted(compensation(estate, f"пошкодження або знищення {estate.of}")),
                proceedings("", f"пошкодження або знищення {estate.of}", inferred=True),
            ),
        ),
    )


def damaged_rules(estate: Estate) -> tuple[Rule, ...]:
    """The Register's conditions that answers can break. They are warnings: no text of the Order is at hand."""
    return (
        Rule(
            code="damaged_before_decree",
            para="",
            broken=Before(key=estate.key("event_date"), day=DECREE),
            explain=("Реєстр збитків приймає заяви про події від 24 лютого 2022 року. Названа дата раніша."),
        ),
        Rule(
            code="estate_outside_ukraine",
            para="",
            broken=Outside(key=estate.key("address")),
            explain="Реєстр збитків приймає заяви про майно в Україні. Названа адреса — за кордоном.",
        ),
        former_owner(estate),
        *estate_doubts(estate, estate.key("event_date")),
        case_before(estate.key("event_date")),
    )
