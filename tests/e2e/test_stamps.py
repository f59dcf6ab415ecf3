"""A package with its time stamp beside it, from a maker of our own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playground import Playground
from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA
from tests.e2e.person import Person, text
from tests.e2e.running import ROOT, RunningBot
from tests.submission.stamps import StampMaker


async def test_a_stamp_comes_beside_the_package_even_if_its_maker_was_away(
    tmp_path: Path, playground: Playground, person: Callable[[int], Person]
) -> None:
    maker = StampMaker(tmp_path / "maker")
    maker.broken = "503"
    async with maker.serving() as url:
        bot = RunningBot(tmp_path, playground.url, playground.token, TSA_URL=url, TSA_ROOT=str(maker.root))
        try:
            await bot.start()
            olena = person(1)
            claimant = Claimant(olena)
            await claimant.begin()
            await claimant.go_on(OLENA)
            await olena.press("Зібрати пакет")
            while len(maker.asked) < 2:
                await olena.waits()
            maker.broken = ""
            await olena.sees("Пакет документів готовий")
            signing = text(await olena.press("Підписати самостійно"))
            assert "ca.diia.gov.ua/sign" in signing and "SHA256SUMS" in signing
            sent = [message for message in await olena.heard() if "document" in message]
            assert [message["document"]["file_name"] for message in sent] == ["zayava-1.zip", "zayava-1.tsr"]
            for message in sent:
                (tmp_path / message["document"]["file_name"]).write_bytes(await olena.download(message))
        finally:
            await bot.stop()
    assert {len(query) < 100 for query in maker.asked} == {True}
    command = [sys.executable, "-m", "bot", "package", "verify", str(tmp_path / "zayava-1.zip")]
    command += ["--tsa-root", str(maker.root)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0 and "zayava-1.tsr is genuine" in done.stdout, done.stdout + done.stderr
