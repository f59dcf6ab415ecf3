"""How long a person waits for a package: A1.2 with pictures, from the press to the document in the chat."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from benchmarks.running import running
from benchmarks.subjects import Subject, Version
from benchmarks.telegram import Telegram

PICTURES = 6
_DONE = "Готово"
_BUILD = ("Сформувати пакет", "Зібрати пакет")
"""As 0.1.0 calls it, and as it is called now; the other one is answered with a hint."""


class Package(NamedTuple):
    """Seconds of the first package, and of the next one of somebody else; megabytes of the bot at most afterwards."""

    first: float
    next: float
    memory: float


async def package(version: Version) -> Package:
    """Two people, one after the other: the first finds nothing ready."""
    async with Telegram() as telegram, running(Subject(version, "webhook"), telegram, None) as bot:
        telegram.picture = _picture()
        first = await _built(telegram, 1, version.texts())
        return Package(first, await _built(telegram, 2, version.texts()), bot.memory())


async def _built(telegram: Telegram, person: int, texts: list[str]) -> float:
    """Everything is answered, and the last question, which asks for files, gets them."""
    for text in texts[:-1]:
        await telegram.say(person, text)
    for number in range(PICTURES):
        await telegram.send(person, person * 100 + number)
    async with asyncio.timeout(60):
        await telegram.gave(person * PICTURES)
    await asyncio.sleep(3)  # the receipt comes once nothing more does
    await telegram.say(person, _DONE)
    return await telegram.document(person, *_BUILD)


def _picture() -> bytes:
    """As a phone takes it: about two megabytes that cannot be pressed any smaller."""
    made = BytesIO()
    Image.effect_noise((2000, 1500), 60).convert("RGB").save(made, "JPEG", quality=85)
    return made.getvalue()
