"""A claim from /start to the package, as a claimant and a parent make it, in both languages."""

from pathlib import Path

import pytest

from dialogs.engine.answers import State
from tests.e2e.claimant import Claimant, Script, Upload
from tests.e2e.package import Package, delivered
from tests.e2e.people import ANDRII, OLENA
from tests.e2e.person import heading, notice, without_name
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

# What the package says; everything else is there as it was typed.
WRITTEN = {
    OLENA["applicant_name"]: {
        "filing_for": "self",
        "where_on_2022_02_24": "abroad",
        "applicant_citizenship": True,
        "has_returned": False,
        "compare_passport": False,
        "applicant_registered_address_same": "then",
        "applicant_actual_address_same": "after",
    },
    ANDRII["applicant_name"]: {
        "filing_for": "child",
        "where_on_2022_02_24": "ukraine",
        "applicant_citizenship": True,
        "child_sex": "female",
        "child_birth_record": True,
        "child_birth_date": "2015-05-17",
        "child_citizenship": "UA",
        "has_returned": True,
        "applicant_registered_address_same": "then",
        "applicant_actual_address_same": "registered",
    },
}
VERBATIM = (
    "applicant_name",
    "applicant_email",
    "child_name",
    "abroad_reasons",
    "why_return_needed",
    "displacement_circumstances",
    "return_details",
)
ADDRESSES = (
    "registered_address_at_displacement",
    "actual_address_after_displacement",
    "child_actual_address",
)


@pytest.mark.parametrize("code", ["uk", "en"])
@pytest.mark.parametrize("script", [OLENA, ANDRII], ids=["claimant", "parent"])
async def test_from_start_to_the_package(town: Town, tmp_path: Path, script: Script, code: str) -> None:
    person = town.newcomer()
    claimant = Claimant(person)
    if code == "en":
        await person.say("/start")
        await person.press("English")
        claimant.speak("en")
    await claimant.begin()
    await claimant.go_on(script, until="displacement_circumstances")
    await switch_language_and_back(claimant, code)
    await claimant.go_on(script, until="protections")
    await town.restart()
    check = await claimant.go_on(script)
    assert without_name(heading(check)) == claimant.words("Перевіримо заяву")
    await was_elsewhere_that_morning(claimant, script)
    await person.press(claimant.words("Зібрати пакет"))

    archive = await delivered(person)
    package = Package(archive, tmp_path / "package")
    package.check()
    assert package.claim["complete"] and package.claim["language"] == "uk"
    says_what_was_typed(package, script)
    carries_what_was_sent(package, script)

    await person.press(claimant.words("Переглянути відповіді"))
    await person.press(claimant.words("Перевірити й завершити"))
    await person.press(claimant.words("Зібрати пакет"))
    assert await delivered(person) == archive
    assert len([message for message in await person.heard() if "document" in message]) == 2


async def switch_language_and_back(claimant: Claimant, code: str) -> None:
    """The same question is asked in the other language, and then in the first one again."""
    key = await claimant.key()
    steps = [("English", "en"), ("Українська", "uk")]
    for name, other in steps if code == "uk" else reversed(steps):
        await claimant.person.say("/language")
        await claimant.person.press(name)
        claimant.speak(other)
        assert await claimant.key() == key


async def was_elsewhere_that_morning(claimant: Claimant, script: Script) -> None:
    """An early answer changed at the very end: a branch opens and is asked at once, everything else is still there."""
    person = claimant.person
    elsewhere = "вдома" if script["where_on_2022_02_24"] == "за кордоном" else "за кордоном"
    await person.press(claimant.words("Переглянути відповіді"))
    sections = [
        section.key for section in claimant.form.sections if not section.when or "child_name" in script
    ]
    await person.say(str(sections.index("displacement") + 1))
    await person.say("1")
    assert await claimant.key() == "where_on_2022_02_24"
    asked = await person.say(elsewhere)
    assert notice(asked) in {added(claimant, n) for n in (1, 3)}
    before = len(claimant.asked)
    await claimant.go_on(script)
    opened = claimant.asked[before:]
    assert opened == (
        ["displacement_date"]
        if elsewhere == "вдома"
        else ["abroad_reasons", "why_return_needed", "unable_to_return_since"]
    )


def added(claimant: Claimant, n: int) -> str:
    one, many = "Про це буде ще {n} питання.", "Про це буде ще {n} питань."
    return claimant.language.count(one, many, n)


def says_what_was_typed(package: Package, script: Script) -> None:
    told = {line["key"]: line for line in package.lines}
    for key, value in WRITTEN[script["applicant_name"]].items():
        assert told[key]["value"] == value
    for key in VERBATIM:
        if key in package.keys:
            assert told[key]["text"] == script[key]
    for key in ADDRESSES:
        if key in package.keys:
            assert told[key]["value"]["text"] == script[key]
    closed = (
        {"displacement_date", "child_name"}
        if script is OLENA
        else {"abroad_reasons", "why_return_needed", "unable_to_return_since"}
    )
    assert not closed & package.keys
    for key, given in script.items():
        if isinstance(given, State):
            assert (told[key]["state"], told[key]["value"]) == (given, None)
    for key in ("protections", "family"):
        titles = [
            entry for part in package.claim["parts"] for entry in part["entries"] if entry["key"] == key
        ]
        for group, answers in zip(
            (t for t in titles if t["type"] == "group"), script.get(key, []), strict=True
        ):
            for line in group["lines"]:
                given = answers[line["key"]]
                assert line["state"] == (given if isinstance(given, State) else "given")
                if line["key"] == "family_name":
                    assert line["text"] == given


def carries_what_was_sent(package: Package, script: Script) -> None:
    """Every file byte for byte, with its caption, at the question it was sent for."""
    protections = [p["protection_documents"] for p in script.get("protections", [])]
    uploads = [
        upload for sent in (*protections, script["evidence"]) if isinstance(sent, list) for upload in sent
    ]
    assert package.evidence == [content for upload in uploads for _, content in upload.files]
    assert [exhibit["caption"] for exhibit in package.claim["exhibits"]] == [
        caption for upload in uploads for caption in captions(upload)
    ]
    documents = [exhibit["name"] for exhibit in package.claim["exhibits"] if exhibit["name"] != "photo.jpg"]
    assert documents == [name for upload in uploads if upload.kind == "document" for name, _ in upload.files]
    numbers = [number for line in package.lines for number in line["files"]]
    assert sorted(numbers) == list(range(1, len(package.evidence) + 1))


def captions(upload: Upload) -> list[str]:
    """Telegram puts the caption of an album on its first file."""
    return [upload.caption, *[""] * (len(upload.files) - 1)]
