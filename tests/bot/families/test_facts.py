"""What is known of a person as text: what is written is read back, also what an earlier version wrote."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from conversation.people.facts import Facts, as_data
from conversation.reading import UNREAD
from dialogs.engine.answers import Answer, Attempt, Draft, Place, Ref, Screen, State
from dialogs.engine.kinds.person_name import FullName
from storage.ids import lettered

CLAIM, OTHER = "4f1c" * 8, "9ab0" * 8

_NAME = {"surname": "Коваленко", "given": "Софія", "patronymic": "Андріївна"}
_ANSWERS = {
    Ref("filing_for"): Answer(value="child"),
    Ref("name"): Answer(value=FullName(**_NAME), origin="A1.2", source=f"{CLAIM}@{OTHER}"),
    Ref("birth_date"): Answer(value=date(2015, 5, 17), kept=True, origin="A1.2", source=f"{CLAIM}@{OTHER}"),
    Ref("sex"): Answer(value="female", origin="related"),
    Ref("birth_record"): Answer(value=False, source=CLAIM),
    Ref("tax_number"): Answer(State.ABSENT, origin="A1.2", source=f"{CLAIM}@{OTHER}"),
}
_FACTS = Facts(Draft(_ANSWERS))
_TOLD: dict[str, Any] = {
    "filing_for": {"state": "given", "value": "child"},
    "name": {"state": "given", "origin": "A1.2", "source": f"{CLAIM}@{OTHER}", "value": _NAME},
    "birth_date": {
        "state": "given",
        "kept": True,
        "origin": "A1.2",
        "source": f"{CLAIM}@{OTHER}",
        "value": "2015-05-17",
    },
    "sex": {"state": "given", "origin": "related", "value": "female"},
    "birth_record": {"state": "given", "source": CLAIM, "value": False},
    "tax_number": {"state": "absent", "origin": "A1.2", "source": f"{CLAIM}@{OTHER}"},
}
_WITHIN = {key: json.dumps(told) for key, told in _TOLD.items()}
_PLAIN = _TOLD | {"filing_for": ["child"]}
_CURSOR = '{"place":["question","","",0,""]}'


@pytest.mark.parametrize(
    "facts",
    [
        Facts(Draft()),
        _FACTS,
        _FACTS._replace(warned=30),
        _FACTS._replace(item="a", apart=frozenset((OTHER, CLAIM))),
        Facts(Draft(_ANSWERS, Place(Screen.SECTION, "who"), Attempt(Ref("name"), "12")), warned=7),
    ],
)
def test_what_is_known_is_read_back(facts: Facts) -> None:
    assert Facts.load(facts.dump()) == facts


@pytest.mark.parametrize(
    "written",
    [
        {"answers": _WITHIN, "cursor": _CURSOR, "item": ""},
        {"answers": _WITHIN, "cursor": _CURSOR, "item": "", "apart": [], "warned": 0},
        {"answers": _WITHIN},
        {"answers": _WITHIN | {"filing_for": '["child"]'}},
        {"answers": _PLAIN},
    ],
)
def test_what_earlier_versions_wrote_is_read(written: dict[str, Any]) -> None:
    text = json.dumps(written)
    assert Facts.load(text) == _FACTS
    assert as_data(text)["answers"] == _TOLD
    whole = json.dumps(
        {"apart": [OTHER], "warned": 7, **written, "item": "a", "cursor": '{"place":["done"]}'}
    )
    read = Facts.load(whole)
    assert (read.draft.place.screen, read.item) == (Screen.DONE, "a")


def test_who_is_somebody_else_and_what_was_warned_of_came_after_the_answers() -> None:
    facts = Facts.load(json.dumps({"answers": _PLAIN, "item": "a", "apart": [OTHER], "warned": 7}))
    assert facts == _FACTS._replace(item="a", apart=frozenset([OTHER]), warned=7)


def test_the_format_of_today() -> None:
    """Where several answers were told is said once."""
    claim, other = lettered(CLAIM), lettered(OTHER)
    assert json.loads(_FACTS._replace(warned=7).dump()) == [
        [
            [{"28": ["child"]}],
            [{"551": [False]}, "", claim],
            [
                {
                    "549": {"state": "given", "kept": True, "value": "2015-05-17"},
                    "548": [_NAME],
                    "555": {"state": "absent"},
                },
                "A1.2",
                f"{claim}@{other}",
            ],
            [{"550": ["female"]}, "related"],
        ],
        "",
        "",
        [],
        7,
    ]


def test_a_reader_gets_every_part_by_its_name() -> None:
    draft = Draft(_ANSWERS, Place(Screen.SECTION, "who"))
    assert as_data(Facts(draft, "a", frozenset([OTHER]), 7).dump()) == {
        "answers": _TOLD,
        "place": {"place": ["section", "who"]},
        "item": "a",
        "apart": [OTHER],
        "warned": 7,
    }


def test_an_answer_that_cannot_be_read_costs_one_answer() -> None:
    assert Facts.load('[[[{"548":[5],"550":["female"]},"related"]]]').draft.answers == {
        Ref("sex"): Answer(value="female", origin="related")
    }


@pytest.mark.parametrize(
    "written",
    [
        "junk",
        "7",
        "{}",
        '{"cursor":""}',
        "[7]",
        "[[7]]",
        "[[[7]]]",
        '[[[{"28":["self"]},"","----------------------"]]]',
        '[[[{},"","",""]]]',
        '[[],"","",[7]]',
        '[[],"","",[],7,8]',
    ],
)
def test_anything_else_is_damaged(written: str) -> None:
    with pytest.raises(UNREAD):
        Facts.load(written)
