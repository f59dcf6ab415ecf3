"""A helper who leaves in a hurry is out of the other one's claims at once; the other one's leaving is their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from conversation.happenings import Commanded, Happening, Pressed, Said, Timer
from conversation.privacy.ending import KEEP
from conversation.turn import Turn
from dialogs.engine.answers import Ref
from storage import Database, MasterKey
from tests.bot.families.between import Party
from tests.bot.families.test_helping import at_work, helped
from tests.bot.seeing import happen
from tests.bot.test_leaving import is_neutral

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> list[datetime]:
    return [NOW]


@pytest.fixture
async def database(database_url: str, key: MasterKey, clock: list[datetime]) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: clock[0])
    yield database
    await database.close()


async def take(person: Party, happening: Happening) -> Turn:
    return await happen(person.database, person.user.id, happening, message=next(person.numbers))


async def away(person: Party) -> bool:
    return await person.database.read(lambda work: work.users.is_away(person.user.id))


async def test_a_helper_leaves_and_comes_back(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    await niece.say("так")
    turn = await take(niece, Said("вийти", 900, 900))
    assert is_neutral(turn) and turn.view is not None and turn.view.whose == ""
    assert await away(niece) and not await away(hanna)
    for happening in (
        Said("в Україні", 901, 901),
        Commanded("start"),
        Commanded("desk", "ABCD"),
        Timer(86400),
    ):
        assert is_neutral(await take(niece, happening)), happening
    (claim,) = await hanna.drafts()
    assert Ref("where_on_2022_02_24") not in claim.draft.answers
    assert (await hanna.say("/claims")).heading == "Ваші заяви"
    view = await niece.say("Продовжити")
    assert view.heading != "Вітаємо!" and view.whose == ""
    assert not await away(niece)
    await niece.follow_help()
    view = await niece.say("До заяв людини")
    assert view.ref == Ref("where_on_2022_02_24") and view.whose == "Допомога"


async def test_whoever_is_helped_may_leave_meanwhile(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    assert is_neutral(await take(hanna, Said("вийти", 900, 900)))
    view = await niece.say("так")
    assert view.ref == Ref("where_on_2022_02_24") and view.whose == "Допомога"
    assert is_neutral(await take(hanna, Said("що там", 901, 901)))


@pytest.mark.parametrize("happening", [Pressed(KEEP), Said("лишити ще", 900, 900)])
async def test_a_warning_is_about_one_s_own_drafts(database: Database, happening: Happening) -> None:
    _, niece = await helped(database)
    await at_work(niece)
    turn = await take(niece, happening)
    assert turn.notices == ("Чернеток, які можуть зникнути, немає.",)
    assert turn.view is not None and turn.view.whose == ""


async def test_after_a_long_outage_nobody_is_named(database: Database, clock: list[datetime]) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    at = int(NOW.timestamp())
    clock[0] = NOW + timedelta(days=2)
    for number, text in enumerate(("так", "в Україні")):
        turn = await take(niece, Said(text, 900 + number, at + 60 + number))
        assert turn.view is not None and turn.view.heading == "Бот знову працює"
        assert turn.view.whose == "" and not turn.preface
        assert [action.label for action in turn.view.actions] == ["Продовжити"]
    (claim,) = await hanna.drafts()
    assert {Ref("applicant_citizenship"), Ref("where_on_2022_02_24")} <= {*claim.draft.answers}
    turn = await take(niece, Said("Продовжити", 950, int(clock[0].timestamp())))
    assert turn.view is not None and turn.view.whose == "Допомога"
