"""What can go wrong in storage, said in codes and never in data.

Drivers put parameters and row values into their messages, so an error of theirs never leaves this package:
it is translated into a `StorageError` whose text is safe to log.
"""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLError

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_log = logging.getLogger(__name__)


class StorageError(Exception):
    """`code` names the case for the caller; the message is for the log and holds no personal data.

    Codes: storage.busy (try again), storage.full, storage.readonly, storage.unavailable, storage.keystore (the keys
    are out of reach), storage.corrupt, storage.conflict, storage.missing, storage.tampered, storage.key,
    storage.erased, storage.url, storage.newer, storage.closed, storage.held and storage.overtaken (another process
    serves the person, or has to), storage.failed (a fault of ours, or something in the place of a file).
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Conflict(StorageError):
    """Somebody else has changed the row since it was read; nothing was written."""

    def __init__(self, what: str) -> None:
        super().__init__("storage.conflict", f"{what} has another revision")


class Cut(StorageError):
    """The line to the database was cut, or there is none for now: that says nothing of what was to be done."""

    def __init__(self, message: str) -> None:
        super().__init__("storage.unavailable", message)


class Damaged(StorageError):
    """Something of one person does not open: their key (storage.key) or a value (storage.tampered). Nobody else's."""


class Unkept(StorageError):
    """The key of a newcomer cannot be kept for now, so nothing of theirs is stored; nobody else is affected."""


class Newcomer(Unkept):
    """Somebody comes for the first time, and no key was made ready for them: `Database.ready_keys` does it."""

    def __init__(self) -> None:
        super().__init__("storage.newcomer", "a newcomer has no key yet")


class Erased(StorageError):
    """The person was erased: their key is destroyed for good."""

    def __init__(self) -> None:
        super().__init__("storage.erased", "the key of this user was destroyed")


PASSING = frozenset(
    {"storage.busy", "storage.full", "storage.readonly", "storage.unavailable", "storage.keystore"}
)
"""What storage suffers from for a while, and is worth waiting for; everything else would fail again."""

# https://www.sqlite.org/rescode.html; extended codes share the prefix of their primary code.
_SQLITE = {
    "SQLITE_BUSY": "storage.busy",
    "SQLITE_LOCKED": "storage.busy",
    "SQLITE_FULL": "storage.full",
    "SQLITE_READONLY": "storage.readonly",
    "SQLITE_IOERR_SHMSIZE": "storage.full",
    "SQLITE_IOERR": "storage.unavailable",
    "SQLITE_CANTOPEN": "storage.unavailable",
    "SQLITE_CORRUPT": "storage.corrupt",
    "SQLITE_NOTADB": "storage.corrupt",
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html; two characters stand for a whole class.
_POSTGRES = {
    "40001": "storage.busy",
    "40P01": "storage.busy",
    "55P03": "storage.busy",
    "53300": "storage.busy",
    "53100": "storage.full",
    "25006": "storage.readonly",
    "08": "storage.unavailable",
    "28": "storage.unavailable",
    "42501": "storage.readonly",
    "3D": "storage.unavailable",
    "57": "storage.unavailable",
    "XX": "storage.corrupt",
}

_CUT = "InternalClientError"
"""What asyncpg raises where the server has cut a connection and it has not noticed yet. By its name: not every start
loads that driver."""

_SAID = {
    "08": "the connection was cut",
    "08P01": "the server, or a pooler before it, refuses: its log says what",
    "22P05": "the encoding of the database has no such letter",
    "25006": "the server, or this user, may only read",
    "28": "the user or the password is refused",
    "3D": "there is no such database",
    "3F000": "there is no schema to make tables in: is one in the search_path of the user?",
    "42501": "the user may not do that in this database",
    "53100": "the disk of the server is full",
    "53300": "the server takes no more connections",
    "57P03": "the server is starting or stopping",
}
"""What an operator can mend, in words; of everything else the state itself is told."""

_OF_FILES = {
    errno.EACCES: "this user may not read or write there; whose are the data?",
    errno.EPERM: "this user may not do that there; whose are the data?",
    errno.EROFS: "there may only be read",
    errno.ENOENT: "a file or a folder is not there",
    errno.EEXIST: "something else stands there",
    errno.ENOTDIR: "something else stands in the place of a folder",
    errno.EISDIR: "a folder stands in the place of a file",
    errno.ELOOP: "a link leads in a circle",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EMFILE: "the process may open no more files",
    errno.ENFILE: "the machine opens no more files",
}
_FULL = "the disk is full: make room, and do it again"

_SYSTEM = {
    errno.ENOSPC: "storage.full",
    errno.EDQUOT: "storage.full",
    errno.EROFS: "storage.readonly",
    errno.EACCES: "storage.readonly",
    errno.EPERM: "storage.readonly",
    # Something else stands where a file should: waiting mends none of these.
    errno.EISDIR: "storage.failed",
    errno.ELOOP: "storage.failed",
    errno.ENAMETOOLONG: "storage.failed",
    errno.EOVERFLOW: "storage.failed",
}


def translate(error: BaseException) -> StorageError:
    """The `StorageError` that stands for an error of a driver, of SQLAlchemy or of the file system."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, SSLError):  # an OSError whose number is one of TLS
        return StorageError("storage.unavailable", type(error).__name__)
    if isinstance(error, OSError):
        code = _SYSTEM.get(error.errno or 0, "storage.unavailable")
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
        said = _OF_FILES.get(error.errno or 0)
        return StorageError(code, _FULL if code == "storage.full" else f"{name}: {said}" if said else name)
    if isinstance(error, PoolTimeout):
        return StorageError("storage.busy", "no connection became free in time")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if type(cause).__name__ == _CUT:
        return StorageError("storage.unavailable", "the connection was cut")
    name = getattr(cause, "sqlite_errorname", None) or ""
    state = getattr(cause, "sqlstate", None) or ""
    code = (
        _POSTGRES.get(state)
        or _POSTGRES.get(state[:2])
        or next((code for prefix, code in _SQLITE.items() if name.startswith(prefix)), None)
        or ("storage.unavailable" if isinstance(error, DBAPIError) and error.connection_invalidated else None)
        or "storage.failed"
    )
    said = _SAID.get(state) or _SAID.get(state[:2]) or state
    if code == "storage.full" and name:
        return StorageError(code, _FULL)
    return StorageError(code, name or said or type(error).__name__)


@contextmanager
def translating() -> Iterator[None]:
    """Let only errors without data out of the block; errors of the domain pass as they are."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise translate(error) from None


def log_failed_post(error: BaseException) -> None:
    """Nobody waits for a posted work, so the log is told, by code or type: its message might hold data."""
    _log.error(
        "a posted write failed: %s",
        error.code if isinstance(error, StorageError) else type(error).__name__,
    )
