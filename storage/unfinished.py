"""A restore that has not come to its end (`storage/restoring.py`), as a start finds it."""

from __future__ import annotations

from pathlib import Path

from storage.errors import StorageError

MARK = "restore.unfinished"
"""The file that lies in the data folder meanwhile."""


def check_finished(data: Path) -> None:
    """Raises StorageError storage.url while a restore into this folder has not come to its end."""
    if (data / MARK).exists():
        raise StorageError(
            "storage.url", "a backup was not put back to its end: run `backup restore` once more"
        )
