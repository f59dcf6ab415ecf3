"""From an update to its handling: taken once, in order for each person, people side by side."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from storage import Database, StorageError
from tests.bot.handling import Desk, Update, rows, said, waiting


@pytest.mark.parametrize("copies", [2, 50])
async def test_the_same_update_many_times_at_once_is_one(database: Database, desk: Desk, copies: int) -> None:
    await asyncio.gather(*(desk.ingest.accept(said(5)) for _ in range(copies)))
    await desk.ingest.accept(said(5), said(5))
    await desk.ingest.accept(said(6))
    await desk.until(2)
    assert desk.heard == [(1, "5"), (1, "6")]
    assert await rows(database) == 2


async def test_the_same_update_after_a_restart_is_known(desk: Desk, desks: Callable[[], Desk]) -> None:
    await desk.ingest.accept(said(5))
    await desk.until(1)
    await desk.lanes.close()
    anew = desks()
    await anew.ingest.accept(said(5))
    await anew.ingest.accept(said(6))
    await anew.until(1)
    assert anew.heard == [(1, "6")]


async def test_ids_that_restart_are_taken(desk: Desk) -> None:
    for number in (900_000, 12, 13):
        await desk.ingest.accept(said(number))
    await desk.until(3)
    assert desk.texts_of(1) == ["900000", "12", "13"]


@pytest.mark.parametrize(
    "update",
    [
        said(1, chat={"id": -100, "type": "group"}),
        said(1, chat={"id": -100, "type": "supergroup"}),
        said(1, kind="channel_post", chat={"id": -100, "type": "channel"}),
        said(1, kind="edited_message", chat={"id": -100, "type": "group"}),
        {"update_id": 1, "callback_query": {"id": "1", "from": {"id": 1}, "data": "x"}},
        {
            "update_id": 1,
            "callback_query": {"id": "1", "message": said(1, chat={"id": -1, "type": "group"})["message"]},
        },
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1},
    ],
)
async def test_what_is_not_a_private_chat_is_passed_over(
    database: Database, desk: Desk, update: Update
) -> None:
    await desk.ingest.accept(update)
    assert await rows(database) == 0


async def test_the_chat_tells_whose_update_it_is(database: Database, desk: Desk) -> None:
    """A message without a sender, an edited one and a button of a message too old to be shown all count."""
    button = {"id": "1", "message": {"chat": {"id": 1, "type": "private"}, "message_id": 3, "date": 0}}
    desk.meet = lambda person, text: asyncio.Event().wait()
    await desk.ingest.accept(
        said(1), said(2, kind="edited_message"), {"update_id": 3, "callback_query": button}
    )
    assert await rows(database) == 3
    assert len(await waiting(database)) == 1
    await desk.lanes.close(0)


async def test_a_batch_keeps_the_order_in_which_it_came(desk: Desk) -> None:
    """Of one person and of another, although a database may do several things at once."""
    await desk.ingest.accept(*(said(100 - n, n % 4, str(n)) for n in range(100)))
    await desk.until(100)
    assert all(
        desk.texts_of(person) == [str(n) for n in range(100) if n % 4 == person] for person in range(4)
    )


async def test_people_do_not_wait_for_each_other(desk: Desk) -> None:
    stuck = asyncio.Event()
    desk.meet = lambda person, text: stuck.wait() if person == 1 else None
    for number in range(3):
        await desk.ingest.accept(said(number, 1), said(100 + number, 2))
    await desk.until(3)
    assert desk.heard == [(2, "100"), (2, "101"), (2, "102")]
    stuck.set()
    await desk.until(6)
    assert desk.texts_of(1) == ["0", "1", "2"]


async def test_many_updates_of_one_person_overflow_and_stay_in_order(database: Database, desk: Desk) -> None:
    """More than a lane holds in memory, with more coming while they are worked off."""
    gate = asyncio.Event()
    desk.meet = lambda person, text: gate.wait()
    await desk.ingest.accept(*(said(number) for number in range(70)))
    gate.set()
    for number in range(70, 140):
        await desk.ingest.accept(said(number))
    await desk.until(140)
    assert desk.texts_of(1) == [str(number) for number in range(140)]
    assert await waiting(database) == []


async def test_what_is_stored_though_nobody_heard_of_it_is_handled(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram brings it again, and it is a repetition then: nobody else would take it up."""
    await desk.ingest.accept(said(1, person=7))
    await desk.until(1)
    write = database.write

    async def unheard(work: Any, **how: Any) -> Any:
        await write(work, **how)
        raise StorageError("storage.failed", "nobody hears of it")

    with monkeypatch.context() as cut:
        cut.setattr(database, "write", unheard)
        with pytest.raises(StorageError):
            await desk.ingest.accept(said(2, person=7))
    await desk.ingest.accept(said(2, person=7))
    await desk.until(2)
