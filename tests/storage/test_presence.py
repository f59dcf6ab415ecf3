"""Who is there: one alone may do what only one may, and lets the others in afterwards."""

from __future__ import annotations

from pathlib import Path

from storage import Presence


def test_only_the_first_is_alone(tmp_path: Path) -> None:
    first, second, third = (Presence(tmp_path / "present.lock") for _ in range(3))
    assert first.enter()
    first.settle()
    assert not second.enter(), "somebody is there"
    assert not third.alone()
    first.leave()
    assert not third.alone(), "the second one still is"
    second.leave()
    assert third.alone()
    third.leave()
