"""Sums of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.kinds.money import Money, Sum
from tests.dialogs.scope import UKRAINIAN, Answered, doubted, read, refused, said


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("15 000 грн", "15000", "UAH"),
        ("десь близько 15 тис. грн", "15000", "UAH"),
        ("тисяч 60", "60000", "UAH"),
        ("тысяч 150", "150000", "UAH"),
        ("тис. 60 грн", "60000", "UAH"),
        ("десь тисяч зо 20", "20000", "UAH"),
        ("тисяч двадцять п’ять", "25000", "UAH"),
        ("тисяч сто", "100000", "UAH"),
        ("тыщи две", "2000", "UAH"),
        ("мільйонів зо два", "2000000", "UAH"),
        ("тисяч п’ять доларів", "5000", "USD"),
        ("тисяча 60", "1060", "UAH"),
        ("тисячу двісті", "1200", "UAH"),
        ("60 тыщ", "60000", "UAH"),
        ("полторы тыщи", "1500", "UAH"),
        ("60 кусков", "60000", "UAH"),
        ("15000", "15000", "UAH"),
        ("15\u00a0000,50 гривень", "15000.5", "UAH"),
        ("1.200 грн", "1200", "UAH"),
        ("20 тис. грн", "20000", "UAH"),
        ("2,5 тис грн", "2500", "UAH"),
        ("2 млн", "2000000", "UAH"),
        ("$200", "200", "USD"),
        ("300 дол. США", "300", "USD"),
        ("1,200.50 usd", "1200.5", "USD"),
        ("1 200,50 євро", "1200.5", "EUR"),
        ("€50", "50", "EUR"),
        ("10 000 злотих", "10000", "PLN"),
    ],
)
def test_sums(typed: str, amount: str, currency: str) -> None:
    assert read(Money(), typed) == Sum(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("1,5 мільйона", "1500000", "UAH"),
        ("300 тыс. грн", "300000", "UAH"),
        ("40 тыс долларов", "40000", "USD"),
        ("12500 грн 50 коп.", "12500.5", "UAH"),
        ("12 грн 5 коп", "12.05", "UAH"),
        ("50 коп.", "0.5", "UAH"),
        ("12 000 (дванадцять тисяч) грн", "12000", "UAH"),
        ("12 000 грн (дванадцять тисяч гривень)", "12000", "UAH"),
        ("50 000 (п’ятдесят тисяч) євро 00 центів", "50000", "EUR"),
        ("дванадцять тисяч п’ятсот гривень", "12500", "UAH"),
        ("сто тисяч", "100000", "UAH"),
        ("тисяча гривень", "1000", "UAH"),
        ("2 тисячі 500 гривень", "2500", "UAH"),
        ("1 млн 200 тис", "1200000", "UAH"),
        ("півтора мільйона", "1500000", "UAH"),
        ("пів мільйона", "500000", "UAH"),
        ("полмиллиона", "500000", "UAH"),
        ("15к", "15000", "UAH"),
        ("5 штук баксів", "5000", "USD"),
        ("12,345.67", "12345.67", "UAH"),
        ("1.200.000,00 грн", "1200000", "UAH"),
        ("1,200,000.00", "1200000", "UAH"),
        ("1’200 CHF", "1200", "CHF"),
        ("0.500", "0.5", "UAH"),
        ("15000грн", "15000", "UAH"),
        ("500 чеських крон", "500", "CZK"),
        ("500 крон чеських", "500", "CZK"),
        ("500 крон (CZK)", "500", "CZK"),
        ("5000 дол. CAD", "5000", "CAD"),
        ("500 чешских крон", "500", "CZK"),
        ("10000 шведських крон", "10000", "SEK"),
        ("700 NOK", "700", "NOK"),
        ("3000 румунських леїв", "3000", "RON"),
        ("60 тисяч форинтів", "60000", "HUF"),
        ("400 zł", "400", "PLN"),
        ("300 лір", "300", "TRY"),
        ("250 канадских долларов", "250", "CAD"),
        ("C$50", "50", "CAD"),
        ("100 фунтів стерлінгів", "100", "GBP"),
        ("900 ларі", "900", "GEL"),
        ("1000 российских рублей", "1000", "RUB"),
        ("500 швейцарських франків", "500", "CHF"),
        ("200 левів", "200", "BGN"),
    ],
)
def test_sums_as_people_say_them(typed: str, amount: str, currency: str) -> None:
    assert read(Money(), typed) == Sum(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("500 крон", ["CZK", "SEK", "NOK", "DKK", "ISK"]),
        ("500 kr", ["CZK", "SEK", "NOK", "DKK", "ISK"]),
        ("3000 леїв", ["RON", "MDL"]),
        ("3000 лей", ["RON", "MDL"]),
        ("1000 рублей", ["RUB", "BYN"]),
        ("1000 дирхамів", ["AED", "MAD"]),
        ("200 динарів", ["RSD", "JOD", "KWD", "TND"]),
    ],
)
def test_a_word_of_several_currencies_is_asked(typed: str, codes: list[str]) -> None:
    refusal = refused(Money(), typed)
    assert [option.value.split()[1] for option in refusal.options] == codes
    words = [option.written(UKRAINIAN) for option in refusal.options]
    assert len({tuple(word.split()[1:]) for word in words}) == len(codes), "they differ in words"
    assert read(Money(), typed, option=refusal.options[1].value).currency == codes[1]


@pytest.mark.parametrize("typed", ["1.200", "1,234 грн", "15.000 євро", "12 000 (двадцять тисяч) грн"])
def test_a_sum_that_can_be_read_in_two_ways_is_asked(typed: str) -> None:
    refusal = doubted(Money(), typed)
    words = [option.written(UKRAINIAN) for option in refusal.options]
    assert len(set(words)) == 2
    chosen = {read(Money(), typed, option=option.value).amount for option in refusal.options}
    assert len(chosen) == 2


def test_thousands_and_kopiikas_differ_in_words() -> None:
    refusal = doubted(Money(), "1.200")
    assert [option.written(UKRAINIAN) for option in refusal.options] == ["1 тисяча 200 грн", "1 грн 20 коп."]


@pytest.mark.parametrize(
    "typed",
    [
        "близько 15 000 грн",
        "десь 15 тис.",
        "приблизно 15000",
        "15000+",
        "более 15000",
        "~15000",
        "майже 15 тис",
    ],
)
def test_a_rough_sum_is_asked_about(typed: str) -> None:
    refusal = doubted(Money(), typed)
    assert [option.value for option in refusal.options] == ["15000.00 UAH"]


@pytest.mark.parametrize(
    ("typed", "sums"),
    [
        ("200-300", ["200.00 UAH", "300.00 UAH"]),
        ("від 200 до 300 грн", []),
        ("2-3 тисячі євро", ["2000.00 EUR", "3000.00 EUR"]),
        ("5000 або 6000", ["5000.00 UAH", "6000.00 UAH"]),
    ],
)
def test_two_sums_are_asked_about(typed: str, sums: list[str]) -> None:
    refusal = refused(Money(), typed)
    assert [option.value for option in refusal.options] == sums or not sums


@pytest.mark.parametrize("typed", ["-500", "- 500", "−500 грн", "мінус 500"])
def test_a_minus_is_asked_about(typed: str) -> None:
    assert refused(Money(), typed).code in ("money.minus", "money.more")
    assert [option.value for option in refused(Money(), typed).options] == ["500.00 UAH"]


@pytest.mark.parametrize(
    ("typed", "part"),
    [("500 грн на місяць", "на місяць"), ("150 тис. гривень за ремонт", "за ремонт"), ("100 тугриків", "тугриків"),
     ("багато", "багато"), ("12 5000", "12 5000"), ("1000 грн 2000 грн", "1000 грн 2000 грн")],
)  # fmt: skip
def test_a_refusal_names_what_was_not_understood(typed: str, part: str) -> None:
    assert refused(Money(), typed).params["part"] == part


@pytest.mark.parametrize(
    ("typed", "code"),
    [("багато", "money.unclear"), ("15000-20000 грн", "money.unclear"), ("100 тугриків", "money.currency"),
     ("999999999999999 грн", "money.range")],
)  # fmt: skip
def test_what_is_no_sum(typed: str, code: str) -> None:
    assert refused(Money(), typed).code == code


@given(st.decimals(0, 10**9, places=2))
def test_every_sum_is_read_back_from_its_words(amount: Decimal) -> None:
    assert read(Money(), said(Money(), f"{amount} грн")) == Sum(amount, "UAH")


@pytest.mark.parametrize("named", ["ДОЛАРІВ", "долари США", "Usd"])
def test_a_currency_that_comes_after_its_number_counts_in_any_letters(named: str) -> None:
    money, before = Money(), "38000 тугриків"
    joined = money.joined(before, named, refused(money, before), Answered())
    assert read(money, joined) == Sum(Decimal(38000), "USD")


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("дві з половиною тисячі", "2500", "UAH"),
        ("две с половиной тысячи грн", "2500", "UAH"),
        ("две тыщи с половиной", "2500", "UAH"),
        ("2½ тисячі", "2500", "UAH"),
        ("два і пів мільйона", "2500000", "UAH"),
        ("two and a half thousand euros", "2500", "EUR"),
        ("чверть мільйона", "250000", "UAH"),
        ("half a million", "500000", "UAH"),
        ("a thousand", "1000", "UAH"),
        ("a hundred dollars", "100", "USD"),
        ("five hundred euros", "500", "EUR"),
        ("five hundred twenty thousand", "520000", "UAH"),
        ("п’ять сотень гривень", "500", "UAH"),
        ("сотня доларів", "100", "USD"),
        ("три сотки грн", "300", "UAH"),
        ("пятсот", "500", "UAH"),
        ("девятсот пятдесят грн", "950", "UAH"),
        ("12ООО", "12000", "UAH"),
        ("12 ооо грн", "12000", "UAH"),
        ("1OOO", "1000", "UAH"),
        ("l2000", "12000", "UAH"),
        ("О,5 грн", "0.5", "UAH"),
        ("І5 тис", "15000", "UAH"),
        ("12000 (дванадцять тисяч гривень 00 коп.)", "12000", "UAH"),
        ("100 зл", "100", "PLN"),
        ("1200 кч", "1200", "CZK"),
        ("A$100", "100", "AUD"),
        ("US$ 100", "100", "USD"),
        ("NZ$5", "5", "NZD"),
    ],
)
def test_sums_with_parts_in_words(typed: str, amount: str, currency: str) -> None:
    assert read(Money(), typed) == Sum(Decimal(amount).quantize(Decimal("0.01")), currency)


@pytest.mark.parametrize("typed", ["мільйон двісті", "1 млн 200 грн", "миллион двести"])
def test_hundreds_behind_millions(typed: str) -> None:
    refusal = doubted(Money(), typed)
    assert [option.value for option in refusal.options] == ["1000200.00 UAH", "1200000.00 UAH"]
    assert [option.written(UKRAINIAN) for option in refusal.options] == [
        "1 мільйон 200 грн", "1 мільйон 200 тисяч грн"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["тисяч сто", "тысяч двадцать", "тисяч 100 грн", "мінімум 100000", "максимум 5 тис"]
)
def test_a_number_behind_its_noun_is_a_guess(typed: str) -> None:
    assert doubted(Money(), typed).code == "money.roughly"


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("2500 злотих (25000 грн)", ["2500.00 PLN", "25000.00 UAH"]),
        ("1000 дол або 25000 грн", ["1000.00 USD", "25000.00 UAH"]),
        ("2500 zł = 25000 грн", ["2500.00 PLN", "25000.00 UAH"]),
        ("з 10 по 20 тисяч", ["10000.00 UAH", "20000.00 UAH"]),
        ("тисяч 12-13", ["12000.00 UAH", "13000.00 UAH"]),
        ("100 у.е.", ["100.00 USD", "100.00 EUR"]),
        ("заплатили 12000", ["12000.00 UAH"]),
        ("10000 щомісяця", ["10000.00 UAH"]),
    ],
)
def test_what_may_be_meant_is_offered(typed: str, values: list[str]) -> None:
    assert [option.value for option in refused(Money(), typed).options] == values


@pytest.mark.parametrize(
    "typed",
    [
        "кілька тисяч",
        "пара тисяч",
        "половина",
        "чверть",
        "пів",
        "3 по 1000",
        "третина мільйона",
        "100 тугриків",
    ],
)
def test_no_sum_is_made_of_what_is_none(typed: str) -> None:
    assert not refused(Money(), typed).options
