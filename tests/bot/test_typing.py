"""What people type in the chat is understood as `forms try` understands it."""

from __future__ import annotations

from functools import partial

import pytest

from conversation.happenings import Commanded, Said
from conversation.hearing import take_turn
from conversation.turn import Turn
from storage import Database, User


class Typist:
    """One person who types into the chat, message after message."""

    def __init__(self, database: Database, user: User) -> None:
        self._database = database
        self._user = user
        self._message = 0

    async def type(self, *texts: str) -> Turn:
        for text in texts:
            self._message += 1
            said = Said(text, self._message, at=self._message * 60)
            turn = await self._turn(said if text != "/start" else Commanded("start"))
        return turn

    async def _turn(self, happening: Said | Commanded) -> Turn:
        return await self._database.write(partial(take_turn, user_id=self._user.id, happening=happening))


@pytest.fixture
async def typist(database: Database) -> Typist:
    user = await database.write(lambda work: work.newcomers.enrol(1))
    person = Typist(database, user)
    await person.type("/start", "Почати нову заяву")
    return person


async def test_typed_answers_lead_through_the_beginning_of_a_claim(typist: Typist) -> None:
    turn = await typist.type("A1.2", "для меня")
    assert turn.settled == ("Для кого ця заява?", "Для мене")
    turn = await typist.type("да")
    assert turn.settled is not None and turn.settled[1] == "Так, громадянство є"


async def test_a_typed_refusal_is_a_skip(typist: Typist) -> None:
    turn = await typist.type("A1.2", "не знаю")
    assert turn.settled == ("Для кого ця заява?", "Не знаю")
    turn = await typist.type("пропустити")
    assert turn.settled is None and turn.view is not None
    assert "Не знаю" in [choice.label for choice in turn.view.choices]


async def test_the_rest_of_a_date_joins_its_beginning(typist: Typist) -> None:
    turn = await typist.type("A1.2", "Для мене", "так", "вдома", "24 лютого")
    assert turn.view is not None and "Допишіть рік" in turn.view.notes[0]
    turn = await typist.type("2022")
    assert turn.settled is not None and turn.settled[1] == "24 лютого 2022 року"
