"""What SQLite and PostgreSQL can do and standard SQL cannot: an insert that meets a row that is there already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Insert


class ByDialect(dict[str, Insert]):
    """A statement by the name of the dialect, made by `made` from that name and that dialect's own `insert` when it is
    first asked for: whoever has SQLite does not load what SQLAlchemy knows of PostgreSQL."""

    def __init__(self, made: Callable[[str, Any], Insert]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, dialect: str) -> Insert:
        if dialect == "sqlite":
            from sqlalchemy.dialects.sqlite import insert
        else:
            from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
        statement = self[dialect] = self._made(dialect, insert)
        return statement
