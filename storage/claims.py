"""Claims and their answers. What an answer means is the business of `dialogs`; here it is sealed text.

One file, since a claim and its answers change under one revision.
"""

import builtins
import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Row, bindparam, delete, exists, insert, select, update

from storage import tables
from storage.audit import begin_chain
from storage.errors import Damaged
from storage.heads import ClaimHead, Heads, Known
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.review_tables import shares
from storage.scope import Scope
from storage.serials import add_serial, new_serial
from storage.tables import insert_or_replace
from storage.users import User

_log = logging.getLogger(__name__)

DRAFT = "draft"

_t = tables.claims.c
_a = tables.answers.c
_mine = (_t.id == bindparam("claim"), _t.user_id == bindparam("owner"))
_CREATE = Prepared(insert(tables.claims))
_GET = Prepared(select(tables.claims).where(*_mine), locks=True)
_serial = select(_t.serial).where(_t.id == bindparam("claim")).scalar_subquery()
_HOLD = Prepared(update(tables.claims).where(*_mine).values(serial=bindparam("new")))
_ANSWERS = Prepared(select(_a.key, _a.item, _a.body).where(_a.serial == bindparam("of")))
_IN = select(_t.id, _t.user_id).where(
    _t.status == bindparam("state"),
    # As the index of them has it, in words: with a value in its place neither database knows that it may use it.
    _t.status != bindparam("draft", DRAFT, literal_execute=True),
)
_LIST = Prepared(
    select(tables.claims).where(_t.user_id == bindparam("owner")).order_by(_t.created_at.desc(), _t.id)
)
_changed = update(tables.claims).where(*_mine, _t.rev == bindparam("expected_rev"))
_next = {"rev": _t.rev + 1, "updated_at": bindparam("at")}
_moved: dict[str, Any] = {"place": bindparam("where")}
_given: dict[str, Any] = {"person": bindparam("whose")}
_SAVE = {
    (False, False): Prepared(_changed.values(_next)),
    (True, False): Prepared(_changed.values(_next | _moved)),
    (False, True): Prepared(_changed.values(_next | _given)),
    (True, True): Prepared(_changed.values(_next | _moved | _given)),
}
"""By whether the place is another one, and whether it is said with it whom the claim is for."""
_STATUS = Prepared(_changed.values(rev=_t.rev + 1, status=bindparam("state"), updated_at=bindparam("at")))
_FILING = Prepared(
    _changed.values(
        rev=_t.rev + 1, filing=bindparam("told"), status=bindparam("state"), updated_at=bindparam("at")
    )
)
_REBIND = Prepared(
    _changed.values(rev=_t.rev + 1, fingerprint=bindparam("print"), updated_at=bindparam("at"))
)
_PERSON = Prepared(update(tables.claims).where(*_mine).values(_given))
_answer = {
    "serial": _serial,
    "key": bindparam("question"),
    "item": bindparam("part"),
    "body": bindparam("sealed"),
}
_PUT = Prepared(
    insert_or_replace(tables.answers, ("serial", "key", "item"), "body", _answer),
    replaces=("claim", "question", "part"),
)
_one = (_a.serial == _serial, _a.key == bindparam("question"), _a.item == bindparam("part"))
_ANSWER = select(_a.body).where(*_one)
_DROP = Prepared(delete(tables.answers).where(*_one))
_SHARES = select(shares.c.id).where(
    shares.c.claim_id == bindparam("claim"),
    shares.c.user_id == bindparam("owner"),
    shares.c.state != "ended",
)
_DELETE = delete(tables.claims).where(*_mine)
_MEND = {
    column: update(tables.claims).where(_t.id == bindparam("claim")).values({column: bindparam("sealed")})
    for column in ("about", "person", "place", "filing")
}
_other = tables.evidence.alias()
_COLUMN = {column: select(_t[column]).where(_t.id == bindparam("claim")) for column in _MEND}
_BLOBS = select(tables.evidence.c.blob).where(
    tables.evidence.c.claim_id == bindparam("claim"),
    tables.evidence.c.user_id == bindparam("owner"),
    tables.evidence.c.blob.is_not(None),
    # A paper that another claim uses too stays.
    ~exists().where(_other.c.blob == tables.evidence.c.blob, _other.c.claim_id != bindparam("claim")),
)


class Claim(NamedTuple):
    """A claim with its answers by (question key, item id), the `place` where the person is in it, and what they said of
    its `filing`; the other fields are those of its head."""

    id: str
    user_id: int
    number: int
    form: str
    fingerprint: str
    about: str
    status: str
    rev: int
    created_at: datetime
    updated_at: datetime
    person: str
    place: str
    filing: str
    answers: dict[tuple[str, str], str]


class Claims:
    """Every method takes the owner and sees nobody else's claims."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def create(
        self, user: User, form: str, fingerprint: str, about: str, *, numbered: bool = True, person: str = ""
    ) -> Claim:
        """Begin a claim, with the next number unless it is none of its own."""
        claim_id, now = uuid4().hex, self._scope.now
        seal = self._scope.keyring.get(user.id).seal
        number = 1 + max((head.number for head in self.list(user)), default=0) if numbered else 0
        whose = seal(person, "claims", claim_id, "person") if person else None
        serial = new_serial(self._scope, claim_id, user.id)
        values = {
            "id": claim_id,
            "user_id": user.id,
            "number": number,
            "form": form,
            "fingerprint": fingerprint,
            "about": seal(about, "claims", claim_id, "about"),
            "person": whose,
            "status": DRAFT,
            "rev": 0,
            "created_at": now,
            "updated_at": now,
            "serial": serial,
        }
        _CREATE.later(self._scope, values)
        begin_chain(self._scope, claim_id, serial, user.id)
        head = ClaimHead(claim_id, user.id, number, form, fingerprint, about, DRAFT, 0, now, now, person)
        Heads.of(self._scope, user.id).begun(Known(head, whose))
        return Claim(*head, place="", filing="", answers={})

    def get(self, user: User, claim_id: str) -> Claim | None:
        """The claim with its answers, or None when this user has no such claim.

        An answer that does not open goes into quarantine: the claim opens without it, and asks again.
        """
        scope = self._scope
        rows = _GET.all(scope, {"claim": claim_id, "owner": user.id})
        if not rows:
            return None
        row = rows[0]
        unseal, answers = scope.keyring.get(user.id).unseal, {}
        for question, item, body in self._answers(user, claim_id, row.serial):
            try:
                answers[question, item] = unseal(body, "answers", claim_id, question, item, "body")
            except Damaged as error:
                self.put_aside(user.id, claim_id, question, item, error.code, body)
        place, filing = self._opened(row, "place"), self._opened(row, "filing")
        return Claim(**self._head(row), place=place, filing=filing, answers=answers)

    def rebind(self, user: User, claim_id: str, expected_rev: int, fingerprint: str) -> int:
        """Bind the claim to another structure of its form; returns the new revision. Raises Conflict as `save` does."""
        return self._change(
            _REBIND, user, claim_id, expected_rev, {"print": fingerprint}, fingerprint=fingerprint
        )

    def assign(self, user: User, claim_id: str, person: str) -> None:
        """Say whom the claim is for; "" for nobody yet. Its revision stays: nothing that was told has changed."""
        sealed = (
            self._scope.keyring.get(user.id).seal(person, "claims", claim_id, "person") if person else None
        )
        values = {"claim": claim_id, "owner": user.id, "whose": sealed}
        if self._scope.dialect == "sqlite":
            _PERSON.later(self._scope, values)
        else:  # mostly an answer told it, which is saved next: one statement changes a row once
            self._scope.held_back["claims", claim_id] = _PERSON.later, values
        Heads.of(self._scope, user.id).assigned(claim_id, person, sealed)

    def put_aside(
        self,
        user_id: int,
        claim_id: str,
        question: str,
        item: str,
        code: str,
        body: bytes | None = None,
        *,
        told: bool = False,
    ) -> None:
        """An answer that cannot be read goes into quarantine, and its question is asked again. `told` is whether the
        person knows of it already."""
        this = {"claim": claim_id, "question": question, "part": item}
        if body is None:
            body = self._scope.connection.execute(_ANSWER, this).scalar()
        place = [claim_id, question, item]
        Quarantine(self._scope).put(user_id, code, "answers", place, "body", body, told=told)
        if self._scope.writing:
            _DROP.later(self._scope, this)

    def put_column_aside(self, user_id: int, claim_id: str, column: str, code: str) -> None:
        """A column of the claim itself that cannot be read goes into quarantine, and counts as empty."""
        body = self._scope.connection.execute(_COLUMN[column], {"claim": claim_id}).scalar()
        Quarantine(self._scope).put(user_id, code, "claims", [claim_id], column, body)
        self._empty(user_id, claim_id, column)

    def in_status(self, status: str) -> builtins.list[tuple[str, int]]:
        """Everybody's claims in a status other than that of a draft: the id of each, and whose it is."""
        return [(id, user_id) for id, user_id in self._scope.connection.execute(_IN, {"state": status})]

    def list(self, user: User) -> builtins.list[ClaimHead]:
        """The user's claims, newest first. A unit of work reads them once."""
        known = Heads.of(self._scope, user.id).told(lambda: self._listed(user))
        return [one.head for one in known]

    def save(
        self,
        user: User,
        claim_id: str,
        expected_rev: int,
        place: str | None,
        changes: Mapping[tuple[str, str], str | None],
    ) -> int:
        """Store changed answers (None removes one) and the place (None: as it is); returns the new revision.

        Conflict is raised, now or before the unit of work ends, unless the claim is this user's and still at
        `expected_rev`; nothing is written then.
        """
        key = self._scope.keyring.get(user.id)
        moved = {} if place is None else {"where": key.seal(place, "claims", claim_id, "place")}
        _, assigned = self._scope.held_back.pop(("claims", claim_id), (None, {}))
        given = {"whose": assigned["whose"]} if assigned else {}
        statement = _SAVE[bool(moved), bool(given)]
        rev = self._change(statement, user, claim_id, expected_rev, moved | given)
        for (question, item), answer in changes.items():
            if answer is None:
                _DROP.later(self._scope, {"claim": claim_id, "question": question, "part": item})
                continue
            sealed = key.seal(answer, "answers", claim_id, question, item, "body")
            _PUT.later(self._scope, {"claim": claim_id, "question": question, "part": item, "sealed": sealed})
        return rev

    def set_filing(self, user: User, claim_id: str, expected_rev: int, filing: str, status: str) -> int:
        """Note what became of the claim, with its status; returns the new revision. Raises Conflict as `save` does."""
        sealed = self._scope.keyring.get(user.id).seal(filing, "claims", claim_id, "filing")
        told = {"told": sealed, "state": status}
        return self._change(_FILING, user, claim_id, expected_rev, told, status=status)

    def set_status(self, user: User, claim_id: str, expected_rev: int, status: str) -> int:
        """Move the claim to another status; returns the new revision. Raises Conflict as `save` does."""
        return self._change(_STATUS, user, claim_id, expected_rev, {"state": status}, status=status)

    def delete(self, user: User, claim_id: str) -> builtins.list[str]:
        """Delete the claim, its answers and evidence; returns the vault files to be deleted next."""
        mine = {"claim": claim_id, "owner": user.id}
        blobs = [name for (name,) in self._scope.connection.execute(_BLOBS, mine)]
        for share_id in self._scope.connection.execute(_SHARES, mine).scalars().all():
            self._scope.keyring.shares.destroy(share_id)
        self._scope.connection.execute(_DELETE, mine)
        Heads.of(self._scope, user.id).forget()
        return blobs

    def _change(
        self,
        statement: Prepared,
        user: User,
        claim_id: str,
        expected_rev: int,
        values: dict[str, Any],
        **news: Any,
    ) -> int:
        """`news`: what else is new in the claim's head."""
        mine = {
            "claim": claim_id,
            "owner": user.id,
            "expected_rev": expected_rev,
            "at": self._scope.now,
        }
        statement.later(self._scope, mine | values, "claim")
        rev = expected_rev + 1
        Heads.of(self._scope, user.id).changed(claim_id, rev=rev, updated_at=self._scope.now, **news)
        return rev

    def _listed(self, user: User) -> tuple[Known, ...]:
        rows = _LIST.all(self._scope, {"owner": user.id})
        return tuple(Known(ClaimHead(**self._head(row)), row.person) for row in rows)

    def _answers(self, user: User, claim_id: str, serial: Any) -> builtins.list[Any]:
        """Answers as they are stored. Where there are none the serial may be damaged: the log has it too."""
        scope = self._scope
        if rows := _ANSWERS.all(scope, {"of": serial}):
            return rows
        known, _ = add_serial(scope, claim_id, user.id) if scope.writing else (serial, 0)
        if known == serial:
            return rows
        _log.warning("claim.serial mended")
        _HOLD.changed(scope, {"claim": claim_id, "owner": user.id, "new": known})
        return _ANSWERS.all(scope, {"of": known})

    def _head(self, row: Row[Any]) -> dict[str, Any]:
        return {
            "id": row.id,
            "user_id": row.user_id,
            "number": row.number,
            "form": row.form,
            "fingerprint": row.fingerprint,
            "about": self._opened(row, "about"),
            "person": self._opened(row, "person"),
            "status": row.status,
            "rev": row.rev,
            "created_at": row.created_at,
            "updated_at": row.updated_at,
        }

    def _opened(self, row: Row[Any], column: str) -> str:
        """A sealed column of a claim; one that does not open goes into quarantine and counts as empty."""
        body, key = getattr(row, column), self._scope.keyring.get(row.user_id)
        try:
            return key.unseal(body, "claims", row.id, column) if body else ""
        except Damaged as error:
            Quarantine(self._scope).put(row.user_id, error.code, "claims", [row.id], column, body)
            self._empty(row.user_id, row.id, column)
            return ""

    def _empty(self, user_id: int, claim_id: str, column: str) -> None:
        Heads.of(self._scope, user_id).forget()
        if self._scope.writing:
            sealed = self._scope.keyring.get(user_id).seal("", "claims", claim_id, column)
            self._scope.connection.execute(_MEND[column], {"claim": claim_id, "sealed": sealed})
