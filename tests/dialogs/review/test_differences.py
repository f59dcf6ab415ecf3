"""What changed between two rounds, told from the copies alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogs.review.copy import Copy
from dialogs.review.differences import ADDED, CHANGED, REMOVED, SAME, compared
from tests.desk.office import copy_with, file, line


def sorts(old: Copy | None, new: Copy) -> list[tuple[str, str]]:
    return [(one.line.key, one.sort) for one in compared(old, new)]


def test_the_first_round_has_no_changes() -> None:
    assert sorts(None, copy_with(line("a", "1"), line("b", "2"))) == [("a", SAME), ("b", SAME)]


def test_changed_added_and_removed_each_in_their_section() -> None:
    old = copy_with(line("a", "1"), line("gone", "x"), line("c", "3", section="end"))
    new = copy_with(line("a", "one"), line("b", "2"), line("c", "3", section="end"))
    assert sorts(old, new) == [("a", CHANGED), ("b", ADDED), ("gone", REMOVED), ("c", SAME)]
    first = compared(old, new)[0]
    assert first.before is not None
    assert (first.before.text["uk"], first.line.text["uk"]) == ("1", "one")


def test_a_skip_in_place_of_an_answer_is_a_change() -> None:
    old, skipped = line("a", "1"), replace(line("a", "Не знаю"), state="unknown", value=None)
    assert sorts(copy_with(old), copy_with(skipped)) == [("a", CHANGED)]


def test_a_story_that_differs_by_one_space() -> None:
    assert sorts(copy_with(line("a", "Так  було")), copy_with(line("a", "Так було"))) == [("a", CHANGED)]


def papers(*numbers: int) -> Copy:
    files = tuple(replace(file(n), number=place) for place, n in enumerate(numbers, 1))
    told = replace(line("papers", ""), kind="files", value=[*numbers], files=tuple(one.id for one in files))
    return copy_with(told, files=files)


def test_files_are_compared_by_their_bytes_and_not_by_their_numbers() -> None:
    (one,) = compared(papers(1, 2), papers(5, 2))
    assert one.sort == CHANGED
    assert [(sort, found.id) for sort, found in one.files] == [
        (ADDED, file(5).id),
        (SAME, file(2).id),
        (REMOVED, file(1).id),
    ]
    (same,) = compared(papers(1, 2), papers(1, 2))
    assert same.sort == SAME
    (turned,) = compared(papers(1, 2), papers(2, 1))
    assert turned.sort == SAME


def test_the_same_bytes_sent_anew_are_the_same_file() -> None:
    old, new = papers(1), papers(1)
    again = replace(new.files[0], id="f" * 32)
    told = replace(new.lines[0], files=(again.id,))
    (one,) = compared(old, replace(new, lines=(told,), files=(again,)))
    assert one.sort == SAME


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("123")), unique_by=lambda one: one[0]),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("123")), unique_by=lambda one: one[0]),
)
def test_every_answer_of_either_round_is_told_once(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    before, after = copy_with(*(line(*one) for one in old)), copy_with(*(line(*one) for one in new))
    told = dict(sorts(before, after))
    was, now = dict(old), dict(new)
    assert told.keys() == was.keys() | now.keys()
    for key, sort in told.items():
        expected = (
            ADDED
            if key not in was
            else REMOVED
            if key not in now
            else SAME
            if was[key] == now[key]
            else CHANGED
        )
        assert sort == expected
    assert len(sorts(before, after)) == len(told)
