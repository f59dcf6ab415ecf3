"""A family at work, in a process that is killed: `python -m tests.bot.families.killed HOME`. It says
how far it is, and «done» if nobody kills it."""

from __future__ import annotations

import asyncio
import sys
from datetime import date
from pathlib import Path

from storage import Database, MasterKey
from tests.bot.families.between import Party, code_of, handed_over, token_of
from tests.bot.families.golden import CHILDREN, alone, tax_number

_GROWN = {"child_birth_date": "5 березня 2007", "child_tax_number": tax_number(date(2007, 3, 5), male=False)}


async def opened(home: Path) -> Database:
    key = MasterKey.load_or_create(home / "master.key")
    return await Database.open(f"sqlite:///{home / 'db.sqlite3'}", key)


async def work(home: Path) -> None:
    """A mother takes her eldest's card up, has claims begun for the others, and hands the eldest's over."""
    database = await opened(home)
    mother, daughter = Party(database), Party(database)
    await mother.enrol(1)
    await daughter.enrol(2)
    _says("ready")
    for code in ("A1.2", "A3.3"):
        await mother.filled(code, {**alone(code, CHILDREN[0]), **_GROWN})
    await mother.come_back()
    while (await mother.say("/family")).heading == "Це одна людина?":
        await mother.say("Так, це одна людина")
    _says("told")
    for child in CHILDREN[1:]:
        await mother.say("/family", "Додати людину", "Мою дитину", child.name, child.said)
    await mother.say("/claims", "1", "Те саме сталося з дітьми", "З усіма", "Ні, без файлів")
    _says("begun")
    await mother.say("/family", "Дарина", "Передати заяви")
    link = await mother.say("Створити посилання")
    await daughter.follow(token_of(link))
    await daughter.say(code_of(link), "Так, прийняти")
    _says("taken")
    await mother.news()
    await mother.say("Так, передати")
    _says("agreed")
    await handed_over(database, home / "vault")
    await database.close()
    _says("done")


def _says(word: str) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1])))
