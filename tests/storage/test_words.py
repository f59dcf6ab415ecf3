"""Names of questions as they are stored."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import storage.words
from dialogs.finder.life import FINDER
from dialogs.people.record import RECORD
from dialogs.programmes import all_forms
from storage.words import WORDS, in_full, named, numbered, shortened

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(_TEXTS | st.from_regex(r"=*[0-9]+\Z"))
@example("")
@example("12")
@example("=12")
@example("٣")
def test_every_name_comes_back(name: str) -> None:
    assert in_full(shortened(name)) == name
    assert named(numbered(name)) == name


def test_every_question_of_every_form_has_a_number() -> None:
    """`forms lint --record` gives a new one its number."""
    asked = {
        key for form in (*all_forms().values(), FINDER, RECORD) for key in (*form.questions, *form.repeats)
    }
    assert asked <= set(WORDS)


def test_no_number_means_two_names() -> None:
    assert len(set(WORDS)) == len(WORDS)
    assert all(len(shortened(word)) <= 3 for word in WORDS)


def test_what_is_stored_keeps_its_number() -> None:
    known = {"applicant_name": "1", "people": "547"}
    assert {name: shortened(name) for name in known} == known
    assert {name: str(numbered(name)) for name in known} == known


def test_names_that_have_none_get_the_next_numbers(tmp_path: Path) -> None:
    for name in ("words.py", "words.txt"):
        (tmp_path / name).write_bytes((Path(storage.words.__file__).parent / name).read_bytes())
    number = run_path(str(tmp_path / "words.py"))["number"]
    assert number(["applicant_name", "roof_lost", "stove_lost", "roof_lost"]) == ["roof_lost", "stove_lost"]
    after = run_path(str(tmp_path / "words.py"))
    assert after["WORDS"] == (*WORDS, "roof_lost", "stove_lost")
    assert after["number"](["roof_lost"]) == []


def test_a_number_of_a_newer_version_stays() -> None:
    assert in_full("99999") == named(99999) == "99999"


@pytest.mark.parametrize("stored", [None, 1.5, [1]])
def test_what_is_no_name_is_refused(stored: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        named(stored)  # type: ignore[arg-type]
