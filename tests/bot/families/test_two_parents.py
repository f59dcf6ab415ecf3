"""Two parents with two accounts file for one child, and learn nothing of each other from the bot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from storage import Database, MasterKey
from tests.bot.families.golden import CHILDREN, alone
from tests.bot.families.household import Household

# Lists tell the minute in which a claim was begun: a clock that runs would tell two.
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
MAKSYM = CHILDREN[1]
SCRIPT = alone("A1.2", MAKSYM)
SAYS = (
    "/start",
    "Почати нову заяву",
    "A1.2",
    "Для моєї дитини",
    "так",
    MAKSYM.name,
    MAKSYM.said,
    "хлопчик",
    "так",
    "в Україні",
    "/family",
    "Максим",
    "Показати ще",
    "Податковий номер",
    MAKSYM.number,
    "/family",
    "Заяви родини",
    "/claims",
    "1",
    "Взяти відповіді (1)",
    "/family",
    "Додати людину",
    "Мою дитину",
    MAKSYM.name,
    MAKSYM.said,
)


async def _seen(database: Database, number: int) -> list[object]:
    """Every screen that the parent sees, without the ids of what is theirs."""
    parent = Household(database)
    await parent.enrol(number)
    found: list[object] = []
    for text in SAYS:
        view = await parent.say(text)
        shown = [(one.label, one.listed) for one in view.everything]
        found.append((view.titled, view.notes, view.lines, shown, parent.notices))
    return found


async def test_the_other_parent_s_account_changes_nothing(tmp_path: Path) -> None:
    seen = []
    for before in (False, True):
        home = tmp_path / str(before)
        home.mkdir()
        key = MasterKey.load_or_create(home / "master.key")
        database = await Database.open(f"sqlite:///{home / 'db.sqlite3'}", key, clock=lambda: NOON)
        if before:
            father = Household(database)
            await father.enrol(1)
            await father.filled("A1.2", SCRIPT)
            await father.filled("A3.3", alone("A3.3", MAKSYM))
            await father.come_back()
        seen.append(await _seen(database, 2))
        await database.close()
    assert seen[0] == seen[1]
    assert any("Максим" in str(screen) for screen in seen[0])
