"""Ids within texts that are stored."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.ids import in_digits, lettered

_OURS = st.binary(min_size=16, max_size=16).map(bytes.hex)


@given(_OURS | st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"=*[A-Za-z0-9+/]{20,23}\Z"))
@example("")
@example("self")
@example("4E" * 16)
@example("4e " * 16)
def test_every_id_comes_back(id: str) -> None:
    assert in_digits(lettered(id)) == id


@given(_OURS)
def test_an_id_of_ours_takes_22_letters(id: str) -> None:
    assert len(lettered(id)) == 22
    assert in_digits(id) == id


@pytest.mark.parametrize("stored", ["ї" * 22, " " * 22, "-" * 22])
def test_what_is_none_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match="base64|ASCII"):
        in_digits(stored)
