"""A session as text: what is written is read back, also what an earlier release wrote, and it stays small."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conversation.reading import READERS
from conversation.session import Filed, Part, Session, Spoken, Story, Tail, Taken
from storage.ids import lettered

CLAIMS = ("4f1c" * 8, "9ab0" * 8, "")

keys = st.sampled_from(["name", "applicant_name", "crossings", "12", ""]) | st.text(max_size=9)
claims = st.sampled_from(CLAIMS)
spoken = st.builds(Spoken, st.integers(1, 2**40), claims, keys, st.text(max_size=9))
files = st.builds(Filed, st.integers(1, 2**40), st.sampled_from(CLAIMS) | st.text(max_size=9))
tails = st.builds(
    Tail,
    st.integers(1, 2**40),
    st.integers(0, 2**31),
    keys,
    st.text(max_size=9),
    st.integers(1, 4096),
    st.text(),
)
takens = st.builds(Taken, st.text(min_size=1), st.integers(1, 2**40), st.booleans(), st.booleans())
parts = st.builds(Part, st.integers(1, 2**40), st.text(), st.integers(0, 2**31), st.integers(0, 2**31))
stories = st.builds(
    Story, claims, keys, st.text(max_size=9), st.integers(0, 2**31), st.lists(parts).map(tuple)
)
sessions = st.builds(
    Session,
    menu=st.sampled_from(["", "welcome", "helping:x"]),
    claim=claims,
    screen=st.integers(0, 2**41),
    pressed=st.text(max_size=9),
    spoken=st.lists(spoken, max_size=9).map(tuple),
    files=st.lists(files, max_size=3).map(tuple),
    tail=st.none() | tails,
    taken=st.none() | takens,
    reminded=st.booleans(),
    story=st.none() | stories,
    told=st.text(max_size=9),
)


@given(sessions)
@example(Session())
@example(Session(""))
def test_what_was_said_is_read_back(session: Session) -> None:
    assert Session.load(session.dump()) == session


def test_what_0_1_0_wrote_is_read() -> None:
    """A receipt that was owed is given by its file now, and no text is known to go on."""
    for receipt in ("true", '{"c1":2},true'):
        written = f'["","c1",[[12,"c1","name",""],[14,"c2","child_name","x"]],[12,1700000000,"name",""],{receipt},true]'
        assert Session.load(written) == Session("", "c1", spoken=_SAID, reminded=True)
    assert Session.load('["welcome","",[],null]') == Session()


_SAID = (Spoken(12, "c1", "name", ""), Spoken(14, "c2", "child_name", "x"))
_HELD = Session(
    "",
    "c1",
    7,
    "next",
    spoken=_SAID,
    files=(Filed(13, "f"),),
    tail=Tail(12, 1700000000, "story", "x", 2500, "А потім."),
    taken=Taken("ab", 14),
    reminded=True,
)
_TOLD = _HELD._replace(story=Story("c1", "story", "", 1700000000, (Part(12, "ab", 0, 9),)))


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ('2,"","c1",7,"next",[[12,"c1","name",""],[14,"c2","child_name","x"]]', '"ab cd",'),
        ('3,"","c1",7,"next",[["c1","c2"],[12,0,"name",""],[14,1,"child_name","x"]]', '"ab cd",'),
        ('4,"","c1",7,"next",[12,"name","","c2",2,["child_name","x"]]', ""),
    ],
    ids=["2", "3", "4"],
)
def test_the_formats_before_are_read(spoken: str, words: str) -> None:
    """Fingerprints of the parts once stood before a text in doubt."""
    rest = f'[[13,"f"]],[12,1700000000,"story","x",2500,{words}"А потім."],["ab",14],true'
    assert Session.load(f"[{spoken},{rest}]") == _HELD
    assert Session.load(f'[{spoken},{rest},["c1","story","",1700000000,[[12,"ab",0,9]]]]') == _TOLD


def test_the_format_of_today() -> None:
    """A claim of the id 4f1c…, in which a name was typed as message 12 and a child's as 14."""
    claim = CLAIMS[0]
    said = (Spoken(12, claim, "applicant_name", ""), Spoken(14, claim, "people", "x"))
    written = '[5,"Txxx",7,[12,1,2,[547,"x"]],["ab",14]]'.replace("Txxx", lettered(claim))
    assert Session("", claim, 7, spoken=said, taken=Taken("ab", 14)).dump() == written


@pytest.mark.parametrize(
    "written",
    [
        "[5]x",
        "{}",
        "[]",
        "5",
        "[6]",
        "[5,7]",
        '[5,"c1","7"]',
        '[5,"c1",7,[12]]',
        '[5,"c1",7,[12,null]]',
        '[5,"c1",7,["x","name"]]',
        '[5,"----------------------"]',
        '[5,"c1",7,[],["ab"]]',
        '[5,"c1",7,[],[],"","",false,[],[],["c1"]]',
        '[5,"c1",7,[],[],"","",false,[],[],[],[]]',
        '[4,"","c1"]',
    ],
)
def test_anything_else_is_damaged(written: str) -> None:
    assert not READERS["users.session"](written)


def test_a_claim_is_named_once() -> None:
    session = Session(claim=CLAIMS[0])
    for message in range(40):
        session = session._replace(spoken=(*session.spoken, Spoken(message, CLAIMS[0], "name", "")))
    assert session.dump().count(lettered(CLAIMS[0])) == 1
