"""The mark by which a database and its keys recognise each other.

Without it a start beside the wrong master key would look like a bot that nobody has ever written to, and one beside
the wrong database would sweep away every file.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, inspect, select, update

from storage import tables
from storage.errors import Damaged, Erased, StorageError
from storage.keys import Keyring
from storage.reblinding import reblind
from storage.reenlisting import reenlist
from storage.tables import insert_or_replace, insert_or_skip

DATABASE = "database"
"""What the mark in a database is bound to."""
_DESK = "desk"
_MARK = select(tables.marks.c.mark).where(tables.marks.c.name == bindparam("of"))
_TOUCH = (
    update(tables.marks)
    .where(tables.marks.c.name == bindparam("of"))
    .values(mark=tables.marks.c.mark)
    .returning(tables.marks.c.mark)
)
_ROOM, _ANSWER = "room", 40_000
"""As many bytes as an answer takes in the log of SQLite, written and taken away again."""
_UNWRITE = delete(tables.marks).where(tables.marks.c.name == _ROOM)
_PUT = insert_or_skip(tables.marks, ["name"])
_SET = insert_or_replace(tables.marks, ["name"], "mark")
_WRONG = "this is not the master key that the database was made with; put that one back"
_GONE = "the people's keys are missing; put the folder keys/ back beside the master key"
_ELSEWHERE = (
    "nobody is in this database, but keys/ holds people's keys: set the right DATABASE_URL, "
    "or move keys/ and vault/ away"
)
_NOT_OF_DESK = "this is not the desk key of this database; print it anew with `desk-key`"
_MOVED, _RESTORED = "moved", "restored"
_ELSEWHERE_NOW = (
    "this database was moved: set DATABASE_URL to where it is now, or take the mark away with `db reopen`"
)
_TRIED = 64
"""How many people's keys are tried where a mark is missing or damaged."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a database shows before it is opened: its mark, some of its people, by their ids, and whether it was
    moved to another place (`storage/moving.py`)."""

    mark: bytes | None = None
    people: tuple[int, ...] = ()
    moved: bool = False


def look(connection: Connection) -> Found:
    """By the tables and columns that there are: an older version may have made it."""
    schema = inspect(connection)
    marked = schema.has_table("marks")
    mark = connection.execute(_MARK, {"of": DATABASE}).scalar() if marked else None
    moved = marked and connection.execute(_MARK, {"of": _MOVED}).scalar() is not None
    if not schema.has_table("users"):
        return Found(mark)
    t = tables.users.c
    people = select(t.id).limit(_TRIED)
    if any(column["name"] == "quarantined_index" for column in schema.get_columns("users")):
        people = people.where(t.quarantined_index.is_(None))
    return Found(mark, tuple(connection.execute(people).scalars()), moved)


def check_here(found: Found) -> None:
    """Raises StorageError storage.url for a database that was moved: what is written into it would be lost."""
    if found.moved:
        raise StorageError("storage.url", _ELSEWHERE_NOW)


def note_restored(connection: Connection, by: str) -> None:
    """By which attempt a backup was put back into this database (`storage/restoring.py`)."""
    connection.execute(_SET[connection.dialect.name], {"name": _RESTORED, "mark": by.encode()})


def is_restored(connection: Connection, by: str | None) -> bool:
    """Whether it was by this attempt."""
    if by is None or not inspect(connection).has_table("marks"):
        return False
    return bool(connection.execute(_MARK, {"of": _RESTORED}).scalar() == by.encode())


def note_moved(connection: Connection) -> None:
    """From now on nobody may open this database to write."""
    connection.execute(_PUT[connection.dialect.name], {"name": _MOVED, "mark": b"moved"})


def note_here(connection: Connection) -> bool:
    """Take that back; whether it was noted."""
    return bool(connection.execute(tables.marks.delete().where(tables.marks.c.name == _MOVED)).rowcount)


def is_ours(found: Found, keyring: Keyring) -> bool:
    """Whether a database carries the mark of this master key."""
    return found.mark is not None and keyring.marked(DATABASE, found.mark)


def check(found: Found, keyring: Keyring) -> None:
    """Make sure, before anything is written, that the keys belong to the database.

    Where a mark is missing (an older version left none) or damaged, one person's key that opens is proof enough.
    Raises StorageError storage.key, with one line for the operator, where they do not belong together.
    """
    ours = is_ours(found, keyring)
    if ours and (keyring.present() or not found.people):
        return
    if found == Found():
        if not keyring.empty():
            raise StorageError("storage.key", _ELSEWHERE)
        return
    failures: set[str] = set()
    for user_id in found.people:
        try:
            keyring.get(user_id)
            return
        except Erased:
            return
        except StorageError as error:
            failures.add(error.code)
    wrong = "storage.tampered" in failures or (found.mark is not None and not ours)
    raise StorageError("storage.key", _WRONG if wrong else _GONE)


def check_without(found: Found, master: Path) -> None:
    """There is no master key at its place: nobody may be here whom a new one could not open."""
    if found != Found() or any(master.parent.glob("keys/*.key")):
        raise StorageError("storage.key", f"the master key is missing; put {master.name} back")


def settle(connection: Connection, keyring: Keyring) -> None:
    """Mark both, where a mark is missing or damaged, as `check` has found that they belong together."""
    if not _is_marked(connection, keyring):
        # As in a backup from before the master key was changed: people are found by its index.
        reblind(connection, keyring, keyring.blind)
        _take_staff_over(connection, keyring)
        put(connection, keyring)
    keyring.settle()
    mark_for_desk(connection, keyring)


def put(connection: Connection, keyring: Keyring) -> None:
    """Mark the database as the one that belongs to this master key, whatever mark it has."""
    connection.execute(tables.marks.delete().where(tables.marks.c.name == DATABASE))
    values = {"name": DATABASE, "mark": keyring.mark(DATABASE)}
    connection.execute(_PUT[connection.dialect.name], values)


def _take_staff_over(connection: Connection, keyring: Keyring) -> None:
    """The staff of an older backup are sealed with the desk key that the database is marked by."""
    mark = connection.execute(_MARK, {"of": _DESK}).scalar()
    if mark is None or keyring.desk.marked(mark):
        return
    try:
        former = next((desk for desk in keyring.former_desks() if desk.marked(mark)), None)
    except Damaged:
        return
    if former is not None:
        reenlist(connection, former, keyring.desk, keyring.blind)


def missing(connection: Connection, keyring: Keyring) -> list[str]:
    """Which marks are missing or damaged; the next start makes them anew."""
    found = [] if _is_marked(connection, keyring) else ["marks.mark"]
    return found if keyring.present() else [*found, "keys.mark"]


def _is_marked(connection: Connection, keyring: Keyring) -> bool:
    mark = connection.execute(_MARK, {"of": DATABASE}).scalar()
    return mark is not None and keyring.marked(DATABASE, mark)


def prove(connection: Connection, keyring: Keyring) -> None:
    """Make sure that the database can be written now, and that our key opens its mark, which is written as it is: that
    of the desk, which the bot knows too. Raises StorageError storage.key where it is another's."""
    mark = connection.execute(_TOUCH, {"of": _DESK}).scalar()
    if mark is None or not keyring.desk.marked(mark):
        raise StorageError("storage.key", _WRONG)
    if connection.dialect.name == "sqlite":  # which writes nothing where a value stays what it is
        connection.execute(_PUT["sqlite"], {"name": _ROOM, "mark": bytes(_ANSWER)})
        connection.execute(_UNWRITE)


def recognise_desk(connection: Connection, keyring: Keyring) -> None:
    """Make sure that a desk key belongs to this database. Raises StorageError storage.key where it does not."""
    mark = connection.execute(_MARK, {"of": _DESK}).scalar()
    if mark is None or not keyring.desk.marked(mark):
        raise StorageError("storage.key", _NOT_OF_DESK)


def mark_for_desk(connection: Connection, keyring: Keyring) -> None:
    """Mark the database as the one that the desk key belongs to, if it is not marked so."""
    mark = connection.execute(_MARK, {"of": _DESK}).scalar()
    if mark is None or not keyring.desk.marked(mark):
        values = {"name": _DESK, "mark": keyring.desk.mark()}
        connection.execute(_SET[connection.dialect.name], values)
