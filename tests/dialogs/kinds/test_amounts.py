"""Numbers, areas, sums and shares."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.money import Money, Sum
from dialogs.engine.kinds.share import Share
from tests.dialogs.scope import UKRAINIAN, Answered, doubted, read, refused, said


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5", 5), ("п’ять", 5), ("П'ять", 5), ("5 дітей", 5), ("двоє", 2), ("1 200", 1200), ("1.200", 1200)],
)
def test_whole_numbers(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2,5", "integer.unclear"), ("", "integer.unclear"), ("1 з 5", "integer.unclear"), ("0", "integer.range"),
     ("21", "integer.range"), ("-3", "integer.range"), ("9" * 5000, "integer.unclear")],
)  # fmt: skip
def test_what_is_no_whole_number(typed: str, code: str) -> None:
    assert refused(Integer(min=1, max=20), typed).code == code


@pytest.mark.parametrize(
    ("typed", "number"),
    [("нема", 0), ("ні", 0), ("нет", 0), ("немає", 0), ("no", 0), ("none", 0), ("нікого", 0), ("жодного", 0),
     ("двадцять п’ять", 25), ("двадцать пять", 25), ("сто двадцять", 120), ("троих", 3), ("five", 5), ("4 (чотири)", 4),
     ("25 человек", 25), ("1,200", 1200), ("2 тисячі", 2000)],
)  # fmt: skip
def test_whole_numbers_in_words(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


def test_none_is_a_number_only_where_none_can_be() -> None:
    assert refused(Integer(min=1), "нема").code == "integer.unclear"


@pytest.mark.parametrize("typed", ["5-6", "2-3 дитини", "від 5 до 6", "5 або 6"])
def test_one_number_is_asked_for(typed: str) -> None:
    assert refused(Integer(), typed).code == "integer.unclear"


@pytest.mark.parametrize("typed", ["близько 5", "десь 5", "примерно 5", "5+", "about 5", "більше 5"])
def test_a_rough_number_is_asked_about(typed: str) -> None:
    refusal = doubted(Integer(), typed)
    assert [option.value for option in refusal.options] == ["5"]
    assert read(Integer(), typed, option="5") == 5


@given(st.integers(0, 10**6))
def test_every_number_is_read_back_from_its_words(number: int) -> None:
    assert read(Integer(max=10**6), said(Integer(max=10**6), str(number))) == number


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("54,3 м²", "54.3"),
        ("54.3", "54.3"),
        ("54,3 кв. м", "54.3"),
        ("54 кв м", "54"),
        ("54 m2", "54"),
        ("1 200 м2", "1200"),
        ("6 соток", "600"),
        ("54 М²", "54"),
        ("6 СОТОК", "600"),
        ("0,5 га", "5000"),
        ("1 гектар", "10000"),
        ("54,3 квадратних метрів", "54.3"),
        ("54.300", "54.3"),
        ("близько 54 м²", "54"),
        ("приблизно 54,3", "54.3"),
        ("about 54 m2", "54"),
    ],
)
def test_areas(typed: str, metres: str) -> None:
    assert read(Area(), typed) == Decimal(metres)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("близько 46 м²", "близько 46 м²"),
        ("46 м2 приблизно", "приблизно 46 м²"),
        ("десь 46 метрів", "десь 46 м²"),
        ("орієнтовно 6 соток", "орієнтовно 600 м²"),
        ("примерно 46", "приблизно 46 м²"),
        ("шість соток", "600 м²"),
        ("46 кв", "46 м²"),
        ("46,5 квадратных метров", "46,5 м²"),
        ("54 м.кв.", "54 м²"),
    ],
)
def test_an_area_keeps_the_word_that_makes_it_rough(typed: str, shown: str) -> None:
    assert said(Area(), typed) == shown


def test_areas_of_the_first_release_are_read_still() -> None:
    assert Area().load("54.30") == Decimal("54.3")
    assert Area().dump(Area().load("54.30")) == "54.30"
    assert Area().dump(read(Area(), "близько 54,3")) == ["54.30", "близько"]


def test_a_rough_area_is_another_answer_than_an_exact_one() -> None:
    assert read(Area(), "близько 46") != read(Area(), "46")
    assert read(Area(), "близько 46") == Decimal(46)


@pytest.mark.parametrize("typed", ["1.200", "1,200 м²", "54.300"])
def test_an_area_that_can_be_read_in_two_ways_is_asked(typed: str) -> None:
    refusal = doubted(Area(), typed)
    large, small = (option.written(UKRAINIAN) for option in refusal.options)
    assert "тисяч" in large and "тисяч" not in small
    assert read(Area(), typed, option=refusal.options[0].value) == 1000 * read(
        Area(), typed, option=refusal.options[1].value
    )


@pytest.mark.parametrize(
    ("typed", "metres"), [("40-50", ["40", "50"]), ("-5", ["5"]), ("2-3 сотки", ["200", "300"])]
)
def test_an_area_of_two_numbers_or_less_than_nothing_is_asked(typed: str, metres: list[str]) -> None:
    assert [option.value for option in refused(Area(), typed).options] == metres


def test_a_unit_that_is_none_is_named() -> None:
    assert refused(Area(), "2 кімнати").params["part"] == "кімнати"


def test_an_area_is_shown_in_square_metres() -> None:
    assert said(Area(), "54.30") == "54,3 м²"
    assert refused(Area(), "100 яблук").code == "area.unclear"
    assert refused(Area(), "0").code == "area.range"


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


@pytest.mark.parametrize(
    ("typed", "share"),
    [("1/2", "1/2"), ("половина", "1/2"), ("50%", "1/2"), ("50 відсотків", "1/2"), ("0,5", "1/2"), ("½", "1/2"),
     ("1/2 частки", "1/2"), ("третина", "1/3"), ("дві третини", "2/3"), ("чверть квартири", "1/4"), ("увесь", "1"),
     ("100%", "1"), ("1", "1"), ("half", "1/2")],
)  # fmt: skip
def test_shares(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "share"),
    [("50 на 50", "1/2"), ("треть", "1/3"), ("две трети", "2/3"), ("три чверті", "3/4"), ("одна друга", "1/2"),
     ("одна третина частки", "1/3"), ("моя половина", "1/2"), ("33,3%", "333/1000"), ("одна пятая", "1/5"),
     ("вся", "1"), ("целиком", "1"), ("половина квартиры", "1/2"), ("1/2 будинку", "1/2"), ("три восьмих", "3/8")],
)  # fmt: skip
def test_shares_as_people_say_them(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [("50/50", ["1/2", "1/1"]), ("2/2", ["1/2", "1/1"]), ("50", ["1/2"]), ("5", ["1/5", "1/20"]),
     ("2", ["1/2", "1/50"]), ("30/70", ["3/10", "7/10", "3/7"]), ("30 на 70", ["3/10", "7/10"]), ("12", ["3/25"])],
)  # fmt: skip
def test_a_share_that_can_be_read_in_two_ways_is_asked(typed: str, shares: list[str]) -> None:
    refusal = refused(Share(), typed)
    assert [option.value for option in refusal.options] == shares
    assert len({option.written(UKRAINIAN) for option in refusal.options}) == len(shares)
    assert [read(Share(), typed, option=share) for share in shares] == [Fraction(share) for share in shares]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-1/2", "share.range"),
        ("3/2", "share.range"),
        ("0", "share.range"),
        ("150%", "share.range"),
        ("1/0", "share.unclear"),
        ("", "share.unclear"),
    ],
)
def test_what_is_no_share(typed: str, code: str) -> None:
    assert refused(Share(), typed).code == code


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("80 квадратов примерно", "приблизно 80 м²"),
        ("около 46 м²", "близько 46 м²"),
        ("не більше 80 м²", "не більше 80 м²"),
        ("не более 80 м²", "не більше 80 м²"),
        ("почти 60 метров", "майже 60 м²"),
    ],
)
def test_how_exact_an_area_is_stands_in_the_claim_in_ukrainian(typed: str, written: str) -> None:
    assert said(Area(), typed) == written


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


@pytest.mark.parametrize(
    ("typed", "number"),
    [("другий поверх", 2), ("на третьому поверсі", 3), ("второй этаж", 2), ("двадцять перший", 21), ("десятий", 10),
     ("2nd floor", 2), ("двокімнатна", 2), ("трьохкімнатна квартира", 3), ("двушка", 2), ("трёшка", 3),
     ("однокомнатная", 1), ("тільки я", 1), ("я сама", 1), ("сам", 1), ("обоє", 2), ("двоє: я і чоловік", 2),
     ("5 (я, чоловік, троє дітей)", 5), ("нас троє (мама, тато і я)", 3), ("2 кімнати і кухня", 2)],
)  # fmt: skip
def test_numbers_of_rooms_floors_and_people(typed: str, number: int) -> None:
    assert read(Integer(), typed) == number


@pytest.mark.parametrize(
    "typed",
    ["дві особи крім мене", "двоє, не рахуючи мене", "двое кроме меня", "двоє (без мене)", "2 without me",
     "двоє без моєї дитини"],
)  # fmt: skip
def test_who_is_named_beside_a_number_may_count_or_not(typed: str) -> None:
    refusal = refused(Integer(), typed)
    assert refusal.code == "integer.count"
    assert [option.value for option in refusal.options] == ["2", "3"]


@pytest.mark.parametrize(
    "typed",
    [
        "двоє дорослих і дитина",
        "двоє з дитиною",
        "я, чоловік і двоє дітей",
        "троє та бабуся",
        "двое с ребенком",
    ],
)
def test_a_part_of_the_people_is_not_all_of_them(typed: str) -> None:
    refusal = refused(Integer(), typed)
    assert (refusal.code, refusal.options) == ("integer.count", ())


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("5 з 9", ["5", "9"]), ("п’ятий з дев’яти", ["5", "9"]), ("5/9", ["5", "9"]), ("2 этаж из 5", ["2", "5"]),
     ("2-3", ["2", "3"]), ("3 або 4", ["3", "4"]), ("2+1", ["3"]), ("2 дорослих + 2 дітей", ["4"]),
     ("двоє дорослих і двоє дітей", ["4"])],
)  # fmt: skip
def test_numbers_that_may_be_meant_are_offered(typed: str, numbers: list[str]) -> None:
    assert [option.value for option in refused(Integer(), typed).options] == numbers
    assert not {option.value for option in refused(Integer(max=1), typed).options} - {"1"}


@pytest.mark.parametrize(
    ("typed", "metres"),
    [("2 га 15 соток", "21500"), ("1 гектар і 50 соток", "15000"), ("6 соток 50 м2", "650"), ("сотка", "100"),
     ("гектар", "10000"), ("полгектара", "5000"), ("пів сотки", "50"), ("54 з половиною", "54.5"),
     ("54 к м", "54"), ("54 к.м.", "54"), ("п’ятдесят чотири з половиною", "54.5")],
)  # fmt: skip
def test_areas_in_two_units_or_without_a_number(typed: str, metres: str) -> None:
    assert read(Area(), typed) == Decimal(metres)


@pytest.mark.parametrize(
    ("typed", "values"), [("0,0600", ["600", "0.06"]), ("0.25", ["2500", "0.25"]), ("1,5", ["15000", "1.5"])]
)
def test_a_small_bare_number_may_be_hectares(typed: str, values: list[str]) -> None:
    refusal = doubted(Area(), typed)
    assert refusal.code == "area.unit"
    assert [Decimal(option.value) for option in refusal.options] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("typed", "values"),
    [("10х12 м", ["120"]), ("5,4 x 10", ["54"]), ("10 на 12", ["120"]), ("загальна 54, житлова 32", ["54", "32"]),
     ("54,3/32/8", ["54.3", "32", "8"]), ("6 соток і будинок 54", ["600", "54"])],
)  # fmt: skip
def test_areas_that_may_be_meant_are_offered(typed: str, values: list[str]) -> None:
    assert [Decimal(option.value) for option in refused(Area(), typed).options] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("typed", "share"),
    [("1/6 (одна шоста)", "1/6"), ("17/100 часток", "17/100"), ("сім дванадцятих", "7/12"),
     ("семь двенадцатых", "7/12"), ("одна з трьох часток", "1/3"), ("1 із 3", "1/3"), ("l/2", "1/2"), ("І/3", "1/3"),
     ("по третині", "1/3"), ("по 1/2", "1/2"), ("полквартиры", "1/2"), ("25 проц", "1/4"),
     ("сорок дев’ять відсотків", "49/100"), ("две из пяти долей", "2/5")],
)  # fmt: skip
def test_shares_as_they_are_said(typed: str, share: str) -> None:
    assert read(Share(), typed) == Fraction(share)


@pytest.mark.parametrize(
    ("typed", "shares"),
    [("навпіл", ["1/2"]), ("порівну з чоловіком", ["1/2"]), ("пополам с мужем", ["1/2"]), ("1:2", ["1/3", "1/2"]),
     ("1 до 1", ["1/2"]), ("приблизно 1/3", ["1/3"]), ("майже вся", ["1/1"]), ("1/2 моя, 1/2 чоловіка", ["1/2"]),
     ("1/2 від 1/2", []), ("1/6 (одна п’ята)", [])],
)  # fmt: skip
def test_shares_that_may_be_meant_are_offered(typed: str, shares: list[str]) -> None:
    assert [option.value for option in refused(Share(), typed).options] == shares


@pytest.mark.parametrize("typed", ["спільна сумісна", "сумісна власність", "совместная собственность"])
def test_joint_property_has_no_shares(typed: str) -> None:
    assert refused(Share(), typed).code == "share.joint"
