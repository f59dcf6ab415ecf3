"""The keys of newcomers: durable before anything is sealed with them, one for each, taken back where they are spare."""

import asyncio
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from storage import Database, StorageError, Work, tables
from tests.bot.handling import Desk, said
from tests.room import room


async def test_whoever_was_erased_is_not_taken_in_anew_by_their_own_last_words(
    database: Database, desk: Desk
) -> None:
    """As where the answer to them was lost on its way: the same update comes again, and nobody is there."""
    await desk.ingest.accept(said(5))
    await desk.until(1)

    def erase(work: Work) -> None:
        user = work.users.find(1)
        assert user is not None
        work.users.erase(user)

    await database.write(erase)
    assert await desk.ingest.accept(said(5)) == []
    people = select(tables.users.c.id)
    assert await database.read(lambda work: work.connection.execute(people).all()) == []
    await desk.ingest.accept(said(6))
    await desk.until(2)
    assert desk.heard == [(1, "5"), (1, "6")]


async def test_the_key_of_a_newcomer_waits_for_the_disk_beside_the_event_loop(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushing: list[threading.Thread] = []
    flush = os.fsync

    def noted(file: int) -> None:
        flushing.append(threading.current_thread())
        flush(file)

    monkeypatch.setattr(os, "fsync", noted)
    await desk.ingest.accept(*(said(number, person=number % 7) for number in range(1, 22)))
    await desk.until(21)
    assert flushing
    assert threading.main_thread() not in flushing
    assert desk.texts_of(3) == ["3", "10", "17"]


def _key_files(database: Database) -> set[int]:
    return {*database._keyring.people()}


async def _people(database: Database) -> set[int]:
    return {*await database.read(lambda work: work.connection.execute(select(tables.users.c.id)).scalars())}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_newcomer_whom_a_full_disk_keeps_out_has_one_key_however_often_it_is_tried(
    database: Database, desk: Desk
) -> None:
    with room(1000):  # for a key each time, but for no row
        for _ in range(5):
            with pytest.raises(StorageError):
                await desk.ingest.accept(said(1, person=7))
    assert len(_key_files(database)) == 1
    await desk.ingest.accept(said(1, person=7))
    await desk.until(1)
    assert _key_files(database) == await _people(database)


async def test_keys_of_a_newcomer_whom_two_processes_take_in_at_once_are_one(
    database: Database, desks: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each made a key while nobody knew them."""
    made, both, ready_keys = 0, asyncio.Event(), database.ready_keys

    async def at_once(people: Any) -> Any:
        nonlocal made
        keys, made = await ready_keys(people), made + 1
        if made == 2:
            both.set()
        await both.wait()
        return keys

    monkeypatch.setattr(database, "ready_keys", at_once)
    await asyncio.gather(*(desks().ingest.accept(said(number, person=7)) for number in (1, 2)))
    assert _key_files(database) == await _people(database)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_key_that_waited_for_room_is_taken_back_where_another_process_was_first(
    database: Database, desk: Desk
) -> None:
    with room(1000), pytest.raises(StorageError):
        await desk.ingest.accept(said(1, person=7))
    theirs = await database.write(lambda work: work.newcomers.enrol(7))
    await desk.ingest.accept(said(2, person=7))
    assert _key_files(database) == {theirs.id}
    assert await database.read(lambda work: work.users.find(7)) is not None


async def test_a_key_that_was_kept_and_used_after_all_stays(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit was done, and only the word of it was lost."""
    write = database.write

    async def lost(work: Any, **how: Any) -> Any:
        done = await write(work, **how)
        if await _people(database):
            raise StorageError("storage.unavailable", "the connection was cut")
        return done

    with monkeypatch.context() as cut:
        cut.setattr(database, "write", lost)
        with pytest.raises(StorageError):
            await desk.ingest.accept(said(1, person=7))
    await desk.ingest.accept(said(1, person=7))
    await desk.ingest.accept(said(2, person=7))
    assert _key_files(database) == await _people(database)
    assert len(_key_files(database)) == 1
    assert await database.read(lambda work: work.users.find(7)) is not None
