"""What is noted of no claim, by many at once on PostgreSQL: one chain without a gap, whoever fails in between."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from storage import Conflict, Database, MasterKey, User, Work
from storage.audit import ENTRIES
from storage.audit.verify import Verdict, verify
from tests.databases import cut

MINUTE = timedelta(minutes=1)


async def _enrolled(ours: Database, telegram_id: int) -> User:
    """Somebody whose lane this process has."""

    def enrol(work: Work) -> User:
        user = work.newcomers.enrol(telegram_id)
        work.holds.take(user.id, MINUTE)
        return user

    return await ours.write(enrol)


def _adds(work: Work, user: User, *, asks: bool = False, believes: int = 0, alone: bool = True) -> None:
    """A turn in which somebody is added, that asks for something where it is said so."""
    work.holds.keep(user.id, MINUTE, alone=alone)
    if asks:
        work.claims.list(user)
    rev = work.users.save_session(user, "said", user.rev + believes)
    work.audit.record(user._replace(rev=rev), None, "person.added")
    work.holds.kept()


async def _noted(database: Database) -> list[tuple[int, int]]:
    """Number and user of every entry."""
    rows = await database.read(lambda work: work.connection.execute(ENTRIES).all())
    return sorted((row.n, row.user_id) for row in rows)


async def _verified(database: Database, key: MasterKey) -> Verdict:
    return await database.read(partial(verify, chain_key=key.chain, order_key=key.order, head=None))


async def test_turns_that_come_at_once(ours: Database, key: MasterKey) -> None:
    people = [await _enrolled(ours, number) for number in range(1, 31)]

    async def add(number: int, user: User) -> None:
        wrong = number % 5 == 3
        turn = partial(_adds, user=user, asks=number % 7 == 2, believes=int(wrong))
        try:
            await ours.write(turn, begun=False)
        except Conflict:
            # What was remembered was wrong, of themselves or of the log: once more, from what is stored.
            assert await ours.read(lambda work: work.users.get(user.id)) == user
            if not wrong:
                await ours.write(partial(_adds, user=user, alone=False), begun=False)

    await asyncio.gather(*(add(number, user) for number, user in enumerate(people)))
    added = {user.id for number, user in enumerate(people) if number % 5 != 3}
    noted = await _noted(ours)
    assert {user_id for _, user_id in noted} == added
    assert [n for n, _ in noted] == [*range(1, len(added) + 1)]
    assert (await _verified(ours, key)).bad is None


async def test_another_process_adds_in_between(ours: Database, theirs: Database, key: MasterKey) -> None:
    user = await _enrolled(ours, 1)
    await ours.write(partial(_adds, user=user), begun=False)  # reads where the log ends
    user = await ours.read(lambda work: work.users.get(user.id))
    await theirs.write(lambda work: work.audit.record(user, None, "person.changed"))
    with pytest.raises(Conflict):
        await ours.write(partial(_adds, user=user), begun=False)
    await ours.write(partial(_adds, user=user), begun=False)
    user = await ours.read(lambda work: work.users.get(user.id))
    await ours.write(partial(_adds, user=user), begun=False)
    assert [n for n, _ in await _noted(ours)] == [1, 2, 3, 4]
    assert (await _verified(ours, key)).bad is None


async def test_a_turn_that_was_cut_leaves_no_gap(ours: Database, postgres_url: str, key: MasterKey) -> None:
    users = [await _enrolled(ours, number) for number in (1, 2, 3)]
    await ours.write(partial(_adds, user=users[0]), begun=False)
    await cut(postgres_url)
    outcomes = await asyncio.gather(
        *(ours.write(partial(_adds, user=user), begun=False) for user in users[1:]), return_exceptions=True
    )
    for user, outcome in zip(users[1:], outcomes, strict=True):
        if outcome is not None:
            await ours.write(partial(_adds, user=user, alone=False), begun=False)
    assert [n for n, _ in await _noted(ours)] == [1, 2, 3]
    assert (await _verified(ours, key)).bad is None


async def test_who_asks_after_its_entry_was_promised_a_place(ours: Database, key: MasterKey) -> None:
    """More than one statement holds: the rest goes in a transaction, and the next turn goes on from what stands."""
    users = [await _enrolled(ours, number) for number in (1, 2, 3)]
    await ours.write(partial(_adds, user=users[0]), begun=False)

    def adds_much(work: Work) -> None:
        _adds(work, users[1])
        for number in range(40):
            work.audit.record(users[1], None, "person.changed", [f"q{number}"])

    await ours.write(adds_much, begun=False)
    await ours.write(partial(_adds, user=users[2]), begun=False)
    assert [n for n, _ in await _noted(ours)] == [*range(1, 44)]
    assert (await _verified(ours, key)).bad is None
