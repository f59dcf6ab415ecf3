"""Through the chat: what is said to the bot is answered kindly, the question stays, and nothing of it is stored."""

import pytest

from dialogs.engine.answers import Place, Ref, Screen
from storage import Database
from tests.bot.chat import Chat

TEXTS = (
    "а що це?", "навіщо вам це?", "скільки ще питань", "зараз не можу", "ви знущаєтесь?", "хочу поговорити з людиною",
    "Добрий день", "вже писала", "так само", "why so many questions",
)  # fmt: skip


@pytest.mark.parametrize("typed", TEXTS)
@pytest.mark.parametrize(
    "before",
    [
        ("A1.1", "Для мене", "так"),  # a choice
        ("A1.1", "Для мене", "так", "1"),  # a date
        ("A1.1", "Для мене", "так", "1", "24.02.2022"),  # an address
        ("A3.1", "так", "Право власності є", "Інше житлове приміщення"),  # a line of text
    ],
)
async def test_it_is_answered_and_stored_nowhere(
    database: Database, typed: str, before: tuple[str, ...]
) -> None:
    chat = Chat(database)
    await chat.start()
    asked = await chat.say("Почати нову заяву", *before)
    (claim,) = await chat.drafts()
    again = await chat.say(typed)
    assert again.heading == asked.heading
    assert again.notes and "не розуміємо" not in again.notes[0]
    (now,) = await chat.drafts()
    assert now.draft.answers == claim.draft.answers


async def test_words_that_may_be_meant_can_be_kept(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say(
        "Почати нову заяву", "A3.1", "так", "Право власності є", "Інше житлове приміщення", "досить"
    )
    await chat.say("Залишити як є")
    (claim,) = await chat.drafts()
    assert claim.draft.answers[Ref("home_type_other")].value == "досить"


async def test_to_stop_is_to_pause(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    view = await chat.say("Почати нову заяву", "A1.1", "Для мене", "стоп")
    assert view.place == Place(Screen.TASKS)


async def test_at_a_list_and_where_nothing_is_asked_it_is_answered_too(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "A1.1", "Мої заяви", "1", "Добрий день")
    assert chat.notices == ("Ми тут. Відповідайте, коли зручно: усе збережено.",)


async def test_a_list_says_how_it_is_added_to(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    asked = await chat.say(
        "Почати нову заяву", "A3.7", "Для мене", "так", "1", "так", "01.03.2022", "Київ, Хрещатик 1"
    )
    while asked.ref is None or asked.ref.key != "losses":
        asked = await chat.say("пропустити" if asked.heading != "Що записати замість відповіді?" else "1")
    await chat.say("телевізор")
    assert chat.notices == ("Тут додають по одному. Натисніть «Додати втрату», і ми розпитаємо.",)
    begun = await chat.say("телевізор 5000, холодильник 10000")
    assert begun.ref is not None and any("«телевізор»" in line for line in begun.lines)


async def test_everything_marks_everything_and_nobody_is_none(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого", "нікуди")
    marked = await chat.say("все")
    assert marked.heading == "Що через війну втрачено чи пошкоджено?"
    assert "Готово" in [action.label for action in marked.actions]
    (finder,) = await chat.drafts()
    assert finder.draft.answers[Ref("moved")].value == ("none",)


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("/skip", "Що записати замість відповіді?"),
        ("/назад", "Чи є у вас громадянство України?"),
        ("/back", "Чи є у вас громадянство України?"),
        ("/додому", "Вітаємо! Це «Заява»."),
    ],
)
async def test_a_word_with_a_slash_is_the_word(database: Database, typed: str, heading: str) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "A1.1", "Для мене", "так")
    assert (await chat.write(typed)).heading == heading


async def test_a_command_that_nobody_knows_is_named(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.write("/qwerty")
    assert chat.notices == ("Такої команди немає. Усі команди є в меню.",)


async def test_who_tells_of_children_is_pointed_to_their_option(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    view = await chat.say("Почати нову заяву", "A1.1", "це для моїх двох дітей")
    assert view.notes == ("Здається, це варіант 2. Якщо так і є, натисніть його.",)


async def test_a_word_of_the_menus_that_stands_in_an_option_names_it(database: Database) -> None:
    """«Довідка» opens the help anywhere else."""
    chat = Chat(database)
    await chat.start()
    said = (
        "R3", "Для мене", "так", "12.03.2025", "5601-5001234567 від 12.03.2025", "файлів немає", "Токмак", "так",
        "Через бої немає з чого жити", "ні", "так", "Не вистачає на ліки для двох дітей.", "виплат не було",
    )  # fmt: skip
    asked = await chat.say("Почати нову заяву", *said)
    assert asked.heading == "Який документ підтвердить потребу?"
    again = await chat.say("довідка")
    assert again.heading == asked.heading and again.notes
