"""One unit of work: everything that happens to the stored data happens inside one."""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from storage.audit import Audit
from storage.claims import Claims
from storage.endings import Endings
from storage.evidence import Evidences
from storage.handshakes import Handshakes
from storage.history import History
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.messages import Messages
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
from storage.users import Users

T = TypeVar("T")


class Work:
    """A transaction seen as repositories. `now` is its one moment, in UTC."""

    __slots__ = (
        "_made",
        "audit",
        "claims",
        "connection",
        "endings",
        "evidence",
        "handshakes",
        "history",
        "inbox",
        "jobs",
        "leases",
        "messages",
        "now",
        "passes",
        "people",
        "permits",
        "quarantine",
        "queue",
        "recovery",
        "remarks",
        "reminders",
        "sessions",
        "shares",
        "staff",
        "strikes",
        "users",
    )

    def __init__(self, scope: Scope) -> None:
        self.connection: Connection = scope.connection
        self.now: datetime = scope.now
        self._made: dict[Hashable, tuple[object, Any]] = {}
        self.users = Users(scope)
        self.inbox = Inbox(scope)
        self.claims = Claims(scope)
        self.people = People(scope)
        self.handshakes = Handshakes(scope)
        self.evidence = Evidences(scope)
        self.jobs = Jobs(scope)
        self.leases = Leases(scope)
        self.messages = Messages(scope)
        self.endings = Endings(scope)
        self.reminders = Reminders(scope)
        self.quarantine = Quarantine(scope)
        self.recovery = Recovery(scope)
        self.audit = Audit(scope)
        self.staff = StaffRoll(scope)
        self.passes = Passes(scope)
        self.sessions = Sessions(scope)
        self.strikes = Strikes(scope)
        self.shares = Shares(scope)
        self.queue = Queue(scope)
        self.remarks = Remarks(scope)
        self.permits = Permits(scope)
        self.history = History(scope)

    @property
    def made(self) -> Mapping[Hashable, tuple[object, Any]]:
        """What `once` was asked for, here and in the units before: another one may begin with it."""
        return self._made

    def begin_with(self, made: Mapping[Hashable, tuple[object, Any]]) -> None:
        self._made = dict(made)

    def once(self, of: Hashable, stored: object, make: Callable[[], T]) -> T:
        """What is made of something stored, made once for as long as it is the same. `of` says which thing it is, and
        `stored` holds everything that goes into it."""
        known = self._made.get(of)
        if known is None or known[0] != stored:
            known = self._made[of] = (stored, make())
        made: T = known[1]
        return made
