"""To whom the same happened, as the finder was told."""

from __future__ import annotations

from collections.abc import Collection

from conversation.claims.writing import open_claim
from conversation.people.records import records_of
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import household
from dialogs.language import KYIV
from dialogs.programmes import conversations
from storage import User, Work


def beside(work: Work, user: User, code: str) -> Collection[str]:
    """Those to whom, as the finder was told, the same happened: by the ids under which sharing knows them."""
    form = conversations().get(code)
    heads = [head for head in work.claims.list(user) if head.form == FINDER.code]
    finder = open_claim(work, user, heads[0].id) if heads else None
    if finder is None or form is None:
        return ()
    members = household(finder.form, finder.draft, [form], work.now.astimezone(KYIV).date())
    items = {member.id for member in members if member.proposals}
    return [record.about for record in records_of(work, user) if record.item in items and not record.archived]
