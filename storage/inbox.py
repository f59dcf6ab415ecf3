"""Updates that Telegram handed over, kept until they have been dealt with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, func, select, update

from storage import tables
from storage.errors import Damaged, StorageError
from storage.messages import sealed_numbers
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.tables import insert_or_skip
from storage.users import Fresh, Users

_t = tables.inbox.c
_once = ["bot_id", "update_id"]
_ACCEPT = Prepared(insert_or_skip(tables.inbox, _once, tells=_t.id))
_KEEP = Prepared(insert_or_skip(tables.inbox, _once))
_OLDEST = (
    select(tables.inbox)
    .where(_t.user_id == bindparam("user_id"), _t.done_at.is_(None))
    .order_by(_t.id)
    .limit(1)
)
_LOCKED = {False: _OLDEST, True: _OLDEST.with_for_update()}
_BODY = select(_t.body).where(_t.id == bindparam("row_id"))
_DONE = Prepared(
    update(tables.inbox)
    .where(_t.id == bindparam("row_id"), _t.done_at.is_(None))
    .values(done_at=bindparam("at"), body=b"")
)
_before = tables.inbox.alias()
_OLDER = (
    select(_before.c.id)
    .where(
        _before.c.user_id == bindparam("user"),
        _before.c.done_at.is_(None),
        _before.c.id < bindparam("row_id"),
    )
    .limit(1)
)
_TAKE = Prepared(
    update(tables.inbox)
    .where(_t.id == bindparam("row_id"), _t.done_at.is_(None), ~_OLDER.exists())
    .values(done_at=bindparam("at"), body=b"")
)
_known = exists().where(_t.bot_id == bindparam("bot"), _t.update_id == bindparam("number"))
_waits = exists().where(_before.c.user_id == bindparam("user"), _before.c.done_at.is_(None))
_FREE = Prepared(select((~(_known | _waits)).label("free")))
_NOTE = Prepared(update(tables.inbox).where(_t.id == bindparam("row_id")).values(body=bindparam("numbers")))
_WAITING = (
    select(_t.user_id)
    .join(tables.users, tables.users.c.id == _t.user_id)
    .where(
        _t.done_at.is_(None),
        tables.users.c.quarantined_index.is_(None),
        _t.received_at <= bindparam("since"),
    )
    .group_by(_t.user_id)
    .order_by(func.min(_t.id))
)
_FAILED = (
    update(tables.inbox)
    .where(_t.id == bindparam("row_id"))
    .values(attempts=_t.attempts + 1)
    .returning(_t.attempts)
)
# Rows come and go in the order of their ids, so only the first ones are looked at.
_DONE_FIRST = (
    select(_t.id, _t.done_at).where(_t.done_at.is_not(None)).order_by(_t.id).limit(bindparam("most"))
).subquery()
_PRUNE = delete(tables.inbox).where(
    _t.id.in_(select(_DONE_FIRST.c.id).where(_DONE_FIRST.c.done_at < bindparam("before")))
)


_EMPTY = update(tables.inbox).where(_t.id == bindparam("row_id")).values(body=b"")


class Overtaken(StorageError):
    """Something that this person sent before is still to be handled: another process has stored it."""

    def __init__(self) -> None:
        super().__init__("storage.overtaken", "an older update of this person waits")


@dataclass(frozen=True, slots=True)
class Row:
    """One update as it came; its body is empty where it could not be read and lies in quarantine. `attempts` counts the
    times that handling it has failed; `holder` is the process that had the person's lane last when it came."""

    id: int
    bot_id: int
    update_id: int
    user_id: int
    body: bytes
    received_at: datetime
    attempts: int
    holder: int = 0


class Inbox:
    """Accepted once by (bot, update id), handled in the order of arrival per person.

    What is handled stays for a while without its body, to recognise a repetition. In place of the body are the numbers
    of the messages that the chat held by then, for as long as they can be deleted: `Messages` reads them.
    """

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def accept(
        self,
        bot_id: int,
        update_id: int,
        telegram_id: int,
        body: bytes,
        ready: Mapping[int, Fresh] | None = None,
    ) -> Row | None:
        """Keep an update; None when it is here already. Enrols its sender, with a key that was made `ready` or one of
        its own; raises as `Users.known` does."""
        scope = self._scope
        user_id, holder = Users(scope).known(telegram_id, ready)
        values = {
            "bot_id": bot_id,
            "update_id": update_id,
            "user_id": user_id,
            "body": scope.keyring.get(user_id).seal_bytes(body, "inbox", bot_id, update_id, "body"),
            "attempts": 0,
            "received_at": scope.now,
        }
        row_id = _ACCEPT.added(scope, values)
        if row_id is None:
            return None
        return Row(row_id, bot_id, update_id, user_id, body, scope.now, attempts=0, holder=holder)

    def must_be_next(self, bot_id: int, update_id: int, user_id: int) -> None:
        """An update that just came may be handled now if it is not here already, and nothing that the person sent
        before is still to be handled. Otherwise Conflict is raised, now or before anything is read or destroyed."""
        values = {"bot": bot_id, "number": update_id, "user": user_id}
        _FREE.later(self._scope, values, "inbox")

    def keep(
        self, bot_id: int, update_id: int, user_id: int, received_at: datetime, numbers: Iterable[int]
    ) -> None:
        """Keep an update that this very transaction has handled (see `must_be_next`), with the messages that it and the
        screen before it were. Conflict is raised, now or before the unit of work ends, where it is here by now."""
        scope = self._scope
        values = {
            "bot_id": bot_id,
            "update_id": update_id,
            "user_id": user_id,
            "body": sealed_numbers(scope, user_id, update_id, numbers),
            "attempts": 0,
            "received_at": received_at,
            "done_at": scope.now,
        }
        _KEEP.later(scope, values, "inbox")

    def note(self, row: Row, numbers: Iterable[int]) -> None:
        """Note the messages that an update and the screen before it were."""
        sealed = sealed_numbers(self._scope, row.user_id, row.update_id, numbers)
        _NOTE.later(self._scope, {"row_id": row.id, "numbers": sealed})

    def oldest(self, user_id: int) -> Row | None:
        """The update to handle next for this person; one that does not open goes into quarantine first. Raises Damaged
        or Erased when the person's key does not open."""
        scope, key = self._scope, self._scope.keyring.get(user_id)
        row = scope.connection.execute(_LOCKED[scope.writing], {"user_id": user_id}).first()
        if row is None:
            return None
        body = row.body
        if body:
            try:
                body = key.unseal_bytes(body, "inbox", row.bot_id, row.update_id, "body")
            except Damaged as error:
                self.put_aside(row.id, user_id, error.code)
                body = b""
        return Row(row.id, row.bot_id, row.update_id, user_id, body, row.received_at, row.attempts)

    def put_aside(self, row_id: int, user_id: int, code: str) -> None:
        """An update that cannot be read goes into quarantine, and is still to be answered."""
        this = {"row_id": row_id}
        body = self._scope.connection.execute(_BODY, this).scalar()
        Quarantine(self._scope).put(user_id, code, "inbox", [row_id], "body", body)
        if self._scope.writing:
            self._scope.connection.execute(_EMPTY, this)

    def done(self, row_id: int) -> bool:
        """Mark as handled and empty the body; False when it was handled before, or is gone with its person.

        The row stays for a while, to recognise a repetition.
        """
        return bool(_DONE.changed(self._scope, {"row_id": row_id, "at": self._scope.now}))

    def take(self, row: Row) -> bool:
        """`done` for the update that is to be handled now. Raises Overtaken where it is not the oldest that waits,
        which can only be where several processes take updates in."""
        if self._scope.dialect == "sqlite":
            return self.done(row.id)
        this = {"row_id": row.id, "user": row.user_id}
        if _TAKE.changed(self._scope, this | {"at": self._scope.now}):
            return True
        if self._scope.connection.execute(_OLDER, this).first() is not None:
            raise Overtaken
        return False

    def waiting(self, since: timedelta = timedelta()) -> list[int]:
        """Ids of the people with updates to handle that came so long ago at least, the longest waiting first."""
        return list(self._scope.connection.execute(_WAITING, {"since": self._scope.now - since}).scalars())

    def failed(self, row_id: int) -> int:
        """Count a failed attempt; returns how many there were."""
        attempts = self._scope.connection.execute(_FAILED, {"row_id": row_id}).scalar()
        if attempts is None:
            raise StorageError("storage.missing", "no such update")
        return int(attempts)

    def prune(self, before: datetime, most: int) -> int:
        """Drop at most so many updates handled before a moment; returns how many. Telegram keeps none beyond 24
        hours."""
        return self._scope.connection.execute(_PRUNE, {"before": before, "most": most}).rowcount
