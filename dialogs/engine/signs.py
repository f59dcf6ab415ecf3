"""When a category is proposed, and who may file in it: what stands beside the questions of a form."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from dialogs.engine.conditions import Condition
from dialogs.engine.registry import Model


class Filing(Model):
    """Who may file a claim for a child, as far as it is known: a setting of the category, since it changes.

    parents    a source names parents for this category; otherwise it is told that none does
    guardians  a source names guardians too
    parents_on, guardians_on  the day of what is known
    """

    parents_on: date
    parents: bool = True
    guardians_on: date = date(2026, 10, 8)
    guardians: bool = False


class Tells(Model):
    """A question of the form that the finder asked already, in other words.

    key    the question; value: its answer
    when   a condition on the questions about life, beside that of the sign
    sure   it was said in so many words; what was said less exactly is only offered, for one tap
    """

    key: str
    value: bool | str
    when: Condition | None = None
    sure: bool = True


class Sign(Model):
    """Why the finder proposes a category.

    when    a condition on the questions about life (`dialogs/finder/life.py`) for one person
    reason  what the person told that speaks for it, as a sentence («Через війну довелося переїхати в межах України»)
    para    the paragraphs of the Order, such as "75-77"; empty where the text of the Order is not at hand
    tells   what it answers in the form. Only what was said: what was left unmarked tells nothing

    Of help beside claims, for which the finder asks nothing of its own:
    asks    what is still open though the answers speak for it, as a question
    known   a condition on facts by their names (`dialogs.engine.facts`): where it holds, nothing is open
    against likewise: where it holds, this is not for that person
    """

    WORDING: ClassVar[frozenset[str]] = frozenset({"reason", "para", "asks", "tells"})

    when: Condition
    reason: str
    para: str = ""
    tells: tuple[Tells, ...] = ()
    asks: str = ""
    known: Condition | None = None
    against: Condition | None = None
