"""Large pages: what a start has loaded lies in them where the system gives any, and is what it was."""

import mmap
import subprocess
import sys
from pathlib import Path

from bot.large_pages import gather

COLLAPSE = 25
LARGE = 2 * 1024**2

PROGRAM = """
import hashlib, mmap, os, threading
from bot.large_pages import gather

def kilobytes(of):
    return int(next(line.split()[1] for line in open("/proc/self/smaps_rollup") if line.startswith(of + ":")))

def told(chunks):
    return hashlib.sha256(b"".join(chunks)).hexdigest()

hollow = mmap.mmap(-1, 64 * 1024**2, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
hollow[0] = 1
kept = [os.urandom(32 * 1024**2), *(os.urandom(400) for _ in range(50_000))]
before, had, beside, steps = told(kept), kilobytes("Rss"), [0] * 1000, 0
gathering = threading.Thread(target=lambda: print(gather()))
gathering.start()
while gathering.is_alive():
    beside[steps % 1000] += 1
    steps += 1
gathering.join()
assert told(kept) == before
assert sum(beside) == steps
print(kilobytes("AnonHugePages"))
print(kilobytes("Rss") - had)
"""


def given() -> bool:
    """Whether this system makes a large page of memory that is in use."""
    allowed = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    if not allowed.exists() or "[never]" in allowed.read_text():
        return False
    with mmap.mmap(-1, 2 * LARGE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as mapped:
        mapped.write(b"1" * 2 * LARGE)
        try:
            mapped.madvise(COLLAPSE)
        except OSError:
            return False
    return True


def test_what_is_loaded_lies_in_large_pages_and_is_what_it_was() -> None:
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    pages, kilobytes, more = map(int, said.stdout.split())
    assert kilobytes == pages * LARGE // 1024
    assert (pages > 0) is given()
    assert more < 16 * 1024, "what was reserved and is not used stays so"


def test_a_system_that_never_wants_them_is_obeyed(tmp_path: Path) -> None:
    allowed = tmp_path / "enabled"
    allowed.write_text("always madvise [never]\n")
    assert gather(allowed) == 0


def test_a_system_without_them_is_left_as_it_is(tmp_path: Path) -> None:
    assert gather(tmp_path / "nothing") == 0


def test_a_file_with_any_name_may_be_mapped(tmp_path: Path) -> None:
    """A folder of another encoding, as of the libraries that are loaded."""
    name = bytes(tmp_path) + b"/\xe7\xe0\xff\xe2\xe0"
    with open(name, "w+b") as file:  # no path has such a name in every locale
        file.write(b"1" * LARGE)
        file.flush()
        with mmap.mmap(file.fileno(), LARGE, mmap.MAP_PRIVATE):
            assert (gather() > 0) is given()
