"""The heads of claims are taken over from the last unit of work, as long as they are so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pytest

from storage import ClaimHead, Conflict, Database, User, Work

Made = Mapping[Hashable, tuple[object, Any]]


@pytest.fixture
async def made(database: Database, user: User) -> Made:
    """What a unit left that began two claims and read them."""

    def begin(work: Work) -> Made:
        for about in ("Оленка", "Тарас"):
            work.claims.create(user, "A3.1", "fingerprint", about)
        work.claims.list(user)
        return work.made

    return await database.write(begin)


def _stored(user: User) -> Callable[[Work], list[ClaimHead]]:
    return lambda work: work.claims.list(user)


async def test_what_a_unit_writes_is_in_the_heads_that_it_knows(
    database: Database, user: User, made: Made
) -> None:
    def act(work: Work) -> list[ClaimHead]:
        work.begin_with(made)
        first, second = work.claims.list(user)
        work.claims.save(user, first.id, 0, "place", {("name", ""): "Олена"})
        work.claims.assign(user, first.id, "e" * 32)
        work.claims.set_status(user, second.id, 0, "confirmed")
        work.claims.rebind(user, second.id, 1, "another")
        work.claims.set_filing(user, second.id, 2, "told", "filed")
        third = work.claims.create(user, "A2.6", "f", "", person="d" * 32)
        assert third.number == 3
        return work.claims.list(user)

    known = await database.write(act)
    assert known == await database.read(_stored(user))
    assert known[0].number == 3


async def test_claims_changed_before_they_are_asked_for(database: Database, user: User, made: Made) -> None:
    first, _ = await database.read(_stored(user))

    def act(work: Work) -> list[ClaimHead]:
        work.begin_with(made)
        work.claims.save(user, first.id, 0, "place", {("name", ""): "Олена"})
        return work.claims.list(user)

    assert await database.write(act) == await database.read(_stored(user))


async def test_claims_changed_and_read_before_they_are_asked_for(
    database: Database, user: User, made: Made
) -> None:
    first, _ = await database.read(_stored(user))

    def act(work: Work) -> list[ClaimHead]:
        work.begin_with(made)
        work.claims.save(user, first.id, 0, "place", {("name", ""): "Олена"})
        assert work.claims.get(user, first.id)
        return work.claims.list(user)

    assert await database.write(act) == await database.read(_stored(user))


async def test_a_deleted_claim_is_gone_from_them(database: Database, user: User, made: Made) -> None:
    def act(work: Work) -> list[ClaimHead]:
        work.begin_with(made)
        first, second = work.claims.list(user)
        work.claims.delete(user, first.id)
        assert [head.id for head in work.claims.list(user)] == [second.id]
        return work.claims.list(user)

    assert await database.write(act) == await database.read(_stored(user))


def _begins_another(work: Work, user: User) -> None:
    work.claims.create(user, "A2.6", "f", "")


def _saves(work: Work, user: User) -> None:
    work.claims.save(user, work.claims.list(user)[0].id, 0, "place", {})


def _assigns(work: Work, user: User) -> None:
    work.claims.assign(user, work.claims.list(user)[0].id, "e" * 32)


def _deletes(work: Work, user: User) -> None:
    work.claims.delete(user, work.claims.list(user)[0].id)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("other", [_begins_another, _saves, _assigns, _deletes])
async def test_what_another_has_changed_meanwhile_is_a_conflict(
    database: Database, user: User, made: Made, other: Callable[[Work, User], None]
) -> None:
    await database.write(lambda work: other(work, user))

    def act(work: Work) -> None:
        work.begin_with(made)
        work.claims.list(user)
        work.messages.note(user.id, [10], work.now)

    with pytest.raises(Conflict):
        await database.write(act)
    assert await database.read(lambda work: work.messages.of(user.id)) == []


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_of_no_claims_it_is_known_too(database: Database, user: User) -> None:
    def ask(work: Work) -> Made:
        assert work.claims.list(user) == []
        return work.made

    made = await database.write(ask)

    def act(work: Work) -> None:
        work.begin_with(made)
        assert work.claims.list(user) == []

    await database.write(act)
    await database.write(lambda work: _begins_another(work, user))
    with pytest.raises(Conflict):
        await database.write(act)
