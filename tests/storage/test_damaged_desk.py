"""What is damaged of a share or of somebody of the staff stops nobody else at the desk."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, text

from desk import doors, signing_in, taking
from desk.rules import Refused
from storage import Work
from storage.columns import Id
from tests.desk.conftest import copy_database, database_url, key, office, postgres
from tests.desk.office import Office

__all__ = ["copy_database", "database_url", "key", "office", "postgres"]

ODD = "слово замість байтів"
"""What SQLite keeps in a column of bytes as it stands; PostgreSQL takes no text there, so its bytes stand there."""


async def spoil(office: Office, table: str, column: str, row: str = "", id: str = "") -> None:
    def write(work: Work) -> None:
        odd = ODD if work.connection.dialect.name == "sqlite" else ODD.encode()
        this = bindparam("id", id, Id)
        statement = text(f"UPDATE {table} SET {column} = :odd WHERE {row or 'TRUE'}")
        work.connection.execute(statement.bindparams(this) if id else statement, {"odd": odd})

    await office.database.write(write)


@pytest.mark.parametrize("column", ["card", "secrets", "login_index"])
async def test_a_damaged_colleague_keeps_nobody_out(office: Office, column: str) -> None:
    staff, damaged = await office.staff("Олена"), await office.staff("Марко")
    share = await office.asked()
    await spoil(office, "staff", column, f"id = {damaged.id}")
    await office.do(taking.take, staff, share.id)
    opened = await office.do(doors.read, staff, share.id)
    assert opened.copy.lines
    assert len(await office.do(lambda work: work.staff.list())) == 2


async def test_a_damaged_draft_is_one_that_is_not_there(office: Office) -> None:
    staff = await office.staff()
    share, other = await office.asked(), await office.asked()
    await office.do(taking.take, staff, share.id)
    await spoil(office, "share_rounds", "body", "share_id = :id", share.id)
    await spoil(office, "shares", "wish", "id = :id", share.id)
    with pytest.raises(Refused):
        await office.do(doors.read, staff, share.id)
    queue = await office.do(lambda work: [one.id for one in work.queue.of(staff)])
    assert set(queue) == {share.id, other.id}


async def test_a_damaged_session_is_none(office: Office) -> None:
    staff = await office.staff()
    secret = await office.do(lambda work: work.passes.link(staff.id))
    entered = await office.do(signing_in.enter, secret, "link")
    assert entered is not None
    await spoil(office, "staff_sessions", "token")
    assert await office.do(signing_in.whoever, entered[1]) is None
    assert [one.staff_id for one in await office.do(lambda work: work.sessions.of(staff.id))] == [staff.id]
