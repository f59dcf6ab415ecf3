"""Keys that are lost, put back, or not ours: each person by themselves, and the bot as a whole."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from dialogs.language import KYIV
from storage import Database, MasterKey, StorageError
from tests.damage import flip, opened
from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.running import RunningBot
from tests.e2e.village import Village

LOST = "Ваші попередні відповіді поки не відкриваються: пошкоджено ключ до них."
BACK = "Ваші попередні заяви знову відкриваються. Вони у списку: /claims."
REMINDER = "Ви просили нагадати. Ваша чернетка чекає: /claims. Поспішати не треба."
SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}


@pytest_asyncio.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    async with Village(tmp_path) as village:
        yield village


async def begun(village: Village, until: str = "displacement_date") -> Person:
    person = village.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on(SHORT, until=until)
    return person


async def key_of(village: Village, person: Person) -> Path:
    key = MasterKey.load(village.data / "master.key")
    database = await Database.open(f"sqlite:///{village.data / 'zayava.sqlite3'}", key)
    try:
        user = await database.read(lambda work: work.users.find(person.number))
    finally:
        await database.close()
    assert user is not None
    return village.data / "keys" / f"{user.id}.key"


async def shown(person: Person, words: str) -> None:
    """Wait until the bot says this, whatever the person does."""
    await person.until(lambda heard: any(words in text(message) for message in heard), words)


async def test_a_key_that_is_put_back_opens_everything_again(village: Village, tmp_path: Path) -> None:
    """The person has begun anew meanwhile, and keeps both; the files open in the package."""
    person = await begun(village, until="evidence")
    await person.send(("довідка.png", picture(1)), caption="Довідка")
    key = await key_of(village, person)
    await village.bot.stop()
    away = shutil.move(key, tmp_path / "away.key")
    await village.bot.start()
    assert LOST in text(await person.say("/claims"))
    await person.press("Почати нову заяву")
    await person.say("A2.8")
    shutil.move(away, key)
    await shown(person, BACK)
    listed = text(await person.say("/claims"))
    assert "A1.2" in listed and "A2.8" in listed
    await person.press("A1.2")
    await person.press("Продовжити")
    await person.press("Готово")
    await person.press("Зібрати пакет")
    package = Package(await delivered(person), tmp_path / "package")
    package.check()
    assert package.evidence == [picture(1)]
    assert "displacement_date" in package.keys


async def test_who_says_nothing_meanwhile_notices_nothing(village: Village, tmp_path: Path) -> None:
    person = await begun(village)
    key = await key_of(village, person)
    await village.bot.stop()
    away = shutil.move(key, tmp_path / "away.key")
    await village.bot.start()
    await village.newcomer().say("/start")
    shutil.move(away, key)
    assert heading(await person.say("8 березня 2022")) == "Розкажіть, що сталося"


async def test_the_others_are_reminded_while_a_key_is_missing(village: Village) -> None:
    people = [await begun(village) for _ in range(3)]
    for person in people:
        await person.say("/remind")
        await person.press("Нагадати завтра")
    key = await key_of(village, people[0])
    await village.bot.stop()
    key.unlink()
    noon = datetime.combine(datetime.now(KYIV).date() + timedelta(days=1), time(12), KYIV)
    village.bot.ahead = noon - datetime.now(UTC)
    await village.bot.start()
    for person in people[1:]:
        await shown(person, REMINDER)
    assert REMINDER not in [text(message) for message in await people[0].heard()]


@pytest.mark.parametrize(
    "mark", ["of the database", "of the database, gone", "of the keys", "of the keys, gone"]
)
async def test_a_mark_that_is_damaged_is_made_anew(village: Village, mark: str) -> None:
    person = await begun(village)
    await village.bot.stop()
    store = village.data / "keys" / "store.mark"
    match mark:
        case "of the database":
            flip(village.data, "marks", "mark", "name = 'database'")
        case "of the database, gone":
            with_no_mark(village.data)
        case "of the keys":
            store.write_bytes(b"junk")
        case "of the keys, gone":
            store.unlink()
    await village.bot.start()
    assert heading(await person.say("8 березня 2022")) == "Розкажіть, що сталося"
    assert store.exists()


def with_no_mark(data: Path) -> None:
    with opened(data) as connection:
        connection.execute("DELETE FROM marks")


def other_key(data: Path) -> None:
    key = data / "master.key"
    key.unlink()
    MasterKey.load_or_create(key)


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "no master key": (
        lambda data: (data / "master.key").unlink(),
        "the master key is missing; put master.key back",
    ),
    "an empty one": (lambda data: (data / "master.key").write_text(""), "the master key must be 32 bytes"),
    "one cut short": (
        lambda data: (data / "master.key").write_text("AAAA"),
        "the master key must be 32 bytes",
    ),
    "something else": (
        lambda data: (data / "master.key").write_text("не ключ"),
        "the master key is not base64",
    ),
    "another one": (other_key, "this is not the master key that the database was made with"),
    "one that others may read": (
        lambda data: (data / "master.key").chmod(0o644),
        "others may read the master key",
    ),
    "no keys of people": (lambda data: shutil.rmtree(data / "keys"), "the people's keys are missing"),
    "another database": (lambda data: (data / "zayava.sqlite3").unlink(), "nobody is in this database"),
}


@pytest.mark.parametrize("what", WRONG)
async def test_with_keys_that_do_not_fit_nothing_starts_and_nothing_is_written(
    village: Village, what: str
) -> None:
    await begun(village)
    await village.bot.stop()
    damage, line = WRONG[what]
    kept = shutil.copytree(village.data, village.data.with_name("kept"))
    damage(village.data)
    before = contents(village.data)
    with pytest.raises(StorageError, match=line) as caught:
        await village.bot.start()
    assert caught.value.code == "storage.key"
    assert contents(village.data) == before
    shutil.rmtree(village.data)
    shutil.copytree(kept, village.data)
    await village.bot.start()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, without those by which SQLite's readers speak to each other."""
    files = [
        path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    ]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


async def test_the_operator_reads_one_line(village: Village, tmp_path: Path) -> None:
    await begun(village)
    await village.bot.stop()
    (village.data / "master.key").unlink()
    bot = RunningBot(tmp_path, village.playground.url, village.playground.token)
    await bot.start()
    assert await bot.stop() == 3
    last = bot.log.read_text().strip().splitlines()
    assert last == [
        "The data cannot be opened. storage.key: the master key is missing; put master.key back",
    ]
    assert not (village.data / "master.key").exists()


async def test_a_folder_in_the_place_of_a_key_hurts_its_owner_only_who_can_erase_everything(
    village: Village,
) -> None:
    """The erasure was tried for ever, and the bot did not start any more."""
    person = await begun(village)
    key = await key_of(village, person)
    await village.bot.stop()
    key.rename(key.with_name("away"))
    key.mkdir()
    await village.bot.start()
    assert LOST in text(await person.say("/erase"))
    await person.post("text", text="Так, стерти все")
    await shown(person, "Усе про вас стерто")
    await village.restart()
    assert heading(await person.say("/start")).startswith("Вітаємо!")
    assert heading(await village.newcomer().say("/start")).startswith("Вітаємо!")
