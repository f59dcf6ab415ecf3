import json
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from pydantic import ValidationError

from dialogs.engine.snapshot import Line, Part
from submission.claim import Claim, describe
from submission.schema import schema
from tests.submission.samples import MADE_AT, exhibits, incomplete, line, snapshot, stress

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("claim.golden.json")


def test_the_sample_claim_is_written_as_agreed() -> None:
    """After a deliberate change of the format: write `describe(...).to_json()` there, and raise the schema version
    unless the change only adds a field."""
    assert describe(snapshot(), exhibits(), MADE_AT).to_json() == GOLDEN.read_bytes()


def test_the_published_schema_is_current() -> None:
    """Otherwise run `python -m submission.schema > docs/claim.schema.json`."""
    assert schema() == (ROOT / "docs" / "claim.schema.json").read_bytes()


def test_the_schema_is_named_closed_and_described() -> None:
    published = json.loads(schema())
    assert published["properties"]["schema"]["default"] == "zayava.claim/2"
    assert published["additionalProperties"] is False
    for model in (model for name, model in published["$defs"].items() if name.startswith("Claim")):
        assert model["description"]
        assert model["additionalProperties"] is False


def test_reading_back_gives_the_same_claim() -> None:
    for sample, files in ((snapshot(), exhibits()), (incomplete(), exhibits()), stress()):
        claim = describe(sample, files, MADE_AT)
        assert Claim.model_validate_json(claim.to_json()) == claim
        assert Claim.model_validate_json(claim.to_json()).to_json() == claim.to_json()


def test_a_claim_takes_no_field_that_the_schema_does_not_name() -> None:
    data = json.loads(GOLDEN.read_bytes()) | {"secret": 1}
    with pytest.raises(ValidationError):
        Claim.model_validate(data)


def test_skips_keep_which_of_the_three_they_are() -> None:
    data = json.loads(describe(snapshot(), exhibits(), MADE_AT).to_json())
    entries = [entry for part in data["parts"] for entry in part["entries"]]
    skipped = {
        e["key"]: (e["state"], e["text"], e["value"]) for e in entries if e.get("state", "given") != "given"
    }
    assert skipped == {
        "crossing": ("declined", "Не хочу відповідати", None),
        "returned": ("no_document", "Немає документа", None),
    }
    family = next(part for part in data["parts"] if part["key"] == "family")
    assert [(group["type"], group["item"], len(group["lines"])) for group in family["entries"]] == [
        ("group", "i1", 3),
        ("group", "i2", 3),
    ]
    assert family["entries"][0]["lines"][1]["state"] == "unknown"


def test_files_are_named_by_the_numbers_of_exhibits_in_the_order_of_the_answer() -> None:
    data = json.loads(describe(snapshot(), exhibits()[::-1], MADE_AT).to_json())
    story = next(e for p in data["parts"] for e in p["entries"] if e["key"] == "story")
    assert story["files"] == [2, 1]
    assert [e["file"] for e in data["exhibits"]] == [
        "evidence/01-паспорт.png",
        "evidence/02-IMG_2022-03-16 дорога на Запоріжжя.png",
        "evidence/03-довідка.txt",
    ]


def test_an_answer_cannot_name_a_file_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="not among the exhibits"):
        describe(snapshot(), exhibits()[1:], MADE_AT)


def test_moments_are_written_in_utc_and_must_say_their_zone() -> None:
    kyiv = MADE_AT.astimezone(timezone(timedelta(hours=2)))
    assert describe(snapshot(), exhibits(), kyiv).to_json() == GOLDEN.read_bytes()
    with pytest.raises(ValidationError):
        describe(snapshot(), exhibits(), MADE_AT.replace(tzinfo=None))


def test_hostile_words_stay_verbatim() -> None:
    sample, files = stress()
    data = json.loads(describe(sample, files, MADE_AT).to_json())
    lines = {entry.label: entry.text for entry in sample.parts[2].entries if isinstance(entry, Line)}
    written = {entry["label"]: entry["text"] for entry in data["parts"][2]["entries"]}
    assert written == lines
    assert data["exhibits"][-1]["name"] == "\0\u202egpj.exe"


def test_workings_and_registers_are_kept() -> None:
    told = line("k", "сума", "300 000 грн", kind="money")
    told = replace(told, working=("2 × 150 000 грн",), prefill="Реєстр")
    claim = describe(replace(snapshot(), parts=(Part("p", "Розділ", (told,)),)), [], MADE_AT)
    [entry] = json.loads(claim.to_json())["parts"][0]["entries"]
    assert (entry["working"], entry["prefill"]) == (["2 × 150 000 грн"], "Реєстр")


def test_a_claim_without_evidence_or_answers_is_still_a_claim() -> None:
    empty = replace(snapshot(), parts=(), notices=())
    claim = describe(empty, [], MADE_AT)
    assert claim.complete
    assert Claim.model_validate_json(claim.to_json()) == claim
