"""Through the chat: what the finder was told, no claim that is begun from it asks again."""

import pytest

from conversation.claims.writing import Writing, save_claim
from dialogs.engine.answers import Draft, Ref
from dialogs.engine.path import trace
from storage import Database, Work
from tests.bot.chat import Chat
from tests.dialogs.finder.life_stories import TODAY, tell
from tests.dialogs.finder.test_lives import LIVES, ME, SOFIIA

THE_SAME = (
    "filing_for",
    "home_owner",
    "property_owner",
    "home_lived",
    "estate_kind",
    "estate_was_occupied",
    "employment_type",
    "registered_fop",
)
"""Questions of claims that ask what the finder asked whoever it proposes them to."""

ALONE = {name: life for name, life in LIVES.items() if life.claims.keys() == {ME} and life.claims[ME]}
OPEN = (
    "a tenant who fled to Poland",  # whoever does not own the home now may have owned it: that is only offered
    "left Donetsk in 2014 and Mariupol in 2022",
    "a whole house near the front",  # whose it is, the finder does not ask
)
"""Lives in which it is left open whose the home was."""


async def gone_through(database: Database, draft: Draft) -> Chat:
    """Somebody who has told the finder all of this, and looks at what it found."""
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого")
    (finder,) = await chat.drafts()

    def told(work: Work) -> Writing:
        return save_claim(work, chat.user, finder, draft)

    await database.write(told)
    await chat.say("/claims", "Підібрані заяви")
    return chat


@pytest.mark.parametrize("name", ALONE)
async def test_nothing_is_asked_twice(database: Database, name: str) -> None:
    life = ALONE[name]
    chat = await gone_through(database, tell(life.life).draft)
    for code in life.claims[ME].split():
        await chat.say("/claims", "Підібрані заяви", code)
        claim = next(writing for writing in await chat.drafts() if writing.form.code == code)
        path = trace(claim.form, claim.draft.answers, TODAY)
        again = {key for key in THE_SAME if (slot := path.find(Ref(key))) and slot.answer is None}
        assert again == ({"home_owner"} if name in OPEN and code == "A3.3" else set()), code


async def test_it_stands_at_the_check_with_where_it_is_from_and_can_be_changed(database: Database) -> None:
    life = LIVES["broken windows, and they live there still"]
    chat = await gone_through(database, tell(life.life).draft)
    assert (await chat.say("A3.1")).heading == "Чи є у вас громадянство України?"
    assert (await chat.say("так")).heading == "Яке це житло?"
    section = await chat.say("Мої заяви", "A3.1", "Житло")
    owned = next(choice for choice in section.choices if "право власності" in choice.listed)
    assert "Право власності є" in owned.listed
    again = await chat.say("1")
    assert again.heading == "Чи є право власності на це житло?"
    assert "Узято з підбору заяв." in str(again)
    await chat.say("Право власності було, тепер немає")
    claim = next(writing for writing in await chat.drafts() if writing.form.code == "A3.1")
    assert claim.draft.answers[Ref("home_owner")].value == "former"
    assert not claim.draft.answers[Ref("home_owner")].origin


async def test_what_was_said_less_exactly_is_one_tap(database: Database) -> None:
    life = LIVES["a tenant who fled to Poland"]
    chat = await gone_through(database, tell(life.life).draft)
    offer = await chat.say("A3.3")
    assert offer.heading == "Дещо ви вже розповіли"
    assert "Права власності немає" in offer.choices[0].listed
    await chat.say("1")
    claim = next(writing for writing in await chat.drafts() if writing.form.code == "A3.3")
    assert claim.draft.answers[Ref("home_owner")].value == "not_owner"


async def test_whom_other_help_is_for_is_known_where_it_fits_one_person(database: Database) -> None:
    chat = await gone_through(database, tell({"harm": "injury"}).draft)
    await chat.say("Інша допомога", "R2")
    claim = next(writing for writing in await chat.drafts() if writing.form.code == "R2")
    assert claim.draft.answers[Ref("filing_for")].value == "self"


async def test_of_a_family_it_is_asked(database: Database) -> None:
    chat = await gone_through(database, tell({"harm": "injury"}, SOFIIA).draft)
    asked = await chat.say("Інша допомога", "R2")
    assert asked.heading == "Для кого просите допомогу?"


async def test_that_somebody_is_held_is_told_once(database: Database) -> None:
    chat = await gone_through(database, tell({"harm": "relatives", "relatives": "held"}).draft)
    await chat.say("Інша допомога", "Щорічна допомога")
    claim = next(writing for writing in await chat.drafts() if writing.form.code == "L1")
    assert claim.draft.answers[Ref("held_state")].value == "held"


async def test_a_second_claim_of_its_sort_is_about_something_else(database: Database) -> None:
    chat = await gone_through(database, tell(LIVES["broken windows, and they live there still"].life).draft)
    await chat.say("A3.1", "/new")
    await chat.say("A3.1")
    newest = next(writing for writing in await chat.drafts() if writing.form.code == "A3.1")
    assert Ref("home_owner") not in newest.draft.answers
