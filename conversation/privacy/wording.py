"""Words a person may type for the sake of their privacy, wherever they are."""

from __future__ import annotations

from dialogs.engine.kinds.words import brief

_KEEP = frozenset(
    "лишити ще|залишити ще|лишіть ще|залиште ще|лишити чернетки|залишити чернетки|оставить еще|оставить ещё|"
    "оставить черновики|keep longer|keep it longer|keep my drafts|keep drafts".split("|")
)
_LONGEST = 30


def wants_to_keep(text: str) -> bool:
    """Whether drafts are to be kept («лишити ще»)."""
    return brief(text, _LONGEST) in _KEEP
