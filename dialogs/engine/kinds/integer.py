"""A whole number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, ClassVar

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.number_words import numeral
from dialogs.engine.kinds.ordinals import counted
from dialogs.engine.kinds.refusals import Wish, wished
from dialogs.engine.kinds.words import part_of, plain
from dialogs.engine.kinds.written_numbers import LONGEST, Written, read_number
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

_NOBODY = expression(
    r"(?:зовсім |совсем |взагалі |вообще )?"
    r"(?:нікого|никого|нуль|ноль|жодного|жодної|ні ?одн(?:ого|ої|у)|ни ?одн(?:ого|ой|у)|nobody|no one)"
)


_PERSON = (
    r"(?:я|ми|мы|мене|меня|мною|мной|me|i|дитин\w*|дітьми|діти|дітей|реб[её]н\w*|дет(?:и|ей|ьми)|немовл\w*|малюк\w*|child\w*|"
    r"чолові[кч]\w*|муж\w*|дружин\w*|жен[аыо]\w*|мам\w*|матір\w*|мать|тато\w*|пап[аой]\w*|син\w*|сын\w*|дочк\w*|доньк\w*|"
    r"дочер\w*|брат\w*|сестр\w*|баб(?:уся|усею|ушк\w*)|дід\w*|дедушк\w*|дорослих|дорослий|взрослых|husband|wife)"
)
_AND = r"(?:\s(?:і|й|та|и|з|із|с|плюс|and|with)\s|\s?[+,]\s?)"
_SOMEBODY_MORE = expression(rf"{_AND}(?:ще\s+|еще\s+)?(?:[\w’]+\s+)?{_PERSON}(?!\w)|^{_PERSON}{_AND}")
"""«Двоє дітей і я», «двоє з дитиною»: a number with somebody beside it is not the whole."""

_BESIDE = expression(
    r"[(,]?\s*(?<!\w)(?:крім|окрім|кроме|без|не рахуючи|не считая|besides|except|apart from|not counting|without)\s+"
    rf"(?:[\w’]+\s+)?{_PERSON}(?!\w)\)?"
)
"""«Двоє, крім мене»: whether that person counts, the question says, and not everybody has it in mind."""

_OUT_LOUD = expression(r"\s*[(:].*")
"""«5 (я, чоловік, троє дітей)» has counted them already."""

_CHANGES = expression(
    r"(?<!\w)(?:не|років|роки|рочк\w*|рік|року|лет|года?|тиж\w+|недел\w+|дн(?:і|ів|я|ей)|годин\w*|час(?:ов|а)|"
    r"кв(?:артир\w*)?|буд(?:инок|инку)?|вул\w*|дом(?=\s\d)|під’їзд\w*|подъезд\w*|мені|мне|"
    r"нема|немає|нету|помер\w*|умер\w*|загин\w*|погиб\w*|раніше|раньше|колись|когда-то|"
    r"years?(?: old)?|weeks?|days?|hours?|not|before|died|apartment|apt)(?!\w)"
)
"""Words that make another number of it: «не двоє», «дитина 5 років» where children are counted, «кв. 5»."""

_ALONE = expression(
    r"(?:(?:тільки|лише|лиш|только|just|only)\s+)?(?:я|me|myself)?\s*(?:сама|сам|одна|один|alone)?"
)
_PAIR = expression(
    r"(?P<first>\d{1,3})\D*?(?:[-–—/]|\s(?:з|із|из|of|або|чи|или|or|до)\s)\D*?(?P<last>\d{1,3})\D*"
)
_SUM = expression(r"(?:\D*\s)?\d{1,3}(?:\D*?(?:\+|\s(?:і|й|та|и|плюс|and|with)\s)\D*?\d{1,3})+\D*")
_ROOMS = expression(
    r"(?<!\w)(?:(?P<one>одн[оа]кімнатн\w+|однокомнатн\w+|однушка)|(?P<two>дво(?:х)?кімнатн\w+|двухкомнатн\w+|двушка)|"
    r"(?P<three>тр(?:и|ьох)кімнатн\w+|тр[её]хкомнатн\w+|тр(?:ьо|е|ё)шка)|"
    r"(?P<four>чотир(?:и|ьох)кімнатн\w+|четыр[её]хкомнатн\w+))(?!\w)"
)
"""A flat is called by its rooms: «двокімнатна», «двушка»."""


class Integer(Kind):
    """A whole number between `min` and `max`, both included. «Нема» is none, where none can be."""

    name = "integer"
    takes = N_("Напишіть число цифрами.")
    counts: ClassVar[bool] = True
    min: int = 0
    max: int = 1_000_000

    def parse(self, given: Input, scope: Scope) -> int:
        typed = given.option or given.text
        text, beside = _counted(typed), _BESIDE.search(plain(typed).casefold())
        if beside or _SOMEBODY_MORE.search(text):
            raise Refusal(
                "integer.count",
                N_("Порахуйте всіх разом і напишіть одне число, наприклад: 3."),
                options=self._options(_with_and_without(typed) if beside else _added(text)),
            )
        written = read_number(text) or (_ONE if _is_alone(text) else None)
        if self._none(given.text, written):
            return 0
        whole = _whole(written)
        if written is None or not whole:
            raise Refusal(
                "integer.unclear",
                N_(
                    "Тут потрібне одне ціле число, а написано: «{part}». Напишіть його цифрами, наприклад: 3."
                ),
                options=self._options(_added(text) or _both(text)),
                part=part_of(given.text),
            )
        if written.upto is not None:
            raise Refusal(
                "integer.unclear",
                N_("Тут потрібне одне число, а написано два: «{part}». Напишіть одне."),
                options=self._options((int(written.number), int(written.upto))),
                part=part_of(given.text),
            )
        number = whole[0]
        if written.minus or not self.min <= number <= self.max:
            raise Refusal(
                "integer.range",
                N_("Вийшло {number}, а тут очікуємо число від {min} до {max}. Перевірте його."),
                number=-number if written.minus else number,
                min=self.min,
                max=self.max,
            )
        return number

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        written = read_number(given.text)
        if written and written.roughly:
            raise Refusal(
                "integer.roughly",
                N_("Тут потрібне точне число, а написано «{part}». Записати {number}?"),
                options=self._options((value,)),
                part=written.roughly,
                number=value,
            )
        beside = written and _CHANGES.search(_counted(given.text))
        if beside or _told_otherwise(given.text, value):
            raise Refusal(
                "integer.more",
                N_("Поряд із числом є ще слова, і вони можуть його змінити: «{part}». Записати {number}?"),
                options=self._options((value,)),
                part=part_of(given.text),
                number=value,
            )

    def describe(self, value: Any, language: Language) -> str:
        return language.number(value)

    def _options(self, numbers: tuple[int, ...]) -> tuple[Option, ...]:
        """The numbers that may be meant, as far as they can be an answer here."""
        return tuple(
            ExactOption(value=str(number), label=str(number), verbatim=True)
            for number in dict.fromkeys(numbers)
            if self.min <= number <= self.max
        )

    def _none(self, text: str, written: Written | None) -> bool:
        if self.min > 0:
            return False
        wish = wished(text)  # «ні одного» is not one
        nothing = wish is Wish.NO or (wish is Wish.NOTHING and written is None)
        return nothing or _NOBODY.fullmatch(text.strip().casefold()) is not None


class ExactOption(Option):
    """A number that may be meant, taken as it stands."""

    def written(self, language: Language) -> str:
        return language.text(N_("рівно {number}"), number=language.number(int(self.value)))


_ONE = Written((Decimal(1),), "")


def _counted(text: str) -> str:
    """Folded text in which ordinals and rooms are numbers, without what is told again in brackets."""
    if len(text) > LONGEST:
        return ""
    said = _PIECES.sub(" ", counted(plain(text).casefold())).strip()
    said = _ROOMS.sub(lambda rooms: str(_PLACES[rooms.lastgroup or ""]), said)
    bare = _OUT_LOUD.sub("", said)
    return bare if read_number(bare) else said


_PIECES = expression(r"(?<![^\W\d_])(?:штук[иа]?|штучк[аиу]|шт)(?!\w)\.?")
"""«Штук 5»: of money it would be thousands."""
_PLACES = {"one": 1, "two": 2, "three": 3, "four": 4}


def _told_otherwise(typed: str, number: int) -> bool:
    """Whether brackets that count off the same people come to another number: «2 дорослих (1 дитина)»."""
    inside = _OUT_LOUD.search(plain(typed).casefold())
    said = _figures(counted(inside[0])) if inside else ""
    numbers = [int(found) for found in re.findall(r"(?<![\d.,])\d{1,3}(?![\d.,])", said)]
    others = max(0, len(re.findall(_PERSON, said)) - len(numbers))
    return bool(numbers) and number not in (*numbers, sum(numbers), sum(numbers) + others)


def _figures(text: str) -> str:
    return re.sub(
        r"[^\W\d_]+(?:’[^\W\d_]+)*",
        lambda word: f"{word[0] if (number := numeral(word[0])) is None else number}",
        text,
    )


def _added(text: str) -> tuple[int, ...]:
    """What «двоє дорослих і двоє дітей» are together, where each part has its number."""
    said = _figures(text)
    people = len(re.findall(_PERSON, said))
    numbers = re.findall(r"(?<![\d.,])\d{1,3}(?![\d.,])", said)
    return (sum(map(int, numbers)),) if _SUM.fullmatch(said) and people <= len(numbers) else ()


def _with_and_without(text: str) -> tuple[int, ...]:
    """The number of «двоє, крім мене», and with the one who is named."""
    whole = _whole(read_number(_counted(_BESIDE.sub("", plain(text).casefold()))))
    return (whole[0], whole[0] + 1) if whole else ()


def _both(text: str) -> tuple[int, ...]:
    """The numbers of «5 з 9» and «5/9», of which one is meant."""
    match = _PAIR.fullmatch(_figures(text))
    return (int(match["first"]), int(match["last"])) if match else ()


def _is_alone(text: str) -> bool:
    return bool(text) and _ALONE.fullmatch(text) is not None


def _whole(written: Written | None) -> tuple[int, ...]:
    """The readings that are whole numbers: «1.200» people are twelve hundred."""
    found = written.readings if written else ()
    return tuple(int(number) for number in found if number == number.to_integral_value())
