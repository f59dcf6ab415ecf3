"""After exit, sweep, the end of a draft, rotation, erasure, a backup: nothing that was said lies on the disk or
in the log; and what was erased opens from no backup."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text as sql

from dialogs.language import KYIV
from storage import Database, Folder, MasterKey, backup
from storage.rotation import rotate
from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.test_exit import SOON, begun, emptied
from tests.e2e.test_secrets import CANARIES, TYPED, found_in
from tests.e2e.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

SAID = "Канарейка сиділа в підвалі, canary-captivity-2f6d"
ALL = [*TYPED, "canary-captivity-2f6d", "canary-photo-1d1e"]


@pytest_asyncio.fixture(loop_scope="module")
async def village(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Village]:
    """With a folder of its own for what anything in it, or started by it, writes for a moment."""
    folder = tmp_path_factory.mktemp("canaries")
    (folder / "temporary").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder / "temporary"))
        patch.setattr(tempfile, "tempdir", None)
        async with Village(folder) as village:
            yield village


async def told(village: Village) -> Person:
    """Somebody who told everything, in a claim of each sort, with files, and has a package of one."""
    person = village.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on(CANARIES)
    await person.press("Зібрати пакет")
    await person.sees("Пакет документів готовий")
    await begun(person)
    await person.say(SAID)
    await person.send(("canary-photo-1d1e.png", picture(7)))
    return person


def labels(message: dict[str, Any]) -> list[str]:
    """What the buttons of a message say."""
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


def clean(village: Village, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither below the folder of the data (database, write-ahead log, vault, keys, drafts of files), nor among what
    was written for a moment, nor in the log."""
    assert found_in(village.data.parent, ALL) == []
    logged = "".join(capfd.readouterr())
    assert [word for word in ALL if word in logged] == []


async def rows(village: Village) -> dict[str, int]:
    """How many rows each table holds of what people said."""
    tables = ("users", "claims", "answers", "evidence", "messages", "endings", "quarantine")
    database = await Database.open_as_it_is(
        f"sqlite:///{village.data / 'zayava.sqlite3'}", MasterKey.load(village.data / "master.key")
    )
    try:
        return await database.read(
            lambda work: {
                table: work.connection.execute(sql(f"SELECT count(*) FROM {table}")).scalar_one()
                for table in tables
            }
        )
    finally:
        await database.close()


async def test_nothing_lies_about(
    village: Village, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    person = await told(village)
    clean(village, capfd)

    await person.post("text", text="вийти")
    await emptied(person)
    clean(village, capfd)

    assert heading(await person.press("Продовжити")) == "Ваші заяви"
    await person.say("1")
    await person.say(SAID)
    await person.post("age", hours=41)
    village.later(hours=41)
    async with asyncio.timeout(SOON):
        while any("canary" in text(message) for message in await person.messages()):
            await person.waits()
    clean(village, capfd)

    assert await village.bot.stop() == 0
    kept = tmp_path / "backup"
    url, key = f"sqlite:///{village.data / 'zayava.sqlite3'}", village.data / "master.key"
    await backup.create(url, Folder(village.data / "vault"), kept)
    assert found_in(tmp_path, ALL) == []
    old = key.read_bytes()
    await rotate(url, key)
    assert key.read_bytes() != old and found_in(village.data, ALL) == []
    await village.bot.start()
    assert "A1.2" in text(await person.say("/claims"))
    clean(village, capfd)

    await person.say("/erase")
    (erase,) = [label for label in labels(await person.screen()) if label.startswith("Так")]
    await person.post("text", text=erase)
    async with asyncio.timeout(SOON):
        while not text((await person.heard())[-1]).startswith("Усе про вас стерто"):
            await person.waits()
    assert {table: count for table, count in (await rows(village)).items() if count} == {}
    assert [*(village.data / "vault").iterdir()] == []
    clean(village, capfd)

    assert await village.bot.stop() == 0
    shutil.copy(kept / "zayava.sqlite3", village.data / "zayava.sqlite3")
    for tail in ("-wal", "-shm"):
        (village.data / f"zayava.sqlite3{tail}").unlink(missing_ok=True)
    await village.bot.start()
    assert (await rows(village))["claims"] == 0
    clean(village, capfd)


async def test_what_ended_leaves_nothing(village: Village, capfd: pytest.CaptureFixture[str]) -> None:
    person = village.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on({**OLENA, **CANARIES})
    noon = (datetime.now(KYIV) + timedelta(days=166)).replace(hour=12, minute=0)
    village.bot.ahead = noon - datetime.now(KYIV)
    for warnings, days in ((1, 11), (2, 2), (3, 1)):
        async with asyncio.timeout(SOON):
            while sum("зникне 1 чернетка" in text(m) for m in await person.heard()) < warnings:
                await person.waits()
        await person.silent(1)  # it is noted that the warning was delivered
        village.later(days=days)
    async with asyncio.timeout(SOON):
        while (await rows(village))["claims"] or [*(village.data / "vault").iterdir()]:
            await asyncio.sleep(0.3)
    left = await rows(village)
    assert left["answers"] == left["evidence"] == left["endings"] == 0 and left["users"] == 1
    clean(village, capfd)
