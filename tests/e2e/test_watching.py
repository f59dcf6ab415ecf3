"""The running bot and the desk, as whoever looks after them sees them: over HTTP, on a port of its own."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from aiohttp import ClientConnectionError, ClientSession
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select

from playground import Playground
from storage import Database, MasterKey, tables
from tests.databases import running_postgres
from tests.e2e.claimant import Claimant
from tests.e2e.person import Person
from tests.e2e.running import RunningBot, free_port
from tests.e2e.test_desk import apart
from tests.e2e.test_secrets import CANARIES, TYPED

Seen = tuple[int, str]
OK: Seen = (200, "ok\n")
STARTING: Seen = (503, "process.starting\n")
CLOSING: Seen = (503, "process.closing\n")


class Watcher:
    """Somebody who looks at the port of a process."""

    def __init__(self, client: ClientSession) -> None:
        self.port = free_port()
        self._client = client

    async def sees(self, path: str) -> Seen:
        async with self._client.get(f"http://127.0.0.1:{self.port}{path}") as response:
            return response.status, await response.text()

    async def waits_for(self, path: str, seen: Seen) -> None:
        """Until it is seen."""
        async with asyncio.timeout(60):
            while True:
                with suppress(ClientConnectionError):
                    if await self.sees(path) == seen:
                        return
                await asyncio.sleep(0.02)

    async def figures(self) -> dict[tuple[str, ...], float]:
        """Every figure, by its name and the values of its labels, in the order of their names."""
        status, written = await self.sees("/metrics")
        assert status == 200
        samples = [sample for family in text_string_to_metric_families(written) for sample in family.samples]
        return {(sample.name, *sample.labels.values()): sample.value for sample in samples}


@pytest.fixture
async def watcher() -> AsyncIterator[Watcher]:
    async with ClientSession() as client:
        yield Watcher(client)


@pytest.fixture
async def watched(tmp_path: Path, playground: Playground, watcher: Watcher) -> AsyncIterator[RunningBot]:
    bot = RunningBot(tmp_path, playground.url, playground.token, WATCH_PORT=str(watcher.port))
    yield bot
    if bot.alive:
        await bot.stop()


async def test_a_process_is_seen_from_its_start_to_its_stop(
    watched: RunningBot, watcher: Watcher, playground: Playground
) -> None:
    await watched.start()
    await watcher.waits_for("/ready", OK)
    assert await watched.stop() == 0

    with closing(sqlite3.connect(watched.folder / "data" / "zayava.sqlite3")) as other:
        other.execute("BEGIN EXCLUSIVE")
        starting = asyncio.create_task(watched.start())
        await watcher.waits_for("/ready", STARTING)
        assert await watcher.sees("/health") == OK
        assert await watcher.sees("/metrics") == STARTING
    await starting
    await watcher.waits_for("/ready", OK)
    assert await watcher.sees("/health") == OK

    async with ClientSession() as client:
        fault = {"method": "sendMessage", "status": 200, "delay": 3}
        async with client.post(f"{playground.url}/playground/faults", json=fault) as response:
            assert response.status == 200
        await Person(client, playground.url, 1).post("text", text="/start")
        while not (await watcher.figures())["zayava_lanes_active",]:
            await asyncio.sleep(0.02)
        stopping = asyncio.create_task(watched.stop())
        await watcher.waits_for("/ready", CLOSING)
        assert await watcher.sees("/health") == OK
        assert await stopping == 0
    with pytest.raises(ClientConnectionError):
        await watcher.sees("/health")


async def test_what_keeps_it_from_working_has_a_code(watched: RunningBot, watcher: Watcher) -> None:
    await watched.start()
    await watcher.waits_for("/ready", OK)
    data = watched.folder / "data"

    (data / "keys").rename(data / "elsewhere")
    await watcher.waits_for("/ready", (503, "storage.keystore\n"))
    assert await watcher.sees("/health") == OK
    (data / "elsewhere").rename(data / "keys")
    await watcher.waits_for("/ready", OK)

    with closing(sqlite3.connect(data / "zayava.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(60):
            while (await watcher.sees("/ready"))[1] not in ("storage.busy\n", "storage.slow\n"):
                await asyncio.sleep(0.1)
        assert await watcher.sees("/health") == OK
    await watcher.waits_for("/ready", OK)


async def test_a_server_that_is_away_and_comes_back(
    tmp_path: Path, playground: Playground, watcher: Watcher
) -> None:
    settings = {"WATCH_PORT": str(watcher.port)}
    with running_postgres() as server:
        settings["DATABASE_URL"] = str(server.get_uri())
        bot = RunningBot(tmp_path, playground.url, playground.token, **settings)
        await bot.start()
        try:
            await watcher.waits_for("/ready", OK)
            assert (await watcher.figures())["zayava_database_up",] == 1
            await asyncio.to_thread(server.stop)
            await watcher.waits_for("/ready", (503, "storage.unavailable\n"))
            assert await watcher.sees("/health") == OK
            async with asyncio.timeout(30):
                while (figures := await watcher.figures())["zayava_database_up",]:
                    await asyncio.sleep(0.2)
            assert "zayava_updates_waiting" not in {name for name, *_ in figures}
            await asyncio.to_thread(server.start)
            await watcher.waits_for("/ready", OK)
        finally:
            await bot.stop()


async def test_a_whole_claim_leaves_nobody_in_the_figures(
    watched: RunningBot, watcher: Watcher, playground: Playground
) -> None:
    await watched.start()
    async with ClientSession() as client:
        person = Person(client, playground.url, 7_301_946_285)
        claimant = Claimant(person)
        await claimant.begin()
        await claimant.go_on(CANARIES, until="displacement_date")
        await person.say("canary-refused-0b7e")
        between = (await watcher.sees("/metrics"))[1]
        await claimant.go_on(CANARIES)
        await person.press("Зібрати пакет")
        await person.sees("Пакет документів готовий")
    figures = await watcher.figures()
    written = (await watcher.sees("/metrics"))[1]
    assert await watched.stop() == 0

    assert figures["zayava_info", "sqlite", "polling", version(written)] == 1
    assert figures["zayava_updates_accepted_total",] >= len(claimant.asked)
    assert figures["zayava_answer_seconds_count",] >= len(claimant.asked)
    assert figures["zayava_answer_seconds_bucket", "+Inf"] == figures["zayava_answer_seconds_count",]
    assert figures["zayava_telegram_calls_total", "sendMessage", "ok"] >= len(claimant.asked)
    assert figures["zayava_telegram_calls_total", "sendDocument", "ok"] == 1
    assert figures["zayava_job_attempts_total", "", "package", "done"] == 1
    assert figures["zayava_job_attempts_total", "", "file", "done"] == 1
    assert {figures[f"zayava_{name}",] for name in ("leader", "database_up", "vault_up")} == {1}

    told = [*TYPED, "7301946285", playground.token, playground.token.partition(":")[0], "canary", "A1.2"]
    told += [f'"{key}"' for key in claimant.form.questions]
    told += await ids(watched.folder / "data")
    for page in (between, written):
        assert [word for word in told if word in page] == []
    labels = {
        label
        for family in text_string_to_metric_families(written)
        for sample in family.samples
        for label in sample.labels
    }
    assert labels == {"version", "database", "intake", "le", "method", "outcome", "kind", "code"}


async def test_what_telegram_refuses_is_counted(
    watched: RunningBot, watcher: Watcher, playground: Playground
) -> None:
    await watched.start()
    async with ClientSession() as client:
        person = Person(client, playground.url, 1)
        await person.say("/start")
        for fault in ({"status": 429, "retry_after": 1}, {"status": 500}):
            order = {"method": "sendMessage", **fault}
            async with client.post(f"{playground.url}/playground/faults", json=order) as response:
                assert response.status == 200
            await person.say("/help")
    figures = await watcher.figures()
    assert figures["zayava_telegram_calls_total", "sendMessage", "TooManyRequests"] == 1
    assert figures["zayava_telegram_calls_total", "sendMessage", "ServerError"] == 1
    assert figures["zayava_telegram_told_to_wait_seconds_total", "send"] == 1


async def ids(data: Path) -> list[str]:
    """Every id that the database gave to somebody or something of theirs."""
    database = await Database.open_as_it_is(
        f"sqlite:///{data / 'zayava.sqlite3'}", MasterKey.load(data / "master.key")
    )
    columns = (tables.users.c.id, tables.claims.c.id, tables.people.c.id, tables.evidence.c.id)
    try:
        found = await database.read(
            lambda work: [id for column in columns for id in work.connection.scalars(select(column))]
        )
    finally:
        await database.close()
    assert len(found) >= len(columns)
    return [*map(str, found)]


def version(written: str) -> str:
    found = re.search(r'version="([\d.]+)"', written)
    assert found
    return found[1]


_DESK = {
    "ORGANISATION": "Добра справа",
    "ORGANISATION_CONTACT": "+380441234567",
    "DESK_URL": "https://desk.example.org",
}


@pytest.mark.parametrize(
    ("setting", "more"),
    [
        ("WATCH_PORT", {}),
        ("WEBHOOK_PORT", {"WEBHOOK_URL": "https://bot.example.org/hook", "WEBHOOK_SECRET": "s" * 20}),
        ("DESK_PORT", _DESK),
        ("PLAYGROUND_PORT", {"BOT_TOKEN": ""}),
    ],
)
async def test_a_port_that_is_taken_stops_the_start_with_one_line(
    tmp_path: Path, playground: Playground, watcher: Watcher, setting: str, more: dict[str, str]
) -> None:
    taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", watcher.port)
    async with taken:
        port = {setting: str(watcher.port)}
        bot = RunningBot(tmp_path, playground.url, playground.token, **more | port)
        await bot.start()
        assert await bot.ended(30) == 2
    said = bot.log.read_text().splitlines()
    assert said[-1] == f"Wrong setting. {setting}: cannot be listened on, another program may do so"
    assert not any("Traceback" in line for line in said)
    if setting == "WATCH_PORT":
        assert len(said) == 1 and not (tmp_path / "data").exists()


async def test_the_desk_is_seen_in_the_same_way(
    tmp_path: Path, playground: Playground, watcher: Watcher
) -> None:
    port = free_port()
    names = {
        "ORGANISATION": "Добра справа",
        "ORGANISATION_CONTACT": "+380441234567",
        "DESK_URL": f"http://127.0.0.1:{port}",
        "DESK_PORT": str(port),
        "DESK_APART": "1",
    }
    bot = RunningBot(tmp_path, playground.url, playground.token, **names)
    await bot.start()
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path / "data"),
        "WATCH_PORT": str(watcher.port),
        **names,
    }
    try:
        async with apart(environment, tmp_path):
            await watcher.waits_for("/ready", OK)
            assert await watcher.sees("/health") == OK
            assert (await watcher.sees("/metrics"))[0] == 404
            keys = tmp_path / "data" / "keys"
            keys.rename(tmp_path / "elsewhere")
            await watcher.waits_for("/ready", (503, "storage.keystore\n"))
            (tmp_path / "elsewhere").rename(keys)
            await watcher.waits_for("/ready", OK)
    finally:
        await bot.stop()
