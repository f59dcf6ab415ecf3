"""What people tell stays with the bot: canary strings are looked for in everything it writes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.claimant import Claimant, Script, Upload
from tests.e2e.people import OLENA, picture
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

CANARIES: Script = {
    **OLENA,
    "displacement_circumstances": "Канарейка жила в підвалі, canary-story-7f3a",
    "crossings": [],
    "protections": [],
    "family": [],
    "applicant_name": "Канаренко Жовтопера Співаківна",
    "applicant_phone": "+380 67 765 43 21",
    "applicant_email": "canary-mail-91c4@example.com",
    "evidence": [
        Upload((("canary-file-55d0.png", picture(1) + b"canary-bytes-e8b2"),), caption="canary-caption-c3d9")
    ],
}
TYPED = [
    "Канарейка",
    "canary-story-7f3a",
    "Канаренко",
    "Жовтопера",
    "7654321",
    "765 43 21",
    "765 4321",
    "canary-mail-91c4",
    "canary-file-55d0",
    "canary-bytes-e8b2",
    "canary-caption-c3d9",
    "canary-refused-0b7e",
    OLENA["applicant_tax_number"],
    "вулиця Садова",
]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A town whose bot tells its log everything it ever tells."""
    async with Town(tmp_path_factory.mktemp("secrets"), LOG_LEVEL="DEBUG") as town:
        yield town


def found_in(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """Which words stand in which files, in any of the ways a program may have written them."""
    spellings = {
        form: word
        for word in words
        for form in (
            word.encode(),
            word.encode("utf-16-le"),
            word.encode("unicode_escape"),
            word.encode("cp1251"),
        )
    }
    return [
        (file.name, word)
        for file in folder.rglob("*")
        if file.is_file()
        for form, word in spellings.items()
        if form in file.read_bytes()
    ]


async def test_nothing_typed_or_sent_is_ever_written_in_the_clear(town: Town) -> None:
    person = town.newcomer()
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on(CANARIES, until="displacement_date")
    await person.say("canary-refused-0b7e")
    for method, status in (
        ("sendMessage", 500),
        ("sendMessage", "html"),
        ("getUpdates", "html"),
        ("file", 500),
    ):
        await town.fail(method, status)
    await claimant.go_on(CANARIES)
    folder = town.bot.log.parent
    secrets = [*TYPED, town.playground.token, town.playground.token.partition(":")[2]]
    assert found_in(folder, secrets) == []
    await person.press("Зібрати пакет")
    await town.bot.kill()
    assert found_in(folder, secrets) == []
    await town.bot.start()
    await person.say("/claims")
    await town.bot.stop()
    assert found_in(folder, secrets) == []
    names = [file.name for file in folder.rglob("*")]
    assert len(names) > 3 and not [name for name in names if "canary" in name]
    assert town.bot.log.read_bytes()
