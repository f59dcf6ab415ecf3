"""Shares: what an applicant opened to reviewers, frozen round by round, each share sealed with a key of its own.

The key is a file (`desk_key.py`), so that a share which was taken back opens nowhere any more, in no backup either.
Which of them may be whose stands in `queue.py`; what may be done with it, in `desk/rules.py`.
"""

import builtins
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, delete, insert, select, update

from storage import review_tables as tables
from storage.audit import CHANGES, Audit
from storage.errors import Conflict, Damaged, Erased
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.staff import Staff
from storage.users import User

ASKED, WAITING, RETURNED, APPROVED, ENDED = "asked", "waiting", "returned", "approved", "ended"
"""A share is asked for; its copy is made and waits; it was returned with remarks, or approved; it was ended."""

_t = tables.shares.c
_r = tables.share_rounds.c
_ASK = insert(tables.shares)
_GET = select(tables.shares).where(_t.id == bindparam("share"))
_LOCKED = {False: _GET, True: _GET.with_for_update()}
_OF_CLAIM = select(tables.shares).where(_t.claim_id == bindparam("claim"), _t.state != ENDED)
_OF_CLAIM_LOCKED = {False: _OF_CLAIM, True: _OF_CLAIM.with_for_update()}
_OF_USER = select(tables.shares).where(_t.user_id == bindparam("owner")).order_by(_t.asked_at)
_one = update(tables.shares).where(_t.id == bindparam("share"))
_ROUND = insert(tables.share_rounds)
_BODY = select(_r.body).where(_r.share_id == bindparam("share"), _r.number == bindparam("which"))
_ROUNDS = select(_r.number, _r.made_at).where(_r.share_id == bindparam("share")).order_by(_r.number)
_FORGET_ROUNDS = delete(tables.share_rounds).where(_r.share_id == bindparam("share"))
_FORGET_REMARKS = (
    update(tables.remarks).where(tables.remarks.c.share_id == bindparam("share")).values(body=b"")
)
_OVER = select(tables.shares).where(_t.state != ENDED, _t.ends_at <= bindparam("at")).limit(200)
_LIVE = select(tables.shares).where(_t.state != ENDED).order_by(_t.asked_at, _t.id)
_IDS = {
    "user_id": select(_t.id).where(_t.user_id == bindparam("what"), _t.state != ENDED),
    "claim_id": select(_t.id).where(_t.claim_id == bindparam("what"), _t.state != ENDED),
}


@dataclass(frozen=True, slots=True)
class Share:
    """A claim in review.

    round   how many copies were made
    ready   whether the open part can be filed as it is; sensitive: only for reviewers who are trained
    sex     which reviewer the applicant wished for: "f", "m" or ""
    holder  who has it, until `held_until`; decided_by: who decided last
    """

    id: str
    claim_id: str
    user_id: int
    state: str
    round: int
    form: str
    language: str
    ready: bool
    sensitive: bool
    sex: str
    wish: bytes
    asked_at: datetime
    queued_at: datetime
    ends_at: datetime
    holder: int | None
    held_until: datetime | None
    decided_by: int | None
    decided_at: datetime | None
    first_taken_at: datetime | None

    @property
    def readable(self) -> bool:
        """Whether there is a copy to be read, also while the next one is being made."""
        return self.round > 0 and self.state != ENDED

    def held(self, now: datetime) -> int | None:
        """Who has it at this moment."""
        return self.holder if self.held_until is not None and now < self.held_until else None


class Shares:
    """`get` and its like lock what they read in a transaction that writes."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ask(
        self,
        user: User,
        claim_id: str,
        *,
        form: str,
        language: str,
        sensitive: bool,
        sex: str,
        wish: str,
        lasts: timedelta,
    ) -> Share:
        """The applicant wants a check: a copy is to be made, the first of a new share or the next of the present one.

        wish  what is left out and what opened, for whoever makes the copy
        """
        scope = self._scope
        share = self.of_claim(claim_id)
        share_id = share.id if share else uuid4().hex
        sealed = scope.keyring.get(user.id).seal(wish, "shares", share_id, "wish")
        values: dict[str, Any] = {"state": ASKED, "language": language, "sex": sex, "wish": sealed}
        values |= {"ends_at": scope.now + lasts}
        if share is not None:
            self._set(share.id, **values)
            return self._again(share.id)
        values |= {"id": share_id, "claim_id": claim_id, "user_id": user.id, "form": form, "ready": False}
        values |= {"round": 0, "sensitive": sensitive}
        scope.connection.execute(_ASK, values | {"asked_at": scope.now, "queued_at": scope.now})
        return self._again(share_id)

    def wish(self, share: Share) -> str:
        """What the applicant left out and opened. Raises Damaged."""
        return self._scope.keyring.get(share.user_id).unseal(share.wish, "shares", share.id, "wish")

    def copied(self, share: Share, body: str, *, ready: bool) -> Share:
        """The next round is there, and waits for a reviewer. Whoever had the one before keeps it in hand."""
        scope, number = self._scope, share.round + 1
        key = scope.keyring.shares.mint(share.id)
        row = {"share_id": share.id, "number": number, "made_at": scope.now}
        row["body"] = key.seal(body, "share_rounds", share.id, number, "body")
        scope.connection.execute(_ROUND, row)
        self._set(share.id, state=WAITING, round=number, ready=ready, queued_at=scope.now)
        return self._again(share.id)

    def get(self, share_id: str) -> Share | None:
        row = self._scope.connection.execute(_LOCKED[self._scope.writing], {"share": share_id}).first()
        return None if row is None else Share(*row)

    def of_claim(self, claim_id: str) -> Share | None:
        """The present share of a claim."""
        found = _OF_CLAIM_LOCKED[self._scope.writing]
        row = self._scope.connection.execute(found, {"claim": claim_id}).first()
        return None if row is None else Share(*row)

    def of_user(self, user_id: int) -> builtins.list[Share]:
        """Everything that a person has opened, what has ended too."""
        rows = self._scope.connection.execute(_OF_USER, {"owner": user_id}).all()
        return [Share(*row) for row in rows]

    def body(self, share: Share, number: int) -> str:
        """One round's copy. Raises Erased when the share has ended; Damaged when it does not open."""
        key = self._scope.keyring.shares.get(share.id)
        body = self._scope.connection.execute(_BODY, {"share": share.id, "which": number}).scalar()
        if body is None:
            raise Erased
        try:
            return key.unseal(body, "share_rounds", share.id, number, "body")
        except Damaged as error:
            Quarantine(self._scope).noted(error.code, "share_rounds", "body")
            raise

    def rounds(self, share: Share) -> builtins.list[tuple[int, datetime]]:
        """The number of each round, and when it was made."""
        rows = self._scope.connection.execute(_ROUNDS, {"share": share.id}).all()
        return [(row.number, row.made_at) for row in rows]

    def newer(self, share: Share) -> bool:
        """Whether the applicant has changed the claim since the last copy; not what."""
        made = [made_at for _, made_at in self.rounds(share)]
        changed = Audit(self._scope).last(share.claim_id, CHANGES)
        return bool(made) and changed is not None and changed > made[-1]

    def hold(self, share: Share, staff: Staff, lasts: timedelta) -> Share:
        """It is theirs for so long. Raises Conflict while somebody else has it."""
        now = self._scope.now
        if share.held(now) not in (None, staff.id):
            raise Conflict("share")
        first = share.first_taken_at or now
        self._set(share.id, holder=staff.id, held_until=now + lasts, first_taken_at=first)
        return self._again(share.id)

    def let_go(self, share: Share) -> Share:
        """Nobody has it."""
        self._set(share.id, holder=None, held_until=None)
        return self._again(share.id)

    def decided(self, share: Share, staff: Staff, state: str) -> Share:
        """It was returned or approved, or such a step was taken back."""
        now = self._scope.now
        values: dict[str, Any] = {"state": state, "decided_by": staff.id, "decided_at": now}
        if state == WAITING:
            values |= {"queued_at": now}
        self._set(share.id, **values)
        return self._again(share.id)

    def end(self, share_id: str) -> None:
        """Destroy the key, then what it opened. What was asked for is that nobody reads it again, so the key does not
        come back if the transaction fails. Of remarks, only what they were about and of which kind is left."""
        self._scope.keyring.shares.destroy(share_id)
        this = {"share": share_id}
        self._scope.connection.execute(_FORGET_ROUNDS, this)
        self._scope.connection.execute(_FORGET_REMARKS, this)
        self._set(share_id, state=ENDED, holder=None, held_until=None)

    def end_all_of(self, *, user_id: int | None = None, claim_id: str | None = None) -> builtins.list[str]:
        """End what a person, or one claim, has open; returns the shares."""
        column, what = ("user_id", user_id) if user_id is not None else ("claim_id", claim_id)
        ids = [*self._scope.connection.execute(_IDS[column], {"what": what}).scalars()]
        for share_id in ids:
            self.end(share_id)
        return ids

    def over(self) -> builtins.list[Share]:
        """Shares whose time has come, two hundred at most."""
        return [Share(*row) for row in self._scope.connection.execute(_OVER, {"at": self._scope.now})]

    def live(self) -> builtins.list[Share]:
        """Everything that has not ended."""
        return [Share(*row) for row in self._scope.connection.execute(_LIVE).all()]

    def end_again(self, ids: Collection[str]) -> None:
        """Shares that had ended are in a restored backup: they are rows without a key."""
        for share_id in ids:
            share = self.get(share_id)
            if share is not None and share.state != ENDED:
                self.end(share_id)

    def _set(self, share_id: str, **values: Any) -> None:
        self._scope.connection.execute(_one.values(values), {"share": share_id})

    def _again(self, share_id: str) -> Share:
        return Share(*self._scope.connection.execute(_GET, {"share": share_id}).one())
