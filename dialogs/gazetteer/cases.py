"""Names of places as they stand behind «в», «з», «до» and «під»: «у Львові», «із Сум», «до Білої Церкви», «под Киевом».

The codifier has them in the nominative. Which ending a name has there cannot be told for sure, so every form that may
be it is given: names that nobody has find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from dialogs.patterns import expression

_ENDINGS = (
    ("ому ого им", "ий е"),
    ("ій ої ою", "а"),
    ("их іх ими", "і"),
    ("ові ова овом", "ів"),
    ("єві єва євом", "їв"),
    ("еві ева евом", "ів їв"),
    ("ах ами", "и а"),
    ("ях ям ями", "і я"),
    ("ців цями", "ці"),
    ("зі", "га г"),
    ("ці", "ка к ця ць ець"),
    ("ця цем", "ць ець"),
    ("жі", "жа ж"),
    ("їв", "ї"),
    ("ів", "и і"),
    ("ї", "я"),
    ("єю", "я"),
    ("ею", "а я"),
    ("ню", "нь ня"),
    ("ом", "- о"),
    ("ем", "ь е"),
    ("єм", "й є"),
    ("і", "а я о е ь -"),
    ("и", "а"),
    ("у", "- а"),
    ("а", "-"),
    ("ю", "ь я -"),
    ("я", "ь е"),
    ("", "и"),
)
"""Of the locative, genitive, instrumental and accusative, and what may stand in their place: «-» is nothing."""

_IN_RUSSIAN = (
    ("ого ом ому ым им", "ый ий ой ое"),
    ("ой", "ая"),
    ("ую", "ая"),
    ("ых их ыми ими", "ые ие"),
    ("ье ья ью ьем", "ье"),
    ("ей", "я а"),
    ("ии", "ия"),
    ("ах ами", "ы а и"),
    ("ях ями", "и я"),
    ("ов", "ы"),
    ("ев", "и"),
    ("це ца цем цом", "ец"),
    ("ви", "овь"),
    ("ью", "ь"),
    ("ом", "- о"),
    ("ем", "ь й е"),
    ("е", "- ь а я й"),
    ("а у", "-"),
    ("я", "ь й е"),
    ("и", "а я ь"),
    ("ы у ой", "а"),
    ("ю", "я ь й"),
    ("", "ы и"),
)
"""The same in Russian: «в Харькове», «из Одессы», «под Херсоном»."""


def _table(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (ending, tuple(form.replace("-", "") for form in forms.split()))
        for endings, forms in rows
        for ending in (endings.split() or [""])
    )


_FORMS, _RUSSIAN_FORMS = _table(_ENDINGS), _table(_IN_RUSSIAN)
_CLOSED = expression(r"[ое](?=[бвгґджзклмнпрстфхцчшщ]ь?$)")
"""«Тернополі», «Каневі», «Розі»: where the ending goes, о and е become і."""

_WORDS = expression(r"[ -]")
_STEM, _NAME, _MOST = 2, 3, 200
_CYRILLIC = expression(r"[а-яіїєґ’]+(?:[ -][а-яіїєґ’]+){0,2}")
"""No town has more than three words in its name."""
_CYRILLIC_OF_BOTH = expression(r"[а-яёіїєґ’]+(?:[ -][а-яёіїєґ’]+){0,2}")


def nominatives(name: str) -> Iterator[str]:
    """What a name in another case may be in the nominative, in lower case, each word of it by itself; at most 200, and
    nothing for what is no name of a town."""
    if not _CYRILLIC.fullmatch(name := name.casefold().strip()):
        return
    parts = re.split(r"([ -])", name)
    forms = [[part] if _WORDS.fullmatch(part) else [part, *_forms(part)] for part in parts]
    told = ("".join(each) for each in product(*forms))
    yield from dict.fromkeys(islice(told, 1, _MOST))


def russian_nominatives(name: str) -> tuple[tuple[str, ...], ...]:
    """What each word of a name in another case may be in the Russian nominative, itself among them; nothing for what is
    no name of a town."""
    if not _CYRILLIC_OF_BOTH.fullmatch(name := name.casefold().strip()):
        return ()
    words = _WORDS.split(name)
    return tuple(tuple(dict.fromkeys((word, *_changed(word, _RUSSIAN_FORMS)))) for word in words)


def _forms(word: str) -> Iterator[str]:
    for form in _changed(word, _FORMS):
        yield form
        if _CLOSED.search(form):
            yield _CLOSED.sub("і", form)


def _changed(word: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for ending, forms in table:
        stem = word.removesuffix(ending)
        if len(stem) < _STEM or not word.endswith(ending):
            continue
        yield from (stem + form for form in forms if len(stem + form) >= _NAME)
