"""Words that were taken for parts of a name."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.person_name import PersonName
from tests.dialogs.scope import read, refused


@pytest.mark.parametrize(
    "typed",
    [
        "Коваль Іван Петрович син",
        "Коваль Іван Петрович Харків",
        "Коваль Іван Петрович Коваль",
        "Коваль Іван Петрович Коваль Ганна Петрівна",
    ],
)
def test_a_surname_in_two_places_is_asked_about(typed: str) -> None:
    refusal = refused(PersonName(), typed)
    assert (refusal.code, refusal.soft) == ("name.many_words", True)


@pytest.mark.parametrize(
    "typed",
    [
        "Коваль Іван нет",
        "Коваль Іван здається Петрович",
        "Коваль Іван Петрович або Павлович",
        "загинув Коваль Іван Петрович",
    ],
)
def test_words_of_a_sentence_are_no_name(typed: str) -> None:
    assert refused(PersonName(), typed).code == "name.none"


@pytest.mark.parametrize("typed", ["покійний Коваль Іван Петрович", "Коваль Іван Петрович"])
def test_what_is_said_before_a_name_is_no_part_of_it(typed: str) -> None:
    assert str(read(PersonName(), typed)) == "Коваль Іван Петрович"
