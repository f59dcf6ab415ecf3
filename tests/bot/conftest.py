"""An open database, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Database, MasterKey
from tests.bot.handling import desk, desks
from tests.databases import copy_database, database_url, postgres, postgres_url

__all__ = ["copy_database", "database_url", "desk", "desks", "postgres", "postgres_url"]


@pytest.fixture
def key(tmp_path: Path) -> MasterKey:
    return MasterKey.load_or_create(tmp_path / "secrets" / "master.key")


@pytest.fixture
async def database(database_url: str, key: MasterKey) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key)
    yield database
    await database.close()
