"""What is said beside the screens of a review: one line, to whom it concerns, without a word of what is in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.jobs.notices import Notices, StaffNews
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.review.sharing import NOTICE
from desk import deciding, remarking, signing_in, staffing, taking
from desk.remarking import About
from playground import start
from storage import Database, MasterKey
from storage.staff import ADMIN
from tests.desk.office import Office
from tests.e2e.person import Person, text


@dataclass
class Told:
    """An office whose staff are in a chat with the bot."""

    office: Office
    news: StaffNews
    notices: Notices
    person: Person
    applicant: Person

    async def heard(self) -> list[str]:
        return [text(message) for message in await self.person.heard()]

    async def tell(self) -> int:
        """How many messages came of telling staff what is due."""
        before = len(await self.heard())
        await self.news.tell()
        return len(await self.heard()) - before

    async def told(self) -> list[str]:
        """What the applicant was told, after whatever there was to tell."""
        for job in await self.office.do(lambda work: work.jobs.take(NOTICE, 8, timedelta(seconds=60))):
            await self.notices.do(job)
            await self.office.do(lambda work, job=job: work.jobs.done(job))
        return [text(message) for message in await self.applicant.heard()]


@pytest.fixture
async def told(database_url: str, key: MasterKey, tmp_path: Path) -> AsyncIterator[Told]:
    now = [datetime(2026, 11, 21, 9, 0, tzinfo=UTC)]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    playground = await start()
    wire = Wire(playground.url, playground.token)
    presenter = Presenter(wire, database, Patience(), lambda *kinds: None)
    async with ClientSession() as client:
        person = Person(client, playground.url, 900)
        await person.post("text", text="/start")
        applicant = Person(client, playground.url, 1000)
        await applicant.post("text", text="/start")
        news, notices = StaffNews(database, presenter), Notices(database, presenter)
        yield Told(Office(database, now), news, notices, person, applicant)
    await presenter.close()
    await wire.close()
    await playground.close()
    await database.close()


async def test_drafts_that_wait_are_told_without_a_word_of_them_once_an_hour(told: Told) -> None:
    await told.office.staff("Олена", telegram_id=900)
    assert await told.tell() == 0
    for _ in range(3):
        await told.office.asked()
    assert await told.tell() == 1
    assert await told.heard() == ["Нових чернеток у черзі: 3"]
    told.office.later(minutes=1)
    await told.office.asked()
    told.office.later(minutes=58)
    assert await told.tell() == 0
    told.office.later(minutes=2)
    assert await told.tell() == 1
    assert (await told.heard())[-1] == "Нових чернеток у черзі: 1"
    told.office.later(hours=2)
    assert await told.tell() == 0, "nothing is new"


async def test_of_what_may_not_be_theirs_nothing_is_told(told: Told) -> None:
    """Own claims, those of people they know, and what wants training count for others."""
    staff = await told.office.staff("Олена", telegram_id=900)
    own = await told.office.person()
    known = await told.office.asked(own)
    await told.office.do(taking.know, staff, known.id)
    await told.office.asked(sensitive=True)
    await told.office.asked(sex="m")
    assert await told.tell() == 0
    assert await told.heard() == []


async def test_another_way_in_is_told_to_its_owner(told: Told) -> None:
    """Whoever did not do it learns of it, and how to end it."""
    staff = await told.office.staff("Олена", telegram_id=900)
    entered = await told.office.do(signing_in.enter, await told.office.do(signing_in.link, staff), "link")
    assert entered is not None
    hashed = signing_in.hashed("чотири довгі слова поряд")
    await told.office.do(signing_in.set_password, staff, entered[1], "olena", hashed)
    told.office.later(seconds=1)
    assert await told.tell() == 1
    assert "/desk_out" in (await told.heard())[-1]
    told.office.now[0] += timedelta(hours=2)
    assert await told.tell() == 0


async def test_all_staff_hear_when_an_admin_is_shut_out(told: Told) -> None:
    """Otherwise the one who is left could wait three days in silence, and grant alone."""
    await told.office.staff("Олена", telegram_id=900)
    one, two = await told.office.staff("Ірина", ADMIN), await told.office.staff("Марко", ADMIN)
    other = await told.office.staff("Ганна")
    await told.tell()
    assert await told.heard() == []
    told.office.later(hours=1)
    await told.office.do(staffing.disable, one, other.id)
    await told.office.do(staffing.disable, one, two.id)
    told.office.later(seconds=1)
    assert await told.tell() == 1
    (heard,) = await told.heard()
    assert "адміністратора: Марко" in heard and "Ганна" not in heard
    told.office.later(hours=2)
    assert await told.tell() == 0


async def test_whoever_shuts_many_more_out_hides_no_admin_behind_them(told: Told) -> None:
    await told.office.staff("Олена", telegram_id=900)
    one, two = await told.office.staff("Ірина", ADMIN), await told.office.staff("Марко", ADMIN)
    others = [await told.office.staff(f"Клен {number}") for number in range(8)]
    told.office.later(hours=1)
    for each in (two, *others):
        await told.office.do(staffing.disable, one, each.id)
        told.office.later(seconds=1)
    assert await told.tell() == 1
    (heard,) = await told.heard()
    assert "адміністратора: Марко" in heard and "Клен" not in heard


async def test_the_applicant_hears_of_each_step_and_of_nothing_in_it(told: Told) -> None:
    staff = await told.office.staff("Олена")
    share = await told.office.asked()
    assert await told.told() == []
    await told.office.do(taking.take, staff, share.id)
    assert await told.told() == ["Вашу заяву почали перевіряти. Хто її читає, видно в /claims"]
    await told.office.do(taking.renew, staff, share.id)
    await told.office.do(remarking.remark, staff, share.id, About("story"), "wording", "Таємне слово")
    assert len(await told.told()) == 1, "what is not sent is not told"
    await told.office.do(deciding.send_back, staff, share.id, 1)
    assert (await told.told())[1:] == ["Перевірку закінчено, є зауваження: 1. Подивитися: /claims"]
    await told.office.do(deciding.step_back, staff, share.id)
    (remark,) = await told.office.do(lambda work: work.remarks.of(work.shares.get(share.id)))
    await told.office.do(remarking.drop, staff, share.id, remark.id)
    await told.office.do(deciding.approve, staff, share.id, 1)
    assert (await told.told())[-1] == "Перевірку закінчено, зауважень немає. Подивитися: /claims"
    assert "Таємне" not in " ".join(await told.told())
