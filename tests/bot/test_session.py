"""A session as text: what is written is read back, also what an earlier release wrote, and it stays small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conversation.session import Filed, Session, Spoken, Tail, Taken

CLAIMS = ("4f1c" * 8, "9ab0" * 8, "")

spoken = st.builds(
    Spoken, st.integers(1, 2**40), st.sampled_from(CLAIMS), st.text(max_size=9), st.text(max_size=9)
)


@given(st.lists(spoken, max_size=40))
def test_what_was_said_is_read_back(said: list[Spoken]) -> None:
    session = Session("", CLAIMS[0], 7, spoken=tuple(said), taken=Taken("ab", 3))
    assert Session.load(session.dump()) == session


def test_the_format_before_is_read() -> None:
    written = (
        '[2,"","c1",7,"",[[12,"c1","name",""],[14,"c2","child_name","x"]],[[13,"f"]],null,["ab",14],true]'
    )
    assert Session.load(written) == Session(
        "",
        "c1",
        7,
        spoken=(Spoken(12, "c1", "name", ""), Spoken(14, "c2", "child_name", "x")),
        files=(Filed(13, "f"),),
        taken=Taken("ab", 14),
        reminded=True,
    )


def test_a_text_in_doubt_stays_in_doubt() -> None:
    """Fingerprints of the parts once stood before it."""
    written = '[3,"","c1",7,"",[[]],[],[12,1700000000,"story","",2500,"ab cd","А потім."],null,false]'
    tail = Tail(12, 1700000000, "story", "", 2500, "А потім.")
    assert Session.load(written).tail == tail
    assert Session.load(Session(tail=tail).dump()).tail == tail


def test_a_claim_is_named_once() -> None:
    session = Session(claim=CLAIMS[0])
    for message in range(40):
        session = session._replace(spoken=(*session.spoken, Spoken(message, CLAIMS[0], "name", "")))
    assert session.dump().count(CLAIMS[0]) == 1
