"""Texts that tell nothing: one letter again and again, a row of keys, letters that nobody can say, a trade alone."""

from __future__ import annotations

from dialogs.engine.kinds.words import folded
from dialogs.patterns import expression

_WORD = expression(r"[^\W\d_]+(?:[’\-][^\W\d_]+)*")
_ROWS = (
    "йцукенгшщзхїъ",
    "фівапролджє",
    "фывапролджэ",
    "ячсмітьбю",
    "ячсмитьбю",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)
_ALONG = (*_ROWS, *(row[::-1] for row in _ROWS))
_STRETCH = 4
"""Letters of a row, or without a vowel, from which on it is no word."""
_VOWEL = expression(r"[аеєиіїоуюяыэёaeiouy]")
_PILED_UP = expression(r"[бвгґджзйклмнпрстфхцчшщьъ]{6}")
_SHORT = 3
_APART = 6
"""Letters of a word for each of its vowels, at most."""

_TRADE = expression(
    r"(?:слюсар|токар|лікар|кухар|пекар|лицар|маляр|столяр|муляр|шахтар|аптекар|перукар|доярк|санітар|секретар|бібліотекар|"
    r"вчител|учител|викладач|вихова|водій|водител|двірник|продав|касир|медсест|медбрат|електрик|механік|технік|інженер|юрист|"
    r"адвокат|бухгалтер|економіст|менеджер|програміст|дизайнер|журналіст|фотограф|фермер|тракторист|машиніст|будівельник|"
    r"зварювальник|сантехнік|охоронець|охоронн|військов|поліцейськ|пенсіонер|студент|підприєм|ліцеїст|школяр|"
    r"домогосподар|безробітн|слесар|врач|повар|пекарь|учитель|воспитател|продавец|медсестр|электрик|инженер|экономист|"
    r"строител|сварщик|охранник|военн|пенсионер|предпринимател|домохозя|безработн|"
    r"teacher|doctor|driver|nurse|engineer|electrician|plumber|lawyer|accountant|student|cook|pensioner)\w{0,6}"
)
_BEFORE_TRADE = frozenset("я працюю працювала працював работаю i am a an це".split())


def tells_nothing(text: str) -> bool:
    """Whether a text is letters that say nothing."""
    words = _WORD.findall(folded(text))
    letters = "".join(words)
    if not letters or any(map(str.isdecimal, text)):
        return False
    if len(set(letters)) == 1 or (len(words) > 1 and len(set(words)) == 1 and len(words[0]) <= _SHORT):
        return True
    shouted = text.isupper()  # «РСЗВ» is short for something
    return all(_no_word(word, shouted=shouted) for word in words)


def _no_word(word: str, *, shouted: bool) -> bool:
    if len(word) < _STRETCH:
        return False
    if any(word in row for row in _ALONG) or _PILED_UP.search(word):
        return True
    vowels = len(_VOWEL.findall(word))
    return not shouted and vowels * _APART < len(word) and (vowels == 0 or len(word) > _APART)


def is_trade(text: str) -> bool:
    """Whether a text is the name of what somebody does, and nothing else."""
    words = [word for word in _WORD.findall(folded(text)) if word not in _BEFORE_TRADE]
    return len(words) == 1 and bool(_TRADE.fullmatch(words[0]))
