"""What broke other forms: texts of the kinds that stand in public bug reports of libraries for names, telephone
numbers, addresses and dates, with what they mean here."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from tests.dialogs.scope import doubted, read, refused, said


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (PersonName(), "Анна Мюллер geb. Schmidt", "Мюллер Анна"),
        (PersonName(), "я Олена Коваль", "Коваль Олена"),
        (PersonName(), "ФОП Іваненко Іван Іванович", "Іваненко Іван Іванович"),
        (PersonName(), "Іваненко Іван Іванович Іваненко Іван Іванович", "Іваненко Іван Іванович"),
        (PersonName(), "Іваненко Петро Іванович помер", "Іваненко Петро Іванович"),
        (PersonName(), "Коваль Анна (без по батькові)", "Коваль Анна"),
        (PersonName(), "Джон Доу мол.", "Джон Доу"),
        (PersonName(), "ІвАнЕнКо ПеТрО", "Іваненко Петро"),
        (PersonName(), "МакДональд Рональд", "МакДональд Рональд"),
        (Phone(), "0671234567 доб. 12", "+380 67 123 4567"),
        (Phone(), "+380 67 12З 45 67", "+380 67 123 4567"),
        (Phone(), "О671234567", "+380 67 123 4567"),
        (FromTo(), "весь 2022", "1 січня 2022 року — 31 грудня 2022 року"),
        (FromTo(), "c 12 января по 30 апреля 2022", "12 січня 2022 року — 30 квітня 2022 року"),
        (Day(), "дванадцяте квітня тисяча дев'ятсот вісімдесят п'ятого", "12 квітня 1985 року"),
        (Day(), "третье марта тысяча девятьсот шестьдесят второго года", "3 березня 1962 року"),
        (Money(), "двадцять тисяч гривень нуль копійок", "20\u00a0000 грн"),
        (Passport(), "паспорт КО 123456 виданий Київським РВ 12.03.2005", "Паспорт-книжечка КО 123456"),
        (BirthCertificate(), "1БК123456", "I-БК 123456"),
        (BirthCertificate(), "І-БК 123456 від 12.03.2015", "I-БК 123456"),
        (YesNo(), "нажаль ні", "Ні"),
        (YesNo(), "на жаль, поки що ні", "Ні"),
        (YesNo(), "слава богу так", "Так"),
        (YesNo(), "неа", "Ні"),
        (YesNo(), "не вийшло", "Ні"),
        (YesNo(), "👍🏻", "Так"),
        (YesNo(), "❌", "Ні"),
    ],
)  # fmt: skip
def test_it_is_read(kind: Kind, typed: str, words: str) -> None:
    assert said(kind, typed) == words


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (PersonName(), "моя мама", "name.kin"),
        (PersonName(), "ООО Ромашка", "name.none"),
        (PersonName(), "Коваленко Софія та Іван", "name.several"),
        (PersonName(), "Іваненко Петро і Марія", "name.several"),
        (Integer(min=2), "двоє дітей і я", "integer.count"),
        (Integer(min=2), "я і чоловік", "integer.count"),
        (TaxNumber(), "десь удома", "number.none"),
        (YesNo(), "так само", "yes_no.unclear"),
    ],
)
def test_it_is_refused_for_what_it_is(kind: Kind, typed: str, code: str) -> None:
    assert refused(kind, typed).code == code


@pytest.mark.parametrize(
    ("kind", "typed", "values"),
    [
        (Email(), "maria собака gmail крапка com", ["maria@gmail.com"]),
        (Email(), "maria@gmail,com", ["maria@gmail.com"]),
        (Email(), "maria@gmail", ["maria@gmail.com"]),
        (Email(), "maria@gmail.com maria2@ukr.net", ["maria@gmail.com", "maria2@ukr.net"]),
        (TaxNumber(), "3114804522 і 3201805611", ["3114804522", "3201805611"]),
    ],
)
def test_what_is_probably_meant_is_offered(kind: Kind, typed: str, values: list[Any]) -> None:
    refusal = refused(kind, typed)
    assert [option.value for option in refusal.options] == values
    assert read(kind, typed, option=values[0]) == values[0]


@pytest.mark.parametrize(
    "typed", ["20000 на руки", "ставка 20000", "20000 грн в місяць", "20 тисяч чистими", "20000 брутто"]
)
def test_words_of_what_one_earns_are_no_currency(typed: str) -> None:
    refusal = refused(Money(), typed)
    assert (refusal.code, [option.value for option in refusal.options]) == ("money.more", ["20000.00 UAH"])


def test_of_two_dates_one_is_chosen() -> None:
    refusal = refused(RememberedDate(), "08.03.2022 та 15.03.2022")
    assert [option.value for option in refusal.options] == ["2022-03-08", "2022-03-15"]


def test_nine_digits_may_be_a_number_of_several_countries() -> None:
    refusal = doubted(Phone(), "500600700")
    assert [option.value for option in refusal.options] == ["+380500600700", "+48500600700"]
    assert read(Phone(), "500600700", option="+48500600700") == "+48500600700"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("херсон перекопская пять", "Херсон"), ("Київ Троєщина", "Київ"), ("гуртожиток №5 Харків", "Харків")],
)
def test_a_city_said_without_a_comma_is_offered(typed: str, first: str) -> None:
    assert refused(Address(), typed).options[0].label.startswith(first)


def test_a_label_and_brackets_do_not_hide_a_place() -> None:
    assert (
        read(Address(), "Адреса: Бахмут, вул. Миру 3").place
        == read(Address(), "Бахмут(Артемівськ), Миру 3").place
    )


@pytest.mark.parametrize(
    "typed", ["відмова", "відмовилась за релігійними переконаннями", "нема ІПН", "немає бо віруюча"]
)
def test_that_there_is_no_tax_number_is_heard(typed: str) -> None:
    assert TaxNumber().lacks(typed)
    assert not TaxNumber().lacks("ІПН 3114804522, а відмови не було")


def test_a_word_that_is_pressed_is_no_line_of_text() -> None:
    assert doubted(Text(), "так").code == doubted(Text(), "ок").code == "text.word"
