"""What was shown as text: what is written is read back, also what an earlier release wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.reading import READERS
from conversation.screens.shown import Shown
from storage.ids import lettered

CLAIM = "4f1c" * 8

numbers = st.integers(0, 2**40)
moments = st.integers(0, 2**42).map(lambda moment: moment / 1000)
shown = st.builds(
    Shown,
    message=numbers,
    heading=st.text(),
    inline=st.booleans(),
    album=st.text(max_size=9),
    receipt=numbers,
    told=st.dictionaries(st.just(CLAIM) | st.text(max_size=9), numbers, max_size=3),
    receipt_at=moments,
    loose=st.lists(numbers, min_size=1, max_size=9).map(tuple),
    loose_at=moments,
    at=moments,
)


@given(shown)
def test_what_was_shown_is_read_back(before: Shown) -> None:
    """When the first of no messages was sent says nothing."""
    assert Shown.load(before.dump()) == before
    assert Shown.load(before._replace(loose=()).dump()) == before._replace(loose=(), loose_at=0)


def test_a_moment_is_kept_to_the_millisecond() -> None:
    before = Shown(at=1700000000.123456, loose=(7,), loose_at=1700000000.5)
    assert Shown.load(before.dump()) == before._replace(at=1700000000.123)


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ('[12,"Ім’я?",true,"al",9,{"c1":3}]', Shown(12, "Ім’я?", True, "al", 9, {"c1": 3})),
        ('[12,"Ім’я?",false,"",9,{},1.5]', Shown(12, "Ім’я?", False, "", 9, {}, 1.5)),
        ('[2,"",true,"",0,{},0,[3,4,7],1.5]', Shown(2, "", loose=(3, 4, 7), loose_at=1.5)),
        ('[2,"",true,"",0,{},0,[3,4,7],1.5,2.5]', Shown(2, "", loose=(3, 4, 7), loose_at=1.5, at=2.5)),
        ('[2,"",true,"",0,{},0,[[3,1,3]],1.5,2.5]', Shown(2, "", loose=(3, 4, 7), loose_at=1.5, at=2.5)),
        ('[2,"",true,"",0,{},0,[[]],1.5,2.5]', Shown(2, "", loose_at=1.5, at=2.5)),
    ],
)
def test_what_earlier_versions_wrote_is_read(written: str, before: Shown) -> None:
    assert Shown.load(written) == before


def test_the_format_of_today() -> None:
    written = '[2,12,"Ім’я?",1700000000250,[250,3,1,3],true,9,0,"al",{"Txxx":3}]'.replace(
        "Txxx", lettered(CLAIM)
    )
    before = Shown(12, "Ім’я?", False, "al", 9, {CLAIM: 3}, 0, (3, 4, 7), 1700000000, 1700000000.25)
    assert before.dump() == written
    assert Shown(12, "Ім’я?").dump() == '[2,12,"Ім’я?"]'


@pytest.mark.parametrize(
    "written",
    [
        "junk",
        "{}",
        "7",
        "[]",
        "[2]",
        "[3,12]",
        '["2",12]',
        '[2,12,"","now"]',
        '[2,12,"",7,["a"]]',
        '[2,12,"",7,[1,2.5]]',
        '[2,12,"",7,[],true,9,0,"",[1]]',
        '[2,"",true,"",0,[]]',
        '[2,"",true,"",0,{},0,7]',
    ],
)
def test_anything_else_is_damaged_and_as_good_as_nothing(written: str) -> None:
    assert not READERS["users.shown"](written)
    assert Shown.of(written) == Shown()
