"""Whose a claim is: told by the person who writes, and worked out for the claims of an earlier release."""

from __future__ import annotations

import asyncio

import pytest

from conversation.claims.beginning import begin_claim
from conversation.claims.writing import open_claim, save_claim
from conversation.people.adopting import adopt
from conversation.people.records import keep_record
from dialogs.engine.answers import FINDER, Answer, Ref, State
from dialogs.programmes import all_forms
from storage import Database, MasterKey, Work
from storage.migrate import downgrade
from storage.tables import people
from tests.bot.families.household import CHILD, FORMS, SOFIA, TARAS, household
from tests.dialogs.finder.life_stories import Other
from tests.dialogs.finder.life_stories import told as life
from tests.dialogs.register.people import a1_2

RELEASED = "0002"
"""The schema of release 0.1.0."""


async def test_a_claim_for_oneself_is_the_writer_s(database: Database) -> None:
    chat = await household(database)
    await chat.say("/start", "Почати нову заяву", "A1.2", "Для мене")
    assert await chat.whose() == {("A1.2", 1): "self"}


async def test_a_child_gets_a_record_as_soon_as_it_has_a_name(database: Database) -> None:
    chat = await household(database)
    await chat.say("/start", "Почати нову заяву", "A1.2", "Для моєї дитини", "так")
    assert await chat.whose() == {("A1.2", 1): ""}
    await chat.say(SOFIA)
    assert await chat.whose() == {("A1.2", 1): "Софія"}
    await chat.say("17 травня 2015", "дівчинка")
    sofia = (await chat.records())["Софія"]
    assert sofia.said("sex") == "female"
    assert sofia.draft.answers[Ref("name")].origin == "A1.2"


async def test_the_finder_s_people_have_records(database: Database) -> None:
    chat = await household(database)
    await chat.listed({}, Other(SOFIA, "17 травня 2015"), Other("Олег"))
    await chat.say("/claims", "Підібрані заяви")
    await chat.filled("A1.2", CHILD, about="person1")
    await chat.come_back()
    records = await chat.records()
    assert set(records) == {"self", "Софія", "Олег"}
    assert records["Софія"].draft.answers[Ref("name")].origin == FINDER
    assert await chat.whose() == {("A1.2", 1): "Софія"}


async def test_who_has_no_name_yet_has_one_claim_however_often_it_is_begun(database: Database) -> None:
    chat = await household(database)
    finder = await chat.listed({"moved": "abroad"}, Other(SOFIA, "17 травня 2015"))
    nameless = finder.draft.with_answer(Ref("child_name", "person1"), Answer(State.DECLINED))
    await database.write(lambda work: save_claim(work, chat.user, finder, nameless))
    begun = [
        await database.write(lambda work: begin_claim(work, chat.user, "A1.2", "person1")) for _ in range(2)
    ]
    assert [one.claim.about for one in begun] == ["person1", "person1"]
    assert len({one.claim.id for one in begun}) == 1


@pytest.mark.parametrize("told", [False, True], ids=["listed only", "told more"])
async def test_who_is_taken_off_the_list_is_forgotten_unless_more_was_told(
    database: Database, told: bool
) -> None:
    chat = await household(database)
    finder = await chat.listed({}, Other(SOFIA, "17 травня 2015"))
    await database.write(lambda work: adopt(work, chat.user))
    sofia = (await chat.records())["Софія"]

    def change(work: Work) -> None:
        if told:
            said = sofia.draft.with_answer(Ref("tax_number"), Answer(value="3296404536"))
            keep_record(work, chat.user, sofia, sofia._replace(draft=said))
        writing = open_claim(work, chat.user, finder.claim.id)
        assert writing is not None
        save_claim(work, chat.user, writing, life({}))
        adopt(work, chat.user)

    await database.write(change)
    assert ("Софія" in await chat.records()) is told


async def test_a_claim_that_turns_out_to_be_for_oneself_changes_hands(database: Database) -> None:
    chat = await household(database)
    await chat.filled("A2.6", CHILD)
    await chat.come_back()
    assert await chat.whose() == {("A2.6", 1): "Софія"}
    (claim,) = await chat.drafts()
    await chat.say("/claims", "1", "Для кого заява", "Для кого ця заява?", "Для мене")
    assert await chat.whose() == {("A2.6", 1): "self"}
    assert claim.claim.id in {one.claim.id for one in await chat.drafts()}


async def test_nobody_is_told_apart_by_the_migration(database_url: str, key: MasterKey) -> None:
    """A database of release 0.1.0 opens; people are made as their owners come back, and one lost key hurts one."""
    database = await Database.open(database_url, key)
    mother, other = await household(database, 1), await household(database, 2)
    old = FORMS["A1.2"].fingerprint
    await mother.listed({"moved": "abroad"}, Other(SOFIA, "17 травня 2015"))
    await mother.filled("A1.2", a1_2.SCRIPT, about="self", fingerprint=old)
    await mother.filled("A1.2", CHILD, about="person1")
    await mother.filled("A3.3", {**CHILD, "child_name": TARAS, "child_birth_date": "17 травня 2015"})
    await mother.filled("A2.8", {**CHILD, "child_name": TARAS, "child_birth_date": "17 травня 2015"})
    await other.filled("A1.2", CHILD)
    await database.close()

    await asyncio.to_thread(downgrade, database_url, RELEASED)
    (spoilt,) = [path for path in key.store.iterdir() if path.name.startswith(str(other.user.id))]
    spoilt.write_bytes(b"spoilt")
    database = await Database.open(database_url, key)
    mother.database = other.database = database
    before = other.user.id
    assert (await other.enrol(2)).id != before  # goes on as somebody new, until the key is put back
    await other.come_back()
    assert await other.records() == {}
    await mother.come_back()
    twice = await mother.whose()
    assert twice[("A1.2", 1)] == "self" and twice[("A1.2", 2)] == "Софія"
    assert twice[("A3.3", 3)] == twice[("A2.8", 4)] == "Тарас"
    # Told twice without the list of the finder: two records until the mother says that it is one child.
    heads = await database.read(lambda work: work.claims.list(mother.user))
    assert len({head.person for head in heads if head.form in ("A3.3", "A2.8")}) == 2
    assert str((await mother.records())["self"].name) == a1_2.NAME
    await database.close()


def test_every_category_says_whose_it_is() -> None:
    for form in all_forms().values():
        assert form.person in {role.name for role in form.cast}, form.code


async def test_a_card_that_does_not_open_is_told_anew_by_the_claims(database: Database) -> None:
    chat = await household(database)
    await chat.filled("A1.2", a1_2.SCRIPT)
    await chat.filled("A3.3", CHILD)
    await chat.come_back()
    before = await chat.whose()
    await database.write(lambda work: work.connection.execute(people.update().values(facts=b"spoilt")))
    await chat.say("/family")
    assert chat.notices == ("Картку однієї людини не вдалося прочитати. Відповіді в її заявах на місці.",)
    await chat.come_back()
    assert await chat.whose() == before
    records = await chat.records()
    assert set(records) == {"self", "Софія"} and str(records["self"].name) == a1_2.NAME
