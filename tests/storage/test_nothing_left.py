"""A run of the tests that is killed leaves no PostgreSQL behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

_RUN = """
import time
from tests.databases import running_postgres
with running_postgres() as server:
    print(server.get_pid(), server.pgdata, flush=True)
    time.sleep(600)
"""


def test_no_server_outlives_a_killed_run() -> None:
    """Killed with all of its group, as CI does when time is up."""
    with subprocess.Popen(
        [sys.executable, "-c", _RUN], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None
        pid, data = run.stdout.readline().split()
        os.killpg(run.pid, signal.SIGKILL)
    for _ in range(600):
        if not _alive(int(pid)) and not Path(data).exists():
            return
        time.sleep(0.1)
    os.kill(int(pid), signal.SIGKILL)
    raise AssertionError("the server goes on without the run")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
