"""Files: received at once, told when they are safe, listed, taken out again."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered
from tests.e2e.people import OLENA, picture
from tests.e2e.person import Person, heading, notice, text
from tests.e2e.town import Town
from tests.submission.media import chart, encoded, pdf, sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

FILES = "Чи хочете додати ще якісь файли?"
SHORT = {**OLENA, "protections": [], "family": [], "evidence": []}


async def at_the_files(town: Town) -> Claimant:
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    await claimant.go_on(SHORT, until="evidence")
    return claimant


async def receipts(person: Person) -> list[str]:
    return [text(message) for message in await person.heard() if text(message).startswith(("Збережено", "«"))]


def short_sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


async def test_an_album_of_ten_photos_has_one_receipt(town: Town) -> None:
    person = (await at_the_files(town)).person
    photos = [(f"{n}.png", picture(n)) for n in range(10)]
    screen = await person.send(*photos, kind="photo")
    (receipt,) = await receipts(person)
    assert heading(screen) == FILES and "Зараз: 10 файлів: № 1, № 2" in text(screen)
    lines = receipt.splitlines()
    assert lines[0] == "Збережено 10 файлів:"
    assert sorted(line.split("SHA-256 ")[1] for line in lines[1:11]) == sorted(
        f"{short_sum(content)}…" for _, content in photos
    )
    assert [line.split(" ")[1] for line in lines[1:11]] == [str(n) for n in range(1, 11)]


async def test_a_receipt_tells_number_name_size_and_sum(town: Town) -> None:
    person = (await at_the_files(town)).person
    await person.send(("довідка.pdf", scan := b"%PDF-1.4 " + bytes(3000)))
    await person.send(("відео.mp4", film := b"film" * 768 * 1024))
    assert await receipts(person) == [
        f"Збережено 1 файл:\n№ 1 · довідка.pdf · 3 КБ · SHA-256 {short_sum(scan)}…",
        f"Збережено 1 файл:\n№ 2 · відео.mp4 · 3 МБ · SHA-256 {short_sum(film)}…",
    ]


async def test_the_same_photo_twice_is_said_so(town: Town) -> None:
    person = (await at_the_files(town)).person
    await person.send(("1.png", picture(1)))
    await person.send(("знову.png", picture(1)))
    assert (await receipts(person))[-1].endswith("… (той самий файл, що № 1)")


async def test_a_file_that_cannot_be_kept(town: Town) -> None:
    claimant = await at_the_files(town)
    person = claimant.person
    screen = await person.send(("фільм.mp4", bytes(21 * 1024 * 1024)))
    assert notice(screen).startswith("Файл більший за 20 МБ") and heading(screen) == FILES
    screen = await person.send(("порожній.pdf", b""))
    assert await receipts(person) == [
        "«порожній.pdf» — порожній файл. Відкрийте його на телефоні й надішліть той, у якому щось є."
    ]
    assert heading(screen) == FILES and "Зараз:" not in text(screen)
    assert heading(await person.press("Файлів немає")) == "Перевіримо заяву"


async def test_a_removed_file_leaves_the_package(town: Town, tmp_path: Path) -> None:
    claimant = await at_the_files(town)
    person = claimant.person
    await person.send(("1.png", picture(1)), ("2.png", picture(2)), ("3.png", picture(3)))
    await person.press("Підписати або прибрати")
    await person.press("№ 2")
    await person.say("Квартира після вибуху")
    assert "Підпис: Квартира після вибуху" in text(await person.press("№ 2"))
    screen = await person.press("Прибрати із заяви")
    assert notice(screen).startswith("Файл прибрано із заяви.") and "№ 2" not in text(screen)
    assert "Зараз: 2 файли: № 1, № 3" in text(await person.press("До питання"))
    await town.restart()
    await person.press("Готово")
    await person.press("Зібрати пакет")
    package = Package(await delivered(person), tmp_path / "package")
    assert package.evidence == [picture(1), picture(3)]
    assert package.line("evidence")["files"] == [1, 3]


async def test_the_package_has_copies_that_diia_takes(town: Town, tmp_path: Path) -> None:
    claimant = await at_the_files(town)
    person = claimant.person
    small, long, large = encoded(chart(), "HEIF"), pdf(3, "#lorem(200)"), sideways((2600, 3400), quality=92)
    assert 7_000_000 < len(large) < 20_000_000
    for name, data in (("IMG_0412.HEIC", small), ("довідка.pdf", long), ("двір.jpg", large)):
        await person.send((name, data))
    await person.send(("відео.mp4", film := b"\0\0\0\x18ftypmp42" + bytes(9_000)))
    await person.press("Готово")
    await person.press("Зібрати пакет")
    archive = await delivered(person)
    package = Package(archive, tmp_path / "package")
    package.check()
    assert package.evidence == [small, long, large, film]
    copies = [exhibit["copies"] for exhibit in package.claim["exhibits"]]
    assert copies == [
        ["diia/01-IMG_0412.heic"],
        [f"diia/02-довідка-стор-0{page}.jpg" for page in (1, 2, 3)],
        ["diia/03-двір.jpg"],
        [],
    ]
    assert [exhibit["copy_problem"] for exhibit in package.claim["exhibits"]] == ["", "", "", "format"]
    assert (package.folder / "diia/01-IMG_0412.heic").read_bytes() == small
    for path in (path for paths in copies[1:] for path in paths):
        assert (package.folder / path).stat().st_size <= 5_000_000
        with Image.open(package.folder / path) as copy:
            assert copy.format == "JPEG" and copy.height > copy.width >= 1240 and not copy.getexif()
    await person.press("Переглянути відповіді")
    await person.press("Перевірити й завершити")
    await person.press("Зібрати пакет")
    assert await delivered(person) == archive


async def test_a_file_out_of_turn_joins_the_claim(town: Town, tmp_path: Path) -> None:
    claimant = Claimant(town.newcomer())
    person = claimant.person
    screen = await person.send(("рано.pdf", b"%PDF"))
    assert notice(screen).startswith("Щоб додати файл, спершу почніть або відкрийте заяву.")
    await claimant.begin()
    await claimant.go_on(SHORT, until="displacement_date")
    screen = await person.send(("квиток.pdf", b"%PDF ticket"))
    assert heading(screen) == "Коли довелося виїхати за кордон?"
    await town.restart()
    await claimant.go_on(SHORT)
    await person.press("Зібрати пакет")
    package = Package(await delivered(person), tmp_path / "package")
    package.check()
    assert package.evidence == [b"%PDF ticket"]
    (exhibit,) = package.claim["exhibits"]
    assert exhibit["attached_to"] == "" and package.line("evidence")["files"] == [1]
