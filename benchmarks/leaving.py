"""`python -m benchmarks.leaving`: the seconds from «вийти» until the chat is empty but for the neutral line.

Against the Bot API of the practice chat, which deletes as Telegram does: a hundred messages in one call.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from aiohttp import ClientSession

from playground import start


async def measure(messages: int) -> float:
    """Write so many messages, wait until all are answered, leave; the seconds that it took."""
    async with await start() as playground, ClientSession() as client:
        chat = f"{playground.url}/chat/1"

        async def said() -> list[dict[str, Any]]:
            async with client.get(f"{chat}/messages") as response:
                return list((await response.json())["messages"])

        async def until(come: Callable[[list[dict[str, Any]]], bool]) -> None:
            while True:
                if come(await said()):
                    return
                await asyncio.sleep(0.02)

        async def say(text: str) -> None:
            async with client.post(f"{chat}/text", json={"text": text}) as response:
                response.raise_for_status()

        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "LOG_LEVEL": "ERROR",
                "BOT_TOKEN": playground.token,
                "TELEGRAM_API_URL": playground.url,
                "DATA_DIR": folder,
            }
            bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment)
            try:
                await say("/start")
                await until(lambda there: len(there) > 1)
                while (there := len(await said())) < messages:
                    await say(f"слово {there}")
                    await asyncio.sleep(0.02)
                quiet = 0
                while quiet < 5:
                    await asyncio.sleep(0.3)
                    quiet, there = (quiet + 1 if len(await said()) == there else 0), len(await said())
                began = time.perf_counter()
                await say("вийти")
                await until(lambda left: len(left) == 1 and left[0]["text"].startswith("Вітаємо!"))
                return time.perf_counter() - began
            finally:
                bot.terminate()
                await bot.wait()


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks.leaving", description=__doc__)
    parser.add_argument("--messages", type=int, default=300, help="messages of both sides (default 300)")
    count = parser.parse_args().messages
    print(f"{count} messages gone in {asyncio.run(measure(count)):.2f} s")
