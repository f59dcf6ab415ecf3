"""Somebody with claims, whoever ends them, and a clock that jumps."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs.retention import Endings, Retention
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.happenings import Happening
from conversation.privacy.keeping import Keeping
from conversation.turn import Turn
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from playground import Playground
from storage import Database, Folder, MasterKey, User, Vault, Work
from tests.bot.beside import Beside
from tests.bot.chats import Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixture
from tests.bot.chats import playground as playground  # noqa: PLC0414  # the fixture
from tests.bot.seeing import happen

BEGUN = datetime(2027, 9, 2, 9, 0, tzinfo=UTC)


END = datetime(2028, 2, 29, 10, 0, tzinfo=KYIV)
"""180 days later, in a leap year."""


WARNED = "зникне 1 чернетка: її давно не змінювали"


class Keeper:
    """Somebody with claims, and whoever ends them."""

    def __init__(
        self, chats: Chats, database: Database, retention: Retention, beside: Beside, folder: Path
    ) -> None:
        self.beside = beside
        self.chats = chats
        self.database = database
        self.retention = retention
        self.folder = folder
        self.vault = Vault(Folder(folder))

    async def join(self, number: int) -> User:
        await self.chats.join(number)
        return await self.database.write(lambda work: work.newcomers.enrol(number))

    async def begin(self, user: User, code: str = "A2.9", status: str = "draft") -> str:
        def begun(work: Work) -> str:
            claim = work.claims.create(user, code, all_forms()[code].fingerprint, "")
            if status != "draft":
                work.claims.set_status(user, claim.id, claim.rev, status)
                work.audit.record(user, claim.id, f"claim.{status}")
            return claim.id

        return await self.database.write(begun)

    async def claims(self, user: User) -> list[str]:
        return await self.database.read(lambda work: [head.id for head in work.claims.list(user)])

    async def at(self, moment: datetime) -> None:
        """Look at a moment, and wait until everything that was asked for then is done or cannot be."""
        self.chats.now = moment.astimezone(UTC)
        await self.retention.look()
        await self.beside.settled()

    async def every_day(self, until: datetime, step: int = 1) -> None:
        """Look once a day, or every few, at eleven in Kyiv, as long as it is not later than `until`."""
        moment = self.chats.now.astimezone(KYIV).replace(hour=11, minute=0)
        while (moment := moment + timedelta(days=step)) <= until:
            await self.at(moment)

    async def warned(self, number: int) -> list[str]:
        return [text for text in await self.chats.heard(number) if "давно не змінювали" in text]

    async def take(self, user: User, happening: Happening) -> Turn:
        return await happen(self.database, user.id, happening)


@pytest.fixture
async def keeper(
    playground: Playground, chats: Chats, database_url: str, key: MasterKey, tmp_path: Path
) -> AsyncIterator[Keeper]:
    chats.now = BEGUN
    database = await Database.open(database_url, key, clock=lambda: chats.now)
    wire = Wire(playground.url, playground.token)
    vault = Vault(Folder(tmp_path / "vault"))
    forgotten: list[int] = []
    endings = Endings(wire, database, vault, Patience(), Keeping(), forgotten.append)
    beside = Beside(database, endings)
    retention = Retention(database, vault, Keeping(), forgotten.append, beside.wake)
    yield Keeper(chats, database, retention, beside, tmp_path / "vault")
    await beside.close()
    await wire.close()
    await database.close()
