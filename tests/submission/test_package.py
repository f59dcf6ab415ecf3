import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from submission.claim import Claim
from submission.exhibits import Exhibit
from submission.layout import package_name
from submission.package import LIMIT, Volume, build, plan
from submission.stop import Stop, Stopped
from tests.submission.media import shadings
from tests.submission.paper import squeeze, text
from tests.submission.samples import MADE_AT, exhibit, exhibits, snapshot, stress
from tests.submission.test_workshop import InThread

ROOT = Path(__file__).parents[2]

FINGERPRINT_OF_A_BUILD = """
import hashlib
from submission.package import build, plan
from submission.stop import Stop, Stopped
from tests.submission.media import shadings
from tests.submission.paper import squeeze, text
from tests.submission.test_workshop import InThread
from tests.submission.samples import MADE_AT, stress
for volume in build(plan(*stress(), number=2, made_at=MADE_AT, program_version="1.0", limit=800_000)):
    print(volume.name, hashlib.sha256(volume.data).hexdigest())
"""


def package(files: list[Exhibit], limit: int = LIMIT) -> list[Volume]:
    return list(build(plan(snapshot(), files, number=2, made_at=MADE_AT, program_version="1.0", limit=limit)))


def contents(volume: Volume) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_holds_the_claim_the_originals_and_the_means_to_check_them() -> None:
    [volume] = package(exhibits())
    files = contents(volume)
    assert volume.name == "zayava-2.zip"
    assert list(files) == [
        "ПРОЧИТАЙ.txt",
        "verify.py",
        "claim.pdf",
        "claim.html",
        "diia.pdf",
        "diia.html",
        "claim.json",
        "manifest.json",
        "manifest.sha256",
        "SHA256SUMS",
        "evidence/01-паспорт.png",
        "diia/01-паспорт.png",
        "evidence/02-IMG_2022-03-16 дорога на Запоріжжя.png",
        "diia/02-IMG_2022-03-16 дорога на Запоріжжя.png",
        "evidence/03-довідка.txt",
    ]
    assert files["claim.pdf"].startswith(b"%PDF-1.7")
    assert Claim.model_validate_json(files["claim.json"]).code == "A1.2"
    assert files["verify.py"] == (ROOT / "submission" / "verify.py").read_bytes()
    originals = [data for name, data in files.items() if name.startswith("evidence/")]
    assert originals == [exhibit.read() for exhibit in exhibits()]
    assert [data for name, data in files.items() if name.startswith("diia/")] == originals[:2]


def test_the_manifest_answers_for_every_file_but_itself() -> None:
    [volume] = package(exhibits())
    files = contents(volume)
    manifest = json.loads(files["manifest.json"])
    assert {k: v for k, v in manifest.items() if k != "files"} == {
        "schema": "zayava.manifest/1",
        "claim_schema": "zayava.claim/2",
        "form": {"code": "A1.2", "fingerprint": snapshot().fingerprint},
        "program": {"name": "zayava", "version": "1.0"},
        "made_at": "2026-11-20T09:41:27Z",
        "volume": {"number": 1, "of": 1},
        "custody": {"frozen_at": "2026-11-20T09:41:27Z", "program_version": "1.0", "account": "telegram"},
        "sums": "SHA256SUMS",
        "left_out": [],
    }
    assert {row["path"] for row in manifest["files"]} == set(files) - {
        "manifest.json",
        "manifest.sha256",
        "SHA256SUMS",
    }
    for row in manifest["files"]:
        assert row["size"] == len(files[row["path"]])
        assert row["sha256"] == hashlib.sha256(files[row["path"]]).hexdigest()
    assert manifest["files"][-1] == {
        "path": "evidence/03-довідка.txt",
        "exhibits": [3],
        "size": 45,
        "sha256": exhibits()[2].sha256,
        "media_type": "text/plain",
        "received_at": "2026-11-01T15:00:00Z",
        "custody": [
            {
                "exhibit": 3,
                "received_at": "2026-11-01T15:00:00Z",
                "stored_at": "2026-11-01T15:00:02Z",
                "account": "telegram",
            }
        ],
    }
    digest = hashlib.sha256(files["manifest.json"]).hexdigest()
    assert files["manifest.sha256"] == f"{digest}  manifest.json\n".encode()
    assert volume.manifest_sha256 == digest


def test_the_sums_are_read_by_sha256sum(tmp_path: Path) -> None:
    """The program of coreutils (https://www.gnu.org/software/coreutils/sha2-utilities), in every volume."""
    files = [*exhibits(), *(exhibit(n, "відео.mp4", bytes([n]) * 150_000) for n in range(4, 8))]
    volumes = list(
        build(plan(snapshot(), files, number=2, made_at=MADE_AT, program_version="1.0", limit=400_000))
    )
    for volume in volumes:
        with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
            archive.extractall(tmp_path)
    for number, volume in enumerate(volumes, start=1):
        sums = tmp_path / f"SHA256SUMS-{number}of3"
        listed = {line.split("  ", 1)[1] for line in sums.read_text("utf-8").splitlines()}
        assert listed == {*contents(volume)} - {sums.name}
        assert _sha256sum(tmp_path, "--strict", sums.name).returncode == 0
    (tmp_path / "evidence" / "04-відео.mp4").write_bytes(bytes([4]) * 149_999 + b"?")
    told = [_sha256sum(tmp_path, "--quiet", f"SHA256SUMS-{number}of3").stdout for number in (1, 2, 3)]
    assert "".join(told) == "evidence/04-відео.mp4: FAILED\n"


def _sha256sum(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = ["sha256sum", "--check", *arguments]
    return subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_each_of_identical_files_has_its_own_custody() -> None:
    _, photo, _ = exhibits()
    later = photo.received_at + timedelta(days=9)
    again = replace(photo, id="again", number=4, received_at=later, stored_at=later)
    [volume] = package([*exhibits(), again])
    rows = json.loads(contents(volume)["manifest.json"])["files"]
    (row,) = [row for row in rows if row.get("exhibits") == [2, 4]]
    assert [one["exhibit"] for one in row["custody"]] == [2, 4]
    assert row["custody"][1]["received_at"] == row["custody"][1]["stored_at"] == "2026-11-10T14:00:00Z"


def test_the_readme_tells_the_next_step_in_both_languages() -> None:
    [volume] = package(exhibits())
    raw = contents(volume)["ПРОЧИТАЙ.txt"]
    readme = raw.decode("utf-8-sig")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    for words in (
        "Заяву ще не подано",
        "diia.gov.ua",
        "Додайте файли з папки diia.",
        "Категорія A1.2. Вимушене переміщення за межі України",
    ):
        assert words in readme
    assert readme.index("ПОЧНІТЬ ІЗ ЦЬОГО") < readme.index("diia.html") < readme.index("ЩО РОБИТИ ДАЛІ")
    assert "The claim has not been filed" in readme
    assert "{" not in readme
    assert max(map(len, readme.splitlines())) <= 85


def test_the_readme_names_no_folder_that_is_not_there() -> None:
    bare = replace(snapshot(), parts=())
    for sample, files in ((bare, []), (snapshot(), exhibits())):
        [volume] = build(plan(sample, files, number=2, made_at=MADE_AT, program_version="1.0"))
        held = contents(volume)
        readme = held["ПРОЧИТАЙ.txt"].decode("utf-8-sig")
        what_is_here = readme.partition("ЩО ТУТ Є")[2].partition("------")[0]
        for folder in ("evidence", "diia"):
            there = any(path.startswith(f"{folder}/") for path in held)
            assert there is any(line.startswith(f"{folder} ") for line in what_is_here.splitlines())
        assert ("папки diia" in readme) is bool(files)
        assert "{" not in readme


def test_the_readme_has_a_sum_that_stands_for_all_answers_and_all_evidence() -> None:
    [volume] = package(exhibits())
    files = contents(volume)
    readme = files["ПРОЧИТАЙ.txt"].decode("utf-8-sig")
    digest = hashlib.sha256(files["claim.json"]).hexdigest()
    assert readme.splitlines().count(digest) == 2
    claim = files["claim.json"].decode()
    assert all(exhibit.sha256 in claim for exhibit in exhibits())


def test_identical_files_are_listed_each_and_stored_once() -> None:
    """The photo of exhibit 2 was sent again under another name, for the claim as a whole."""
    _, photo, _ = exhibits()
    again = replace(photo, id="again", number=4, name="ще раз.png", attached_to="")
    [volume] = package([*exhibits(), again])
    files = contents(volume)
    stored = [name for name, data in files.items() if data == photo.read()]
    assert stored == [
        "evidence/02+04-IMG_2022-03-16 дорога на Запоріжжя.png",
        "diia/02+04-IMG_2022-03-16 дорога на Запоріжжя.png",
    ]
    second, fourth = (Claim.model_validate_json(files["claim.json"]).exhibits[at] for at in (1, 3))
    assert (second.same_as, fourth.same_as) == (None, 2)
    assert second.file == fourth.file == stored[0]
    assert second.copies == fourth.copies == (stored[1],)
    assert fourth.name == "ще раз.png"
    rows = {row["path"]: row for row in json.loads(files["manifest.json"])["files"]}
    assert rows[stored[0]]["exhibits"] == [2, 4]
    assert squeeze("№ 4: 02+04-IMG_2022-03-16 дорога на Запоріжжя.png Той самий файл, що й № 2.") in text(
        files["claim.pdf"]
    )


def test_the_same_claim_gives_the_same_bytes_in_another_process() -> None:
    """Other hash seeds, time zones and locales are other machines, as far as bytes are concerned."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", FINGERPRINT_OF_A_BUILD],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]
    assert runs[0] == runs[1]
    assert "zayava-2" in runs[0]


def test_entries_carry_nothing_of_the_machine() -> None:
    [volume] = package(exhibits())
    with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (2026, 11, 20, 9, 41, 0)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert (entry.create_system, entry.external_attr, entry.extra, entry.comment) == (
                3,
                0o100644 << 16,
                b"",
                b"",
            )


def test_a_claim_from_before_zip_can_still_be_packed() -> None:
    [volume] = build(
        plan(
            snapshot(), exhibits(), number=1, made_at=datetime(1970, 1, 1, tzinfo=UTC), program_version="1.0"
        )
    )
    assert "claim.pdf" in contents(volume)


def test_large_evidence_makes_volumes_that_stand_alone() -> None:
    """The largest file that Telegram hands to a bot, an empty one, and what Telegram takes back."""
    largest = 20 * 1024 * 1024
    files = [
        *exhibits(),
        exhibit(4, "порожній.jpg", b""),
        *(exhibit(n, "відео.mp4", bytes([n]) * largest) for n in range(5, 11)),
    ]
    volumes = package(files)
    assert [volume.name for volume in volumes] == [
        "zayava-2-1of3.zip",
        "zayava-2-2of3.zip",
        "zayava-2-3of3.zip",
    ]
    assert all(len(volume.data) <= 50_000_000 for volume in volumes)
    originals: list[str] = []
    for number, volume in enumerate(volumes, start=1):
        held = contents(volume)
        manifest = json.loads(held[f"manifest-{number}of3.json"])
        assert manifest["volume"] == {"number": number, "of": 3}
        assert ("claim.pdf" in held) is (number == 1)
        assert {"verify.py", "ПРОЧИТАЙ.txt", f"manifest-{number}of3.sha256", f"SHA256SUMS-{number}of3"} < set(
            held
        )
        assert "Частин у пакеті: 3. Потрібні всі." in held["ПРОЧИТАЙ.txt"].decode("utf-8-sig")
        originals += [name for name in held if name.startswith("evidence/")]
    assert originals == sorted(originals)
    assert len(originals) == len(files)


def test_volumes_keep_to_any_limit_that_holds_the_claim() -> None:
    sample, files = stress()
    made = plan(sample, files, number=2, made_at=MADE_AT, program_version="1.0")
    base = sum(len(document.data) for document in made.documents + made.companions)
    for spare in (30_000, 60_000, 90_000):
        small = plan(sample, files, number=2, made_at=MADE_AT, program_version="1.0", limit=base + spare)
        built = list(build(small))
        assert len(built) == len(small.volumes) > 1
        assert all(len(volume.data) <= base + spare for volume in built)
        shares = [share for held in small.volumes for share in held]
        assert sum(share.original for share in shares) == len(files)
        assert sum(len(share.copies) for share in shares) == len(files)


def test_what_cannot_fit_is_refused_before_anything_is_read() -> None:
    def never() -> bytes:
        raise AssertionError("read")

    huge = replace(exhibit(4, "відео.mp4", b""), size=50_000_000, read=never)
    with pytest.raises(ValueError, match="exhibit 4 does not fit"):
        package([*exhibits(), huge])
    with pytest.raises(ValueError, match="does not fit"):
        package(exhibits(), limit=1_000)


def test_exhibits_are_read_once_to_be_measured_and_once_to_be_written() -> None:
    order: list[int] = []

    def watched(file: Exhibit) -> Exhibit:
        def read() -> bytes:
            order.append(file.number)
            return file.read()

        return replace(file, read=read)

    volumes = build(
        plan(snapshot(), map(watched, exhibits()), number=2, made_at=MADE_AT, program_version="1.0")
    )
    assert order == [1, 2, 3]
    list(volumes)
    assert order == [1, 2, 3] * 2


def test_a_slow_file_holds_up_nobody_elses_package() -> None:
    slow = [exhibit(n, f"{n}.pdf", shadings(100, layers=300 + n)) for n in (1, 2, 3)]
    stop = Stop()
    work = InThread(
        lambda: plan(
            replace(snapshot(), parts=()), slow, number=1, made_at=MADE_AT, program_version="1.0", stop=stop
        )
    )
    others = [package(exhibits()) for _ in range(3)]
    assert work.running()
    stop.ask()
    assert isinstance(work.outcome(), Stopped)
    assert others[0] == others[1] == others[2]


def test_names_tell_claims_apart_and_nothing_else() -> None:
    assert [package_name(number) for number in (1, 2, 21)] == ["zayava-1", "zayava-2", "zayava-21"]
    told = [
        plan(
            replace(snapshot(), code=code), exhibits(), number=7, made_at=MADE_AT, program_version="1.0"
        ).name(1)
        for code in ("A2.4", "A3.1")
    ]
    assert told == ["zayava-7.zip"] * 2
