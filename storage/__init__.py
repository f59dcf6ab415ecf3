"""Storage: everything that is remembered about people, sealed with a key of their own.

It knows nothing of Telegram or of forms: answers, places, sessions and updates are opaque text and bytes.
"""

from storage.claims import Claim
from storage.database import Database
from storage.desk_key import DeskKey
from storage.errors import PASSING, Conflict, Cut, Damaged, Erased, Newcomer, StorageError, Unkept, translate
from storage.evidence import SHARED, Evidence
from storage.folder import Folder
from storage.handshakes import Handshake
from storage.heads import ClaimHead
from storage.holds import Elsewhere
from storage.inbox import Overtaken, Row
from storage.jobs import Job
from storage.master_key import MasterKey
from storage.newcomers import Fresh
from storage.passes import Session
from storage.people import Person
from storage.permits import Permit
from storage.presence import Presence, neighbours_on
from storage.quarantine import Kept
from storage.queue import Wanted
from storage.remarks import Remark, Template
from storage.shares import Share
from storage.shelf import Shelf
from storage.staff import Secrets, Staff
from storage.users import User
from storage.vault import Saved, Vault
from storage.work import Work

__all__ = [
    "PASSING",
    "SHARED",
    "Claim",
    "ClaimHead",
    "Conflict",
    "Cut",
    "Damaged",
    "Database",
    "DeskKey",
    "Elsewhere",
    "Erased",
    "Evidence",
    "Folder",
    "Fresh",
    "Handshake",
    "Job",
    "Kept",
    "MasterKey",
    "Newcomer",
    "Overtaken",
    "Permit",
    "Person",
    "Presence",
    "Remark",
    "Row",
    "Saved",
    "Secrets",
    "Session",
    "Share",
    "Shelf",
    "Staff",
    "StorageError",
    "Template",
    "Unkept",
    "User",
    "Vault",
    "Wanted",
    "Work",
    "neighbours_on",
    "translate",
]
