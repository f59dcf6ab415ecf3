"""Texts with a point in them that mean another one, or none: read in silence they would stand in a claim."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.coordinates import Coordinates, Point
from tests.dialogs.scope import doubted, read, refused


@pytest.mark.parametrize(
    "typed",
    [
        "не 50.4501, 30.5234",
        "на північ від 50.4501, 30.5234",
        "поруч з 50.4501 30.5234",
        "ціна 50.000, 30.000",
        "https://maps.google.com/?q=48.4647,35.0462 50.4501, 30.5234",
        "https://maps.google.com/?q=50.4501,30.5234 https://maps.google.com/?q=48.4647,35.0462",
    ],
)
def test_words_beside_a_point_are_doubted(typed: str) -> None:
    assert doubted(Coordinates(ukraine=True), typed).code == "coordinates.among"


def test_south_and_west_are_no_north_and_east() -> None:
    for typed in ("50.4501 S, 30.5234 W", "S50.4501 W30.5234"):
        assert read(Coordinates(), typed) == Point(-50.4501, -30.5234)
    assert refused(Coordinates(ukraine=True), "50.4501N 30.5234W").soft


def test_seventy_minutes_are_no_angle() -> None:
    assert refused(Coordinates(), "50°70'00\" 30°31'24\"").code == "coordinates.unclear"


def test_the_middle_of_the_way_is_no_place() -> None:
    link = "https://www.google.com/maps/dir/Kyiv/Dnipro/@49.5,32.7,8z"
    assert refused(Coordinates(), link).code == "coordinates.link"


def test_the_pin_goes_before_the_middle_of_the_screen() -> None:
    link = "https://www.google.com/maps/place/50%C2%B027'00.0%22N+30%C2%B031'24.0%22E/@50.4,30.5,17z"
    assert read(Coordinates(), link) == Point(50.45, 30.523333)
