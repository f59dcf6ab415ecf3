"""Twenty people on a bad line who press everything twice: each reaches the package, and no answer lands on another
question. Every call to Telegram comes late, and one in twenty fails."""

from __future__ import annotations

import asyncio
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from dialogs.programmes import all_forms
from tests.e2e.person import Person, heading, is_screen, text
from tests.e2e.town import Town

CODE = "A4.2"
PEOPLE = 20
FAILING = 0.05
TAP = 0.35
"""Seconds between the two taps of an impatient thumb."""
SCREENS = 120
PATIENCE = 900
"""Seconds for everybody, however slow the machine is."""


@pytest.fixture(params=[0.0, 1.0, 2.0], ids=lambda delay: f"{delay:.0f}s")
def delay(request: pytest.FixtureRequest) -> float:
    """The delay of a call; a tenth of it unless `--slow` asks for the whole."""
    seconds: float = request.param
    return seconds if request.config.getoption("--slow") else seconds / 10


async def test_everybody_reaches_the_package(tmp_path: Path, delay: float) -> None:
    async with Town(tmp_path) as town:
        people = [town.newcomer() for _ in range(PEOPLE)]
        await town.slow(delay)
        failures: tuple[int | str, ...] = (500, 502, "reset", 429)
        for seed, status in enumerate(failures):
            await town.fail("*", status, times=None, share=FAILING / 4, seed=seed)
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            tasks = [group.create_task(_reach_the_package(person)) for person in people]
    asked = all_forms()[CODE].questions
    for person, task in zip(people, tasks, strict=True):
        told = {key: words for key, words in task.result().items() if key in asked}
        assert told == {key: _words(person, asked[key].ask) for key in told}
        assert told


async def _reach_the_package(person: Person) -> dict[str, str]:
    """From /start to the ZIP; the stories in it by the key of their question."""
    await person.say("/start")
    await person.say("Почати нову заяву")
    await person.say(CODE)
    for _ in range(SCREENS):
        screen = await _screen(person)
        title = heading(screen)
        if title == "Збираємо документи" or title == "Пакет документів готовий":
            break
        if title in _STORIES:
            await person.say(_words(person, title))
        elif not (labels := _labels(screen)):  # a number or a place can be shared: what skips it is typed
            await person.say("Пропустити")
        else:
            wanted = ("Зібрати пакет", "Для мене", "Так", "Файлів немає", "Не знаю", "Пропустити", "Далі")
            label = next((label for want in wanted for label in labels if label.startswith(want)), labels[0])
            await _tap_twice(person, label)
    else:
        raise AssertionError(f"{person.number} is at {title}")
    return await _stories(person)


_STORIES = {asks.ask for asks in all_forms()[CODE].questions.values() if asks.kind.name == "long_text"}


def _words(person: Person, ask: str) -> str:
    return f"Розповідь людини {person.number} на запитання «{ask}»"


async def _screen(person: Person) -> dict[str, Any]:
    """The last screen: what stands below it, such as a document, asks nothing."""
    while not (shown := [message for message in await person.heard() if is_screen(message)]):
        await person.waits()
    return shown[-1]


def _labels(screen: dict[str, Any]) -> list[str]:
    rows = (screen.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def _tap_twice(person: Person, label: str) -> None:
    screen = await _screen(person)
    buttons = [b for row in screen["reply_markup"]["inline_keyboard"] for b in row]
    data = next(b["callback_data"] for b in buttons if b["text"] == label)
    await person.post("press", message_id=screen["message_id"], data=data)
    await asyncio.sleep(TAP)
    await person.post("press", message_id=screen["message_id"], data=data)
    await person.settled(screen["message_id"])


async def _stories(person: Person) -> dict[str, str]:
    for _ in range(60):
        for message in await person.heard():
            if str((message.get("document") or {}).get("file_name", "")).endswith(".zip"):
                with zipfile.ZipFile(BytesIO(await person.download(message))) as archive:
                    claim = json.loads(archive.read("claim.json"))
                lines = [
                    line for part in claim["parts"] for line in part["entries"] if line["type"] == "line"
                ]
                return {
                    line["key"]: line["text"]
                    for line in lines
                    if line["kind"] == "long_text" and line["value"]
                }
        await person.waits()
    raise AssertionError(f"no package for {person.number}: {[text(m) for m in (await person.heard())[-3:]]}")
