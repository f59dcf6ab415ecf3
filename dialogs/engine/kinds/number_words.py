"""The words that numbers are said with, in Ukrainian, Russian and English, and the words around them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from dialogs.patterns import expression

TIMES = (
    (expression(r"десят(?:ок|ки|ків|ка|ку|ком|ков)"), 1),
    (expression(r"сот(?:ня|ні|ню|ень|ни|ен)|hundreds?"), 2),
    (expression(r"тис(?:яч\w*)?|тыс(?:яч\w*)?|т[иы]щ\w*|thousands?|k|к|т|штук|косар\w*|кус(?:ок|к\w+)"), 3),
    (expression(r"млн|мільйон\w*|миллион\w*|лям\w*|mln|millions?|mio"), 6),
    (expression(r"млрд|мільярд\w*|миллиард\w*|bln|billions?"), 9),
)
MANY = expression(
    r"тисяч[іи]?|тысячи?|т[иы]щ[іи]?|тис|тыс|штук|косар(?:ів|ей)|кус(?:ків|ков)|мільйон(?:ів|и)|миллион(?:ов|а)|"
    r"лям(?:ів|ов|и)|млн|мільярд(?:ів|и)|миллиард(?:ов|а)|млрд"
)
"""A unit that waits for its number where it leads: «тисяч двадцять» is 20 000, while «тисяча двадцять» is 1020."""

VAGUE = expression(
    r"десятки|десятків|десятков|сотні|сотень|сотни|сотен|тисячі|тисяч|тысячи|тысяч|мільйони|мільйонів|миллионы|"
    r"миллионов|hundreds|thousands|millions"
)
"""A unit that nobody counted: «десятки тисяч»."""

HALVES = expression(
    r"(?:пів|пол)(?P<of>десятка|сот(?:ні|ни)|тисяч\w*|тысяч\w*|мільйон\w*|миллион\w*|мільярд\w*|миллиард\w*)"
)
NUMERALS = {
    word: Decimal(number)
    for number, words in {
        "0": "нуль ноль zero", "0.25": "чверть четверть quarter", "0.5": "пів половина half",
        "1.5": "півтора півтори полтора полторы",
        "1": "один одна одне одну одного одної одно one",
        "2": "два дві двоє двох две двое двух двоих обоє обидва обидві оба обе вдвох удвох two both",
        "3": "три троє трьох трое трех трёх троих втрьох утрьох three",
        "4": "чотири четверо чотирьох четыре четырех четверых вчотирьох учотирьох four",
        "5": "п’ять п’ятеро п’яти пять пятеро пяти five", "6": "шість шестеро шести шесть six",
        "7": "сім семеро семи семь seven", "8": "вісім восьмеро восьми восемь восьми eight",
        "9": "дев’ять дев’ятеро дев’яти девять nine", "10": "десять десятеро десяти ten",
        "11": "одинадцять одиннадцать eleven", "12": "дванадцять двенадцать twelve дюжина дюжину",
        "13": "тринадцять тринадцать thirteen", "14": "чотирнадцять четырнадцать fourteen",
        "15": "п’ятнадцять пятнадцать fifteen", "16": "шістнадцять шестнадцать sixteen",
        "17": "сімнадцять семнадцать seventeen", "18": "вісімнадцять восемнадцать eighteen",
        "19": "дев’ятнадцять девятнадцать nineteen", "20": "двадцять двадцать twenty",
        "30": "тридцять тридцать thirty", "40": "сорок forty", "50": "п’ятдесят пятьдесят fifty",
        "60": "шістдесят шестьдесят sixty", "70": "сімдесят семьдесят seventy",
        "80": "вісімдесят восемьдесят eighty", "90": "дев’яносто девяносто ninety",
        "100": "сто", "200": "двісті двести", "300": "триста", "400": "чотириста четыреста",
        "500": "п’ятсот пятьсот", "600": "шістсот шестьсот шестсот", "700": "сімсот семьсот",
        "800": "вісімсот восемьсот", "900": "дев’ятсот девятьсот",
    }.items()
    for typed in words.split()
    for word in (typed, typed.replace("’", ""))
}  # fmt: skip
_SHORTENED = {
    "пісат": "50", "піісат": "50", "шісат": "60", "шіісат": "60", "сімсат": "70", "вісімсат": "80", "восімсат": "80",
    "адін": "1", "сім": "7",
}  # fmt: skip
"""Numerals as they are said in haste: «шисят», «восімсят», by their sound."""
_SOUNDS = (
    *((letter, "і") for letter in "иыїйеєэё"),
    ("я", "а"), ("’", ""), ("ь", ""), ("стн", "сн"), ("стс", "с"), ("стд", "сд"), ("тд", "д"), ("тс", "ц"),
    ("дц", "ц"), ("цц", "ц"),
)  # fmt: skip
_NUMERAL_ENDS = expression(r"\w{2,}(?:[дс][еєи]?сят|сят|ц[яа]т|сот|нац[яа]т)ь?|ч[оеєи]\w+ст[аі]")


def numeral(word: str) -> Decimal | None:
    """The number of a folded word, in either tongue or both at once («двєсті», «двацять»); None for other words."""
    known = NUMERALS.get(word)
    return known if known is not None or len(word) < _HEARD else _by_sound().get(_sound(word))


def like_numeral(word: str) -> bool:
    """Whether a word that is no numeral sounds like one: the number beside it is not all that was said."""
    return numeral(word) is None and _NUMERAL_ENDS.fullmatch(word) is not None


_HEARD = 3
"""Letters of a word that may be known by its sound: shorter ones sound like too many others."""


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word


@cache
def _by_sound() -> dict[str, Decimal]:
    spoken = {_sound(word): number for word, number in NUMERALS.items() if len(word) > _HEARD}
    return {sound: Decimal(number) for sound, number in _SHORTENED.items()} | spoken


ROUGHLY = frozenset(
    "десь приблизно близько біля орієнтовно мабуть здається майже понад більше менше щонайменше щонайбільше "
    "плюс-мінус мінімум максимум минимум "
    "примерно приблизительно около где-то где почти свыше более менее наверное наверно кажется больше меньше about "
    "around approximately roughly almost nearly over under circa зо ~ ≈ ±".split()
)
UNSURE = expression(
    r"(?<!\w)(?:"
    r"(?:(?:точно|точну суму|точної суми|суму|ціну|площу|цену|сумму)\s+)?"
    r"не (?:знаю|пам’ятаю|памятаю|помню|впевнен\w+|уверен\w?)(?!\w)"
    r"(?:\s+(?:точно|точну суму|точної суми|скільки саме|скільки|точную сумму|точной суммы|сколько)(?!\w))?"
    r"[\s,.;:—–-]*(?:(?:але|но|а|but)\s+)?"
    r"|(?:а\s+)?(?:може|можливо|мож|может)\s+(?:бути\s+|быть\s+)?(?:й\s+|и\s+|трохи\s+|чуть\s+)?"
    r"(?:більше|менше|больше|меньше)(?!\w)"
    r"|плюс[ -]мінус(?!\w|\s+[\w\d])|плюс[ -]минус(?!\w|\s+[\w\d])|(?:десь|где-то)\s+так(?!\w)"
    r"|(?:ну|думаю|гадаю|вважаю|i think)(?:,\s*|\s+)(?:що\s+|что\s+)?)"
)
"""What is said beside a number by whoever is not sure of it: «точно не пам’ятаю, але», «може більше»."""
OR_ELSE = expression(
    r"[\s,]+(?:а\s+)?(?:може|можливо|мож|может)\s+(?:бути\s+|быть\s+)?(?:й\s+|і\s+|и\s+)?(?=\d)"
)
"""«20, а може й 25» are two."""
BOUNDS = frozenset("до від от понад під под from upto".split())
BETWEEN = frozenset("- – — − до по или або чи to or ... ..".split())
LABELS = frozenset(
    "сума суму сумма сумму ціна ціну цена вартість стоимость всього усього всего разом вместе итого загалом total sum "
    "price приблизна площа площею площадь загальна общая".split()
)
LINKS = frozenset("з із зі с до по или або чи to or від от from між между between and и".split())
