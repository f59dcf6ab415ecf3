"""What is to be done outside a transaction, kept until it is done: files to fetch, packages to build.

Whoever works on a job holds a lease. The lease has a token of its own each time (`tokens.py`), so a worker that was too
slow cannot finish what another has taken over meanwhile (as River and Solid Queue do it: https://riverqueue.com/docs).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, func, insert, or_, select, update

from storage import tables
from storage.columns import UNREAD
from storage.scope import Scope
from storage.tokens import left_behind, names_of, token_of

_ASTRAY = timedelta(minutes=5)
"""The clocks of several machines differ by less."""

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"

_t = tables.jobs.c
_this = (_t.kind == bindparam("sort"), _t.key == bindparam("what"))
_held = (_t.id == bindparam("job"), _t.lease == bindparam("token"))
_free = {"lease": None, "lease_until": None}
_INSERT = insert(tables.jobs)
_ASK_AGAIN = (
    update(tables.jobs)
    .where(*_this)
    .values(state=WAITING, code="", progress=0, tries=0, due_at=bindparam("due"), asked_at=bindparam("at"))
    .values(**_free)
)
_PUT_OFF = update(tables.jobs).where(_t.id == bindparam("job")).values(due_at=bindparam("due"))
_GET = select(tables.jobs).where(*_this)
# Written out, in the words of the index of what is open: with a variable SQLite cannot know that it has all of them.
# https://www.sqlite.org/partialindex.html#queries_using_partial_indexes
_open = _t.state.in_(bindparam("open", (WAITING, RUNNING), expanding=True, literal_execute=True))
_due = or_(
    and_(_t.state == WAITING, _t.due_at <= bindparam("at")),
    and_(_t.state == RUNNING, _t.lease_until <= bindparam("at")),
)
# The place of each job among those of its person: what they have in hand already comes first.
_in_hand = and_(_t.state == RUNNING, _t.lease_until > bindparam("at"))
_place = func.row_number().over(
    partition_by=_t.user_id, order_by=(case((_in_hand, 0), else_=1), _t.due_at, _t.id)
)
_u = tables.users.c
_there = _t.user_id.not_in(select(_u.id).where(_u.left_rev.is_not(None)))
_PLACED = (
    select(_t.id, _place.label("place"))
    .where(_t.kind == bindparam("sort"), _open, or_(_due, _in_hand))
    .subquery()
)
_WAITING_THEIR_TURN = (
    select(tables.jobs)
    .where(
        _t.kind == bindparam("sort"),
        _open,
        _due,
        _t.id.in_(select(_PLACED.c.id).where(_PLACED.c.place <= bindparam("each"))),
    )
    .order_by(_t.due_at, _t.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TAKE = {False: _WAITING_THEIR_TURN, True: _WAITING_THEIR_TURN.where(_there)}
"""By whether doing it says something to the person: nothing is said to somebody who left in a hurry."""
_TAKEN = (
    update(tables.jobs)
    .where(_t.id == bindparam("job"))
    .values(state=RUNNING, tries=_t.tries + 1, lease=bindparam("token"), lease_until=bindparam("until"))
)
_RENEW = update(tables.jobs).where(*_held).values(lease_until=bindparam("until"))
_PROGRESS = update(tables.jobs).where(*_held).values(progress=bindparam("reached"))
_AGAIN = (
    update(tables.jobs)
    .where(*_held)
    .values(state=WAITING, code=bindparam("why"), due_at=bindparam("due"), tries=bindparam("tried"), **_free)
)
_END = update(tables.jobs).where(*_held).values(state=bindparam("end"), code=bindparam("why"), **_free)
_DROP = delete(tables.jobs).where(*_this)
_OLD = (
    select(_t.id)
    .where(
        _t.kind.in_(bindparam("kinds", expanding=True)), _t.state == DONE, _t.asked_at < bindparam("before")
    )
    .limit(bindparam("most"))
)
_PRUNE = delete(tables.jobs).where(_t.id.in_(_OLD))
_NEXT = select(func.min(_t.due_at)).where(
    _t.kind == bindparam("sort"), _open, _t.state == WAITING, _t.due_at > bindparam("at")
)
_RELEASE = (
    update(tables.jobs)
    .where(_t.state == RUNNING, left_behind(_t.lease, bindparam("living", expanding=True)))
    .values(state=WAITING, tries=_t.tries - 1, **_free)
)
_TO_COME = (
    select(tables.jobs).where(_open, _t.state == WAITING, _t.asked_at > bindparam("since")).order_by(_t.id)
)
_SET_RIGHT = (
    update(tables.jobs)
    .where(_t.id == bindparam("job"), _t.state == WAITING)
    .values(due_at=bindparam("due"), asked_at=bindparam("at"))
)
_OPEN = select(tables.jobs).where(_t.kind == bindparam("sort"), _open).order_by(_t.due_at, _t.id)


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `key` says what it is about (a claim, a file), `tries` counts the attempts, this one included.

    state     waiting, running, done or failed
    code      why the last attempt failed
    progress  how far an attempt got; a new request starts at 0
    lease     the token of whoever works on it
    """

    id: int
    kind: str
    key: str
    user_id: int
    state: str
    code: str
    progress: int
    tries: int
    due_at: datetime
    lease: str | None
    lease_until: datetime | None
    asked_at: datetime

    @property
    def open(self) -> bool:
        """Whether somebody will do it; not so if its row was damaged."""
        return self.state in (WAITING, RUNNING) and self.due_at != UNREAD

    @property
    def ended(self) -> bool:
        return self.state in (DONE, FAILED)


class Jobs:
    """`renew`, `reach`, `again`, `done` and `failed` are for the holder of the lease, and say whether it still was."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ask(self, kind: str, key: str, user_id: int, due_at: datetime | None = None) -> None:
        """Have something done, now or at a moment. Asked again it starts anew, and whoever is at it works in vain."""
        due = due_at or self._scope.now
        this = {"sort": kind, "what": key, "due": due, "at": self._scope.now}
        if self._scope.connection.execute(_ASK_AGAIN, this).rowcount:
            return
        values: dict[str, Any] = {"kind": kind, "key": key, "user_id": user_id, "state": WAITING, "code": ""}
        values |= {"progress": 0, "tries": 0, "due_at": due, "asked_at": self._scope.now}
        self._scope.connection.execute(_INSERT, values)

    def put_off(self, kind: str, key: str, user_id: int, quiet: timedelta, longest: timedelta) -> None:
        """Have something done once nobody has asked for it for a while, and at the latest so long after the first."""
        job = self.get(kind, key)
        if job is None or job.state != WAITING:
            self.ask(kind, key, user_id, self._scope.now + quiet)
            return
        due = min(self._scope.now + quiet, max(job.asked_at + longest, self._scope.now))
        self._scope.connection.execute(_PUT_OFF, {"job": job.id, "due": due})

    def get(self, kind: str, key: str) -> Job | None:
        row = self._scope.connection.execute(_GET, {"sort": kind, "what": key}).first()
        return None if row is None else Job(*row)

    def take(
        self, kind: str, most: int, lease: timedelta, each: int | None = None, *, speaks: bool = False
    ) -> list[Job]:
        """Jobs of a kind that are due, the longest due first; each is this worker's until the lease ends.

        each    how many of one person may be in hand at once, so that nobody waits behind another's hundred files
        speaks  the job says something to the person: those of people who left in a hurry wait until they come back
        """
        scope = self._scope
        wanted = {"sort": kind, "at": scope.now, "most": most, "each": each or most}
        rows = scope.connection.execute(_TAKE[speaks], wanted).all()
        return [self._taken(Job(*row), lease) for row in rows]

    def renew(self, job: Job, lease: timedelta) -> bool:
        return self._changed(_RENEW, job, until=self._scope.now + lease)

    def reach(self, job: Job, progress: int) -> bool:
        """Note how far the attempt got."""
        return self._changed(_PROGRESS, job, reached=progress)

    def again(self, job: Job, due_at: datetime, code: str = "", *, counted: bool = True) -> bool:
        """To be tried again at a moment. An attempt that was only interrupted does not count."""
        return self._changed(_AGAIN, job, due=due_at, why=code, tried=job.tries if counted else job.tries - 1)

    def done(self, job: Job) -> bool:
        return self._changed(_END, job, end=DONE, why="")

    def failed(self, job: Job, code: str) -> bool:
        """It would fail again: only a person can help, and asks anew."""
        return self._changed(_END, job, end=FAILED, why=code)

    def drop(self, kind: str, key: str) -> bool:
        """Not wanted any more, however far it is."""
        return bool(self._scope.connection.execute(_DROP, {"sort": kind, "what": key}).rowcount)

    def prune(self, kinds: Sequence[str], before: datetime, most: int) -> int:
        """Forget at most so many jobs of these kinds that were done, and asked for before a moment; how many were."""
        values = {"kinds": list(kinds), "before": before, "most": most}
        return self._scope.connection.execute(_PRUNE, values).rowcount

    def next_due(self, kind: str) -> datetime | None:
        """When the next job of a kind will be due that is not yet."""
        values = {"sort": kind, "at": self._scope.now}
        moment: datetime | None = self._scope.connection.execute(_NEXT, values).scalar()
        return moment

    def open(self, kind: str, user_id: int | None = None) -> list[Job]:
        """Everything of a kind that is waiting or being worked on, of one person or of everybody."""
        jobs = [Job(*row) for row in self._scope.connection.execute(_OPEN, {"sort": kind})]
        return [job for job in jobs if user_id in (None, job.user_id)]

    def astray(self) -> list[Job]:
        """What was asked for at a moment that is still to come: the clock went wrong then. Looks through all that is
        open."""
        since = self._scope.now + _ASTRAY
        return [Job(*row) for row in self._scope.connection.execute(_TO_COME, {"since": since})]

    def set_right(self, jobs: Sequence[Job]) -> None:
        """Make them due as long after now as they were to be after the moment when they were asked for."""
        now = self._scope.now
        for job in jobs:
            due = now + (job.due_at - job.asked_at)
            self._scope.connection.execute(_SET_RIGHT, {"job": job.id, "due": due, "at": now})

    def release(self, living: Collection[int] = ()) -> None:
        """What processes that are no more had in hand is anybody's, and an attempt that ended with them does not count.
        `living` are the numbers of those that are."""
        self._scope.connection.execute(_RELEASE, {"living": names_of(living)})

    def _taken(self, job: Job, lease: timedelta) -> Job:
        token, until = token_of(self._scope.process), self._scope.now + lease
        self._scope.connection.execute(_TAKEN, {"job": job.id, "token": token, "until": until})
        return replace(job, state=RUNNING, tries=job.tries + 1, lease=token, lease_until=until)

    def _changed(self, statement: Any, job: Job, **values: Any) -> bool:
        held = {"job": job.id, "token": job.lease}
        return bool(self._scope.connection.execute(statement, held | values).rowcount)
