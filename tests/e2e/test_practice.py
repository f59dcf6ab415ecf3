"""Practice stays apart: without a token, neither the database nor the key of the real bot is touched."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from tests.e2e.running import ROOT


async def test_practice_never_touches_the_real_database_and_key(tmp_path: Path) -> None:
    real = tmp_path / "real"
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{real}/zayava.sqlite3",
        "MASTER_KEY_FILE": str(real / "master.key"),
    }
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE
    )
    try:
        assert bot.stdout is not None
        line = (await asyncio.wait_for(bot.stdout.readline(), 30)).decode()
        assert "http://127.0.0.1:" in line
        practice = tmp_path / "data" / "practice"
        async with asyncio.timeout(30):
            while not (practice / "zayava.sqlite3").exists() or not (practice / "master.key").exists():
                await asyncio.sleep(0.1)
    finally:
        bot.send_signal(signal.SIGTERM)
        await asyncio.wait_for(bot.communicate(), 15)
    assert not real.exists()
