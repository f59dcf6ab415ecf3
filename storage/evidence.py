"""Files that people sent: what they are, which question they support, and whether they are safely kept."""

import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, bindparam, func, insert, select, update

from storage import tables
from storage.errors import Conflict, Erased, StorageError
from storage.scope import Scope
from storage.users import User

WAITING, SAVED, FAILED, REMOVED = "waiting", "saved", "failed", "removed"

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
_WAITING = (
    select(tables.evidence).where(_t.status == WAITING).order_by(_t.received_at, _t.claim_id, _t.number)
)
_SAVED_OF = (
    select(tables.evidence).where(_t.claim_id == bindparam("claim"), _t.status == SAVED).order_by(_t.number)
)
_BLOBS = select(_t.blob).where(_t.blob.is_not(None))
# Locked, so that a file saved at this moment is either seen here or refused there.
_BLOB = select(_t.blob).where(_t.id == bindparam("evidence")).with_for_update()
_one = update(tables.evidence).where(_t.id == bindparam("evidence"))
_SAVE = _one.where(_t.status != REMOVED).values(
    status=SAVED,
    blob=bindparam("vault_name"),
    size=bindparam("bytes"),
    sha256=bindparam("hash"),
    saved_at=bindparam("at"),
)
_FAILED = _one.where(_t.status == WAITING).values(status=FAILED)
_RETRIED = _one.values(attempts=_t.attempts + 1).returning(_t.attempts)
_REMOVED = _one.values(status=REMOVED, blob=None)
_CAPTION = _one.values(caption=bindparam("words"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file. `number` is what people call it by, 1, 2, 3… within the claim, never given twice.

    `key` and `item` name the question it is attached to, `group` the album it came in, `blob` its file in the
    vault; sizes are in bytes, `sha256` is hexadecimal and, like `size`, of the bytes as received.
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
    attempts: int
    received_at: datetime
    saved_at: datetime | None


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
            "media_type": media_type,
            "group": group,
            "declared_size": declared_size,
            "attempts": 0,
            "received_at": self._scope.now,
        }
        private: dict[str, Any] = {
            "file_id": file_id,
            "unique_id": unique_id,
            "name": name,
            "caption": caption,
        }
        sealed = {column: seal(value, "evidence", evidence_id, column) for column, value in private.items()}
        connection.execute(_ADD, clear | sealed)
        return Evidence(**clear, **private, size=None, sha256=None, blob=None, saved_at=None)

    def get(self, user: User, evidence_id: str) -> Evidence | None:
        wanted = {"evidence": evidence_id, "owner": user.id}
        row = self._scope.connection.execute(_LOCKED[self._scope.writing], wanted).first()
        return None if row is None else self._evidence(row)

    def list(self, user: User, claim_id: str) -> builtins.list[Evidence]:
        """The claim's files by number, without the removed ones."""
        rows = self._scope.connection.execute(_LIST, {"claim": claim_id, "owner": user.id})
        return [self._evidence(row) for row in rows]

    def waiting(self) -> builtins.list[Evidence]:
        """Everybody's files that are still to be fetched, oldest first."""
        return [*self._opened(self._scope.connection.execute(_WAITING))]

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

    def retried(self, evidence: Evidence) -> int:
        """Count an attempt to fetch the file; returns how many there were."""
        attempts = self._scope.connection.execute(_RETRIED, {"evidence": evidence.id}).scalar()
        if attempts is None:
            raise StorageError("storage.missing", "no such evidence")
        return int(attempts)

    def failed(self, evidence: Evidence) -> None:
        """Give up fetching the file: the person has to send it again."""
        self._scope.connection.execute(_FAILED, {"evidence": evidence.id})

    def removed(self, evidence: Evidence) -> builtins.list[str]:
        """Take the file out of the claim; returns the names of its vault files, to be deleted next."""
        blobs = self._scope.connection.execute(_BLOB, {"evidence": evidence.id}).scalars().all()
        self._scope.connection.execute(_REMOVED, {"evidence": evidence.id})
        return [name for name in blobs if name]

    def set_caption(self, evidence: Evidence, caption: str) -> None:
        sealed = self._scope.keyring.get(evidence.user_id).seal(caption, "evidence", evidence.id, "caption")
        self._scope.connection.execute(_CAPTION, {"evidence": evidence.id, "words": sealed})

    def same_hash(self, claim_id: str, sha256: str) -> Evidence | None:
        """The first saved file of the claim with the same bytes. Hashes are sealed, so each is opened."""
        rows = self._scope.connection.execute(_SAVED_OF, {"claim": claim_id})
        return next((found for found in self._opened(rows) if found.sha256 == sha256), None)

    def blobs(self) -> set[str]:
        """Names of every vault file that is in use."""
        return {name for (name,) in self._scope.connection.execute(_BLOBS)}

    def _opened(self, rows: Iterable[Row[Any]]) -> Iterator[Evidence]:
        for row in rows:
            try:
                yield self._evidence(row)
            except Erased:
                continue

    def _evidence(self, row: Row[Any]) -> Evidence:
        columns = dict(row._mapping)
        unseal = self._scope.keyring.get(row.user_id).unseal
        for column in ("file_id", "unique_id", "name", "caption", "sha256"):
            if columns[column] is not None:
                columns[column] = unseal(columns[column], "evidence", row.id, column)
        return Evidence(**columns)
