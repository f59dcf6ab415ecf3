"""What was taken back opens nowhere any more, in no backup either."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from desk import doors, taking
from desk.rules import Refused
from storage import Database, Erased, MasterKey, Share, Work
from storage.staff import LEAD, REVIEWER
from tests.desk.office import Office


def body(work: Work, share: Share) -> str:
    return work.shares.body(share, 1)


async def test_no_backup_opens_what_was_taken_back(
    office: Office, key: MasterKey, database_url: str, copy_database: Any
) -> None:
    """A backup made while the share was open: taken back, over or erased since, it opens for nobody of the staff."""
    users = [await office.person() for _ in range(4)]
    shares = [await office.asked(user, days=1 if n == 1 else 30) for n, user in enumerate(users)]
    lead = await office.staff("Ліна", LEAD, REVIEWER, trained=True)
    for share in shares:
        await office.do(taking.take, lead, share.id)
    await office.database.close()
    backup = copy_database(database_url)
    database = await Database.open(database_url, key, clock=lambda: office.now[0])
    await database.write(lambda work: work.shares.end(shares[0].id))
    await database.write(lambda work: work.shares.end(shares[1].id))
    await database.write(lambda work: work.users.erase(users[2]))
    await database.close()

    restored = await Database.open(backup, key, clock=lambda: office.now[0])
    office.database = restored
    staff = await restored.read(lambda work: work.staff.list())
    for share in shares[:3]:
        for person in staff:
            for act in (doors.read, taking.take):
                with pytest.raises(Refused, match=r"review\.gone"):
                    await office.do(act, person, share.id)
        with pytest.raises(Erased):
            await restored.read(partial(body, share=share))
    opened = await office.do(doors.read, lead, shares[3].id)
    assert opened.copy.lines[0].text["uk"] == "Так було"
