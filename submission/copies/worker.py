"""The process that opens people's files. It has no secrets, no network code, no right to write a file, and little
memory; when a decoder breaks down or runs away, only this process ends.

It reads requests from its standard input and answers on its standard output, one after another:

    request   {"size": bytes, "pages": [1, …] or null, "seconds": of work, "anew": to be looked at}⏎ and the bytes
    answer    {"page": …, "of": …, "media_type": …, "size": bytes or null}⏎ and the bytes, for each copy;
              null and no bytes when the copy is the original itself
    end       {"problem": code}⏎
"""

from __future__ import annotations

import json
import math
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from submission.copies.problems import Problem, Unturnable
from submission.copies.turning import Page, turn


def main(memory: int) -> None:
    """Serve until the input ends, within so many bytes of address space."""
    confine(memory)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    requests = sys.stdin.buffer
    while header := requests.readline():
        request = json.loads(header)
        _allow(request["seconds"])
        _serve(requests.read(request["size"]), request["pages"], request["anew"], answers)


def confine(memory: int) -> None:
    """No core dumps and no files, so that nothing of the evidence reaches a disk; bounded memory; a place behind the
    bot, which has people waiting, and before it when the system needs memory back. Where the system has no such limits
    (Windows), the limits on pixels and pages still hold."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")  # Linux
    with suppress(AttributeError, OSError):
        os.nice(10)
    with suppress(ImportError):
        import resource

        for limit, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_AS, memory),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))


def _allow(seconds: float) -> None:
    """Processor time for the next file. The workshop counts by the clock and is stricter; this is for the day when it
    is no longer there to end us."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _serve(data: bytes, pages: list[int] | None, anew: bool, answers: BinaryIO) -> None:
    problem: Problem
    turning = turn(data, pages, anew=anew)
    try:
        while True:
            _answer(next(turning), answers)
    except StopIteration as end:
        problem = end.value
    except Unturnable as refused:
        problem = refused.problem
    except MemoryError:
        problem = "gave_up"
    except Exception:  # noqa: BLE001  # decoders raise almost anything over a broken file
        problem = "broken"
    _send(answers, {"problem": problem})


def _answer(page: Page, answers: BinaryIO) -> None:
    known = asdict(page)
    data = known.pop("data")
    _send(answers, known | {"size": None if data is None else len(data)}, data or b"")


def _send(answers: BinaryIO, header: dict[str, object], data: bytes = b"") -> None:
    answers.write(json.dumps(header).encode() + b"\n" + data)
    answers.flush()
