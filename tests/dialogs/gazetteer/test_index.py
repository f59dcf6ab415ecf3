"""Finding places of Ukraine."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.gazetteer import index
from dialogs.gazetteer.index import by_code, districts, find, near
from dialogs.gazetteer.renamed import RENAMED
from dialogs.gazetteer.spelling import distance, exact, sounding

FILE = Path(index.__file__).with_name("katottg.tsv.xz")
LINES = lzma.decompress(FILE.read_bytes()).decode().splitlines()
PLACES = [f"UA{line[2:19]}" for line in LINES if line[0] in "KMXC"]


def test_the_file_holds_the_whole_codifier_in_order() -> None:
    assert len(LINES) == 31_744
    codes = [line[2:19] for line in LINES]
    assert codes == sorted(set(codes))
    assert FILE.stat().st_size < 450_000


@given(st.sampled_from(PLACES))
def test_every_place_is_found_by_its_code_and_by_its_name(code: str) -> None:
    place = by_code(code)
    assert place is not None and place.code == code
    assert place in find(place.name)
    assert find(place.name, within=code) == (place,)
    assert place in find(place.name.upper().replace("’", "'"))


def test_namesakes() -> None:
    villages = find("Іванівка")
    assert len(villages) == 119
    assert len({(place.full_label, place.code) for place in villages}) == 119
    assert [place.oblast for place in find("Маріуполь")] == ["Донецька область", "Кіровоградська область"]
    assert [place.raion for place in find("Іванівка", within="UA6504")] == ["Генічеський район"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Артемівськ", "Бахмут"),
        ("Красноармійськ", "Покровськ"),
        ("Новомосковськ", "Самар"),
        ("Червоноград", "Шептицький"),
        ("Красноград", "Берестин"),
        ("Дніпропетровськ", "Дніпро"),
        ("Кіровоград", "Кропивницький"),
        ("Дружба", "Хутір-Михайлівський"),
        ("Комсомольськ", "Горішні Плавні"),
        ("Іллічівськ", "Чорноморськ"),
        ("Южне", "Південне"),
        ("Первомайський", "Златопіль"),
        ("Сєвєродонецьк", "Сіверськодонецьк"),
        ("Южноукраїнськ", "Південноукраїнськ"),
        ("Молодогвардійськ", "Отаманівка"),
    ],
)
def test_old_names_lead_to_the_place_of_today(old: str, new: str) -> None:
    assert new in [place.name for place in find(old)]


def test_every_old_name_leads_somewhere() -> None:
    for name, codes in RENAMED.items():
        assert name == exact(name)
        assert all(by_code(code) for code in codes)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Kharkiv", "Харків"),
        ("Kyiv", "Київ"),
        ("Kiev", "Київ"),
        ("Mariupol", "Маріуполь"),
        ("Zaporizhzhia", "Запоріжжя"),
        ("Mykolaiv", "Миколаїв"),
        ("Sloviansk", "Слов’янськ"),
        ("Изюм", "Ізюм"),
        ("Камянець Подільський", "Кам’янець-Подільський"),
    ],
)
def test_other_spellings(written: str, name: str) -> None:
    assert name in [place.name for place in find(written)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Маріполь", "Маріуполь"), ("Маруіполь", "Маріуполь"), ("Аріуполь", "Маріуполь"), ("Бахмуут", "Бахмут"),
     ("Крамоторск", "Краматорськ"), ("Харьков", "Харків"), ("Одесса", "Одеса"), ("Артьомівськ", "Бахмут")],
)  # fmt: skip
def test_misspelt_names_are_close_to_the_right_one(typed: str, name: str) -> None:
    assert name in [place.name for place in near(typed)[:5]]


@pytest.mark.parametrize("typed", ["", "а", "\n", "щ" * 5000, "qqqqqqqq", "\x00", "123"])
def test_nothing_is_near_to_nonsense(typed: str) -> None:
    assert find(typed) == near(typed) == ()


@pytest.mark.parametrize(
    "code", ["", "UA", "UA1", "UA99999999999999999", "UA14000000000091971", "UA²²²²²²²²²²²²²²²²²", "x" * 99]
)
def test_what_is_no_code_of_a_place(code: str) -> None:
    assert by_code(code) is None


def test_districts_belong_to_their_city() -> None:
    kharkiv = find("Харків")[0]
    assert "Харків, Салтівський район" in [district.name for district in districts(kharkiv.code)]
    assert len(districts("UA80000000000093317")) == 10
    assert districts(find("Бахмут")[0].code) == ()
    assert all(by_code(district.code) == district for district in districts(kharkiv.code))


@given(st.text("абвгіи", max_size=8), st.text("абвгіи", max_size=8))
def test_distance_is_a_distance(one: str, other: str) -> None:
    away = distance(one, other, 2)
    assert away == distance(other, one, 2)
    assert (away == 0) == (one == other)
    assert distance(one, one[1:], 2) <= 1


@given(st.text())
def test_sounding_settles(text: str) -> None:
    assert sounding(sounding(text)) == sounding(text)
