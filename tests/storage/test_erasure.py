"""Erase means erased: from the database, from the vault, and from every backup of the database."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from storage import Database, Erased, MasterKey, StorageError, User, Work, tables


def _live(work: Work, telegram_id: int) -> User:
    """A person with something in every table."""
    user = work.newcomers.enrol(telegram_id)
    work.users.save_session(user, "session", 0)
    work.inbox.accept(1, telegram_id, telegram_id, b"update")
    claim = work.claims.create(user, "A3.1", "f", "about")
    work.claims.save(user, claim.id, 0, "", {("a", ""): f"answer of {telegram_id}"})
    file = work.evidence.add(user, claim.id, file_id="f")
    work.evidence.saved(file, blob=f"{telegram_id:032}", size=1, sha256="00")
    work.evidence.add(user, claim.id, file_id="not fetched")
    work.audit.record(user, claim.id, "answered", ["a"])
    return work.users.get(user.id)


def _count(work: Work, user: User) -> dict[str, int]:
    """How many rows of each table are this person's."""
    owned = {
        table: table.c.user_id for table in (tables.inbox, tables.claims, tables.evidence, tables.serials)
    }
    owned[tables.users] = tables.users.c.id
    mine = select(tables.claims.c.serial).where(tables.claims.c.user_id == user.id)
    counts = {
        table.name: select(func.count()).select_from(table).where(owner == user.id)
        for table, owner in owned.items()
    }
    counts["answers"] = select(func.count()).where(tables.answers.c.serial.in_(mine))
    return {name: work.connection.execute(count).scalar_one() for name, count in counts.items()}


async def test_nothing_is_left_but_the_log(database: Database) -> None:
    user = await database.write(lambda work: _live(work, 1))
    other = await database.write(lambda work: _live(work, 2))
    before = await database.read(lambda work: _count(work, other))
    assert await database.write(lambda work: work.users.erase(user)) == [f"{1:032}"]
    left = await database.read(lambda work: {name: n for name, n in _count(work, user).items() if n})
    assert left == {"serials": 1}
    told = await database.read(lambda work: work.history.of(user))
    assert [(one.event, one.keys) for one in told] == [("answered", ("a",))]
    assert await database.read(lambda work: _count(work, other)) == before
    assert await database.read(lambda work: work.users.find(1)) is None
    with pytest.raises(Erased):
        await database.vault_key(user.id)


async def test_who_comes_back_is_a_new_person(database: Database) -> None:
    user = await database.write(lambda work: _live(work, 1))
    await database.write(lambda work: work.users.erase(user))
    again = await database.write(lambda work: work.newcomers.enrol(1))
    assert again.id != user.id
    assert (again.session, await database.read(lambda work: work.claims.list(again))) == ("", [])


async def test_an_older_backup_does_not_bring_anybody_back(
    database_url: str, key: MasterKey, copy_database: Callable[[str], str]
) -> None:
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: _live(work, 1))
    other = await database.write(lambda work: _live(work, 2))
    await database.close()
    backup = copy_database(database_url)

    database = await Database.open(database_url, key)
    await database.write(lambda work: work.users.erase(user))
    await database.close()

    restored = await Database.open(backup, key)
    assert await restored.read(lambda work: work.users.find(1)) is None
    assert (await restored.read(lambda work: _count(work, user)))["users"] == 0
    (claim,) = await restored.read(lambda work: work.claims.list(other))
    whole = await restored.read(lambda work: work.claims.get(other, claim.id))
    assert whole and whole.answers == {("a", ""): "answer of 2"}
    with pytest.raises(Erased):
        await restored.vault_key(user.id)
    await restored.close()


async def test_rows_that_outlive_their_key_open_for_nobody(database: Database) -> None:
    """As when the transaction fails after the key was destroyed: the person is gone all the same."""
    user = await database.write(lambda work: _live(work, 1))
    other = await database.write(lambda work: _live(work, 2))

    def fail(work: Work) -> None:
        work.users.erase(user)
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(fail)
    assert (await database.read(lambda work: _count(work, user)))["users"] == 1
    with pytest.raises(Erased):
        await database.read(lambda work: work.users.get(user.id))
    with pytest.raises(Erased):
        await database.read(lambda work: work.claims.list(user))
    assert await database.read(lambda work: work.users.find(1)) is None
    assert await database.read(lambda work: work.users.get(other.id)) == other
    row = await database.write(lambda work: work.inbox.accept(1, 50, 1, b"again"))
    assert row and row.user_id != user.id
    assert (await database.read(lambda work: _count(work, user)))["users"] == 0


async def test_a_lost_key_store_is_not_an_erasure(database_url: str, key: MasterKey) -> None:
    database = await Database.open(database_url, key)
    user = await database.write(lambda work: _live(work, 1))
    await database.close()
    aside = key.store.rename(key.store.with_name("aside"))

    with pytest.raises(StorageError, match=r"storage\.key.*put the folder keys/ back"):
        await Database.open(database_url, key)

    aside.rename(key.store)
    database = await Database.open(database_url, key)
    assert await database.read(lambda work: work.users.find(1)) == user
    await database.close()
