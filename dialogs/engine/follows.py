"""What an answer tells besides, so that nobody is asked: «дочка» tells the sex, a sum that was taken its method."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dialogs.engine.calculations import Calculation
from dialogs.engine.conditions import Scope
from dialogs.engine.registry import Part


class Follows(Part):
    """How the answer to a question follows from earlier ones."""

    def told(self, scope: Scope) -> Any:
        """The value; None while it does not follow and has to be asked."""
        raise NotImplementedError

    def keys(self) -> Iterator[str]:
        """The earlier questions that tell it."""
        yield from ()


class Told(Follows):
    """Some options of a choice tell it. `by` are the keys of the choices, `values` what each option tells."""

    name = "told"
    by: tuple[str, ...]
    values: tuple[tuple[str, str], ...]

    def told(self, scope: Scope) -> Any:
        chosen = (scope.value(key) for key in self.by)
        told = dict(self.values)
        return next((told[value] for value in chosen if isinstance(value, str) and value in told), None)

    def keys(self) -> Iterator[str]:
        yield from self.by


class WorkedOut(Follows):
    """The sum under `amount` is the one that was worked out: then the working tells how it came about."""

    name = "worked_out"
    amount: str
    works_out: Calculation

    def told(self, scope: Scope) -> Any:
        amount = scope.value(self.amount)
        working = self.works_out.work_out(scope) if amount is not None else None
        return working if working is not None and working.total == amount else None

    def keys(self) -> Iterator[str]:
        yield self.amount
        yield from self.works_out.keys()
