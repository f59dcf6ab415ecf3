"""People: who they are to Telegram, and where they are in the conversation."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Interval, Row, bindparam, case, delete, exists, func, null, or_, select, update

from storage import tables
from storage.by_dialect import ByDialect
from storage.errors import Damaged, Erased, Newcomer, StorageError, Unkept
from storage.heads import Heads
from storage.keys import Keyring, UserKey
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.reblinding import aside_of
from storage.review_tables import shares
from storage.scope import Scope
from storage.tables import insert_or_skip

_LANGUAGE = "uk"
# Fits a JSON number, and a collision among a million people is less likely than one in ten thousand.
_ID_BITS = 53

_t = tables.users.c
_known = _t.telegram_index == bindparam("telegram_index")
# Locked, so that what two processes take in of one person at once gets its numbers in the order of their commits. On
# SQLite nobody else has had the lane, and would be looked for behind all that is sealed in the row.
_ID = Prepared(
    {
        "sqlite": select(_t.id, null().label("held_by")).where(_known),
        "postgresql": select(_t.id, _t.held_by).where(_known).with_for_update(),
    }
)
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
_ENROL = Prepared(insert_or_skip(tables.users, ["telegram_index"]))
_TAKEN = (
    "id",
    "telegram_index",
    "telegram_id",
    "language",
    "rev",
    "shown_rev",
    "created_at",
    "session",
    "shown",
)


def _taken_in(dialect: str, insert: Any) -> Any:
    """Somebody new with what their first turn stores, in this process's hands."""
    values = {name: bindparam(f"their_{name}", type_=_t[name].type) for name in _TAKEN}
    if dialect != "sqlite":
        values |= {"held_by": bindparam("me", type_=_t.held_by.type)} | _hold
    return insert(tables.users).values(values).on_conflict_do_nothing(index_elements=["telegram_index"])


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
_hold: dict[str, Any] = {"held_until": func.clock_timestamp() + bindparam("lasts", type_=Interval)}
_screen: dict[str, Any] = {"shown": bindparam("screen")}
_SAVE = {
    (False, False): Prepared(_save),
    (True, False): Prepared(_save.values(_screen)),
    (False, True): Prepared(_save.where(_t.held_by == bindparam("me")).values(_hold)),
    (True, True): Prepared(_save.where(_t.held_by == bindparam("me")).values(_hold | _screen)),
}
"""By whether what is on the screen is noted too, and whether the lane is held with it."""
_TAKE_IN = Prepared(ByDialect(_taken_in))
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
_THERE = select(exists().where(_t.id == bindparam("user_id")))
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
_QUARANTINE = (
    update(tables.users)
    .where(_t.id == bindparam("user_id"))
    .values(telegram_index=bindparam("aside"), quarantined_index=_t.telegram_index)
)


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


class Fresh(NamedTuple):
    """The id and the key of somebody new."""

    id: int
    key: bytes


def fresh_keys(keyring: Keyring, people: Iterable[int]) -> dict[int, Fresh]:
    """A durable key for each of these newcomers. Raises Unkept, and none of them has one."""
    made = {person: Fresh(secrets.randbits(_ID_BITS), keyring.mint()) for person in people}
    try:
        keyring.keep({fresh.id: fresh.key for fresh in made.values()})
    except StorageError as error:
        raise Unkept(error.code, "a new key cannot be kept") from None
    return made


class Users:
    """The Telegram id is stored twice, never in the clear: blinded to find by, sealed to write to."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def enrol(self, telegram_id: int) -> User:
        """Find a person, or take them in with a key of their own."""
        return self.get(self.identify(telegram_id))

    def identify(self, telegram_id: int, ready: Mapping[int, Fresh] | None = None) -> int:
        """The id of a person, taken in when new: `enrol` for who needs no more than the id. Raises as `known` does."""
        return self.known(telegram_id, ready)[0]

    def known(self, telegram_id: int, ready: Mapping[int, Fresh] | None = None) -> tuple[int, int]:
        """The id of a person, and the number of the process that had their lane last, 0 for none (`holds.py`).

        `ready` holds keys made durable before, by the Telegram id of the newcomer; without it a key is made here, which
        waits for the disk. One that turns out not to be needed is taken back. Raises Newcomer where one is needed and
        not there, and Unkept where their key can neither be read nor kept for now; nothing is written then.
        """
        scope, index = self._scope, self._scope.keyring.blind(telegram_id)
        row = _ID.first(scope, {"telegram_index": index})
        if row is None:
            return self._take_in(telegram_id, index, *self._new_key(telegram_id, ready)), 0
        known, holder = row
        try:
            scope.keyring.get(known)
            if ready and telegram_id in ready:
                self.take_back(ready[telegram_id])
            return known, holder or 0
        except Erased:  # rows that an erasure could not reach; the person comes back as a new one
            fresh = self._new_key(telegram_id, ready)
            scope.connection.execute(_ERASE, {"user_id": known})
            return self._take_in(telegram_id, index, *fresh), 0
        except Damaged as error:
            fresh = self._new_key(telegram_id, ready)
            # The rows wait for their key under another index, and the person can be found anew.
            aside = aside_of(index, known)
            scope.connection.execute(_QUARANTINE, {"user_id": known, "aside": aside})
            user_id = self._take_in(telegram_id, index, *fresh)
            Quarantine(scope).put(user_id, error.code, "users", [known], "key")
            return user_id, 0
        except StorageError as error:
            raise Unkept(error.code, "the key store is out of reach") from None

    def _new_key(self, telegram_id: int, ready: Mapping[int, Fresh] | None) -> Fresh:
        """An id and a key for somebody new, durable before anything is written with it."""
        if ready is None:
            return fresh_keys(self._scope.keyring, [telegram_id])[telegram_id]
        # One that was made for an attempt of before may have been used in it after all, and destroyed since.
        if telegram_id not in ready or not self._scope.keyring.opens(ready[telegram_id].id):
            raise Newcomer
        return ready[telegram_id]

    def take_back(self, *keys: Fresh) -> None:
        """Keys that were made for people who were taken in with others meanwhile. One that somebody has stays."""
        for key in keys:
            if not self._scope.connection.execute(_THERE, {"user_id": key.id}).scalar():
                self._scope.keyring.drop(key.id)

    def _take_in(self, telegram_id: int, index: bytes, user_id: int, raw: bytes) -> int:
        scope = self._scope
        fresh = {
            "id": user_id,
            "telegram_index": index,
            "telegram_id": UserKey(raw).seal(str(telegram_id), "users", user_id, "telegram_id"),
            "language": _LANGUAGE,
            "rev": 0,
            "shown_rev": 0,
            "created_at": scope.now,
        }
        if _ENROL.changed(scope, fresh):
            return user_id
        # They were taken in between our look and our insert, by another process or by an attempt of ours of which we
        # had not heard, and that is committed.
        self.take_back(Fresh(user_id, raw))
        theirs: int | None = _ID.scalar(scope, {"telegram_index": index})
        if theirs is None:  # and erased again since: whoever asks comes once more, as somebody new
            raise Newcomer
        return theirs

    def take_in(self, telegram_id: int, ready: Fresh, lasts: timedelta) -> User:
        """Somebody new, with the key that was made ready, and their lane in hand for so long. What their first turn
        stores goes with it (`save_session`). Conflict is raised, now or before the unit of work ends, where somebody of
        this Telegram id is here."""
        scope, index = self._scope, self._scope.keyring.blind(telegram_id)
        user = User(ready.id, telegram_id, _LANGUAGE, "", 0, "", 0, scope.now)
        values: dict[str, Any] = {
            "their_id": user.id,
            "their_telegram_index": index,
            "their_telegram_id": UserKey(ready.key).seal(str(telegram_id), "users", user.id, "telegram_id"),
            "their_language": user.language,
            "their_rev": 0,
            "their_shown_rev": 0,
            "their_created_at": user.created_at,
            "their_session": None,
            "their_shown": None,
        }
        if scope.dialect == "sqlite":
            _take_in(scope, values)
        else:
            values |= {"me": scope.process, "lasts": lasts}
            scope.held_back["users", user.id] = _take_in, values
        scope.people[user.id] = ()
        Heads.of(scope, user.id).none()
        return user

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


def _take_in(scope: Scope, values: dict[str, Any]) -> None:
    _TAKE_IN.later(scope, values, "newcomer")
