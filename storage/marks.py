"""The mark by which a database and its keys recognise each other.

Without it a start beside the wrong master key would look like a bot that nobody has ever written to.
"""

from sqlalchemy import Connection, bindparam, select

from storage import tables
from storage.errors import Erased, StorageError
from storage.keys import Keyring
from storage.tables import insert_or_replace, insert_or_skip
from storage.work import Work

_DATABASE = "database"
_DESK = "desk"
_MARK_OF = select(tables.marks.c.mark).where(tables.marks.c.name == bindparam("of"))
_PUT = insert_or_skip(tables.marks, ["name"])
_SET = insert_or_replace(tables.marks, ["name"], "mark")
_PEOPLE = select(tables.users.c.id).where(tables.users.c.quarantined_index.is_(None)).limit(bindparam("most"))
_WRONG = "this is not the master key that the database was made with; put that one back"
_GONE = "the people's keys are missing; put the folder keys/ back beside the master key"
_NOT_OF_DESK = "this is not the desk key of this database; print it anew with `desk-key`"
_TRIED = 64
"""How many people's keys are tried where an older version left no mark."""


def recognise(work: Work, keyring: Keyring) -> None:
    """Make sure that the keys belong to this database, and mark both at their first meeting.

    Raises StorageError storage.key, with one line for the operator, where they do not.
    """
    mark = work.connection.execute(_MARK_OF, {"of": _DATABASE}).scalar()
    if mark is None:
        _first_meeting(work, keyring)
        values = {"name": _DATABASE, "mark": keyring.mark(_DATABASE)}
        work.connection.execute(_PUT[work.connection.dialect.name], values)
        keyring.settle()
    elif not keyring.marked(_DATABASE, mark):
        raise StorageError("storage.key", _WRONG)
    elif not keyring.present():
        raise StorageError("storage.key", _GONE)
    _mark_for_desk(work, keyring)


def recognise_desk(work: Work, keyring: Keyring) -> None:
    """Make sure that a desk key belongs to this database. Raises StorageError storage.key where it does not."""
    mark = work.connection.execute(_MARK_OF, {"of": _DESK}).scalar()
    if mark is None or not keyring.desk.marked(mark):
        raise StorageError("storage.key", _NOT_OF_DESK)


def _mark_for_desk(work: Work, keyring: Keyring) -> None:
    mark = work.connection.execute(_MARK_OF, {"of": _DESK}).scalar()
    if mark is None or not keyring.desk.marked(mark):
        values = {"name": _DESK, "mark": keyring.desk.mark()}
        work.connection.execute(_SET[work.connection.dialect.name], values)


def holds_people(connection: Connection) -> bool:
    """Whether somebody is in the database already, so that a master key made now could be no good to it."""
    return connection.execute(_PEOPLE, {"most": 1}).first() is not None


def _first_meeting(work: Work, keyring: Keyring) -> None:
    """An older version made the database: one key that opens is proof enough."""
    people = [*work.connection.execute(_PEOPLE, {"most": _TRIED}).scalars()]
    failures: set[str] = set()
    for user_id in people:
        try:
            keyring.get(user_id)
            return
        except Erased:
            return
        except StorageError as error:
            failures.add(error.code)
    if people:
        raise StorageError("storage.key", _WRONG if "storage.tampered" in failures else _GONE)
