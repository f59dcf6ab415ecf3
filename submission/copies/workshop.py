"""Runs the process that opens people's files, and outlives whatever they do to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

from submission.copies.problems import PROBLEMS, Problem
from submission.copies.turning import Page

PATIENCE = 60.0
"""Seconds for one copy. A page takes a fraction of one; this is for files made to last."""

FILES = 50
"""After so many files a fresh process, because decoders seldom give memory back."""

_ROOT = Path(__file__).parents[2]
_START = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from submission.copies.worker import main; main()"
_PASSED_ON = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class _Ended(Exception):
    """The process is gone, or does not answer as it should."""


class Workshop:
    """Turns files into copies, in memory only: `with Workshop() as workshop: …`. The process starts with the first
    file. For one thread at a time."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
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

    def turn(self, data: bytes, pages: Sequence[int] | None = None) -> Generator[Page, None, Problem]:
        """The copies of a file one after another; at the end the code of what is missing. Never raises for anything
        that a file may contain."""
        finished = False
        done = 0
        try:
            process = self._ready()
            request = {"size": len(data), "pages": list(pages) if pages is not None else None}
            self._tell(process, json.dumps(request).encode() + b"\n", data)
            while "problem" not in (answer := self._hear(process)):
                page = self._page(process, answer)
                done += 1
                yield page
            finished = True
            problem: Problem = answer["problem"] if answer["problem"] in PROBLEMS else "gave_up"
            return problem
        except _Ended:
            return "some_pages" if done else "gave_up"
        finally:
            if not finished:
                self.close()

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._served >= FILES:
            self.close()
        if self._process is None:
            self._served = 0
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own code
                [sys.executable, "-I", "-c", _START],
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
        with _Watch(process, self._patience):
            try:
                for part in parts:
                    process.stdin.write(part)
                process.stdin.flush()
            except OSError:
                raise _Ended from None

    def _hear(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert process.stdout
        with _Watch(process, self._patience):
            line = process.stdout.readline()
        try:
            return dict(json.loads(line))
        except ValueError:
            raise _Ended from None

    def _page(self, process: subprocess.Popen[bytes], answer: dict[str, Any]) -> Page:
        assert process.stdout
        size = answer.pop("size")
        data = None
        if size is not None:
            with _Watch(process, self._patience):
                data = process.stdout.read(size)
            if len(data) != size:
                raise _Ended
        return Page(**answer, data=data)


class _Watch:
    """Ends the process when it takes too long, so that reading from it ends too, on every system."""

    def __init__(self, process: subprocess.Popen[bytes], patience: float) -> None:
        self._timer = Timer(patience, process.kill)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
