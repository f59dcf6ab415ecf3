"""Two people in two chats, and whatever is done beside their conversations."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from bot.jobs.handovers import Handovers
from conversation.handshakes.meeting import HANDOVER
from conversation.handshakes.news import NEWS
from conversation.handshakes.telling import show_news
from conversation.happenings import Commanded
from conversation.limits import DEFAULTS
from dialogs.engine.views import View
from storage import Database, Folder, Job, Vault, Work
from storage.tables import jobs
from tests.bot.families.household import Household
from tests.bot.seeing import seen


class Party(Household):
    """One of two people who agree on something."""

    async def follow(self, token: str) -> View:
        """The link that the other one sent."""
        return await self._take(Commanded("start", token))

    async def follow_help(self) -> View:
        """To the screen of what was agreed on."""
        return await self.say("/family", "Допомога")

    async def news(self) -> View | None:
        """What comes of what the other one did; None if nothing does."""
        view = None
        for key in await self.database.read(self._waiting):
            turn = await self.database.write(
                partial(show_news, user_id=self.user.id, key=key, limits=DEFAULTS)
            )
            await seen(self.database, turn, message=next(self.numbers))
            await self.database.write(lambda work, key=key: work.jobs.drop(NEWS, key))  # type: ignore[misc]
            if turn.view is not None:
                view, self.notices = turn.view, turn.notices
        return view

    def _waiting(self, work: Work) -> list[str]:
        rows = work.connection.execute(jobs.select().where(jobs.c.kind == NEWS)).all()
        return [row.key for row in rows if row.user_id == self.user.id]


async def party(database: Database, number: int) -> Party:
    found = Party(database)
    await found.enrol(number)
    return found


def token_of(view: View) -> str:
    """What the link on a screen says."""
    found = re.search(r"start[= ]([\w-]+)", "\n".join(view.lines))
    assert found is not None, view.lines
    return found[1]


def code_of(view: View) -> str:
    found = re.search(r"(\d{3})\s(\d{3})", "\n".join(view.lines))
    assert found is not None, view.lines
    return found[1] + found[2]


async def handed_over(database: Database, vault: Path) -> int:
    """Every handing over that both have confirmed is done; returns how many."""

    def waiting(work: Work) -> list[Job]:
        rows = work.connection.execute(jobs.select().where(jobs.c.kind == HANDOVER)).all()
        found = (work.jobs.get(HANDOVER, row.key) for row in rows)
        return [job for job in found if job is not None]

    worker = Handovers(database, Vault(Folder(vault)), lambda *kinds: None)
    due = await database.read(waiting)
    for job in due:
        finish = await worker.do(job)
        await database.write(finish)
        await database.write(lambda work, job=job: work.jobs.drop(HANDOVER, job.key))  # type: ignore[misc]
    return len(due)
