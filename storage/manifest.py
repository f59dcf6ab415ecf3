"""What a backup consists of: every file with its size and SHA-256, so that it can be checked without any key.

It names what is in it anyway: random names of files, and what a person of this program is called in them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from storage.durable import create_private
from storage.errors import StorageError, translating

NAME = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup.

    made_at  as ISO 8601, in UTC
    schema   the revision of the database in it; empty where it holds none
    counts   what is in it, such as people and files
    gone     files that the database names and that were removed while it was copied, or missing before
    sums     by the path within the backup: size in bytes and SHA-256 (hexadecimal)
    """

    made_at: str
    schema: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    sums: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def write(folder: Path, told: Manifest) -> None:
    """Sum up every file in the folder, and write the manifest beside them: it comes last, so where it is the backup is
    whole."""
    content = {"format": _FORMAT, **asdict(told), "sums": _sums(folder)}
    create_private(folder / NAME, json.dumps(content, indent=1, sort_keys=True).encode() + b"\n")


def load(folder: Path) -> Manifest | None:
    """The manifest of a backup; None where it has none. Raises StorageError storage.corrupt, or storage.newer."""
    with translating():
        if not (folder / NAME).exists():
            return None
        content = (folder / NAME).read_bytes()
    try:
        told = json.loads(content)
        if told.pop("format") > _FORMAT:
            raise StorageError("storage.newer", "a newer version of the program made this backup")
        told["sums"] = {name: (int(size), str(sha256)) for name, (size, sha256) in told["sums"].items()}
        manifest = Manifest(**told | {"gone": tuple(told["gone"])})
        if manifest.moment.tzinfo is None:
            raise ValueError
        return manifest
    except (ValueError, TypeError, KeyError, AttributeError):
        raise StorageError("storage.corrupt", "the manifest of the backup cannot be read") from None


def differences(folder: Path, manifest: Manifest) -> Counter[tuple[str, str]]:
    """What is not as the manifest says, by code and by the first part of the path."""
    found: Counter[tuple[str, str]] = Counter()
    with translating():
        there = {_name(folder, path): path for path in _files(folder)}
        for name, (size, sha256) in manifest.sums.items():
            path = there.pop(name, None)
            if path is None:
                found["storage.missing", _sort(name)] += 1
            elif path.stat().st_size != size or sha256_of(path) != sha256:
                found["storage.tampered", _sort(name)] += 1
        for name in there:
            found["storage.unknown", _sort(name)] += 1
    return found


def sha256_of(path: Path) -> str:
    """Of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sums(folder: Path) -> dict[str, tuple[int, str]]:
    return {_name(folder, path): (path.stat().st_size, sha256_of(path)) for path in _files(folder)}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / NAME)


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _sort(name: str) -> str:
    return name.partition("/")[0]
