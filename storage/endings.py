"""Drafts that nobody has touched for long, and accounts that nobody uses: what is to be warned of, and what ends.

Only moments are looked up here; how long is long, and what a warning says, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, select

from storage import tables
from storage.claims import DRAFT
from storage.columns import UNREAD
from storage.scope import Scope
from storage.users import User

PACKAGED = ("claim.confirmed", "claim.delivered", "claim.filed", "claim.returned")
"""What happened to a claim that was packaged, even if it has become a draft again."""

_c, _e, _u, _a = tables.claims.c, tables.endings.c, tables.users.c, tables.audit.c
_packaged = exists().where(_a.serial == _c.serial, _a.event.in_(PACKAGED))
_idle = (
    select(_c.id, _c.user_id, _c.updated_at, _e.since, _e.warnings, _e.warned_at)
    .join(tables.users, _u.id == _c.user_id)
    .outerjoin(tables.endings, _e.claim_id == _c.id)
    .where(_c.status == DRAFT, _c.updated_at < bindparam("before"), ~_packaged)
    .where(_u.left_rev.is_(None), _u.quarantined_index.is_(None))
)
_PEOPLE = _idle.with_only_columns(_c.user_id).distinct().order_by(_c.user_id)
_OF = _idle.where(_c.user_id == bindparam("owner")).order_by(_c.created_at, _c.id)
_DROP = delete(tables.endings).where(_e.claim_id == bindparam("claim"))
_PUT = insert(tables.endings)
_DRAFTS = select(_c.id).where(_c.user_id == bindparam("owner"), _c.status == DRAFT, ~_packaged)
_unused = select(_u.id, _u.created_at).where(
    _u.rev < bindparam("seen"), _u.id.not_in(select(_c.user_id)), _u.quarantined_index.is_(None)
)
_UNUSED = _unused.order_by(_u.id).limit(bindparam("most"))
_IS_UNUSED = _unused.where(_u.id == bindparam("owner")).with_for_update()


@dataclass(frozen=True, slots=True)
class Idle:
    """A draft that nobody has touched since a moment. `warnings` were delivered since then, the last at `warned_at`."""

    claim_id: str
    user_id: int
    since: datetime
    warnings: int = 0
    warned_at: datetime | None = None


class Endings:
    """A draft is idle from its last change, or from when its owner said that it is to be kept. Claims that were
    packaged or filed are never here, nor those of people who left in a hurry: they cannot be warned."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def people(self, before: datetime) -> list[int]:
        """Whose drafts were last changed before a moment."""
        return list(self._scope.connection.execute(_PEOPLE, {"before": before}).scalars())

    def of(self, user_id: int, before: datetime) -> list[Idle]:
        """A person's drafts that were last touched before a moment, the oldest first. A moment that cannot be read any
        more ends nothing."""
        rows = self._scope.connection.execute(_OF, {"before": before, "owner": user_id}).all()
        idle = [_read(*row) for row in rows if row.updated_at != UNREAD]
        return [one for one in idle if one.since < before]

    def warned(self, idle: Idle) -> None:
        """One more warning was delivered."""
        self._put(idle.claim_id, idle.since, idle.warnings + 1, self._scope.now)

    def spare(self, user: User) -> int:
        """All drafts of a person are as good as touched now; returns how many there are."""
        drafts = self._scope.connection.execute(_DRAFTS, {"owner": user.id}).scalars().all()
        for claim_id in drafts:
            self._put(claim_id, self._scope.now, 0, None)
        return len(drafts)

    def unused(self, before: datetime, most: int) -> list[int]:
        """People without any claim who were last here before a moment; at most so many."""
        values = {"seen": _rev(before), "most": most}
        rows = self._scope.connection.execute(_UNUSED, values).all()
        return [row.id for row in rows if UNREAD != row.created_at < before]

    def is_unused(self, user_id: int, before: datetime) -> bool:
        """Whether it is still so of one of them; in a transaction that writes, they stay as they are until its end."""
        row = self._scope.connection.execute(_IS_UNUSED, {"seen": _rev(before), "owner": user_id}).first()
        return row is not None and UNREAD != row.created_at < before

    def _put(self, claim_id: str, since: datetime, warnings: int, warned_at: datetime | None) -> None:
        self._scope.connection.execute(_DROP, {"claim": claim_id})
        values = {"claim_id": claim_id, "since": since, "warnings": warnings, "warned_at": warned_at}
        self._scope.connection.execute(_PUT, values)


def _rev(moment: datetime) -> int:
    """The revision of a turn at that moment."""
    return int(moment.timestamp() * 1000)


def _read(
    claim_id: str,
    user_id: int,
    updated_at: datetime,
    since: datetime | None,
    warnings: int | None,
    warned_at: datetime | None,
) -> Idle:
    """What was noted before the last change counts no more."""
    if since is None or since < updated_at:
        return Idle(claim_id, user_id, updated_at)
    if not warnings or warned_at in (None, UNREAD):
        return Idle(claim_id, user_id, since)
    return Idle(claim_id, user_id, since, warnings, warned_at)
