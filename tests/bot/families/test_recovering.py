"""A lost phone: a code on paper moves everything to a new account, a day after the old one was told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.jobs.handovers import Recoveries
from conversation.handshakes.recovering import RECOVERY
from conversation.happenings import Commanded, Said
from conversation.hearing import take_turn
from dialogs.engine.answers import Ref
from dialogs.engine.views import View
from storage import Database, Folder, Job, MasterKey, Vault, Work
from storage.tables import metadata
from tests.bot.families.between import Party, party
from tests.bot.families.household import CHILD
from tests.bot.seeing import seen
from tests.dialogs.register.people import a1_2

NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> list[datetime]:
    return [NOON]


@pytest.fixture
async def database(database_url: str, key: MasterKey, clock: list[datetime]) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: clock[-1])
    yield database
    await database.close()


class Loser(Party):
    """Somebody who has written a code down."""

    code = ""

    async def with_code(self) -> str:
        """Two claims, and the code."""
        await self.filled("A1.2", a1_2.SCRIPT)
        await self.filled("A3.3", CHILD)
        await self.come_back()
        await self.say("код відновлення")
        await self.say("Отримати код")
        return self.code

    async def _take(self, happening: Said | Commanded) -> View:
        work = partial(take_turn, user_id=self.user.id, happening=happening)
        turn = await seen(self.database, await self.database.write(work), message=next(self.numbers))
        self.notices = turn.notices
        if turn.preface:
            self.code = turn.preface.rpartition(": ")[2]
        assert turn.view is not None
        return turn.view


async def moved(database: Database, vault: Path) -> bool:
    """Whether a removal was due, which is done now."""

    def due(work: Work) -> Job | None:
        jobs = metadata.tables["jobs"]
        row = work.connection.execute(select(jobs).where(jobs.c.kind == RECOVERY)).first()
        job = work.jobs.get(RECOVERY, row.key) if row else None
        return job if job is not None and job.due_at <= work.now else None

    job = await database.read(due)
    if job is None:
        return False
    await database.write(await Recoveries(database, Vault(Folder(vault)), lambda *kinds: None).do(job))
    return True


async def two(database: Database) -> tuple[Loser, Party, str]:
    old, new = Loser(database), await party(database, 2)
    await old.enrol(1)
    return old, new, await old.with_code()


async def test_everything_moves_a_day_later(
    database: Database, clock: list[datetime], tmp_path: Path
) -> None:
    old, new, code = await two(database)
    assert len(code) == 24
    view = await new.say("код відновлення", code)
    assert view.heading == "Заяви перенесемо за добу"
    told = await old.news()
    assert told is not None and told.heading == "Ваші заяви просять перенести"
    clock.append(NOON + timedelta(hours=23, minutes=59))
    assert not await moved(database, tmp_path)
    clock.append(NOON + timedelta(hours=24))
    assert await moved(database, tmp_path)
    assert {one.form.code for one in await new.drafts()} == {"A1.2", "A3.3"}
    told = await new.news()
    assert told is not None and new.notices[0].startswith("Ваші заяви тут")
    assert set(await new.records()) == {"self", "Софія"}
    (own,) = [one for one in await new.drafts() if one.form.code == "A1.2"]
    assert str(own.draft.answers[Ref("applicant_name")].value) == a1_2.NAME
    old.user = await database.write(lambda work: work.newcomers.enrol(1))
    assert await old.drafts() == []


async def test_the_old_account_may_object(database: Database, clock: list[datetime], tmp_path: Path) -> None:
    old, new, code = await two(database)
    await new.say("код відновлення", code)
    await old.news()
    await old.say("Це не я, скасувати")
    clock.append(NOON + timedelta(hours=25))
    assert not await moved(database, tmp_path)
    assert await new.drafts() == []
    assert len(await old.drafts()) == 2
    await new.say("код відновлення", code)
    assert new.notices == ("Такого коду немає. Перевірте його на папері.",)


async def test_a_code_is_read_as_people_write_it(database: Database) -> None:
    _, new, code = await two(database)
    spelt = code.lower().replace("-", " ").replace("0", "о").replace("1", "l").replace("a", "а")
    view = await new.say("код відновлення", spelt)
    assert view.heading == "Заяви перенесемо за добу"


async def test_a_new_code_ends_the_old_one(database: Database) -> None:
    old, new, code = await two(database)
    await old.say("код відновлення", "Новий код")
    assert old.code != code
    await new.say("код відновлення", code)
    assert new.notices == ("Такого коду немає. Перевірте його на папері.",)
    assert (await new.say(old.code)).heading == "Заяви перенесемо за добу"


async def test_it_is_stored_nowhere(database: Database, database_url: str, tmp_path: Path) -> None:
    old, _, code = await two(database)

    def everything(work: Work) -> str:
        user = work.users.get(old.user.id)
        rows = [str(tuple(row)) for row in work.connection.execute(select(metadata.tables["handshakes"]))]
        secrets = [one.secret for one in work.handshakes.of(user.id)]
        return " ".join((*rows, *secrets, user.session, user.shown))

    stored = await database.read(everything)
    assert code not in stored and code.replace("-", "") not in stored
