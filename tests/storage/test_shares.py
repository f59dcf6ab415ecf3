"""Shares: sealed with a key of their own, which ends with them; a desk of its own has that and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from storage import Damaged, Database, DeskKey, Erased, MasterKey, Share, StorageError, User, Work
from storage import review_tables as tables
from storage.inspection import inspect

CANARY = "канарка у відповіді"


def share_of(work: Work, user: User, body: str = CANARY) -> Share:
    claim = work.claims.create(user, "A3.1", "f", "")
    share = work.shares.ask(
        user,
        claim.id,
        form="A3.1",
        language="uk",
        sensitive=False,
        sex="",
        wish=CANARY,
        lasts=timedelta(days=30),
    )
    return work.shares.copied(share, body, ready=True)


@pytest.fixture
async def share(database: Database, user: User) -> Share:
    return await database.write(lambda work: share_of(work, user))


async def test_rounds_are_sealed_and_read_back(database: Database, user: User, share: Share) -> None:
    assert await database.read(lambda work: work.shares.body(share, 1)) == CANARY
    assert await database.read(lambda work: work.shares.wish(share)) == CANARY

    def rows(work: Work) -> bytes:
        found = [*work.connection.execute(select(tables.shares.c.wish)).scalars()]
        return b"".join([*found, *work.connection.execute(select(tables.share_rounds.c.body)).scalars()])

    assert CANARY.encode() not in await database.read(rows)


async def test_a_body_opens_only_in_its_round_and_its_share(
    database: Database, user: User, share: Share
) -> None:
    other = await database.write(lambda work: share_of(work, user, "інше"))
    again = await database.write(lambda work: work.shares.copied(other, "друге", ready=True))
    body = tables.share_rounds.c

    def swap(work: Work) -> None:
        bodies = {
            (row.share_id, row.number): row.body
            for row in work.connection.execute(select(tables.share_rounds))
        }
        for (id, number), taken in (((share.id, 1), (other.id, 1)), ((other.id, 1), (other.id, 2))):
            where = (body.share_id == id, body.number == number)
            work.connection.execute(update(tables.share_rounds).where(*where).values(body=bodies[taken]))

    await database.write(swap)
    for of in (share, again):
        with pytest.raises(Damaged):
            await database.read(lambda work, of=of: work.shares.body(of, 1))  # type: ignore[misc]
    assert await database.read(lambda work: work.shares.body(again, 2)) == "друге"
    assert (await inspect(database, {}))["storage.tampered", "share_rounds.body"] == 2


async def test_what_has_ended_opens_no_more_and_leaves_no_words(
    database: Database, key: MasterKey, share: Share
) -> None:
    await database.write(lambda work: work.shares.end(share.id))
    with pytest.raises(Erased):
        await database.read(lambda work: work.shares.body(share, 1))
    assert (key.store / "shares" / f"{share.id}.key").read_bytes() == b""
    assert await database.read(lambda work: work.connection.execute(select(tables.share_rounds)).all()) == []


async def test_one_claim_has_one_share_at_a_time(database: Database, user: User, share: Share) -> None:
    def again(work: Work) -> Share:
        return work.shares.ask(
            user,
            share.claim_id,
            form="A3.1",
            language="uk",
            sensitive=False,
            sex="",
            wish="",
            lasts=timedelta(days=30),
        )

    assert (await database.write(again)).id == share.id
    await database.write(lambda work: work.shares.end(share.id))
    assert (await database.write(again)).id != share.id


@pytest.mark.parametrize("how", ["claim", "person"])
async def test_deleting_and_erasing_end_it(database: Database, user: User, share: Share, how: str) -> None:
    def gone(work: Work) -> None:
        if how == "claim":
            work.claims.delete(user, share.claim_id)
        else:
            work.users.erase(user)

    await database.write(gone)
    with pytest.raises(Erased):
        await database.read(lambda work: work.shares.body(share, 1))


async def test_a_desk_of_its_own_opens_live_shares_and_nothing_else(
    database: Database, database_url: str, key: MasterKey, user: User, share: Share
) -> None:
    ended = await database.write(lambda work: share_of(work, user))
    await database.write(lambda work: work.shares.end(ended.id))
    staff = await database.write(lambda work: work.staff.add("Олена", ("reviewer",), telegram_id=5))
    desk_key = DeskKey.load(_written(key, database.desk_key()))
    desk = await Database.open_desk(database_url, desk_key, key.store)
    assert await desk.read(lambda work: work.shares.body(share, 1)) == CANARY
    assert (await desk.read(lambda work: work.staff.get(staff.id))).alias == "Олена"
    await desk.write(lambda work: work.audit.record(user.id, share.claim_id, "review.read", actor=staff.id))
    with pytest.raises(Erased):
        await desk.read(lambda work: work.shares.body(ended, 1))
    closed: tuple[Callable[[Work], object], ...] = (
        lambda work: work.users.get(user.id),
        lambda work: work.claims.get(user, share.claim_id),
        lambda work: work.shares.wish(share),
        lambda work: work.users.find(700_100),
    )
    for try_ in closed:
        with pytest.raises(StorageError, match=r"storage\.key"):
            await desk.read(try_)
    await desk.close()


async def test_a_desk_key_is_read_from_the_line_that_was_printed(database: Database, key: MasterKey) -> None:
    printed = database.desk_key()
    assert DeskKey.load(_written(key, f"{printed}\n")).dump() == printed


async def test_the_desk_key_of_another_database_is_refused(
    database: Database, database_url: str, key: MasterKey
) -> None:
    other = DeskKey(bytes(32), key.chain)
    with pytest.raises(StorageError, match=r"storage\.key.*desk-key"):
        await Database.open_desk(database_url, other, key.store)
    await database.write(
        lambda work: work.connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    )
    with pytest.raises(StorageError, match=r"storage\.newer"):
        await Database.open_desk(database_url, DeskKey.load(_written(key, database.desk_key())), key.store)
    await database.write(
        lambda work: work.connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    )


async def test_a_renewed_key_shuts_the_former_one_out(
    database: Database, database_url: str, key: MasterKey, user: User, share: Share
) -> None:
    """Live shares and names go on; the old key opens neither, and nobody is signed in."""
    staff = await database.write(lambda work: work.staff.add("Олена", ("reviewer",), login="olena"))
    token = await database.write(lambda work: work.sessions.begin(staff.id))
    former = database.desk_key()
    assert await database.renew_desk_key(key) != former
    assert await database.read(lambda work: work.shares.body(share, 1)) == CANARY
    assert (await database.read(lambda work: work.staff.get(staff.id))).alias == "Олена"
    assert await database.read(lambda work: work.sessions.find(token)) is None
    assert await database.read(lambda work: work.staff.of_login("olena")) is None
    with pytest.raises(StorageError, match=r"storage\.key"):
        await Database.open_desk(database_url, DeskKey.load(_written(key, former)), key.store)
    later = await database.write(lambda work: share_of(work, user))
    assert await database.read(lambda work: work.shares.body(later, 1)) == CANARY


async def test_a_lost_key_of_one_share_hurts_no_other(
    database: Database, key: MasterKey, user: User, share: Share
) -> None:
    other = await database.write(lambda work: share_of(work, user))
    (key.store / "shares" / f"{share.id}.key").unlink()
    with pytest.raises(Damaged):
        await database.read(lambda work: work.shares.body(share, 1))
    assert await database.read(lambda work: work.shares.body(other, 1)) == CANARY


def _written(key: MasterKey, line: str):  # type: ignore[no-untyped-def]
    path = key.store.parent / "desk.key"
    path.write_text(line)
    path.chmod(0o600)
    return path
