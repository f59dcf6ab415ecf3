"""Whatever arrives, nothing is written that was not meant, and the next step is said."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered
from tests.e2e.people import OLENA
from tests.e2e.person import Person, heading, notice, text
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}
STALE = "Та кнопка з попереднього екрана вже не діє."
FIRST, SECOND, MORNING = (
    "Для кого ця заява?",
    "Чи є у вас громадянство України?",
    "Де довелося бути 24 лютого 2022 року?",
)


async def at(town: Town, key: str) -> Claimant:
    """A claimant who has come to a question."""
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    await claimant.go_on(OLENA, until=key)
    return claimant


def buttons(message: dict[str, Any]) -> list[dict[str, str]]:
    return [button for row in message["reply_markup"]["inline_keyboard"] for button in row]


async def settled_answers(person: Person) -> list[str]:
    return [text(message) for message in await person.tidied() if text(message).startswith("✅")]


async def test_three_answers_typed_at_once_answer_three_questions(town: Town) -> None:
    person = (await at(town, "filing_for")).person
    for said in ("Для мене", "так", "вдома"):
        await person.post("text", text=said)
    await person.sees("Коли довелося виїхати за кордон?")
    await person.say("/help")
    assert await settled_answers(person) == [
        f"✅ {FIRST}\nДля мене",
        f"✅ {SECOND}\nТак, громадянство є",
        f"✅ {MORNING}\nВ Україні",
    ]


@pytest.mark.parametrize(
    "data", ["999.0", "x", "-1.-1", "1.", ".", "0" * 64, "²²².²", "'; drop table users--"]
)
async def test_a_forged_button_writes_nothing(town: Town, data: str) -> None:
    person = (await at(town, "filing_for")).person
    assert await person.press_in_vain((await person.screen())["message_id"], data) == STALE
    assert heading(await person.screen()) == FIRST
    assert not await settled_answers(person)


async def test_a_button_of_another_chat_writes_nothing(town: Town) -> None:
    olena, ivan = (await at(town, "filing_for")).person, (await at(town, "applicant_citizenship")).person
    message = await ivan.screen()
    said = await olena.press_in_vain(message["message_id"], buttons(message)[0]["callback_data"])
    assert said == STALE and heading(await olena.screen()) == FIRST
    assert heading(await ivan.screen()) == SECOND


async def test_a_button_pressed_twice_on_a_slow_line_counts_once_and_needs_no_word(town: Town) -> None:
    person = (await at(town, "filing_for")).person
    message = await person.screen()
    for _ in range(2):
        data = buttons(message)[0]["callback_data"]
        await person.post("press", message_id=message["message_id"], data=data)
    await person.sees(SECOND)
    assert heading(await person.press("Так, громадянство є")) == MORNING
    assert not [said for said in await person.heard() if notice(said) == STALE]


async def test_a_button_pressed_ten_times_counts_once(town: Town) -> None:
    person = (await at(town, "filing_for")).person
    message = await person.screen()
    for _ in range(10):
        await person.post(
            "press", message_id=message["message_id"], data=buttons(message)[0]["callback_data"]
        )
    await person.post("text", text="/language")
    await person.sees("Якою мовою вам зручно?")
    assert not [said for said in await person.heard() if notice(said) == STALE]
    assert await settled_answers(person) == [f"✅ {FIRST}\nДля мене"]


async def test_an_edited_answer_is_offered_as_a_correction(town: Town) -> None:
    claimant = await at(town, "registered_address_at_displacement")
    person = claimant.person
    (told,) = [m for m in await person.messages() if m.get("text") == OLENA["displacement_circumstances"]]
    offer = await person.edit(told["message_id"], "Ми виїхали вночі.")
    assert heading(offer) == "Замінити попередню відповідь?"
    assert "Було: Ізюм бомбили" in text(offer) and "Стане: Ми виїхали вночі." in text(offer)
    assert heading(await person.say("ні")) == "Яка адреса реєстрації була на той час?"
    await person.edit(told["message_id"], "Ми виїхали вдосвіта.")
    assert heading(await person.press("Так, замінити")) == "Яка адреса реєстрації була на той час?"
    await person.say("назад")
    assert "Зараз: Ми виїхали вдосвіта." in text(await person.screen())


async def test_an_edited_message_that_is_no_answer(town: Town) -> None:
    person = (await at(town, "applicant_citizenship")).person
    command = (await person.messages())[0]
    screen = await person.edit(command["message_id"], "/help")
    assert notice(screen).startswith("Ви змінили повідомлення, але воно не було відповіддю.")
    assert heading(screen) == SECOND


async def test_an_unknown_command(town: Town) -> None:
    person = (await at(town, "filing_for")).person
    screen = await person.say("/balance")
    assert notice(screen).startswith("Такої команди немає.") and heading(screen) == FIRST


async def test_everything_works_by_typing_alone(town: Town) -> None:
    person = (await at(town, "filing_for")).person
    assert heading(await person.say("1")) == SECOND
    assert heading(await person.say("назад")) == FIRST
    assert heading(await person.say("нічого не змінювати")) == SECOND
    assert heading(await person.say("ПРОПУСТИТИ.")) == "Що записати замість відповіді?"
    assert heading(await person.say("2")) == MORNING
    assert heading(await person.say("пауза")).startswith("A1.2")
    assert heading(await person.say("продовжити")) == MORNING
    assert heading(await person.say("що це означає?")) == "Вимушено переміщена за межі України особа"
    assert heading(await person.say("вдома")) == "Коли довелося виїхати за кордон?"


async def test_a_text_split_by_the_client_is_joined(town: Town, tmp_path: Path) -> None:
    claimant = await at(town, "displacement_circumstances")
    story = "Довга історія, якій немає кінця і краю. " * 160
    # 6,400 characters: two messages.
    await claimant.person.post("text", text=story, client="android")
    await claimant.person.post("text", text="/language")
    await claimant.person.sees("Якою мовою вам зручно?")
    await claimant.person.press("Українська")
    await claimant.go_on(SHORT)
    await claimant.person.press("Зібрати пакет")
    package = Package(await delivered(claimant.person), tmp_path / "package")
    assert package.line("displacement_circumstances")["value"] == story.strip()


@pytest.mark.parametrize(
    ("door", "fields"),
    [
        ("poll", {}),
        ("dice", {}),
        ("contact", {}),
        ("location", {"latitude": 50.45, "longitude": 30.52}),
    ],
)
async def test_something_else_where_words_are_asked(town: Town, door: str, fields: dict[str, float]) -> None:
    person = (await at(town, "displacement_date")).person
    known = (await person.screen())["message_id"]
    await person.post(door, **fields)
    screen = await person.settled(known)
    assert notice(screen).startswith("Напишіть дату текстом.")
    assert heading(screen) == "Коли довелося виїхати за кордон?"
    assert len(await settled_answers(person)) == 3


async def test_a_sticker_where_words_are_asked(town: Town) -> None:
    person = (await at(town, "displacement_circumstances")).person
    screen = await person.send(("x.webp", b"RIFF"), kind="sticker")
    assert notice(screen).startswith("Напишіть відповідь текстом.")
    assert heading(screen) == "Розкажіть, що сталося"


async def test_a_voice_message_is_kept_and_one_sentence_is_asked_for(town: Town) -> None:
    person = (await at(town, "displacement_circumstances")).person
    screen = await person.send(("x.voice", b"OggS"), kind="voice")
    assert notice(screen).startswith("Голосове збережено як доказ № 1. Напишіть головне одним реченням")
    assert heading(screen) == "Розкажіть, що сталося"


async def test_strange_characters_stay_verbatim_and_harm_nothing(town: Town, tmp_path: Path) -> None:
    story = (
        "Ми\u202eїхали\u202c до\u200b К\u0440акова <b>&amp; %s {0} \\ #let" + "а\u0301" * 1500 + "\nкінець 🇺🇦"
    )
    claimant = await at(town, "displacement_circumstances")
    await claimant.person.say(story)
    await claimant.go_on(SHORT)
    await claimant.person.press("Зібрати пакет")
    package = Package(await delivered(claimant.person), tmp_path / "package")
    package.check()
    assert package.line("displacement_circumstances")["value"] == story
    assert (package.folder / "claim.pdf").read_bytes().startswith(b"%PDF-")


async def test_a_refused_answer_stays_over_a_restart(town: Town) -> None:
    claimant = await at(town, "registered_address_at_displacement")
    person = claimant.person
    refused = await person.say("Іванівка, вулиця Садова, 5")
    assert heading(refused) == "Яка адреса реєстрації була на той час?"
    assert any("Місць із такою назвою" in text(said) for said in await person.heard())
    await town.restart()
    for choice in ("2", "1", "1"):  # an oblast, a raion, a hromada
        if heading(await person.screen()) == "Яка адреса реєстрації була на той час?":
            await person.say(choice)
    assert any("Іванівка, вулиця Садова, 5 (Іванівка" in said for said in await settled_answers(person))
