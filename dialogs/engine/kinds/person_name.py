"""The name of a person."""

from __future__ import annotations

import re
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.given_names import is_given
from dialogs.engine.kinds.name_order import Order, is_patronymic, orders
from dialogs.engine.kinds.name_words import name_words
from dialogs.engine.kinds.refusals import wished
from dialogs.engine.kinds.words import part_of, plain, without_pictures
from dialogs.engine.names import FullName
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

__all__ = ["FullName", "PersonName"]

LONGEST = 120

_LED = expression(
    r"(?i)^(?:(?:я|це|это|фоп|i am|i’m)\s+|"
    r"(?:мене|меня|мого сина|мою доньку|його|її|её|ее|его)\s+(?:звати|звуть|зовуть|зовут|звали)\s+|"
    r"(?:звати|звуть|зовуть|зовут|звали)\s+(?:мене|меня|його|її|его|её|ее)\s+|"
    r"п\.\s*|покійн(?:ий|а|ого|ої)\s+|покойн(?:ый|ая)\s+|"
    r"(?:my|his|her) name is\s+|"
    r"(?:пан|пані|гр|громадянин|громадянка|гражданин|гражданка|mr|mrs|ms|miss|dr|herr|frau|піб|пиб|фіо|фио)\b\.?:?\s+)"
)
_OF_KIN = (
    "мама|мати|тато|батько|син|дочка|донька|дружина|чоловік|сестра|брат|бабуся|дідусь|дитина|муж|жена|сын|дочь|папа|мать|"
    "отец|бабушка|дедушка|ребенок|ребёнок|тьотя|тітка|тётя|тетя|дядя|дядько|онук|онука|внук|внучка|теща|тесть|свекруха|"
    "свекор|кума|племінник|племінниця|сусід|сусідка|подруга|доця|доня|дочечка|донечка|дочурка|синок|синочок|сынок|малий|мала|малюк|малышка|хрещений|хрещена|"
    "дівчинка|хлопчик|дівчина|хлопець|девочка|мальчик|жінка|женщина|"
    "похресниця|похресник|husband|wife|son|daughter|mother|father|brother|sister"
)
_MINE = "моя|мій|моє|мої|мой|моё|мое|моего|моєї|мого|наш|наша|my|our"
_KIN = expression(rf"^(?:(?i:{_MINE})\s+(?i:{_OF_KIN})|{_OF_KIN})[,:\s-]+")
"""Kinship before a name. «Брат» and «Син» with a capital may be surnames, unless somebody calls them theirs."""

_KIN_AFTER = expression(
    rf"(?:[,\s–—-]+\(?(?i:(?:це\s+)?(?:{_MINE}|я\s+(?:її|його|ее|её|его))\s+)|,\s*|\s+[–—-]\s+|\s+\()(?:{_OF_KIN})\)?\s*$"
)
"""«Бойко Андрій, мій брат»: kinship after a name."""

_ONLY_KIN = expression(rf"(?i:(?:{_MINE})\s+)?(?:{_OF_KIN})|(?i:(?:{_MINE})\s+(?:{_OF_KIN}))")
_ANY_KIN = expression(rf"(?i:{_OF_KIN})")

_BEFORE_MARRIAGE = expression(
    r"(?i)[,\s]+\(?\s*(?:дівоч[аеі]|девичья|"
    r"(?:до шлюбу|до заміжжя|раніше|в дівоцтві|в девичестве|до замужества|née|nee|geb|geborene|geboren|roz|rozená|"
    r"z domu|урожд|урожденная|урождённая|уроджена)(?=\W))"
    r"(?:\s+(?:прізвище|фамилия))?[\s.:–—-]+[^\W\d_][\w’-]*\s*\)?"
)
"""«Ткаченко Ірина, дівоче Мороз»: the name of today is the one that documents have."""

_AFTER = expression(
    r"(?i)[,\s]+\(?(?:мій|моя|мой|помер\w*|загин\w+|погиб\w*|умер\w*|вбит\w+|убит\w+|зник\w*|пропа\w+|покійн\w+|"
    r"без по батькові|по батькові (?:немає|нема)|(?:немає|нема) по батькові|без отчества|(?:нет отчества|отчества нет)|"
    r"б/п|мол\.|молодший|ст\.|старший|jr\.?|sr\.?)\)?$"
)
"""What is said of a person after their name, and is no part of it."""

_LONG_NAME = 5
"""Words of which more are hardly one person."""
_MARK_FOR_APOSTROPHE = expression(r"(?<=[^\W\d_аеєиіїоуюяыэё])(?:[*^]|’’|\")(?=[яюєї])", re.IGNORECASE)
"""«В*ячеслав», «Мар"яна»: some keyboards have no apostrophe."""

_SAID = frozenset(
    "мене меня мені звуть звати зовуть зовут звали фамілія фамілії паспорті паспорте документах документі документе "
    "дивіться смотрите моєму моїй моего моей "
    "або или or мабуть здається кажется наверное наверно нет громадянин громадянка україни гражданин гражданка украины "
    "загинув загинула загинули погиб погибла".split()
)
"""Words of a sentence about a name: none of them is one."""

_THE_SAME = expression(
    r"(?i)(?:та|той|те|тот|такий|така|такой|такая)(?:\s+|-)(?:ж|же|сама|самий|саме|самый|самая)"
)
"""«Та сама» points at a name said elsewhere."""

_ABBREVIATED = expression(r"(?<!^)\b[^\W\d_]{2,3}(?=\.(?!\w*$))|(?<!^)\b[^\W\d_]{2}(?=\.$)")
"""«Коваль Ол. Ів.»: no whole name. What ends a message may be a full stop."""

_TWO = expression(r"(?i)[^\W\d_]{2,}\s+(?:та|і|й|и|and|&|\+)\s+[^\W\d_]{2,}")
"""«Коваленко Софія та Іван» are two people."""

_LABELLED = expression(
    r"(?i)(?P<label>прізвище|фамилия|фамілія|surname|last name|власне ім’?я|ім’?я|имя|given name|first name|name|"
    r"по[ -]?батькові|отчество|patronymic)\s*[:—–-]?\s*(?P<word>[^\W\d_][\w’\-]*(?:\s+(?:огл[иыу]|к[ъ]?[иы]з[иы]))?)"
)
_NO_NAME = expression(
    r"(?i)\b(?:не\s+(?:знаю|знаємо|знаем|пам’ятаю|памятаю|помню|хочу|скажу|відом\w+|известн\w+|маю|буду)|невідом\w+|"
    r"неизвест\w+|немає|нема|нету|забув|забула|забыл\w*|тов|ооо|прат|don’t know|unknown|no idea|n/a)\b"
)


_FIGURES = expression(
    r"(?i)[+\d][\d\s.,/()+-]*(?:р\.?\s?н\.?|г\.?\s?р\.?|р\.|року(?:\s+народження)?|года(?:\s+рождения)?|рік|років)?(?!\w)"
)
_SIGNS = expression(r"[^\w\s’.,\-]|_")
_IN_BRACKETS = expression(r"\([^()]*\)")
_FORMER = expression(r"[^\W\d_][\w’-]*\s*\(\s*(?P<former>[^\W\d_][\w’-]*)\s*\)\s*(?P<rest>[^()\d]+)")
_WHOLE_NAME = expression(r"[^\W\d_][\w’-]*(?:\s+[^\W\d_][\w’-]*){1,4}")


class PersonName(Kind):
    """Surname, given name and, if there is one, patronymic. Names of any country are welcome, in either alphabet."""

    name = "person_name"
    takes = N_("Напишіть прізвище, ім’я та по батькові текстом.")
    free = True

    def parse(self, given: Input, scope: Scope) -> FullName:
        text = _readable(given.text, given.option)
        if labelled := _by_labels(text):
            return labelled
        words = _without_kin(name_words(text))
        initials = [word for word in words if len(word) == 1] or _ABBREVIATED.findall(text)
        if initials and len(words) > 1 and not given.keep:
            raise Refusal(
                "name.initials",
                N_("Ініціалів замало: «{part}». Напишіть ім’я та по батькові повністю."),
                soft=True,
                part=" ".join(initials),
            )
        if len(words) == 1:
            if given.keep:
                return FullName(words[0], "")
            raise Refusal(
                "name.one_word",
                N_(
                    "Тут лише одне слово: «{part}». Допишіть решту: прізвище, ім’я, по батькові, якщо воно є."
                ),
                soft=True,
                part=words[0],
            )
        if initials and given.keep:
            return _with_initials(words)
        if "," in text and (before := _before_comma(text)):
            return _in_order(before, words)
        return self._ordered(words, given)

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        """The rest of a name: the given names after the surname, the surname before them, names instead of initials."""
        try:
            first, rest = name_words(_readable(before)), name_words(_readable(text))
        except Refusal:
            return ""
        if len(rest) > 2 or {word.casefold() for word in first} & {word.casefold() for word in rest}:
            return ""
        if refusal.code == "name.no_surname":
            return f"{text} {before}"
        if refusal.code == "name.initials":
            kept = [word for word in first if len(word) > 1]
            return " ".join([*kept, *rest]) if len(kept) == 1 else ""
        if refusal.code != "name.one_word":
            return ""
        return f"{text} {before}" if is_patronymic(first[0]) and len(rest) == 2 else f"{before} {text}"

    def dump(self, value: Any) -> Any:
        return {"surname": value.surname, "given": value.given, "patronymic": value.patronymic}

    def load(self, data: Any) -> FullName:
        return FullName(**data)

    def describe(self, value: Any, language: Language) -> str:
        return str(value)

    def _ordered(self, words: list[str], given: Input) -> FullName:
        found = orders(words)
        chosen = next((order for order in found if str(order) == given.option), None)
        order = chosen or found[0]
        if not order.surname and not given.keep:
            raise Refusal(
                "name.no_surname",
                N_("Тут є ім’я та по батькові: «{part}». Допишіть прізвище."),
                soft=True,
                part=str(order),
            )
        if len(found) > 1 and not chosen and not given.keep:
            raise Refusal(
                "name.order",
                N_("Що тут прізвище: «{part}»? Виберіть або напишіть прізвище першим."),
                options=tuple(
                    NameOption(value=str(each), label=f"{each.surname}|{each.given}") for each in found
                ),
                part=" ".join(words),
            )
        sure = bool(chosen or given.keep or is_patronymic(order.patronymic))
        apart = len(words) > _LONG_NAME or order.surname not in " ".join(words)  # «Коваль Іван Петрович син»
        if len(words) > 3 and not (chosen or given.keep) and (apart or not (sure or " " in order.surname)):
            raise Refusal(
                "name.many_words",
                N_(
                    "Слів більше, ніж три. Прізвище тут «{surname}», ім’я «{given}», решта «{rest}». Чи це так?"
                ),
                soft=True,
                surname=order.surname,
                given=order.given,
                rest=order.patronymic,
            )
        return FullName(order.surname, order.given, order.patronymic)


class NameOption(Option):
    """One way to read a name, said by its surname."""

    def written(self, language: Language) -> str:
        surname, given = self.label.split("|")
        if not surname:
            return language.text(N_("прізвища тут немає"))
        return language.text(N_("прізвище {surname}"), surname=surname, given=given)


def _readable(typed: str, option: str = "") -> str:
    """The text of a name; of one with something else beside it, what was chosen. Raises `Refusal` for what is no
    name."""
    text = _MARK_FOR_APOSTROPHE.sub("’", without_pictures(plain(typed)))
    text = re.sub(r"\s*[-–—]\s*", "-", _KIN_AFTER.sub("", text)).strip(" ,;:-")
    if _ONLY_KIN.fullmatch(text):
        raise Refusal(
            "name.kin", N_("Напишіть не «{part}», а прізвище та ім’я цієї людини."), part=part_of(typed)
        )
    text = _AFTER.sub("", text)
    text = _BEFORE_MARRIAGE.sub("", _KIN.sub("", _LED.sub("", text)))
    if len(text) > LONGEST:
        raise Refusal("name.long", N_("Це задовго для імені. Напишіть лише прізвище, ім’я та по батькові."))
    labelled = _by_labels(text)
    if wished(typed) or _NO_NAME.search(text) or (not labelled and _is_sentence(text)):
        raise Refusal(
            "name.none",
            N_("«{part}» — це не ім’я. Напишіть прізвище та ім’я або натисніть «Пропустити»."),
            part=part_of(typed),
        )
    if not labelled and (_TWO.search(text) or _several(text)):
        raise Refusal(
            "name.several",
            N_("Тут записують одну людину. Напишіть прізвище та ім’я лише однієї."),
        )
    beside = _names_beside(text)
    if option and option in beside:
        return option
    if digits := re.findall(r"\S*\d\S*", text):
        raise Refusal(
            "name.digits",
            N_("В імені не буває цифр, а тут є «{part}». Напишіть лише прізвище, ім’я та по батькові."),
            options=_as_options(beside),
            part=part_of(" ".join(digits)),
        )
    signs = [] if labelled else _SIGNS.findall(text)
    if signs or not re.search(r"\w", text):
        raise Refusal(
            "name.signs",
            N_("Тут є зайві знаки: «{part}». Напишіть лише прізвище, ім’я та по батькові."),
            options=_as_options(beside),
            part="".join(dict.fromkeys(signs)) or part_of(typed),
        )
    return text


def _names_beside(text: str) -> tuple[str, ...]:
    """The names in «Коваль Олена 12.04.1969 р.н.», «Коваль (Шевченко) Олена» and «Коваль/Олена», which figures,
    brackets or signs stand beside; none where what is left is no whole name."""
    bare = _SIGNS.sub(" ", _IN_BRACKETS.sub(" ", _FIGURES.sub(" ", text)))
    found = [bare]
    if former := _FORMER.fullmatch(text):
        found.append(f"{former['former']} {former['rest']}")
    names = [" ".join(each.split()).strip(" ,;:-") for each in found]
    whole = [each for each in names if each != text and _WHOLE_NAME.fullmatch(each)]
    return tuple(dict.fromkeys(whole))


def _as_options(names: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(value=each, label=each, verbatim=True) for each in names)


def _is_sentence(text: str) -> bool:
    """«як у паспорті», «мене звуть»: a word that is no name, and so not an initial either."""
    return bool(_THE_SAME.fullmatch(text)) or any(
        word.casefold().strip(",") in _SAID for word in text.split()
    )


def _several(text: str) -> bool:
    """«Кравець Аліна, Кравець Максим»: a surname and a given name on either side of a comma or a line break."""
    parts = [[word for word in part.split() if len(word) > 2] for part in text.split(",")]
    return len(parts) > 1 and all(len(part) > 1 for part in parts) and all(_has_given(part) for part in parts)


def _has_given(words: list[str]) -> bool:
    return not is_patronymic(words[-1].casefold()) and 1 <= sum(map(is_given, words)) < len(words)


def _by_labels(text: str) -> FullName | None:
    """«Прізвище: Коваль, ім’я: Олена»: each word is what it says that it is."""
    found = {match["label"].casefold()[:4]: name_words(match["word"]) for match in _LABELLED.finditer(text)}
    surname = next(
        (" ".join(found[key]) for key in ("пріз", "фами", "фамі", "surn", "last") if key in found), ""
    )
    given = next(
        (
            " ".join(found[key])
            for key in ("влас", "ім’я", "імя", "имя", "give", "firs", "name")
            if key in found
        ),
        "",
    )
    father = next(
        (" ".join(found[key]) for key in ("по б", "по-б", "поба", "отче", "patr") if key in found), ""
    )
    rest = name_words(_LABELLED.sub(" ", text)) if found else []
    if not surname and not given and father and len(rest) == 2:  # «Коваль Олена, по батькові Іванівна»
        order = orders(rest)[0]
        surname, given = order.surname, order.given
    elif given and len(rest) == 1:
        surname = surname or rest[0]
    elif surname and rest and not given:
        given, father = rest[0], father or " ".join(rest[1:])
    return FullName(surname, given, father) if surname and given else None


def _without_kin(words: list[str]) -> list[str]:
    """«Дочка Коваленко Софія»: kinship leads a whole name, but «Брат Андрій Іванович» has it for a surname."""
    first, *rest = words or [""]
    if len(rest) < 2 or not _ANY_KIN.fullmatch(first):
        return words
    found = orders(rest)
    return rest if len(found) == 1 and found[0].surname else words


def _with_initials(words: list[str]) -> FullName:
    """«О. І. Коваль»: the word that is no initial is the surname."""
    whole = [word for word in words if len(word) > 1]
    short = [word for word in words if len(word) == 1]
    if len(whole) != 1:
        return FullName(words[0], words[1], " ".join(words[2:]))
    return FullName(whole[0], short[0], " ".join(short[1:]))


def _before_comma(text: str) -> str:
    """«García Márquez, Gabriel»: what stands before the only comma is the surname."""
    before, _, after = text.partition(",")
    return before if before.strip() and after.strip() and "," not in after else ""


def _in_order(before: str, words: list[str]) -> FullName:
    count = len(name_words(before))
    surname, rest = words[:count], words[count:]
    if not rest:
        return FullName(words[0], " ".join(words[1:]))
    order = Order(" ".join(surname), rest[0], " ".join(rest[1:]))
    return FullName(order.surname, order.given, order.patronymic)
