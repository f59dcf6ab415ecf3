"""What became of a claim in Diia, told by the person: shown with the claim, and corrections start from there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from conversation.claims.packages import delivered
from conversation.claims.writing import open_claim, save_claim
from conversation.happenings import Commanded, Said
from conversation.turn import Turn
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import View
from storage import Database, MasterKey, User, Work, tables
from tests.bot.seeing import happen, press

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


class Claimant:
    """Somebody whose package has just come."""

    def __init__(self, database: Database, user: User) -> None:
        self.database, self.user, self.message = database, user, 1
        self.turn: Turn | None = None

    async def say(self, text: str) -> View:
        self.message += 2
        command = Commanded(text[1:]) if text.startswith("/") else None
        happening = command or Said(text, self.message, int(NOW.timestamp()))
        self.turn = await happen(self.database, self.user.id, happening, message=self.message + 1)
        assert self.turn.view is not None
        return self.turn.view

    async def press(self, label: str) -> View:
        assert self.turn is not None
        self.message += 2
        self.turn = await happen(
            self.database, self.user.id, press(self.turn, label), message=self.message + 1
        )
        assert self.turn.view is not None
        return self.turn.view

    async def listed(self) -> str:
        return (await self.say("/claims")).choices[0].listed


@pytest.fixture
async def claimant(database_url: str, key: MasterKey) -> AsyncIterator[Claimant]:
    database = await Database.open(database_url, key, clock=lambda: NOW)
    claimant = Claimant(database, await database.write(lambda work: work.newcomers.enrol(1)))
    for text in ("/start", "Почати нову заяву", "A1.2", "Для мене"):
        await claimant.say(text)
    await database.write(partial(_package_came, user=claimant.user))
    await claimant.say("/claims")
    yield claimant
    await database.close()


def _package_came(work: Work, user: User) -> None:
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    saved = save_claim(work, user, writing, writing.draft.at(Place(Screen.DONE)))
    work.claims.set_status(user, head.id, saved.claim.rev, "confirmed")
    delivered(work, user, head.id)


async def test_filed_with_day_and_number(claimant: Claimant) -> None:
    assert "пакет готовий" in await claimant.listed()
    assert (await claimant.say("1")).heading == "Пакет документів готовий"
    assert (await claimant.press("Подано в Дії")).heading == "Коли ви подали заяву в Дії?"
    assert (await claimant.press("Учора")).heading == "Який номер заяви дала Дія?"
    view = await claimant.say("RD-2026-000123")
    assert view.heading == "Заяву подано в Дії"
    assert view.lines[0] == "Подано 20 листопада 2026 року. Номер: RD-2026-000123."
    assert "подано в Дії" in await claimant.listed()


async def test_neither_day_nor_number_has_to_be_known(claimant: Claimant) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    await claimant.press("Не пам’ятаю")
    view = await claimant.press("Номера не знаю")
    assert view.heading == "Заяву подано в Дії" and view.lines[0] == "Подано."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("сьогодні", "Подано 21 листопада 2026 року."),
        ("вчора", "Подано 20 листопада 2026 року."),
        ("5 листопада 2026", "Подано 5 листопада 2026 року."),
        ("05.11.2026", "Подано 5 листопада 2026 року."),
    ],
)
async def test_the_day_can_be_typed(claimant: Claimant, typed: str, read: str) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    assert (await claimant.say(typed)).heading == "Який номер заяви дала Дія?"
    assert (await claimant.press("Номера не знаю")).lines[0] == read


@pytest.mark.parametrize("typed", ["завтра", "22.11.2026", "не скажу", "32 листопада"])
async def test_a_day_to_come_or_none_at_all_is_asked_again(claimant: Claimant, typed: str) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    view = await claimant.say(typed)
    assert view.heading == "Коли ви подали заяву в Дії?" and view.notes


async def test_sent_back_with_the_reason_corrections_start_from_there(claimant: Claimant) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    await claimant.press("Сьогодні")
    await claimant.say("123")
    assert (await claimant.press("Дія повернула заяву")).heading == "Чому Дія повернула заяву?"
    view = await claimant.say("Немає підпису на довідці")
    assert view.heading == "Дія повернула заяву"
    assert "Причина: Немає підпису на довідці" in view.lines
    assert "Дія повернула" in await claimant.listed()
    assert (await claimant.say("1")).heading == "Дія повернула заяву"
    await claimant.press("Переглянути відповіді")
    await claimant.press("Продовжити")
    await claimant.say("так")
    assert "чернетка" in await claimant.listed()


async def test_a_claim_that_is_filed_is_nothing_to_be_reminded_of(claimant: Claimant) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    await claimant.press("Сьогодні")
    await claimant.say("123")
    assert (await claimant.say("/remind")).lines == ("Чернеток немає.",)


async def test_what_was_said_of_it_is_sealed(claimant: Claimant) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    await claimant.press("Сьогодні")
    await claimant.say("таємний-номер")
    stored = await claimant.database.read(
        lambda work: work.connection.execute(select(tables.claims.c.filing)).scalar_one()
    )
    assert stored and "таємний-номер".encode() not in stored


async def test_who_has_not_filed_after_all_is_back_at_the_package(claimant: Claimant) -> None:
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    view = await claimant.press("Ще не подано")
    assert view.heading == "Пакет документів готовий"
    assert "пакет готовий" in await claimant.listed()
    await claimant.say("1")
    await claimant.press("Подано в Дії")
    await claimant.press("Не пам’ятаю")
    await claimant.press("Номера не знаю")
    await claimant.press("Дія повернула заяву")
    assert (await claimant.press("Її не повертали")).heading == "Заяву подано в Дії"
