"""After a death nothing is proposed for that person, and nobody is reminded of their birthday."""

from __future__ import annotations

from datetime import date

import pytest

from conversation.people.coming_of_age import warnings_due
from storage import Database, Work
from tests.bot.families.household import CHILD, SOFIA, TARAS, Household, household
from tests.dialogs.finder.life_stories import Other
from tests.dialogs.register.people import a1_2, a2_1

BORN = "9 вересня 2018"


async def family(database: Database, named: str = TARAS, born: str = BORN) -> Household:
    """A mother of two, whose claim tells of somebody's death."""
    mother = await household(database)
    await mother.listed({"moved": "abroad"}, Other(SOFIA, "17 травня 2015"), Other(TARAS, BORN))
    loss = {**a2_1.SCRIPT, "deceased_name": named, "deceased_birth_date": born, "relation": "син"}
    await mother.filled("A2.1", loss, about="self")
    await mother.filled("A1.2", a1_2.SCRIPT, about="self")
    await mother.come_back()
    return mother


async def test_nothing_is_proposed_for_who_has_died(database: Database) -> None:
    mother = await family(database)
    found = str(await mother.say("/claims", "Підібрані заяви"))
    assert "Софія" in found and "Тарас" not in found
    assert "Тарас" not in str((await mother.say("/family", "Заяви родини")).actions)
    view = await mother.say("/claims", "1", "Те саме сталося з дітьми")
    assert "Софія" in str(view.choices) and "Тарас" not in str(view.choices)


async def test_a_child_of_that_name_who_was_born_on_another_day_lives(database: Database) -> None:
    mother = await family(database, born="9 вересня 2012")
    assert "Тарас" in str(await mother.say("/claims", "Підібрані заяви"))


async def test_who_lives_is_proposed_for(database: Database) -> None:
    mother = await family(database, named="Вигаданий Микола Андрійович")
    found = str(await mother.say("/claims", "Підібрані заяви"))
    assert "Софія" in found and "Тарас" in found


@pytest.mark.parametrize(("named", "spoken"), [(TARAS, 0), ("Вигаданий Микола Андрійович", 1)])
async def test_no_birthday_is_spoken_of(database: Database, named: str, spoken: int) -> None:
    mother = await family(database, named)
    await mother.filled("A3.3", {**CHILD, "child_name": TARAS, "child_birth_date": BORN}, about="person2")
    await mother.come_back()

    def due(work: Work) -> int:
        return len(warnings_due(work, mother.user, date(2036, 9, 1)))

    assert await database.read(due) == spoken
