"""Short words that people type instead of an answer: «не знаю», «нема», «не хочу», «пропустити», «готово».

Ukrainian, Russian and English alike, since many who were displaced write Russian.
"""

from __future__ import annotations

import re
from enum import StrEnum

from dialogs.engine.kinds.words import heard
from dialogs.patterns import expression


class Wish(StrEnum):
    """What the words ask for."""

    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOTHING = "nothing"  # «нема», «нет»: there is none
    NO = "no"  # «ні», «нічого»: which may be an answer in words
    SKIP = "skip"
    DONE = "done"


LONGEST = 80

_FILLERS = frozenset(
    "я ми мені мне нам ну на жаль нажаль к сожалению вибачте пробачте перепрошую извините простите sorry чесно честно "
    "просто поки пока вже уже зараз сейчас точно саме именно зовсім совсем взагалі вообще ой мабуть наверное дуже "
    "очень теж тоже у меня мене мы нас really just unfortunately i we am i’m please дякую спасибо thanks thank you "
    "більше больше нічого ничего такого такої цього цього этого це это про об а та да же ж бо ай ніяких никаких ніякої "
    "никакой ніякого никакого таких".split()
)
_UNKNOWN = (
    "не знаю|не знаємо|не знаем|не пам’ятаю|не памятаю|не пам’ятаємо|не помню|не помним|не відомо|не известно|"
    "невідомо|неизвестно|не впевнен[а-яі]*|не уверен[а-я]*|не в курсі|не в курсе|не згадаю|не пригадаю|не вспомню|"
    "не можу згадати|не можу пригадати|не могу вспомнить|не розумію|не понимаю|забув|забула|забули|забыл|забыла|"
    "без поняття|без понятия|поняття не маю|понятия не имею|хз|хтозна|"
    "(?:звідки|откуда) (?:знати|знать)|(?:хто|фіг|бог|біс|хрін|чорт|дідько) (?:його|її|їх) (?:знає|зна)|"
    "(?:кто|фиг|бог|хрен|ч[её]рт) (?:его|её|ее|их) знает|"
    "(?:немає|нема|не маю|нет|нету) (?:під рукою|при собі|із собою|под рукой|с собой|при себе)|"
    "(?:під рукою|при собі|із собою|под рукой|с собой|при себе) (?:немає|нема|нет|нету)|"
    "важко сказати|тяжко сказати|трудно сказать|"
    "сложно сказать|do not know|don’t know|dont know|do not remember|don’t remember|dont remember|can’t remember|"
    "cannot remember|can’t recall|do not recall|idk|dunno|no idea|not sure|unsure|unknown|forgot|have forgotten"
)
_DECLINED = (
    "не хочу|не хотів би|не хотіла б|не хотел бы|не хотела бы|не хочеться|не хочется|не бажаю|не желаю|не скажу|"
    "не буду|не готовий|не готова|не готов|відмовляюсь|відмовляюся|отказываюсь|без відповіді|без ответа|"
    "без коментарів|без комментариев|do not want|don’t want|dont want|prefer not|would prefer not|rather not|"
    "would rather not|i’d rather not|decline|no comment|refuse"
)
_NOTHING = (
    "нема|немає|не має|не маю|не имею|нет|нету|none|відсутній|відсутня|відсутнє|отсутствует|отсутствуют|не існує|n/a|"
    "not any|not available|do not have|don’t have|dont have|have none|there is none"
)
_NO = (
    "ні|нє|no|nope|nothing|нічого|ничего|нікого|никого|ніхто|никто|nobody|no one|"
    "жодного|жодної|жодних|жоден|жодна|жодне|жодні|жодному|жодній|ні одного|ни одного|не було|"
    "ніяк(?:ий|а|е|і|ого|ої|их|ій)|никак(?:ой|ая|ое|ие|ого|их)|нічого (?:такого|з цього|із цього|схожого|подібного)|"
    "ничего (?:такого|из этого|подобного|похожего)|none of (?:these|those|them|that)|nothing of the kind|"
    "не было"
)
_SKIP = (
    "пропустити|пропускаю|пропустимо|пропустіть|пропуск|пропустить|пропускаем|пропустите|скіп|скип|skip|skip it|pass|"
    "next|далі|дальше|наступне|следующее|следующий|потім|потом|later|пізніше|позже|"
    r"(?:можна |можно )?(?:потім|пізніше|згодом|потом|позже|later)"
    r"(?: скажу| відповім| напишу| заповню| додам| ответить| відповісти| отвечу| дозаполню)?|"
    r"не можу сказати|не могу сказать|"
    "не можу відповісти|не могу ответить|can’t say|cannot say|can’t answer|cannot answer"
)
_DONE = (
    "готово|готова|все|всё|усе|всі|це все|це всі|ось і все|это все|это всё|вот и все|вот и всё|все готово|done|"
    "all done|that’s all|that is all|finished|finish|ready|нема|немає|нет|no more|nothing more|закінчив|закінчила|"
    "закончил|закончила|кінець|конец"
)
_TAIL = (
    "ніяк(?:их|ого|ої|ий|а|е|і)|никак(?:их|ого|ой|ая|ое|ие)|"
    "іпн|инн|рнокпп|номер|номера|номеру|номерів|дату|дати|даты|адресу|адреси|адреса|адрес|ім’я|имя|імені|число|числа|день|дня|рік|року|"
    "год|года|суму|суми|сумму|суммы|коли|когда|де|где|як|как|скільки|сколько|хто|кто|що|что|чому|почему|який|яка|яке|"
    "какой|какая|какое|відповіді|ответа|відповідь|ответ|писати|писать|сказати|сказать|казати|відповісти|відповідати|"
    "ответить|отвечать|говорити|говорить|згадувати|вспоминать|розповідати|рассказывать|вказувати|указывать|там|було|"
    "было|був|была|були|были|звати|зовут|звали|його|її|їх|его|ее|её|их|документ|документа|документів|документу|"
    "документов|папери|паперів|бумаг|паспорта|довідки|справки|файл|файлу|файла|файлів|файлов|фото|доказів|телефону|"
    "телефона|пошти|почты|скриньки|скриньку|ящика|електронки|електронку|електронної|электронки|электронной|"
    "імейла|імейлу|імейл|имейла|имейл|мейла|мейлу|мейл|мила|email|e-mail|коду|кода|индекса|батькові|отчества|or|and|the|a|to|it|my|exact|exactly|number|date|"
    "name|answer|say|tell|talk|about|that|this|document|documents|file|files|address|when|where|how|who|what|точної|"
    "точной|точного|нема|немає|нет|і|й|та|и|по|за|у|в|не"
)


_OBJECT = "паспорт|чеків|чека|чек|фотографій|фотографий|відео|видео|рахунку|счета|договору|договора|свідоцтва|рішення"


def _phrases(words: str) -> re.Pattern[str]:
    """The words with what they are about behind them («не знаю номера») or before them («номера не знаю»)."""
    about = f"{_TAIL}|{_OBJECT}"
    return expression(rf"(?:(?:{about})[ ,]+){{0,3}}(?:{words})(?:[ ,]+(?:{about})){{0,4}}")


_PHRASES = {
    Wish.UNKNOWN: _phrases(_UNKNOWN),
    Wish.DECLINED: _phrases(_DECLINED),
    Wish.SKIP: expression(_SKIP),
    Wish.NOTHING: _phrases(_NOTHING),
    Wish.NO: _phrases(_NO),
    Wish.DONE: expression(_DONE),
}
_ANY = _phrases("|".join((_UNKNOWN, _DECLINED, _SKIP, _NOTHING, _NO, _DONE)))
"""Matches whatever one of them does: most texts are no refusal, and are looked through once."""
_LEADS = frozenset("ні нє нет no".split())
_DIGIT = expression(r"\d")
_STOPS = expression(r"[.!?;…]+")
_DASHES = expression(r"[\s\-–—−]+")


def wished(text: str) -> Wish | None:
    """What a text that is nothing but a refusal asks for; None for anything that says more. None has a digit."""
    if len(text) > LONGEST or not text.strip() or _DIGIT.search(text):
        return None
    if _DASHES.fullmatch(text):
        return Wish.NOTHING
    said = _STOPS.sub(" ", heard(text))
    words = said.replace(",", " ").split()
    bare = [word for word in words if word not in _FILLERS]
    led = bare[1:] if bare[:1] and bare[0] in _LEADS else []
    for phrase in filter(_ANY.fullmatch, dict.fromkeys(map(" ".join, (words, bare, led)))):
        for wish, phrases in _PHRASES.items():
            if phrases.fullmatch(phrase):
                return wish
    return None


def nothing_more(text: str) -> bool:
    """Whether the words end a list that holds something: «це всі», «більше немає», «ні»."""
    parts = text.split(",") if len(text) <= LONGEST else [text]
    return all(wished(part) in (Wish.DONE, Wish.NOTHING, Wish.NO) for part in parts)
