"""People: who they are to Telegram, and where they are in the conversation."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from storage import tables
from storage.errors import Conflict, Damaged, Erased, StorageError, Unkept
from storage.keys import UserKey
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.review_tables import shares
from storage.scope import Scope
from storage.tables import insert_or_skip

_LANGUAGE = "uk"
# Fits a JSON number, and a collision among a million people is less likely than one in ten thousand.
_ID_BITS = 53

_t = tables.users.c
_ID = Prepared(select(_t.id).where(_t.telegram_index == bindparam("telegram_index")))
_FIND = select(tables.users).where(_t.telegram_index == bindparam("telegram_index"))
_GET = select(tables.users).where(_t.id == bindparam("user_id"))
_LOCKED = {
    False: (_FIND, _GET),
    True: (_FIND.with_for_update(), _GET.with_for_update()),
}
_BEHIND = select(_t.id).where(_t.shown_rev < _t.rev, _t.quarantined_index.is_(None)).order_by(_t.created_at)
_ENROL = insert_or_skip(tables.users, ["telegram_index"])
_LANGUAGE_SET = update(tables.users).where(_t.id == bindparam("user_id")).values(language=bindparam("code"))
_SAVE = Prepared(
    update(tables.users)
    .where(_t.id == bindparam("user_id"), _t.rev == bindparam("expected_rev"))
    .values(session=bindparam("state"), rev=bindparam("next_rev"))
)
_SHOWN = Prepared(
    update(tables.users)
    .where(_t.id == bindparam("user_id"), _t.shown_rev <= bindparam("seen_rev"))
    .values(shown=bindparam("screen"), shown_rev=bindparam("seen_rev"))
)
_ERASE = delete(tables.users).where(_t.id == bindparam("user_id"))
_BLOBS = select(tables.evidence.c.blob).where(
    tables.evidence.c.user_id == bindparam("user_id"),
    tables.evidence.c.blob.is_not(None),
)
_SHARES = select(shares.c.id).where(shares.c.user_id == bindparam("user_id"), shares.c.state != "ended")
_INDEX = select(_t.telegram_index).where(_t.id == bindparam("user_id"))
_LIVES = select(_t.id).where(_t.quarantined_index == bindparam("telegram_index"))
_QUARANTINE = (
    update(tables.users)
    .where(_t.id == bindparam("user_id"))
    .values(telegram_index=bindparam("aside"), quarantined_index=_t.telegram_index)
)


@dataclass(frozen=True, slots=True)
class User:
    """A person. `session` is the conversation at revision `rev`, `shown` the screen as of `shown_rev`.

    A revision is the time of the turn in milliseconds since 1970, or one more than the last where that is more: it
    repeats neither after an erasure nor in a restored backup.
    """

    id: int
    telegram_id: int
    language: str
    session: str
    rev: int
    shown: str
    shown_rev: int
    created_at: datetime


class Users:
    """The Telegram id is stored twice, never in the clear: blinded to find by, sealed to write to."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def enrol(self, telegram_id: int) -> User:
        """Find a person, or take them in with a key of their own."""
        return self.get(self.identify(telegram_id))

    def identify(self, telegram_id: int) -> int:
        """The id of a person, taken in when new: `enrol` for who needs no more than the id."""
        scope, index = self._scope, self._scope.keyring.blind(telegram_id)
        known: int | None = _ID.scalar(scope, {"telegram_index": index})
        if known is not None:
            try:
                scope.keyring.get(known)
                return known
            except Erased:  # rows that an erasure could not reach; the person comes back as a new one
                scope.connection.execute(_ERASE, {"user_id": known})
            except Damaged as error:
                self._put_aside(known, index)
                user_id = self._take_in(telegram_id, index)
                Quarantine(scope).put(user_id, error.code, "users", [known], "key")
                return user_id
        return self._take_in(telegram_id, index)

    def _put_aside(self, user_id: int, index: bytes) -> None:
        """The rows wait for their key, and the person can be found anew."""
        aside = index + user_id.to_bytes(8, "big")
        self._scope.connection.execute(_QUARANTINE, {"user_id": user_id, "aside": aside})

    def _take_in(self, telegram_id: int, index: bytes) -> int:
        scope, user_id = self._scope, secrets.randbits(_ID_BITS)
        raw = scope.keyring.mint()
        fresh = {
            "id": user_id,
            "telegram_index": index,
            "telegram_id": UserKey(raw).seal(str(telegram_id), "users", user_id, "telegram_id"),
            "language": _LANGUAGE,
            "rev": 0,
            "shown_rev": 0,
            "created_at": scope.now,
        }
        if scope.connection.execute(_ENROL[scope.dialect], fresh).rowcount:
            try:
                scope.keyring.keep(user_id, raw)
            except StorageError as error:
                scope.connection.execute(_ERASE, {"user_id": user_id})
                raise Unkept(error.code, "a new key cannot be kept") from None
            return user_id
        # Another process took them in between our look and our insert, and has committed.
        theirs: int = _ID.scalar(scope, {"telegram_index": index})
        return theirs

    def find(self, telegram_id: int) -> User | None:
        """The person with this Telegram id; None where there is none, or where what is stored of them does not open."""
        find, _ = _LOCKED[self._scope.writing]
        row = self._scope.connection.execute(
            find, {"telegram_index": self._scope.keyring.blind(telegram_id)}
        ).first()
        try:
            return None if row is None else self._user(row)
        except (Erased, Damaged):
            return None

    def get(self, user_id: int) -> User:
        """Raises StorageError storage.missing when there is no such user (any more)."""
        _, get = _LOCKED[self._scope.writing]
        row = self._scope.connection.execute(get, {"user_id": user_id}).first()
        if row is None:
            raise StorageError("storage.missing", "no such user")
        return self._user(row)

    def behind(self) -> list[int]:
        """Ids of those whose screen is older than their conversation: a crash came between commit and message."""
        return list(self._scope.connection.execute(_BEHIND).scalars())

    def set_language(self, user: User, code: str) -> None:
        self._scope.connection.execute(_LANGUAGE_SET, {"user_id": user.id, "code": code})

    def next_rev(self, rev: int) -> int:
        """The revision that follows `rev` in this transaction."""
        return max(int(self._scope.now.timestamp() * 1000), rev + 1)

    def save_session(self, user: User, session: str, expected_rev: int) -> int:
        """Store the conversation; returns its new revision. Raises Conflict unless it is at `expected_rev`."""
        sealed = self._scope.keyring.get(user.id).seal(session, "users", user.id, "session")
        rev = self.next_rev(expected_rev)
        values = {"user_id": user.id, "expected_rev": expected_rev, "state": sealed, "next_rev": rev}
        if not _SAVE.changed(self._scope, values):
            raise Conflict("session")
        return rev

    def shown(self, user_id: int, rev: int, shown: str) -> None:
        """Note what is on the person's screen. A report older than the last one changes nothing."""
        sealed = self._scope.keyring.get(user_id).seal(shown, "users", user_id, "shown")
        _SHOWN.changed(self._scope, {"user_id": user_id, "seen_rev": rev, "screen": sealed})

    def erase(self, user: User) -> list[str]:
        """Destroy a person's key and delete their rows, those in quarantine too; returns the vault files to be deleted
        next.

        The key does not come back if the transaction fails: what was asked for is that nobody reads these rows
        again. The audit log stays; its random ids lead to nobody now.
        """
        connection = self._scope.connection
        index = connection.execute(_INDEX, {"user_id": user.id}).scalar()
        lives = [user.id, *connection.execute(_LIVES, {"telegram_index": index}).scalars()]
        blobs = []
        for user_id in lives:
            blobs += [name for (name,) in connection.execute(_BLOBS, {"user_id": user_id})]
            for share_id in connection.execute(_SHARES, {"user_id": user_id}).scalars().all():
                self._scope.keyring.shares.destroy(share_id)
            connection.execute(_ERASE, {"user_id": user_id})
            self._scope.keyring.destroy(user_id)
        return blobs

    def _user(self, row: Row[Any]) -> User:
        key = self._scope.keyring.get(row.id)
        return User(
            id=row.id,
            telegram_id=int(key.unseal(row.telegram_id, "users", row.id, "telegram_id")),
            language=row.language,
            session=key.unseal(row.session, "users", row.id, "session") if row.session else "",
            rev=row.rev,
            shown=key.unseal(row.shown, "users", row.id, "shown") if row.shown else "",
            shown_rev=row.shown_rev,
            created_at=row.created_at,
        )
