"""One unit of work: everything that happens to the stored data happens inside one."""

from datetime import datetime

from sqlalchemy import Connection

from storage.audit import Audit
from storage.claims import Claims
from storage.endings import Endings
from storage.evidence import Evidences
from storage.history import History
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.messages import Messages
from storage.quarantine import Quarantine
from storage.recovery import Recovery
from storage.reminders import Reminders
from storage.scope import Scope
from storage.users import Users


class Work:
    """A transaction seen as repositories. `now` is its one moment, in UTC."""

    __slots__ = (
        "audit",
        "claims",
        "connection",
        "endings",
        "evidence",
        "history",
        "inbox",
        "jobs",
        "messages",
        "now",
        "quarantine",
        "recovery",
        "reminders",
        "users",
    )

    def __init__(self, scope: Scope) -> None:
        self.connection: Connection = scope.connection
        self.now: datetime = scope.now
        self.users = Users(scope)
        self.inbox = Inbox(scope)
        self.claims = Claims(scope)
        self.evidence = Evidences(scope)
        self.jobs = Jobs(scope)
        self.messages = Messages(scope)
        self.endings = Endings(scope)
        self.reminders = Reminders(scope)
        self.quarantine = Quarantine(scope)
        self.recovery = Recovery(scope)
        self.audit = Audit(scope)
        self.history = History(scope)
