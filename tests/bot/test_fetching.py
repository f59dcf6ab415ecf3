"""A file that Telegram does not find: it may for a while, and after a day it is asked for by its name."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.jobs.files import Files
from bot.jobs.worker import Hindered
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.files.receipts import GONE
from conversation.files.receiving import FILE
from playground import Playground
from storage import Database, Folder, Job, Vault, Work
from tests.bot.chats import ASKED, Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixture
from tests.bot.chats import database as database  # noqa: PLC0414  # the fixture
from tests.bot.chats import playground as playground  # noqa: PLC0414  # the fixture


@pytest.fixture
async def files(playground: Playground, database: Database, tmp_path: Path) -> AsyncIterator[Files]:
    wire = Wire(playground.url, playground.token)
    presenter = Presenter(wire, database, Patience(), lambda *kinds: None)
    yield Files(wire, database, Vault(Folder(tmp_path / "vault")), presenter, lambda kind: None)
    await presenter.close()
    await wire.close()


@pytest.mark.parametrize(
    ("later", "code", "final"),
    [
        (timedelta(), "file.unknown", False),
        (timedelta(hours=24), "file.unknown", False),
        (timedelta(hours=24, seconds=1), GONE, True),
    ],
)
async def test_it_is_tried_for_a_day(
    chats: Chats, database: Database, files: Files, later: timedelta, code: str, final: bool
) -> None:
    def asked(work: Work) -> Job:
        user = work.newcomers.enrol(1)
        claim = work.claims.create(user, "A3.1", "f", "")
        file = work.evidence.add(user, claim.id, file_id="nowhere", key="k", name="a.jpg")
        work.jobs.ask(FILE, file.id, user.id)
        (job,) = work.jobs.open(FILE, user.id)
        return job

    await chats.join(1)
    job = await database.write(asked)
    chats.now = ASKED + later
    with pytest.raises(Hindered) as hindered:
        await files.do(job)
    assert (hindered.value.code, hindered.value.final) == (code, final)
