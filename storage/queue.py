"""The shares that wait for reviewers, and which of them may be whose: that stands in one statement here (`_theirs`)."""

import builtins
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, not_, or_, select, union

from storage import review_tables as tables
from storage.scope import Scope
from storage.shares import ENDED, WAITING, Share
from storage.staff import Staff
from storage.tables import handshakes, users

_t = tables.shares.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the queue is wanted; empty means all. `forms` are codes, `older` is an age in hours."""

    forms: frozenset[str] = frozenset()
    ready: bool | None = None
    language: str = ""
    older: int = 0


class Queue:
    """What a reviewer sees before they have anything in hand. Nothing is locked."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of(
        self, staff: Staff, wanted: Wanted = Wanted(), most: int = 50, after: Share | None = None
    ) -> builtins.list[Share]:
        """What waits for a reviewer and may be theirs, the longest waiting first."""
        now = self._scope.now
        asked = self._theirs(staff).where(
            _t.state == WAITING,
            _t.ends_at > now,
            or_(_t.holder.is_(None), _t.held_until <= now, _t.holder == staff.id),
        )
        if wanted.forms:
            asked = asked.where(_t.form.in_(sorted(wanted.forms)))
        if wanted.ready is not None:
            asked = asked.where(_t.ready.is_(wanted.ready))
        if wanted.language:
            asked = asked.where(_t.language == wanted.language)
        if wanted.older:
            asked = asked.where(_t.queued_at <= now - timedelta(hours=wanted.older))
        if after is not None:
            asked = asked.where(
                or_(
                    _t.queued_at > after.queued_at,
                    and_(_t.queued_at == after.queued_at, _t.id > after.id),
                )
            )
        rows = self._scope.connection.execute(asked.order_by(_t.queued_at, _t.id).limit(most)).all()
        return [Share(*row) for row in rows]

    def waiting(self, staff: Staff) -> int:
        """How many wait that may be theirs."""
        now = self._scope.now
        asked = self._theirs(staff).where(
            _t.state == WAITING, _t.ends_at > now, or_(_t.holder.is_(None), _t.held_until <= now)
        )
        return self._count(asked)

    def fresh(self, staff: Staff, since: datetime | None) -> int:
        """How many of those came into the queue after a moment."""
        now = self._scope.now
        asked = self._theirs(staff).where(_t.state == WAITING, _t.ends_at > now, _t.holder.is_(None))
        if since is not None:
            asked = asked.where(_t.queued_at > since)
        return self._count(asked)

    def mine(self, staff: Staff) -> builtins.list[Share]:
        """What they have in hand, and what they decided and is not ended yet, the last touched first."""
        now = self._scope.now
        asked = self._theirs(staff).where(
            _t.state != ENDED,
            _t.round > 0,
            _t.ends_at > now,
            or_(_t.decided_by == staff.id, and_(_t.holder == staff.id, _t.held_until > now)),
        )
        rows = self._scope.connection.execute(asked.order_by(_t.queued_at.desc()).limit(200)).all()
        return [Share(*row) for row in rows]

    def household(self, staff: Staff, user_id: int) -> builtins.list[Share]:
        """What waits of one person's claims and may be theirs, but for what is sensitive."""
        return [
            share for share in self.of(staff, most=500) if share.user_id == user_id and not share.sensitive
        ]

    def theirs(self, staff: Staff, share: Share) -> bool:
        """Whether a share may be this reviewer's at all, whoever has it now: not their own, nor of somebody they know;
        not sensitive if they are not trained; not with a wish for somebody else."""
        asked = self._theirs(staff).where(_t.id == share.id)
        return self._scope.connection.execute(asked).first() is not None

    def strange(self, staff: Staff, share: Share) -> bool:
        """Whether it is neither their own claim nor that of somebody they know."""
        asked = self._of_strangers(staff).where(_t.id == share.id)
        return self._scope.connection.execute(asked).first() is not None

    def _count(self, asked: Any) -> int:
        return int(
            self._scope.connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one()
        )

    def _theirs(self, staff: Staff) -> Any:
        asked = self._of_strangers(staff).where(_t.sex.in_(("", staff.sex)))
        return asked if staff.trained else asked.where(_t.sensitive.is_(False))

    def _of_strangers(self, staff: Staff) -> Any:
        known = select(tables.acquaintances.c.user_id).where(tables.acquaintances.c.staff_id == staff.id)
        asked = select(tables.shares).join(users, users.c.id == _t.user_id).where(not_(_t.user_id.in_(known)))
        if staff.telegram_index is not None:
            # Of somebody whose key is lost for now, the rows wait under another index.
            own = func.coalesce(users.c.quarantined_index, users.c.telegram_index)
            asked = asked.where(own != staff.telegram_index, not_(_t.user_id.in_(_near(staff))))
        return asked


def _near(staff: Staff) -> Any:
    """Those with whom they have met in the bot: whom they help or who help them, who gave them claims or got theirs."""
    h = handshakes.c
    own = func.coalesce(users.c.quarantined_index, users.c.telegram_index)
    themselves = select(users.c.id).where(own == staff.telegram_index)
    took = select(h.user_id).where(h.taker_id.in_(themselves))
    gave = select(h.taker_id).where(h.user_id.in_(themselves), h.taker_id.is_not(None))
    return union(took, gave)
