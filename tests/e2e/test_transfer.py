"""From the finished claim into Diia: what is copied in the chat is what was answered, to the letter."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.claimant import Claimant, Script
from tests.e2e.package import Package, delivered
from tests.e2e.people import OLENA
from tests.e2e.person import Person, heading, text
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

STORY = "Ізюм бомбили з першого дня. У підвалі <було> темно & холодно, «як у норі». " * 44
TOLD: Script = {
    **OLENA,
    "displacement_circumstances": STORY.strip(),
    "where_on_2022_02_24": "за кордоном",
    "abroad_reasons": "Відрядження.\nКвиток був на 27 лютого.",
}


async def at_the_sheet(person: Person, claimant: Claimant, script: Script) -> dict[str, Any]:
    await claimant.begin()
    await claimant.go_on(script)
    await person.press(claimant.words("Перенести в Дію"))
    return await person.screen()


def copied(message: dict[str, Any]) -> list[str]:
    """What the buttons of a screen copy."""
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return [button["copy_text"]["text"] for button in buttons if "copy_text" in button]


def tapped(message: dict[str, Any]) -> list[str]:
    """What a tap on the words of a message copies."""
    words = message["text"].encode("utf-16-le")
    return [
        words[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        for entity in message["entities"]
        if entity["type"] == "code"
    ]


async def pages(person: Person, claimant: Claimant) -> list[dict[str, Any]]:
    """Every screen of the sheet from the present one on, by its own button."""
    found = [await person.screen()]
    while any(
        button["text"] == claimant.words("Далі")
        for button in found[-1]["reply_markup"]["inline_keyboard"][-1]
    ):
        found.append(await person.press(claimant.words("Далі")))
    return found


async def test_what_is_copied_is_what_was_answered(town: Town) -> None:
    person = town.newcomer()
    claimant = Claimant(person)
    await at_the_sheet(person, claimant, TOLD)

    sheet = await pages(person, claimant)
    steps = "".join(text(page) for page in sheet if heading(page) == "Як перенести заяву в Дію")
    assert "Виберіть категорію A1.2 «Вимушене переміщення за межі України»." in steps
    titles = list(dict.fromkeys(map(heading, sheet)))
    assert titles == [
        "Як перенести заяву в Дію",
        "Хто подає заяву",
        "Виїзд і повернення",
        "Родина",
        "Захист за кордоном",
        "Додаткові матеріали (докази)",
        "Залишилося підписати",
    ]
    taps = [value for page in sheet for value in tapped(page)]
    for key in (
        "applicant_name",
        "applicant_email",
        "applicant_tax_number",
        "abroad_reasons",
        "registered_address_at_displacement",
        "actual_address_after_displacement",
    ):
        assert TOLD[key] in taps
    assert {"12.04.1985", "24.02.2022", "+380670000000", "Польща"} <= set(taps)
    assert TOLD["displacement_circumstances"] in "".join(taps)
    buttons = [value for page in sheet for value in copied(page)]
    assert set(buttons) <= set(taps)
    assert TOLD["applicant_tax_number"] in buttons
    assert TOLD["applicant_name"] not in buttons, "Diia supplies it; it is only compared"
    assert any("частина 2 з" in text(page) for page in sheet)


async def test_the_sheet_goes_on_after_a_restart_and_by_typing_alone(town: Town) -> None:
    person = town.newcomer()
    claimant = Claimant(person)
    await at_the_sheet(person, claimant, OLENA)
    page = await person.say("далі")
    while not copied(page):
        page = await person.say("далі")
    assert heading(page) == "Хто подає заяву"
    await town.restart()
    again = await person.say("1")
    assert text(again) == text(page)
    alone = (await person.heard())[-2]
    assert alone["text"] == copied(page)[0]
    onward = await person.say("Далі")
    assert text(onward) != text(page)
    assert text(await person.say("назад")) == text(page)
    other = await person.say("щось інше")
    assert "Натисніть одну з кнопок або напишіть її назву." in text(other)
    assert heading(await person.say("До заяви")).startswith("A1.2")


async def test_the_sheet_stays_in_ukrainian_and_the_package_says_the_same(town: Town, tmp_path: Path) -> None:
    person = town.newcomer()
    claimant = Claimant(person)
    await person.say("/start")
    await person.press("English")
    claimant.speak("en")
    await claimant.begin()
    await claimant.go_on(OLENA)
    await person.press(claimant.words("Зібрати пакет"))
    package = Package(await delivered(person), tmp_path / "package")
    package.check()
    assert (package.folder / "diia.pdf").read_bytes().startswith(b"%PDF-1.7")
    await person.press(claimant.words("Перенести в Дію"))
    sheet = await pages(person, claimant)
    [page] = [page for page in sheet if "Громадянство України\nТак, громадянство є" in text(page)]
    assert heading(page) == "Хто подає заяву"
    assert claimant.words("Громадянство України") in text(page)
    assert claimant.words("Виберіть у Дії.") in text(page)
    assert heading(sheet[-1]) == claimant.words("Залишилося підписати")
