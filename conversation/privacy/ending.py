"""Drafts that nobody has touched for long: the three warnings, and their end; and accounts that nobody uses.

How long is long is `keeping`'s business. A warning counts once it was delivered, so whoever tells that it was calls
`warned`; a warning names neither a category nor a name, because others may see the screen of a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversation.buttons import button
from conversation.claims.packages import drop_package
from conversation.privacy.commands import KeepDrafts
from conversation.privacy.keeping import Keeping, end_after_warning, end_due, idle_before, warning_due
from dialogs.language import KYIV, Language
from storage import User, Work
from storage.endings import Idle

KEEP = button(0, KeepDrafts())
"""What the button of a warning carries: it belongs to no screen, and works for as long as the message stands."""


ENDING = "ending"
"""The kind of job that warns a person, and ends what is to end; its key is the person."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Drafts of one person that end on the same `day` unless they are touched."""

    user: User
    idle: tuple[Idle, ...]
    day: date


def due_warning(work: Work, user_id: int, keeping: Keeping) -> Ending | None:
    """The warning that is due by now, for the drafts that end first; None if none is."""
    due: dict[date, list[Idle]] = {}
    for idle in work.endings.of(user_id, idle_before(work.now, keeping)):
        moment = warning_due(idle, keeping)
        if moment is not None and moment <= work.now:
            due.setdefault(end_after_warning(idle, work.now, keeping), []).append(idle)
    if not due:
        return None
    day = min(due)
    return Ending(work.users.get(user_id), tuple(due[day]), day)


def warning_text(ending: Ending, language: Language) -> str:
    """What is said."""
    return language.count(
        "{day} зникне {n} чернетка: її давно не змінювали. Щоб лишити її, натисніть кнопку.",
        "{day} зникне {n} чернеток: їх давно не змінювали. Щоб лишити їх, натисніть кнопку.",
        len(ending.idle),
        day=ending.day,
    )


def warned(work: Work, ending: Ending) -> None:
    """It was delivered."""
    for idle in ending.idle:
        work.endings.warned(idle)


def ask_to_end(work: Work, user_id: int, keeping: Keeping) -> bool:
    """Have done what is due for a person, if anything is; whether it was asked for. Who could not be reached is tried
    again the next day."""
    job, today = work.jobs.get(ENDING, str(user_id)), work.now.astimezone(KYIV).date()
    if job is not None and (job.open or (job.code and job.asked_at.astimezone(KYIV).date() == today)):
        return False
    ended = [end_due(idle, keeping) for idle in work.endings.of(user_id, idle_before(work.now, keeping))]
    if not any(due and due <= work.now for due in ended) and due_warning(work, user_id, keeping) is None:
        return False
    work.jobs.ask(ENDING, str(user_id), user_id)
    return True


def end_drafts(work: Work, user_id: int, keeping: Keeping) -> tuple[int, list[str]]:
    """Delete the drafts of a person whose end has come; returns how many, and the vault files to be deleted next."""
    user, ended, blobs = work.users.get(user_id), 0, list[str]()
    for idle in work.endings.of(user_id, idle_before(work.now, keeping)):
        due = end_due(idle, keeping)
        claim = work.claims.get(user, idle.claim_id)
        # Read anew under a lock: the person may be writing it at this moment.
        if due is None or due > work.now or claim is None or claim.updated_at > idle.since:
            continue
        blobs += work.claims.delete(user, idle.claim_id)
        drop_package(work, idle.claim_id)
        work.audit.record(user, idle.claim_id, "claim.ended")
        ended += 1
    return ended, blobs
