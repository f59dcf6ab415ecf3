"""Changes a master key again and again, each time killed at the next step; run as a program by `test_rotation.py`.

    rotating.py DATABASE_URL MASTER_KEY [SECONDS]   change it once, killed at a random moment within so many seconds
    rotating.py --everywhere FOLDER                 in copies of the folder, killed at each file operation in turn

`--everywhere` prints for each kill at which operation it was, whether everybody was found afterwards, and by which key.
"""

import asyncio
import os
import random
import shutil
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

from storage import Database, MasterKey
from storage.audit.placing import head_file
from storage.audit.verify import Verdict, verify
from storage.rotation import rotate
from tests.storage.test_shares import CANARY

PEOPLE = range(900, 903)
_OPERATIONS = ("open", "os.remove", "os.link", "os.rename", "os.truncate")


def url_in(folder: Path) -> str:
    return f"sqlite:///{folder}/zayava.sqlite3"


async def whole(url: str, path: Path) -> bool:
    """Whether everybody is found by their Telegram id, and what they wrote and opened to others opens."""
    database = await Database.open_beside(url, path)
    try:
        for number in PEOPLE:
            user = await database.read(lambda work, number=number: work.users.find(number))  # type: ignore[misc]
            if user is None or user.session != f"said by {number}":
                return False
        return await _shown(database)
    finally:
        await database.close()


async def told(url: str, path: Path) -> bool:
    """Whether the log is as it was written."""
    database = await Database.open_beside(url, path)
    try:
        return (await _log(database, path)).bad is None
    finally:
        await database.close()


async def _shown(database: Database) -> bool:
    shares = await database.read(lambda work: work.shares.live())
    return [await database.read(lambda work: work.shares.body(shares[0], 1))] == [CANARY]


async def _log(database: Database, path: Path) -> Verdict:
    key = MasterKey.load(path)
    head = head_file(key).load()
    checking = partial(verify, chain_key=key.chain, order_key=key.order, head=head, former=key.former())
    return await database.read(checking)


def _killed_at(number: int, url: str, path: Path) -> bool:
    """Whether the rotation was killed at this file operation; False when it has fewer."""
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, arguments: Any) -> None:
            nonlocal seen
            if event in _OPERATIONS:
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        asyncio.run(rotate(url, path))
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _everywhere(folder: Path) -> None:
    number = 1
    while True:
        copy = folder.with_name(f"killed-{number}")
        shutil.copytree(folder, copy)
        path = copy / "master.key"
        killed = _killed_at(number, url_in(copy), path)
        child = os.fork()
        if child == 0:
            fine = asyncio.run(whole(url_in(copy), path)) and asyncio.run(told(url_in(copy), path))
            left = [*copy.rglob("*.next")]
            MasterKey.load(path)
            os._exit(0 if fine and not left else 1)
        good = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        changed = path.read_bytes() != (folder / "master.key").read_bytes()
        sys.stdout.write(f"{number} {'whole' if good else 'BROKEN'} {'new' if changed else 'old'}\n")
        shutil.rmtree(copy)
        if not killed:
            return
        number += 1


if __name__ == "__main__":
    if sys.argv[1] == "--everywhere":
        _everywhere(Path(sys.argv[2]))
    else:
        if len(sys.argv) > 3:
            seconds = random.uniform(0, float(sys.argv[3]))
            threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
        asyncio.run(rotate(sys.argv[1], Path(sys.argv[2])))
        os._exit(0)
