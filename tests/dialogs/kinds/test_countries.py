"""Countries, by the names that people call them."""

from __future__ import annotations

import pytest
from babel import Locale

from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.country import Country
from tests.dialogs.scope import ENGLISH, read, refused, said


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Польща", "PL"), ("польша", "PL"), ("Чехія", "CZ"), ("США", "US"), ("Америка", "US"), ("Англія", "GB"),
        ("Німеччина", "DE"), ("Germany", "DE"), ("ФРН", "DE"), ("РФ", "RU"), ("росія", "RU"), ("pl", "PL"), ("2", "DE"),
    ],
)  # fmt: skip
def test_countries(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


def test_a_country_is_named_in_the_language_of_the_reader() -> None:
    assert said(Country(), "ФРН") == "Німеччина"
    assert [option.written(ENGLISH) for option in Country(popular=("PL", "CZ")).options()] == [
        "Poland",
        "Czechia",
    ]


def test_a_misspelt_country_is_offered() -> None:
    refusal = refused(Country(), "Немеччина")
    assert [option.value for option in refusal.options] == ["DE"]
    assert read(Country(), "Немеччина", option="DE") == "DE"
    assert refused(Country(), "Атлантида").code == "country.unknown"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("в Польщі", "PL"), ("из Германии", "DE"), ("у Чехії", "CZ"), ("в Норвегії", "NO"), ("до Канади", "CA")],
)
def test_countries_in_other_cases(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Polska", "PL"), ("Deutschland", "DE"), ("Česko", "CZ"), ("España", "ES"), ("Nederland", "NL"), ("Norge", "NO"),
     ("Республика Польша", "PL"), ("Republic of Ireland", "IE"), ("Республіка Молдова", "MD")],
)  # fmt: skip
def test_countries_as_they_call_themselves(typed: str, code: str) -> None:
    assert read(Country(), typed) == code
    assert read(Address(), f"Hauptstr. 1, Ort, {typed}").country == code


@pytest.mark.parametrize("typed", ["Берлин", "Прага"])
def test_a_village_called_like_a_capital_is_asked(typed: str) -> None:
    assert refused(Address(), typed).code in ("address.country", "place.ambiguous")


@pytest.mark.parametrize(("typed", "codes"), [("Корея", ["KR", "KP"]), ("Конго", ["CD", "CG"])])
def test_a_name_of_two_countries_is_asked(typed: str, codes: list[str]) -> None:
    assert [option.value for option in refused(Country(), typed).options] == codes


@pytest.mark.parametrize(
    "own",
    "pl:PL de:DE cs:CZ it:IT es:ES fr:FR nl:NL pt:PT ro:RO ro:MD sk:SK hu:HU bg:BG lt:LT lv:LV et:EE fi:FI sv:SE "
    "nb:NO da:DK tr:TR el:GR hr:HR sl:SI ka:GE he:IL de:AT de:CH fr:BE nl:BE is:IS sr:RS sr_Latn:RS mk:MK sq:AL "
    "ga:IE hy:AM".split(),
)
def test_a_country_by_its_own_name_as_cldr_has_it(own: str) -> None:
    locale, _, code = own.partition(":")
    assert read(Country(), Locale.parse(locale).territories[code]) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("українка", "UA"), ("українець", "UA"), ("українське", "UA"), ("украинка", "UA"),
        ("громадянство України", "UA"),
        ("украинское гражданство", "UA"), ("громадянка України", "UA"), ("польське", "PL"), ("румунське", "RO"),
        ("молдовське", "MD"), ("білоруська", "BY"), ("болгарка", "BG"), ("словацьке", "SK"), ("австрійське", "AT"),
        # How people name themselves, where the word does not follow from the name of the country.
        ("поляк", "PL"), ("поляк.", "PL"), ("я поляк", "PL"), ("полька", "PL"), ("німець", "DE"), ("німкеня", "DE"),
        ("немка", "DE"), ("німецьке громадянство", "DE"), ("гражданство немецкое", "DE"), ("француз", "FR"),
        ("чех", "CZ"), ("чеського", "CZ"), ("угорець", "HU"), ("венгр", "HU"), ("грек", "GR"), ("турок", "TR"),
        ("латиш", "LV"), ("литовець", "LT"), ("румун за паспортом", "RO"), ("молдаванин", "MD"), ("росіянка", "RU"),
        ("американець", "US"), ("узбек", "UZ"), ("в'єтнамець", "VN"), ("Polish", "PL"), ("german citizenship", "DE"),
        ("громадянка Республіки Польща", "PL"), ("гражданин Республики Молдова", "MD"), ("я з Польщі", "PL"),
    ],
)  # fmt: skip
def test_a_citizenship_names_its_country(typed: str, code: str) -> None:
    assert read(Country(), typed) == code


@pytest.mark.parametrize(
    "typed", ["Донецьк", "невідоме", "ніяке", "песель дали", "так", "я", "руський", "європейське"]
)
def test_what_is_no_citizenship_names_no_country(typed: str) -> None:
    assert refused(Country(), typed).code.startswith("country.")
