"""What the repositories of one unit of work share."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from storage.keys import Keyring


@dataclass(frozen=True, slots=True)
class Scope:
    """One transaction: its connection, the keys, its moment (UTC) and whether it may write.

    Repositories lock the rows they read when the transaction writes, so that read-then-write never loses a
    change on PostgreSQL. SQLite has one writer and needs no locks.
    """

    connection: Connection
    keyring: Keyring
    now: datetime
    writing: bool

    @property
    def dialect(self) -> str:
        return self.connection.dialect.name
