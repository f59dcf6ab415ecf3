"""Handshakes: found by their link only, over in time, moved by one of two, gone with either of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage import Database, Handshake, MasterKey, User, Work
from storage.tables import handshakes

DAY = timedelta(hours=24)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


async def offered(database: Database, user: User, token: str = "token") -> Handshake:
    return await database.write(lambda work: work.handshakes.offer(user, "claims", token, "123456", DAY))


async def test_only_the_link_leads_there(database: Database, user: User) -> None:
    made = await offered(database, user)
    assert await database.read(lambda work: work.handshakes.find("token")) == made
    assert await database.read(lambda work: work.handshakes.find("other")) is None

    def stored(work: Work) -> bytes:
        (row,) = work.connection.execute(select(handshakes)).all()
        return b"".join(value for value in row if isinstance(value, bytes))

    assert b"token" not in (stored_bytes := await database.read(stored)) and b"123456" not in stored_bytes


async def test_one_of_two_who_press_at_once_wins(database: Database, user: User) -> None:
    made = await offered(database, user)
    taker = await database.write(lambda work: work.newcomers.enrol(700_200))
    assert await database.write(lambda work: work.handshakes.move(made, "entered", taker_id=taker.id))
    assert not await database.write(lambda work: work.handshakes.move(made, "entered", taker_id=user.id))
    (theirs,) = await database.read(lambda work: work.handshakes.of(taker.id))
    assert (theirs.state, theirs.taker_id) == ("entered", taker.id)


async def test_it_is_over_after_its_time(database_url: str, key: MasterKey) -> None:
    now = [NOON]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    user = await database.write(lambda work: work.newcomers.enrol(1))
    made = await offered(database, user)
    now[0] += DAY
    assert await database.read(lambda work: work.handshakes.find("token")) is None
    assert await database.read(lambda work: work.handshakes.get(made.id)) is None
    assert await database.read(lambda work: work.handshakes.of(user.id)) == []
    assert await database.write(lambda work: work.handshakes.prune()) == 1
    await database.close()


async def test_it_goes_with_who_offered_it_and_outlives_who_took_it(database: Database, user: User) -> None:
    made = await offered(database, user)
    taker = await database.write(lambda work: work.newcomers.enrol(700_200))
    await database.write(lambda work: work.handshakes.move(made, "entered", taker_id=taker.id))
    await database.write(lambda work: work.users.erase(taker))
    left = await database.read(lambda work: work.handshakes.get(made.id))
    assert left is not None and left.taker_id is None
    await database.write(lambda work: work.users.erase(user))
    assert await database.read(lambda work: work.handshakes.get(made.id)) is None


async def test_a_secret_told_anew_is_of_this_one_alone(database: Database, user: User) -> None:
    made = await offered(database, user)
    await offered(database, user, "other")
    await database.write(lambda work: work.handshakes.keep_secret(made, "654321"))
    found = await database.read(lambda work: [work.handshakes.find(token) for token in ("token", "other")])
    assert [one.secret for one in found if one] == ["654321", "123456"]


async def test_a_secret_that_does_not_open_ends_it(database: Database, user: User) -> None:
    made = await offered(database, user)
    await database.write(lambda work: work.connection.execute(handshakes.update().values(secret=b"spoilt")))
    assert await database.write(lambda work: work.handshakes.find("token")) is None
    assert await database.read(lambda work: work.handshakes.get(made.id)) is None
