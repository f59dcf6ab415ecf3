"""Whose the data are: root may do everything with them, and what root writes the program may not touch any more."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path


def locks_out(folders: Iterable[Path]) -> bool:
    """Whether this is root, and these folders are somebody else's, for whom a file that is made in them now would be
    closed. Where a file system gives every file the owner of the folder nobody is locked out."""
    return sys.platform != "win32" and os.geteuid() == 0 and any(map(_is_anothers, folders))


def _is_anothers(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_uid != folder.stat().st_uid
    except OSError:  # not there, or full: whoever needs it says so
        return False
