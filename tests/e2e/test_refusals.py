"""Telegram refuses, hangs or talks nonsense: nobody is left without their screen, and nobody else notices."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from playground.faults import MALFORMED_UPDATES
from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.village import Village, each

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST, SECOND = "Для кого ця заява?", "Чи є у вас громадянство України?"
THIRD = "Де довелося бути 24 лютого 2022 року?"

PASSING: dict[str, dict[str, Any]] = {
    "hangs": {"status": "hang"},
    "is cut off": {"status": "reset"},
    "slow down": {"status": 429, "retry_after": 2},
    "unauthorized": {"status": 401},
    "not found": {"status": 404},
    "conflict": {"status": 409},
    "a fault of Telegram's": {"status": 500},
    "a gateway": {"status": 502, "body": ""},
    "no result": {"status": "empty"},
    "null": {"status": "null"},
    "half a body": {"status": "garbage"},
    "a page": {"status": "html"},
    "a page as if all was well": {"status": 200, "body": "<html><title>Sign in</title></html>"},
    "a list": {"status": 200, "body": "[]"},
    "a word": {"status": 200, "body": '"ok"'},
    "an error without words": {"status": 400, "body": '{"ok":false}'},
}
"""Answers after which the same call may be taken."""
FINAL = {
    "refused": {"status": 400},
    "blocked": {"status": 403},
    "told to wait an hour": {"status": 429, "retry_after": 3600},
}
BESIDE = ["editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "sendChatAction"]
"""What only tidies up or shows that something is going on."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def village(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Village]:
    async with Village(tmp_path_factory.mktemp("refusals")) as village:
        yield village
        await village.heal()


async def asked(village: Village) -> Person:
    person = village.newcomer()
    await Claimant(person).begin()
    return person


async def test_a_screen_that_is_not_taken_is_shown_later_by_itself(village: Village) -> None:
    async def goes_on(answer: str) -> None:
        person = await asked(village)
        await village.fail("sendMessage", times=2, chat_id=person.number, **PASSING[answer])
        await person.post("text", text="Для мене")
        await person.sees(SECOND)
        assert [heading(m) for m in await person.heard()].count(SECOND) == 1
        assert heading(await person.say("так")) == THIRD

    await each(PASSING, goes_on)


async def test_a_chat_that_has_to_wait_an_hour_is_left_alone_and_keeps_nobody_waiting(
    village: Village,
) -> None:
    person = await asked(village)
    await village.fail("sendMessage", times=1, chat_id=person.number, **FINAL["told to wait an hour"])
    await person.post("text", text="Для мене")
    await person.post("text", text="так")
    neighbour = await asked(village)
    assert heading(await neighbour.say("Для мене")) == SECOND
    assert await person.silent(0.5)


async def test_what_only_tidies_up_keeps_no_answer_waiting(village: Village) -> None:
    """All of it fails at once and for good, and the questions go on coming."""

    async def goes_on(answer: str) -> None:
        person = await asked(village)
        for method in BESIDE:
            await village.fail(method, times=None, chat_id=person.number, **{**PASSING, **FINAL}[answer])
        assert heading(await person.press("Для мене")) == SECOND
        await Claimant(person).go_on(OLENA, until="displacement_date")
        await person.send(("квиток.png", picture(3)))

    await each([*PASSING, *FINAL], goes_on)
    await village.heal()


@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_a_file_is_fetched_in_the_end(village: Village, method: str) -> None:
    async def is_fetched(answer: str) -> None:
        person = await asked(village)
        await village.fail(method, times=1, chat_id=person.number, **PASSING[answer])
        screen = await person.send(("квиток.png", content := picture(3)))
        (receipt,) = [text(m) for m in await person.heard() if "SHA-256" in text(m)]
        short = hashlib.sha256(content).hexdigest()[:12]
        assert receipt == f"Збережено 1 файл:\n№ 1 · квиток.png · 1 КБ · SHA-256 {short}…"
        assert heading(screen) == FIRST

    await each(PASSING, is_fetched)


@pytest.mark.parametrize("answer", PASSING)
async def test_updates_come_in_the_end(village: Village, answer: str) -> None:
    await village.fail("getUpdates", times=1, **PASSING[answer])
    person = village.newcomer()
    await person.say("/start")
    assert heading(await person.say("/claims")) == "Ваші заяви"


@pytest.mark.parametrize("name", MALFORMED_UPDATES)
async def test_no_answer_to_get_updates_ends_the_conversation(village: Village, name: str) -> None:
    await village.fail("getUpdates", 200, times=1, body=MALFORMED_UPDATES[name])
    person = village.newcomer()
    await person.say("/start")
    assert heading(await person.say("/claims")) == "Ваші заяви"


async def test_the_bot_starts_whatever_is_said_to_its_first_calls(village: Village) -> None:
    """The menus, the descriptions, and the webhook that is to be no more."""
    await village.bot.stop()
    for method in ("setMyCommands", "getMyDescription", "setMyDescription", "deleteWebhook"):
        for answer in {**PASSING, **FINAL}.values():
            await village.fail(method, times=1, **answer)
    await village.bot.start()
    await village.newcomer().say("/start")
    await village.heal()


async def test_everybody_gets_their_screen_after_an_outage_of_everything(village: Village) -> None:
    people = [await asked(village) for _ in range(5)]
    await village.fail("*", 502, times=None, lasts=3)
    await asyncio.gather(*(person.post("text", text="Для мене") for person in people))
    for person in people:
        await person.sees(SECOND)
