"""Every country of one word, in every case of either language and in both at once: read right, or asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel import Locale

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.country_names import country_codes
from tests.dialogs.scope import Answered

ENDINGS = (
    (("ія", "ия"), "ії ію ією ія ии ию ией ия".split()),
    (("а",), "і у ою и е ой ы".split()),
    (("ь",), "і ю ем и е".split()),
    (tuple("бвгґджзклмнпрстфхцчшщ"), "і у ом а е ові".split()),
)
"""How names end, and what stands in place of that; a consonant stays."""


def forms(name: str) -> Iterator[str]:
    """The name in its cases, alone and behind «в»."""
    yield name
    ended = next(((end, endings) for ends, endings in ENDINGS for end in ends if name.endswith(end)), None)
    if ended is not None and name.isalpha():
        stem = name.removesuffix(ended[0]) if ended[0] in "ія ия а ь".split() else name
        for ending in ended[1]:
            yield stem + ending
            yield f"в {stem}{ending}"


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_no_case_of_a_country_is_another_one(language: str) -> None:
    territories = Locale(language).territories
    said = {
        form: code for code in country_codes() & territories.keys() for form in forms(str(territories[code]))
    }
    right, wrong = 0, []
    for form, code in said.items():
        try:
            read = Country().parse(Input(text=form), Answered())
        except Refusal:
            continue
        right += read == code
        wrong += [] if read == code else [(form, read)]
    assert wrong == [] and right > 0.8 * len(said)
