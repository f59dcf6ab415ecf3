"""`python -m benchmarks.desk`: how long the desk's pages take with a full queue, and by which index the queue goes.

Two thousand drafts of about forty answers and ten pictures each wait in the queue. Times are of whole requests over
HTTP, from one reviewer, in milliseconds.
"""

from __future__ import annotations

import asyncio
import base64
import statistics
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from aiohttp import ClientSession, CookieJar
from PIL import Image
from sqlalchemy import text

from desk import taking
from desk.serving import Desk
from dialogs.review.copy import CopiedFile, CopiedLine, Copy
from storage import Database, Folder, MasterKey, Share, Vault, Work
from storage.staff import LEAD, REVIEWER

ANSWERS, PICTURES = 40, 10
FORMS = ("A1.1", "A1.2", "A3.1", "A3.6", "A4.1")


def copy_of(number: int, blob: str, key: str) -> Copy:
    """A draft of forty answers, ten of them with a picture."""
    files = tuple(
        CopiedFile(n, f"{number:016x}{n:016x}", f"{n}.jpg", "", "image/jpeg", 9, f"{n:064}", blob, key)
        for n in range(1, PICTURES + 1)
    )
    lines = []
    for n in range(ANSWERS):
        said = {"uk": f"Відповідь {n}, досить довга, щоб зайняти рядок на сторінці.", "en": f"Answer {n}"}
        ask = {"uk": f"Питання {n}?", "en": f"Question {n}?"}
        empty = {"uk": "", "en": ""}
        with_file = (files[n].id,) if n < PICTURES else ()
        line = CopiedLine(
            f"s{n // 8}",
            f"q{n}",
            "",
            "text",
            empty,
            ask,
            ask,
            said,
            "given",
            said["uk"],
            "78.1/1",
            "required",
            False,
        )
        lines.append(replace(line, files=with_file))
    sections = {f"s{n}": {"uk": f"Розділ {n}", "en": f"Section {n}"} for n in range(ANSWERS // 8)}
    title = {"uk": "Заява", "en": "Claim"}
    return Copy(
        FORMS[number % len(FORMS)], title, "f" * 64, "2026-11-21", sections, tuple(lines), files=files
    )


def fill(work: Work, first: int, count: int, blob: str, key: str) -> list[Share]:
    """Drafts of as many people, a minute apart."""
    shares = []
    for number in range(first, first + count):
        user = work.newcomers.enrol(10_000_000 + number)
        copy = copy_of(number, blob, key)
        claim = work.claims.create(user, copy.code, copy.fingerprint, "")
        share = work.shares.ask(
            user,
            claim.id,
            form=copy.code,
            language="uk",
            sensitive=False,
            sex="",
            wish="",
            lasts=timedelta(days=30),
        )
        shares.append(work.shares.copied(share, copy.dump(), ready=copy.ready))
    return shares


def plan(work: Work) -> list[str]:
    """How SQLite goes about the queue."""
    query = text(
        "EXPLAIN QUERY PLAN SELECT * FROM shares JOIN users ON users.id = shares.user_id WHERE state = 'waiting' "
        "ORDER BY queued_at, shares.id LIMIT 41"
    )
    return [row[3] for row in work.connection.execute(query)]


async def picture() -> bytes:
    made = BytesIO()
    Image.effect_noise((1240, 1754), 60).convert("RGB").save(made, "JPEG", quality=80)
    return made.getvalue()


async def timed(client: ClientSession, path: str, times: int) -> str:
    """Median and slowest of some requests, and their processor time, both sides together."""
    taken, used = [], time.process_time()
    for _ in range(times):
        began = time.perf_counter()
        async with client.get(path) as response:
            await response.read()
            assert response.status == 200, (path, response.status)
        taken.append((time.perf_counter() - began) * 1000)
    spent = (time.process_time() - used) * 1000 / times
    return f"{statistics.median(taken):8.1f} {max(taken):8.1f} {spent:9.1f}"


async def main(drafts: int, times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        key = MasterKey.load_or_create(home / "keys" / "master.key")
        moment = [datetime(2026, 11, 21, tzinfo=UTC)]
        database = await Database.open(f"sqlite:///{home}/z.sqlite3", key, clock=lambda: moment[0])
        vault = Vault(Folder(home / "vault"))
        data = await picture()

        async def chunks() -> AsyncIterator[bytes]:
            yield data

        saved = await vault.save(bytes(32), chunks())
        own = base64.b64encode(await vault.own_key(bytes(32), saved.name)).decode()
        shares: list[Share] = []
        while len(shares) < drafts:
            moment[0] += timedelta(minutes=1)
            count = min(50, drafts - len(shares))
            shares += await database.write(
                partial(fill, first=len(shares), count=count, blob=saved.name, key=own)
            )
        staff = await database.write(lambda work: work.staff.add("Олена", (REVIEWER, LEAD)))
        token = await database.write(lambda work: work.sessions.begin(staff.id))
        await database.write(lambda work: taking.take(work, staff, shares[7].id))
        desk = await Desk.open(database, vault, organisation="О", url="http://127.0.0.1", port=0)
        jar = CookieJar(unsafe=True)
        jar.update_cookies({"desk": token})
        one = f"/shares/{shares[7].id}"
        print(f"{len(shares)} drafts of {ANSWERS} answers and {PICTURES} pictures")
        print(f"{'page':<28} {'median':>8} {'slowest':>8} {'processor':>9}  ms")
        async with ClientSession(f"http://127.0.0.1:{desk.port}", cookie_jar=jar) as client:
            file = f"{one}/files/{7:016x}{1:016x}"
            for name, path in (
                ("queue", "/"),
                ("queue, one group", "/?group=A3&ready=yes"),
                ("queue, last page", f"/?after={shares[-45].id}"),
                ("next", "/next"),
                ("draft", one),
                ("alive", f"{one}/alive"),
                ("picture, drawn once", f"{file}/pages/1"),
                ("lead", "/lead"),
            ):
                print(f"{name:<28} {await timed(client, path, times)}")
        print("the queue goes by:", "; ".join(await database.read(plan)))
        await desk.close()
        await database.close()


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--times", type=int, default=30)
    given = parser.parse_args()
    asyncio.run(main(given.drafts, given.times))
