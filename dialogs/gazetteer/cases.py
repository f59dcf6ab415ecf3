"""Names of places as they stand behind «в», «з» and «до»: «у Львові», «із Сум», «до Білої Церкви».

The codifier has them in the nominative. Which ending a name has there cannot be told for sure, so every form that may
be it is given: names that nobody has find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from dialogs.patterns import expression

_ENDINGS = (
    ("ому ого", "ий е"),
    ("ій ої", "а"),
    ("их іх", "і"),
    ("ові ова", "ів"),
    ("єві єва", "їв"),
    ("еві ева", "ів їв"),
    ("ах", "и а"),
    ("ях", "і"),
    ("ців", "ці"),
    ("зі", "га г"),
    ("ці", "ка к ця ць ець"),
    ("ця", "ець"),
    ("жі", "жа ж"),
    ("ї", "я"),
    ("і", "а я о е ь -"),
    ("и", "а"),
    ("у а", "-"),
    ("ю я", "ь"),
    ("", "и"),
)
"""Of the locative and the genitive, and what may stand in their place: «-» is nothing."""

_FORMS = tuple(
    (ending, tuple(form.replace("-", "") for form in forms.split()))
    for endings, forms in _ENDINGS
    for ending in (endings.split() or [""])
)
_CLOSED = expression(r"[ое](?=[бвгґджзклмнпрстфхцчшщ]ь?$)")
"""«Тернополі», «Каневі», «Розі»: where the ending goes, о and е become і."""

_WORDS = expression(r"[ -]")
_STEM, _NAME, _MOST = 2, 3, 200
_CYRILLIC = expression(r"[а-яіїєґ’]+(?:[ -][а-яіїєґ’]+){0,2}")
"""No town has more than three words in its name."""


def nominatives(name: str) -> Iterator[str]:
    """What a name in another case may be in the nominative, in lower case, each word of it by itself; at most 200, and
    nothing for what is no name of a town."""
    if not _CYRILLIC.fullmatch(name := name.casefold().strip()):
        return
    parts = re.split(r"([ -])", name)
    forms = [[part] if _WORDS.fullmatch(part) else [part, *_forms(part)] for part in parts]
    told = ("".join(each) for each in product(*forms))
    yield from dict.fromkeys(islice(told, 1, _MOST))


def _forms(word: str) -> Iterator[str]:
    for ending, forms in _FORMS:
        stem = word.removesuffix(ending)
        if len(stem) < _STEM or not word.endswith(ending):
            continue
        for form in (stem + form for form in forms if len(stem + form) >= _NAME):
            yield form
            if _CLOSED.search(form):
                yield _CLOSED.sub("і", form)
