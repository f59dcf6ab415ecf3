"""Which option of a list a word counts off: «друге», «второй», «the third», «варіант два», «№2», «2-й», «останній».

Russian «другой» and «другое» are another one, never the second.
"""

from __future__ import annotations

from dialogs.engine.kinds.number_words import NUMERALS
from dialogs.engine.kinds.words import folded
from dialogs.engine.options import Option
from dialogs.patterns import expression

LAST = -1
_LONGEST = 60

_OF_WORDS = {
    1: r"перш(?:ий|а|е|у|ого|ої)|перв(?:ый|ая|ое|ую|ого)|first",
    2: r"друг(?:ий|а|е|у|ої)|втор(?:ой|ая|ое|ую|ого)|second",
    3: r"трет(?:ій|я|є|ю|ього|ьої|ий|ья|ье|ью|ьего)|third",
    4: r"четверт(?:ий|а|е|у|ого|ої|ый|ая|ое|ую)|четв[её]рт(?:ый|ая|ое|ую|ого)|fourth",
    5: r"п’?ят(?:ий|а|е|у|ого|ої|ый|ая|ое|ую)|fifth",
    6: r"шост(?:ий|а|е|у|ого|ої)|шест(?:ой|ая|ое|ую|ого)|sixth",
    7: r"сьом(?:ий|а|е|у|ого|ої)|седьм(?:ой|ая|ое|ую|ого)|seventh",
    8: r"восьм(?:ий|а|е|у|ого|ої|ой|ая|ое|ую)|eighth",
    9: r"дев’?ят(?:ий|а|е|у|ого|ої|ый|ая|ое|ую)|ninth",
    10: r"десят(?:ий|а|е|у|ого|ої|ый|ая|ое|ую)|tenth",
    LAST: r"останн(?:ій|я|є|ю|ього|ьої)|последн(?:ий|яя|ее|юю|его)|last",
}
_ORDINALS = {number: expression(words) for number, words in _OF_WORDS.items()}
_FIGURES = expression(
    r"(\d{1,3})(?:-?(?:ий|ій|ша|ше|га|ге|тя|тє|та|те|го|му|ої|ый|ой|ая|ое|ую|st|nd|rd|th|[йаяеєуюї]))?"
)
_NAMES = frozenset("варіант вариант відповідь ответ пункт номер номером option answer number variant".split())
_AROUND = _NAMES | frozenset(
    "обираю вибираю виберу оберу выбираю выберу беру мій моя моє мой моё це это то мабуть напевно думаю скоріше "
    "скорее the my a one i choose pick it is choice під под у в з із из списку списка списке зі будь ласка пожалуйста "
    "please тільки лише только".split()
)
_WORD = expression(r"[^\W_]+(?:[’\-][^\W_]+)*")


def counted_off(typed: str, options: tuple[Option, ...]) -> Option | None:
    """The option that is counted off; None where an option itself has such a word («Друга група»)."""
    place = place_named(typed)
    if not place or place > len(options) or any(_has_ordinal(option) for option in options):
        return None
    return options[place - 1 if place != LAST else -1]


def place_named(typed: str) -> int:
    """The place in a list that words name, from 1, or `LAST`; 0 where they name none, or anything besides."""
    if len(typed) > _LONGEST:
        return 0
    words = _WORD.findall(folded(typed).replace("№", " номер ").replace("#", " номер "))
    kept = [word for word in words if word not in _AROUND]
    if len(kept) != 1:
        return 0
    (word,) = kept
    if figures := _FIGURES.fullmatch(word):
        return int(figures[1])
    if (number := NUMERALS.get(word)) is not None:
        return int(number) if number == int(number) and _NAMES.intersection(words) else 0
    return next((number for number, pattern in _ORDINALS.items() if pattern.fullmatch(word)), 0)


def has_ordinal(text: str) -> bool:
    """Whether a text counts something itself."""
    return any(
        pattern.fullmatch(word) for word in _WORD.findall(folded(text)) for pattern in _ORDINALS.values()
    )


def _has_ordinal(option: Option) -> bool:
    return option.number > 0 or any(map(has_ordinal, (option.label, option.button, *option.words)))
