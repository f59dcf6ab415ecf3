"""Files that people sent: what they are, which question they support, and whether they are safely kept.

One file, since all of it is one row, of which every step reads what the one before has written.
"""

import builtins
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, bindparam, func, insert, select, update

from storage import tables
from storage.errors import Conflict, Damaged, StorageError
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.users import User

WAITING, SAVED, FAILED, REMOVED = "waiting", "saved", "failed", "removed"
SHARED = "shared"
"""The group of a file that came from another claim: nobody gets a receipt for it again."""
DAMAGED = "damaged"
"""Saved, but the stored bytes do not open any more."""
_STATES = frozenset({WAITING, SAVED, FAILED, REMOVED, DAMAGED})

_t = tables.evidence.c
_CLAIM = (
    select(tables.claims.c.id)
    .where(
        tables.claims.c.id == bindparam("claim"),
        tables.claims.c.user_id == bindparam("owner"),
    )
    .with_for_update()
)
_NEXT = select(func.coalesce(func.max(_t.number), 0) + 1).where(_t.claim_id == bindparam("claim"))
_ADD = insert(tables.evidence)
_GET = select(tables.evidence).where(_t.id == bindparam("evidence"), _t.user_id == bindparam("owner"))
_LOCKED = {False: _GET, True: _GET.with_for_update()}
_LIST = (
    select(tables.evidence)
    .where(
        _t.claim_id == bindparam("claim"),
        _t.user_id == bindparam("owner"),
        _t.status != REMOVED,
    )
    .order_by(_t.number)
)
_HELD = select(func.count(), func.coalesce(func.sum(func.coalesce(_t.size, _t.declared_size)), 0)).where(
    _t.claim_id == bindparam("claim"), _t.status.in_((WAITING, SAVED, DAMAGED))
)
_CLEAR = (
    select(_t.id, _t.user_id, _t.media_type)
    .where(func.substr(_t.media_type, 1, 6) == b"clear:", _t.id > bindparam("after"))
    .order_by(_t.id)
    .limit(bindparam("most"))
)
_WAITING = select(_t.id, _t.user_id).where(_t.status == WAITING)
_BLOBS = select(_t.blob).where(_t.blob.is_not(None))
# Locked, so that a file saved at this moment is either seen here or refused there.
_BLOB = select(_t.blob).where(_t.id == bindparam("evidence")).with_for_update()
# Another claim may use the same paper: it stays in the vault as long as one of them does.
_USED = select(_t.id).where(_t.blob == bindparam("vault_name")).limit(1)
_one = update(tables.evidence).where(_t.id == bindparam("evidence"))
_SAVE = _one.where(_t.status != REMOVED).values(
    status=SAVED,
    blob=bindparam("vault_name"),
    size=bindparam("bytes"),
    sha256=bindparam("hash"),
    saved_at=bindparam("at"),
)
_DAMAGED = _one.where(_t.status == SAVED).values(status=DAMAGED)
_WHOLE = _one.where(_t.status == DAMAGED).values(status=SAVED)
_OWN_KEY = _one.values(own_key=bindparam("sealed"))
_FAILED = _one.where(_t.status == WAITING).values(status=FAILED)
_REMOVED = _one.values(status=REMOVED, blob=None)
_SEALED = {column: _one.values({column: bindparam("sealed")}) for column in tables.SEALED_OF_EVIDENCE}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file. `number` is what people call it by, 1, 2, 3… within the claim, never given twice.

    `key` and `item` name the question it is attached to, `group` the album it came in, `blob` its file in the
    vault; sizes are in bytes, `sha256` is hexadecimal and, like `size`, of the bytes as received. `own_key` opens the
    vault file where the owner's key does not.
    """

    id: str
    claim_id: str
    user_id: int
    number: int
    key: str
    item: str
    status: str
    file_id: str
    unique_id: str
    name: str
    caption: str
    media_type: str
    group: str
    declared_size: int
    size: int | None
    sha256: str | None
    blob: str | None
    received_at: datetime
    saved_at: datetime | None
    own_key: bytes | None = field(repr=False)


class Evidences:
    """`get` and `list` see only what is the given user's; the other methods take what those returned."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(
        self,
        user: User,
        claim_id: str,
        *,
        file_id: str,
        unique_id: str = "",
        key: str = "",
        item: str = "",
        name: str = "",
        caption: str = "",
        media_type: str = "",
        group: str = "",
        declared_size: int = 0,
    ) -> Evidence:
        """Note a file to be fetched. Raises StorageError storage.missing unless the claim is this user's."""
        connection = self._scope.connection
        if connection.execute(_CLAIM, {"claim": claim_id, "owner": user.id}).first() is None:
            raise StorageError("storage.missing", "no such claim")
        evidence_id, seal = uuid4().hex, self._scope.keyring.get(user.id).seal
        number = connection.execute(_NEXT, {"claim": claim_id}).scalar_one()
        clear: dict[str, Any] = {
            "id": evidence_id,
            "claim_id": claim_id,
            "user_id": user.id,
            "number": number,
            "key": key,
            "item": item,
            "status": WAITING,
            "group": group,
            "declared_size": declared_size,
            "received_at": self._scope.now,
        }
        private: dict[str, Any] = {
            "file_id": file_id,
            "unique_id": unique_id,
            "name": name,
            "caption": caption,
            "media_type": media_type,
        }
        sealed = {column: seal(value, "evidence", evidence_id, column) for column, value in private.items()}
        connection.execute(_ADD, clear | sealed)
        return Evidence(**clear, **private, size=None, sha256=None, blob=None, saved_at=None, own_key=None)

    def share(self, user: User, evidence: Evidence, claim_id: str, key: str, item: str = "") -> Evidence:
        """Use a saved file of the user's in another claim of theirs, without a copy of its bytes. `evidence` is what
        `get` or `list` gave. Raises StorageError storage.missing as `add` does."""
        return self._used_too(user, evidence, claim_id, key, item, evidence.own_key)

    def hand(
        self, taker: User, evidence: Evidence, own_key: bytes, claim_id: str, key: str, item: str = ""
    ) -> Evidence:
        """Give a saved file to a claim of somebody else's, sealed with their key. `own_key` opens its bytes for them
        (`Vault.own_key`), which stay in the vault as long as either of them has the file."""
        return self._used_too(taker, evidence, claim_id, key, item, own_key)

    def _used_too(
        self, user: User, evidence: Evidence, claim_id: str, key: str, item: str, own_key: bytes | None
    ) -> Evidence:
        shared = self.add(
            user,
            claim_id,
            file_id=evidence.file_id,
            unique_id=evidence.unique_id,
            key=key,
            item=item,
            name=evidence.name,
            caption=evidence.caption,
            media_type=evidence.media_type,
            group=SHARED,
            declared_size=evidence.declared_size,
        )
        self.saved(shared, blob=evidence.blob or "", size=evidence.size or 0, sha256=evidence.sha256 or "")
        if own_key is not None:
            own = self._scope.keyring.get(user.id).seal_bytes(own_key, "evidence", shared.id, "own_key")
            self._scope.connection.execute(_OWN_KEY, {"evidence": shared.id, "sealed": own})
        return self._known(user, shared.id)

    def get(self, user: User, evidence_id: str) -> Evidence | None:
        wanted = {"evidence": evidence_id, "owner": user.id}
        row = self._scope.connection.execute(_LOCKED[self._scope.writing], wanted).first()
        return None if row is None else self._evidence(row)

    def waiting(self) -> builtins.list[tuple[str, int]]:
        """Everybody's files on their way: the id of each, and whose it is."""
        return [(id, user_id) for id, user_id in self._scope.connection.execute(_WAITING)]

    def list(self, user: User, claim_id: str) -> builtins.list[Evidence]:
        """The claim's files by number, without the removed ones."""
        rows = self._scope.connection.execute(_LIST, {"claim": claim_id, "owner": user.id}).all()
        return [self._evidence(row) for row in rows]

    def held(self, claim_id: str) -> tuple[int, int]:
        """How many files a claim has, those on their way included, and their size in bytes."""
        count, size = self._scope.connection.execute(_HELD, {"claim": claim_id}).one()
        return int(count), int(size)

    def saved(self, evidence: Evidence, *, blob: str, size: int, sha256: str) -> None:
        """The file is in the vault. Raises Conflict when it was removed meanwhile: delete that blob then."""
        key = self._scope.keyring.get(evidence.user_id)
        values = {
            "evidence": evidence.id,
            "vault_name": blob,
            "bytes": size,
            "hash": key.seal(sha256, "evidence", evidence.id, "sha256"),
            "at": self._scope.now,
        }
        if not self._scope.connection.execute(_SAVE, values).rowcount:
            raise Conflict("evidence")

    def summed(self, evidence: Evidence, sha256: str) -> None:
        """The sum of a saved file, worked out anew where the one that was stored does not open."""
        self._put(evidence.id, evidence.user_id, "sha256", sha256)

    def damaged(self, evidence: Evidence) -> None:
        """The stored bytes do not open: it can be sent anew, or left out of the package."""
        self._scope.connection.execute(_DAMAGED, {"evidence": evidence.id})

    def whole(self, evidence: Evidence) -> None:
        """The stored bytes open again: somebody has put them back."""
        self._scope.connection.execute(_WHOLE, {"evidence": evidence.id})

    def failed(self, evidence: Evidence) -> None:
        """Give up fetching the file: the person has to send it again."""
        self._scope.connection.execute(_FAILED, {"evidence": evidence.id})

    def removed(self, evidence: Evidence) -> builtins.list[str]:
        """Take the file out of the claim; returns the names of its vault files, to be deleted next."""
        blobs = self._scope.connection.execute(_BLOB, {"evidence": evidence.id}).scalars().all()
        self._scope.connection.execute(_REMOVED, {"evidence": evidence.id})
        used = (self._scope.connection.execute(_USED, {"vault_name": name}).first() for name in blobs)
        return [name for name, row in zip(blobs, used, strict=True) if name and row is None]

    def set_caption(self, evidence: Evidence, caption: str) -> None:
        self._put(evidence.id, evidence.user_id, "caption", caption)

    def seal_types(self, most: int, after: str = "") -> str:
        """Seal media types that an older version wrote in the clear, so many with an id behind `after`; returns the
        last id, or nothing when there are no more. Of somebody whose key does not open they stay."""
        rows = self._scope.connection.execute(_CLEAR, {"most": most, "after": after}).all()
        for id, user_id, media_type in rows:
            if self._scope.keyring.opens(user_id):
                self._put(id, user_id, "media_type", tables.clear_text(media_type))
        return str(rows[-1].id) if len(rows) == most else ""

    def blobs(self) -> set[str]:
        """Names of every vault file that is in use."""
        return {name for (name,) in self._scope.connection.execute(_BLOBS)}

    def _known(self, user: User, id: str) -> Evidence:
        found = self.get(user, id)
        assert found is not None
        return found

    def _put(self, id: str, user_id: int, column: str, text: str) -> None:
        sealed = self._scope.keyring.get(user_id).seal(text, "evidence", id, column)
        self._scope.connection.execute(_SEALED[column], {"evidence": id, "sealed": sealed})

    def _evidence(self, row: Row[Any]) -> Evidence:
        columns = dict(row._mapping)
        for column in tables.SEALED_OF_EVIDENCE:
            columns[column] = self._opened(row, column)
        if row.status not in _STATES:
            columns["status"] = FAILED if row.blob is None else SAVED
        if row.own_key is not None:
            columns["own_key"] = self._own_key(row)
        return Evidence(**columns)

    def _opened(self, row: Row[Any], column: str) -> str | None:
        """A sealed column; one that does not open goes into quarantine and counts as empty, a sum as not known."""
        body, key = row._mapping[column], self._scope.keyring.get(row.user_id)
        if body is None or (column == "media_type" and tables.is_clear(body)):
            return None if body is None else tables.clear_text(body)
        try:
            return key.unseal(body, "evidence", row.id, column)
        except Damaged as error:
            Quarantine(self._scope).put(row.user_id, error.code, "evidence", [row.id], column, body)
        empty = None if column == "sha256" else ""
        if self._scope.writing:
            sealed = None if empty is None else key.seal(empty, "evidence", row.id, column)
            self._scope.connection.execute(_SEALED[column], {"evidence": row.id, "sealed": sealed})
        return empty

    def _own_key(self, row: Row[Any]) -> bytes | None:
        try:
            return self._scope.keyring.get(row.user_id).unseal_bytes(
                row.own_key, "evidence", row.id, "own_key"
            )
        except Damaged:
            return None
