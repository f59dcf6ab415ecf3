"""The options marked so far in a multiple choice. They wait in the place until the person says "done"."""

from __future__ import annotations

from dialogs.engine.answers import Place
from dialogs.engine.options import NONE
from dialogs.engine.path import Slot

_NONE = ","
"""Every mark was taken away, which differs from no mark having been touched."""


def marked(slot: Slot, place: Place) -> tuple[str, ...]:
    """The marks on the screen: those made there, else those of the answer given before."""
    if place.text:
        return tuple(value for value in place.text.split(",") if value)
    return slot.answer.value if slot.answer and slot.answer.given else ()


def toggled(marks: tuple[str, ...], option: str, *, on: bool) -> str:
    """The marks with this one set or taken away, as the text of a place. «Жодне з цього» goes with nothing else."""
    left = [] if option == NONE else [value for value in marks if value not in (option, NONE)]
    return ",".join([*left, option] if on else left) or _NONE
