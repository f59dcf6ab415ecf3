"""The people on /family: who they are, what is missing, corrected, added, archived."""

from __future__ import annotations

from dialogs.engine.answers import Ref
from storage import Database
from tests.bot.families.household import CHILD, SOFIA, TARAS, Household, household
from tests.dialogs.finder.life_stories import Other


async def listed(database: Database) -> Household:
    chat = await household(database)
    await chat.listed({"moved": "abroad"}, Other(SOFIA, "17 травня 2015"), Other(TARAS, "9 вересня 2018"))
    await chat.say("/start", "Мої заяви", "Підібрані заяви", "2", "1")
    return chat


async def test_everybody_is_there_with_what_is_missing(database: Database) -> None:
    chat = await listed(database)
    family = await chat.say("/family")
    assert family.heading == "Ваша родина"
    assert [one.label for one in family.choices] == ["Ви", "Софія", "Тарас"]
    sofia = family.choices[1].listed
    assert sofia == "Софія, 11 років. Ще бракує: запис про народження, громадянство, свідоцтво і ще 2."
    assert "стать" not in sofia  # the patronymic tells it


async def test_a_plain_word_leads_there(database: Database) -> None:
    chat = await listed(database)
    assert (await chat.say("моя родина")).heading == "Ваша родина"


async def test_what_is_worked_out_is_marked(database: Database) -> None:
    chat = await listed(database)
    card = await chat.say("/family", "Софія")
    sex = next(one.listed for one in card.choices if one.label == "Стать")
    assert sex == "стать: Жіноча. Це видно з того, що ви вже розповіли."


async def test_somebody_added_ends_on_the_list_with_what_is_missing(database: Database) -> None:
    chat = await listed(database)
    asked = await chat.say("/family", "Додати людину", "Мою дитину")
    assert asked.heading == "Яке повне ім’я?"
    asked = await chat.say("Вигаданий Марко Андрійович")
    assert asked.heading == "Яка дата народження?" and asked.whose == "Марко"
    family = await chat.say("1 червня 2020")
    assert family.heading == "Ваша родина"
    assert [one.label for one in family.choices] == ["Ви", "Софія", "Тарас", "Марко"]
    assert "Ще бракує" in family.choices[3].listed


async def test_of_somebody_grown_it_is_said_that_they_file_for_themselves(database: Database) -> None:
    chat = await listed(database)
    await chat.say("/family", "Додати людину", "Дорослу людину", "Вигадана Ганна Петрівна")
    family = await chat.say("1 червня 1950")
    assert [one.listed.endswith("Подає заяви сама людина.") for one in family.choices] == [
        False,
        False,
        False,
        True,
    ]


async def test_a_fact_is_changed_on_the_card(database: Database) -> None:
    chat = await listed(database)
    asked = await chat.say("/family", "Софія", "Показати ще", "Свідоцтво")
    assert asked.heading == "Які серія й номер свідоцтва про народження?"
    card = await chat.say("І-БК 123456")
    assert card.heading == SOFIA
    assert (await chat.records())["Софія"].said("birth_certificate") == "I-БК 123456"


async def test_what_the_card_knows_is_offered_to_a_claim(database: Database) -> None:
    chat = await listed(database)
    await chat.say("/family", "Софія", "Показати ще", "Свідоцтво", "І-БК 123456")
    offer = await chat.say("/claims", "1")
    assert offer.heading.startswith("A1.2")
    known = next(one.label for one in offer.everything if one.label.startswith("Взяти відповіді"))
    papers = next(
        one.label for one in (await chat.say(known)).choices if "І-БК" in one.listed or "I-БК" in one.listed
    )
    await chat.say(papers)
    (claim,) = [one for one in await chat.drafts() if one.form.code == "A1.2"]
    answer = claim.draft.answers[Ref("child_birth_certificate")]
    assert answer.origin == "person" and str(answer.value) == "I-БК 123456"


async def test_nobody_is_proposed_anything_for_who_is_archived(database: Database) -> None:
    chat = await listed(database)
    await chat.say("/family", "Тарас", "До архіву")
    family = await chat.say("/family")
    assert [one.label for one in family.choices] == ["Ви", "Софія"]
    found = await chat.say("/claims", "Підібрані заяви")
    assert "Тарас" not in str(found)
    assert "Тарас" not in str(await chat.say("/family", "Заяви родини"))
    away = await chat.say("/family", "Архів")
    assert [one.label for one in away.choices] == ["Тарас"]
    await chat.say("Тарас", "Повернути з архіву")
    assert "Тарас" in [one.label for one in (await chat.say("/family")).choices]


async def test_no_claim_that_may_hurt_is_named(database: Database) -> None:
    chat = await listed(database)
    await chat.filled("A2.6", {**CHILD, "child_name": TARAS, "child_birth_date": "9 вересня 2018"})
    await chat.come_back()
    await chat.say("/family", "Ні, це дві людини")
    for screen in ("/family", "Заяви родини"):
        assert "A2" not in str(await chat.say(screen))


async def test_a_handful_of_screens_fit_a_phone(database: Database) -> None:
    chat = await listed(database)
    for words in ("/family", "Софія", "До родини", "Додати людину", "До родини", "Заяви родини"):
        view = await chat.say(words)
        assert len(view.choices) + len(view.actions) <= 6, view.heading
        assert all(len(one.label) <= 24 for one in view.everything), view.heading
        assert len(view.heading) + sum(map(len, view.lines)) <= 350
