"""An open database with one person in it, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Database, MasterKey, User
from tests.databases import copy_database, database_url, empty_database_url, postgres, postgres_url

__all__ = ["copy_database", "database_url", "empty_database_url", "postgres", "postgres_url"]


@pytest.fixture
def key(tmp_path: Path) -> MasterKey:
    return MasterKey.load_or_create(tmp_path / "secrets" / "master.key")


@pytest.fixture
async def database(database_url: str, key: MasterKey) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key)
    yield database
    await database.close()


@pytest.fixture
async def user(database: Database) -> User:
    return await database.write(lambda work: work.newcomers.enrol(700_100))


@pytest.fixture
async def ours(postgres_url: str, key: MasterKey) -> AsyncIterator[Database]:
    database = await Database.open(postgres_url, key)
    yield database
    await database.close()


@pytest.fixture
async def theirs(ours: Database, postgres_url: str, key: MasterKey) -> AsyncIterator[Database]:
    """Another process on the database of `ours`, as the database sees it."""
    database = await Database.open(postgres_url, key)
    yield database
    await database.close()
