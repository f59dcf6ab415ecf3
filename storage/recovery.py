"""Going on after damage: rows that do not open, keys that are there again, claims handed over to another key."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select, update

from storage import marks, mending, tables
from storage.adoption import Adoption
from storage.errors import Damaged, Erased
from storage.jobs import WAITING
from storage.keys import UserKey
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.shares import Shares

_u = tables.users.c
_WHERE = select(_u.telegram_id).where(_u.id == bindparam("user_id")).with_for_update()
# In no order: by their id SQLite would look at everybody, at each start, for the few there are.
_QUARANTINED = select(_u.id, _u.quarantined_index).where(_u.quarantined_index.is_not(None))
_FOUND_BY = (
    select(_u.id, _u.telegram_index, _u.telegram_id)
    .where(_u.id > bindparam("after"), _u.quarantined_index.is_(None))
    .order_by(_u.id)
    .limit(bindparam("most"))
)
_CURRENT = select(_u.id).where(_u.telegram_index == bindparam("telegram_index"))
_mine = update(tables.users).where(_u.id == bindparam("user_id"))
_RETURN = _mine.values(telegram_index=_u.quarantined_index, quarantined_index=None)
_e, _j = tables.evidence.c, tables.jobs.c
_BLOBS = select(_e.blob).where(_e.user_id == bindparam("user_id"), _e.blob.is_not(None))
_DUE = (
    update(tables.jobs)
    .where(_j.user_id == bindparam("owner"), _j.state == WAITING)
    .values(due_at=bindparam("at"))
)


class Recovery:
    """What upkeep and the handling of a failed turn need; nothing here is on the way of an ordinary answer."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def mend(self, user_id: int, telegram_id: int) -> None:
        """Know again where to write to a person, from a message of theirs, if what was stored of it does not open.
        Raises Damaged or Erased when their key does not open either."""
        scope, key, place = self._scope, self._scope.keyring.get(user_id), ("users", user_id, "telegram_id")
        body = scope.connection.execute(_WHERE, {"user_id": user_id}).scalar()
        try:
            key.unseal(body or b"", *place)
        except Damaged as error:
            Quarantine(scope).put(user_id, error.code, "users", [user_id], "telegram_id", body)
            sealed = {"telegram_id": key.seal(str(telegram_id), *place)}
            scope.connection.execute(_mine.values(sealed), {"user_id": user_id})

    def mend_types(self, user_id: int) -> int:
        """Put right what is not of its column's type; returns how many values (`storage/mending.py`)."""
        return mending.mend_types(self._scope, user_id)

    def mend_indexes(self, most: int, after: int) -> int:
        """Look at so many people by id, behind `after`, and find again who is not found any more by their Telegram id;
        returns the last one looked at, 0 at the end. Who has begun anew meanwhile is brought back as after a lost
        key: see `quarantined`."""
        rows = self._scope.connection.execute(_FOUND_BY, {"after": after, "most": most}).all()
        for user_id, index, body in rows:
            try:
                seal = self._scope.keyring.get(user_id)
                right = self._scope.keyring.blind(int(seal.unseal(body, "users", user_id, "telegram_id")))
            except (Damaged, Erased):
                continue
            if index != right:
                Quarantine(self._scope).put(
                    user_id, "index.wrong", "users", [user_id], "telegram_index", index
                )
                taken = (
                    self._scope.connection.execute(_CURRENT, {"telegram_index": right}).scalar() is not None
                )
                column = "quarantined_index" if taken else "telegram_index"
                self._scope.connection.execute(_mine.values({column: right}), {"user_id": user_id})
        return int(rows[-1].id) if len(rows) == most else 0

    def unmarked(self) -> list[str]:
        """Which marks are missing or damaged (`storage/marks.py`)."""
        return marks.missing(self._scope.connection, self._scope.keyring)

    def quarantined(self) -> dict[int, int | None]:
        """Those whose key did not open, each with the id of the life that followed, if there is one."""
        found: dict[int, int | None] = {}
        for user_id, index in sorted(self._scope.connection.execute(_QUARANTINED).all()):
            current = self._scope.connection.execute(_CURRENT, {"telegram_index": index}).scalar()
            found[user_id] = current
        return found

    def key(self, user_id: int) -> UserKey:
        """The person's key. Raises Erased, Damaged, or StorageError storage.keystore."""
        return self._scope.keyring.get(user_id)

    def opens(self, user_id: int) -> bool:
        """Whether the person's key opens."""
        return self._scope.keyring.opens(user_id)

    def bring_back(self, user_id: int) -> None:
        """The key opens again, and nobody has taken the person's place meanwhile."""
        self._scope.connection.execute(_RETURN, {"user_id": user_id})
        self._hurry(user_id)

    def adopt(self, old: int, new: int, own_keys: Mapping[str, bytes]) -> int:
        """The key opens again, and the person has begun anew meanwhile: hand over what `old` wrote, as `Adoption` says;
        returns how many claims."""
        Shares(self._scope).end_all_of(user_id=old)  # they were opened by the former key, and do not go along
        count = Adoption(self._scope, old, new, own_keys).hand_over()
        self._hurry(new)
        return count

    def blobs(self, user_id: int) -> list[str]:
        """The vault files of a person."""
        return [*self._scope.connection.execute(_BLOBS, {"user_id": user_id}).scalars()]

    def _hurry(self, user_id: int) -> None:
        """What could not be done without the key is to be done now."""
        self._scope.connection.execute(_DUE, {"owner": user_id, "at": self._scope.now})
