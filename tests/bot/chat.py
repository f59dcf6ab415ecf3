"""A person who only types, on a real database."""

from __future__ import annotations

from itertools import count

from conversation.claims.writing import Writing, open_claim
from conversation.happenings import Commanded, Said
from conversation.limits import Limits
from dialogs.engine.views import View
from storage import Database, User, Work
from tests.bot.seeing import happen


class Chat:
    """A person who types; the screen that came last is at hand."""

    def __init__(self, database: Database, closed: frozenset[str] = frozenset()) -> None:
        self.database = database
        self.limits = Limits(closed=closed)
        self.numbers = count(1)
        self.notices: tuple[str, ...] = ()

    async def start(self) -> View:
        self.user: User = await self.database.write(lambda work: work.newcomers.enrol(1))
        return await self._take(Commanded("start"))

    async def say(self, *texts: str) -> View:
        for text in texts:
            number = next(self.numbers)
            command = Commanded(text.removeprefix("/")) if text.startswith("/") else None
            view = await self._take(command or Said(text, number, number * 60))
        return view

    async def write(self, text: str) -> View:
        """Send a text as it is: also one that looks like a command and is none."""
        number = next(self.numbers)
        return await self._take(Said(text, number, number * 60))

    async def _take(self, happening: Said | Commanded) -> View:
        number = next(self.numbers)
        turn = await happen(self.database, self.user.id, happening, limits=self.limits, message=number)
        assert turn.view is not None
        self.notices = turn.notices
        return turn.view

    async def drafts(self) -> list[Writing]:
        """The claims, the newest first, the finder with them."""

        def read(work: Work) -> list[Writing]:
            found = (open_claim(work, self.user, head.id) for head in work.claims.list(self.user))
            return [writing for writing in found if writing is not None]

        return await self.database.read(read)
