"""The heads of a user's claims, as far as a unit of work knows them.

They are read once, and kept up with what the unit itself writes. On PostgreSQL, where reading takes a round trip, the
next unit takes over what the last one left (`Work.made`): whether they are still so is asked in the statement that
writes, and Conflict is raised if they are not.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, and_, bindparam, func, select

from storage import tables
from storage.prepared import Prepared
from storage.scope import Scope

_t = tables.claims.c
_ids = bindparam("ids", type_=ARRAY(_t.id.type))
_revs = bindparam("revs", type_=ARRAY(_t.rev.type))
_people = bindparam("people", type_=ARRAY(_t.person.type))
_now = (
    select(_t.id, _t.rev, _t.person)
    .where(_t.user_id == bindparam("owner"))
    .order_by(_t.created_at.desc(), _t.id)
    .subquery()
)
_same = and_(
    func.array_agg(_now.c.id) == _ids,
    func.array_agg(_now.c.rev) == _revs,
    # Whom a claim is for changes no revision.
    func.array_agg(_now.c.person) == _people,
)
_UNCHANGED = Prepared(select(func.coalesce(_same, func.cardinality(_ids) == 0).label("unchanged")))


class ClaimHead(NamedTuple):
    """A claim without its answers. `person` is the id of whom it is for, "" while that is open, and `about` what it was
    begun about; `fingerprint` says which form it is bound to, `number` which of the owner's claims it is."""

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
    person: str = ""


class Known(NamedTuple):
    """A head, and whom the claim is for as it is stored."""

    head: ClaimHead
    person: bytes | None


class Heads:
    """Those of one user in one unit of work, newest first; `rows` is None while they are not known."""

    __slots__ = ("_believed", "_of", "_scope", "_sent", "rows")

    def __init__(self, scope: Scope, user_id: int) -> None:
        self._scope = scope
        self._of = ("claims", user_id)
        _, before = scope.made.get(self._of, (None, None))
        believes = scope.writing and scope.dialect != "sqlite"
        self.rows: tuple[Known, ...] | None = before if believes else None
        self._believed = self.rows
        self._sent = scope.sent

    @classmethod
    def of(cls, scope: Scope, user_id: int) -> "Heads":
        heads: Heads | None = scope.claims.get(user_id)
        if heads is None:
            heads = scope.claims[user_id] = cls(scope, user_id)
        return heads

    def told(self, read: Callable[[], tuple[Known, ...]]) -> tuple[Known, ...]:
        """They themselves: those of the last unit, if these are the same before this one writes; else as they are
        read now."""
        if (believed := self._believed) is not None:
            self._believed = None
            # Once something of this unit was sent, what was there before it cannot be asked any more.
            if self._sent == self._scope.sent or self.rows is believed:
                self._ask(believed)
            else:
                self.rows = None
        if self.rows is None:
            self._keep(read())
        assert self.rows is not None
        return self.rows

    def none(self) -> None:
        """The user is taken in just now."""
        self._believed = None
        self._keep(())

    def begun(self, one: Known) -> None:
        """The unit has begun a claim."""
        if self.rows is not None:
            by_id = sorted((*self.rows, one), key=lambda known: known.head.id)
            self._keep(tuple(sorted(by_id, key=lambda known: known.head.created_at, reverse=True)))

    def changed(self, claim_id: str, **news: Any) -> None:
        """The unit has changed a claim: these fields of its head."""
        if self.rows is not None:
            self._keep(
                tuple(_changed(known, news) if known.head.id == claim_id else known for known in self.rows)
            )

    def assigned(self, claim_id: str, person: str, sealed: bytes | None) -> None:
        """The unit has said whom a claim is for."""
        self.changed(claim_id, person=person)
        if self.rows is not None:
            self._keep(
                tuple(
                    known._replace(person=sealed) if known.head.id == claim_id else known
                    for known in self.rows
                )
            )

    def forget(self) -> None:
        """They are others now: whoever asks has them read."""
        self.rows = self._believed = None
        self._scope.made.pop(self._of, None)

    def _keep(self, rows: tuple[Known, ...]) -> None:
        self.rows = rows
        self._scope.made[self._of] = None, rows

    def _ask(self, believed: tuple[Known, ...]) -> None:
        values = {
            "owner": self._of[1],
            "ids": [known.head.id for known in believed],
            "revs": [known.head.rev for known in believed],
            "people": [known.person for known in believed],
        }
        _UNCHANGED.later(self._scope, values, "claim")


def _changed(known: Known, news: dict[str, Any]) -> Known:
    return known._replace(head=known.head._replace(**news))
