"""A backup of an earlier version, whose log somebody doubled an entry of, put back by this one: nobody loses anything,
and the log goes on to say what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import Work, migrate
from storage.backup import DATABASE
from storage.manifest import NAME
from tests.databases import fresh_database
from tests.storage.backed_up import OLENA, Machine

CLAIM = "a" * 32
_COLUMNS = "at, user_id, claim_id, event, keys, actor, n, mark"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machine]:
    """Another machine with nothing on it."""
    with fresh_database(request, request.param, tmp_path / "empty") as url:
        yield Machine.at(tmp_path / "empty", url)


def answered(work: Work) -> None:
    work.audit.record(work.newcomers.enrol(OLENA), CLAIM, "answers.changed", ["name"])


async def write(machine: Machine) -> None:
    database = await machine.open()
    try:
        await database.write(answered)
    finally:
        await database.close()


@pytest.mark.parametrize("schema", ["0015", "0012"])
@pytest.mark.parametrize("copies", [1, 3])
async def test_a_log_with_an_entry_doubled_comes_back_and_is_named(
    empty: Machine, tmp_path: Path, schema: str, copies: int
) -> None:
    office, folder = Machine.at(tmp_path / "office"), tmp_path / "backup"
    await office.say(OLENA, "before")
    for _ in range(2):
        await write(office)
    await office.sign()
    await office.back_up(folder)
    _grow_old(folder, schema, copies)
    empty.take_master_key(office)
    office.copy_keys(tmp_path / "keys")
    done = await empty.restore(folder, tmp_path / "keys")
    assert done.log.bad is not None
    assert done.log.bad.what == "doubled"
    assert await empty.told(OLENA) == "before"
    await write(empty)  # the bot starts, and writes on
    await write(empty)
    await empty.sign()
    verdict = await empty.log()
    assert verdict.bad == done.log.bad
    assert verdict.entries == 5 + copies


def _grow_old(folder: Path, schema: str, copies: int) -> None:
    """Let a backup be one that an earlier version made, of a log that was tampered with."""
    migrate.downgrade(f"sqlite:///{folder}/{DATABASE}", schema)
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        entry = database.execute("SELECT max(id) FROM audit").fetchone()
        for _ in range(copies):
            database.execute(
                f"INSERT INTO audit ({_COLUMNS}) SELECT {_COLUMNS} FROM audit WHERE id = ?", entry
            )
        database.commit()
        database.execute("PRAGMA journal_mode = DELETE")
    (folder / NAME).unlink()
