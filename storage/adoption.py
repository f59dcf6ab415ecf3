"""Everything that one life of a person wrote, handed over to the life that followed, and sealed with its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, func, select, update

from storage import tables
from storage.errors import Damaged
from storage.heads import Heads
from storage.inbox import Inbox, Row
from storage.quarantine import Quarantine
from storage.reminders import Reminders
from storage.scope import Scope

_c, _a, _e, _p = tables.claims, tables.answers, tables.evidence, tables.people


class Adoption:
    """`old` and `new` are the ids of the two lives, `own_keys` the own key of each vault file (`Vault.own_key`) by its
    name; a file without one stays unread. A value that does not open goes into quarantine."""

    def __init__(self, scope: Scope, old: int, new: int, own_keys: Mapping[str, bytes]) -> None:
        self._scope = scope
        self._old, self._new = old, new
        self._theirs, self._ours = scope.keyring.get(old), scope.keyring.get(new)
        self._own_keys = own_keys
        self._number = select(func.coalesce(func.max(_c.c.number), 0) + 1).where(_c.c.user_id == new)

    def hand_over(self) -> int:
        """Returns how many claims there were. The row of `old` is deleted; their key is left alone, since what is in
        quarantine, or in an older backup, still opens with it."""
        theirs = select(_c.c.id).where(_c.c.user_id == self._old).order_by(_c.c.number)
        claims = [*self._scope.connection.execute(theirs).scalars()]
        for claim_id in claims:
            self._claim(claim_id)
        self._people()
        self._handshakes()
        self._updates()
        Reminders(self._scope).move(self._old, self._new)
        for table in (tables.jobs, tables.quarantine):
            self._set(table, {"user_id": self._new}, table.c.user_id == self._old)
        self._scope.connection.execute(tables.users.delete().where(tables.users.c.id == self._old))
        self._scope.people.update({self._old: None, self._new: None})
        for user_id in (self._old, self._new):
            Heads.of(self._scope, user_id).forget()
        return len(claims)

    def _claim(self, claim_id: str) -> None:
        for row in self._rows(_c, _c.c.id == claim_id):
            sealed = {
                name: self._moved(row[name], "claims", claim_id, name)
                for name in ("about", "person", "place", "filing")
            }
            sealed["about"] = sealed["about"] or self._ours.seal("", "claims", claim_id, "about")
            # The numbers tell the claims of a person apart.
            number = row["number"] and self._scope.connection.execute(self._number).scalar_one()
            self._set(_c, sealed | {"user_id": self._new, "number": number}, _c.c.id == claim_id)
        of = _a.c.serial == select(_c.c.serial).where(_c.c.id == claim_id).scalar_subquery()
        for row in self._rows(_a, of):
            this = (of, _a.c.key == row["key"], _a.c.item == row["item"])
            body = self._moved(row["body"], "answers", claim_id, row["key"], row["item"], "body")
            if body is None:
                self._scope.connection.execute(_a.delete().where(*this))
            else:
                self._set(_a, {"body": body}, *this)
        for row in self._rows(_e, _e.c.claim_id == claim_id):
            self._set(_e, self._file(row), _e.c.id == row["id"])

    def _file(self, row: Mapping[str, Any]) -> dict[str, Any]:
        id = row["id"]
        sealed: dict[str, Any] = {"user_id": self._new}
        for name in tables.SEALED_OF_EVIDENCE:
            clear = name == "media_type" and tables.is_clear(row[name])
            sealed[name] = row[name] if clear else self._moved(row[name], "evidence", id, name)
            if sealed[name] is None and name != "sha256":
                sealed[name] = self._ours.seal("", "evidence", id, name)
        if row["own_key"] is not None:  # handed over before
            sealed["own_key"] = self._moved(row["own_key"], "evidence", id, "own_key")
        elif own := self._own_keys.get(row["blob"] or ""):
            sealed["own_key"] = self._ours.seal_bytes(own, "evidence", id, "own_key")
        return sealed

    def _people(self) -> None:
        """The records of people, behind those that the new life has made meanwhile."""
        held = select(func.coalesce(func.max(_p.c.number), 0)).where(_p.c.user_id == self._new)
        before = self._scope.connection.execute(held).scalar_one()
        for row in self._rows(_p, _p.c.user_id == self._old):
            facts = self._moved(row["facts"], "people", row["id"], "facts")
            sealed = {
                "user_id": self._new,
                "number": before + row["number"],
                "facts": facts or self._ours.seal("", "people", row["id"], "facts"),
            }
            self._set(_p, sealed, _p.c.id == row["id"])

    def _handshakes(self) -> None:
        """What the person offered, or took, before; one that does not open is over."""
        h = tables.handshakes
        for row in self._rows(h, h.c.user_id == self._old):
            secret = self._moved(row["secret"], "handshakes", row["id"], "secret")
            if secret is None:
                self._scope.connection.execute(h.delete().where(h.c.id == row["id"]))
            else:
                self._set(h, {"user_id": self._new, "secret": secret}, h.c.id == row["id"])
        self._set(h, {"taker_id": self._new}, h.c.taker_id == self._old)

    def _updates(self) -> None:
        """What was still to be answered belongs to screens of long ago: the person is asked to say it again."""
        i, inbox = tables.inbox, Inbox(self._scope)
        for row in self._rows(i, i.c.user_id == self._old):
            Quarantine(self._scope).put(self._new, "update.late", "inbox", [row["id"]], "body", row["body"])
            inbox.done(Row(**row))

    def _moved(self, body: bytes | None, *place: object) -> bytes | None:
        """The value under the new key."""
        if body is None:
            return None
        try:
            return self._ours.seal_bytes(self._theirs.unseal_bytes(body, *place), *place)
        except Damaged as error:
            table, *row, column = place
            Quarantine(self._scope).put(self._new, error.code, str(table), row, str(column), body)
            return None

    def _rows(self, table: Table, *where: Any) -> list[Mapping[str, Any]]:
        return [
            dict(row._mapping) for row in self._scope.connection.execute(select(table).where(*where)).all()
        ]

    def _set(self, table: Table, values: Mapping[str, Any], *where: Any) -> None:
        self._scope.connection.execute(update(table).where(*where).values(**values))
