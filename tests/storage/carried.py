"""Moves files into a bucket, and is gone after so many steps. Run as a program by `tests/bot/test_files_cli.py`.

carried.py FOLDER STEPS BUCKET ENDPOINT CREDENTIALS
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from storage import Folder
from storage.bucket import Bucket
from storage.carrying import move
from storage.credentials import Credentials


class Dying(Folder):
    """To open a file is a step, and to delete one."""

    def __init__(self, root: Path, steps: int) -> None:
        super().__init__(root)
        self._steps = steps

    def open(self, name: str) -> BinaryIO:
        self._step()
        return super().open(name)

    def delete(self, names: Iterable[str]) -> None:
        for name in names:
            self._step()
            super().delete([name])

    def _step(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            os._exit(9)


if __name__ == "__main__":
    folder, steps, bucket, endpoint, credentials = sys.argv[1:]
    target = Bucket(bucket, endpoint, "us-east-1", Credentials.load(Path(credentials)))
    move(Dying(Path(folder), int(steps)), target)
