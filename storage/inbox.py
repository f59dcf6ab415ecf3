"""Updates that Telegram handed over, kept until they have been dealt with."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, exists, func, select, tuple_, update

from storage import tables
from storage.columns import UNREAD
from storage.errors import Damaged, Newcomer, StorageError
from storage.newcomers import Fresh, Newcomers
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.tables import insert_or_skip

_t, _h = tables.inbox.c, tables.handled.c
_before = tables.inbox.alias()
_known = exists().where(_h.bot_id == bindparam("bot_id"), _h.update_id == bindparam("update_id"))
_ACCEPTED = ("bot_id", "update_id", "user_id", "body", "attempts", "received_at")
# Its sender's row is locked, so whoever takes an update in sees what came of it elsewhere.
_ACCEPT = Prepared(
    insert_or_skip(
        tables.inbox,
        ["bot_id", "update_id"],
        tells=_t.id,
        source=(
            _ACCEPTED,
            select(*(bindparam(name, type_=_t[name].type) for name in _ACCEPTED)).where(~_known),
        ),
    )
)
_KEEP = Prepared(insert_or_skip(tables.handled, ["bot_id", "update_id"]))
_waits = exists().where(_before.c.user_id == bindparam("user"))
_REPEATED = Prepared(select(_known.label("repeated")))
_here = exists().where(tables.users.c.telegram_index == bindparam("index"))
_strange: tuple[Any, ...] = (_here.label("here"), _known.label("repeated"))
_STRANGE = Prepared(select(*_strange))
_FREE = Prepared(select((~(_known | _waits)).label("free")))
_OLDEST = select(tables.inbox).where(_t.user_id == bindparam("user_id")).order_by(_t.id).limit(1)
_LOCKED = {False: _OLDEST, True: _OLDEST.with_for_update()}
_BODY = select(_t.body).where(_t.id == bindparam("row_id"))
_DONE = Prepared(delete(tables.inbox).where(_t.id == bindparam("row_id")))
_OLDER = (
    select(_before.c.id)
    .where(_before.c.user_id == bindparam("user"), _before.c.id < bindparam("row_id"))
    .limit(1)
)
_TAKE = Prepared(delete(tables.inbox).where(_t.id == bindparam("row_id"), ~_OLDER.exists()))
_WAITING = (
    select(_t.user_id)
    .join(tables.users, tables.users.c.id == _t.user_id)
    .where(tables.users.c.quarantined_index.is_(None), _t.received_at <= bindparam("since"))
    .group_by(_t.user_id)
    .order_by(func.min(_t.id))
)
_FAILED = (
    update(tables.inbox)
    .where(_t.id == bindparam("row_id"))
    .values(attempts=_t.attempts + 1)
    .returning(_t.attempts)
)
_EMPTY = update(tables.inbox).where(_t.id == bindparam("row_id")).values(body=b"")
_place = tuple_(_h.bot_id, _h.update_id)
_AHEAD = _place > tuple_(bindparam("bot"), bindparam("number"))
_LAST = (
    select(_h.bot_id, _h.update_id)
    .where(_AHEAD)
    .order_by(_h.bot_id, _h.update_id)
    .offset(bindparam("before_it"))
    .limit(1)
)
_FORGET = delete(tables.handled).where(_AHEAD, _h.day < bindparam("since"))
_FORGET_UPTO = _FORGET.where(_place <= tuple_(bindparam("last_bot"), bindparam("last_number")))


class Overtaken(StorageError):
    """Something that this person sent before is still to be handled: another process has stored it."""

    def __init__(self) -> None:
        super().__init__("storage.overtaken", "an older update of this person waits")


class Row(NamedTuple):
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

    Of what is handled only that it was is kept for a while, to recognise a repetition.
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
        its own; raises as `Newcomers.known` does. By the repetition of what had somebody erased nobody is a
        newcomer."""
        scope = self._scope
        if scope.opening is not None and not ready:
            index = scope.keyring.blind(telegram_id)
            which = {"index": index, "bot_id": bot_id, "update_id": update_id}
            here, repeated = _STRANGE.asked(scope, which)
            if not here:
                if repeated:
                    return None
                raise Newcomer
        if ready and telegram_id in ready and self._repeated(bot_id, update_id):
            # Handled elsewhere while the key was made; whoever sent it may be gone by now.
            Newcomers(scope).take_back(ready[telegram_id])
            return None
        try:
            user_id, holder = Newcomers(scope).known(telegram_id, ready)
        except Newcomer:
            if self._repeated(bot_id, update_id):
                return None
            raise
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
        values = {"bot_id": bot_id, "update_id": update_id, "user": user_id}
        _FREE.later(self._scope, values, "inbox")

    def keep(self, bot_id: int, update_id: int) -> None:
        """Note an update that this very transaction has handled without storing it (see `must_be_next`). Conflict is
        raised, now or before the unit of work ends, where another has."""
        _KEEP.later(self._scope, self._handled(bot_id, update_id), "inbox")

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

    def done(self, row: Row) -> bool:
        """Note that an update was handled; False when it was before, or is gone with its person."""
        return self._note(row, _DONE.changed(self._scope, {"row_id": row.id}))

    def take(self, row: Row) -> bool:
        """`done` for the update that is to be handled now. Raises Overtaken where it is not the oldest that waits,
        which can only be where several processes take updates in."""
        if self._scope.dialect == "sqlite":
            return self.done(row)
        this = {"row_id": row.id, "user": row.user_id}
        if self._note(row, _TAKE.changed(self._scope, this)):
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

    def prune(
        self, before: datetime, after: tuple[int, int] = (0, 0), most: int = 1000
    ) -> tuple[int, int] | None:
        """Forget what was handled on a day before that of a moment, among so many updates that follow one, by bot and
        number; returns the last of these, None where there are no more. Telegram keeps none beyond 24 hours."""
        connection = self._scope.connection
        values = {"bot": after[0], "number": after[1], "since": _day(before)}
        last = connection.execute(_LAST, values | {"before_it": most - 1}).first()
        if last is None:
            connection.execute(_FORGET, values)
            return None
        connection.execute(_FORGET_UPTO, values | {"last_bot": last.bot_id, "last_number": last.update_id})
        return last.bot_id, last.update_id

    def _note(self, row: Row, taken: int) -> bool:
        """What was handled in another process while this one stored it (see `must_be_next`) is handled."""
        return bool(taken and _KEEP.changed(self._scope, self._handled(row.bot_id, row.update_id)))

    def _repeated(self, bot_id: int, update_id: int) -> bool:
        return bool(_REPEATED.scalar(self._scope, {"bot_id": bot_id, "update_id": update_id}))

    def _handled(self, bot_id: int, update_id: int) -> dict[str, Any]:
        return {"bot_id": bot_id, "update_id": update_id, "day": _day(self._scope.now)}


def _day(moment: datetime) -> int:
    return (moment - UNREAD).days
