"""A database copied into another: nothing is forgotten, and it is all there or nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, inspect, text
from sqlalchemy.engine import make_url

from storage import StorageError, migrate, postgres, tables
from storage.copying import TABLES, connected, copy, filling, is_empty, snapshot
from tests.databases import fresh_database
from tests.storage.filled import ROWS, contents, fill

T = TypeVar("T")
BOTH = pytest.mark.parametrize("target", ["sqlite", "postgresql"])


@pytest.fixture
def target_url(request: pytest.FixtureRequest, target: str, tmp_path: Path) -> Iterator[str]:
    with fresh_database(request, target, tmp_path / "target") as url:
        yield url


async def in_(url: str, work: Callable[[Connection], T]) -> T:
    """One transaction on a database of either kind, past everything that opens it."""
    parsed = make_url(url)
    lite = parsed.get_backend_name() == "sqlite"
    opened = connected(parsed, "BEGIN IMMEDIATE") if lite else postgres.alone(parsed)
    async with opened as connection, connection.begin():
        return await connection.run_sync(work)


async def copied(source: str, target: str) -> dict[str, int]:
    async with snapshot(make_url(source)) as reading, filling(make_url(target)) as writing:
        return await copy(reading, writing)


@BOTH
async def test_every_column_of_every_table_arrives(database_url: str, target_url: str) -> None:
    await in_(database_url, fill)
    assert await copied(database_url, target_url) == {table.name: ROWS for table in TABLES}
    before, after = await in_(database_url, contents), await in_(target_url, contents)
    assert after == before


async def test_no_table_and_no_column_is_unknown(database_url: str) -> None:
    """What the migrations make is what is copied."""

    def there(connection: Connection) -> dict[str, set[str]]:
        schema = inspect(connection)
        names = {*schema.get_table_names()} - {"alembic_version"}
        return {name: {column["name"] for column in schema.get_columns(name)} for name in names}

    known = {table.name: {column.name for column in table.columns} for table in TABLES}
    assert await in_(database_url, there) == known


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_whatever_is_stored_arrives(tmp_path: Path, seed: int) -> None:
    async def there() -> None:
        with TemporaryDirectory(dir=tmp_path) as folder:
            first, second = (f"sqlite:///{folder}/{name}.sqlite3" for name in ("first", "second"))
            async with filling(make_url(first)) as connection:
                await connection.run_sync(fill, seed)
            await copied(first, second)
            assert await in_(second, contents) == await in_(first, contents)

    asyncio.run(there())


@BOTH
async def test_numbers_go_on_where_they_were(database_url: str, target_url: str) -> None:
    """Also that of a row that is gone is not given again."""

    def last_gone(connection: Connection) -> int:
        fill(connection)
        if connection.dialect.name == "postgresql":  # as after inserts that let the database count
            connection.execute(text("SELECT setval('messages_id_seq', (SELECT max(id) FROM messages))"))
        number = _next(connection)
        connection.execute(tables.messages.delete().where(tables.messages.c.id == number))
        return number

    gone = await in_(database_url, last_gone)
    await copied(database_url, target_url)
    assert await in_(target_url, _next) > gone


def _next(connection: Connection) -> int:
    row = dict(connection.execute(tables.messages.select()).mappings().first() or {})
    del row["id"]
    made = connection.execute(insert(tables.messages).values(row)).inserted_primary_key
    assert made is not None
    return int(made[0])


@BOTH
async def test_what_breaks_off_leaves_the_target_empty(database_url: str, target_url: str) -> None:
    await in_(database_url, fill)

    async def broken_off() -> None:
        async with snapshot(make_url(database_url)) as reading, filling(make_url(target_url)) as writing:
            await copy(reading, writing)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await broken_off()
    assert await in_(target_url, is_empty)
    assert await in_(target_url, migrate.current) is None
    await copied(database_url, target_url)


@BOTH
async def test_a_database_with_something_in_it_is_left_alone(database_url: str, target_url: str) -> None:
    await in_(database_url, fill)
    await copied(database_url, target_url)
    before = await in_(target_url, contents)
    with pytest.raises(StorageError, match=r"storage\.url: there is something in the database already"):
        await copied(database_url, target_url)
    assert await in_(target_url, contents) == before


@pytest.mark.parametrize("target", ["postgresql"])
async def test_a_value_that_postgresql_does_not_take_is_named_by_its_table(
    tmp_path: Path, target_url: str
) -> None:
    source = f"sqlite:///{tmp_path}/damaged.sqlite3"
    async with filling(make_url(source)) as connection:
        await connection.run_sync(fill)
    await in_(source, lambda c: c.execute(text("UPDATE people SET number = 'не число'")))
    with pytest.raises(StorageError, match=r"storage\.corrupt: a row of people") as caught:
        await copied(source, target_url)
    assert "не число" not in str(caught.value)
    assert await in_(target_url, is_empty)
