"""One fault is put into a copy of the project, and the tests run there in a process of their own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.mutants.concerned import ROOT, Chosen, Test
from tests.mutants.sites import Site

# Tests that were fast run first and alone: most faults are found by them.
_PORTIONS = (4.0, 20.0, 1e9)
_UNBORN = 77
_LEFT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".hypothesis", ".*_cache", "data", "build", "*.mo"
)

_context = multiprocessing.get_context("forkserver")
# Nothing of the project, and nothing that pytest wants to import by itself.
_context.set_forkserver_preload(
    ["aiogram", "alembic.command", "babel.core", "phonenumbers", "sqlalchemy.ext.asyncio"]
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a fault: `unborn` (the file cannot be imported), `killed`, `hung` or `survived`; and the test
    that noticed."""

    outcome: str
    by: str = ""


class Copy:
    """A copy of the project, in which one file at a time is wrong."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "zayava"
        self._folder = folder
        shutil.copytree(ROOT, self.root, ignore=_LEFT, symlinks=True)
        (self.root / ".venv").symlink_to(ROOT / ".venv")

    def judge(self, site: Site, source: str, tests: list[Test]) -> Verdict:
        path = self.root / site.path
        path.write_text(site.applied(source), encoding="utf-8")
        _forget(path)
        try:
            for portion in _portions(tests):
                verdict = self._judged(site.module, portion)
                if verdict.outcome != "survived":
                    return verdict
            return Verdict("survived")
        finally:
            path.write_text(source, encoding="utf-8")
            _forget(path)

    def _judged(self, module: str, tests: list[Test]) -> Verdict:
        noticed = self._folder / "noticed"
        noticed.unlink(missing_ok=True)
        ids = [test.id for test in tests]
        seconds = 120 + 20 * sum(test.seconds for test in tests)
        status = self._run(
            _test, (str(self.root), module, ids, str(noticed), str(self._folder / "log")), seconds
        )
        by = noticed.read_text(encoding="utf-8") if noticed.exists() else f"status {status}"
        match status:
            case None:
                return Verdict("hung", by)
            case 0 | 5:  # 5: nothing to run
                return Verdict("survived")
            case _:
                return Verdict("unborn" if status == _UNBORN else "killed", by)

    def _run(self, target: object, arguments: tuple[object, ...], seconds: float) -> int | None:
        """The exit status; None if it was still running after so many seconds."""
        process = _context.Process(target=target, args=arguments)  # type: ignore[arg-type]
        process.start()
        try:
            process.join(seconds)
            return process.exitcode
        finally:
            _end(process)


@contextmanager
def copy_of_project() -> Iterator[Copy]:
    with tempfile.TemporaryDirectory(prefix="zayava-mutants-", ignore_cleanup_errors=True) as folder:
        yield Copy(Path(folder))


def _forget(path: Path) -> None:
    """What was compiled: a file changed twice in a second would pass for unchanged."""
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def _portions(tests: list[Test]) -> Iterator[list[Test]]:
    spent, portion = 0.0, list[Test]()
    bounds = iter(_PORTIONS)
    bound = next(bounds)
    for test in tests:
        if spent > bound:
            yield portion
            portion = []
            bound = next(bounds)
        portion.append(test)
        spent += test.seconds
    if portion:
        yield portion


def _enter(root: str) -> None:
    """The process lives in the copy, leads a group that can be ended whole, and imports nothing from the original."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.chdir(root)
    sys.dont_write_bytecode = False
    sys.path[:] = [root, *(path for path in sys.path if path not in ("", str(ROOT)))]
    for name in [name for name in sys.modules if name == "tests" or name.startswith("tests.")]:
        del sys.modules[name]


def _test(root: str, module: str, ids: list[str], noticed: str, log: str) -> None:
    chosen = Chosen(ids, Path(noticed))
    _enter(root)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    try:
        __import__(module)
    except Exception:  # noqa: BLE001 # whatever it is, the file is no program any more
        os._exit(_UNBORN)
    import pytest

    files = list(dict.fromkeys(id.partition("::")[0] for id in ids))
    options = [
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--hypothesis-seed=0",
        "-c",
        "pyproject.toml",
    ]
    status = int(pytest.main([*options, *files], plugins=[chosen]))
    sys.stdout.flush()
    # Threads of a program that a fault broke may never end.
    os._exit(status)


def _end(process: ForkServerProcess) -> None:
    if process.pid is None:
        return
    if process.exitcode is None:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            _signal(process.pid, sign)
            process.join(10)
            if process.exitcode is not None:
                break
    _signal(process.pid, signal.SIGKILL)


def _signal(group: int, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, sign)
