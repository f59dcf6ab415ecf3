"""How staff get in: passes that are good for once, sessions, and how often somebody tried in vain.

Of secrets only a fingerprint is kept. The desk key binds each to the person whom it lets in, so that who may write into
the database, and has no key, comes in as nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update

from storage import review_tables as tables
from storage.scope import Scope
from storage.tables import insert_or_skip

PASS_LASTS = timedelta(minutes=5)
IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
_SEEN_EVERY = timedelta(minutes=1)
_FORGET_STRIKES = timedelta(hours=24)

_p = tables.passes.c
_s = tables.staff_sessions.c
_k = tables.strikes.c
_live = _p.ends_at > bindparam("at")
_ISSUE = insert(tables.passes)
_PASS = select(tables.passes).where(_p.secret == bindparam("known"), _live)
_CODE = select(tables.passes).where(_p.code == bindparam("shown"), _live)
_CONFIRM = (
    update(tables.passes)
    .where(_p.code == bindparam("shown"), _live, _p.staff_id.is_(None))
    .values(staff_id=bindparam("staff"), code=bindparam("bound"))
)
_SPEND = delete(tables.passes).where(_p.secret == bindparam("known"), _live, _p.staff_id.is_not(None))
_PRUNE_PASSES = delete(tables.passes).where(_p.ends_at <= bindparam("at"))
_BEGIN = insert(tables.staff_sessions)
_SESSION = select(tables.staff_sessions).where(_s.token == bindparam("known"))
_SEEN = update(tables.staff_sessions).where(_s.token == bindparam("known")).values(seen_at=bindparam("at"))
_END = delete(tables.staff_sessions).where(_s.token == bindparam("known"))
_END_ALL = delete(tables.staff_sessions).where(_s.staff_id == bindparam("staff"))
_END_OTHERS = _END_ALL.where(_s.token != bindparam("known"))
_OF = select(tables.staff_sessions).where(_s.staff_id == bindparam("staff")).order_by(_s.seen_at.desc())
_PRUNE_SESSIONS = delete(tables.staff_sessions).where(
    (_s.seen_at <= bindparam("idle")) | (_s.begun_at <= bindparam("longest"))
)
_STRIKES = select(tables.strikes).where(_k.about.in_(bindparam("about", expanding=True))).order_by(_k.about)
_COUNTED = {False: _STRIKES, True: _STRIKES.with_for_update()}
_FIRST = insert_or_skip(tables.strikes, ["about"])
_AGAIN = (
    update(tables.strikes)
    .where(_k.about == bindparam("what"))
    .values(count=_k.count + 1, last_at=bindparam("at"))
)
_LESS = update(tables.strikes).where(_k.about == bindparam("what"), _k.count > 0).values(count=_k.count - 1)
_FORGIVE = delete(tables.strikes).where(_k.about.in_(bindparam("about", expanding=True)))
_PRUNE_STRIKES = delete(tables.strikes).where(_k.last_at <= bindparam("at"))


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in, since when, and when they last did something."""

    token: bytes
    staff_id: int
    begun_at: datetime
    seen_at: datetime


class Passes:
    """A pass is spent by whoever holds its secret: once, within five minutes, and only if it names somebody."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def link(self, staff_id: int) -> str:
        """The secret of a link for this person."""
        return self._issue(staff_id, None)

    def page(self, code: str) -> str:
        """The secret for a page that shows this code, and lets in whoever confirms it elsewhere."""
        return self._issue(None, self._shown(code))

    def free(self, code: str) -> bool:
        """Whether no page shows this code at present."""
        return self._scope.connection.execute(_CODE, self._now(shown=self._shown(code))).first() is None

    def confirm(self, code: str, staff_id: int) -> bool:
        """Let the page in that shows this code, as this person; whether there was one."""
        row = self._scope.connection.execute(_CODE, self._now(shown=self._shown(code))).first()
        if row is None:
            return False
        values = self._now(shown=self._shown(code), staff=staff_id, bound=self._bound(row.secret, staff_id))
        return bool(self._scope.connection.execute(_CONFIRM, values).rowcount)

    def bearer(self, secret: str) -> int | None:
        """Whom a pass lets in; None if nobody (any more, or yet)."""
        row = self._scope.connection.execute(_PASS, self._now(known=_known(secret))).first()
        if row is None or row.staff_id is None:
            return None
        bound = hmac.compare_digest(row.code or b"", self._bound(row.secret, row.staff_id))
        return row.staff_id if bound else None

    def waits(self, secret: str) -> bool:
        """Whether a page's code may still be confirmed."""
        row = self._scope.connection.execute(_PASS, self._now(known=_known(secret))).first()
        return row is not None and row.staff_id is None

    def spend(self, secret: str) -> int | None:
        """Whom it lets in; it is worth nothing from now on."""
        staff_id = self.bearer(secret)
        spent = self._scope.connection.execute(_SPEND, self._now(known=_known(secret))).rowcount
        return staff_id if spent else None

    def prune(self) -> None:
        self._scope.connection.execute(_PRUNE_PASSES, {"at": self._scope.now})

    def _issue(self, staff_id: int | None, code: bytes | None) -> str:
        secret = secrets.token_urlsafe(32)
        known = _known(secret)
        code = code if staff_id is None else self._bound(known, staff_id)
        values = {"secret": known, "code": code, "staff_id": staff_id}
        self._scope.connection.execute(_ISSUE, values | {"ends_at": self._scope.now + PASS_LASTS})
        return secret

    def _bound(self, known: bytes, staff_id: int) -> bytes:
        """What stands in the place of the code once a pass names somebody."""
        return self._scope.keyring.desk.blind("pass", known.hex(), str(staff_id))

    def _shown(self, code: str) -> bytes:
        return self._scope.keyring.desk.blind("code", code)

    def _now(self, **values: object) -> dict[str, object]:
        return values | {"at": self._scope.now}


class Sessions:
    """Who is signed in: for thirty idle minutes, twelve hours at most, or until it is ended from anywhere."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def begin(self, staff_id: int) -> str:
        """The token for the browser."""
        token, now = f"{staff_id}.{secrets.token_urlsafe(32)}", self._scope.now
        values = {"token": self._known(token), "staff_id": staff_id, "begun_at": now, "seen_at": now}
        self._scope.connection.execute(_BEGIN, values)
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, if it is still good."""
        row = self._scope.connection.execute(_SESSION, {"known": self._known(token)}).first()
        if row is None or not token.startswith(f"{row.staff_id}."):
            return None
        session, now = Session(*row), self._scope.now
        over = now - session.seen_at > IDLE or now - session.begun_at > LONGEST
        return None if over else session

    def stale(self, session: Session) -> bool:
        """Whether it is time to note that somebody is still there."""
        return self._scope.now - session.seen_at > _SEEN_EVERY

    def seen(self, session: Session) -> None:
        self._scope.connection.execute(_SEEN, {"known": session.token, "at": self._scope.now})

    def of(self, staff_id: int) -> list[Session]:
        return [Session(*row) for row in self._scope.connection.execute(_OF, {"staff": staff_id})]

    def end(self, token: str) -> None:
        self._scope.connection.execute(_END, {"known": self._known(token)})

    def end_all(self, staff_id: int) -> int:
        """Sign somebody out everywhere; from how many places."""
        return self._scope.connection.execute(_END_ALL, {"staff": staff_id}).rowcount

    def end_others(self, staff_id: int, token: str) -> int:
        """Sign somebody out everywhere but here."""
        values = {"staff": staff_id, "known": self._known(token)}
        return self._scope.connection.execute(_END_OTHERS, values).rowcount

    def prune(self) -> None:
        values = {"idle": self._scope.now - IDLE, "longest": self._scope.now - LONGEST}
        self._scope.connection.execute(_PRUNE_SESSIONS, values)

    def _known(self, token: str) -> bytes:
        """What is stored of a token, which begins with whose it is."""
        return self._scope.keyring.desk.blind("session", token)


class Strikes:
    """Failed attempts, each counted under several heads: the account, the address, both together."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def counts(self, about: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[int, datetime]]:
        """How often, and when last, by head; heads without a failure are left out. In a transaction that writes, others
        who count the same wait for its end: many attempts at one moment are counted one after another."""
        heads = {self._blind(head): head for head in about}
        if self._scope.writing:
            for blind in heads:
                self._begin(blind)
        rows = self._scope.connection.execute(_COUNTED[self._scope.writing], {"about": [*heads]}).all()
        return {heads[about]: (count, last_at) for about, count, last_at in rows if count}

    def add(self, about: Iterable[tuple[str, ...]]) -> None:
        for blind in map(self._blind, about):
            self._begin(blind)
            self._scope.connection.execute(_AGAIN, {"what": blind, "at": self._scope.now})

    def forgive(self, about: Iterable[tuple[str, ...]]) -> None:
        self._scope.connection.execute(_FORGIVE, {"about": [self._blind(head) for head in about]})

    def take_back(self, head: tuple[str, ...]) -> None:
        """One of the failures was none."""
        self._scope.connection.execute(_LESS, {"what": self._blind(head)})

    def prune(self) -> None:
        self._scope.connection.execute(_PRUNE_STRIKES, {"at": self._scope.now - _FORGET_STRIKES})

    def _begin(self, blind: bytes) -> None:
        """See to it that there is a row to wait for."""
        first = {"about": blind, "count": 0, "last_at": self._scope.now}
        self._scope.connection.execute(_FIRST[self._scope.dialect], first)

    def _blind(self, head: tuple[str, ...]) -> bytes:
        return self._scope.keyring.desk.blind("strike", *head)


def _known(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
