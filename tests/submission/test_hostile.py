"""Files of people with bad intentions: each is kept as it came and becomes nothing worse, its time and memory are
limited by the program itself, and the package around it is whole."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from submission.claim import Claim, ClaimExhibit
from submission.copies.problems import PROBLEMS
from submission.copies.workshop import Budget, Workshop
from submission.package import LIMIT, build, plan
from submission.verify import check
from tests.submission.hostile import corpus
from tests.submission.markup import Page
from tests.submission.samples import MADE_AT, exhibit, exhibits, snapshot
from tests.submission.test_exhibits import RESERVED

FILES = corpus()
BUDGET = Budget(seconds=3)
"""Much shorter than the real one, so that those that would last are ended."""

ACTIVE = (b"<script", b"<?php", b"%PDF", b"PK\x03\x04", b"MZ", b"javascript", b"onerror")
TAKEN = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "heic": b"ftyp"}


class Packed(NamedTuple):
    """The package of all of them, unpacked."""

    folder: Path
    claim: Claim


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    own = len(exhibits())
    hostile = [
        exhibit(number, name, data, caption=name) for number, (name, data) in enumerate(FILES, start=own + 1)
    ]
    made = plan(
        snapshot(), [*exhibits(), *hostile], number=1, made_at=MADE_AT, program_version="1.0", budget=BUDGET
    )
    folder = tmp_path_factory.mktemp("package")
    for volume in build(made):
        assert len(volume.data) <= LIMIT
        with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
            assert archive.testzip() is None
            archive.extractall(folder)
    return Packed(folder, made.claim)


def test_there_are_enough_of_them_and_no_two_are_alike() -> None:
    assert len(FILES) >= 60
    assert len({hashlib.sha256(data).digest() for _, data in FILES}) == len(FILES)


def test_the_package_around_them_is_whole(packed: Packed) -> None:
    report = check(packed.folder)
    assert report.problems == () and report.renamed == ()
    assert Claim.model_validate_json((packed.folder / "claim.json").read_bytes()) == packed.claim


def told_of(packed: Packed, name: str) -> tuple[ClaimExhibit, bytes]:
    at = [declared for declared, _ in FILES].index(name)
    return packed.claim.exhibits[len(exhibits()) + at], FILES[at][1]


@pytest.mark.parametrize("name", [name for name, _ in FILES], ids=[ascii(name)[:40] for name, _ in FILES])
def test_each_is_kept_as_it_came_and_becomes_nothing_that_acts(packed: Packed, name: str) -> None:
    told, data = told_of(packed, name)
    assert told.copy_problem in PROBLEMS
    assert told.name == name and told.sha256 == hashlib.sha256(data).hexdigest()
    kept = packed.folder / told.file
    assert kept.read_bytes() == data
    assert kept.resolve().parent == (packed.folder / "evidence").resolve()
    assert kept.name.partition("-")[2].partition(".")[0].lower() not in RESERVED
    assert len(kept.name.encode()) <= 240
    assert bool(told.copies) or bool(told.copy_problem)
    for path in told.copies:
        copy = (packed.folder / path).read_bytes()
        assert len(copy) <= 5_000_000
        assert TAKEN[path.rpartition(".")[2]] in copy[:12]
        if copy != data:  # made anew, so nothing of what it was goes along
            assert not any(word in copy for word in ACTIVE)
            with Image.open(io.BytesIO(copy)) as image:
                image.load()
                assert image.format == "JPEG" and not image.getexif()


def test_pages_show_their_names_and_run_nothing(packed: Packed) -> None:
    for name in ("claim.html", "diia.html"):
        Page((packed.folder / name).read_bytes())


def test_what_takes_too_long_is_ended_and_named(packed: Packed) -> None:
    told, _ = told_of(packed, "сто-сторінок-переливів.pdf")
    assert (told.copies, told.copy_problem) == ((), "gave_up")
    page = (packed.folder / "claim.html").read_text("utf-8")
    assert "Копії для Дії немає: файл надто складний. Зробіть знімки потрібних сторінок." in page


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("бомба-900-мегапікселів.png", "too_large"),
        ("найбільше-що-буває.png", "too_large"),
        ("велетень.jpg", "too_large"),
        ("велетень.bmp", "too_large"),
        ("обірване.jpg", "broken"),
        ("замкнений.pdf", "locked"),
        ("дерево-по-колу.pdf", "broken"),
        ("бомба.zip", "format"),
        ("матрьошка.zip", "format"),
        ("сторінка.jpg", "format"),
        ("малюнок.svg", "format"),
        ("малюнок.png", "format"),
        ("архів.pdf", "format"),
        ("програма.jpg.exe", "format"),
        ("сміх.xml", "format"),
        ("порожній.jpg", "broken"),
        ("постскрипт.eps", "format"),
    ],
)
def test_why_there_is_no_copy_is_told(packed: Packed, name: str, problem: str) -> None:
    told, _ = told_of(packed, name)
    assert (told.copies, told.copy_problem) == ((), problem)


@pytest.mark.parametrize(
    "name", ["дві-тисячі-кадрів.gif", "тисяча-кадрів.png", "опис-із-кодом.jpg", "сценарій.pdf"]
)
def test_what_is_harmless_in_them_is_still_copied(packed: Packed, name: str) -> None:
    told, _ = told_of(packed, name)
    assert len(told.copies) == 1 and told.copy_problem == ""


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="Linux tells the limits of a process")
def test_the_process_that_opens_them_has_a_limit_of_memory_of_time_and_of_files() -> None:
    with Workshop() as workshop:
        list(workshop.turn(FILES[0][1]))
        assert workshop._process
        told = Path(f"/proc/{workshop._process.pid}/limits").read_text()
    limits = {line[:26].strip(): line[26:].split()[0] for line in told.splitlines()[1:]}
    assert limits["Max address space"] == "1000000000"
    assert limits["Max file size"] == limits["Max core file size"] == "0"
    assert 25 <= int(limits["Max cpu time"]) <= 30
