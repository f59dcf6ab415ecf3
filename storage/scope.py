"""What the repositories of one unit of work share."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from storage.keys import Keyring


@dataclass(slots=True)
class Scope:
    """One transaction: its connection, the keys, its moment (UTC), whether it may write, and the number of the process;
    of whom something was put aside in it.

    Repositories lock the rows they read when the transaction writes, so that read-then-write never loses a
    change on PostgreSQL. SQLite has one writer and needs no locks.
    """

    connection: Connection
    keyring: Keyring
    now: datetime
    writing: bool
    process: int = 0
    put_aside: set[int] = field(default_factory=set)
    people: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    claims: dict[int, list[Any]] = field(default_factory=dict)
    """Which people each user has, by id and revision, and the heads of their claims, as far as they were read in it:
    whatever changes them takes them out again."""
    dialect: str = field(init=False)
    driver: Any = field(init=False)
    """The connection as the driver knows it, for prepared statements."""

    def __post_init__(self) -> None:
        self.dialect = self.connection.dialect.name
        self.driver = self.connection.connection.dbapi_connection
