"""What a service of object storage is asked with: a file of its own, as the programs of such services write it."""

from __future__ import annotations

import stat
from configparser import Error, RawConfigParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from storage.errors import StorageError, translating

_SECTION = "default"


@dataclass(frozen=True, slots=True)
class Credentials:
    """An access key: its id, and the secret that requests are signed with, which is never sent."""

    id: str
    secret: str = field(repr=False)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read `aws_access_key_id` and `aws_secret_access_key` from the section `[default]`
        (https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html).

        Raises StorageError storage.key when others than its owner may read the file, or the two are not in it.
        """
        with translating():
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise StorageError(
                    "storage.key",
                    "others may read the credentials of the bucket: run chmod 600 on their file",
                )
            text = path.read_text("utf-8", "replace")
        read = RawConfigParser()
        try:
            read.read_string(text)
            told = read[_SECTION]
            return cls(told["aws_access_key_id"], told["aws_secret_access_key"])
        except (Error, KeyError):
            raise StorageError(
                "storage.key",
                "the credentials of the bucket should be aws_access_key_id and aws_secret_access_key "
                f"under [{_SECTION}]",
            ) from None
