"""Who is to be told that a child comes of age. The message names nobody; what it is about stands on /family."""

from __future__ import annotations

from datetime import date

from conversation.people.mourning import mourned
from conversation.people.records import Record, keep_record, records_of
from dialogs.language import N_
from dialogs.people.age import warning_due
from storage import User, Work

BIRTHDAY = "birthday"
"""The kind of job that tells it; its key is the parent."""

TEXT = N_("Є новина про одну з ваших заяв: відкрийте /family. Поспішати не треба.")
"""Neither a category nor a name: others may see the screen of a phone."""


def warnings_due(work: Work, user: User, today: date) -> dict[str, tuple[Record, int]]:
    """The children of whom a warning is due, by the ids of their records, each with how many days before it is that
    was promised. Only a child with a claim that is not filed yet is worth a word."""
    held = {head.person for head in work.claims.list(user) if head.status not in ("filed", "handed")}
    dead, found = mourned(work, user), {}
    for record in records_of(work, user):
        born = record.said("birth_date")
        if (
            not record.is_child
            or record.archived
            or record.id not in held - dead
            or not isinstance(born, date)
        ):
            continue
        if due := warning_due(born, today, record.warned):
            found[record.id] = record, due
    return found


def take_warnings(work: Work, user: User, today: date) -> bool:
    """Note the warnings that are due as given, before they are sent: a crash in between loses one and never doubles
    it. Whether there was any."""
    due = warnings_due(work, user, today)
    for record, days in due.values():
        keep_record(work, user, record, record._replace(warned=days))
    return bool(due)
