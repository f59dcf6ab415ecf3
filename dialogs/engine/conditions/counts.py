"""How many."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.engine.conditions.base import Condition, Scope


class Number(Condition):
    """The whole number is at least `least` and at most `most`. False while unanswered."""

    name = "number"
    key: str
    least: int | None = None
    most: int | None = None

    def holds(self, scope: Scope) -> bool:
        found = scope.value(self.key)
        return isinstance(found, int) and _between(found, self.least, self.most)

    def keys(self) -> Iterator[str]:
        yield self.key


class HowMany(Condition):
    """So many items of the list have what `that` asks for; all of them where it is left out. False while nothing was
    said of the list, and while it is not closed only what is counted so far is known."""

    name = "how_many"
    key: str
    least: int | None = None
    most: int | None = None
    that: Condition | None = None

    def holds(self, scope: Scope) -> bool:
        if not scope.answered(self.key):
            return False
        found = sum(self.that is None or self.that.holds(item) for item in scope.each(self.key))
        return _between(found, self.least, self.most)

    def keys(self) -> Iterator[str]:
        yield self.key


def _between(found: int, least: int | None, most: int | None) -> bool:
    return (least is None or found >= least) and (most is None or found <= most)
