"""Processes on one machine bring each other updates, over the sockets that they really have, as they come and go."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiohttp import ClientError, ClientSession
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.ingest import Ingest
from bot.intake.lanes import Lanes
from bot.intake.relay import Relay, home_of
from bot.intake.webhook import Webhook
from bot.serving import Reply, Request
from storage import Database, MasterKey, neighbours_on
from storage.neighbours import Neighbours
from tests.databases import locked

LONGEST = 1000
PEOPLE = range(10**9, 10**9 + 300)


class Bot:
    """One of them: what it was brought, and what it says to that."""

    def __init__(self, folder: Path, url: str, number: int) -> None:
        neighbours = neighbours_on(url, number)
        assert neighbours is not None
        self.number = number
        self.neighbours: Neighbours = neighbours
        self.neighbours.listen(lambda word: None, lambda: None)
        self.relay = Relay(folder, number, neighbours)
        self.brought: list[bytes] = []
        self.reply = Reply(body=b"by %d" % number, type="text/plain")

    async def enter(self) -> None:
        await self.neighbours.enter()
        await self.neighbours.settle()
        await self.relay.open(self.take, LONGEST)

    async def look(self) -> None:
        await self.neighbours.living()
        await self.relay.look()

    async def take(self, request: Request) -> Reply:
        if request.body:
            self.brought.append(request.body)
        return self.reply

    async def leave(self) -> None:
        await self.relay.close()
        await self.neighbours.leave()


Meet = Callable[..., Awaitable[list[Bot]]]


@pytest.fixture
async def meet(postgres_url: str) -> AsyncIterator[Meet]:
    """Bots of these numbers, in one folder unless another is named, that know of each other."""
    with tempfile.TemporaryDirectory() as short:
        async with AsyncExitStack() as stack:

            async def met(*numbers: int, folder: Path = Path(short) / "relay") -> list[Bot]:
                bots = [Bot(folder, postgres_url, number) for number in numbers]
                for bot in bots:
                    await bot.enter()
                    stack.push_async_callback(bot.leave)
                for bot in bots:
                    await bot.look()
                return bots

            yield met


async def test_each_person_is_at_home_with_one_whoever_is_asked(meet: Meet) -> None:
    bots = await meet(7, 8, 9)
    for person in PEOPLE:
        for bot in bots:
            await bot.relay.pass_on(person, b"%d" % person)
    brought = {bot.number: Counter(bot.brought) for bot in bots}
    homes = {person: home_of(person, (7, 8, 9)) for person in PEOPLE}
    for number in (7, 8, 9):
        theirs = [person for person in PEOPLE if homes[person] == number]
        assert brought[number] == Counter({b"%d" % person: 2 for person in theirs}), "by both of the others"
        assert len(theirs) > 60, "each has about a third"
    assert sum(bot.relay.passed for bot in bots) == 2 * len(PEOPLE)


@given(st.integers(1, 2**62), st.frozensets(st.integers(0, 2**31 - 1), min_size=2, max_size=6))
def test_when_one_goes_only_its_own_people_move(person: int, living: frozenset[int]) -> None:
    home = home_of(person, living)
    assert home in living and home == home_of(person, sorted(living))
    for gone in living - {home}:
        assert home_of(person, living - {gone}) == home


async def test_what_is_answered_goes_back_as_it_is(meet: Meet) -> None:
    here, there = await meet(1, 2)
    person = next(person for person in PEOPLE if home_of(person, (1, 2)) == 2)
    there.reply = Reply(body=b'{"method":"editMessageText"}', type="application/json")
    assert await here.relay.pass_on(person, b"{}") == Reply(200, there.reply.body, "application/json")
    there.reply = Reply()
    assert await here.relay.pass_on(person, b"{}") == Reply()
    assert await there.relay.pass_on(person, b"{}") is None, "who is at home here is passed on to nobody"


@pytest.mark.parametrize("status", [400, 404, 413, 500, 503])
async def test_what_is_not_taken_there_is_taken_here(meet: Meet, status: int) -> None:
    here, there = await meet(1, 2)
    there.reply = Reply(status)
    person = next(person for person in PEOPLE if home_of(person, (1, 2)) == 2)
    assert await here.relay.pass_on(person, b"{}") is None
    assert here.relay.refused == 1
    there.reply = Reply()
    assert await here.relay.pass_on(person, b"{}") == Reply(), "the next one is passed on again"


async def test_whoever_stops_is_followed_at_once(meet: Meet) -> None:
    here, there = await meet(1, 2)
    await there.leave()
    for person in PEOPLE:
        assert await here.relay.pass_on(person, b"{}") is None
    assert not here.relay.reaches(2)
    (again,) = await meet(2)
    await here.look()
    assert here.relay.reaches(2) and again.relay.reaches(1)


async def test_whoever_hangs_is_waited_for_once(meet: Meet) -> None:
    here, there = await meet(1, 2)
    hangs = asyncio.Event()

    async def wait(request: Request) -> Reply:
        await hangs.wait()
        return Reply()

    there.take = wait  # type: ignore[method-assign]
    await there.relay.close()
    await there.relay.open(wait, LONGEST)
    person = next(person for person in PEOPLE if home_of(person, (1, 2)) == 2)
    assert await here.relay.pass_on(person, b"{}") is None
    await here.look()
    assert not here.relay.reaches(2), "it does not even answer when nothing is asked of it"
    assert await here.relay.pass_on(person, b"{}") is None
    assert here.relay.refused == 1
    hangs.set()
    await here.look()
    assert here.relay.reaches(2)
    assert await here.relay.pass_on(person, b"{}") == Reply()


async def test_what_fails_late_says_nothing_of_whom_was_found_again(
    meet: Meet, caplog: pytest.LogCaptureFixture
) -> None:
    """Several are on their way to one that hangs: that is one loss, told once, and it ends when it answers again."""
    here, there = await meet(1, 2)
    never = asyncio.Event()

    async def hang(request: Request) -> Reply:
        await never.wait() if request.body else None
        return Reply()

    await there.relay.close()
    await there.relay.open(hang, LONGEST)
    await here.look()
    person = next(person for person in PEOPLE if home_of(person, (1, 2)) == 2)
    first = asyncio.create_task(here.relay.pass_on(person, b"1"))
    await asyncio.sleep(0.5)
    late = [asyncio.create_task(here.relay.pass_on(person, b"%d" % number)) for number in range(2, 9)]
    assert await first is None
    await here.look()
    assert await asyncio.gather(*late) == [None] * len(late)
    assert here.relay.reaches(2)
    assert len(caplog.records) == 1


@pytest.mark.parametrize("instead", [Path.touch, Path.mkdir, Path.exists])
@pytest.mark.parametrize("place", ["relay", "relay/1"])
async def test_a_stop_does_not_mind_what_became_of_its_door(
    meet: Meet, tmp_path: Path, place: str, instead: Callable[[Path], None]
) -> None:
    """The folder, or the socket, is another thing by now, or gone."""
    here, _ = await meet(1, 2, folder=tmp_path / "relay")
    for door in [*(tmp_path / "relay").iterdir()]:
        door.unlink()
    if place == "relay":
        (tmp_path / "relay").rmdir()
    instead(tmp_path / place)
    await here.relay.close()
    assert not here.relay.reaches(2)


async def test_a_stop_waits_at_both_doors_together(
    meet: Meet, postgres_url: str, key: MasterKey, tmp_path: Path
) -> None:
    """One after the other would take longer than a stop may."""
    (bot,) = await meet(1, folder=tmp_path / "relay")
    await bot.relay.close()
    database = await Database.open(postgres_url, key)
    lanes = Lanes(database, _nothing, _nothing)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    webhook = Webhook(Ingest(database, lanes, 77), "secret", "/", port, bot.relay)
    await webhook.start()
    async with locked(postgres_url, "users") as waits, ClientSession() as client:
        message = {"message_id": 1, "chat": {"id": 5, "type": "private"}, "text": "слово"}
        asking = asyncio.create_task(
            client.post(
                f"http://127.0.0.1:{port}/",
                json={"update_id": 1, "message": message},
                headers={"X-Telegram-Bot-Api-Secret-Token": "secret"},
            )
        )
        await waits()
        closing = asyncio.create_task(webhook.close())
        while (tmp_path / "relay" / "1").exists():
            await asyncio.sleep(0.01)
        assert not asking.done(), "the other door was closed first"
        with pytest.raises(ClientError):
            await asking
        await closing
    await lanes.close(0)
    await database.close()


async def _nothing(*given: object) -> None:
    pass


async def test_nobody_is_reached_after_a_stop(meet: Meet) -> None:
    here, _ = await meet(1, 2)
    for number in (3, 4):
        await meet(number)
    looking = asyncio.create_task(here.look())
    await here.relay.close()
    await looking
    await here.look()
    assert not any(here.relay.reaches(number) for number in (2, 3, 4))


async def test_a_door_that_was_left_is_taken_away_at_the_next_start(meet: Meet, tmp_path: Path) -> None:
    """As after a kill; that of one that lives stays, and what is no door at all."""
    here, there = await meet(1, 2, folder=tmp_path)
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(tmp_path / "77"))
    (tmp_path / "78").write_bytes(b"no socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as strange:
        strange.bind(str(tmp_path / "79"))
        await meet(3, folder=tmp_path)
    assert {door.name for door in tmp_path.iterdir()} == {"1", "2", "3", "78", "79"}
    await here.look()
    await there.leave()
    assert {door.name for door in tmp_path.iterdir()} == {"1", "3", "78", "79"}
    assert here.relay.reaches(3)


async def test_only_the_owner_of_the_folder_can_come_in(meet: Meet, tmp_path: Path) -> None:
    await meet(1, folder=tmp_path / "relay")
    assert (tmp_path / "relay").stat().st_mode & 0o777 == 0o700


async def test_those_on_another_machine_are_not_reached(meet: Meet, tmp_path: Path) -> None:
    """They have a folder of their own."""
    here, _ = await meet(1, 2)
    (far,) = await meet(3, folder=tmp_path / "far")
    await here.look()
    assert here.relay.reaches(2) and not here.relay.reaches(2, 3) and not far.relay.reaches(1)
    for person in PEOPLE:
        assert await far.relay.pass_on(person, b"{}") is None


async def test_a_folder_with_a_name_too_long_for_a_socket_is_none(meet: Meet, tmp_path: Path) -> None:
    """A socket's path has 107 bytes: https://man7.org/linux/man-pages/man7/unix.7.html."""
    folder = tmp_path / ("n" * 120)
    here, there = await meet(1, 2, folder=folder)
    assert not here.relay.reaches(2) and not there.relay.reaches(1)
    assert await here.relay.pass_on(next(iter(PEOPLE)), b"{}") is None


async def test_an_update_that_is_too_long_there_is_taken_here(meet: Meet) -> None:
    here, there = await meet(1, 2)
    person = next(person for person in PEOPLE if home_of(person, (1, 2)) == 2)
    assert await here.relay.pass_on(person, b"x" * (LONGEST + 70_000)) is None
    assert there.brought == []
