"""What people say to the bot instead of an answer: a question back, a greeting, that it is enough or too much.

Only a text that is nothing else. Each gets a sentence of its own, and the question stays. Ukrainian, Russian and
English alike, as in `refusals`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dialogs.engine.kinds.choosing import NO, YES
from dialogs.engine.kinds.words import brief
from dialogs.language import N_
from dialogs.patterns import expression

_LONGEST = 80
_DIGIT = expression(r"\d")

_FILLERS = (
    "а|і|й|та|и|ну|ой|о|же|ж|то|я|ми|мы|ви|вы|вам|вас|мені|мне|нам|тут|там|тоді|тогда|ще|еще|ещё|вже|уже|так|там|"
    "дуже|очень|будь ласка|будьласка|пожалуйста|пж|please|просто|взагалі|вообще|все|всё|це|это|цим|цього|этого|про|за|"
    "для|у|в|на|з|с|of|the|a|is|are|am|i|it|this|that|to|do|does|so|here|now|me|you|bro|хочу|можна|можно|друзі|бот|бота|bot|сьогодні|"
    "сегодня|today|зараз|сейчас|чат|день|привіт|люди|шановні|панове"
)

_FILLER = rf"(?>(?:{_FILLERS})(?!\w))"
"""Each word is read in one way only (atomic groups, https://docs.python.org/3/library/re.html): the same words thirty
times must not be tried in all combinations."""


def _begun(phrases: str) -> str:
    """Any of the phrases, with words before it that say no more."""
    return rf"(?:{_FILLER}[ ,]+)*(?:{phrases})(?!\w)"


def _whole(phrases: str) -> re.Pattern[str]:
    """The same, and nothing behind it but more of that kind."""
    return expression(rf"{_begun(phrases)}(?:[ ,.!]+(?>(?:{phrases}|{_FILLERS})(?!\w)))*+")


PRESSED = (
    YES
    | NO
    | frozenset(
        "ок окей плюс привіт привет hello start старт назад back вперед далі дальше next продовжити продолжить "
        "continue пауза pause стерти стереть erase видалити удалить delete скасувати отмена cancel "
        "додому меню зберегти сохранить save тест test".split()
    )
)
"""Single words that are pressed or said to a program. What is asked for in words may be one word as well."""


class Aside(NamedTuple):
    """Something said to the bot: any of these phrases (a pattern). `message` answers it; a source text."""

    code: str
    message: str
    phrases: str


THANKS = Aside(
    "aside.thanks",
    N_("Раді допомогти."),
    r"дякую|дякуємо|дяка|щиро дякую|спасибі|спасибо|благодарю|вдячн\w+|thanks|thank you|thx|велике|красно|большое|"
    r"огромное|щиро|very much|a lot|допомогу|помощь|роботу|терпіння|your help|help",
)
_KEY_OF_THANKS = expression(r"дяк|спасиб|благодар|вдячн|thank|thx")

_WHY = Aside(
    "aside.why",
    N_("Про це питає форма заяви. Якщо не знаєте або не хочете відповідати, пропустіть."),
    r"навіщо|нащо|зачем|для чого|чому|почему|нафіга|нафига|why|what for|питаєте|спрашиваете|запитуєте|потрібно|"
    r"потрібна|потрібні|нужно|нужна|нужны|треба|така|такая|інформація|информация|дані|данные|знати|знать|ask|need|"
    r"know|asking|питання|вопрос|це питання|этот вопрос",
)
_KEY_OF_WHY = expression(
    r"(?<!\w)(?:навіщо|нащо|зачем|для чого|чому|почему|нафіга|нафига|why|what for)(?!\w)"
)

_WHAT = Aside(
    "aside.what",
    N_("Напишіть так, як розумієте. Якщо не впевнені, пропустіть: сюди можна повернутися."),
    r"що це|шо це|шо то|що таке|шо таке|что это|что такое|що саме|что именно|що означає|что значит|що значить|"
    r"що мається на увазі|що ви маєте на увазі|що маєте на увазі|что имеется в виду|что вы имеете в виду|"
    r"таке|такое|"
    r"(?:що|шо|что|як|как|куди|куда|де|где) (?:треба |нужно |тут |сюди |сюда |мені |мне )*"
    r"(?:писати|писать|вказати|вказувати|указать|указывать|відповідати|отвечать|вписати|заповнювати|заполнять|"
    r"натиснути|нажать|натискати|нажимать)|"
    r"поясніть|поясни|пояснити|об.?ясните|об.?ясни|не розумію (?:питання|вас|про що|що)|"
    r"не понимаю (?:вопрос\w*|вас)|"
    r"не зрозумі\w+|не понял\w?|незрозуміло|непонятно|питання|вопрос\w?|приклад|пример|наведіть приклад|"
    r"what do you mean|what is this|what does it mean|what is that|explain|don.t understand|do not understand|"
    r"not clear|example|the question|question",
)
_KEY_OF_WHAT = expression(
    r"(?<!\w)(?:що|шо|что|як|как|куди|куда|де|где|поясн\w+|об.?ясн\w+|не розумію|не понимаю|не зрозум\w+|не понял\w?|"
    r"незрозуміло|непонятно|приклад|пример|what|explain|understand|not clear|example)(?!\w)"
)
_LEFT = Aside(
    "aside.left",
    N_("Скільки лишилося, написано під питанням. Усе збережено, тож можна зробити перерву."),
    r"(?:скільки|сколько|багато|много|довго|долго)(?: ще| еще| ещё| там)*"
    r"(?: питан\w+| вопрос\w+| залишил\w+| осталось| лишил\w+| буде| будет)*|"
    r"(?:чому|почему|нащо|зачем) (?:так )?(?:багато|много) (?:питан\w+|вопрос\w+)|коли кінець|когда конец|"
    r"how many(?: more)?(?: questions)?(?: left)?|how long(?: will it take)?|why so many questions",
)
_KEY_OF_LEFT = expression(r"питан|вопрос|ще|еще|ещё|залиш|лишил|остал|кінець|конец|question|long|left")
_STOP = Aside(
    "aside.stop",
    N_("Усе збережено. Чат можна закрити й повернутися сюди, коли буде зручно."),
    r"стоп|stop|досить|хватит|годі|відміна|отмена|отменить|скасувати|cancel|припинити|прекратить|зупинитися|"
    r"зупинись|зупиніться|остановись|остановитесь|вийти|выйти|exit|quit|пауза|паузу|pause|перерва|перерву|перерыв|"
    r"не можу|не могу|не зараз|не сейчас|not now|зайнят\w+|занят\w+|немає часу|нет времени|no time|"
    r"(?:давайте |давай )?(?:завтра|потім продовжу|продовжу потім|продовжу пізніше|потом продолжу)|"
    r"втомил\w+|втомлен\w+|устал\w?|tired|спати|передумал\w?|break",
)
_ANGER = Aside(
    "aside.anger",
    N_("Розуміємо: питань багато, і це важко. Це питання можна пропустити або повернутися до нього пізніше."),
    r"за[їе]бали|дістали|достали|задолбали|заколебали|набридло|надоело|бісить|бесит|знущаєтес\w|издеваетес\w|"
    r"ідіот\w*|идиот\w*|тупий|тупой|тупі|тупые|бред|маразм|капець|пипец|пизд\w+|бляд?ть|бля|сука|"
    r"нах\w{2,3}|на х\w{2}|"
    r"йди|іди|иди|хуйн\w|wtf|fuck\w*|bullshit|shit|stupid|dumb|скільки можна|сколько можно|задрали|off",
)
_HUMAN = Aside(
    "aside.human",
    N_("Тут відповідає програма, людини в чаті немає. Де допоможуть люди, написано в /help."),
    r"(?:живий |живой |жива |живого |з |с |позвіть |покличте |позовите |хочу |дайте |соедините |з.єднайте )+"
    r"(?:оператор\w?|людин\w+|человек\w?|консультант\w?)|оператора|людину|хочу поговорити(?: з людиною)?|"
    r"поговорить|"
    r"передзвоніть|зателефонуйте|подзвоніть|перезвоните|позвоните|call me|human|real person|talk to a human|agent|"
    r"допоможіть|допоможи|помогите|помоги|поможіть|help|sos|сос|хто допоможе|кто поможет",
)
_HERE = Aside(
    "aside.here",
    N_("Ми тут. Відповідайте, коли зручно: усе збережено."),
    r"добр\w+ (?:день|дня|ранок|ранку|вечір|вечора|ночі|здоров.я|утро|вечер|ночи|времени суток)|вітаю|вітаємо|"
    r"привіт|привіти?ки|здрастуйте|здравствуйте|здраствуйте|привет|хай|hello|hi|hey|good (?:morning|day|evening)|"
    r"ал?ло|агов|(?:є|есть) (?:тут |там |здесь )?(?:хто|хтось|кто|кто-то)(?:-небудь|-нибудь)?|ви є|вы есть|ви де|"
    r"anybody(?: here)?|anyone|слава україні|героям слава|слава нації|на добраніч|до побачення|до свидания|бувайте|"
    r"bye|goodbye",
)
_BEFORE = Aside(
    "aside.before",
    N_("Тут цієї відповіді ще немає. Напишіть її ще раз або пропустіть питання."),
    r"(?:писал\w?|писав|написал\w?|написав|відповідал\w|відповідав|відповіл\w|казал\w|казав|сказал\w?|сказав|"
    r"говорил\w?|говорив|вказувал\w|вказав|вказал\w|надсилал\w|надіслал\w|отвечал\w?|ответил\w?|указывал\w?|"
    r"отправлял\w?)(?: (?:вище|выше|раніше|раньше|до цього))?|"
    r"див(?:\.|\s|ись|іться)* ?вище|см(?:\.|\s|отри|отрите)* ?выше|вище|выше|указано|вказано|було вище|"
    r"те ж саме|те саме|тоже самое|то же самое|так само|так же само|також само|"
    r"(?:як|как) (?:вище|выше|раніше|раньше|попередн\w+|у (?:мене|чоловіка|дружини|мами|дитини|мужа|жены))|"
    r"same(?: as (?:above|before))?|as above|see above|ditto|already (?:said|answered|told)(?: (?:you|that))?",
)

_ASIDES = tuple(
    (one, _whole(one.phrases), key)
    for one, key in (
        (THANKS, _KEY_OF_THANKS),
        (_LEFT, _KEY_OF_LEFT),
        (_WHY, _KEY_OF_WHY),
        (_WHAT, _KEY_OF_WHAT),
        (_HUMAN, None),
        (_HERE, None),
        (_BEFORE, None),
        (_ANGER, None),
        (_STOP, None),
    )
)
_ANY = expression(_begun("|".join(one.phrases for one, _, _ in _ASIDES)))
"""What is one of them whole begins like one of them, as hardly any answer does."""


def aside(text: str) -> Aside | None:
    """What a text says to the bot, if it says nothing else; None for anything that may be an answer."""
    said = brief(text, _LONGEST)
    if not said or _DIGIT.search(said) or not _ANY.match(said):
        return None
    return next(
        (one for one, whole, key in _ASIDES if whole.fullmatch(said) and (key is None or key.search(said))),
        None,
    )


def thanks(text: str) -> bool:
    """Whether the text is a word of thanks and nothing else: no answer to any question."""
    return bool(_KEY_OF_THANKS.search(brief(text, _LONGEST))) and aside(text) is THANKS
