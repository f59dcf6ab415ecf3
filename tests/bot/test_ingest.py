"""From an update to its handling: taken once, in order for each person, people side by side, failures survived."""

import asyncio
import os
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any

import orjson
import pytest
from sqlalchemy import func, select

from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from storage import Database, Row, StorageError, Work, tables
from tests.room import room

BOT = 77
Update = dict[str, Any]


class Desk:
    """Handles updates as the program does: marks them done, and notes who said what. `meet` may get in the way."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.lanes = Lanes(database, self.handle, self.give_up)
        self.ingest = Ingest(database, self.lanes, BOT)
        self.heard: list[tuple[int, str]] = []
        self.given_up: list[str] = []
        self.meet: Callable[[int, str], Any] = lambda person, text: None
        self.news = asyncio.Condition()

    async def handle(self, row: Row, update: Update | None) -> None:
        message = (update or orjson.loads(row.body))["message"]
        person, text = message["chat"]["id"], message["text"]
        if (hindrance := self.meet(person, text)) is not None:
            await hindrance
        await self.database.write(lambda work: work.inbox.done(row))
        await self._note(lambda: self.heard.append((person, text)))

    async def give_up(self, row: Row) -> None:
        await self.database.write(lambda work: work.inbox.done(row))
        await self._note(lambda: self.given_up.append(orjson.loads(row.body)["message"]["text"]))

    async def _note(self, what: Callable[[], None]) -> None:
        async with self.news:
            what()
            self.news.notify_all()

    async def until(self, count: int) -> None:
        """Wait until so many updates have been handled or given up."""
        async with asyncio.timeout(30), self.news:
            await self.news.wait_for(lambda: len(self.heard) + len(self.given_up) >= count)

    def texts_of(self, person: int) -> list[str]:
        return [text for who, text in self.heard if who == person]


@pytest.fixture
async def desks(database: Database) -> AsyncIterator[Callable[[], Desk]]:
    """Makes desks: a second one is the program started anew."""
    made: list[Desk] = []

    def make() -> Desk:
        made.append(Desk(database))
        return made[-1]

    yield make
    for desk in made:
        await desk.lanes.close(0)


@pytest.fixture
def desk(desks: Callable[[], Desk]) -> Desk:
    return desks()


def said(number: int, person: int = 1, text: str = "", kind: str = "message", **message: Any) -> Update:
    chat = {"id": person, "type": "private"}
    return {
        "update_id": number,
        kind: {"message_id": number, "chat": chat, "text": text or str(number), **message},
    }


async def rows(database: Database) -> int:
    """Those that wait, and those that were handled."""
    waiting, handled = (
        select(func.count()).select_from(t).scalar_subquery() for t in (tables.inbox, tables.handled)
    )
    count = select(waiting + handled)
    return await database.read(lambda work: work.connection.execute(count).scalar_one())


async def waiting(database: Database) -> list[int]:
    return await database.read(lambda work: work.inbox.waiting())


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


async def test_a_screen_is_an_old_one_only_while_much_is_waiting(database: Database, desk: Desk) -> None:
    """Whether a screen is worth showing is asked while an update is handled: the rest is what waits."""
    gate, crowded = asyncio.Event(), dict[str, bool]()
    user = await database.write(lambda work: work.newcomers.enrol(1))
    assert not desk.lanes.crowded(user.id), "nobody is there"

    async def look(text: str) -> None:
        await gate.wait()
        crowded[text] = desk.lanes.crowded(user.id)

    desk.meet = lambda person, text: look(text)
    await desk.ingest.accept(*(said(number) for number in range(12)))
    gate.set()
    await desk.until(12)
    assert [text for text, much in crowded.items() if much] == ["0", "1", "2"], "more than eight are left"


async def test_what_fails_three_times_is_given_up_and_the_next_goes_on(
    database: Database, desk: Desk
) -> None:
    tries: Counter[str] = Counter()

    def meet(person: int, text: str) -> None:
        tries[text] += 1
        if text == "bad" or (text == "unlucky" and tries[text] < 3):
            raise RuntimeError

    desk.meet = meet
    await desk.ingest.accept(said(1), said(2, text="bad"), said(3, text="unlucky"), said(4))
    await desk.until(4)
    assert desk.given_up == ["bad"]
    assert desk.texts_of(1) == ["1", "unlucky", "4"]
    assert tries["bad"] == 3
    assert await waiting(database) == []


async def test_failures_are_counted_where_a_restart_finds_them(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    """An update that takes the whole program down is not tried for ever."""
    again = asyncio.Event()
    tries: list[str] = []

    def meet(person: int, text: str) -> Any:
        tries.append(text)
        if len(tries) == 1:
            raise RuntimeError
        again.set()
        return asyncio.Event().wait()

    desk.meet = meet
    await desk.ingest.accept(said(1))
    await again.wait()
    await desk.lanes.close(0)
    (user,) = await waiting(database)
    row = await database.read(lambda work: work.inbox.oldest(user))
    assert row and row.attempts == 1
    await database.write(lambda work: work.inbox.failed(row.id))

    def fail(person: int, text: str) -> None:
        raise RuntimeError

    anew = desks()
    anew.meet = fail
    anew.lanes.wake(user)
    await anew.until(1)
    assert anew.given_up == ["1"]


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


async def test_after_an_outage_people_are_taken_up_a_few_at_a_time_and_what_is_older_comes_first(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    desk.meet = lambda person, text: asyncio.Event().wait()
    for first in range(0, 300, 25):
        await desk.ingest.accept(
            *(said(first + n + 1, person=first + n + 1, text="before") for n in range(25))
        )
    await desk.lanes.close(0)
    anew = desks()
    busy, most = set[int](), [0]
    opened = asyncio.Event()

    async def slowly(person: int) -> None:
        busy.add(person)
        most[0] = max(most[0], len(busy))
        await opened.wait()
        busy.discard(person)

    anew.meet = lambda person, text: slowly(person) if person != 300 else None
    for user in await waiting(database):
        anew.lanes.owe(user)
    taking_up = asyncio.create_task(anew.lanes.take_up())
    await anew.ingest.accept(said(900, person=300, text="now"))
    await anew.until(2)
    assert anew.texts_of(300) == ["before", "now"]
    opened.set()
    await anew.until(301)
    await taking_up
    assert 1 < most[0] <= 64


async def test_who_is_owed_something_while_they_talk_already_is_taken_up_too(
    database: Database, desk: Desk
) -> None:
    """Their lane is there before the debt is told of."""
    opened, done = asyncio.Event(), asyncio.Event()
    desk.meet = lambda person, text: opened.wait()
    await desk.ingest.accept(said(1))
    (user,) = await waiting(database)

    async def job() -> None:
        done.set()

    desk.lanes.owe(user, job)
    async with asyncio.timeout(10):
        await desk.lanes.take_up()
        opened.set()
        await done.wait()
        await desk.until(1)


async def test_who_waits_since_an_outage_does_not_wait_for_those_who_talk_now(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    desk.meet = lambda person, text: asyncio.Event().wait()
    await desk.ingest.accept(said(1, person=999))
    await desk.lanes.close(0)
    (owed,) = await waiting(database)
    anew, opened = desks(), asyncio.Event()
    anew.meet = lambda person, text: opened.wait() if person != 999 else None
    for first in range(0, 100, 25):
        await anew.ingest.accept(*(said(first + n + 10, person=first + n + 10) for n in range(25)))
    anew.lanes.owe(owed)
    async with asyncio.timeout(10):
        await anew.lanes.take_up()
        await anew.until(1)
    assert anew.texts_of(999) == ["1"]
    opened.set()


@pytest.mark.parametrize("code", ["storage.busy", "storage.full", "storage.unavailable"])
async def test_storage_that_is_away_is_waited_for(desk: Desk, code: str) -> None:
    away = iter([True] * 4)

    def meet(person: int, text: str) -> None:
        if next(away, False):
            raise StorageError(code, "for now")

    desk.meet = meet
    await desk.ingest.accept(said(1), said(2))
    await desk.until(2)
    assert desk.heard == [(1, "1"), (1, "2")]


async def test_a_fault_of_storage_that_stays_is_given_up(desk: Desk) -> None:
    def meet(person: int, text: str) -> None:
        if text == "1":
            raise StorageError("storage.tampered", "for good")

    desk.meet = meet
    await desk.ingest.accept(said(1), said(2))
    await desk.until(2)
    assert desk.given_up == ["1"]
    assert desk.heard == [(1, "2")]


async def test_a_close_leaves_the_rest_in_the_inbox(
    database: Database, desk: Desk, desks: Callable[[], Desk]
) -> None:
    """The update in hand is finished; what waits is taken up at the next start, in order."""
    begun, gate = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        begun.set()
        await gate.wait()

    desk.meet = lambda person, text: hold()
    await desk.ingest.accept(*(said(number) for number in range(5)))
    await begun.wait()
    closing = asyncio.create_task(desk.lanes.close())
    await asyncio.sleep(0)
    gate.set()
    await closing
    assert desk.heard == [(1, "0")]

    anew = desks()
    for user in await waiting(database):
        anew.lanes.wake(user)
    await anew.until(4)
    assert anew.texts_of(1) == ["1", "2", "3", "4"]


async def test_a_close_does_not_wait_for_ever(database: Database, desk: Desk) -> None:
    desk.meet = lambda person, text: asyncio.Event().wait()
    await desk.ingest.accept(said(1))
    await desk.lanes.close(0.1)
    assert desk.heard == []
    assert len(await waiting(database)) == 1


async def test_jobs_take_their_turn_in_the_lane(database: Database, desk: Desk) -> None:
    """Also behind a job that fails."""
    order: list[str] = []
    gate = asyncio.Event()

    def meet(person: int, text: str) -> Any:
        order.append(text)
        return gate.wait() if text == "1" else None

    async def job() -> None:
        order.append("job")

    async def failing() -> None:
        order.append("failing")
        raise RuntimeError

    desk.meet = meet
    await desk.ingest.accept(said(1))
    (user,) = await waiting(database)
    desk.lanes.run(user, failing)
    desk.lanes.run(user, job)
    await desk.ingest.accept(said(2))
    gate.set()
    await desk.until(2)
    assert order == ["1", "failing", "job", "2"]


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
