"""A database with staff and shares in it, on SQLite and on PostgreSQL, at a moment that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import Database, MasterKey
from tests.databases import copy_database, database_url, postgres
from tests.desk.office import Office

__all__ = ["copy_database", "database_url", "postgres"]


@pytest.fixture
def key(tmp_path: Path) -> MasterKey:
    return MasterKey.load_or_create(tmp_path / "secrets" / "master.key")


@pytest.fixture
async def office(database_url: str, key: MasterKey) -> AsyncIterator[Office]:
    now = [datetime(2026, 11, 21, 9, 0, tzinfo=UTC)]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    office = Office(database, now)
    yield office
    await office.database.close()
