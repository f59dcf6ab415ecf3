"""Going on after damage: rows that do not open, keys that are there again, claims handed over to another key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, select, update

from storage import tables
from storage.errors import Damaged
from storage.keys import UserKey
from storage.quarantine import Quarantine
from storage.scope import Scope

_u = tables.users.c
_ROW = select(tables.users).where(_u.id == bindparam("user_id")).with_for_update()
_SEALED = ("telegram_id", "session", "shown")
_QUARANTINED = select(_u.id, _u.quarantined_index).where(_u.quarantined_index.is_not(None)).order_by(_u.id)
_CURRENT = select(_u.id).where(_u.telegram_index == bindparam("telegram_index"))
_mine = update(tables.users).where(_u.id == bindparam("user_id"))
_RETURN = _mine.values(telegram_index=_u.quarantined_index, quarantined_index=None)

Reseal = Callable[..., bytes | None]


class Recovery:
    """What upkeep and the handling of a failed turn need; nothing here is on the way of an ordinary answer."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def mend(self, user_id: int, telegram_id: int) -> bool:
        """Put what does not open in the person's own row into quarantine; whether there was anything. `telegram_id` is
        known from their message. Raises Damaged or Erased when their key does not open either."""
        scope, key = self._scope, self._scope.keyring.get(user_id)
        row = scope.connection.execute(_ROW, {"user_id": user_id}).first()
        mended: dict[str, bytes | None] = {}
        sealed = row._mapping if row is not None else {}
        for column in _SEALED:
            body = sealed.get(column)
            try:
                if body is not None:
                    key.unseal(body, "users", user_id, column)
            except Damaged as error:
                Quarantine(scope).put(user_id, error.code, "users", [user_id], column, body)
                mended[column] = None
        if "telegram_id" in mended:
            mended["telegram_id"] = key.seal(str(telegram_id), "users", user_id, "telegram_id")
        if mended:
            scope.connection.execute(_mine.values(mended), {"user_id": user_id})
        return bool(mended)

    def quarantined(self) -> dict[int, int | None]:
        """Those whose key did not open, each with the id of the life that followed, if there is one."""
        found: dict[int, int | None] = {}
        for user_id, index in self._scope.connection.execute(_QUARANTINED).all():
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

    def blobs(self, user_id: int) -> list[str]:
        """The vault files of a person."""
        e = tables.evidence.c
        return [
            *self._scope.connection.execute(
                select(e.blob).where(e.user_id == user_id, e.blob.is_not(None))
            ).scalars()
        ]

    def adopt(self, old: int, new: int, own_keys: Mapping[str, bytes]) -> int:
        """Hand everything that `old` wrote to `new`, sealed with the new owner's key; returns how many claims.

        own_keys  the own key of each vault file (`Vault.own_key`), by its name; a file without one stays unread

        A value that does not open goes into quarantine. The row of `old` is deleted; their key is left alone, since an
        older backup may still hold rows that it opens.
        """
        scope = self._scope
        theirs, ours = scope.keyring.get(old), scope.keyring.get(new)
        ids = [
            *scope.connection.execute(
                select(tables.claims.c.id).where(tables.claims.c.user_id == old)
            ).scalars()
        ]
        for claim_id in ids:
            self._claim(claim_id, new, theirs, ours, own_keys)
        for row in self._rows(tables.people, tables.people.c.user_id == old):
            self._person(row, new, theirs, ours)
        scope.connection.execute(tables.users.delete().where(_u.id == old))
        return len(ids)

    def _claim(
        self, claim_id: str, new: int, theirs: UserKey, ours: UserKey, own_keys: Mapping[str, bytes]
    ) -> None:
        def moved(body: bytes | None, *place: object) -> bytes | None:
            if body is None:
                return None
            try:
                return ours.seal_bytes(theirs.unseal_bytes(body, *place), *place)
            except Damaged as error:
                Quarantine(self._scope).put(new, error.code, str(place[0]), place[1:-1], str(place[-1]), body)
                return None

        c, a, e = tables.claims, tables.answers, tables.evidence
        for row in self._rows(c, c.c.id == claim_id):
            sealed = {
                name: moved(row[name], "claims", claim_id, name)
                for name in ("about", "person", "place", "filing")
            }
            sealed["about"] = sealed["about"] or ours.seal("", "claims", claim_id, "about")
            self._set(c, sealed | {"user_id": new}, c.c.id == claim_id)
        for row in self._rows(a, a.c.claim_id == claim_id):
            this = (a.c.claim_id == claim_id, a.c.key == row["key"], a.c.item == row["item"])
            body = moved(row["body"], "answers", claim_id, row["key"], row["item"], "body")
            if body is None:
                self._scope.connection.execute(a.delete().where(*this))
            else:
                self._set(a, {"body": body}, *this)
        for row in self._rows(e, e.c.claim_id == claim_id):
            self._set(e, self._file(row, new, moved, ours, own_keys), e.c.id == row["id"])

    def _person(self, row: Mapping[str, Any], new: int, theirs: UserKey, ours: UserKey) -> None:
        place = ("people", row["id"], "facts")
        try:
            facts = theirs.unseal(row["facts"], *place)
        except Damaged as error:
            Quarantine(self._scope).put(new, error.code, "people", [row["id"]], "facts", row["facts"])
            facts = ""
        sealed = {"user_id": new, "facts": ours.seal(facts, *place)}
        self._set(tables.people, sealed, tables.people.c.id == row["id"])

    def _file(
        self, row: Mapping[str, Any], new: int, moved: Reseal, ours: UserKey, own_keys: Mapping[str, bytes]
    ) -> dict[str, Any]:
        id = row["id"]
        sealed: dict[str, Any] = {"user_id": new}
        for name in tables.SEALED_OF_EVIDENCE:
            clear = name == "media_type" and tables.is_clear(row[name])
            sealed[name] = row[name] if clear else moved(row[name], "evidence", id, name)
            if sealed[name] is None and name != "sha256":
                sealed[name] = ours.seal("", "evidence", id, name)
        own = own_keys.get(row["blob"] or "")
        sealed["own_key"] = ours.seal_bytes(own, "evidence", id, "own_key") if own else None
        return sealed

    def _rows(self, table: Table, *where: Any) -> list[Mapping[str, Any]]:
        return [
            dict(row._mapping) for row in self._scope.connection.execute(select(table).where(*where)).all()
        ]

    def _set(self, table: Table, values: Mapping[str, Any], *where: Any) -> None:
        self._scope.connection.execute(update(table).where(*where).values(**values))
