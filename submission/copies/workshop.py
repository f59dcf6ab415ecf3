"""Runs the process that opens people's files, and outlives whatever they do to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

from submission.copies.bench import BENCH, Bench
from submission.copies.problems import PROBLEMS, Problem
from submission.copies.turning import Page
from submission.stop import Stop


@dataclass(frozen=True, slots=True)
class Budget:
    """What the copies of one file may take, all its pages together.

    seconds  from the moment its turn has come; a hundred pages of a scan take about five
    memory   bytes of address space of the process
    """

    seconds: float = 25.0
    memory: int = 1_000_000_000


BUDGET = Budget()

FILES = 50
"""After so many files a fresh process, because decoders seldom give memory back."""

_ROOT = Path(__file__).parents[2]
_START = "import sys; sys.path.insert(0, {root!r}); from submission.copies.worker import main; main({memory})"
_PASSED_ON = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class _Ended(Exception):
    """The process is gone, or does not answer as it should."""


class Workshop:
    """Turns files into copies, in memory only: `with Workshop() as workshop: …`. The process starts with the first
    file and is nobody else's. For one thread at a time; any number of workshops share the places of a bench."""

    def __init__(self, budget: Budget = BUDGET, stop: Stop | None = None, bench: Bench = BENCH) -> None:
        self._budget = budget
        self._stop = stop or Stop()
        self._bench = bench
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process. The workshop can be used again."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()  # closes the pipes and buries the process

    def turn(
        self, data: bytes, pages: Sequence[int] | None = None, *, anew: bool = False
    ) -> Generator[Page, None, Problem]:
        """The copies of a file one after another; at the end the code of what is missing. "gave_up" takes back the
        copies that came before it: how far a slow file got must not decide what is in a package. With `anew` every copy
        is drawn to be looked at, and none is the original.

        Raises Stopped, and never anything for what a file may contain.
        """
        overdue: list[bool] = []
        with self._bench.place(self._stop):
            process = self._ready()
            try:
                with self._stop.ending(process.kill), _limit(process, self._budget.seconds, overdue):
                    return (yield from self._turn(process, data, pages, anew, overdue))
            finally:
                if overdue:  # perhaps only just after the last answer
                    self.close()

    def _turn(
        self,
        process: subprocess.Popen[bytes],
        data: bytes,
        pages: Sequence[int] | None,
        anew: bool,
        overdue: list[bool],
    ) -> Generator[Page, None, Problem]:
        done = 0
        finished = False
        try:
            asked = {"size": len(data), "pages": pages and list(pages), "anew": anew}
            request = asked | {"seconds": self._budget.seconds}
            self._tell(process, json.dumps(request).encode() + b"\n", data)
            while "problem" not in (answer := self._hear(process)):
                page = self._page(process, answer)
                done += 1
                yield page
            finished = True
            problem: Problem = answer["problem"] if answer["problem"] in PROBLEMS else "gave_up"
            return problem
        except _Ended:
            self._stop.check()
            return "some_pages" if done and not overdue else "gave_up"
        finally:
            if not finished:
                self.close()

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._served >= FILES:
            self.close()
        if self._process is None:
            self._served = 0
            start = _START.format(root=str(_ROOT), memory=self._budget.memory)
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own code
                [sys.executable, "-I", "-c", start],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what decoders say of a file may quote it
                env={key: os.environ[key] for key in _PASSED_ON if key in os.environ},  # and no secrets
                start_new_session=True,  # Ctrl-C in the terminal is for the bot to handle
            )
        self._served += 1
        return self._process

    def _tell(self, process: subprocess.Popen[bytes], *parts: bytes) -> None:
        assert process.stdin
        try:
            for part in parts:
                process.stdin.write(part)
            process.stdin.flush()
        except OSError:
            raise _Ended from None

    def _hear(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert process.stdout
        try:
            return dict(json.loads(process.stdout.readline()))
        except ValueError:
            raise _Ended from None

    def _page(self, process: subprocess.Popen[bytes], answer: dict[str, Any]) -> Page:
        assert process.stdout
        size = answer.pop("size")
        data = None if size is None else process.stdout.read(size)
        if data is not None and len(data) != size:
            raise _Ended
        return Page(**answer, data=data)


@contextmanager
def _limit(process: subprocess.Popen[bytes], seconds: float, overdue: list[bool]) -> Iterator[None]:
    """Ends the process when its time is over, so that reading from it ends too, on every system. `overdue` is empty
    until then."""

    def end() -> None:
        overdue.append(True)
        process.kill()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
