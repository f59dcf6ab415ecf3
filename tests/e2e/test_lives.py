"""Six lives from the first question of the finder to a package that checks out."""

from pathlib import Path
from typing import NamedTuple

import pytest

from dialogs.programmes import all_forms
from tests.dialogs.finder.life_stories import Life, Other
from tests.dialogs.register.people import a1_1, a2_6, a2_8, a3_3, a3_4, a3_5
from tests.dialogs.register.walking import Script
from tests.e2e.lives import begin, fill_in, tell
from tests.e2e.package import Package, delivered
from tests.e2e.person import heading, text, without_name
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Story(NamedTuple):
    """A life as the finder hears it, the claims that follow, and the one that is filed here."""

    life: Life
    claims: list[str]
    files: str
    script: Script


STORIES = {
    "a child deported at 16, now 19": Story(
        {"moved": "by_force", "taken_young": "self"}, ["A2.8"], "A2.8", a2_8.SCRIPT
    ),
    "a tenant who lost a flat in Mariupol": Story(
        {"lost": "home", "home": "unfit", "home_owned": "none"}, ["A3.3"], "A3.3", a3_3.SCRIPT
    ),
    "a self-employed teacher": Story(
        {"lost": "work", "work": "self_employed"}, ["A3.4"], "A3.4", a3_4.SCRIPT
    ),
    "an entrepreneur whose shop closed": Story(
        {"lost": "work", "work": "entrepreneur"}, ["A3.5"], "A3.5", a3_5.SCRIPT
    ),
    "a prisoner of war": Story(
        {"harm": "injury,violence", "violence": "captivity", "injured_captive": "self"},
        ["A2.6"],
        "A2.6",
        a2_6.SCRIPT,
    ),
}


def listed(screen: dict[str, object]) -> list[str]:
    """The codes on the list of the finder."""
    lines = [line.split() for line in text(screen).splitlines()]
    return [words[1] for words in lines if len(words) > 1 and words[0].rstrip(".").isdigit()]


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
async def test_a_life_becomes_a_package(town: Town, tmp_path: Path, story: Story) -> None:
    person = town.newcomer()
    finder = await tell(person, story.life)
    assert listed(await person.screen()) == story.claims
    form = all_forms()[story.files]
    draft = await begin(person, form, finder, "self")
    await fill_in(person, form, draft, story.script)
    await person.press("Зібрати пакет")
    package = Package(await delivered(person), tmp_path / "package")
    package.check()
    assert package.claim["code"] == story.files
    assert package.claim["complete"]
    assert not [notice for notice in package.claim["notices"] if notice["code"].startswith("before")]
    assert (package.folder / "diia.pdf").stat().st_size > 10_000


async def test_a_family_that_fled_to_lviv_and_then_to_poland(town: Town, tmp_path: Path) -> None:
    """A mother and her daughter; two claims each, and nothing is told twice."""
    person = town.newcomer()
    daughter = Other("Вигадана Софія Андріївна", "17 травня 2015")
    finder = await tell(person, {"moved": "inside,abroad"}, daughter)
    overview = await person.screen()
    assert heading(overview) == "Знайшли 4 заяви для 2 людей"
    assert heading(await person.press("Ви · 2 заяви")) == "Ви: 2 заяви"
    assert listed(await person.screen()) == ["A1.1", "A1.2"]
    inside = all_forms()["A1.1"]
    first = await begin(person, inside, finder, "self")
    await fill_in(person, inside, first, a1_1.SCRIPT)
    await person.press("Зібрати пакет")
    Package(await delivered(person), tmp_path / "first").check()

    offer = await person.press("Далі: Софія, A1.1")
    assert without_name(heading(offer)) == "Дещо ви вже розповіли"
    assert "Узято із заяви A1.1." in text(offer)

    claims = await person.say("/claims")
    assert "Підібрано 4 заяви для 2 людей. Пакет готовий: 1. Почато: 1. Не почато: 2." in text(claims)
    await person.press("Підібрані заяви")
    await person.press("Ви · 2 заяви")
    offer = await person.press("Виїзд за кордон")
    assert without_name(heading(offer)) == "Дещо ви вже розповіли"
    asked = await person.press("Взяти всі ці відповіді")
    assert heading(asked) not in ("Як вас звати?", "Для кого ця заява?", "Дещо ви вже розповіли")

    await person.say("/claims")
    await person.press("Підібрані заяви")
    hers = await person.press("Софія · 2 заяви")
    assert heading(hers) == "Софія: 2 заяви"
    assert listed(hers) == ["A1.1", "A1.2"]
    await person.press("Виїзд за кордон")
    offered = await person.press("Взяти всі ці відповіді")
    assert heading(offered) not in ("Як звати дитину?", "Коли народилася дитина?", "Як вас звати?")
    claims = await person.say("/claims")
    assert "A1.2 · Софія" in str(claims["reply_markup"])
