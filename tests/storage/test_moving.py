"""A database that moves between SQLite and PostgreSQL: all of it, or nothing; the old one says where it went."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import MasterKey, StorageError, backup, migrate
from storage.copying import is_empty
from storage.moving import move, reopen
from storage.restoring import Place
from tests.databases import fresh_database
from tests.storage.backed_up import ANDRII, OLENA, SOFIIA, Machine
from tests.storage.filled import contents

WAYS = pytest.mark.parametrize(
    "way", [("sqlite", "postgresql"), ("postgresql", "sqlite")], ids="-".join, indirect=True
)


@pytest.fixture
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    return getattr(request, "param", ("sqlite", "postgresql"))


@pytest.fixture
def urls(request: pytest.FixtureRequest, way: tuple[str, str], tmp_path: Path) -> Iterator[tuple[str, str]]:
    with (
        fresh_database(request, way[0], tmp_path / "from") as source,
        fresh_database(request, way[1], tmp_path / "to") as target,
    ):
        yield source, target


@pytest.fixture
async def office(urls: tuple[str, str], tmp_path: Path) -> Machine:
    office = Machine.at(tmp_path / "office", urls[0])
    await office.say(OLENA, "before")
    await office.say(ANDRII, "before")
    await office.send(OLENA, b"a picture")
    await office.erase(ANDRII)
    await office.sign()
    return office


def key_of(office: Machine) -> MasterKey:
    return MasterKey.load(office.place.key_file)


def there(office: Machine, url: str) -> Machine:
    return Machine(Place(url, office.place.data, office.place.key_file))


@WAYS
async def test_the_bot_goes_on_at_the_other_place(office: Machine, urls: tuple[str, str]) -> None:
    source, target = urls
    before = await asyncio.to_thread(migrate.peek, source, contents, {})
    moved = await move(source, target, key_of(office), {})
    assert (moved.people, moved.unopened) == (1, 0)
    assert await asyncio.to_thread(migrate.peek, target, contents, {}) == before
    new = there(office, target)
    assert await new.told(OLENA) == "before" and await new.told(ANDRII) is None
    await new.say(OLENA, "on")
    await new.say(SOFIIA, "new")
    await new.sign()
    verdict = await new.log()
    assert (verdict.bad, verdict.signed) == (None, 4)


@WAYS
async def test_nobody_goes_on_at_the_old_place_by_mistake(
    office: Machine, urls: tuple[str, str], tmp_path: Path
) -> None:
    source, target = urls
    await move(source, target, key_of(office), {})
    for opening in (
        office.open(),
        backup.create(source, office.place.shelf, tmp_path / "backup"),
        move(source, target, key_of(office), {}),
    ):
        with pytest.raises(StorageError, match=r"storage\.url: this database was moved.*`db reopen`"):
            await opening
    assert await asyncio.to_thread(reopen, source)
    assert not await asyncio.to_thread(reopen, source)
    assert await office.told(OLENA) == "before"
    # The mark was made after the copy: the new place has none.
    assert await there(office, target).told(OLENA) == "before"


@WAYS
async def test_what_cannot_be_done_changes_nothing(
    office: Machine, urls: tuple[str, str], tmp_path: Path
) -> None:
    source, target = urls
    other = Machine.at(tmp_path / "other")
    await other.say(SOFIIA, "elsewhere")
    with pytest.raises(StorageError, match=r"storage\.key"):
        await move(source, target, key_of(other), {})
    with pytest.raises(StorageError, match="there is something in the database already"):
        await move(source, other.place.url, key_of(office), {})
    assert await other.told(SOFIIA) == "elsewhere"
    assert await asyncio.to_thread(migrate.peek, target, is_empty, True)
    assert await office.told(OLENA) == "before"


async def test_damage_moves_along_and_new_damage_does_not_pass(
    office: Machine, urls: tuple[str, str]
) -> None:
    source, target = urls
    await asyncio.to_thread(
        migrate.change, source, lambda c: c.execute(text("UPDATE users SET session = x'00'")).close()
    )
    assert (await move(source, target, key_of(office), {})).unopened == 1
