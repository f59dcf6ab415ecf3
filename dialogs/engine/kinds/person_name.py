"""The name of a person."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import one_alphabet
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import plain
from dialogs.engine.names import FullName
from dialogs.language import N_, Language

__all__ = ["FullName", "PersonName"]

LONGEST = 120

_PATRONYMIC = re.compile(
    r".{2,}(?:ович|евич|йович|івна|ївна|овна|евна|ілліч|льїч)$|(?:ілліч|лукич|кузьмич|хомич)$"
)
_TURKIC = frozenset("огли оглы огли-заде кизи кызы гизи гызы улы ули".split())
_PARTICLES = frozenset(
    "ван вон фон дер ден де да ді дю ла ле ель аль бен бін ібн "
    "van von der den de da di du la le el al ben bin ibn".split()
)


class PersonName(Kind):
    """Surname, given name and, if there is one, patronymic. Names of any country are welcome, in either alphabet."""

    name = "person_name"
    takes = N_("Напишіть прізвище, ім’я та по батькові текстом.")

    def parse(self, given: Input, scope: Scope) -> FullName:
        text = _readable(given.text)
        if re.search(r"(?:^|\s)[^\W\d_]\.", text) and not given.keep:
            raise Refusal(
                "name.initials", N_("Ініціалів замало. Напишіть ім’я та по батькові повністю."), soft=True
            )
        words = _words(text)
        if len(words) == 1:
            if given.keep:
                return FullName(words[0], "")
            raise Refusal(
                "name.one_word",
                N_("Тут лише одне слово. Напишіть і прізвище, і ім’я, і по батькові, якщо воно є."),
                soft=True,
            )
        if len(words) == 4 and words[3].casefold() in _TURKIC:
            return FullName(words[0], words[1], f"{words[2]} {words[3]}")
        if len(words) == 3 and _is_patronymic(words[1]) and not _is_patronymic(words[2]):
            return FullName(words[2], words[0], words[1])  # «Олена Іванівна Коваль»
        name = FullName(words[0], words[1], " ".join(words[2:]))
        if len(words) > 3 and not given.keep:
            raise Refusal(
                "name.many_words",
                N_(
                    "Слів більше, ніж три. Прізвище тут «{surname}», ім’я «{given}», решта «{rest}». Чи це так?"
                ),
                soft=True,
                surname=name.surname,
                given=name.given,
                rest=name.patronymic,
            )
        return name

    def dump(self, value: Any) -> Any:
        return asdict(value)

    def load(self, data: Any) -> FullName:
        return FullName(**data)

    def describe(self, value: Any, language: Language) -> str:
        return str(value)


def _readable(typed: str) -> str:
    """The text of a name. Raises `Refusal` for what is no name."""
    text = re.sub(r"\s*[-–—]\s*", "-", plain(typed)).strip(" ,;:-")
    if len(text) > LONGEST:
        raise Refusal("name.long", N_("Це задовго для імені. Напишіть лише прізвище, ім’я та по батькові."))
    if any(character.isdigit() for character in text):
        raise Refusal(
            "name.digits", N_("В імені не буває цифр. Напишіть лише прізвище, ім’я та по батькові.")
        )
    if re.search(r"[^\w\s’.,\-]|_", text) or not re.search(r"\w", text):
        raise Refusal("name.signs", N_("Тут є зайві знаки. Напишіть лише прізвище, ім’я та по батькові."))
    return text


def _words(text: str) -> list[str]:
    """The words of a name, capitalised and in one alphabet each. Raises `Refusal` if that cannot be mended."""
    text = re.sub(r"[.,]", " ", text)
    if text.islower() or text.isupper():
        text = re.sub(r"[^\s\-]+", _capitalised, text.lower())
    words = [_repaired(word) for word in text.split()]
    joined = _joined(words)
    return joined if len(joined) > 1 else words


def _capitalised(word: re.Match[str]) -> str:
    if word[0] in _PARTICLES:
        return word[0]
    return re.sub(r"^.’.", lambda start: start[0].upper(), word[0][:1].upper() + word[0][1:])  # О’Коннор


def _repaired(word: str) -> str:
    found = one_alphabet(word)
    if found is None:
        raise Refusal(
            "name.alphabets",
            N_("У слові «{word}» змішані літери двох абеток. Напишіть його ще раз."),
            word=word,
        )
    return found


def _joined(words: list[str]) -> list[str]:
    """«ван дер Берг» is one surname."""
    joined: list[str] = []
    held: list[str] = []
    for word in words:
        held.append(word)
        if word.casefold() not in _PARTICLES:
            joined.append(" ".join(held))
            held = []
    return [*joined, *held]


def _is_patronymic(word: str) -> bool:
    return _PATRONYMIC.match(word.casefold()) is not None
