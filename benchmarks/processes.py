"""What a process takes: processor time and memory, as Linux tells it. Elsewhere they are not a number."""

from __future__ import annotations

import os
from pathlib import Path

NAN = float("nan")


def processor_time(pid: int, *, children: bool = False) -> float:
    """Seconds so far; with `children`, those of every process that it has started, too."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return NAN
    fields = stat.read_text().rpartition(")")[2].split()
    # utime, stime, and those of children that have ended: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    ticks = sum(map(int, fields[11:15] if children else fields[11:13]))
    seconds = ticks / os.sysconf("SC_CLK_TCK")
    if children:
        seconds += sum(processor_time(child) for child in _children(pid))
    return seconds


def memory(pid: int) -> float:
    """Megabytes in memory at most so far."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return NAN
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []
