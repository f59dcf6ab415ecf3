"""Numbers of documents, of people and of organisations. All numbers here are made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.answers import Input
from dialogs.engine.intervals import Interval
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.check_digits import icao_digit
from dialogs.engine.kinds.court_case import CourtCase
from dialogs.engine.kinds.edrpou import Edrpou
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.passport import Passport, PassportNumber
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.tax_number import TaxNumber, born_on
from dialogs.engine.kinds.unzr import Unzr
from tests.dialogs.scope import TODAY, UKRAINIAN, Answered, read, refused, said

TAX = "2530414071"  # born on 12 April 1969, a man
WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)


@st.composite
def tax_numbers(draw: st.DrawFn) -> str:
    days = draw(st.integers(1, (TODAY - date(1899, 12, 31)).days))
    digits = f"{days:05}{draw(st.integers(0, 9999)):04}"
    return digits + str(sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11 % 10)


@given(tax_numbers())
def test_every_right_tax_number_is_taken(number: str) -> None:
    sex = "male" if int(number[8]) % 2 else "female"
    assert read(TaxNumber(born_key="born", sex_key="sex"), number, born=born_on(number), sex=sex) == number


@pytest.mark.parametrize("typed", [TAX, "25 3041 4071", "253O4I4O7І", "№ 2530414071", "25З0414071"])
def test_tax_numbers_as_they_are_typed(typed: str) -> None:
    assert read(TaxNumber(), typed) == TAX


@pytest.mark.parametrize(
    ("typed", "code"),
    [("253041407", "number.length"), ("0000000000", "number.zeros"), ("2530414072", "tax_number.wrong"),
     ("2530441071", "tax_number.wrong"), ("АВ123456", "number.length"), ("", "number.none"),
     ("паспорт старий", "number.none")],
)  # fmt: skip
def test_what_is_no_tax_number(typed: str, code: str) -> None:
    assert refused(TaxNumber(), typed).code == code


def test_a_tax_number_of_somebody_else_is_doubted() -> None:
    kind = TaxNumber(born_key="born", sex_key="sex")
    refusal = refused(kind, TAX, born=date(1969, 4, 13))
    assert refusal.soft
    assert UKRAINIAN.text(refusal.message, **refusal.params) == (
        "Цей код належить людині, що народилася 12 квітня 1969 року. Ви вказали 13 квітня 1969 року."
    )
    assert refused(kind, TAX, sex="female").code == "tax_number.sex"
    assert read(kind, TAX, keep=True, born=date(1969, 4, 13), sex="female") == TAX
    assert read(kind, TAX, born=Interval(date(1969, 4, 1), date(1969, 4, 30)), sex="male") == TAX


def test_unzr() -> None:
    assert read(Unzr(), "196904120001" + icao_digit("196904120001")) == "19690412-00011"
    assert refused(Unzr(), "19690412-00018").soft
    assert read(Unzr(), "19690412-00018", keep=True) == "19690412-00018"
    assert refused(Unzr(), "19691312-00011").code == "unzr.date"
    assert refused(Unzr(born_key="born"), "19690412-00011", born=date(1969, 4, 13)).code == "number.birth"
    assert refused(Unzr(), "19690412").code == "number.length"


def test_the_check_digit_of_the_specification() -> None:
    """The specimen passport of ICAO Doc 9303 part 4, appendix A."""
    assert (icao_digit("L898902C3"), icao_digit("740812"), icao_digit("120415")) == ("6", "2", "9")


@pytest.mark.parametrize(
    ("typed", "sort", "number"),
    [
        ("АВ 123456", "booklet", "АВ 123456"),
        ("аб123456", "booklet", "АБ 123456"),
        ("серія АВ № 123456", "booklet", "АВ 123456"),
        ("AБ 123456", "booklet", "АБ 123456"),  # a Latin A
        ("001234567", "id_card", "001234567"),
        ("00О123456", "id_card", "000123456"),
        ("FE123456", "travel", "FE123456"),
        ("FE 12З456", "travel", "FE123456"),
    ],
)
def test_passports_are_recognised(typed: str, sort: str, number: str) -> None:
    assert read(Passport(), typed) == PassportNumber(sort, number)  # type: ignore[arg-type]


def test_a_machine_readable_line_is_read() -> None:
    line = "AA123456<" + icao_digit("AA123456<") + "UKR6904123M3001015<<<<<<<<<<<<<<04"
    assert read(Passport(), f"P<UKRKOVAL<<OLENA<<<<<<<<\n{line}") == PassportNumber("travel", "AA123456")


def test_latin_letters_may_belong_to_two_documents() -> None:
    refusal = refused(Passport(), "AB 123456")
    assert [option.value for option in refusal.options] == ["booklet", "travel"]
    assert read(Passport(), "AB 123456", option="travel") == PassportNumber("travel", "AB123456")
    assert read(Passport(sorts=("booklet",)), "AB 123456") == PassportNumber("booklet", "АВ 123456")


def test_another_document_is_doubted_and_may_stay() -> None:
    assert refused(Passport(), "A1234567").soft
    assert read(Passport(), "A1234567", keep=True) == PassportNumber("other", "A1234567")
    assert not refused(Passport(), "x" * 300).soft
    assert refused(Passport(sorts=("travel",)), "001234567").params["examples"] == "FE123456"


@pytest.mark.parametrize(
    "typed", ["І-БК 123456", "I-БК 123456", "1-БК №123456", "l-бк 123456", "І - БК 12З456", "І БК 123456"]
)
def test_birth_certificates_written_alike_are_alike(typed: str) -> None:
    assert read(BirthCertificate(), typed) == "I-БК 123456"


def test_a_foreign_certificate_is_doubted_and_may_stay() -> None:
    assert refused(BirthCertificate(), "US-1234/2020").soft
    assert read(BirthCertificate(), "US-1234/2020", keep=True) == "US-1234/2020"


def test_codes_of_organisations() -> None:
    assert read(Edrpou(), "0003 2112") == "00032112"
    assert refused(Edrpou(), "00032113").code == "edrpou.wrong"
    assert refused(Edrpou(), "00000000").code == "number.zeros"
    assert refused(Edrpou(), "3211").code == "number.length"


@pytest.mark.parametrize(
    "typed",
    ["067 123 45 67", "8 067 123-45-67", "80671234567", "+380671234567", "380671234567", "(067) 123-45-67"],
)
def test_ukrainian_phones(typed: str) -> None:
    assert read(Phone(), typed) == "+380671234567"
    assert said(Phone(), typed) == "+380 67 123 4567"


def test_phones_from_elsewhere() -> None:
    assert read(Phone(), "+48 601 234 567") == read(Phone(), "0048 601 234 567") == "+48601234567"
    assert Phone().parse(Input(phone="380671234567"), Answered()) == "+380671234567"


@pytest.mark.parametrize("typed", ["", "123", "мій номер", "0671234567890", "+" * 30])
def test_what_is_no_phone(typed: str) -> None:
    assert refused(Phone(), typed).code == "phone.unclear"


def test_a_phone_that_cannot_be_is_doubted() -> None:
    assert refused(Phone(), "+48 001 234 567").soft


@pytest.mark.parametrize(
    ("typed", "address"),
    [(" Olena@Ukr.net. ", "Olena@ukr.net"), ("o.k+1@mail.example.org", "o.k+1@mail.example.org")],
)
def test_mail(typed: str, address: str) -> None:
    assert read(Email(), typed) == address


@pytest.mark.parametrize("typed", ["", "olena", "олена@ukr.net", "a@b", "a@@ukr.net", "a@ukr..net"])
def test_what_is_no_mail(typed: str) -> None:
    assert refused(Email(), typed).code == "email.unclear"


def test_a_slip_in_a_known_service_is_doubted() -> None:
    refusal = refused(Email(), "olena@gmial.com")
    assert refusal.soft
    assert read(Email(), "olena@gmial.com", option=refusal.options[0].value) == "olena@gmail.com"
    assert read(Email(), "olena@gmial.com", keep=True) == "olena@gmial.com"


def test_registry_numbers_are_never_blocked() -> None:
    kind = RegistryNumber(digits=(10, 12))
    assert read(kind, "1234-567890") == "1234-567890"
    assert refused(kind, "123").soft
    assert refused(kind, "немає").soft
    assert read(kind, "123", keep=True) == "123"


@pytest.mark.parametrize(
    "typed", ["243/1234/22-ц", "№ 243/1234/22-Ц", "243\\1234\\22ц", "243 / 1234 / 22 – ц"]
)
def test_court_cases(typed: str) -> None:
    assert read(CourtCase(), typed) == "243/1234/22-ц"


def test_an_unusual_court_case_is_doubted() -> None:
    assert refused(CourtCase(), "2-1234/10").soft
    assert read(CourtCase(), "2-1234/10", keep=True) == "2-1234/10"


@pytest.mark.parametrize(
    "typed",
    ["тел. 067-123-45-67", "моб: +380 67 1234567", "0671234567 (мама)", "067 123 45 67 мама", "viber 0671234567",
     "067.123.45.67", "067/123/45/67", "+38(067)1234567", "810380671234567", "67 123 45 67", "мій номер 0671234567"],
)  # fmt: skip
def test_phones_with_words_beside_them(typed: str) -> None:
    assert read(Phone(), typed) == "+380671234567"


@pytest.mark.parametrize(
    "typed",
    [
        "0671234567, 0501112233",
        "0671234567 0501112233",
        "0671234567 або 050 111 22 33",
        "0671234567; +380501112233",
    ],
)
def test_two_phones_are_asked_about(typed: str) -> None:
    refusal = refused(Phone(), typed)
    assert [option.value for option in refusal.options] == ["+380671234567", "+380501112233"]
    assert read(Phone(), typed, option="+380501112233") == "+380501112233"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("РНОКПП 2530414071", TAX), ("ІПН: 2530414071", TAX), ("253О414071", TAX), ("2530 4140 71", TAX)],
)
def test_words_beside_a_tax_number(typed: str, number: str) -> None:
    assert read(TaxNumber(), typed) == number


@pytest.mark.parametrize(
    "typed", ["паспорт серія АВ номер 123456", "серия АВ № 123456", "Паспорт АВ123456", "ав 123456"]
)
def test_words_beside_a_passport(typed: str) -> None:
    assert read(Passport(), typed) == PassportNumber("booklet", "АВ 123456")


@pytest.mark.parametrize(
    ("kind", "typed", "part"),
    [
        (Edrpou(), "00032112ж", "ж"),
        (Phone(), "немає телефону", "немає телефону"),
        (Email(), "olena(at)ukr.net", "olena(at)ukr.net"),
        (BirthCertificate(), "abc", "abc"),
        (CourtCase(), "справа про майно", "справа про майно"),
        (RegistryNumber(), "номер", "номер"),
        (Passport(), "xyz", "xyz"),
    ],
)
def test_a_refusal_names_what_it_did_not_understand(kind: Kind, typed: str, part: str) -> None:
    assert refused(kind, typed).params["part"] == part


@pytest.mark.parametrize(
    "typed",
    [
        "пошта є olena@ukr.net",
        "моя пошта: olena@ukr.net",
        "пишіть на olena@ukr.net будь ласка",
        "olena @ ukr.net",
    ],
)
def test_an_address_of_mail_is_found_among_words(typed: str) -> None:
    assert read(Email(), typed) == "olena@ukr.net"


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("601 234 567", ["+48601234567", "+420601234567", "+34601234567"]),
        ("48601234567", ["+48601234567"]),
        ("0151 12345678", ["+4915112345678"]),
        ("07911 123456", ["+447911123456"]),
        ("8 978 123 45 67", ["+79781234567"]),
    ],
)
def test_a_number_of_a_host_country_without_its_code_is_offered(typed: str, numbers: list[str]) -> None:
    assert [option.value for option in refused(Phone(), typed).options] == numbers


@pytest.mark.parametrize(
    ("typed", "count"), [("067 123 45 6", 9), ("067 123 45 678", 11), ("+380 67 123 45 6", 9)]
)
def test_a_digit_too_few_or_too_many_is_said(typed: str, count: int) -> None:
    refusal = refused(Phone(), typed)
    assert (refusal.code, refusal.params["count"], refusal.soft) == ("phone.length", count, True)


@pytest.mark.parametrize(
    "typed",
    [
        "кнопковий 067 123 45 67",
        "067 123-45-67 вн. 12",
        "новий номер 067 123 45 67",
        "067 123 45 67 (робочий)",
    ],
)
def test_words_around_a_number(typed: str) -> None:
    assert read(Phone(), typed) == "+380671234567"


@pytest.mark.parametrize(
    "typed",
    ["olena@ukr net", "olena@@ukr.net", "olena@ukr..net", ".olena@ukr.net", "olena.@ukr.net", "www.olena@ukr.net",
     "оlena@ukr.net", "olena@uкr.net", "olenaukr.net", "olena2ukr.net", 'olena"ukr.net', "olena#ukr.net",
     "olena собака укр.нет", "olena@укр.нет", "olena@укр нет"],
)  # fmt: skip
def test_the_address_that_was_meant_is_offered(typed: str) -> None:
    assert [option.value for option in refused(Email(), typed).options] == ["olena@ukr.net"]


@pytest.mark.parametrize("typed", ["олена@ukr.net", "olenaукр@ukr.net", "olena"])
def test_no_address_is_made_up(typed: str) -> None:
    assert not refused(Email(), typed).options


@pytest.mark.parametrize(
    "typed",
    ["справа 243/1234/22-ц", "Справа № 243/1234/22-ц від 12.03.2022", "дело №243/1234/22-ц",
     "номер справи: 243/1234/22ц"],
)  # fmt: skip
def test_words_around_the_number_of_a_case(typed: str) -> None:
    assert read(CourtCase(), typed) == "243/1234/22-ц"


@pytest.mark.parametrize(
    "typed",
    ["№ 12022050000000123", "ЄРДР 12022 05 0000000123", "12О22050000000123",
     "кримінальне провадження № 12022050000000123 від 12.03.2022"],
)  # fmt: skip
def test_the_number_of_a_proceeding_among_words(typed: str) -> None:
    assert read(RegistryNumber(digits=(17,)), typed) == "12022050000000123"


def test_a_latin_b_in_a_series_is_asked_about() -> None:
    for typed in ("i-bk 123456", "I-BK 123456"):
        refusal = refused(BirthCertificate(), typed)
        assert [option.value for option in refusal.options] == ["I-ВК 123456", "I-БК 123456"]
        assert read(BirthCertificate(), typed, option="I-БК 123456") == "I-БК 123456"
    assert read(BirthCertificate(), "I-HO 123456") == "I-НО 123456"


@pytest.mark.parametrize(
    ("typed", "roman"), [("2-НО 654321", "II"), ("3 НО 654321", "III"), ("1НО654321", "I")]
)
def test_a_roman_numeral_in_arabic_figures(typed: str, roman: str) -> None:
    assert read(BirthCertificate(), typed) == f"{roman}-НО 654321"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("айді 001234567", "001234567"),
        ("паспорт громадянина України АВ 123456, виданий 12.03.2001", "АВ 123456"),
    ],
)
def test_words_around_the_number_of_a_passport(typed: str, number: str) -> None:
    assert read(Passport(), typed).number == number


@pytest.mark.parametrize(
    "typed",
    ["3184710691 (мій)", "[3184710691]", "«3184710691»", "318.471.06.91", "318/471/0691", "3184710691,"],
)
def test_signs_around_a_number_are_no_part_of_it(typed: str) -> None:
    assert read(TaxNumber(), typed) == "3184710691"
