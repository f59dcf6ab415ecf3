"""The finder: who is in the household, then what happened to them, asked of all of them at once.

It is a form like any other, so that going back, skipping and changing an answer work as everywhere. The categories
themselves say what speaks for them (`Form.signs`, with the words of `dialogs.finder.signs`): a new category needs no
change here, unless it rests on something that nobody is asked yet.
"""

from __future__ import annotations

from pathlib import Path

from dialogs.engine.answers import FINDER as CODE
from dialogs.engine.archive import Archive
from dialogs.engine.facts import Role, Stands
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import SELF
from dialogs.engine.questions import Section
from dialogs.finder.asking import MEMBER, PEOPLE, SOMEBODY
from dialogs.finder.harm import HARM
from dialogs.finder.household import HOUSEHOLD
from dialogs.finder.losses import LOSSES
from dialogs.finder.moves import MOVES
from dialogs.finder.times import TIMES

__all__ = ["ARCHIVE", "FINDER", "LIFE", "PEOPLE", "SELF"]

ARCHIVE = Archive(Path(__file__).parent / "archive")

LIFE = "life"
"""The key of the section with what happened."""

FINDER = Form(
    code=CODE,
    title="Підбір заяв",
    button="Підібрати мої заяви",
    cast=(Role(name=MEMBER, stands=Stands.ITEM),),
    person=MEMBER,
    intro="Спершу скажіть, для кого шукаємо заяви, а потім — що сталося. Для однієї людини це близько 7 питань, для "
    "родини — близько 20. За відповідями підкажемо, які заяви подавати.",
    sections=(
        Section(key="household", title="Для кого заяви", items=(HOUSEHOLD,)),
        Section(key=LIFE, title="Що сталося", items=(*MOVES, *LOSSES, *HARM, *TIMES), when=SOMEBODY),
    ),
)
