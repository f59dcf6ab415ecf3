"""The age at which somebody was taken decides between A2.8 and A2.9; it is typed in many ways."""

import pytest

from bot.cli.trying import try_answers
from dialogs.finder.life import FINDER
from locales import language
from tests.dialogs.finder.life_stories import TODAY


@pytest.mark.parametrize(
    ("typed", "young"),
    [("15", True), ("15 років", True), ("мені було 20", False), ("18", False), ("17", True), ("менше", True)],
)
def test_an_age_is_read_where_its_range_is_asked_for(typed: str, young: bool) -> None:
    tried = try_answers(FINDER, "taken_young", [typed], {}, TODAY, language("uk"))
    assert tried.stored == (["self"] if young else [])
