"""Several drafts of one person, several people side by side, and an end to all of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA, picture
from tests.e2e.person import heading, notice, text
from tests.e2e.test_secrets import found_in
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

MINE, WELCOME = "Ваші заяви", "Вітаємо! Це «Заява»."


def rows(data: Path) -> dict[str, int]:
    """How many people, claims and files the database knows."""
    with closing(sqlite3.connect(f"file:{data / 'zayava.sqlite3'}?mode=ro", uri=True)) as database:
        return {
            table: database.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("users", "claims", "evidence")
        }


def kept_in(data: Path) -> set[str]:
    """The names of the files in the vault."""
    return {file.name for file in (data / "vault").rglob("*") if file.is_file()}


async def test_several_drafts_are_kept_apart(town: Town) -> None:
    person = town.newcomer()
    older, newer = Claimant(person), Claimant(person)
    await older.begin()
    await older.go_on(OLENA, until="where_on_2022_02_24")
    assert heading(await person.say("/start")) == MINE
    await newer.begin()
    await newer.go_on({"filing_for": "Для моєї дитини"}, until="applicant_citizenship")

    listed = await person.say("/claims")
    assert text(listed).count("A1.2 Вимушене переміщення за межі України — почато") == 2
    assert "2. A1.2" in text(listed)
    tasks = await person.say("2")
    assert heading(tasks) == "A1.2 · Вимушене переміщення за межі України"
    await person.press("Продовжити")
    first = await older.key()
    await person.say("/claims")
    await person.say("1")
    await person.press("Продовжити")
    second = await newer.key()
    assert {first, second} == {"where_on_2022_02_24", "applicant_citizenship"}


async def test_one_claim_is_deleted_and_the_other_stays(town: Town) -> None:
    person = town.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on(OLENA, until="where_on_2022_02_24")
    await Claimant(person).begin()
    listed = await person.say("/claims")
    assert text(listed).count("чернетка") == 2
    await person.press("Видалити заяву")
    await person.say("1")
    assert heading(await person.press("Ні, залишити")) == MINE
    await person.press("Видалити заяву")
    asked = await person.say("1")
    assert heading(asked) == "Видалити цю заяву назавжди?"
    left = await person.press("Так, видалити")
    assert notice(left) == "Заяву видалено." and text(left).count("чернетка") == 1
    await person.say("1")
    await person.press("Продовжити")
    assert await claimant.key() in ("where_on_2022_02_24", "filing_for")


async def test_start_and_help_in_the_middle_lose_nothing(town: Town) -> None:
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    await claimant.go_on(OLENA, until="displacement_date")
    help_ = await claimant.person.say("/help")
    assert heading(help_) == "Як це працює" and "0\u00a0800\u00a0213\u00a0103" in text(help_)
    await claimant.person.press("Повернутися до заяви")
    await claimant.person.press("Продовжити")
    assert await claimant.key() == "displacement_date"
    await claimant.person.say("/start")
    await claimant.person.say("1")
    await claimant.person.press("Продовжити")
    assert await claimant.key() == "displacement_date"


async def test_two_people_do_not_see_each_other(town: Town) -> None:
    olena, ivan = Claimant(town.newcomer()), Claimant(town.newcomer())
    await olena.begin()
    await ivan.begin()
    await olena.go_on(OLENA, until="displacement_circumstances")
    await ivan.go_on({"filing_for": "Для моєї дитини"}, until="child_name")
    await olena.person.say("Лише для мене: сад біля дому.")
    await ivan.person.say("Інший Іван Іванович")
    said = "\n".join(text(message) for message in await ivan.person.heard())
    assert "сад біля дому" not in said
    assert text(await ivan.person.say("/claims")).count("чернетка") == 1


async def test_erase_destroys_everything(town: Town) -> None:
    person, neighbour = town.newcomer(), Claimant(town.newcomer())
    claimant = Claimant(person)
    await neighbour.begin()
    await neighbour.go_on(OLENA, until="displacement_date")
    await claimant.begin()
    await claimant.go_on(OLENA, until="registered_address_at_displacement")
    data = town.bot.folder / "data"
    others = kept_in(data)
    await person.send(("canary-photo.png", picture(7)), caption="canary caption")
    assert kept_in(data) > others

    before = rows(data)
    asked = await person.say("/erase")
    assert heading(asked) == "Стерти все про вас?"
    await person.press("Повернутися до заяви")
    await person.say("/erase")
    message = await person.screen()
    (erase,) = [
        b for row in message["reply_markup"]["inline_keyboard"] for b in row if b["text"].startswith("Так")
    ]
    await person.post("press", message_id=message["message_id"], data=erase["callback_data"])
    while not text((await person.heard())[-1]).startswith("Усе про вас стерто"):
        await person.waits()
    assert heading(await person.say("вдома")) == WELCOME
    assert "Мої заяви" not in str(await person.screen())

    await town.restart()
    await neighbour.person.say("/claims")
    await neighbour.person.say("1")
    await neighbour.person.press("Продовжити")
    assert await neighbour.key() == "displacement_date"
    assert kept_in(data) == others
    assert (
        found_in(town.bot.folder, ["canary-photo", "canary caption", OLENA["displacement_circumstances"]])
        == []
    )
    assert rows(data) == {
        "users": before["users"],
        "claims": before["claims"] - 1,
        "evidence": before["evidence"] - 1,
    }
