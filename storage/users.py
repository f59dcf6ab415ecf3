"""People: who they are to Telegram, and where they are in the conversation."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, case, delete, exists, or_, select, update

from storage import tables
from storage.errors import Damaged, Erased, StorageError
from storage.holds import ENDS
from storage.keys import UserKey
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.review_tables import shares
from storage.scope import Scope

_t = tables.users.c
_known = _t.telegram_index == bindparam("telegram_index")
_FIND = Prepared(select(tables.users).where(_known), locks=True)
_GET = Prepared(select(tables.users).where(_t.id == bindparam("user_id")), locks=True)
_BEHIND = (
    select(_t.id)
    .where(_t.shown_rev < _t.rev, _t.quarantined_index.is_(None))
    # Who left in a hurry is shown the neutral screen, once, and nothing else.
    .where(or_(_t.left_rev.is_(None), _t.shown_rev < _t.left_rev))
    .order_by(_t.created_at)
)
_ACTIVE = (
    select(_t.id)
    .where(_t.rev.between(bindparam("first"), bindparam("last")), _t.shown_rev >= _t.rev)
    .where(_t.left_rev.is_(None), _t.quarantined_index.is_(None))
    .order_by(_t.id)
)
_LEFT_SET = update(tables.users).where(_t.id == bindparam("user_id")).values(left_rev=bindparam("left"))
_LEFT = select(_t.left_rev).where(_t.id == bindparam("user_id"))
_PRIVACY_SET = update(tables.users).where(_t.id == bindparam("user_id")).values(privacy=bindparam("wishes"))
_FORGET_SCREENS = update(tables.users).where(_t.shown_rev >= _t.rev).values(shown_rev=_t.rev + 1)
_LANGUAGE_SET = update(tables.users).where(_t.id == bindparam("user_id")).values(language=bindparam("code"))
_save = (
    update(tables.users)
    .where(_t.id == bindparam("user_id"), _t.rev == bindparam("expected_rev"))
    .values(session=bindparam("state"), rev=bindparam("next_rev"))
)
_hold: dict[str, Any] = {"held_until": ENDS}
_screen: dict[str, Any] = {"shown": bindparam("screen")}
_SAVE = {
    (False, False): Prepared(_save),
    (True, False): Prepared(_save.values(_screen)),
    (False, True): Prepared(_save.where(_t.held_by == bindparam("me")).values(_hold)),
    (True, True): Prepared(_save.where(_t.held_by == bindparam("me")).values(_hold | _screen)),
}
"""By whether what is on the screen is noted too, and whether the lane is held with it."""
_shown = (
    update(tables.users)
    .where(_t.id == bindparam("user_id"), _t.shown_rev <= bindparam("seen_rev"))
    .values(shown=bindparam("screen"), shown_rev=bindparam("seen_rev"))
)
# Whoever notes it late, since it has hung, may not have the lane any more.
_still_held = case((_t.held_by != bindparam("me"), _t.held_until))
_SHOWN = Prepared(
    {"sqlite": _shown, "postgresql": _shown.values(held_until=_still_held)},
    replaces=("user_id",),
)
_ERASE = delete(tables.users).where(_t.id == bindparam("user_id"))
_other = tables.evidence.alias()
_BLOBS = select(tables.evidence.c.blob).where(
    tables.evidence.c.user_id == bindparam("user_id"),
    tables.evidence.c.blob.is_not(None),
    # A file that was handed over stays for whoever has it now.
    ~exists().where(_other.c.blob == tables.evidence.c.blob, _other.c.user_id != bindparam("user_id")),
)
_SHARES = select(shares.c.id).where(shares.c.user_id == bindparam("user_id"), shares.c.state != "ended")
_INDEX = select(_t.telegram_index).where(_t.id == bindparam("user_id"))
_LIVES = select(_t.id).where(_t.quarantined_index == bindparam("telegram_index"))
_OWE = update(tables.users).where(_t.id == bindparam("user_id")).values(rev=bindparam("next_rev"))
_SESSION = select(_t.session).where(_t.id == bindparam("user_id"))
_EMPTY = {
    column: update(tables.users).where(_t.id == bindparam("user_id")).values({column: None})
    for column in ("session", "shown", "privacy")
}


class User(NamedTuple):
    """A person. `session` is the conversation at revision `rev`, `shown` the screen as of `shown_rev`; `left_rev` the
    revision at which they left in a hurry, if they did; `privacy` their wishes.

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
    left_rev: int | None = None
    privacy: str = ""

    @property
    def away(self) -> bool:
        """Whether nothing may be sent to them of its own accord, because they left in a hurry."""
        return self.left_rev is not None


class Users:
    """The Telegram id is stored twice, never in the clear: blinded to find by, sealed to write to."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def find(self, telegram_id: int) -> User | None:
        """The person with this Telegram id; None where there is none, or where what is stored of them does not open."""
        rows = _FIND.all(self._scope, {"telegram_index": self._scope.keyring.blind(telegram_id)})
        try:
            return self._user(rows[0]) if rows else None
        except (Erased, Damaged):
            return None

    def get(self, user_id: int) -> User:
        """Raises StorageError storage.missing when there is no such user (any more)."""
        rows = _GET.all(self._scope, {"user_id": user_id})
        if not rows:
            raise StorageError("storage.missing", "no such user")
        return self._user(rows[0])

    def behind(self) -> list[int]:
        """Ids of those whose screen is older than their conversation: a crash came between commit and message."""
        return list(self._scope.connection.execute(_BEHIND).scalars())

    def active(self, first: datetime, last: datetime) -> list[int]:
        """Ids of those whose last turn was between two moments, who have seen what came of it, and have not left in a
        hurry."""
        bounds = {"first": int(first.timestamp() * 1000), "last": int(last.timestamp() * 1000)}
        return list(self._scope.connection.execute(_ACTIVE, bounds).scalars())

    def put_session_aside(self, user_id: int, code: str) -> None:
        """A conversation that cannot be read goes into quarantine: the person begins at the beginning."""
        body = self._scope.connection.execute(_SESSION, {"user_id": user_id}).scalar()
        Quarantine(self._scope).put(user_id, code, "users", [user_id], "session", body)
        if self._scope.writing:
            self._scope.connection.execute(_EMPTY["session"], {"user_id": user_id})

    def owe_screen(self, user_id: int) -> None:
        """Something changed beside the conversation: the screen is out of date, also after a restart."""
        self._scope.connection.execute(
            _OWE, {"user_id": user_id, "next_rev": self.next_rev(self.get(user_id).rev)}
        )

    def forget_screens(self) -> None:
        """Nobody's chat is known: an older backup was put back, and it may show what came after it. A screen that is
        newer than its conversation says so."""
        self._scope.connection.execute(_FORGET_SCREENS)

    def set_language(self, user: User, code: str) -> None:
        self._scope.connection.execute(_LANGUAGE_SET, {"user_id": user.id, "code": code})

    def leave(self, user: User) -> int:
        """The person leaves in a hurry, with this turn; returns the revision at which they did."""
        rev = self.next_rev(user.rev)
        self._scope.connection.execute(_LEFT_SET, {"user_id": user.id, "left": rev})
        return rev

    def come_back(self, user: User) -> None:
        """The person asks to go on."""
        self._scope.connection.execute(_LEFT_SET, {"user_id": user.id, "left": None})

    def is_away(self, user_id: int) -> bool:
        """Whether they left in a hurry and have not come back."""
        return self._scope.connection.execute(_LEFT, {"user_id": user_id}).scalar() is not None

    def set_privacy(self, user: User, wishes: str) -> None:
        sealed = self._scope.keyring.get(user.id).seal(wishes, "users", user.id, "privacy")
        self._scope.connection.execute(_PRIVACY_SET, {"user_id": user.id, "wishes": sealed})

    def next_rev(self, rev: int) -> int:
        """The revision that follows `rev` in this transaction."""
        return max(int(self._scope.now.timestamp() * 1000), rev + 1)

    def save_session(self, user: User, session: str, expected_rev: int, shown: str | None = None) -> int:
        """Store the conversation; returns its new revision. With it the lane is held, where that is still to be done
        (`holds.py`). Conflict is raised, now or before the unit of work ends, unless it is at `expected_rev`.

        shown  what is known of the person's screen by now, where that is more than before; the screen stays as it is
        """
        seal = self._scope.keyring.get(user.id).seal
        rev = self.next_rev(expected_rev)
        values = {
            "user_id": user.id,
            "expected_rev": expected_rev,
            "state": seal(session, "users", user.id, "session"),
            "next_rev": rev,
        }
        if shown is not None:
            values["screen"] = seal(shown, "users", user.id, "shown")
        take_in, fresh = self._scope.held_back.pop(("users", user.id), (None, {}))
        if take_in is not None:
            theirs = {"their_session": values["state"], "their_rev": rev, "their_shown": values.get("screen")}
            take_in(self._scope, fresh | theirs)
            return rev
        holds = (lane := self._scope.lane) is not None and lane.user_id == user.id
        if lane is not None and holds:
            self._scope.lane = None
            values |= {"me": self._scope.process, "lasts": lane.lasts}
        _SAVE[shown is not None, holds].later(self._scope, values, "session")
        return rev

    def shown(self, user_id: int, rev: int, shown: str) -> None:
        """Note what is on the person's screen; with that the hold of their lane ends (`holds.py`). A report older than
        the last one changes nothing."""
        sealed = self._scope.keyring.get(user_id).seal(shown, "users", user_id, "shown")
        values = {"user_id": user_id, "seen_rev": rev, "screen": sealed}
        if self._scope.dialect != "sqlite":
            values["me"] = self._scope.process
        _SHOWN.later(self._scope, values)

    def erase(self, user: User) -> list[str]:
        """Destroy a person's key and delete their rows, those in quarantine too; returns the vault files to be deleted
        next.

        The key does not come back if the transaction fails: what was asked for is that nobody reads these rows
        again. Where a key cannot be destroyed for now, StorageError says so, and no row is deleted. The audit log
        stays; its random ids lead to nobody now.
        """
        connection = self._scope.connection
        index = connection.execute(_INDEX, {"user_id": user.id}).scalar()
        lives = [*connection.execute(_LIVES, {"telegram_index": index}).scalars(), user.id]
        for user_id in lives:
            self._scope.keyring.destroy(user_id)
        blobs = []
        for user_id in lives:
            blobs += [name for (name,) in connection.execute(_BLOBS, {"user_id": user_id})]
            for share_id in connection.execute(_SHARES, {"user_id": user_id}).scalars().all():
                self._scope.keyring.shares.destroy(share_id)
            connection.execute(_ERASE, {"user_id": user_id})
        return blobs

    def _user(self, row: Row[Any]) -> User:
        """Raises Damaged where it is not known any more where to write to them (`Recovery.mend`)."""
        key = self._scope.keyring.get(row.id)
        return User(
            id=row.id,
            telegram_id=int(key.unseal(row.telegram_id, "users", row.id, "telegram_id")),
            language=row.language,
            session=self._opened(row, key, "session"),
            rev=row.rev,
            shown=self._opened(row, key, "shown"),
            shown_rev=row.shown_rev,
            created_at=row.created_at,
            left_rev=row.left_rev,
            privacy=self._opened(row, key, "privacy"),
        )

    def _opened(self, row: Row[Any], key: UserKey, column: str) -> str:
        """A sealed column; one that does not open goes into quarantine and counts as empty."""
        body = getattr(row, column)
        try:
            return key.unseal(body, "users", row.id, column) if body else ""
        except Damaged as error:
            Quarantine(self._scope).put(row.id, error.code, "users", [row.id], column, body)
            if self._scope.writing:
                self._scope.connection.execute(_EMPTY[column], {"user_id": row.id})
            return ""
