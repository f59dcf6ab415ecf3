"""Plain Ukrainian, as far as a program can check it: Cabinet order 1046-р and the house rules on tone.

Sources are Ukrainian, so only they are checked. The words of the Order itself (labels, official titles,
definitions) keep their wording; `letters` alone is for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from dialogs.patterns import expression

SENTENCE = 15
"""Words in a sentence (Cabinet order 1046-р)."""

HEADING = 8
"""Words in a heading."""


class Role(StrEnum):
    """What a text is on the screen."""

    SENTENCES = "sentences"  # help, explanations: whole sentences
    HEADING = "heading"  # a question or a title
    BUTTON = "button"  # a button, an option, a line of a list
    PIECE = "piece"  # of the program's texts: it may be a sentence or a part of a line


_LETTER = "а-яіїєґ’"
# What may follow the last word: a sign, a {place}, an address or a command, which a full stop would spoil.
_ENDED = expression(r"([.!?…:}][»)]*|[A-Za-z0-9])$")
_END = expression(r"(?<=[.!?…])[»)]*\s+(?=[«(]*[А-ЯІЇЄҐA-Z0-9{№])|\n+")
_MIXED = expression(r"[^\W\d_]+(?:’[^\W\d_]+)*")
_CYRILLIC, _LATIN = expression(r"[Ѐ-ӿ]"), expression(r"[A-Za-z]")
_LONE_LATIN = expression(r"(?<![\w.@/«-])[aceiopxy](?![\w.@/-])|(?:^|(?<=[.!?] ))[ABCEHIKMOPTXY](?= )")
_ABBREVIATION = expression(r"(?<![\w’-])[А-ЯІЇЄҐ]{2,}(?![\w’])")
_DAY = expression(r"(?<!\d)\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)")
_MONTH = expression(
    r"січ[ен]|лют[иао]|берез|квіт|трав|черв|лип[ен]|серп|верес|жовт|листопад|груд|весн|літо|осінь|зим"
)

_ONE_WORD = {
    r"запитан(ня|ь|ню|ні|ням|нями|нях)": "«питання»",
    r"сформу\w+": "«зібрати»",
    r"підтягн\w+": "«підставить»",
    r"обирати|обирайте|обираємо|обрати|оберіть|оберемо": "«вибрати»",
    r"папери|паперів|паперах|паперами|папір": "«документи»",
    r"рахується|рахуються": "«враховують», «теж підходить»",
    r"залишилось|лишилось": "«залишилося»",
    r"член(|и|а|ів|ам|ами|ах) сім’ї": "«рідні», «рідна людина»",
    r"заяв\w+ до поліції": "«звернення до поліції»",
    r"серйозн\w+ травм\w+": "«важка травма»",
    r"це заява [ABC]\d": "«для … є заява»",
    r"бачу|збираю|запитаю|питаю": "«ми»",
    r"(?-i:(?<!\{para\} )(?<!\d )Поряд(?:ок|ку))": "«за правилами подання», «Порядку» only after a paragraph",
    r"(?-i:Реєстр(у|і|ом|)(?! збитк| депорт| пошкодж| застрах| осіб| зниклих| актів| речових))": "«Реєстр збитків»",
}
"""One thing, one word: rivals of the words in docs/writing.md."""

_RIVALS = _ONE_WORD | {
    r"помил\w+": "say what happened instead",
    r"невірн\w+": "say what happened instead",
    r"некоректн\w+": "say what happened instead",
    r"недійсн(?!им визн|ою визн)\w+": "say what happened instead",
    r"будь[ -]ласка": "leave it out",
    r"ой|упс": "leave it out",
    r"дан(ий|ого|ому|ої|ою|ій|а|е|у)": "«цей»",
    r"явля(є|ю)ть?ся|явля(лося|тися)": "«є», or no verb",
    r"на протязі": "«протягом»",
    r"при(йма|йня)\w+ участь": "«брати участь»",
    r"слідуюч\w+": "«такий», «наступний»",
    r"міроприємств\w+": "«захід»",
    r"співпада\w+": "«збігається»",
    r"в якості": "«як»",
    r"згідно до": "«за», «згідно з»",
    r"по причині": "«через»",
    r"в залежності від": "«залежно від»",
    r"за виключенням": "«крім»",
    r"самий (кращий|важливий|перший)": "«найкращий»",
    r"рахую(ть)?, що": "«вважаю»",
    r"вірн(о|ий|а|е|і)": "«правильно»",
    r"проживаюч\w+|бажаюч\w+|слідкуюч\w+": "a clause with «хто»",
    r"здійсн(ити|ює|юєте|ювати|іть|ено)": "the verb itself",
    r"вищевказан\w+|нижчевказан\w+|вищезазначен\w+|нижчезазначен\w+": "say it again",
}
_FORBIDDEN = [
    (expression(rf"(?<![\w’])(?:{words})(?![\w’])", re.IGNORECASE), say) for words, say in _RIVALS.items()
]

_THEN = r"\s+(?:(?:не|вже|уже|ще|тоді|там|самі|справді|колись|раніше)\s+)*"
_NOUNS = r"(?!(?:справ|прав|сила|тіла|мила|звук|рукав)(?![\w’]))"
_SHE, _HE = "(?:[аиіуягз]ла|лася|лась)", "(?:[аиуя]в|вся)"
_ADJECTIVES = "(?:повин(?:ен|на)|зго(?:ден|дна)|(?:впевнен|готов|одружен|поранен)(?:ий|а))"
_GENDERED = [
    expression(pattern + r"(?![\w’])", re.IGNORECASE)
    for pattern in (
        rf"[{_LETTER}](?:\s?/\s?-?|\s?\(-|\()(?:ла|лася|лась|на|а|ий|ся)\)?",
        rf"([{_LETTER}]{{2,}})(?:в|вся|ий|ен)\s?/\s?\1(?:ла|лася|а|на)",
        rf"(?<![\w’])(?:ви|я){_THEN}{_NOUNS}(?:[{_LETTER}]+(?:{_SHE}|{_HE}|[їі]в)|була|мала)",
        rf"(?<![\w’])ви{_THEN}{_ADJECTIVES}",
        rf"^(?:так|ні),{_THEN}{_NOUNS}(?!бу(?:в|ла))[{_LETTER}]+(?:{_SHE}|{_HE})",
        rf"^(?:так|ні),{_THEN}була?\s+[{_LETTER}]+(?:ний|на|тий|та)$",
        rf"^(?:так|ні),{_THEN}був\s+[{_LETTER}]+(?:ний|тий)$",
    )
]
"""A past tense in the singular tells whether a man or a woman speaks or is spoken to."""

EVERYDAY = frozenset(("МБ", "КБ", "США", "ЄС", "ООН", "СМС", "ЗСУ"))
"""Abbreviations that everybody reads without an explanation."""

EXPLAINED = {
    "РНОКПП": "податков",
    "УНЗР": r"номер\w* запис|запис\w* в реєстрі",
    "ЄДРПОУ": "код",
    "РАЦС": "народження|шлюб|смерть|актів",
    "ФОП": "підприєм",
    "КВЕД": "діяльн",
    "ДРРП": "речових прав",
    "РПЗМ": "пошкодженого",
    "ЄДР": r"державн\w+ реєстр",
    "ЄРДР": "розслідуван",
    "ВПО": "переселен|переміщен",
    "КЕП": "підпис",
    "ДСНС": "рятувальник",
    "СБУ": "безпек",
    "ВЛК": "комісі",
    "МСЕК": "комісі|інвалідн",
    "СІЗО": "ізолятор",
    "ТОТ": "окупован",
    "ОСББ": "співвласник",
    "ЦНАП": "послуг",
    "МКЧХ": "Червон",
}
"""Abbreviations and a word of what explains them, which has to stand in the same text or beside it on the screen."""


def flaws(text: str, role: Role = Role.SENTENCES, beside: str = "") -> Iterator[str]:
    """What keeps a Ukrainian text from being plain, one finding each.

    `beside` stands on the same screen, and may explain an abbreviation.
    """
    yield from letters(text)
    yield from _signs(text)
    yield from _lengths(text, role)
    yield from _ends(text, role)
    for pattern, better in _FORBIDDEN:
        for found in pattern.finditer(text):
            yield f"not «{found[0]}»: {better}"
    for pattern in _GENDERED:
        for found in pattern.finditer(text):
            yield f"«{found[0]}» tells a man from a woman"
    yield from _abbreviations(text, f"{text}\n{beside}")
    if (day := _DAY.search(text)) and not _MONTH.search(text):
        yield f"write the month of «{day[0]}» in words"


def letters(text: str) -> Iterator[str]:
    """Letters that do not belong: Russian ones, and Latin ones that look Cyrillic."""
    for letter in sorted(set(re.findall("[ыэёъЫЭЁЪ]", text))):
        yield f"«{letter}» is no Ukrainian letter"
    for word in _MIXED.findall(text):
        if _CYRILLIC.search(word) and _LATIN.search(word):
            yield f"letters of two alphabets in «{word}»"
    if _CYRILLIC.search(text):
        for lone in _LONE_LATIN.findall(text):
            yield f"a Latin «{lone}» stands for a Cyrillic one"


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line is a sentence of its own."""
    return [sentence for sentence in _END.split(text) if sentence]


def words(text: str) -> int:
    """How many words there are; a number or a {place} is one."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _signs(text: str) -> Iterator[str]:
    for sign, better in (("'", "’"), ('"', "«»"), ("...", "…"), (" - ", " — "), ("“", "«"), ("”", "»")):
        if sign in text:
            yield f"«{better}» instead of {sign}"
    if "  " in text or text != text.strip():
        yield "a space too many"
    if found := re.search(r"\s[,.;:!?)»]|[(«]\s", text):
        yield f"no space beside «{found[0].strip()}»"
    if found := re.search(rf"[{_LETTER}][,;!?](?=[{_LETTER}])", text, re.IGNORECASE):
        yield f"a space after «{found[0][-1]}»"
    if found := re.search(r"(?<![\w])[АВС] ?\d\.\d", text):
        yield f"a Latin letter in the code «{found[0]}»"


def _lengths(text: str, role: Role) -> Iterator[str]:
    if role is Role.HEADING and words(text) > HEADING:
        yield f"{words(text)} words in the heading, at most {HEADING}: «{text}»"
    for sentence in sentences(text):
        if words(sentence) > SENTENCE:
            yield f"{words(sentence)} words in a sentence, at most {SENTENCE}: «{sentence}»"


def _ends(text: str, role: Role) -> Iterator[str]:
    ended = _ENDED.search(text)
    if role is Role.SENTENCES and not ended:
        yield "a sentence ends with a full stop"
    if role is Role.PIECE and len(sentences(text)) > 1 and not ended:
        yield "the last sentence ends with a full stop"
    if role in (Role.HEADING, Role.BUTTON) and text.endswith(".") and len(sentences(text)) == 1:
        yield "no full stop after a heading or on a button"


def _abbreviations(text: str, screen: str) -> Iterator[str]:
    for word in dict.fromkeys(_ABBREVIATION.findall(text)):
        if word in EVERYDAY:
            continue
        if word not in EXPLAINED:
            yield f"«{word}» is an abbreviation: write it out, or list it with its explanation"
        elif not re.search(EXPLAINED[word], screen, re.IGNORECASE):
            yield f"«{word}» is not explained"
