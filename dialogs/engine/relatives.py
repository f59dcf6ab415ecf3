"""Lists of people, each with who they are to the person of the claim. Such a list can be worked out for another
person (`dialogs.engine.kinship`), which no other list can."""

from __future__ import annotations

from dialogs.engine.registry import Model

ABOUT_RELATIVES = ("name", "sex", "tax_number")
"""The facts of people on such a list."""


class Relatives(Model):
    """The keys of the questions about an item.

    name      the full name
    relation  the choices of who it is to the person of the claim; only one of them is asked
    sex, tax_number  if they are asked
    """

    name: str
    relation: tuple[str, ...]
    sex: str = ""
    tax_number: str = ""

    def told(self, fact: str) -> str:
        """The key of the question that tells this fact of somebody on the list; "" if none does."""
        return str(getattr(self, fact)) if fact in ABOUT_RELATIVES else ""
