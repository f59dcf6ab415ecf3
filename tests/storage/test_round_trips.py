"""On PostgreSQL a turn goes in one statement, the first of somebody new too: each one more takes a round trip."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from storage import Claim, Database, Fresh, User, Work

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


class Person:
    """Somebody whose turns are taken one after another, as the bot takes them; `said` is what was said to the server in
    the last one."""

    def __init__(self, database: Database, fresh: Fresh) -> None:
        self._database, self._fresh = database, fresh
        self.user: User | None = None
        self.said: list[str] = []
        self._made: Any = {}
        self._number = 0

    def hears(self, statement: str) -> None:
        """What the driver asks for itself, once in a connection, of types that it meets, is no part of a turn."""
        if not any(word in statement for word in ("typeinfo_tree", "'jit'")):
            self.said.append(statement)

    async def turn(self, do: Callable[[Work, User], Any]) -> Any:
        self._number += 1
        self.said.clear()
        done, self.user, self._made = await self._database.write(
            lambda work: self._taken(work, do), begun=False
        )
        await asyncio.sleep(0)  # what was said is told then
        return done

    def _taken(self, work: Work, do: Callable[[Work, User], Any]) -> tuple[Any, User, Any]:
        number, user = self._number, self.user
        if user is None:
            work.holds.begin_late(alone=True)
            user = work.newcomers.take_in(42, self._fresh, MINUTE)
        else:
            work.holds.keep(user.id, MINUTE, alone=True)
            work.begin_with(self._made)
        work.inbox.must_be_next(77, number, user.id)
        done = do(work, user)
        rev = work.users.save_session(user, f"said {number}", user.rev, "shown")
        work.inbox.keep(77, number)
        work.holds.kept()
        return done, user._replace(rev=rev, session=f"said {number}", shown="shown"), work.made


@pytest.fixture
async def person(database: Database) -> Person:
    """With a connection that has been used, and one serial at hand."""

    def begin_and_note(work: Work) -> None:
        user = work.newcomers.enrol(1)
        work.claims.create(user, "A1.2", "f", "")
        work.audit.record(user, None, "person.added")

    await database.write(begin_and_note)
    (fresh,) = (await database.ready_keys([42])).values()
    person = Person(database, fresh)
    engine: Any = database._engine
    (line,) = engine._resting
    line.driver.add_query_logger(lambda query: person.hears(query.query))
    return person


def _nothing(work: Work, user: User) -> None:
    assert work.claims.list(user) == []


def _begins(work: Work, user: User) -> Claim:
    assert work.claims.list(user) == []
    claim = work.claims.create(user, "A1.2", "f", "")
    work.audit.record(user, claim.id, "claim.begun")
    assert [head.id for head in work.claims.list(user)] == [claim.id]
    return claim


async def test_a_newcomers_first_turns_are_one_statement_each(database: Database, person: Person) -> None:
    await person.turn(_nothing)
    assert len(person.said) == 1
    await person.turn(_nothing)
    assert len(person.said) == 1
    claim = await person.turn(_begins)
    assert len(person.said) == 1

    def says_whose(work: Work, user: User) -> str:
        work.people.revisions(user, ())
        one = work.people.create(user, "facts")
        work.audit.record(user, None, "person.added")
        work.claims.assign(user, claim.id, one.id)
        work.claims.save(user, claim.id, 0, "place", {("whose", ""): "me"})
        work.audit.record(user, claim.id, "answers.changed", ["whose"])
        (head,) = work.claims.list(user)
        assert (head.person, head.rev) == (one.id, 1)
        return one.id

    whose = await person.turn(says_whose)
    assert len(person.said) == 1
    assert person.user is not None
    user = person.user
    stored = await database.read(lambda work: work.claims.get(user, claim.id))
    assert stored and (stored.person, stored.rev, stored.answers) == (whose, 1, {("whose", ""): "me"})
    assert [one.id for one in await database.read(lambda work: work.people.list(user))] == [whose]
    assert [entry.event for entry in await database.read(lambda work: work.audit.of(claim.id))] == [
        "claim.begun",
        "answers.changed",
    ]


async def test_whom_a_claim_is_for_is_written_also_alone(database: Database, person: Person) -> None:
    claim = await person.turn(_nothing) or await person.turn(_begins)
    await person.turn(lambda work, user: work.claims.assign(user, claim.id, "e" * 32))
    assert len(person.said) == 1
    assert person.user is not None
    user = person.user
    (head,) = await database.read(lambda work: work.claims.list(user))
    assert (head.person, head.rev) == ("e" * 32, 0)

    def assigns_and_asks(work: Work, user: User) -> None:
        work.claims.assign(user, claim.id, "")
        found = work.claims.get(user, claim.id)
        assert found and found.person == ""

    await person.turn(assigns_and_asks)
    (head,) = await database.read(lambda work: work.claims.list(user))
    assert head.person == ""
