"""A package, or everything of a person, whose files do not come: a service that is away damages nobody's file,
however often it was tried."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.jobs.everything import TakeAlong
from bot.jobs.packages import Packages
from bot.jobs.stamps import Stamps
from bot.jobs.worker import Hindered
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.claims.packages import CONFIRMED, DAMAGED_FILE, PACKAGE
from conversation.privacy.everything import EVERYTHING
from playground import start
from storage import Database, Job, StorageError, Vault, Work
from tests.bot.families.household import CHILD
from tests.buckets import Kept
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture
from tests.desk.claims import claimed

MANY = 9


async def test_a_service_that_is_away_is_no_damaged_file(
    database: Database, kept: Kept, tmp_path: Path
) -> None:
    vault = Vault(kept.opened())
    user = await database.write(lambda work: work.newcomers.enrol(1))
    claim = (await claimed(database, vault, user, CHILD, files={"evidence": ("a.jpg", b"file")})).claim

    def confirmed(work: Work) -> Job:
        found = work.claims.get(user, claim)
        assert found is not None
        work.claims.set_status(user, claim, found.rev, CONFIRMED)
        work.jobs.ask(PACKAGE, claim, user.id)
        job = work.jobs.get(PACKAGE, claim)
        assert job is not None
        return replace(job, tries=MANY)

    def damaged(work: Work) -> list[str]:
        return [file.status for file in work.evidence.list(user, claim)]

    job = await database.write(confirmed)
    playground = await start()
    wire = Wire(playground.url, playground.token)
    presenter = Presenter(wire, database, Patience(), lambda *kinds: None)
    packages = Packages(database, vault, presenter, Stamps(""), lambda job: None)
    along = TakeAlong(database, vault, presenter)
    kept.service.stop()
    try:
        with pytest.raises(StorageError, match=r"storage\.unavailable"):
            await packages.do(job)
        assert await database.read(damaged) == ["saved"]
        with pytest.raises(StorageError, match=r"storage\.unavailable"):
            await along.do(replace(job, kind=EVERYTHING, key=str(user.id)))
    finally:
        kept.service.start()
    (path,) = kept.objects()
    (kept.folder / path).write_bytes(b"another")
    with pytest.raises(Hindered) as hindered:
        await packages.do(job)
    assert hindered.value.code == DAMAGED_FILE
    assert await database.read(damaged) == ["damaged"]
    await presenter.close()
    await wire.close()
    await playground.close()
