"""Where an address is, by the codifier. A place that the codifier does not know is neither here nor elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dialogs.engine.conditions.base import Condition, Scope

_UKRAINE = "UA"


class _Placed(Condition):
    """
    key     of an address
    places  beginnings of КАТОТТГ codes: «UA56» an oblast, «UA5606047» a hromada, «UA56060470010» a settlement
    """

    key: str
    places: tuple[str, ...]

    def keys(self) -> Iterator[str]:
        yield self.key

    def _inside(self, scope: Scope) -> bool | None:
        """Whether it is there; None while nobody can tell."""
        found: Any = scope.value(self.key)
        country = getattr(found, "country", "")
        if country and country != _UKRAINE:
            return False
        place: str = getattr(found, "place", "")
        return place.startswith(self.places) if place else None


class InPlaces(_Placed):
    """The address is surely in one of the places."""

    name = "in_places"

    def holds(self, scope: Scope) -> bool:
        return self._inside(scope) is True


class OutsidePlaces(_Placed):
    """The address is surely in none of the places."""

    name = "outside_places"

    def holds(self, scope: Scope) -> bool:
        return self._inside(scope) is False
