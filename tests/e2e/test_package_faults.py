"""A package that cannot be built or sent silences nobody: it is said why, what to do, and everybody else goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from storage import Database, Evidence, MasterKey, Work
from tests.damage import flip_file
from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered, is_built
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, text
from tests.e2e.test_refusals import PASSING
from tests.e2e.village import QUICK, Village, each

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}
DAMAGED, NOT_YET, FILES = (
    "Один файл не відкривається",
    "Пакет поки не вийшов",
    "Чи хочете додати ще якісь файли?",
)
COMMANDS = {"/help": "Як це працює", "/claims": "Ваші заяви", "/start": "Ваші заяви"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def village(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Village]:
    async with Village(tmp_path_factory.mktemp("packages")) as village:
        yield village


async def ready(village: Village, *files: tuple[str, bytes]) -> Person:
    """Somebody with these files in a claim that can be confirmed."""
    claimant = Claimant(village.newcomer())
    await claimant.begin()
    await claimant.go_on(SHORT, until="evidence")
    for file in files:
        await claimant.person.send(file)
    await claimant.person.press("Готово" if files else "Файлів немає")
    return claimant.person


async def vault_file(village: Village, person: Person, number: int) -> Path:
    """Where the file with this number is stored."""
    key = MasterKey.load(village.data / "master.key")
    database = await Database.open(f"sqlite:///{village.data / 'zayava.sqlite3'}", key)
    try:
        files = await database.read(partial(_files, number=person.number))
    finally:
        await database.close()
    (blob,) = [file.blob for file in files if file.number == number]
    assert blob
    return village.data / "vault" / blob


def _files(work: Work, number: int) -> list[Evidence]:
    user = work.users.find(number)
    assert user is not None
    (claim,) = work.claims.list(user)
    return work.evidence.list(user, claim.id)


async def confirmed(person: Person) -> str:
    """The heading of the screen on which the package ends, waited for."""
    await person.press("Зібрати пакет")
    return await ended(person)


async def ended(person: Person) -> str:
    await person.until(is_built, "end of the package")
    return heading(await person.settled())


def flip(path: Path) -> None:
    flip_file(path, 40)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "one bit is another": flip,
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
}


async def test_a_damaged_file_is_named_and_the_person_decides(village: Village, tmp_path: Path) -> None:
    async def is_left_out(damage: str) -> None:
        person = await ready(village, ("довідка.png", picture(1)), ("квиток.png", picture(2)))
        DAMAGE[damage](await vault_file(village, person, 2))
        assert await confirmed(person) == DAMAGED
        assert "Файл № 2 (квиток.png) у сховищі пошкоджено." in text(await person.screen())
        for command, shown in COMMANDS.items():
            assert heading(await person.say(command)) == shown
        await person.press("A1.2")
        await person.press("Зібрати без нього")
        package = Package(await delivered(person), tmp_path / damage)
        package.check()
        assert package.evidence == [picture(1)]
        assert [exhibit["left_out"] for exhibit in package.claim["exhibits"]] == ["", "damaged"]

    async def is_sent_again(name: str) -> None:
        person = await ready(village, ("довідка.png", picture(1)), ("квиток.png", picture(2)))
        flip(await vault_file(village, person, 1))
        assert await confirmed(person) == DAMAGED
        assert heading(await person.press("Надіслати файл ще раз")) == FILES
        await person.send(("довідка.png", picture(1)))
        await person.press("Готово")
        await confirmed(person)
        package = Package(await delivered(person), tmp_path / name)
        package.check()
        assert sorted(package.evidence) == [picture(1), picture(2)]

    async def is_put_back(name: str) -> None:
        person = await ready(village, ("довідка.png", picture(1)))
        flip(path := await vault_file(village, person, 1))
        assert await confirmed(person) == DAMAGED
        flip(path)
        await person.press("Зібрати без нього")
        package = Package(await delivered(person), tmp_path / name)
        package.check()
        assert package.evidence == [picture(1)]

    async def notices_nothing(name: str) -> None:
        neighbour = await ready(village, (f"{name}.png", picture(1)))
        await confirmed(neighbour)
        assert await delivered(neighbour)

    doing = {"sent again": is_sent_again, "put back by an operator": is_put_back, "whole": notices_nothing}
    await each([*DAMAGE, *doing], lambda name: doing.get(name, is_left_out)(name))


async def test_a_package_that_telegram_refuses_is_not_sent_with_every_word(village: Village) -> None:
    person = await ready(village)
    await village.fail("sendDocument", 400, times=1, chat_id=person.number)
    assert await confirmed(person) == NOT_YET
    for word in ("що тепер", "алло", "/help", "/claims"):
        await person.say(word)
    assert await person.silent(1)
    assert not [message for message in await person.heard() if "document" in message]
    await person.press("A1.2")
    await person.press("Спробувати ще раз")
    assert await delivered(person)


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 413},
        {"status": 403},
        {"status": 400, "description": "Bad Request: file must be non-empty"},
    ],
)
async def test_what_telegram_will_never_take_is_said(village: Village, fault: dict[str, object]) -> None:
    person = await ready(village)
    await village.fail("sendDocument", times=None, chat_id=person.number, **fault)  # type: ignore[arg-type]
    assert await confirmed(person) == NOT_YET
    await village.heal()


async def test_a_package_comes_when_telegram_takes_it(village: Village) -> None:
    """Meanwhile the person goes on, and it comes by itself, once."""

    async def comes(answer: str) -> None:
        person = await ready(village)
        await village.fail("sendDocument", times=2, chat_id=person.number, **PASSING[answer])
        await person.press("Зібрати пакет")
        assert heading(await person.say("/claims")) == "Ваші заяви"
        await person.until(lambda heard: "пакет готовий" in text(heard[-1]), "package")
        assert sum("document" in message for message in await person.heard()) == 1

    await each(PASSING, comes)


async def test_told_to_wait_an_hour_the_package_waits_and_nobody_else(village: Village) -> None:
    person = await ready(village)
    await village.fail("sendDocument", 429, times=1, chat_id=person.number, retry_after=3600)
    await person.press("Зібрати пакет")
    neighbour = await ready(village)
    await confirmed(neighbour)
    assert await delivered(neighbour)
    await person.press("Переглянути відповіді")
    await person.press("Перевірити й завершити")


async def test_a_package_that_an_erasure_crossed_is_taken_back(tmp_path: Path) -> None:
    """It was on its way to Telegram, and arrived under «Усе про вас стерто»."""
    async with Village(tmp_path, replace(QUICK, upload=20, deliver=20)) as village:
        person = await ready(village)
        await village.fail("sendDocument", 200, delay=4, applied=True, chat_id=person.number)
        await person.press("Зібрати пакет")
        await person.until(has_document, "package")
        await person.say("/erase")
        await person.post("text", text="Так, стерти все")
        await person.until(lambda heard: "Усе про вас стерто" in text(heard[-1]), "end")
        await person.until(lambda heard: not has_document(heard), "end of the package")


def has_document(heard: list[dict[str, Any]]) -> bool:
    return any("document" in message for message in heard)
