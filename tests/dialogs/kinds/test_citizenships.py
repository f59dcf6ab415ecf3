"""What people type where a citizenship is asked for, and that is no name of a country. Many of these were taken from
reports of forms that asked for a nationality."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.citizenships import STATELESS
from dialogs.engine.kinds.country import Country
from dialogs.language import Language
from locales import language
from tests.dialogs.scope import read, refused

CITIZENSHIP = Country(popular=("UA", STATELESS))


@pytest.mark.parametrize(
    "typed",
    [
        "апатрид", "апатридка", "без громадянства", "Особа без громадянства", "особа без гр-ва", "без гр-ва",
        "без гражданства", "лицо без гражданства", "stateless", "Stateless person", "no citizenship", "бездержавний",
        "громадянства немає", "немає громадянства", "нет гражданства", "ЛБГ", "Без громадянства",
    ],
)  # fmt: skip
def test_who_has_none_can_say_so(typed: str) -> None:
    assert read(CITIZENSHIP, typed) == STATELESS
    assert refused(Country(), typed).code == "country.none"


def test_it_is_said_in_the_language_of_the_reader() -> None:
    english: Language = language("en")
    assert CITIZENSHIP.describe(STATELESS, language("uk")) == "Без громадянства"
    assert CITIZENSHIP.describe(STATELESS, english) == "No citizenship"
    assert [option.written(english) for option in CITIZENSHIP.options()] == ["Ukraine", "No citizenship"]
    assert read(CITIZENSHIP, "No citizenship") == STATELESS


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("українець і поляк", "UA PL"), ("подвійне: Україна, Ізраїль", "UA IL"), ("укр/рос", "UA RU"),
        ("Ukrainian and Polish", "UA PL"), ("Ukraine/Poland", "UA PL"), ("ua+pl", "UA PL"),
        ("Польша и Украина", "PL UA"),
        ("подвійне громадянство України та США", "UA US"), ("украинка, но паспорт рф", "UA RU"),
        ("молдавське та румунське", "MD RO"), ("Україна або Росія", "UA RU"), ("Polish, Ukrainian (dual)", "PL UA"),
        ("Польща Україна", "PL UA"), ("громадянин України, Польщі", "UA PL"), ("🇺🇦🇩🇪", "UA DE"),
        ("British/Greek", "GB GR"), ("Україна; раніше була Грузія", "UA GE"),
    ],
)  # fmt: skip
def test_of_several_one_is_asked_for_with_all_of_them_as_buttons(typed: str, codes: str) -> None:
    refusal = refused(CITIZENSHIP, typed)
    assert (refusal.code, [option.value for option in refusal.options]) == ("country.several", codes.split())
    assert read(CITIZENSHIP, typed, option=codes.split()[1]) == codes.split()[1]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("тільки українське", "UA"), ("лише України", "UA"), ("Украина, второго нет", "UA"), ("🇺🇦", "UA"),
        ("україна і більше ніякого", "UA"), ("паспорт громадянина України", "UA"), ("укр.", "UA"), ("УКР", "UA"),
        ("громадянка України за народженням", "UA"), ("в дитини українське", "UA"), ("Українка 🇺🇦", "UA"),
        ("україна, українка", "UA"), ("U.S.A.", "US"), ("U.S. citizen", "US"), ("Scottish", "GB"), ("deutsch", "DE"),
        ("polskie", "PL"), ("obywatelstwo polskie", "PL"), ("Palestinian", "PS"), ("косовар", "XK"), ("рос", "RU"),
        ("Ukrainisch", "UA"), ("Oekraïne", "UA"), ("Боснія і Герцеговина", "BA"), ("Тринідад і Тобаго", "TT"),
        ("Гонконг", "HK"), ("Северная Македония", "MK"),
    ],
)  # fmt: skip
def test_one_country_among_other_words(typed: str, code: str) -> None:
    assert read(CITIZENSHIP, typed) == code
    assert read(Country(), typed) == code


@pytest.mark.parametrize(
    ("typed", "code", "options"),
    [
        ("біженець", "country.status", "UA XXA"), ("refugee status", "country.status", "UA XXA"),
        ("тимчасовий захист", "country.status", "UA XXA"), ("карта поляка", "country.status", "UA XXA"),
        ("ВНЖ Польши", "country.status", "PL"), ("песель дали", "country.status", "UA XXA"),
        ("Я громадянин України і маю карту побиту", "country.status", "UA"),
        ("народилась у Польщі", "country.status", "PL"), ("Ukraine (born in Poland)", "country.status", "UA PL"),
        ("подвійне", "country.dual", ""), ("dual citizenship", "country.dual", ""),
        ("жодного", "country.nothing", "UA XXA"), ("N/A", "country.nothing", "UA XXA"),
        ("немає", "country.nothing", "UA XXA"),
        ("еврей", "country.people", "UA XXA"), ("кримська татарка", "country.people", "UA XXA"),
        ("руська", "country.people", "UA XXA"), ("СССР", "country.gone", ""), ("Чехословаччина", "country.gone", ""),
        ("євросоюз", "country.union", ""), ("ДНР", "country.occupied", "UA"), ("Крим", "country.occupied", "UA"),
        ("Росія (примусово)", "country.part", "RU"), ("російське нав'язали", "country.part", "RU"),
        ("Britsih", "country.misspelt", "GB"), ("громадянин світу", "country.unknown", ""),
        ("Донецьк", "country.city", "UA"),
    ],
)  # fmt: skip
def test_what_is_no_country_is_asked_about_kindly(typed: str, code: str, options: str) -> None:
    refusal = refused(CITIZENSHIP, typed)
    assert (refusal.code, [option.value for option in refusal.options]) == (code, options.split())
