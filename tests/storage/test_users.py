"""People: found by their Telegram id, resumed where they were."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Thread

import pytest
from sqlalchemy import update

from storage import Conflict, Database, MasterKey, Newcomer, StorageError, User, Work, tables
from storage.keys import Keyring


async def test_enrolling_twice_finds_the_same_person(database: Database, user: User) -> None:
    again = await database.write(lambda work: work.newcomers.enrol(user.telegram_id))
    found = await database.read(lambda work: work.users.find(user.telegram_id))
    assert again == found == user
    assert (user.session, user.rev, user.shown, user.shown_rev) == ("", 0, "", 0)


async def test_enrolling_at_once_makes_one_person(database: Database) -> None:
    people = await asyncio.gather(*(database.write(lambda work: work.newcomers.enrol(55)) for _ in range(20)))
    assert len({person.id for person in people}) == 1


async def test_strangers(database: Database, user: User) -> None:
    assert await database.read(lambda work: work.users.find(1)) is None
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await database.read(lambda work: work.users.get(user.id + 1))


async def test_a_key_that_was_destroyed_is_not_taken_back(database: Database) -> None:
    """What an attempt of which nobody heard has used, and an erasure destroyed, stays marked for restored backups."""
    ready = await database.ready_keys([55])
    await database.write(lambda work: work.newcomers.identify(55, ready))
    await database.write(lambda work: work.users.erase(work.users.get(ready[55].id)))
    await database.write(lambda work: work.newcomers.enrol(55))
    await database.write(lambda work: work.newcomers.take_back(ready[55]))
    await database.write(lambda work: work.newcomers.identify(55, ready))
    assert database._keyring.erased() == [ready[55].id]


async def test_language(database: Database, user: User) -> None:
    await database.write(lambda work: work.users.set_language(user, "en"))
    assert (await database.read(lambda work: work.users.get(user.id))).language == "en"


async def test_what_is_shown_never_grows_older(database: Database, user: User) -> None:
    def show(work: Work) -> None:
        for rev, screen in [(2, "two"), (1, "one"), (2, "two again"), (0, "none")]:
            work.users.shown(user.id, rev, screen)

    await database.write(show)
    after = await database.read(lambda work: work.users.get(user.id))
    assert (after.shown, after.shown_rev) == ("two again", 2)


async def test_who_is_behind(database: Database, user: User) -> None:
    other = await database.write(lambda work: work.newcomers.enrol(2))

    def save(work: Work) -> None:
        for person in (user, other):
            work.users.save_session(person, "state", 0)

    await database.write(save)
    assert await database.read(lambda work: {*work.users.behind()}) == {user.id, other.id}
    rev = (await database.read(lambda work: work.users.get(other.id))).rev
    await database.write(lambda work: work.users.shown(other.id, rev, "screen"))
    assert await database.read(lambda work: work.users.behind()) == [user.id]


async def test_who_is_not_found_by_their_id_is_found_again_a_few_at_a_time(database: Database) -> None:
    def lose(work: Work) -> list[User]:
        people = sorted((work.newcomers.enrol(700_000 + n) for n in range(3)), key=lambda one: one.id)
        for one in people:
            wrong = update(tables.users).where(tables.users.c.id == one.id)
            work.connection.execute(wrong.values(telegram_index=b"wrong%d" % one.id))
        return people

    people = await database.write(lose)
    assert await database.write(lambda work: work.recovery.mend_indexes(2, 0)) == people[1].id
    assert await database.write(lambda work: work.recovery.mend_indexes(2, people[1].id)) == 0
    found = await database.read(lambda work: [work.users.find(one.telegram_id) for one in people])
    assert [one.id for one in found if one] == [one.id for one in people]


async def test_a_revision_never_repeats(database_url: str, key: MasterKey) -> None:
    """Buttons carry it: not within a millisecond, not in a second life, not after an older backup came back, not when
    the clock goes back."""
    start = datetime(2026, 3, 1, 12, 0, 0, 500, tzinfo=UTC)
    now = [start]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    user = await database.write(lambda work: work.newcomers.enrol(1))
    revs = [0]
    for moment in (start, start, start - timedelta(hours=1), start + timedelta(seconds=1)):
        now[0] = moment
        revs.append(await database.write(partial(_saved, user_id=user.id)))
    assert revs == sorted({*revs})
    assert revs[-1] == 1772366401000
    await database.write(lambda work: work.users.erase(user))
    again = await database.write(lambda work: work.newcomers.enrol(1))
    now[0] += timedelta(milliseconds=1)
    assert await database.write(partial(_saved, user_id=again.id)) > revs[-1]
    await database.close()


def _saved(work: Work, user_id: int) -> int:
    user = work.users.get(user_id)
    return work.users.save_session(user, "state", user.rev)


async def test_somebody_new_is_taken_in_with_their_first_turn(database: Database) -> None:
    (fresh,) = (await database.ready_keys([42])).values()

    def first(work: Work) -> User:
        work.holds.begin_late()
        user = work.newcomers.take_in(42, fresh, timedelta(minutes=1))
        assert work.claims.list(user) == []
        assert work.people.revisions(user) == ()
        rev = work.users.save_session(user, "said", 0, "shown")
        return user._replace(rev=rev, session="said", shown="shown")

    user = await database.write(first, begun=False)
    assert await database.read(lambda work: work.users.get(user.id)) == user
    assert await database.write(lambda work: work.newcomers.identify(42)) == user.id


async def test_somebody_new_of_whom_something_is_asked_before_their_turn_ends(database: Database) -> None:
    (fresh,) = (await database.ready_keys([42])).values()

    def first(work: Work) -> int:
        work.holds.begin_late()
        user = work.newcomers.take_in(42, fresh, timedelta(minutes=1))
        assert work.users.get(user.id) == user
        return work.users.save_session(user, "said", 0)

    rev = await database.write(first, begun=False)
    stored = await database.read(lambda work: work.users.get(fresh.id))
    assert (stored.rev, stored.session) == (rev, "said")


async def test_nobody_is_taken_in_twice(database: Database, user: User) -> None:
    (fresh,) = (await database.ready_keys([user.telegram_id])).values()

    def first(work: Work) -> None:
        work.holds.begin_late()
        again = work.newcomers.take_in(user.telegram_id, fresh, timedelta(minutes=1))
        work.users.save_session(again, "said", 0)
        work.messages.note(again.id, [1], work.now)

    with pytest.raises(Conflict):
        await database.write(first, begun=False)
    assert await database.write(lambda work: work.newcomers.identify(user.telegram_id)) == user.id
    assert await database.read(lambda work: work.users.get(user.id)) == user


async def test_who_is_taken_in_and_erased_between_two_looks_is_a_newcomer(
    ours: Database, postgres_url: str, key: MasterKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process takes them in while their key is made here, and erases them while that key is taken back."""

    async def elsewhere(do: Callable[[Work], object]) -> None:
        theirs = await Database.open(postgres_url, key)
        await theirs.write(do)
        await theirs.close()

    def in_between(do: Callable[[Work], object]) -> None:
        thread = Thread(target=lambda: asyncio.run(elsewhere(do)))
        thread.start()
        thread.join()

    keep, drop = Keyring.keep, Keyring.drop

    def kept(keyring: Keyring, keys: Mapping[int, bytes]) -> None:
        with monkeypatch.context() as real:
            real.setattr(Keyring, "keep", keep)
            in_between(lambda work: work.newcomers.enrol(7))
        keep(keyring, keys)

    def dropped(keyring: Keyring, user_id: int) -> None:
        drop(keyring, user_id)
        in_between(lambda work: work.users.erase(work.newcomers.enrol(7)))

    monkeypatch.setattr(Keyring, "keep", kept)
    monkeypatch.setattr(Keyring, "drop", dropped)
    with pytest.raises(Newcomer):
        await ours.write(lambda work: work.newcomers.enrol(7))
    monkeypatch.undo()
    assert await ours.write(lambda work: work.users.find(7)) is None
    assert (await ours.write(lambda work: work.newcomers.enrol(7))).telegram_id == 7
