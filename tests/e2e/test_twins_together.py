"""What one of two bots does is known to the other: erasures, starts and ends, jobs, who polls."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest

from dialogs.language import KYIV
from storage import Database, MasterKey, StorageError, neighbours_on
from tests.e2e.claimant import Claimant
from tests.e2e.package import delivered
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.running import ROOT
from tests.e2e.twins import Telegram, inner
from tests.e2e.twins import stored as stored  # noqa: PLC0414  # the fixtures
from tests.e2e.twins import telegram as telegram  # noqa: PLC0414
from tests.e2e.twins import twins as twins  # noqa: PLC0414
from tests.e2e.village import InnerBot

SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}
REMINDER = "Ви просили нагадати. Ваша чернетка чекає: /claims. Поспішати не треба."


async def heard(person: Person) -> list[str]:
    return [text(message) for message in await person.heard()]


async def test_a_claim_through_both_doors(telegram: Telegram, twins: list[InnerBot]) -> None:
    """Every answer may come to either of them, files and the package too; each thing comes once."""
    claimant = Claimant(telegram.person(1))
    await claimant.begin()
    await claimant.go_on(SHORT, until="evidence")
    await claimant.person.send(*((f"{number}.png", picture(number)) for number in range(6)))
    await claimant.go_on(SHORT)
    await claimant.person.press("Зібрати пакет")
    assert (await delivered(claimant.person)).startswith(b"PK")
    said = await claimant.person.tidied()
    assert sum("document" in message for message in said) == 1
    assert sum(text(message).startswith("Збережено 6 файлів") for message in said) == 1


async def test_who_is_erased_through_one_door_is_nobody_at_the_other(
    telegram: Telegram, twins: list[InnerBot], stored: Database
) -> None:
    claimant = Claimant(telegram.person(1))
    await claimant.begin()
    for door in (0, 1, 0, 1):
        telegram.choose = partial(int, door)
        await claimant.answer(await claimant.key(), SHORT)
    before = await stored.read(lambda work: work.users.find(1))
    assert before is not None
    telegram.choose = partial(int, 0)
    await claimant.person.say("/erase")
    message = await claimant.person.screen()
    (erase,) = [
        b for row in message["reply_markup"]["inline_keyboard"] for b in row if b["text"].startswith("Так")
    ]
    await claimant.person.post("press", message_id=message["message_id"], data=erase["callback_data"])
    await claimant.person.until(lambda heard: text(heard[-1]).startswith("Усе про вас стерто"), "farewell")
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await stored.read(lambda work: work.users.get(before.id))
    telegram.choose = partial(int, 1)
    assert heading(await claimant.person.say("вдома")) == "Вітаємо! Це «Заява»."
    assert "Мої заяви" not in str(await claimant.person.screen())
    after = await stored.read(lambda work: work.users.find(1))
    assert after is not None and after.id != before.id


async def test_a_second_start_leaves_alone_what_the_first_one_has(
    telegram: Telegram, tmp_path: Path, postgres_url: str
) -> None:
    """No screen is shown again, no file that is just being saved is swept, no job is taken away, until who does it is
    gone."""
    first, second = (inner(telegram, door, tmp_path, postgres_url) for door in range(2))
    telegram.choose = partial(int, 0)
    await first.start()
    await telegram.hooked.wait()
    people = [telegram.person(number) for number in range(1, 6)]
    for person in people:
        await person.say("/start")
    saving = tmp_path / "data" / "vault" / f"{secrets.token_hex(16)}.part"
    saving.parent.mkdir(exist_ok=True)
    saving.write_bytes(b"half of a file")
    database = await Database.open(postgres_url, MasterKey.load(tmp_path / "data" / "master.key"))
    third = neighbours_on(postgres_url, database.process)
    assert third is not None and not await third.enter()
    user = await database.write(lambda work: work.newcomers.enrol(1))
    await database.write(lambda work: work.jobs.ask("nobody's", "key", user.id))
    (job,) = await database.write(lambda work: work.jobs.take("nobody's", 1, timedelta(minutes=1)))
    said = [await heard(person) for person in people]
    try:
        await second.start()
        telegram.choose = partial(int, 1)
        assert heading(await people[-1].say("/help")) == "Як це працює"
        assert [await heard(person) for person in people[:-1]] == said[:-1]
        assert saving.exists()
        assert await database.write(lambda work: work.jobs.renew(job, timedelta(minutes=1)))
        await third.leave()
        async with asyncio.timeout(30):
            while await database.write(lambda work: work.jobs.renew(job, timedelta(minutes=1))):
                await asyncio.sleep(0.05)
    finally:
        await second.stop()
        await first.stop()
        await database.close()


async def test_the_second_one_polls_when_the_first_is_gone(
    telegram: Telegram, tmp_path: Path, postgres_url: str
) -> None:
    first, second = (inner(telegram, None, tmp_path, postgres_url) for _ in range(2))
    await first.start()
    person = telegram.person(1)
    await person.say("/start")
    await second.start()
    for words, title in (("/help", "Як це працює"), ("/claims", "Ваші заяви")) * 3:
        assert heading(await person.say(words)) == title
    assert await first.stop() == 0
    for words, title in (("/help", "Як це працює"), ("/claims", "Ваші заяви")) * 3:
        assert heading(await person.say(words)) == title
    await second.stop()
    assert telegram.conflicts == 0, "never both at once"


async def test_a_reminder_comes_once(telegram: Telegram, twins: list[InnerBot]) -> None:
    people = [telegram.person(number) for number in range(1, 9)]
    for person in people:
        await Claimant(person).begin()
        await person.say("/remind")
        await person.press("Нагадати завтра")
    noon = datetime.combine(datetime.now(KYIV).date() + timedelta(days=1), time(12), KYIV)
    for bot in twins:
        await bot.stop()
    for bot in twins:
        bot.ahead = noon - datetime.now(KYIV)
    await asyncio.gather(*(bot.start() for bot in twins))
    for person in people:
        await person.reads(REMINDER)
    assert [(await heard(person)).count(REMINDER) for person in people] == [1] * len(people)


async def test_the_master_key_stays_while_a_bot_lives_on_another_machine(
    telegram: Telegram, twins: list[InnerBot], tmp_path: Path, postgres_url: str
) -> None:
    """As one sees it that has a folder of its own, where no lock tells of the others."""
    key = tmp_path / "data" / "master.key"
    settings = {"DATABASE_URL": postgres_url, "DATA_DIR": str(tmp_path / "own"), "MASTER_KEY_FILE": str(key)}
    (tmp_path / "own").mkdir()
    before = key.read_bytes()
    rotating = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "keys", "rotate"),
        cwd=ROOT,
        env={**os.environ, **settings},
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await rotating.communicate()
    assert rotating.returncode == 3 and b"the bot is running" in said
    assert key.read_bytes() == before
