"""The directory: services and centres that a person can be pointed to. What it tells stands in `directory.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from dialogs.engine.information import Entry

_ENTRIES = TypeAdapter(tuple[Entry, ...], config=ConfigDict(extra="forbid"))

FILE = Path(__file__).with_name("directory.toml")


def entries_in(text: str) -> tuple[Entry, ...]:
    """The entries, in their order. Raises ValueError, which says what which of them lacks, or where the file ends."""
    told = tomllib.loads(text).get("service", [])
    return _ENTRIES.validate_python(told)


ENTRIES = entries_in(FILE.read_text(encoding="utf-8"))
