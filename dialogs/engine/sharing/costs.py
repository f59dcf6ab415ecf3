"""One cost is claimed once: what two claims of one account both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Items, Ref
from dialogs.engine.kinds.money import Sum
from dialogs.engine.kinds.words import folded
from dialogs.engine.sharing.claims import Claim, Told


@dataclass(frozen=True, slots=True)
class Twice:
    """A cost of the present claim that another claim holds too.

    name    as it was called, or ""
    origin  the code of the other claim, or `UNNAMED`
    """

    name: str
    amount: Sum
    origin: str


def claimed_twice(mine: Claim, told: Sequence[Told], today: date) -> tuple[Twice, ...]:
    """The costs that look like one and the same: the same sum under the same name, or under none."""
    others = [(claim, [*_costs(claim)]) for claim in (Claim(other, today) for other in told)]
    found = []
    for name, amount in _costs(mine):
        for claim, costs in others:
            if any(amount == sum_ and _alike(name, called) for called, sum_ in costs):
                found.append(Twice(name, amount, claim.origin))
                break
    return tuple(found)


def _costs(claim: Claim) -> Iterator[tuple[str, Sum]]:
    """Every item with a price in the lists of money that is claimed once."""
    for repeat in claim.form.repeats.values():
        slot = claim.path.find(Ref(repeat.key)) if repeat.fact and repeat.fact.once else None
        items = slot.answer.value if slot and slot.answer else None
        names = [question.key for question in repeat.body if question.kind.name == "text"]
        for item in items.ids if isinstance(items, Items) else ():
            scope = claim.path.scope.inside(item)
            name = next((scope.value(key) for key in names if scope.value(key)), "")
            for question in repeat.body:
                if isinstance(amount := scope.value(question.key), Sum) and amount.amount:
                    yield name, amount


def _alike(one: str, other: str) -> bool:
    return not one or not other or folded(one) == folded(other)
