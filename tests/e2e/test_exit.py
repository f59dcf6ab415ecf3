"""Quick exit from the running bot: whatever Telegram lets it delete is gone, whatever stands in the way."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from desk import deciding, doors, remarking, taking
from desk.remarking import About
from dialogs.programmes import all_forms
from playground import Playground
from storage import Database, MasterKey, Work
from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.test_secrets import found_in
from tests.e2e.turned import TurnedBot
from tests.e2e.village import QUICK, Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

NEUTRAL, MINE = "Вітаємо!", "Ваші заяви"
CARE = "A2.9"
SOON = 30.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def village(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Village]:
    async with Village(tmp_path_factory.mktemp("exit")) as village:
        yield village


@pytest_asyncio.fixture(loop_scope="module")
async def person(village: Village) -> AsyncIterator[Person]:
    """Somebody before the first question of a claim that may hurt."""
    yield await begun(village.newcomer())
    await village.heal()


async def begun(somebody: Person) -> Person:
    await Claimant(somebody, form=all_forms()[CARE]).begin()
    for label in ("Далі", "Почати"):
        await somebody.press(label)
    return somebody


async def emptied(person: Person, but: int = 1) -> list[str]:
    """Wait until so many messages are left in the chat, both sides; their texts."""
    loop = asyncio.get_running_loop()
    end = loop.time() + SOON
    while len(left := await person.messages()) > but:
        assert loop.time() < end, [text(message) for message in left]
        await asyncio.sleep(0.1)
    return [text(message) for message in left]


async def is_neutral(person: Person) -> None:
    """Only the neutral line is left, and stays alone."""
    (left,) = await emptied(person)
    assert left.startswith(NEUTRAL) and "заяв" not in left
    assert await person.silent(1.5)
    assert len(await person.messages()) == 1


async def test_three_hundred_messages_are_gone(person: Person) -> None:
    for number in range(300):
        await person.post("text", text=f"слово {number}")
    await person.post("text", text="вийти")
    await is_neutral(person)
    shown = await person.say("/start")
    assert heading(shown) == NEUTRAL
    await is_neutral(person)
    assert heading(await person.press("Продовжити")) == MINE
    assert CARE in text(await person.screen())


async def test_what_a_kill_kept_from_being_noted_goes_too(person: Person, village: Village) -> None:
    await person.say("Марія")
    await person.silent(1)
    database = await Database.open_as_it_is(
        f"sqlite:///{village.data / 'zayava.sqlite3'}", MasterKey.load(village.data / "master.key")
    )

    def forget(work: Work) -> None:
        user = work.users.find(person.number)
        assert user is not None
        known = work.messages.of(user.id)
        work.messages.forget(user.id, [known[-2], known[-4], known[-5]])

    await database.write(forget)
    await database.close()
    await person.post("text", text="вийти")
    await is_neutral(person)


async def test_what_is_older_stays_and_keeps_nothing_else_back(person: Person) -> None:
    old = [message["message_id"] for message in await person.messages()]
    await person.post("age", hours=50)
    await person.say("Марія")
    await person.post("text", text="вийти")
    await emptied(person, but=len(old) + 1)
    left = [message["message_id"] for message in await person.messages()]
    assert left[:-1] == old
    assert heading(await person.screen()) == NEUTRAL


async def test_amid_an_album(person: Person, village: Village) -> None:
    before = _files(village)
    await person.post_files(*((f"{n}.png", picture(n)) for n in range(1, 6)), late={4: 4})
    await person.post("text", text="вийти")
    await asyncio.sleep(5)
    await is_neutral(person)
    await person.press("Продовжити")
    assert CARE in text(await person.screen())
    assert _files(village) == before + 5


async def test_amid_a_package(tmp_path: Path) -> None:
    """The upload is slow, and does not break off: of one that did, nobody knows the number. What came too late goes
    again, and comes once more afterwards."""
    async with Village(tmp_path, replace(QUICK, upload=30, deliver=30)) as village:
        person = village.newcomer()
        claimant = Claimant(person)
        await claimant.begin()
        await claimant.go_on(OLENA)
        await village.fail("sendDocument", 200, delay=4)
        await person.press("Зібрати пакет")
        await asyncio.sleep(1)
        await person.post("text", text="вийти")
        await asyncio.sleep(5)
        await is_neutral(person)
        await person.press("Продовжити")
        while not [message for message in await person.heard() if "document" in message]:
            await person.waits()


async def test_amid_a_review(tmp_path: Path) -> None:
    """A reviewer has the draft, and sends it back just after: nothing comes of it until the person asks."""
    desk: dict[str, Any] = {
        "organisation": "Тест",
        "organisation_contact": "1",
        "desk_url": "http://127.0.0.1:1",
    }
    async with Village(tmp_path, **desk, desk_apart=True) as village:
        beside = await Database.open(
            f"sqlite:///{village.bot.data}/zayava.sqlite3", MasterKey.load(village.bot.data / "master.key")
        )
        reviewer = await beside.write(lambda work: work.staff.add("Ліна", ["reviewer"]))
        person = village.newcomer()
        claimant = Claimant(person)
        await claimant.begin()
        await claimant.go_on(OLENA)
        await person.press("Попросити перевірити")
        await person.press("Надіслати на перевірку")
        await person.sees("Заява чекає на перевірку")
        (share,) = await beside.read(lambda work: work.shares.live())
        await beside.write(lambda work: taking.take(work, reviewer, share.id))
        await person.reads("Вашу заяву почали перевіряти. Хто її читає, видно в /claims")
        await beside.write(lambda work: doors.read(work, reviewer, share.id))
        await person.post("text", text="вийти")
        await beside.write(
            lambda work: remarking.remark(work, reviewer, share.id, About(), "wording", "Чому?")
        )
        await beside.write(lambda work: deciding.send_back(work, reviewer, share.id, 1))
        await is_neutral(person)
        await person.press("Продовжити")
        await person.reads("Перевірку закінчено, є зауваження: 1. Подивитися: /claims")
        await beside.close()


async def test_limits_outages_and_a_restart_in_the_middle(person: Person, village: Village) -> None:
    for number in range(150):
        await person.post("text", text=f"слово {number}")
    await person.settled()
    await village.fail("deleteMessages", 429, retry_after=2)
    await village.fail("deleteMessages", "reset", times=2)
    await village.fail("deleteMessages", 502)
    await village.fail("deleteMessages", 200, delay=0.7, times=None)
    await person.post("text", text="сховати")
    await asyncio.sleep(1.5)
    await village.restart()
    await is_neutral(person)


async def test_a_second_press_and_words_after_it_change_nothing(person: Person) -> None:
    screen = await person.screen()
    rows = screen["reply_markup"]["inline_keyboard"]
    (data,) = (b["callback_data"] for row in rows for b in row if b["text"] == "Вийти")
    for _ in range(3):
        await person.post("press", message_id=screen["message_id"], data=data)
    await is_neutral(person)
    await person.say("це я")
    await is_neutral(person)


async def test_nothing_that_was_said_lies_anywhere(village: Village, person: Person) -> None:
    await person.say("Канарейка-вихід-5c1d")
    await person.post("text", text="вийти")
    await is_neutral(person)
    assert found_in(village.data, ["Канарейка-вихід-5c1d"]) == []
    await village.restart()
    assert found_in(village.data, ["Канарейка-вихід-5c1d"]) == []


@pytest.mark.asyncio(loop_scope="function")
async def test_killed_in_the_middle_it_goes_on(tmp_path: Path, playground: Playground) -> None:
    bot = TurnedBot(tmp_path, playground.url, playground.token, timedelta())
    bot.start()
    async with ClientSession() as client:
        person = await begun(Person(client, playground.url, 1))
        for number in range(150):
            await person.post("text", text=f"слово {number}")
        await person.settled()
        order = {"method": "deleteMessages", "status": 200, "delay": 0.6, "times": None}
        async with client.post(f"{playground.url}/playground/faults", json=order) as response:
            assert response.status == 200
        await person.post("text", text="сховати")
        await asyncio.sleep(1.5)
        await bot.kill()
        bot.start()
        await is_neutral(person)
    await bot.kill()


def _files(village: Village) -> int:
    vault = village.data / "vault"
    return len([*vault.iterdir()]) if vault.exists() else 0
