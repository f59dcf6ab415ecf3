"""A share of ownership."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.number_words import numeral
from dialogs.engine.kinds.ordinals import counted
from dialogs.engine.kinds.words import brief, folded, part_of
from dialogs.engine.kinds.written_numbers import spelled_number
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

_WORDS = {
    word: Fraction(share)
    for share, words in {
        "1": "повна повний повне повну полная полный "
        "увесь уся усе весь вся все всё всю повністю полностью цілком целиком ціла ціле цілий целое целая целый "
        "одноосібно одноосібна єдиний єдина all whole full entire",
        "1/2": "половина половину половини половинка половині половине пів пол half",
        "1/3": "третина третину третини третині треть трети third",
        "1/4": "чверть чверті четверті четвертина четверть четверти quarter",
    }.items()
    for word in words.split()
}
_TIMES = {
    word: number
    for number, words in enumerate(
        (
            "одна одну one",
            "дві две two",
            "три three",
            "чотири четыре four",
            "п’ять пять five",
            "шість шесть six",
            "сім семь seven",
            "вісім восемь eight",
            "дев’ять девять nine",
        ),
        1,
    )
    for word in words.split()
}
_PARTS = (
    (expression(r"друг\w*|втор\w*|половин\w*|hal(?:f|ves)"), 2),
    (expression(r"трет\w*|thirds?"), 3),
    (expression(r"чверт\w*|четв[её]р\w*|quarters?|fourths?"), 4),
    (expression(r"п’ят\w*|пят\w*|fifths?"), 5),
    (expression(r"шост\w*|шест\w*|sixths?"), 6),
    (expression(r"сьом\w*|седьм\w*|sevenths?"), 7),
    (expression(r"восьм\w*|eighths?"), 8),
    (expression(r"дев’ят\w*|девят\w*|ninths?"), 9),
    (expression(r"десят\w*|tenths?"), 10),
)
_MORE_PARTS = {f"{number}": number for number in (*range(11, 21), 30, 40, 50, 60)}
_ONE_PART = expression(r"[\w’]+(?:[аяую]|ої|th|rd)")
"""«Шоста» (частина), and not «шостих»."""
_FRACTION = expression(r"(\d{1,6})\s?[/∕⁄\\]\s?(\d{1,6})")
_PERCENT = expression(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?(?:%|відсот\w*|процент\w*|проц|percents?|per cent)")
_DECIMAL = expression(r"([01](?:[.,]\d{1,6})?)")
_PAIR = expression(r"(\d{1,3})\s?%?\s?(?P<sign>/|на|:|-|–|x|х|to|by)\s?(\d{1,3})\s?%?")
_BARE = expression(r"(\d{1,3}(?:[.,]\d{1,2})?)")
_ONE_OF = expression(r"(?P<part>\d{1,3}) (?:з|із|из|of|out of) (?P<whole>\d{1,3})")
"""«Одна з трьох», once its words are figures."""

_HALVED = expression(
    r"навпіл|пополам|порівну|поровну|fifty.fifty|(?:порівну|поровну|навпіл|пополам) (?:з|із|с|со) \w+"
)
_RATIO = expression(r"(\d{1,2}) (?:до|к|к) (\d{1,2})|(\d{1,2}):(\d{1,2})")
_JOINT = expression(
    r"(?:спільн\w+ )?сумісн\w+(?: власн\w+)?|(?:общая )?совместн\w+(?: собственн\w+)?|joint ownership"
)
_ANY_FRACTION = expression(r"(?<![\d/])\d{1,6}/\d{1,6}(?![\d/])")
_PART_OF_PART = expression(r"(?<!\w)(?:від|от|of)(?!\w)|\(")
_EQUAL = expression(
    r"(?:порівну|поровну|рівн\w+|равн\w+)\s+(?:на|між|между|серед)\s+(?P<among>[\w’]+)(?: \w+)?"
)
_HALF_OF_IT = expression(r"^(?:пів|пол)(?=кварт|буд|дом|участ|ділян|хат)\w+")
_ROUGHLY = expression(
    r"(?:приблизно|близько|десь|майже|примерно|около|где-то|почти|about|around|almost)\s+(?P<share>.+)"
)
_REPEATED = expression(r"(?P<share>\S+)\s+\((?P<again>[^()]+)\)?")
_ONE = expression(r"(?<!\w)[lIІі|](?=\s?/)")
_SIGNS = str.maketrans({"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"})
_AROUND = expression(
    r"\b(?:частк[аиу]|часток|частей|часткою|по|частин[аиу]|част[ьи]|дол[яию]|квартир[иуы]|будинк[ау]|дома?|житла|жилья|майна|ділянки|"
    r"земл[іи]|моя|мені|мне|належить|принадлежит|є|власник|власність|собственник|собственность|share|part|of|an?|the|my)\b"
)


_ENDLESS = (3, 6)
"""Denominators that no percentage says exactly."""
_EVEN = Fraction(1, 200)
_ROUNDED = expression(r"%|відс|проц|percent|\d[.,]\d", re.IGNORECASE)
"""What is written as a fraction is meant as it stands: 9/53 is no sixth."""


class Share(Kind):
    """A share, more than nothing and at most the whole. The value is a `Fraction`."""

    name = "share"
    takes = N_("Напишіть частку текстом, наприклад: 1/2.")

    def parse(self, given: Input, scope: Scope) -> Fraction:
        chosen = _FRACTION.fullmatch(given.option)
        text = folded(_AROUND.sub(" ", brief(_ONE.sub("1", given.text.translate(_SIGNS)))))
        share = Fraction(int(chosen[1]), int(chosen[2]) or 1) if chosen else _read(text)
        if share is None:
            self._ask(text, given.text)
        assert share is not None
        if not 0 < share <= 1 or given.text.strip().startswith(("-", "−")):
            raise Refusal(
                "share.range",
                N_("Частка має бути більшою за нуль і не більшою за ціле. А тут «{part}». Перевірте її."),
                part=part_of(given.text),
            )
        return share

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """«33,3 %» is a third that does not come out even."""
        near = value.limit_denominator(9)
        if (
            not given.option
            and _ROUNDED.search(given.text)
            and value not in (near, 1)
            and near.denominator in _ENDLESS
            and abs(near - value) < _EVEN
        ):
            raise Refusal(
                "share.which",
                N_(
                    "Не зовсім зрозуміло, яка це частка: «{part}». Виберіть або напишіть "
                    "дробом, наприклад: 1/2."
                ),
                options=_as_options((near, value)),
                part=part_of(given.text),
            )

    def _ask(self, text: str, typed: str) -> None:
        """Raise a `Refusal` with every share that the text may mean, if it means any."""
        options = _as_options(_possible(text))
        if _JOINT.fullmatch(text):
            raise Refusal(
                "share.joint",
                N_(
                    "У спільній сумісній власності часток немає, доки її не поділено. Якщо в документі є частка, "
                    "напишіть її. Якщо ні, пропустіть питання."
                ),
            )
        if options:
            raise Refusal(
                "share.which",
                N_(
                    "Не зовсім зрозуміло, яка це частка: «{part}». Виберіть або напишіть "
                    "дробом, наприклад: 1/2."
                ),
                options=options,
                part=part_of(typed),
            )
        raise Refusal(
            "share.unclear",
            N_("Тут потрібна частка, а написано: «{part}». Напишіть її так: 1/2, 50% або «половина»."),
            part=part_of(typed),
        )

    def dump(self, value: Any) -> Any:
        return [value.numerator, value.denominator]

    def load(self, data: Any) -> Fraction:
        return Fraction(*data)

    def describe(self, value: Any, language: Language) -> str:
        return language.text(N_("ціле (1/1)")) if value == 1 else f"{value.numerator}/{value.denominator}"


class ShareOption(Option):
    """A share as an option, in figures and in words."""

    def written(self, language: Language) -> str:
        share = Fraction(self.value)
        if share == 1:
            return language.text(N_("ціле (1/1)"))
        if share == Fraction(1, 2):
            return language.text(N_("половина (1/2)"))
        if share.denominator <= 10:
            return f"{share.numerator}/{share.denominator}"
        return f"{language.number(Decimal(share.numerator * 100) / share.denominator)}%"


def _as_options(shares: tuple[Fraction, ...]) -> tuple[Option, ...]:
    return tuple(ShareOption(value=f"{s.numerator}/{s.denominator}", label=str(s)) for s in shares)


def _read(text: str) -> Fraction | None:
    if text in _WORDS:
        return _WORDS[text]
    if repeated := _REPEATED.fullmatch(text):
        once, again = _read(repeated["share"]), _read(repeated["again"])
        return once if once == again else None
    if _HALF_OF_IT.match(text):
        return Fraction(1, 2)
    many, _, parts = text.partition(" ")
    if many in _TIMES and (whole := _denominator(parts)):
        return Fraction(_TIMES[many], whole)
    if (
        _ONE_PART.fullmatch(text) and (whole := _denominator(text)) > 2
    ):  # «друга частина» may be the second one
        return Fraction(1, whole)
    if match := _FRACTION.fullmatch(text):
        part, whole = int(match[1]), int(match[2])
        tens = part + whole == 100 and part % 10 == 0  # «30/70» may be thirty to seventy
        return Fraction(part, whole) if whole and not tens and (part != whole or part == 1) else None
    if match := _ONE_OF.fullmatch(_figures(text)):
        part, whole = int(match["part"]), int(match["whole"])
        return Fraction(part, whole) if 0 < part < whole else None
    if match := _PERCENT.fullmatch(_figures(text)):
        return Fraction(match[1].replace(",", ".")) / 100
    if (match := _PAIR.fullmatch(text)) and match["sign"] == "на" and match[1] == match[3]:
        return Fraction(1, 2)
    match = _DECIMAL.fullmatch(text)
    return Fraction(match[1].replace(",", ".")) if match else None


def _denominator(words: str) -> int:
    return next((whole for pattern, whole in _PARTS if pattern.fullmatch(words)), 0) or _MORE_PARTS.get(
        counted(words), 0
    )


def _figures(text: str) -> str:
    """The text with a number in words made figures: «сорок дев’ять відсотків», «одна з трьох»."""
    words = re.split(r"( (?:з|із|из|of|out of) | (?=відсот|процент|percent))", text)
    return "".join(
        f"{number.normalize():f}" if (number := spelled_number(word)) is not None else word for word in words
    )


def _fractions(found: list[str]) -> tuple[Fraction, ...]:
    """The shares among written fractions, each once: «1/3 моя, 2/3 брата»."""
    parts = (tuple(map(int, one.split("/"))) for one in found)
    shares = [Fraction(part, whole) for part, whole in parts if 0 < part <= whole]
    return tuple(dict.fromkeys(shares))[:4]


def _possible(text: str) -> tuple[Fraction, ...]:
    """What a text may mean: «30 на 70» is 30 % or 70 %, «50/50» is a half or all of it, «5» is 5 % or 1/5."""
    if _HALVED.fullmatch(text):
        return (Fraction(1, 2),)
    if rough := _ROUGHLY.fullmatch(text):
        share = _read(rough["share"])
        return (share,) if share else ()
    if said := _RATIO.fullmatch(text):
        one, other = (int(number) for number in said.groups() if number)
        if one == other:
            return (Fraction(1, 2),)
        return (Fraction(one, one + other), Fraction(one, other)) if 0 < one < other else ()
    if len(set(repeated := re.findall(r"(?<!від )(?<!of )(?<!от )\d+/\d+", text))) == 1 and len(repeated) > 1:
        return _fractions(repeated)  # «1/2 моя, 1/2 чоловіка»
    if equal := _EQUAL.fullmatch(text):
        among = numeral(equal["among"]) or Decimal(equal["among"] if equal["among"].isdecimal() else 0)
        return (Fraction(1, int(among)),) if 1 < among < 100 else ()
    match = _PAIR.fullmatch(text)
    if match and (one := int(match[1])) and (other := int(match[3])):
        if one == other:
            return (Fraction(1, 2), Fraction(1))
        if one + other == 100:
            split = (Fraction(one, 100), Fraction(other, 100))
            whole = (Fraction(one, other),) if match["sign"] == "/" and one < other else ()
            return tuple(dict.fromkeys((*split, *whole)))
    match = _BARE.fullmatch(text)
    if match and 0 < (number := Fraction(match[1].replace(",", "."))) <= 100:
        one_of = number.denominator == 1 and number <= 10
        return tuple(dict.fromkeys((Fraction(1, int(number)), number / 100) if one_of else (number / 100,)))
    plain_words = re.search(r"[^\W\d_]", text) and not _PART_OF_PART.search(text)
    return _fractions(_ANY_FRACTION.findall(text)) if plain_words else ()
