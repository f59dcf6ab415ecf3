"""The same conversation by webhook, whose door is closed to everybody but Telegram."""

from collections.abc import AsyncIterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from aiohttp import ClientConnectionError, ClientSession

from tests.e2e.claimant import Claimant
from tests.e2e.package import delivered
from tests.e2e.people import OLENA
from tests.e2e.person import heading, notice
from tests.e2e.running import RunningBot, free_port
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "an-invented-secret-of-the-webhook"
SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def door() -> str:
    """The address at which the bot takes updates."""
    return f"http://127.0.0.1:{free_port()}/updates"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory, door: str) -> AsyncIterator[Town]:
    settings = {
        "WEBHOOK_URL": door,
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": str(urlsplit(door).port),
    }
    async with Town(tmp_path_factory.mktemp("webhook"), **settings) as town:
        await town.newcomer().say("/start")
        yield town


def message(chat: int, said: str, kind: str = "private") -> dict[str, Any]:
    return {
        "update_id": 900_000_000 + chat,
        "message": {
            "message_id": 1_000_000,
            "date": 1_760_000_000,
            "text": said,
            "chat": {"id": chat, "type": kind, "first_name": "Ніхто"},
            "from": {"id": abs(chat), "is_bot": False, "first_name": "Ніхто"},
        },
    }


async def push(door: str, secret: str, **body: Any) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    async with ClientSession() as client, client.post(door, headers=headers, **body) as response:
        return response.status


async def test_a_claim_by_webhook(town: Town) -> None:
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    assert heading(await claimant.go_on(SHORT)) == "Перевіримо заяву"
    await claimant.person.press("Зібрати пакет")
    assert (await delivered(claimant.person)).startswith(b"PK")


async def test_without_the_secret_nothing_is_written(town: Town, door: str) -> None:
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    said = message(claimant.person.number, "Для мене")
    for secret in ("", "wrong", SECRET[:-1], SECRET.upper()):
        assert await push(door, secret, json=said) == 401
    assert notice(await claimant.person.say("так")).startswith("Такого варіанта в списку немає.")
    assert await claimant.key() == "filing_for"
    assert await push(door, SECRET, json=said) == 200
    await claimant.person.sees("Чи є у вас громадянство України?")


async def asked_for(door: str, said: dict[str, Any]) -> Any:
    """What Telegram is asked to do in the response to a message."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with ClientSession() as client, client.post(door, headers=headers, json=said) as response:
        assert response.status == 200
        return await response.json() if response.content_type == "application/json" else await response.read()


async def test_the_response_settles_the_answered_question(town: Town, door: str) -> None:
    """And nobody else does: here nobody heeds it, so the question stays as it was."""
    claimant = Claimant(town.newcomer())
    question = await claimant.begin()
    assert await asked_for(door, message(claimant.person.number, "Для мене")) == {
        "method": "editMessageText",
        "chat_id": claimant.person.number,
        "message_id": question["message_id"],
        "text": "✅ Для кого ця заява?\n<b>Для мене</b>",
        "parse_mode": "HTML",
    }
    await claimant.person.sees("Чи є у вас громадянство України?")
    heard = {said["message_id"]: said for said in await claimant.person.heard()}
    assert heard[question["message_id"]] == question


async def test_the_buttons_of_what_is_asked_again_are_taken_away_after_it(town: Town, door: str) -> None:
    """Until the screen is sent nobody is without buttons."""
    claimant = Claimant(town.newcomer())
    question = await claimant.begin()
    assert await asked_for(door, message(claimant.person.number, "так")) == b""
    assert (await claimant.person.settled(question["message_id"]))["reply_markup"]
    await claimant.person.tidied()


async def test_while_a_chat_is_to_be_left_alone_the_response_edits_nothing(town: Town, door: str) -> None:
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    await town.fail("editMessageReplyMarkup", 429, retry_after=600)
    screen = await claimant.person.say("так")
    while "telegram.slow_down" not in town.bot.log.read_text():
        await claimant.person.waits()
    assert await asked_for(door, message(claimant.person.number, "Для мене")) == b""
    await claimant.person.settled(screen["message_id"])


async def test_a_large_body_is_refused(town: Town, door: str) -> None:
    with suppress(ClientConnectionError):  # the server may close the door before everything is read
        assert await push(door, SECRET, data=BytesIO(b"[" * (1024 * 1024 + 1))) == 413
    assert heading(await town.newcomer().say("/start")) == "Вітаємо! Це «Заява»."


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b'{"update_id": 1, "message": 5}', b"\xff"]
)
async def test_what_is_no_update_is_refused(town: Town, door: str, body: bytes) -> None:
    assert await push(door, SECRET, data=body) in (200, 400)
    assert heading(await town.newcomer().say("/start")) == "Вітаємо! Це «Заява»."


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_groups_are_passed_over(town: Town, door: str, kind: str) -> None:
    person = town.newcomer()
    await person.say("/start")
    before = len(await person.messages())
    assert await push(door, SECRET, json=message(-person.number, "/start", kind)) == 200
    assert await push(door, SECRET, json=message(person.number, "/start", kind)) == 200
    assert heading(await person.say("/help")) == "Як це працює"
    assert len(await person.messages()) == before + 2


@pytest.mark.parametrize("secret", ["", "short"])
async def test_no_start_without_a_secret(tmp_path: Path, secret: str) -> None:
    bot = RunningBot(
        tmp_path,
        "http://127.0.0.1:9",
        "1234567890:invented-token-of-no-bot-at-all",
        WEBHOOK_URL="https://bot.example.com/updates",
        WEBHOOK_SECRET=secret,
    )
    await bot.start()
    try:
        assert await bot.ended(30) == 2
    finally:
        await bot.kill()
    said = bot.log.read_text()
    assert len(said.splitlines()) == 1 and "WEBHOOK_SECRET" in said
    assert not (tmp_path / "data").exists()
