"""What stays in the chat and what does not, what is told after an outage, and what a person can take along."""

import asyncio
import io
import json
import zipfile
from collections.abc import AsyncIterator
from hashlib import sha256
from typing import Any

import pytest
import pytest_asyncio

from dialogs.programmes import all_forms
from tests.e2e.claimant import Claimant, Upload
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.test_exit import CARE, SOON, begun
from tests.e2e.test_secrets import found_in
from tests.e2e.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME = "Канаренко Жовтопера"


@pytest_asyncio.fixture(loop_scope="module")
async def village(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Village]:
    """A village of its own for each test, because its clock is turned."""
    async with Village(tmp_path_factory.mktemp("keeping")) as village:
        yield village


async def hours(village: Village, person: Person, count: float) -> None:
    """So many hours pass, for the bot and for Telegram, once the bot has noted what it sent."""
    await person.silent(1)
    await person.post("age", hours=count)
    village.later(hours=count)


async def gone(person: Person, ids: list[int]) -> None:
    """Wait until none of these messages is in the chat."""
    async with asyncio.timeout(SOON):
        while {message["message_id"] for message in await person.messages()} & {*ids}:
            await person.waits()


async def ids(person: Person) -> list[int]:
    return [message["message_id"] for message in await person.messages()]


async def test_a_sensitive_claim_leaves_the_chat_before_its_time(village: Village) -> None:
    person = await begun(village.newcomer())
    await person.send(("canary-file.png", picture(1)))
    before = await ids(person)
    chosen = next(m["message_id"] for m in await person.messages() if text(m) == CARE)
    await hours(village, person, 39.5)
    await person.silent(2)
    assert await ids(person) == before
    await hours(village, person, 1)
    await gone(person, [number for number in before if number >= chosen])
    assert found_in(village.data, ["canary-file"]) == []
    await person.say("/claims")
    await person.say("1")
    assert CARE in text(await person.screen()) or "Файл" in text(await person.screen())


async def test_another_claim_stays_unless_that_is_wanted(village: Village) -> None:
    person = village.newcomer()
    await Claimant(person).begin()
    before = await ids(person)
    await hours(village, person, 41)
    await person.silent(2)
    assert await ids(person) == before
    await person.say("/privacy")
    await person.press("Прибирати з чату")
    shown = await person.press("Так, прибирати все")
    assert "за 40 годин" in text(shown)
    await gone(person, before)


async def test_who_does_not_want_it_keeps_the_chat(village: Village) -> None:
    person = await begun(village.newcomer())
    await person.say("/privacy")
    await person.press("Прибирати з чату")
    await person.press("Ні, не прибирати")
    before = await ids(person)
    await hours(village, person, 41)
    await person.silent(2)
    assert await ids(person) == before


async def test_after_a_long_outage_one_neutral_line_and_the_last_answer_on_request(village: Village) -> None:
    person = village.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on(OLENA, until="displacement_circumstances")
    assert await village.bot.stop() == 0
    await person.post("text", text="Ми виїхали, canary-outage-1a2b")
    await hours(village, person, 30)
    heard = await ids(person)
    await village.bot.start()
    screen = await person.sees("Бот знову працює")
    said = [text(m) for m in await person.heard() if m["message_id"] > max(heard)]
    assert len(said) == 1 and "canary-outage" not in said[0] and "A1.2" not in said[0]
    told = text(await person.press("Що збережено останнім?"))
    assert "canary-outage-1a2b" in told
    assert heading(screen) == "Бот знову працює"


async def test_whoever_was_here_before_a_long_outage_is_told_once(village: Village) -> None:
    long_gone, gone = village.newcomer(), await begun(village.newcomer())
    await Claimant(long_gone).begin()
    await gone.say("вийти")
    village.later(hours=60)
    active = village.newcomer()
    await Claimant(active).begin()
    await active.silent(1)
    for _ in range(2):
        assert await village.bot.stop() == 0
        village.later(hours=30)
        await village.bot.start()
        await active.sees("Бот знову працює")
        assert await active.silent(1.5)
    said = [text(message) for message in await active.heard()]
    assert sum(words.startswith("Бот знову працює") for words in said) == 1
    for person in (long_gone, gone):
        assert "Бот знову" not in str(await person.messages())
    assert heading(await active.press("Продовжити")) != "Бот знову працює"
    assert await village.bot.stop() == 0
    village.later(hours=20)
    await village.bot.start()
    assert await active.silent(1.5)


async def test_everything_can_be_taken_along(village: Village) -> None:
    person = village.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    photo = picture(3)
    script = {
        **OLENA,
        "applicant_name": f"{NAME} Співаківна",
        "evidence": [Upload((("довідка.png", photo),))],
    }
    await claimant.go_on(script)
    await Claimant(person, form=all_forms()[CARE]).begin()
    await person.say("/privacy")
    await person.press("Забрати все із собою")
    async with asyncio.timeout(SOON):
        while not (sent := [m for m in await person.heard() if "document" in m]):
            await person.waits()
    assert sent[0]["document"]["file_name"] == "moi-dani.zip"
    with zipfile.ZipFile(io.BytesIO(await person.download(sent[0]))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, _, name = line.partition("  ")
        assert sha256(files[name]).hexdigest() == digest
    assert {*files} >= {"ПРОЧИТАЙ.txt", "history.txt", "history.json", "account.json"}
    words = files["zayava-1/answers.txt"].decode("utf-8-sig")
    assert NAME in words and OLENA["applicant_tax_number"] in words
    assert photo in [data for name, data in files.items() if name.startswith("zayava-1/evidence/")]
    stored: dict[str, Any] = json.loads(files["zayava-1/answers.json"])
    assert all(part in json.dumps(stored, ensure_ascii=False) for part in NAME.split())
    assert json.loads(files["zayava-2/answers.json"])["category"] == CARE
    history = files["history.txt"].decode("utf-8-sig")
    assert "файл збережено" in history and "zayava-1" in history
    assert json.loads(files["account.json"])["telegram_id"] == person.number
