"""A process killed without warning: what it was told is written, is written."""

import subprocess
import sys
from pathlib import Path

import storage
from storage import Database, MasterKey

_COUNTING = """
import asyncio, sys
from pathlib import Path
from storage import Database, MasterKey

async def count(url, secret):
    database = await Database.open(url, MasterKey.load_or_create(Path(secret)))
    user = await database.write(lambda work: work.newcomers.enrol(1))
    while True:
        rev = await database.write(lambda work: work.users.save_session(user, "x", work.users.get(user.id).rev))
        print(rev, flush=True)

asyncio.run(count(*sys.argv[1:]))
"""


async def test_what_was_acknowledged_survives_a_kill(database_url: str, tmp_path: Path) -> None:
    secret = tmp_path / "master.key"
    arguments = [sys.executable, "-c", _COUNTING, database_url, str(secret)]
    root = Path(storage.__file__).parents[1]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout
        for _ in range(50):
            process.stdout.readline()
        process.kill()
        told = [int(line) for line in process.stdout.read().splitlines()]

    database = await Database.open(database_url, MasterKey.load_or_create(secret))
    user = await database.read(lambda work: work.users.find(1))
    await database.close()
    assert user
    assert user.rev >= max(told, default=50) >= 50
    assert user.session == "x"
