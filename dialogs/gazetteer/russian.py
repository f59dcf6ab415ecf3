"""Ukrainian names as people write them in Russian: Харьков, Запорожье, Красный Лиман, Балаклея.

There is no list. A Russian spelling becomes a pattern of the Ukrainian spellings it may stand for, by the laws that
tell both languages apart: «і» for a former «о» or «е» (Львов, Ровно), «-ське» for «-ское», a double consonant and «я»
for «-ье» (Запорожье), «ов» for «ол» before a consonant (Волчанск), and so on. What fits is looked up in the codifier.
"""

from __future__ import annotations

import re

from dialogs.gazetteer.spelling import sounding
from dialogs.patterns import expression

_WHOLE = {
    "белая церковь": "біла церква", "днепр": "дніпро", "николаев": "миколаїв", "николаевка": "миколаївка",
    "северодонецк": "сіверськодонецьк", "снигиревка": "снігурівка",
}  # fmt: skip
"""Where the laws do not reach: other words, or a letter lost."""

_LAWS: tuple[tuple[str, str], ...] = (
    (r"^никола", "(?:нікола|мікола)"),
    (r"^больш(?=[аио])", "велік"),
    (r"^желез(?=н)", "(?:желез|заліз)"),
    (r"^двуреч", "дворіч"),
    (r"^крест", "[кх]рест"),
    (r"чья\b", "ч(?:іа|а)"),
    (r"^константин", "костіантін"),
    (r"сч", "(?:сч|щ)"),
    (r"зск", "зс?к"),
    (r"ль(?=и)", "лл?"),
    (r"[еи]й(?=[скц])", "[еі]+"),
    (r"ова(?=т)", "[оу]ва"),
    (r"[её]р(?=ск)", "[еоіа]р"),
    (r"^раз|^рас", "р[ао][зс]"),
    (r"^с(?=[бвгджзклмнпрт])", "[сз]"),
    (r"ье\b", "(?:.?іа|е)"),
    (r"ья\b", "(?:.?іа|іа)"),
    (r"[оеё]е\b|[ое]ё\b", "[ео]"),
    (r"ая\b", "а"),
    (r"яя\b", "іа"),
    (r"(?:ый|ий|ой)\b", "(?:і|оі|еі)"),
    (r"(?:ые|ие)\b", "і"),
    (r"(?<=[вн])о\b", "[ео]"),
    (r"ее|ие|ии|ое(?=в)", "[еі]+"),
    (r"ея\b|ия\b", "(?:еіа|іа|еа)"),
    (r"ол(?=[бвгджзкмнпрстфхцчшщ])", "о[лв]"),
    (r"[оё]л(?=[бвгджзкмнпрстфхцчшщ])", "[оі][лв]"),
    (r"ел(?=[тк])", "(?:[еі]л|ов|ол)"),
    (r"г\b", "[гк]"),
    (r"ца\b", "ці?а"),
    (r"а\b", "(?:а|іа)"),
    (r"([бвгджзклмнпрстфхцчшщ])\1", r"\1\1?"),
    (r"^у", "в?у"),
    (r"о", "[оіа]"),
    (r"ё", "(?:[еоі]|іо)"),
    (r"е", "(?:[еіо]|іе|іа)"),
    (r"[иы]", "[ієе]"),
    (r"[йэ]", "[іе]"),
    (r"ю", "(?:іу|у)"),
    (r"я", "(?:іа|а)"),
    (r"а", "[ао]"),
    (r"[ьъ’]", ""),
)


def spellings(name: str) -> re.Pattern[str] | None:
    """A pattern of the `sounding` Ukrainian names that a Russian name may stand for; None for no Russian name."""
    word = " ".join(name.casefold().replace("-", " ").split())
    if re.search("[a-z]", word):  # «Kharkov» is a Russian name in Latin letters
        word = sounding(word).replace("і", "и")
    if word in _WHOLE:
        return re.compile(re.escape(sounding(_WHOLE[word])))
    if not re.fullmatch(r"[а-яё’ \-]{3,40}", word):
        return None
    return re.compile(" ".join(_spelling(part) for part in word.split()))


def _spelling(word: str) -> str:
    at, parts = 0, []
    while at < len(word):
        for law, spelt in _COMPILED:
            match = law.match(word, at)
            if match and match.end() > at:
                parts.append(match.expand(spelt) if "\\1" in spelt else spelt)
                at = match.end()
                break
        else:
            parts.append(re.escape(sounding(word[at])))
            at += 1
    return "".join(parts)


_COMPILED = tuple((expression(law), spelt) for law, spelt in _LAWS)
