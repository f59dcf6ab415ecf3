"""Newcomers: how somebody is taken in, with a key of their own that is durable before anything is sealed with it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, exists, null, select, update

from storage import tables
from storage.by_dialect import ByDialect
from storage.errors import Damaged, Erased, Newcomer, StorageError, Unkept
from storage.heads import Heads
from storage.holds import ENDS
from storage.keys import Keyring, UserKey
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.reblinding import aside_of
from storage.scope import Scope
from storage.tables import insert_or_skip
from storage.users import User, Users

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
_ENROL = Prepared(insert_or_skip(tables.users, ["telegram_index"]))
_TAKEN = (
    "id", "telegram_index", "telegram_id", "language", "rev", "shown_rev", "created_at", "session", "shown",
)  # fmt: skip


def _taken_in(dialect: str, insert: Any) -> Any:
    """Somebody new with what their first turn stores, in this process's hands."""
    values: dict[str, Any] = {name: bindparam(f"their_{name}", type_=_t[name].type) for name in _TAKEN}
    if dialect != "sqlite":
        values |= {"held_by": bindparam("me", type_=_t.held_by.type), "held_until": ENDS}
    return insert(tables.users).values(values).on_conflict_do_nothing(index_elements=["telegram_index"])


_TAKE_IN = Prepared(ByDialect(_taken_in))
_THERE = select(exists().where(_t.id == bindparam("user_id")))
_ERASE = delete(tables.users).where(_t.id == bindparam("user_id"))
_QUARANTINE = (
    update(tables.users)
    .where(_t.id == bindparam("user_id"))
    .values(telegram_index=bindparam("aside"), quarantined_index=_t.telegram_index)
)


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


class Newcomers:
    """Whoever writes for the first time; whoever has written before is found."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def enrol(self, telegram_id: int) -> User:
        """Find a person, or take them in with a key of their own."""
        return Users(self._scope).get(self.identify(telegram_id))

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
            return self._enter(telegram_id, index, self._new_key(telegram_id, ready)), 0
        known, holder = row
        try:
            scope.keyring.get(known)
            if ready and telegram_id in ready:
                self.take_back(ready[telegram_id])
            return known, holder or 0
        except Erased:  # rows that an erasure could not reach; the person comes back as a new one
            fresh = self._new_key(telegram_id, ready)
            scope.connection.execute(_ERASE, {"user_id": known})
            return self._enter(telegram_id, index, fresh), 0
        except Damaged as error:
            fresh = self._new_key(telegram_id, ready)
            # The rows wait for their key under another index, and the person can be found anew.
            aside = aside_of(index, known)
            scope.connection.execute(_QUARANTINE, {"user_id": known, "aside": aside})
            user_id = self._enter(telegram_id, index, fresh)
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

    def _enter(self, telegram_id: int, index: bytes, fresh: Fresh) -> int:
        scope = self._scope
        if _ENROL.changed(scope, self._row(telegram_id, index, fresh)):
            return fresh.id
        # They were taken in between our look and our insert, by another process or by an attempt of ours of which we
        # had not heard, and that is committed.
        self.take_back(fresh)
        theirs: int | None = _ID.scalar(scope, {"telegram_index": index})
        if theirs is None:  # and erased again since: whoever asks comes once more, as somebody new
            raise Newcomer
        return theirs

    def take_in(self, telegram_id: int, ready: Fresh, lasts: timedelta) -> User:
        """Somebody new, with the key that was made ready, and their lane in hand for so long. What their first turn
        stores goes with it (`Users.save_session`). Conflict is raised, now or before the unit of work ends, where
        somebody of this Telegram id is here."""
        scope, index = self._scope, self._scope.keyring.blind(telegram_id)
        user = User(ready.id, telegram_id, _LANGUAGE, "", 0, "", 0, scope.now)
        row = self._row(telegram_id, index, ready) | {"session": None, "shown": None}
        values: dict[str, Any] = {f"their_{name}": value for name, value in row.items()}
        if scope.dialect == "sqlite":
            _put_off(scope, values)
        else:
            values |= {"me": scope.process, "lasts": lasts}
            scope.held_back["users", user.id] = _put_off, values
        scope.people[user.id] = ()
        Heads.of(scope, user.id).none()
        return user

    def _row(self, telegram_id: int, index: bytes, fresh: Fresh) -> dict[str, Any]:
        """What is stored of somebody of whom nothing is known yet."""
        return {
            "id": fresh.id,
            "telegram_index": index,
            "telegram_id": UserKey(fresh.key).seal(str(telegram_id), "users", fresh.id, "telegram_id"),
            "language": _LANGUAGE,
            "rev": 0,
            "shown_rev": 0,
            "created_at": self._scope.now,
        }


def _put_off(scope: Scope, values: dict[str, Any]) -> None:
    _TAKE_IN.later(scope, values, "newcomer")
