"""Practised as an operator would: both backups under load, a bot killed, another machine, and everybody goes on.

The commands are run as a terminal runs them, beside a bot that is a process of its own.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from playground import Playground
from tests.databases import fresh_database
from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.running import ROOT, RunningBot
from tests.e2e.test_canaries import labels

SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}
PEOPLE = range(1, 7)
RESTORED = "Бота відновлено з резервної копії, останні відповіді могли не зберегтися."
LAST = "displacement_circumstances"


class Site:
    """One machine: a data folder, a database, a master key, a bot on it."""

    def __init__(self, folder: Path, playground: Playground, url: str) -> None:
        folder.mkdir()
        self.folder, self.data, self.key = folder, folder / "data", folder / "secret" / "master.key"
        self._playground = playground
        self.at(url)

    def at(self, url: str) -> None:
        """From now on its database is there."""
        self.settings = {"DATABASE_URL": url, "MASTER_KEY_FILE": str(self.key), "DATA_DIR": str(self.data)}
        self.bot = RunningBot(self.folder, self._playground.url, self._playground.token, **self.settings)

    async def told(self, *command: str, status: int = 0) -> str:
        """What a command says."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            **self.settings,
        }
        done = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *command, cwd=self.folder, env=environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        said = (await done.communicate())[0].decode()
        assert done.returncode == status, said
        return said


@pytest.fixture(params=["sqlite", "postgresql"])
def sites(
    request: pytest.FixtureRequest, tmp_path: Path, playground: Playground
) -> Iterator[tuple[Site, Site]]:
    """A machine, and an empty one."""
    with (
        fresh_database(request, request.param, tmp_path / "first") as first,
        fresh_database(request, request.param, tmp_path / "second") as second,
    ):
        yield Site(tmp_path / "old", playground, first), Site(tmp_path / "new", playground, second)


async def until(claimant: Claimant, key: str) -> str:
    """Which question somebody sees in the end."""
    return heading(await claimant.go_on(SHORT, until=key))


async def test_everybody_goes_on_where_they_were(
    sites: tuple[Site, Site], person: Callable[[int], Person], tmp_path: Path
) -> None:
    old, new = sites
    backup, keys = str(tmp_path / "backup"), str(tmp_path / "keys")
    await old.bot.start()
    still, further, gone, *talking = (Claimant(person(number)) for number in PEOPLE)
    for claimant in (still, further, gone):
        await claimant.begin()
    seen = await until(still, LAST)
    await until(further, LAST)
    await until(gone, "evidence")
    await gone.person.send(("довідка.png", picture(1)))

    async def talk(claimant: Claimant) -> None:
        await claimant.begin()
        await until(claimant, "evidence")
        await claimant.person.send(("довідка.png", picture(claimant.person.number)))

    async with asyncio.TaskGroup() as load:
        for claimant in talking:
            load.create_task(talk(claimant))
        assert "Copied 6 people" in await _repeated(old, backup)
        await old.told("backup", "keys", keys)

    after = await further.go_on(SHORT, until="registered_address_at_displacement")
    await gone.person.say("/erase")
    (erase,) = [label for label in labels(await gone.person.screen()) if label.startswith("Так")]
    await gone.person.post("text", text=erase)
    await gone.person.until(
        lambda heard: text(heard[-1]).startswith("Усе про вас стерто"), "word of the erasure"
    )
    assert "1 marks of the erased" in await old.told("backup", "keys", keys)
    assert "The backup is in order." in await old.told("backup", "verify", backup, "--open")
    await old.bot.kill()

    new.key.parent.mkdir(mode=0o700)
    shutil.copy(old.key, new.key)
    assert "belongs to this master key" in await new.told("backup", "verify", backup)
    assert "in order" in await new.told("backup", "verify", keys)
    said = await new.told("backup", "restore", backup, "--keys", keys)
    assert "Erased, and so they stay: 1." in said
    assert "in order" in await new.told("keys", "check")
    assert "Everything opens." in await new.told("db", "check", "--files")
    assert "A backup was put back" in await new.told("audit", "verify")

    await new.bot.start()
    # Whoever saw a later question is not understood at an earlier one: they are shown it first.
    for claimant in (still, further):
        again = await claimant.person.say("Це відповідь на те, що я бачу.")
        assert RESTORED in text(again) and heading(again) == seen
        assert await until(claimant, "registered_address_at_displacement") == heading(after)
    for claimant in talking:
        listed = await claimant.person.say("/claims")
        assert "A1.2" in text(listed)
        await claimant.person.press("A1.2")
    begun = await gone.person.say("/start")
    assert heading(begun) == "Вітаємо! Це «Заява»."
    assert await new.bot.stop() == 0
    assert "as they were written" in await new.told("audit", "verify")


async def _repeated(site: Site, folder: str) -> str:
    """While people talk: the last of three backups is kept, as of an operator who makes one every hour."""
    said = ""
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        said = await site.told("backup", "create", folder)
    return said


async def test_from_sqlite_to_postgresql_and_on(
    request: pytest.FixtureRequest,
    playground: Playground,
    person: Callable[[int], Person],
    tmp_path: Path,
) -> None:
    lite = f"sqlite:///{tmp_path}/site/data/zayava.sqlite3"
    with fresh_database(request, "postgresql", tmp_path) as target:
        site = Site(tmp_path / "site", playground, lite)
        await site.bot.start()
        olena = Claimant(person(1))
        await olena.begin()
        await until(olena, "evidence")
        await olena.person.send(("довідка.png", picture(1)))
        assert "storage.busy: the bot is running" in await site.told("db", "move", target, status=3)
        assert await site.bot.stop() == 0
        assert "Moved 1 people" in await site.told("db", "move", target)

        await site.bot.start()
        assert await site.bot.ended(30) == 3
        assert "this database was moved" in site.bot.log.read_text()

        site.at(target)
        await site.bot.start()
        await olena.person.press("Готово")
        assert "Everything opens." in await site.told("db", "check", "--files")
        assert await site.bot.stop() == 0
        assert "as they were written" in await site.told("audit", "verify")
