"""Points on the map: coordinates as they are typed, copied and sent."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.coordinates import Coordinates, Point
from tests.dialogs.scope import read, refused


@pytest.mark.parametrize(
    "typed",
    ["47.0971, 37.5434", "47.0971 37.5434", "47,0971 37,5434", "47.0971N, 37.5434E", "47.0971° N 37.5434° E"],
)
def test_coordinates(typed: str) -> None:
    assert read(Coordinates(ukraine=True), typed) == Point(47.0971, 37.5434)


def test_degrees_minutes_and_seconds() -> None:
    assert read(Coordinates(), "47°05'50\"N 37°32'36\"E") == Point(47.097222, 37.543333)


def test_a_point_elsewhere_is_doubted_only_where_ukraine_is_meant() -> None:
    assert refused(Coordinates(ukraine=True), "37.5434, 47.0971").soft
    assert read(Coordinates(ukraine=True), "37.5434, 47.0971", keep=True) == Point(37.5434, 47.0971)
    assert read(Coordinates(), "52.2297, 21.0122") == Point(52.2297, 21.0122)


@pytest.mark.parametrize("typed", ["91.0, 10.0", "47.1", "Маріуполь", "47.0971; 999.1"])
def test_what_is_no_point(typed: str) -> None:
    assert refused(Coordinates(), typed).code == "coordinates.unclear"


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.google.com/maps/place/Mariupol/@47.1,37.5,12z/data=!3m1!4b1!4m6!3m5!8m2!3d47.0971!4d37.5434!16z",
        "https://www.google.com/maps/@47.0971,37.5434,17z",
        "https://maps.google.com/?q=47.0971,37.5434",
        "https://www.google.com/maps?q=loc:47.0971,37.5434",
        "https://www.google.com/maps/search/?api=1&query=47.0971%2C37.5434",
        "https://www.google.com/maps/search/47.0971,+37.5434",
        "https://www.google.com/maps/dir/50.45,30.52/47.0971,37.5434/@48,33,7z",
        "https://maps.apple.com/?ll=47.0971,37.5434&q=Pin",
        "https://maps.apple.com/place?coordinate=47.0971,37.5434&name=X",
        "https://www.openstreetmap.org/?mlat=47.0971&mlon=37.5434#map=17/47.10/37.55",
        "https://www.openstreetmap.org/#map=17/47.0971/37.5434",
        "https://2gis.ua/mariupol/geo/70030076/37.5434,47.0971",
        "https://2gis.ua/mariupol?m=37.5434%2C47.0971%2F17",
        "https://www.bing.com/maps?cp=47.0971~37.5434&lvl=17",
        "https://waze.com/ul?ll=47.0971%2C37.5434&navigate=yes",
        "geo:47.0971,37.5434?z=17",
        "Ось тут наш дім: https://maps.google.com/?q=47.0971,37.5434",
        "N 47.0971 E 37.5434",
        "47.0971 пн. ш., 37.5434 сх. д.",
        "широта 47.0971 довгота 37.5434",
        "lat: 47.0971, lon: 37.5434",
        "(47.0971, 37.5434)",
        "47,0971, 37,5434",
        "47.0971, 37.5434 Маріуполь",
        "наш дім: 47.0971 37.5434, біля моря",
    ],
)
def test_coordinates_from_links_and_labels(typed: str) -> None:
    assert read(Coordinates(ukraine=True), typed) == Point(47.0971, 37.5434)


def test_a_link_without_coordinates_is_named() -> None:
    refusal = refused(Coordinates(), "https://maps.app.goo.gl/AbCdEf12345")
    assert refusal.code == "coordinates.link"
    assert "goo.gl" in str(refusal.params["part"])


def test_swapped_coordinates_are_offered_the_right_way_round() -> None:
    kind, typed = Coordinates(ukraine=True), "37.5434, 47.0971"
    refusal = refused(kind, typed)
    assert read(kind, typed, option=refusal.options[0].value) == Point(47.0971, 37.5434)


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.google.com/maps/place/47%C2%B005'49.9%22N+37%C2%B032'36.2%22E/",
        "https://www.google.com/maps/place/47°05'49.9\"N+37°32'36.2\"E/data=!4m2!3m1!1s0x0",
    ],
)
def test_a_link_with_degrees_and_minutes(typed: str) -> None:
    latitude, longitude = read(Coordinates(), typed)
    assert (round(latitude, 4), round(longitude, 4)) == (47.0972, 37.5434)


def test_a_link_with_rounded_coordinates() -> None:
    assert read(Coordinates(), "https://maps.google.com/?q=47.1,37.5") == Point(47.1, 37.5)


@pytest.mark.parametrize(
    "typed", ["будинок 5, 47.0971 37.5434", "47.0971, 37.5434, 48.1234", "тел 067.123.4567 050.123.45"]
)
def test_more_figures_than_two_are_no_point(typed: str) -> None:
    assert refused(Coordinates(), typed).code == "coordinates.unclear"
