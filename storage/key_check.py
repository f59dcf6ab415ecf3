"""Whether the keys are in order: each person's opens, none is too many, and others cannot read them."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from storage import marks, tables
from storage.errors import Erased, StorageError, translating
from storage.keys import Keyring
from storage.master_key import MasterKey
from storage.review_tables import shares

# A share that was only asked for has no key yet.
_LIVE = select(shares.c.id).where(shares.c.state != "ended", shares.c.round > 0)


@dataclass(frozen=True, slots=True)
class Keys:
    """What was found.

    people    whose key opens; erased: whose key was destroyed
    closed    people in the database, and live shares of theirs, whose key does not open or is not there
    strangers key files of people who are not in this database: who came after a backup that was put back, or were about
              to come when the bot was killed. They open nothing here, and a newer backup may need them
    readable  files that others than their owner may read or change
    unmarked  marks that are missing or damaged; the next start makes them anew
    """

    people: int
    erased: int
    closed: int
    strangers: int
    readable: int
    unmarked: tuple[str, ...]

    @property
    def in_order(self) -> bool:
        return not (self.closed or self.readable or self.unmarked)


def check(connection: Connection, master: MasterKey, path: Path) -> Keys:
    """Look at the master key at `path` and at all key files; nothing is changed."""
    keyring = Keyring(master)
    known = {*connection.execute(select(tables.users.c.id)).scalars()}
    opened = closed = 0
    for user_id in known:
        try:
            keyring.get(user_id)
            opened += 1
        except Erased:
            continue  # the next start deletes the rows
        except StorageError:
            closed += 1
    closed += sum(not _opens(keyring, share_id) for share_id in connection.execute(_LIVE).scalars())
    files, erased = {*keyring.people()}, {*keyring.erased()}
    return Keys(
        people=opened,
        erased=len(erased),
        closed=closed,
        strangers=len(files - known - erased),
        readable=sum(_is_open(file) for file in (path, *master.store.rglob("*"))),
        unmarked=tuple(marks.missing(connection, keyring)),
    )


def _opens(keyring: Keyring, share_id: str) -> bool:
    try:
        keyring.shares.get(share_id)
    except Erased:
        return True  # it has ended; the next start notes it
    except StorageError:
        return False
    return True


def _is_open(path: Path) -> bool:
    with translating():
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
