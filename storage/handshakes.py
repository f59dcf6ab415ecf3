"""What two people agree on: one offers by a link and a code, the other takes it, and both confirm.

Which of them said what is the state, a word of the conversation. Every change names the state that it was made in, so
that two who press at once do not both win. What is agreed on is sealed with the key of the one who offers.
"""

import builtins
import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, bindparam, delete, insert, or_, select, update

from storage import tables
from storage.errors import Damaged, Erased
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.users import User

OFFERED = "offered"

_t = tables.handshakes.c
_OFFER = insert(tables.handshakes)
_valid = or_(_t.expires_at.is_(None), _t.expires_at > bindparam("now"))
_FIND = select(tables.handshakes).where(_t.link == bindparam("hashed"), _valid)
_GET = select(tables.handshakes).where(_t.id == bindparam("handshake"), _valid)
_OF = (
    select(tables.handshakes)
    .where(or_(_t.user_id == bindparam("who"), _t.taker_id == bindparam("who")), _valid)
    .order_by(_t.created_at, _t.id)
)
_MOVE = update(tables.handshakes).where(_t.id == bindparam("handshake"), _t.state == bindparam("before"))
_SECRET = update(tables.handshakes).where(_t.id == bindparam("handshake")).values(secret=bindparam("sealed"))
_TRIED = (
    update(tables.handshakes)
    .where(_t.id == bindparam("handshake"))
    .values(tries=_t.tries + 1)
    .returning(_t.tries)
)
_DROP = delete(tables.handshakes).where(_t.id == bindparam("handshake"))
_EXPIRED = delete(tables.handshakes).where(_t.expires_at <= bindparam("now"))


@dataclass(frozen=True, slots=True)
class Handshake:
    """user_id  who offers; taker_id: who took it, once that is settled
    kind     what is offered, and state: how far they are, in the words of the conversation
    secret   what is agreed on, as text
    tries    how many wrong codes there were
    """

    id: str
    user_id: int
    kind: str
    secret: str
    taker_id: int | None
    state: str
    tries: int
    created_at: datetime
    expires_at: datetime | None


class Handshakes:
    """What is over, by time or by the erasure of who offered it, is not there any more."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def offer(self, user: User, kind: str, token: str, secret: str, lasts: timedelta | None) -> Handshake:
        """Offer something under a link. `token` is what the link or a code on paper says, of at least 100 random bits;
        without `lasts` it is over when somebody ends it."""
        id, now = uuid4().hex, self._scope.now
        until = now + lasts if lasts else None
        values = {
            "id": id,
            "user_id": user.id,
            "kind": kind,
            "link": _hashed(token),
            "secret": self._scope.keyring.get(user.id).seal(secret, "handshakes", id, "secret"),
            "state": OFFERED,
            "tries": 0,
            "created_at": now,
            "expires_at": until,
        }
        self._scope.connection.execute(_OFFER, values)
        return Handshake(id, user.id, kind, secret, None, OFFERED, 0, now, until)

    def find(self, token: str) -> Handshake | None:
        """What a link leads to."""
        return self._one(_FIND, hashed=_hashed(token))

    def get(self, id: str) -> Handshake | None:
        return self._one(_GET, handshake=id) if id else None

    def of(self, user_id: int) -> builtins.list[Handshake]:
        """Everything that somebody has offered or taken, the oldest first."""
        rows = self._scope.connection.execute(_OF, {"who": user_id, "now": self._scope.now}).all()
        return [found for row in rows if (found := self._opened(row)) is not None]

    def move(self, handshake: Handshake, state: str, **changes: Any) -> bool:
        """To another state, with `taker_id` or `expires_at` if they change; False if it was moved meanwhile."""
        statement = _MOVE.values(state=state, **changes)
        values = {"handshake": handshake.id, "before": handshake.state}
        return bool(self._scope.connection.execute(statement, values).rowcount)

    def keep_secret(self, handshake: Handshake, secret: str) -> None:
        """Store what is agreed on anew."""
        sealed = self._scope.keyring.get(handshake.user_id).seal(secret, "handshakes", handshake.id, "secret")
        self._scope.connection.execute(_SECRET, {"handshake": handshake.id, "sealed": sealed})

    def tried(self, handshake: Handshake) -> int | None:
        """A code was given: the how manieth; None if it is over. Who gives one at the same moment waits for this one
        to be counted."""
        tries: int | None = self._scope.connection.execute(_TRIED, {"handshake": handshake.id}).scalar()
        return tries

    def drop(self, id: str) -> None:
        self._scope.connection.execute(_DROP, {"handshake": id})

    def prune(self) -> int:
        """Delete what is over; returns how many there were."""
        return self._scope.connection.execute(_EXPIRED, {"now": self._scope.now}).rowcount

    def _one(self, statement: Any, **values: Any) -> Handshake | None:
        row = self._scope.connection.execute(statement, values | {"now": self._scope.now}).first()
        return None if row is None else self._opened(row)

    def _opened(self, row: Row[Any]) -> Handshake | None:
        """One whose secret does not open is over: it is offered anew."""
        try:
            key = self._scope.keyring.get(row.user_id)
            secret = key.unseal(row.secret, "handshakes", row.id, "secret")
        except Erased:
            return None
        except Damaged as error:
            Quarantine(self._scope).put(
                row.user_id, error.code, "handshakes", [row.id], "secret", row.secret, told=True
            )
            if self._scope.writing:
                self.drop(row.id)
            return None
        return Handshake(
            row.id,
            row.user_id,
            row.kind,
            secret,
            row.taker_id,
            row.state,
            row.tries,
            row.created_at,
            row.expires_at,
        )


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
