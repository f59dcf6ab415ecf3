"""What was found, as a page in Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence

from benchmarks.drafts import ANSWERS
from benchmarks.found import Found
from benchmarks.pace import RATE
from benchmarks.packages import PICTURES
from benchmarks.running import CORES

_HEAD = """# What an answer takes

Written by `make bench{arguments}`, on {machine}.
Absolute figures are of this machine and of what else it did in that hour. Each line is the middle of {rounds} runs
of {seconds:.0f} s, taken by turns: compare lines.
How it is measured is said in [`benchmarks/`](../benchmarks/__main__.py); where the time goes, in
[decision 0013](decisions/0013-the-speed-of-an-answer.md).

![The same as bars](bench.svg)
"""


_BEHIND = "does not keep up"


def written(found: Found, arguments: Sequence[str]) -> str:
    """The page. `arguments` are those that it was called with."""
    given = f' ARGS="{" ".join(arguments)}"' if arguments else ""
    head = _HEAD.format(arguments=given, machine=machine(), rounds=found.rounds, seconds=found.seconds)
    return "\n".join([head, *_speeds(found), *_paces(found), *_sizes(found)])


def machine() -> str:
    """Processors, memory, the interpreter and the system, and not whose it is."""
    cores = len(CORES) or os.cpu_count()
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3
    return f"{cores} processors, {memory:.0f} GB, Python {platform.python_version()}, {platform.system()}"


def _speeds(found: Found) -> Iterable[str]:
    yield f"## {found.people} people at once, each waiting for the reply\n"
    yield (
        "Every answer is durable and encrypted before it is shown; the echo bot, as aiogram's documentation has it,\n"
        "stores nothing. A bot has a processor for itself; people, Telegram and the database server share the other.\n"
        "Processor time is of one answer, in milliseconds; memory is the most of the run; a start is the processor\n"
        "time until updates are taken.\n"
    )
    yield "| | how | answers/s | against the echo | p50 ms | p99 ms | bot ms | server ms | MB | start s |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for subject in found.speeds:
        speed, ratio = found.speed(subject), found.against_echo(subject)
        server = f"{speed.database:.2f}" if subject.database == "postgresql" else "–"
        yield (
            f"| {subject.who} | {subject.setting} | {speed.rate:.0f} | {f'{ratio:.2f}' if ratio else '–'} "
            f"| {speed.waits.p50:.1f} | {speed.waits.p99:.1f} | {speed.cpu:.2f} | {server} | {speed.memory:.0f} "
            f"| {speed.start:.1f} |"
        )


def _paces(found: Found) -> Iterable[str]:
    yield f"\n## {RATE} answers a second\n"
    yield (
        "Each is written at its time, whatever the bot does, so the longest wait shows what held everybody up.\n"
        "Part of it is the machine: a piece of work that is always the same, done at this pace where the bots work,\n"
        "and with nobody beside it, took {:.1f} ms, one of 100 longer than {:.1f}, and {:.1f} at most.\n".format(
            *found.still
        )
    )
    yield "| | how | p50 ms | p99 ms | longest ms |"
    yield "|---|---|---|---|---|"
    for subject, waits in found.paces.items():
        figures = " | ".join(f"{wait:.1f}" if waits.kept_up else _BEHIND for wait in waits)
        yield f"| {subject.who} | {subject.setting} | {figures} |"


def _sizes(found: Found) -> Iterable[str]:
    yield "\n## Drafts and packages\n"
    yield (
        f"A draft of {ANSWERS} answers in SQLite, without a free page, with the rows by which a repetition is known.\n"
        f"A package of A1.2 with {PICTURES} pictures of two megabytes, from the word to the document in the chat.\n"
    )
    yield "| | bytes of a draft | first package, s | next, s | memory afterwards, MB |"
    yield "|---|---|---|---|---|"
    for who, size in found.drafts.items():
        package = found.packages[who]
        yield f"| {who} | {size:.0f} | {package.first:.2f} | {package.next:.2f} | {package.memory:.0f} |"
    yield ""
