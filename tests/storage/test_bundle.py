"""Writes that nobody waits for: they stand before anything is asked, all of them or none."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import pytest
from sqlalchemy import select

from storage import Claim, Conflict, Database, StorageError, User, Work, tables


@pytest.fixture
async def claim(database: Database, user: User) -> Claim:
    return await database.write(lambda work: work.claims.create(user, "A3.1", "fingerprint", "Оленка"))


async def test_what_was_written_is_there_when_something_is_asked(
    database: Database, user: User, claim: Claim
) -> None:
    def act(work: Work) -> None:
        work.claims.save(user, claim.id, 0, "place", {("name", ""): "Олена"})
        found = work.claims.get(user, claim.id)
        assert found
        assert (found.rev, found.place, found.answers) == (1, "place", {("name", ""): "Олена"})
        work.claims.save(user, claim.id, 1, None, {("name", ""): None, ("city", ""): "Ізюм"})
        work.claims.save(user, claim.id, 2, None, {("name", ""): "Оля", ("city", ""): "Буча"})
        work.claims.set_status(user, claim.id, 3, "confirmed")

    await database.write(act)
    after = await database.read(lambda work: work.claims.get(user, claim.id))
    assert after
    assert (after.rev, after.status) == (4, "confirmed")
    assert after.answers == {("name", ""): "Оля", ("city", ""): "Буча"}


async def test_nothing_stands_where_one_thing_does_not(database: Database, user: User, claim: Claim) -> None:
    def act(work: Work) -> None:
        work.claims.save(user, claim.id, 0, "place", {("name", ""): "Олена"})
        work.messages.note(user.id, [10], work.now)
        work.audit.record(user, claim.id, "answers.changed", ["name"])
        work.users.save_session(user, "said", user.rev + 1)

    with pytest.raises(Conflict) as caught:
        await database.write(act)
    assert "session" in str(caught.value)
    assert await database.read(lambda work: work.claims.get(user, claim.id)) == claim
    assert await database.read(lambda work: work.messages.of(user.id)) == []
    assert await database.read(lambda work: work.audit.of(claim.id)) == []


async def test_what_cannot_stand_fails_whoever_hears_of_it_first(
    database: Database, user: User, claim: Claim
) -> None:
    """Reading something that may not open is no reason to go on after a conflict."""

    def act(work: Work) -> None:
        _goes_on(work, user, claim)
        work.messages.note(user.id, [10], work.now)
        assert work.messages.of(user.id)

    with pytest.raises(Conflict):
        await database.write(act)
    with pytest.raises(Conflict):
        await database.write(lambda work: _goes_on(work, user, claim))
    assert await database.read(lambda work: work.messages.of(user.id)) == []


def _goes_on(work: Work, user: User, claim: Claim) -> None:
    work.claims.save(user, claim.id, 7, "place", {("name", ""): "Олена"})
    with suppress(StorageError):
        work.staff.named(1)


async def test_rows_get_their_numbers_in_the_order_in_which_they_came(database: Database, user: User) -> None:
    numbers = [*range(100, 160)]

    def act(work: Work) -> None:
        for number in numbers:
            work.messages.note(user.id, [number], work.now)

    await database.write(act)
    found = select(tables.messages.c.id).order_by(tables.messages.c.id)
    ids = await database.read(lambda work: [*work.connection.execute(found).scalars()])
    sent = await database.read(lambda work: work.messages.of(user.id))
    assert {one.id: one.number for one in sent} == dict(zip(ids, numbers, strict=True))


async def test_an_error_of_the_database_is_what_it_would_be_alone(database: Database, user: User) -> None:
    def act(work: Work) -> None:
        work.claims.create(user._replace(id=user.id + 1), "A3.1", "fingerprint", "")

    with pytest.raises(StorageError) as caught:
        await database.write(act)
    assert not isinstance(caught.value, Conflict)


async def test_two_who_remember_the_same_end_of_the_log_cannot_both_go_on(
    database: Database, user: User, claim: Claim
) -> None:
    def begin(work: Work) -> None:
        work.audit.record(user, claim.id, "claim.begun")
        remembered.update(work.made)

    def go_on(work: Work) -> None:
        work.begin_with(remembered)
        work.audit.record(user, claim.id, "answers.changed", ["name"])

    remembered: dict[object, tuple[object, object]] = {}
    await database.write(begin)
    await database.write(go_on)
    with pytest.raises(Conflict):
        await database.write(go_on)
    await database.write(lambda work: work.audit.record(user, claim.id, "claim.draft"))
    entries = await database.read(lambda work: work.audit.of(claim.id))
    assert [entry.n for entry in entries] == [1, 2, 3]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_is_believed_of_people_has_to_be_so(database: Database, user: User) -> None:
    def believe(work: Work, believed: tuple[tuple[str, int], ...]) -> None:
        assert work.people.revisions(user, believed) == believed
        work.messages.note(user.id, [1], work.now)

    await database.write(lambda work: believe(work, ()))
    one = await database.write(lambda work: work.people.create(user, "{}"))
    two = await database.write(lambda work: work.people.create(user, "{}"))
    await database.write(lambda work: believe(work, ((one.id, 0), (two.id, 0))))
    others: list[tuple[tuple[str, int], ...]] = [(), ((one.id, 0),), ((one.id, 0), (two.id, 1))]
    for wrong in (*others, ((two.id, 0), (one.id, 0))):
        with pytest.raises(Conflict):
            await database.write(partial(believe, believed=wrong))
    assert len(await database.read(lambda work: work.messages.of(user.id))) == 2
