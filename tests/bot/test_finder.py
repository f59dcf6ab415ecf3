"""The way from the finder to a claim and from one claim to the next, turn by turn."""

import pytest

from conversation.claims.writing import Writing, save_claim
from dialogs.engine.answers import Answer, Draft, Items, Place, Ref, Screen
from dialogs.finder.life import PEOPLE
from dialogs.programmes import all_forms, form_of
from storage import Database, Work
from tests.bot.chat import Chat
from tests.dialogs.finder.test_former import RELEASED

OLD = ("home", "property", "work", "body", "relatives", "access")
"""What else the finder of release 0.1.0 asked everybody."""

FORMS = all_forms()


DISPLACED = ("Більше ні для кого", "1, 2", "5", "4", "1")
"""Alone; moved inside Ukraine and then abroad; nothing lost, nobody hurt, nothing before 2022."""


async def test_from_life_to_two_claims_that_share_what_was_told(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву")
    found = await chat.say("Підібрати мої заяви", *DISPLACED)
    assert found.heading == "Знайшли для вас 2 заяви"
    assert [choice.listed.partition(" ")[0] for choice in found.choices] == ["A1.1", "A1.2"]

    first = await chat.say("1")
    assert first.heading == "Чи є у вас громадянство України?"  # for whom it is, the finder knows
    await chat.say("так", "/new")
    again = await chat.say("/claims")
    assert [choice.listed.partition(" ")[0] for choice in again.choices] == ["A1.1"]
    assert again.lines == ("Підібрано 2 заяви для 1 людини. Почато: 1. Не почато: 1.",)

    (draft, finder) = await chat.drafts()
    assert draft.draft.answers[Ref("filing_for")].origin == finder.form.code == "finder"


async def test_what_one_claim_knows_another_offers(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "A1.2", "Для мене", "Так, громадянство є")
    await chat.say("/claims", "Почати нову заяву")
    first = await chat.say("а 1.1")
    assert first.heading == "Для кого ця заява?"  # before that, nobody can say what is known of whom
    offer = await chat.say("Для мене")
    assert offer.heading == "Дещо ви вже розповіли"
    assert "Узято із заяви A1.2." in offer.choices[0].listed
    asked = await chat.say("1")
    assert asked.heading == FORMS["A1.1"].questions["moved_kind"].ask
    newest, _ = await chat.drafts()
    assert newest.draft.answers[Ref("applicant_citizenship")].origin == "A1.2"


async def test_a_claim_of_the_finder_is_begun_once(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", *DISPLACED, "1")
    found = await chat.say("/claims", "Підібрані заяви")
    assert "Чернетка вже є." in found.choices[0].listed
    assert (await chat.say("1")).heading == "A1.1 · Вимушене внутрішнє переміщення"
    assert len(await chat.drafts()) == 2


async def test_a_claim_chosen_without_the_finder_is_not_begun_twice(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "A1.2", "Для мене", "/new")
    found = await chat.say("Підібрати мої заяви", *DISPLACED)
    assert "Чернетка вже є." in found.choices[1].listed
    await chat.say("2")
    assert [writing.form.code for writing in await chat.drafts()] == ["finder", "A1.2"]


async def test_a_family_sees_everybody_on_one_screen(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "дитину")
    named = await chat.say("Вигадана Софія Андріївна")
    assert named.heading == "Софія: яка дата народження?"
    found = await chat.say("17 травня 2015", "Більше ні для кого", "за кордон", "усі", "нет", "нет", "ні")
    assert found.heading == "Знайшли 2 заяви для 2 людей"
    assert [choice.label for choice in found.choices] == ["Ви · 1 заява", "Софія · 1 заява"]
    hers = await chat.say("2")
    assert hers.heading == "Софія: 1 заява"
    assert (await chat.say("a1.2")).heading == "Чи є у вас громадянство України?"
    overview = await chat.say("/claims", "Підібрані заяви")
    assert overview.lines == ("Почато: 1. Не почато: 1.",)


async def test_after_a_package_the_next_claim_is_offered(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "дитину", "Вигадана Софія Андріївна")
    await chat.say(
        "17 травня 2015", "Більше ні для кого", "за кордон", "усі", "нет", "нет", "ні", "1", "a1.2"
    )
    mine = next(writing for writing in await chat.drafts() if writing.form.code == "A1.2")

    def packaged(work: Work) -> None:
        draft = mine.draft.at(Place(Screen.DONE))
        saved = save_claim(work, chat.user, mine, draft)
        work.claims.set_status(chat.user, mine.claim.id, saved.claim.rev, "delivered")

    await database.write(packaged)
    done = await chat.say("?")
    assert done.heading == "Пакет документів готовий"
    assert "Далі: Софія, A1.2" in [action.label for action in done.actions]
    assert (await chat.say("Далі: Софія, A1.2")).heading in (
        "Дещо ви вже розповіли",
        "Чи є у вас громадянство України?",
    )
    about = {writing.claim.about for writing in await chat.drafts() if writing.form.code == "A1.2"}
    assert len(about) == 2


async def test_a_list_without_anybody_is_no_dead_end(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", *DISPLACED, "Додати людину")
    empty = await chat.say("Це я", "Прибрати зі списку", "Ні для кого")
    assert empty.lines == ("У списку нікого немає.",)
    assert (await chat.say("Додати людину")).heading == "Для кого шукаємо заяви?"
    assert (await chat.say("Додати дорослу людину")).heading == "Як називати цю людину?"


async def test_somebody_added_later_is_asked_about(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say(
        "Почати нову заяву", "Підібрати мої заяви", *DISPLACED, "Додати людину", "Додати дорослу людину"
    )
    again = await chat.say("Олег", "Більше ні для кого")
    assert again.heading == "Хто переїхав у межах України?"
    found = await chat.say("усі", "Олег")
    assert found.heading == "Знайшли 3 заяви для 2 людей"


async def test_answers_are_changed_from_the_result(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", *DISPLACED)
    listed = await chat.say("Змінити відповіді")
    assert listed.heading == "Що сталося"
    assert listed.actions[-1].label == "До всіх заяв"
    assert (await chat.say("1", "3")).heading == "Знайшли для вас 1 заяву"


async def test_the_finder_is_deleted_like_a_claim(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", *DISPLACED, "1")
    sure = await chat.say("/claims", "Підібрані заяви", "Видалити підбір")
    assert sure.heading == "Видалити відповіді підбору?"
    assert (await chat.say("Ні, залишити")).heading == "Знайшли для вас 2 заяви"
    claims = await chat.say("Видалити підбір", "Так, видалити")
    assert chat.notices == ("Відповіді підбору видалено.",)
    assert [choice.listed.partition(" ")[0] for choice in claims.choices] == ["A1.1"]
    assert [writing.form.code for writing in await chat.drafts()] == ["A1.1"]


async def test_claims_are_known_again_by_a_finder_that_is_gone_through_anew(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    through = (
        "дитину",
        "Вигадана Софія Андріївна",
        "17 травня 2015",
        "Більше ні для кого",
        "за кордон",
        "усі",
    )
    await chat.say("Почати нову заяву", "Підібрати мої заяви", *through, "нет", "нет", "ні", "2", "a1.2")
    await chat.say("/claims", "Підібрані заяви", "Видалити підбір", "Так, видалити")
    again = await chat.say("Почати нову заяву", "Підібрати мої заяви", *through, "нет", "нет", "ні")
    assert again.lines == ("Почато: 1. Не почато: 1.",)
    await chat.say("2", "1")
    assert sorted(writing.form.code for writing in await chat.drafts()) == ["A1.2", "finder"]


async def test_an_unfinished_finder_waits_among_the_claims_and_can_be_deleted(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого", "1")
    claims = await chat.say("/start")
    assert claims.heading == "Ваші заяви"
    paused = await chat.say("Продовжити підбір")
    assert paused.heading == "Підбір заяв"
    assert (await chat.say("Продовжити")).heading == "Що через війну втрачено чи пошкоджено?"
    await chat.say("Пауза", "Видалити підбір", "Так, видалити")
    assert not await chat.drafts()


async def test_a_skip_in_the_finder_is_one_press(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого")
    assert (await chat.say("Пропустити")).heading == "Що через війну втрачено чи пошкоджено?"


async def test_a_sentence_is_understood_or_answered_kindly(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви")
    told = await chat.say("чоловік і двоє моїх дітей")
    assert chat.notices == ("Додайте людей по одній: для кожної натисніть кнопку.",)
    assert told.heading == "Для кого ще шукаємо заяви?"
    marked = await chat.say("тільки я", "ми виїхали з Херсона до Польщі")
    assert "✓ Так, за кордон" in [choice.label for choice in marked.choices]
    kind = await chat.say("Готово", "дуже шкода саду, який саджав ще дід")
    assert "Дякуємо, що розповідаєте." in kind.notes[0]


async def test_a_finder_of_the_first_release_opens(database: Database) -> None:
    chat = Chat(database)
    await chat.start()

    def old(work: Work) -> None:
        claim = work.claims.create(chat.user, "finder", RELEASED, "")
        form = form_of("finder", RELEASED)
        assert form is not None
        ended = Draft(
            {
                Ref(PEOPLE): Answer(value=Items(("self",), closed=True)),
                Ref("who", "self"): Answer(value="self"),
            }
        )
        for key, value in (("moved", ("abroad",)), *((key, ("none",)) for key in OLD)):
            ended = ended.with_answer(Ref(key, "self"), Answer(value=value))
        save_claim(work, chat.user, Writing(claim, form, Draft()), ended)

    await database.write(old)
    found = await chat.say("/claims", "Підібрані заяви")
    assert [choice.listed.partition(" ")[0] for choice in found.choices] == ["A1.2"]
    assert any("Підбір став точнішим" in line for line in found.lines)
    assert (await chat.say("Змінити відповіді")).heading == "Підбір заяв"
    await chat.say("/claims", "Підібрані заяви", "Видалити підбір", "Так, видалити")
    asked = await chat.say("Почати нову заяву", "Підібрати мої заяви")
    assert asked.heading == "Для кого ще шукаємо заяви?"


async def test_companies_and_the_state_are_turned_away(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву")
    assert (await chat.say("С3.1")).heading == "Тут готуємо заяви лише від людей"
    await chat.say("/start", "Почати нову заяву")
    assert (await chat.say("Фірма або держава")).heading == "Тут готуємо заяви лише від людей"


async def test_a_category_that_is_switched_off_is_not_begun(database: Database) -> None:
    chat = Chat(database, closed=frozenset({"A1.2"}))
    await chat.start()
    await chat.say("Почати нову заяву", "A1.2")
    assert any("Дія поки що не приймає" in notice for notice in chat.notices)
    assert not await chat.drafts()
    shown = await chat.say("Вибрати категорію", "1")
    assert not any("A1.2" in choice.listed for choice in shown.choices)
    assert any("A1.2" in line for line in shown.lines)


async def test_a_file_has_no_place_in_the_finder(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви")
    (finder,) = await chat.drafts()
    assert finder.form.evidence == ""


@pytest.mark.parametrize(
    "said", ["тільки для мене", "на себе", "сам за себе", "лише я сама", "только на себя"]
)
async def test_who_names_only_themselves_is_already_there(database: Database, said: str) -> None:
    chat = Chat(database)
    await chat.start()
    asked = await chat.say("Почати нову заяву", "Підібрати мої заяви", said)
    assert asked.heading == "Чи довелося вам переїхати через війну?"


async def test_an_offered_list_of_relatives_says_who_they_are(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви")
    await chat.say("Додати дитину", "Вигадана Софія Олегівна", "14.03.2014")
    await chat.say("Додати дитину", "Вигаданий Данило Олегович", "11.05.2019", "Більше ні для кого")
    await chat.say("Так, за кордон", "Готово", "Усі ми", "Нічого не втрачено", "ні", "ні")
    offer = await chat.say("Далі: ваша заява A1.2")
    (family,) = offer.choices
    assert family.listed == "Родина: Софія, Данило. Це видно з того, що ви вже розповіли."


@pytest.mark.parametrize("said", ["не знаю яку", "не знаю какую", "підібрати", "подобрать", "допоможіть"])
async def test_who_does_not_know_the_category_is_led_to_the_finder(database: Database, said: str) -> None:
    chat = Chat(database)
    await chat.start()
    assert (await chat.say("Почати нову заяву", said)).heading == "Для кого ще шукаємо заяви?"


async def test_agreeing_goes_on_where_there_is_one_way_on(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    assert (await chat.say("Почати нову заяву", "A2.2", "так", "добре")).heading == "Для кого ця заява?"
    assert (await chat.say("це про мене")).heading == "Чи є у вас громадянство України?"
