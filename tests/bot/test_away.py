"""Whoever left in a hurry hears nothing, whatever would speak to them; and it all comes once they ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.intake.turns import Turns
from bot.jobs.everything import TakeAlong
from bot.jobs.handovers import News, Pictures
from bot.jobs.notices import Notices, StaffNews
from bot.jobs.nudges import Birthdays, nudges
from bot.jobs.packages import Packages, Sheets
from bot.jobs.receipts import Receipts
from bot.jobs.retention import Endings, Retention
from bot.jobs.stamps import Stamps
from bot.jobs.worker import Hindered, Worker
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.claims.packages import CONFIRMED, PACKAGE, SHEET
from conversation.files.receipts import RECEIPT
from conversation.handshakes.agreed import CLAIMS, Agreed
from conversation.handshakes.meeting import PICTURE
from conversation.handshakes.news import NEWS, OVER, ask_news
from conversation.limits import Limits
from conversation.people.coming_of_age import BIRTHDAY
from conversation.privacy.everything import EVERYTHING
from conversation.privacy.keeping import Keeping
from conversation.review.sharing import NOTICE
from dialogs.language import KYIV
from playground import Playground
from storage import Database, Folder, Job, Vault, Work
from storage.reminders import REMINDER
from storage.staff import REVIEWER
from tests.bot.chats import Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixture
from tests.bot.chats import database as database  # noqa: PLC0414  # the fixture
from tests.bot.chats import playground as playground  # noqa: PLC0414  # the fixture
from tests.bot.families.household import CHILD, Household
from tests.desk.claims import Claimed, asked, claimed

BEGUN = datetime(2027, 3, 1, 11, 0, tzinfo=KYIV)
NOW = BEGUN + timedelta(days=170)
"""A draft of then is warned of; a child comes of age in three weeks."""
BORN = (NOW + timedelta(days=20)).date().replace(year=2009)


@dataclass
class Parent:
    """Somebody to whom everything that can speak has something to say."""

    playground: Playground
    chats: Chats
    database: Database
    vault: Vault
    turns: Turns
    workers: list[Worker]
    retention: Retention
    endings: Endings
    staff: StaffNews
    chat: Household
    jobs: list[tuple[str, str]] = field(default_factory=list)

    async def heard(self) -> int:
        async with (
            ClientSession() as client,
            client.get(f"{self.playground.url}/chat/1/messages") as response,
        ):
            return sum(one["from_bot"] for one in (await response.json())["messages"])

    async def prepare(self) -> None:
        """Everything is due."""
        self.chats.now = BEGUN
        for number in (1, 2):
            await self.chats.join(number)
        await self.chat.enrol(1)
        born = f"{BORN:%d.%m.%Y}"
        draft = await self.chat.filled("A1.2", {**CHILD, "child_birth_date": born})
        await self.chat.come_back()
        self.chats.now = NOW
        user = self.chat.user
        packed = await claimed(self.database, self.vault, user, CHILD, files={"evidence": ("a.jpg", b"file")})
        other = await self.database.write(lambda work: work.newcomers.enrol(2))
        theirs = await claimed(self.database, self.vault, other, CHILD)
        await asked(self.database, self.vault, Claimed(user, packed.claim))

        def due(work: Work) -> None:
            work.reminders.ask(user, work.now)
            claim = work.claims.get(user, packed.claim)
            share = work.shares.of_claim(packed.claim)
            assert claim is not None and share is not None
            work.claims.set_status(user, claim.id, claim.rev, CONFIRMED)
            work.shares.hold(share, work.staff.add("Клен", [REVIEWER], telegram_id=3), timedelta(hours=1))
            work.staff.add("Липа", [REVIEWER], telegram_id=1)
            file = work.evidence.add(user, draft.claim.id, file_id="f", key=draft.form.evidence, name="b.jpg")
            work.evidence.saved(file, blob=file.id, size=1, sha256="0" * 64)
            agreed = Agreed.fresh()
            link = work.handshakes.offer(user, CLAIMS, agreed.token, agreed.dump(), timedelta(days=1))
            ask_news(work, user.id, link.id, OVER)
            for kind, key in (
                (PACKAGE, claim.id),
                (SHEET, claim.id),
                (RECEIPT, draft.claim.id),
                (EVERYTHING, str(user.id)),
                (NOTICE, claim.id),
                (PICTURE, link.id),
            ):
                work.jobs.ask(kind, key, user.id)
            self.jobs = [(NEWS, f"{OVER}:{link.id}:{user.id}")]
            self.jobs += [(PACKAGE, claim.id), (SHEET, claim.id), (RECEIPT, draft.claim.id)]
            self.jobs += [(EVERYTHING, str(user.id)), (NOTICE, claim.id), (PICTURE, link.id)]
            self.jobs += [(REMINDER, str(user.id)), (BIRTHDAY, str(user.id))]

        await self.database.write(due)
        await Birthdays(self.database, lambda *kinds: None).look()
        await asked(self.database, self.vault, Claimed(other, theirs.claim))

    async def taken(self, worker: Worker) -> list[Job]:
        def take(work: Work) -> list[Job]:
            return work.jobs.take(worker.kind, 9, timedelta(minutes=1), speaks=worker.speaks)

        return await self.database.write(take)

    async def job(self, worker: Worker) -> Job:
        """The job of this kind, as a worker has it that took it before the person left."""
        key = next(key for kind, key in self.jobs if kind == worker.kind)
        job = await self.database.read(lambda work: work.jobs.get(worker.kind, key))
        assert job is not None
        return job

    async def warn(self) -> None:
        """Whoever has a draft that is to end is warned."""
        await self.retention.look()
        for job in await self.taken(self.endings):
            await self.endings.do(job)

    async def speak(self) -> dict[str, int]:
        """How many messages came of what is said without being asked by a job."""
        said = {}
        for name, act in (
            ("warnings", self.warn),
            ("staff", self.staff.tell),
        ):
            before = await self.heard()
            await act()
            said[name] = await self.heard() - before
        before = await self.heard()
        self.turns.catch_up(self.chat.user.id)
        self.turns.tell_sent(await self.job(self.workers[0]))
        await self.turns.lanes.close()
        said["screens"] = await self.heard() - before
        return said


@pytest.fixture
async def parent(
    playground: Playground, chats: Chats, database: Database, tmp_path: Path
) -> AsyncIterator[Parent]:
    wire = Wire(playground.url, playground.token)
    patience, vault = Patience(), Vault(Folder(tmp_path / "vault"))
    limits = Limits(bot=lambda: "zayava_bot")
    presenter = Presenter(wire, database, patience, lambda *kinds: None)
    turns = Turns(database, vault, presenter, limits, lambda *kinds: None)
    ready = turns.tell_sent
    parent = Parent(
        playground,
        chats,
        database,
        vault,
        turns,
        [
            Packages(database, vault, presenter, Stamps(""), ready),
            Sheets(database, presenter, ready),
            Receipts(turns, limits),
            TakeAlong(database, vault, presenter),
            News(turns, limits),
            Pictures(database, presenter, limits),
            Notices(database, presenter),
            *nudges(wire, database, patience),
        ],
        Retention(database, vault, Keeping(), turns.forget, lambda *kinds: None),
        Endings(wire, database, vault, patience, Keeping(), turns.forget),
        StaffNews(database, presenter),
        Household(database),
    )
    await parent.prepare()
    yield parent
    await turns.close()
    await presenter.close()
    await wire.close()


async def leave(parent: Parent) -> None:
    """They leave, and the neutral screen was shown."""

    def left(work: Work) -> None:
        user = work.users.get(parent.chat.user.id)
        rev = work.users.leave(user)
        work.users.save_session(user, user.session, user.rev)
        work.users.shown(user.id, rev, user.shown)

    await parent.database.write(left)


async def test_no_sender_says_anything(parent: Parent) -> None:
    assert all(worker.speaks for worker in parent.workers)
    await leave(parent)
    before = await parent.heard()
    for worker in parent.workers:
        assert await parent.taken(worker) == [], worker.kind
        with pytest.raises(Hindered, match="person.away"):
            await worker.do(await parent.job(worker))
    assert not any((await parent.speak()).values())
    assert await parent.heard() == before


async def test_who_leaves_while_their_package_is_built_is_not_sent_it(parent: Parent, tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()

    class Leaving(Vault):
        """As the first file is read, its owner leaves."""

        left = False

        def read_here(self, key: bytes, name: str, own_key: bytes | None = None) -> bytes:
            if not self.left:
                self.left = True
                asyncio.run_coroutine_threadsafe(leave(parent), loop).result()
            return super().read_here(key, name, own_key)

    vault, wire = Leaving(Folder(tmp_path / "vault")), Wire(parent.playground.url, parent.playground.token)
    presenter = Presenter(wire, parent.database, Patience(), lambda *kinds: None)
    packages = Packages(parent.database, vault, presenter, Stamps(""), parent.turns.tell_sent)
    before = await parent.heard()
    with pytest.raises(Hindered, match="person.away"):
        await packages.do(await parent.job(packages))
    assert vault.left and await parent.heard() == before
    await presenter.close()
    await wire.close()


async def test_each_of_them_speaks_once_they_are_back(parent: Parent) -> None:
    await leave(parent)
    await parent.database.write(lambda work: work.users.come_back(parent.chat.user))
    for worker in parent.workers:
        before = await parent.heard()
        (job,) = await parent.taken(worker)
        finish = await worker.do(job)
        if finish is not None:
            await parent.database.write(finish)
        assert await parent.heard() > before, worker.kind
    assert all((await parent.speak()).values())
