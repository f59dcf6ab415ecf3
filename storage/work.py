"""One unit of work: everything that happens to the stored data happens inside one."""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from storage.audit import Audit
from storage.claims import Claims
from storage.endings import Endings
from storage.evidence import Evidences
from storage.handshakes import Handshakes
from storage.history import History
from storage.holds import Holds
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.messages import Messages
from storage.newcomers import Newcomers
from storage.passes import Passes, Sessions, Strikes
from storage.people import People
from storage.permits import Permits
from storage.quarantine import Quarantine
from storage.queue import Queue
from storage.recovery import Recovery
from storage.remarks import Remarks
from storage.reminders import Reminders
from storage.scope import Scope
from storage.shares import Shares
from storage.staff import StaffRoll
from storage.tally import Tally
from storage.users import Users

T = TypeVar("T")


class _Of(Generic[T]):
    """The repository of one sort, made when it is first asked for: a turn needs six of two dozen."""

    def __init__(self, kind: Callable[[Scope], T]) -> None:
        self._kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, work: "Work", owner: type) -> T:
        made = work.__dict__[self._name] = self._kind(work._scope)
        return made


class Work:
    """A transaction seen as repositories. `now` is its one moment, in UTC."""

    users = _Of(Users)
    newcomers = _Of(Newcomers)
    inbox = _Of(Inbox)
    claims = _Of(Claims)
    people = _Of(People)
    handshakes = _Of(Handshakes)
    evidence = _Of(Evidences)
    jobs = _Of(Jobs)
    leases = _Of(Leases)
    holds = _Of(Holds)
    messages = _Of(Messages)
    endings = _Of(Endings)
    reminders = _Of(Reminders)
    quarantine = _Of(Quarantine)
    recovery = _Of(Recovery)
    audit = _Of(Audit)
    staff = _Of(StaffRoll)
    passes = _Of(Passes)
    sessions = _Of(Sessions)
    strikes = _Of(Strikes)
    shares = _Of(Shares)
    queue = _Of(Queue)
    remarks = _Of(Remarks)
    permits = _Of(Permits)
    history = _Of(History)
    tally = _Of(Tally)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.now: datetime = scope.now

    @property
    def connection(self) -> Connection:
        return self._scope.connection

    @property
    def made(self) -> Mapping[Hashable, tuple[object, Any]]:
        """What `once` was asked for, here and in the units before: another one may begin with it."""
        return self._scope.made

    def begin_with(self, made: Mapping[Hashable, tuple[object, Any]]) -> None:
        self._scope.made = dict(made)

    def stored(self, of: Hashable) -> Any:
        """What something was made of the last time; None if it was not."""
        known = self._scope.made.get(of)
        return known and known[0]

    def once(self, of: Hashable, stored: object, make: Callable[[], T]) -> T:
        """What is made of something stored, made once for as long as it is the same. `of` says which thing it is, and
        `stored` holds everything that goes into it."""
        known = self._scope.made.get(of)
        if known is None or known[0] != stored:
            known = self._scope.made[of] = (stored, make())
        made: T = known[1]
        return made
