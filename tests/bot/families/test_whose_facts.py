"""Whatever two families do, no fact of one person ever appears in a claim about another, and nothing of one household
in the other."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storage import Database, MasterKey
from tests.bot.families.two_families import CODES, Family, Teller, strangers_facts

FAMILIES = (Family(second=False), Family(second=True))

_who = st.integers(0, 1)
_child = st.integers(0, 2)
ACTS = st.one_of(
    st.tuples(st.just("begin"), _who, st.sampled_from(CODES), st.integers(-1, 2)),
    st.tuples(st.just("answer"), _who, st.integers(3, 25)),
    st.tuples(st.just("press"), _who, st.integers(0, 30)),
    st.tuples(st.just("together"), _who),
    st.tuples(st.just("add"), _who, _child),
    st.tuples(st.just("archive"), _who, _child, st.booleans()),
    st.tuples(st.just("correct"), _who, _child),
    st.tuples(st.just("help"), _who, st.integers(2, 8)),
)


_LONG: list[tuple[Any, ...]] = [
    ("add", 0, 1),
    ("add", 0, 2),
    ("add", 1, 0),
    ("add", 1, 1),
    ("answer", 0, 60),
    ("together", 0),
    ("begin", 1, "A1.2", 0),
    ("answer", 1, 40),
    ("begin", 1, "A1.2", 1),
    ("answer", 1, 40),
    ("help", 0, 5),
    ("correct", 1, 0),
    ("archive", 1, 0, True),
    ("begin", 0, "A3.3", 0),
    ("answer", 0, 25),
    ("help", 1, 8),
    ("answer", 1, 10),
    ("together", 1),
]
"""Everything once, far enough into each claim that others know of it."""


@example(_LONG)
@example(
    [
        ("begin", 1, "A3.3", 0),
        ("answer", 1, 25),
        ("archive", 1, 0, True),
        ("begin", 1, "A3.3", 0),
        ("answer", 1, 21),
    ]
)
@given(st.lists(ACTS, min_size=4, max_size=14))
@settings(max_examples=15, deadline=None, suppress_health_check=[*HealthCheck])
def test_no_fact_lands_on_the_wrong_person(acts: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as home:
        asyncio.run(_played(Path(home), acts))


async def _played(home: Path, acts: list[tuple[Any, ...]]) -> None:
    key = MasterKey.load_or_create(home / "master.key")
    database = await Database.open(f"sqlite:///{home / 'db.sqlite3'}", key)
    try:
        tellers = [Teller(database, family) for family in FAMILIES]
        for number, teller in enumerate(tellers):
            await teller.enrol(number + 1)
            await teller.begin("A1.2", "self")
            await teller.answer(12)
        for act in acts:
            await _done(tellers, *act)
        for teller, other in zip(tellers, FAMILIES[::-1], strict=True):
            assert await strangers_facts(teller, other) == []
            user = await database.read(partial(_user, id=teller.user.id))
            assert not [word for word in other.everything() if word in user]
    finally:
        await database.close()


async def _done(tellers: list[Teller], what: str, who: int, *rest: Any) -> None:
    teller, family = tellers[who], FAMILIES[who]
    match what:
        case "begin":
            await teller.begin(rest[0], family.children[rest[1]] if rest[1] >= 0 else "self")
        case "answer":
            await teller.answer(rest[0])
        case "press":
            await teller.press(rest[0])
        case "together":
            await teller.together()
        case "add":
            await teller.add(family.children[rest[0]])
        case "archive":
            await teller.archive(family.children[rest[0]], rest[1])
        case "correct":
            await teller.correct(family.children[rest[0]])
        case "help":
            await teller.helped_by(tellers[1 - who], "A1.2", rest[0])


def _user(work: Any, id: int) -> str:
    user = work.users.get(id)
    return f"{user.session} {user.shown}"
