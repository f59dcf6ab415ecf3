"""Storage: everything that is remembered about people, sealed with a key of their own.

It knows nothing of Telegram or of forms: answers, places, sessions and updates are opaque text and bytes.
"""

from storage.claims import Claim, ClaimHead
from storage.database import Database
from storage.errors import Conflict, Erased, StorageError
from storage.evidence import Evidence
from storage.inbox import Row
from storage.keys import MasterKey
from storage.reminders import Reminder
from storage.users import User
from storage.vault import Saved, Vault
from storage.work import Work

__all__ = [
    "Claim",
    "ClaimHead",
    "Conflict",
    "Database",
    "Erased",
    "Evidence",
    "MasterKey",
    "Reminder",
    "Row",
    "Saved",
    "StorageError",
    "User",
    "Vault",
    "Work",
]
