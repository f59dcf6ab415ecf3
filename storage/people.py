"""People for whom somebody files, the one who writes among them. What is known of them is sealed text here."""

import builtins
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import ARRAY, Row, and_, bindparam, delete, func, insert, select, update

from storage import tables
from storage.errors import Damaged
from storage.prepared import Prepared
from storage.quarantine import Quarantine
from storage.scope import Scope
from storage.users import User

PRESENT, ARCHIVED = "present", "archived"

_t = tables.people.c
_mine = (_t.id == bindparam("person"), _t.user_id == bindparam("owner"))
_CREATE = Prepared(insert(tables.people))
_NEXT = Prepared(
    select((func.coalesce(func.max(_t.number), 0) + 1).label("number")).where(
        _t.user_id == bindparam("owner")
    )
)
_all = (_t.user_id == bindparam("owner"),)
_LIST = Prepared(select(tables.people).where(*_all).order_by(_t.number), locks=True)
_REVISIONS = Prepared(select(_t.id, _t.rev).where(*_all).order_by(_t.number), locks=True)
_ids = bindparam("ids", type_=ARRAY(_t.id.type))
_revs = bindparam("revs", type_=ARRAY(_t.rev.type))
_now = select(_t.id, _t.rev).where(*_all).order_by(_t.number).subquery()
_same = and_(func.array_agg(_now.c.id) == _ids, func.array_agg(_now.c.rev) == _revs)
_UNCHANGED = Prepared(select(func.coalesce(_same, func.cardinality(_ids) == 0).label("unchanged")))
_OWNERS = (select(_t.user_id).distinct().where(_t.user_id > bindparam("after")).order_by(_t.user_id)).limit(
    bindparam("most")
)
_changed = update(tables.people).where(*_mine, _t.rev == bindparam("expected_rev"))
_SAVE = Prepared(_changed.values(rev=_t.rev + 1, facts=bindparam("told"), updated_at=bindparam("at")))
_STATUS = Prepared(_changed.values(rev=_t.rev + 1, status=bindparam("state"), updated_at=bindparam("at")))
_FACTS = select(_t.facts).where(_t.id == bindparam("person"))
_MEND = update(tables.people).where(_t.id == bindparam("person")).values(facts=bindparam("sealed"))
_DELETE = delete(tables.people).where(*_mine)


class Person(NamedTuple):
    """Somebody of a household. `id` is random and says nothing; `number` says in which order they came, and `facts` is
    what `dialogs` knows of them, as text."""

    id: str
    user_id: int
    number: int
    facts: str
    status: str
    rev: int
    created_at: datetime
    updated_at: datetime


class People:
    """Every method takes the owner and sees nobody else's people."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def create(self, user: User, facts: str) -> Person:
        person_id, now = uuid4().hex, self._scope.now
        known = self._scope.people.get(user.id)
        number = 1 if known == () else _NEXT.scalar(self._scope, {"owner": user.id})
        values = {
            "id": person_id,
            "user_id": user.id,
            "number": number,
            "facts": self._scope.keyring.get(user.id).seal(facts, "people", person_id, "facts"),
            "status": PRESENT,
            "rev": 0,
            "created_at": now,
            "updated_at": now,
        }
        _CREATE.later(self._scope, values)
        self._scope.people[user.id] = None if known is None else (*known, (person_id, 0))
        return Person(person_id, user.id, number, facts, PRESENT, 0, now, now)

    def revisions(
        self, user: User, believed: tuple[tuple[str, int], ...] | None = None
    ) -> tuple[tuple[str, int], ...]:
        """The id and the revision of each of this user's people, in the same order: whoever knows them at these
        revisions need not decipher them again. A unit of work reads them once. Where reading takes a round trip it
        takes what is `believed`, and Conflict is raised before it ends if that is not so."""
        scope = self._scope
        if (known := scope.people.get(user.id)) is None:
            if believed is not None and user.id not in scope.people and scope.dialect != "sqlite":
                ids, revs = [id for id, _ in believed], [rev for _, rev in believed]
                _UNCHANGED.later(scope, {"owner": user.id, "ids": ids, "revs": revs}, "person")
                known = believed
            else:
                known = tuple(_REVISIONS.all(scope, {"owner": user.id}))
            scope.people[user.id] = known
        return known

    def list(self, user: User) -> builtins.list[Person]:
        """Everybody of this user's, in the order in which they came, those who are archived too."""
        return [self._person(row) for row in _LIST.all(self._scope, {"owner": user.id})]

    def owners(self, after: int, most: int) -> builtins.list[int]:
        """The next users by id who have people here."""
        return [*self._scope.connection.execute(_OWNERS, {"after": after, "most": most}).scalars()]

    def save(self, user: User, person: Person, facts: str) -> Person:
        """Store what is known; returns the person as they are now. Conflict is raised, now or before the unit of work
        ends, unless the person is this user's and still as given; nothing is written then."""
        known = self._scope.people.get(user.id)
        sealed = self._scope.keyring.get(user.id).seal(facts, "people", person.id, "facts")
        rev = self._change(_SAVE, user, person.id, person.rev, {"told": sealed})
        if known is not None:
            self._scope.people[user.id] = tuple((id, rev if id == person.id else at) for id, at in known)
        return person._replace(rev=rev, facts=facts, updated_at=self._scope.now)

    def set_status(self, user: User, person_id: str, expected_rev: int, status: str) -> int:
        """Archive a person, or take them back; returns the new revision. Raises Conflict as `save` does."""
        return self._change(_STATUS, user, person_id, expected_rev, {"state": status})

    def delete(self, user: User, person_id: str) -> None:
        """Forget a person, whose claims are another's now."""
        self._scope.connection.execute(_DELETE, {"person": person_id, "owner": user.id})
        self._scope.people[user.id] = None

    def put_aside(self, person: Person, code: str) -> None:
        """What is known of a person cannot be read: it goes into quarantine, and the claims tell it anew."""
        body = self._scope.connection.execute(_FACTS, {"person": person.id}).scalar()
        self._empty(person.user_id, person.id, code, body)

    def _change(
        self, statement: Prepared, user: User, person_id: str, expected_rev: int, values: dict[str, Any]
    ) -> int:
        mine = {"person": person_id, "owner": user.id, "expected_rev": expected_rev, "at": self._scope.now}
        statement.later(self._scope, mine | values, "person")
        self._scope.people[user.id] = None
        return expected_rev + 1

    def _person(self, row: Row[Any]) -> Person:
        return Person(**row._asdict() | {"facts": self._opened(row)})

    def _opened(self, row: Row[Any]) -> str:
        """What is known; what does not open goes into quarantine, and the claims tell it anew."""
        key = self._scope.keyring.get(row.user_id)
        try:
            return key.unseal(row.facts, "people", row.id, "facts")
        except Damaged as error:
            self._empty(row.user_id, row.id, error.code, row.facts)
            return ""

    def _empty(self, user_id: int, person_id: str, code: str, body: bytes | None) -> None:
        Quarantine(self._scope).put(user_id, code, "people", [person_id], "facts", body)
        self._scope.people[user_id] = None
        if self._scope.writing:
            sealed = self._scope.keyring.get(user_id).seal("", "people", person_id, "facts")
            self._scope.connection.execute(_MEND, {"person": person_id, "sealed": sealed})
