"""The facts of the person who writes, whichever claim told them: for conditions on what is known already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dialogs.engine.answers import Ref
from dialogs.engine.conditions import Scope
from dialogs.engine.facts import WRITER
from dialogs.engine.path import Slot
from dialogs.engine.sharing.claims import Claim, Told


class KnownFacts:
    """Seen as a scope whose keys are names of facts. `told` is in the order of trust."""

    def __init__(self, told: Sequence[Told], today: date) -> None:
        self.today = today
        self._claims = [Claim(one, today) for one in told]

    def value(self, key: str) -> Any:
        slot = self._slot(key)
        return slot.answer.value if slot and slot.answer else None

    def answered(self, key: str) -> bool:
        return self._slot(key) is not None

    def lacks(self, key: str) -> bool:
        """Of what somebody said not to have nothing is known here."""
        return False

    def each(self, key: str) -> Iterator[Scope]:
        """Of lists nothing is known here."""
        return iter(())

    def _slot(self, name: str) -> Slot | None:
        for claim in self._claims:
            for asks in claim.form.sharing:
                if asks.fact and asks.fact.name == name and claim.whose(asks.fact.of) == WRITER:
                    slot = claim.path.find(Ref(asks.key))
                    if slot and slot.answer and slot.answer.given:
                        return slot
        return None
