"""Who stands in a claim, and whose each fact is.

In a claim for oneself the applicant is the person harmed, the owner, the one who was held. In a claim for a child all
of these are the child, and the applicant is the parent or the guardian.
"""

from __future__ import annotations

from dialogs.blocks.who import FOR_CHILD, FOR_SELF
from dialogs.engine.checks import ToldHere
from dialogs.engine.conditions import Condition
from dialogs.engine.facts import Fact, Role, Stands

APPLICANT = "applicant"
CHILD = "child"
HARMED = "harmed"
OWNER = "owner"
HELD = "held"
DECEASED = "deceased"
MISSING = "missing"
CLAIMANT = "claimant"  # whoever the claim was begun for
HOME = "home"
PROPERTY = "property"
EVENT = "event"

_IN_OWN_CLAIM = (HARMED, OWNER, HELD)
_NAMED = (DECEASED, MISSING)
_SHARED = (HOME, PROPERTY, EVENT)


def _cast(for_self: Condition | None, for_child: Condition | None) -> tuple[Role, ...]:
    own = [Role(name=name, stands=Stands.WRITER, when=for_self) for name in _IN_OWN_CLAIM]
    childs = [
        Role(name=name, stands=Stands.FILED_FOR, when=for_child)
        for name in (CHILD, *_IN_OWN_CLAIM)
        if for_child
    ]
    return (
        Role(name=APPLICANT, stands=Stands.WRITER),
        Role(name=CLAIMANT, stands=Stands.BEGUN_FOR),
        *own,
        *childs,
        *(Role(name=name, stands=Stands.NAMED) for name in _NAMED),
        *(Role(name=name, stands=Stands.TOGETHER) for name in _SHARED),
    )


CAST = _cast(FOR_SELF, FOR_CHILD)
"""Of a category that a parent may file for a child too."""

ALONE = _cast(None, None)
"""Of a category that everybody files for themselves."""


RETOLD = (
    ToldHere(
        message="Це лише посилання на іншу заяву, а кожну заяву читають окремо. "
        "Напишіть кілька слів або змініть і надішліть розповідь із тієї заяви."
    ),
)
"""What is checked of a story that another claim may have told too."""


def fact(name: str, kind: str, of: str, *, once: bool = False, retold: bool = False) -> Fact:
    """A fact in short."""
    return Fact(name=name, kind=kind, of=of, once=once, retold=retold)
