"""Copies for Diia inside a package: where they lie, what the manifest, the claim and verify.py say of them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from submission.claim import Claim, describe
from submission.copies.advice import advice
from submission.copies.outline import Copied, CopyMismatch
from submission.copies.problems import PROBLEMS
from submission.exhibits import Exhibit, name_of_copy
from submission.layout import Share
from submission.package import Plan, Volume, build, plan
from submission.papers.claim import claim_paper
from submission.papers.pdf import pdf as typeset
from submission.verify import Problem, check
from tests.submission.media import chart, encoded, large_heic, locked_pdf, noisy, pdf, scans
from tests.submission.paper import squeeze, text
from tests.submission.samples import MADE_AT, exhibit, snapshot

ROOT = Path(__file__).parents[2]
SAMPLE = snapshot()


def evidence() -> list[Exhibit]:
    """One file of each sort. The names lie about two of them."""
    return [
        exhibit(1, "паспорт.jpeg", encoded(chart(), "PNG"), id="file-passport"),
        exhibit(2, "IMG_0412.HEIC", large_heic((1600, 1200)), id="file-photo"),
        exhibit(3, "довідка.pdf", pdf(3, "#lorem(60)")),
        exhibit(4, "скан.tiff", scans([chart()] * 2)),
        exhibit(5, "відео.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(2_000)),
        exhibit(6, "витяг.pdf", locked_pdf()),
        exhibit(7, "без назви", encoded(chart((80, 60)), "HEIF")),
    ]


def planned(files: list[Exhibit]) -> Plan:
    return plan(SAMPLE, files, number=2, made_at=MADE_AT, program_version="1.0")


@pytest.fixture(scope="module")
def whole() -> tuple[Plan, Volume]:
    made = planned(evidence())
    [volume] = build(made)
    return made, volume


def contents(volume: Volume) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_exhibit_has_its_copies_beside_it(whole: tuple[Plan, Volume]) -> None:
    files = contents(whole[1])
    assert [name for name in files if name.startswith("diia/")] == [
        "diia/01-паспорт.png",
        "diia/02-IMG_0412.jpg",
        "diia/03-довідка-стор-01.jpg",
        "diia/03-довідка-стор-02.jpg",
        "diia/03-довідка-стор-03.jpg",
        "diia/04-скан-стор-01.jpg",
        "diia/04-скан-стор-02.jpg",
        "diia/07-без назви.heic",
    ]
    for file in evidence():
        assert file.read() in files.values()
    assert files["diia/01-паспорт.png"] == files["evidence/01-паспорт.jpeg"]
    assert files["diia/07-без назви.heic"] == files["evidence/07-без назви"]
    for name, data in files.items():
        if name.endswith(".jpg"):
            assert len(data) <= 5_000_000
            with Image.open(io.BytesIO(data)) as image:
                assert image.format == "JPEG"


def test_the_manifest_marks_copies_as_copies(whole: tuple[Plan, Volume]) -> None:
    files = contents(whole[1])
    rows = {row["path"]: row for row in json.loads(files["manifest.json"])["files"]}
    assert set(rows) == set(files) - {"manifest.json", "manifest.sha256", "SHA256SUMS"}
    copy = files["diia/03-довідка-стор-02.jpg"]
    assert rows["diia/03-довідка-стор-02.jpg"] == {
        "path": "diia/03-довідка-стор-02.jpg",
        "size": len(copy),
        "sha256": hashlib.sha256(copy).hexdigest(),
        "media_type": "image/jpeg",
        "received_at": None,
        "copy_of": "evidence/03-довідка.pdf",
        "page": 2,
    }
    assert rows["diia/07-без назви.heic"]["media_type"] == "image/heic"
    assert "page" not in rows["diia/07-без назви.heic"]
    for path, row in rows.items():
        assert ("copy_of" in row) is path.startswith("diia/")


def test_the_claim_names_the_copies_and_says_why_one_is_missing(whole: tuple[Plan, Volume]) -> None:
    files = contents(whole[1])
    claim = Claim.model_validate_json(files["claim.json"])
    assert claim == whole[0].claim
    assert [exhibit.copy_problem for exhibit in claim.exhibits] == ["", "", "", "", "format", "locked", ""]
    assert [copy for exhibit in claim.exhibits for copy in exhibit.copies] == [
        name for name in files if name.startswith("diia/")
    ]
    assert advice(claim.exhibits[4]) == (
        "Копії для Дії немає: такий файл Дія може не прийняти. Додайте знімок екрана, а звук перекажіть словами."
    )
    assert claim.exhibits[4].file == "evidence/05-відео.mp4"
    written = text(files["claim.pdf"])
    for words in (
        "Копії, які приймає Дія, лежать у папці diia.",
        "Для Дії: diia/01-паспорт.png",
        "Для Дії: diia/03-довідка-стор-01.jpg і далі до 03-довідка-стор-03.jpg (усього 3)",
        advice(claim.exhibits[4]),
        advice(claim.exhibits[5]),
    ):
        assert squeeze(words) in written


@pytest.mark.parametrize("problem", sorted(PROBLEMS))
def test_every_code_has_plain_words_on_paper(problem: str) -> None:
    copied = {"evidence/01-a.pdf": Copied(problem=problem)}  # type: ignore[arg-type]
    claim = describe(replace(snapshot(), parts=()), [exhibit(1, "a.pdf", b"")], MADE_AT, copied)
    told = advice(claim.exhibits[0])
    assert bool(told) is bool(problem)
    assert squeeze(told) in text(typeset(claim_paper(claim), MADE_AT))
    assert ("знім" in told) is bool(problem)


def test_verify_checks_the_copies_too(whole: tuple[Plan, Volume], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(whole[1].data)) as archive:
        archive.extractall(tmp_path)
    right = subprocess.run(
        [sys.executable, "-I", "-S", "verify.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert f"Файлів: {len(contents(whole[1])) - 3}." in right.stdout
    assert "Із них копій доказів для Дії: 8." in right.stdout
    copy = tmp_path / "diia" / "03-довідка-стор-02.jpg"
    copy.write_bytes(copy.read_bytes()[:-1])
    (tmp_path / "diia" / "08-нове.jpg").write_bytes(b"")
    assert check(tmp_path).problems == (
        Problem("diia/03-довідка-стор-02.jpg", "changed"),
        Problem("diia/08-нове.jpg", "extra"),
    )


def test_a_copy_stands_with_its_original() -> None:
    """A volume has room for one photo with its copy, and for half of the next one, which is left empty."""
    photos = [exhibit(n, f"{n}.png", encoded(noisy((370, 360 + n)), "PNG")) for n in (1, 2, 3)]
    assert all(370_000 < photo.size < 410_000 for photo in photos)
    sample = replace(snapshot(), parts=())
    made = plan(sample, photos, number=2, made_at=MADE_AT, program_version="1.0", limit=1_380_000)
    assert [[(share.exhibits[0].number, len(share.copies)) for share in held] for held in made.volumes] == [
        [(n, 1)] for n in (1, 2, 3)
    ]
    assert all(share.original for held in made.volumes for share in held)
    volumes = list(build(made))
    assert 1_380_000 - len(volumes[1].data) > photos[2].size, "half of the next photo would have fitted"


def test_the_copies_of_a_long_document_go_on_in_the_next_volumes() -> None:
    photos = [exhibit(n, f"{n}.heic", encoded(chart((64 * n, 640)), "HEIF")) for n in (1, 2)]
    files = [*photos, exhibit(3, "справа.pdf", pdf(12, "#lorem(400)"))]
    sample = replace(snapshot(), parts=())
    made = plan(sample, files, number=2, made_at=MADE_AT, program_version="1.0", limit=1_500_000)
    volumes = list(build(made))
    assert len(volumes) >= 3
    assert all(len(volume.data) <= 1_500_000 for volume in volumes)
    names = [name for volume in volumes for name in contents(volume) if name.startswith("diia/")]
    assert names == [copy for exhibit in made.claim.exhibits for copy in exhibit.copies]
    assert len(names) == 14
    for held in made.volumes:
        for share in held:
            if share.exhibits[0].number < 3:
                assert share.original and len(share.copies) == 1
    originals = [share.exhibits[0].number for held in made.volumes for share in held if share.original]
    assert originals == [1, 2, 3]
    for volume in volumes[1:]:
        rows = json.loads(next(d for n, d in contents(volume).items() if n.endswith(".json")))["files"]
        assert [row for row in rows if row.get("copy_of") == "evidence/03-справа.pdf"]


SAME = """
import hashlib, pathlib, sys
from submission.package import build, plan
from tests.submission.samples import MADE_AT, exhibit, snapshot
files = [
    exhibit(int(number), name, (pathlib.Path(sys.argv[1]) / number).read_bytes(), id=id)
    for number, name, id in (line.split("|") for line in sys.argv[2:])
]
for volume in build(plan(snapshot(), files, number=2, made_at=MADE_AT, program_version="1.0")):
    print(hashlib.sha256(volume.data).hexdigest())
"""


def test_the_same_evidence_gives_the_same_copies_in_another_process(
    whole: tuple[Plan, Volume], tmp_path: Path
) -> None:
    files = [share.exhibits[0] for held in whole[0].volumes for share in held]
    for file in files:
        (tmp_path / str(file.number)).write_bytes(file.read())
    told = subprocess.run(
        [sys.executable, "-c", SAME, str(tmp_path), *(f"{f.number}|{f.name}|{f.id}" for f in files)],
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [hashlib.sha256(whole[1].data).hexdigest()]


def test_a_copy_that_comes_out_differently_is_never_packed() -> None:
    made = plan(
        replace(SAMPLE, parts=()),
        [exhibit(1, "a.pdf", pdf(1))],
        number=2,
        made_at=MADE_AT,
        program_version="1.0",
    )
    [share] = made.volumes[0]
    lying = replace(share.copies[0], sha256="0" * 64)
    forged = replace(made, volumes=((Share(share.exhibits, True, (lying,)),),))
    with pytest.raises(CopyMismatch, match="exhibit 1 differs"):
        list(build(forged))


def test_a_claim_from_before_there_were_copies_can_be_read(whole: tuple[Plan, Volume]) -> None:
    old = json.loads(contents(whole[1])["claim.json"])
    for row in old["exhibits"]:
        del row["copies"], row["copy_problem"]
    for part in old["parts"]:
        for entry in part["entries"]:
            for line in entry.get("lines", [entry]):
                del line["working"], line["prefill"]
    assert all(not exhibit.copies for exhibit in Claim.model_validate(old).exhibits)


def test_names_of_copies_fit_every_system() -> None:
    assert name_of_copy("evidence/07-довідка.pdf", "jpg", 1, 3) == "diia/07-довідка-стор-01.jpg"
    assert name_of_copy("evidence/07-довідка.pdf", "jpg", 100, 100) == "diia/07-довідка-стор-100.jpg"
    assert name_of_copy("evidence/07-.hidden", "png", 0, 1) == "diia/07-.png"
    long = name_of_copy("evidence/007-" + "я" * 72 + ".pdf", "jpg", 7, 100)
    assert long.endswith("-стор-007.jpg") and len(long.removeprefix("diia/")) <= 80
    assert len(long.removeprefix("diia/").encode()) <= 240
    assert long.startswith("diia/007-яяя")
