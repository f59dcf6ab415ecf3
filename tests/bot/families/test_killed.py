"""Killed at any point, people, claims and what two agreed on stay consistent, and what was agreed on is done later."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from conversation.claims.writing import HANDED
from storage import Database, Work
from storage.tables import metadata
from tests.bot.families.between import Party, handed_over
from tests.bot.families.killed import opened

KILLS = (("ready", 0.1), ("told", 0.1), ("taken", 0.02), ("agreed", 0.0), ("agreed", 0.05))
"""After which step, and how many seconds into the next one."""


@pytest.mark.parametrize(("step", "seconds"), KILLS)
def test_killed_at_any_point(tmp_path: Path, step: str, seconds: float) -> None:
    command = [sys.executable, "-m", "tests.bot.families.killed", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert step in iter(lambda: child.stdout.readline().strip() or "ended", "ended")  # type: ignore[union-attr]
        time.sleep(seconds)
        child.kill()
    asyncio.run(_looked_at(tmp_path))


async def _looked_at(home: Path) -> None:
    database = await opened(home)
    try:
        await database.read(_consistent)
        mother, daughter = Party(database), Party(database)
        await mother.enrol(1)
        await daughter.enrol(2)
        if await handed_over(database, home / "vault"):
            # Both had confirmed, so it is done now, whole.
            assert {one.form.code for one in await daughter.drafts()} == {"A1.2", "A3.3"}
        await database.read(_consistent)
        await _all_or_nothing(database, mother, daughter)
        assert (await mother.say("/family")).heading in ("Ваша родина", "Це одна людина?")
        assert (await daughter.say("/claims")).heading
    finally:
        await database.close()


def _consistent(work: Work) -> None:
    """Whom a claim is for is somebody of its owner's; who took something is known from the moment it was taken."""
    users = [row.id for row in work.connection.execute(select(metadata.tables["users"].c.id))]
    for id in users:
        user = work.users.get(id)
        people = {person.id for person in work.people.list(user)}
        for head in work.claims.list(user):
            assert not head.person or head.person in people
            assert work.claims.get(user, head.id) is not None
        for handshake in work.handshakes.of(id):
            assert (handshake.taker_id is None) is (handshake.state == "offered")
    found = work.connection.execute(select(metadata.tables["quarantine"])).all()
    assert found == []


async def _all_or_nothing(database: Database, mother: Party, daughter: Party) -> None:
    def handed(work: Work) -> list[str]:
        return [head.form for head in work.claims.list(mother.user) if head.status == HANDED]

    closed = await database.read(handed)
    assert sorted(closed) == sorted(one.form.code for one in await daughter.drafts())
    assert sorted(closed) in ([], ["A1.2", "A3.3"])
