"""Remarks: what a reviewer has to say of an answer, a file or a claim. The words are sealed with the share's key."""

import builtins
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage import review_tables as tables
from storage.errors import Damaged, Erased
from storage.scope import Scope
from storage.shares import Share
from storage.staff import Staff
from storage.tables import insert_or_skip

UNSENT, OPEN, ANSWERED, CLOSED = "unsent", "open", "answered", "closed"
"""Kept by the reviewer; sent to the applicant; answered by them; closed by a reviewer."""

_t = tables.remarks.c
_ADD = insert(tables.remarks)
_OF = select(tables.remarks).where(_t.share_id == bindparam("share")).order_by(_t.written_at, _t.id)
_one = update(tables.remarks).where(_t.id == bindparam("remark"), _t.share_id == bindparam("share"))
_DROP = delete(tables.remarks).where(
    _t.id == bindparam("remark"), _t.share_id == bindparam("share"), _t.state == UNSENT
)
_MOST = (
    select(_t.form, _t.key, _t.kind, func.count().label("times"))
    .where(_t.sent_at.is_not(None), _t.sent_at >= bindparam("since"), _t.key != "")
    .group_by(_t.form, _t.key, _t.kind)
    .order_by(func.count().desc(), _t.form, _t.key)
    .limit(bindparam("most"))
)
_k = tables.remark_templates.c
_TEMPLATES = select(tables.remark_templates).order_by(_k.kind, _k.edited_at, _k.id)
_KEEP = insert_or_skip(tables.remark_templates, ["id"])
_EDIT = update(tables.remark_templates).where(_k.id == bindparam("template"))


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: about the answer `key` (with `item`), about the file `file`, or with neither about the claim."""

    id: str
    share_id: str
    round: int
    key: str
    item: str
    file: str
    kind: str
    state: str
    staff_id: int
    text: str
    written_at: datetime
    sent_at: datetime | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of a remark in both languages; retired ones are not offered."""

    id: str
    kind: str
    uk: str
    en: str
    retired_at: datetime | None
    edited_by: int
    edited_at: datetime


class Remarks:
    """Rules are elsewhere; here a remark that was sent is never removed."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def write(
        self,
        share: Share,
        staff: Staff,
        *,
        kind: str,
        text: str,
        key: str = "",
        item: str = "",
        file: str = "",
    ) -> str:
        """Keep a remark that is not sent yet; returns its id. Raises Erased when the share has ended."""
        remark_id = uuid4().hex
        row = {
            "id": remark_id,
            "share_id": share.id,
            "round": share.round,
            "form": share.form,
            "key": key,
            "item": item,
            "file": file,
            "kind": kind,
            "state": UNSENT,
            "staff_id": staff.id,
            "body": self._seal(share.id, remark_id, text),
            "written_at": self._scope.now,
        }
        self._scope.connection.execute(_ADD, row)
        return remark_id

    def reword(self, remark: Remark, *, kind: str, text: str) -> None:
        """Change one that is not sent yet."""
        body = self._seal(remark.share_id, remark.id, text)
        self._set(remark, kind=kind, body=body)

    def drop(self, remark: Remark) -> None:
        """Throw away one that was never sent."""
        self._scope.connection.execute(_DROP, {"remark": remark.id, "share": remark.share_id})

    def of(self, share: Share) -> builtins.list[Remark]:
        """The remarks of a share, in the order in which they were written. Raises Erased when it has ended."""
        key = self._scope.keyring.shares.get(share.id)
        found = []
        for row in self._scope.connection.execute(_OF, {"share": share.id}).all():
            told: dict[str, Any] = dict(row._mapping)
            try:
                told["text"] = key.unseal(told.pop("body"), "remarks", share.id, row.id, "body")
            except Damaged:
                told["text"] = ""
            del told["form"]
            found.append(Remark(**told))
        return found

    def send(self, remark: Remark) -> None:
        self._set(remark, state=OPEN, sent_at=self._scope.now)

    def unsend(self, remark: Remark) -> None:
        """The step was taken back: it is a draft again."""
        self._set(remark, state=UNSENT, sent_at=None, settled_at=None)

    def answer(self, remark: Remark) -> None:
        """The applicant did something about it, or said that it stays."""
        self._set(remark, state=ANSWERED, settled_at=self._scope.now)

    def close(self, remark: Remark) -> None:
        """A reviewer is content."""
        self._set(remark, state=CLOSED, settled_at=self._scope.now)

    def reopen(self, remark: Remark) -> None:
        """A reviewer is not content: it goes along with the next return."""
        self._set(remark, state=UNSENT, settled_at=None)

    def most_remarked(self, since: datetime, most: int = 12) -> builtins.list[tuple[str, str, str, int]]:
        """Form, question, kind and how often, the most frequent first."""
        rows = self._scope.connection.execute(_MOST, {"since": since, "most": most}).all()
        return [(row.form, row.key, row.kind, row.times) for row in rows]

    def templates(self) -> builtins.list[Template]:
        return [Template(*row) for row in self._scope.connection.execute(_TEMPLATES)]

    def keep_template(self, template_id: str, kind: str, uk: str, en: str, staff_id: int) -> None:
        """A new template, or another wording of one that is there."""
        values = {"kind": kind, "uk": uk, "en": en, "edited_by": staff_id, "edited_at": self._scope.now}
        row = values | {"id": template_id, "retired_at": None}
        if not self._scope.connection.execute(_KEEP[self._scope.dialect], row).rowcount:
            self._scope.connection.execute(
                _EDIT.values(values | {"retired_at": None}), {"template": template_id}
            )

    def retire_template(self, template_id: str, staff_id: int) -> None:
        values = {"retired_at": self._scope.now, "edited_by": staff_id}
        self._scope.connection.execute(_EDIT.values(values), {"template": template_id})

    def _seal(self, share_id: str, remark_id: str, text: str) -> bytes:
        try:
            key = self._scope.keyring.shares.get(share_id)
        except Damaged:
            raise Erased from None
        return key.seal(text, "remarks", share_id, remark_id, "body")

    def _set(self, remark: Remark, **values: Any) -> None:
        this = {"remark": remark.id, "share": remark.share_id}
        self._scope.connection.execute(_one.values(values), this)
