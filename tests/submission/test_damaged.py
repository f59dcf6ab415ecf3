"""Evidence that cannot be had any more: all of it is named, and a package can do without it, saying so everywhere."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from submission.claim import Claim
from submission.exhibits import EvidenceDamaged, Exhibit
from submission.package import Plan, Volume, build, plan
from submission.phone import phone
from submission.stop import Stop, Stopped
from submission.verify import check
from tests.submission.media import shadings
from tests.submission.paper import squeeze, text
from tests.submission.samples import MADE_AT, exhibit, exhibits, reading, snapshot
from tests.submission.test_workshop import InThread


class Lost(Exception):
    """What a store says of a file that is gone."""


def gone() -> bytes:
    raise Lost


def planned(files: list[Exhibit], leave_out: set[int] | None = None) -> Plan:
    return plan(
        snapshot(), files, number=1, made_at=MADE_AT, program_version="1.0", leave_out=leave_out or set()
    )


def with_bytes(file: Exhibit, read: Callable[[], bytes]) -> Exhibit:
    return replace(file, read=read)


@pytest.mark.parametrize(
    "spoil", [lambda data: b"", lambda data: data[:-1] + b"\0", lambda data: data + b"\0"]
)
def test_an_exhibit_that_changed_in_the_store_stops_the_plan(spoil: Callable[[bytes], bytes]) -> None:
    kept, *rest = exhibits()
    with pytest.raises(EvidenceDamaged, match="exhibits 1 cannot") as failure:
        planned([with_bytes(kept, reading(spoil(kept.read()))), *rest])
    assert failure.value.numbers == (1,)
    assert failure.value.causes == {}
    assert "паспорт" not in str(failure.value)


def test_all_that_are_damaged_are_named_at_once_with_their_errors() -> None:
    first, second, third = exhibits()
    with pytest.raises(EvidenceDamaged) as failure:
        planned([with_bytes(first, reading(b"")), second, with_bytes(third, gone)])
    assert failure.value.numbers == (1, 3)
    assert {number: type(error) for number, error in failure.value.causes.items()} == {3: Lost}


def test_an_exhibit_that_is_damaged_later_stops_the_build() -> None:
    answers = [exhibits()[0].read(), b""]
    [file, *rest] = exhibits()
    made = planned([with_bytes(file, lambda: answers.pop(0)), *rest])
    with pytest.raises(EvidenceDamaged) as failure:
        list(build(made))
    assert failure.value.numbers == (1,)


def test_a_damaged_file_that_was_sent_twice_is_taken_from_the_other() -> None:
    file, *rest = exhibits()
    again = replace(file, id="again", number=9, name="ще раз.png")
    [volume] = build(planned([with_bytes(file, gone), *rest, again]))
    assert contents(volume)["evidence/01+09-паспорт.png"] == file.read()


def test_stopping_is_no_damage() -> None:
    def stopped() -> bytes:
        raise Stopped

    with pytest.raises(Stopped):
        planned([with_bytes(exhibits()[0], stopped), *exhibits()[1:]])


def contents(volume: Volume) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_left_out_is_named_everywhere_and_the_rest_is_whole(tmp_path: Path) -> None:
    """Exhibit 2 is attached to the story together with exhibit 1."""
    first, second, third = exhibits()
    [volume] = build(planned([first, with_bytes(second, gone), third], {2}))
    files = contents(volume)
    assert [name for name in files if name.startswith(("evidence/", "diia/"))] == [
        "evidence/01-паспорт.png",
        "diia/01-паспорт.png",
        "evidence/03-довідка.txt",
    ]
    claim = Claim.model_validate_json(files["claim.json"])
    assert [(e.number, e.left_out, bool(e.file)) for e in claim.exhibits] == [
        (1, "", True),
        (2, "damaged", False),
        (3, "", True),
    ]
    assert claim.exhibits[1].sha256 == second.sha256
    manifest = json.loads(files["manifest.json"])
    assert manifest["left_out"] == [
        {
            "exhibit": 2,
            "reason": "damaged",
            "size": second.size,
            "sha256": second.sha256,
            "received_at": "2026-11-01T14:00:00Z",
        }
    ]
    told = text(files["claim.pdf"])
    assert told.count(squeeze("Файл № 2 пошкоджено, не додано.")) == 2
    assert squeeze("Доказів у пакеті: 2.") in told
    assert second.sha256 in told
    assert squeeze("№ 2: файл пошкоджено, не додано.") in text(files["diia.pdf"])
    assert files["claim.html"].decode().count("Файл № 2 пошкоджено, не додано.") == 2
    assert "№ 2: файл пошкоджено, не додано." in files["diia.html"].decode()
    with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
        archive.extractall(tmp_path)
    assert check(tmp_path).ok
    said = subprocess.run(
        [sys.executable, "-I", "-S", "verify.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Файл № 2 пошкоджено ще до пакета, тому його тут немає." in said.stdout


def test_leaving_out_what_is_not_there_changes_nothing() -> None:
    assert [v.data for v in build(planned(exhibits(), {8}))] == [v.data for v in build(planned(exhibits()))]


def test_the_sheet_for_the_phone_names_what_is_left_out() -> None:
    sheet = phone(snapshot(), exhibits(), number=1, made_at=MADE_AT, leave_out={2})
    assert squeeze("№ 2: файл пошкоджено, не додано.") in text(sheet.data)


def test_a_package_can_be_stopped_while_a_file_is_worked_on() -> None:
    stop = Stop()
    slow = exhibit(4, "креслення.pdf", shadings(100))
    begun = Event()

    def read() -> bytes:
        begun.set()
        return slow.read()

    watched = with_bytes(slow, read)
    work = InThread(
        lambda: plan(
            snapshot(), [*exhibits(), watched], number=1, made_at=MADE_AT, program_version="1.0", stop=stop
        )
    )
    assert begun.wait(20)
    stop.ask()
    assert isinstance(work.outcome(), Stopped)
    with pytest.raises(Stopped):
        next(build(planned(exhibits()), stop))
