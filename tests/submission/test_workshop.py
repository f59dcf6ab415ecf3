"""The process that opens people's files, from outside: what a file may take, who is served when, how it is ended."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
from PIL import Image

from submission.copies.bench import Bench
from submission.copies.outline import Copied, measure
from submission.copies.turning import Page
from submission.copies.workshop import BUDGET, Budget, Workshop
from submission.stop import Stop, Stopped
from tests.submission.media import chart, encoded, pdf, shadings

PHOTO = encoded(chart(), "PNG")
SHORT = Budget(seconds=0.5)


def turned(workshop: Workshop, data: bytes) -> tuple[list[Page], str]:
    """All copies, and what is missing."""
    return drained(workshop.turn(data))


def drained(turning: Generator[Page, None, str]) -> tuple[list[Page], str]:
    copies: list[Page] = []
    while True:
        try:
            copies.append(next(turning))
        except StopIteration as end:
            return copies, end.value


def test_a_file_that_takes_too_long_is_ended_and_the_next_one_goes_on() -> None:
    with Workshop(SHORT) as workshop:
        assert turned(workshop, shadings(1)) == ([], "gave_up")
        assert turned(workshop, PHOTO) == ([Page(0, 1, "image/png", None)], "")
        assert turned(workshop, shadings(100)) == ([], "gave_up")


def test_the_time_is_for_all_pages_together() -> None:
    """The first page comes in time, and nobody hurries to take the others."""
    with Workshop(Budget(seconds=4)) as workshop:
        turning = workshop.turn(pdf(100, "#lorem(300)"))
        next(turning)
        process = workshop._process
        assert process
        until(lambda: process.poll() is not None)
        rest, problem = drained(turning)
        assert problem == "gave_up" and len(rest) < 99
        assert turned(workshop, PHOTO) == ([Page(0, 1, "image/png", None)], "")


def test_half_a_file_has_no_copies() -> None:
    """How many pages get done depends on the machine, so none counts."""
    with Workshop(SHORT) as workshop:
        assert measure(shadings(100, layers=2), "evidence/01-a.pdf", workshop) == Copied((), "gave_up")


def test_a_file_that_takes_too_much_memory_has_no_copy_and_the_next_one_goes_on() -> None:
    large = encoded(Image.new("RGB", (8_000, 6_000)), "PNG")
    with Workshop(Budget(memory=150_000_000)) as workshop:
        assert turned(workshop, large) == ([], "gave_up")
        assert turned(workshop, PHOTO) == ([Page(0, 1, "image/png", None)], "")
    with Workshop() as workshop:
        assert turned(workshop, large)[1] == ""


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="Linux tells how much memory a process took"
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_the_largest_pictures_stay_below_a_gigabyte(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Workshop() as workshop:
        copies, problem = turned(workshop, encoded(chart((8_000, 6_200)), kind, exif=exif))
        assert (len(copies), problem) == (1, "")
        assert peak(workshop) < BUDGET.memory == 10**9


def peak(workshop: Workshop) -> int:
    """The most address space that the process of a workshop ever had, in bytes."""
    assert workshop._process
    status = Path(f"/proc/{workshop._process.pid}/status").read_text()
    return int(status.partition("VmPeak:")[2].split()[0]) * 1024


def test_it_can_be_stopped_in_the_middle_of_a_file() -> None:
    stop = Stop()
    with Workshop(stop=stop) as workshop:
        work = InThread(lambda: turned(workshop, shadings(100)))
        until(lambda: workshop._process is not None)
        process = workshop._process
        stop.ask()
        assert isinstance(work.outcome(), Stopped)
        assert process and process.wait() is not None
    with Workshop(stop=stop) as later, pytest.raises(Stopped):
        turned(later, PHOTO)


def test_it_can_be_stopped_while_it_waits_for_its_turn() -> None:
    bench, stop = Bench(1), Stop()
    with Workshop(bench=bench) as first, Workshop(stop=stop, bench=bench) as second:
        holding = first.turn(pdf(2))
        next(holding)
        work = InThread(lambda: turned(second, PHOTO))
        until(lambda: bool(bench._waiting))
        stop.ask()
        assert isinstance(work.outcome(), Stopped)
        holding.close()
        assert turned(first, PHOTO)[1] == ""


def test_packages_take_turns_file_by_file() -> None:
    """Whoever has many files waits for a turn for each of them, behind those who came meanwhile."""
    bench, order = Bench(1), list[str]()
    with Workshop(bench=bench) as gate:
        holding = gate.turn(pdf(2))
        next(holding)
        works = []
        for count, name in enumerate("abc", start=1):
            works.append(InThread(partial(several, name, bench, order)))
            until(partial(waiting, bench, count))
        holding.close()
        assert all(work.outcome() is None for work in works)
    assert order == list("abcabcabc")


def waiting(bench: Bench, count: int) -> bool:
    return len(bench._waiting) == count


def several(name: str, bench: Bench, order: list[str]) -> None:
    with Workshop(bench=bench) as workshop:
        for _ in range(3):
            for _ in workshop.turn(PHOTO):
                order.append(name)


def test_a_file_that_is_slow_leaves_room_for_the_files_of_others() -> None:
    bench, stop = Bench(2), Stop()
    with Workshop(stop=stop, bench=bench) as slow, Workshop(bench=bench) as quick:
        work = InThread(lambda: turned(slow, shadings(100)))
        until(lambda: slow._process is not None)
        for _ in range(20):
            assert turned(quick, PHOTO)[1] == ""
        assert work.running()
        stop.ask()
        assert isinstance(work.outcome(), Stopped)


def test_a_stop_reaches_what_begins_later() -> None:
    stop, ended = Stop(), list[bool]()
    stop.ask()
    with stop.ending(lambda: ended.append(True)):
        assert ended == [True]
    with pytest.raises(Stopped):
        stop.check()


class InThread:
    """A piece of work in a thread of its own."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._ended: list[object] = []
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._ended.append(self._work())
        except Exception as error:  # noqa: BLE001  # it is what is asked for
            self._ended.append(error)

    def running(self) -> bool:
        return self._thread.is_alive()

    def outcome(self) -> object:
        """What it returned or raised, once it has ended."""
        self._thread.join(20)
        assert self._ended, "it did not end"
        return self._ended[0]


def until(condition: Callable[[], bool]) -> None:
    """Waits for something that another thread does."""
    limit = monotonic() + 20
    while not condition():
        assert monotonic() < limit, "it never happened"
        sleep(0.005)
