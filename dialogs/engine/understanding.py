"""What a typed text means at a question or a list: an answer, a skip, «готово» or «додати».

The chat and `forms try` both ask here, so that they can never differ. Pure, like everything in the engine.
"""

from __future__ import annotations

import re

from dialogs.engine.answers import Draft, Files, Input, Place, Screen, State, holds_something
from dialogs.engine.attempts import completed, option_named, refused_before
from dialogs.engine.commands import (
    AddItem,
    AddTold,
    CloseList,
    Command,
    GoTo,
    Keep,
    RemoveItem,
    Reply,
    SetAside,
    Skip,
    Toggle,
)
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.choosing import NO, leading
from dialogs.engine.kinds.lost import lost
from dialogs.engine.kinds.refusals import Wish, nothing_more, wished
from dialogs.engine.kinds.words import folded, without_links, words_told
from dialogs.engine.listing import untold
from dialogs.engine.marks import marked
from dialogs.engine.options import NONE
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.same_address import told_before
from dialogs.engine.told_at_list import parts
from dialogs.engine.views import View
from dialogs.language import Language
from dialogs.patterns import expression

_STATES = {Wish.UNKNOWN: State.UNKNOWN, Wish.DECLINED: State.DECLINED}
_LACKING = (State.NO_DOCUMENT, State.ABSENT)
_MORE = frozenset("додати добавить ще еще ещё add another more one є есть".split())
_NOTHING_SAID = _MORE | frozenset(
    "і й та и а ну був була було були был была было были маю мала мав мали имею имела имел кілька декілька несколько "
    "багато много один одна одне одну одного двоє двое троє трое людину людей человек будь ласка треба надо "
    "хочу так да".split()
)
"""Words that say no more than that there is one."""
_ONLY = frozenset(
    "тільки лише лиш тіко только лишь just only for для на за про о це это сам сама один одна і й и та ну кого ж же ще "
    "еще ещё".split()
)
"""Words around «тільки для мене» that name nobody else."""
_SAME = frozenset(
    "є есть все всё усе те то саме самое правильно вірно верно так да й и є ж же залишити оставить лиши залиш як є "
    "без змін изменений right correct same keep".split()
)
"""Words that leave what stands there as it is."""
_TAKEN_OUT = frozenset(
    "прибрати|прибери|приберіть|видалити|видали|видаліть|скасувати|скасуй|убрать|убери|уберите|удалить|удали|отменить|"
    "прибрати зі списку|прибрати цей запис|убрать из списка|remove|delete|cancel|take it out|remove it".split(
        "|"
    )
)
_EVERYBODY = frozenset(
    "всі|усі|все|всі ми|ми всі|усі ми|вся родина|уся родина|вся сім’я|вся семья|everybody".split("|")
)
"""Of an empty list it says that there are some, and not who."""
_NOBODY_ELSE = expression(
    r"(?:(?:тільки|лише|только|лишь|just|only)\s+)?(?:я|мене|me)?\s*(?:одна|один|сама|сам|alone)?"
)
_FIRST_WORD = expression(r"^\W*[^\W_]+[\s,.:;!—–-]*")


def understood(draft: Draft, slot: Slot, text: str, path: Trace, language: Language) -> Command | None:
    """The command that a text typed at a question or a list stands for; None where it says nothing there.

    A refused answer that the text completes is completed when the `Reply` is carried out (`attempts.completed`).
    """
    if isinstance(slot.asks, Repeat):
        return _at_list(slot, slot.asks, text, path)
    if slot.repeat is not None and slot.asks.kind.name != "long_text" and folded(text) in _TAKEN_OUT:
        return _taken_out(draft, slot, slot.repeat)
    if known := told_before(slot, text, path):
        return SetAside(slot.ref, known, stay=True)
    reply = Reply(slot.ref, Input(text=text))
    wish = wished(text)
    if slot.asks.kind.name == "files":
        return _at_files(slot, wish, text) or reply
    if (gone := _lost(slot, slot.asks, text)) is not None:
        return gone
    refusal = refused_before(draft, slot, path)
    if refusal and refusal.options and language.code != "uk":
        named = option_named(refusal.options, text, language)
        if named:
            return Reply(slot.ref, Input(option=named.value))
    if completed(draft, slot, reply.given, path) != reply.given:
        return reply
    option = _option(slot.asks, slot, text, path, language)
    if option:
        return Reply(slot.ref, Input(option=option))
    if _leaves(slot, text, path):
        return Keep()
    if State.ABSENT in slot.asks.skips and slot.asks.kind.lacks(text) and not holds_something(slot.answer):
        return Skip(slot.ref, State.ABSENT, said=text if wish is None else "")
    if wish is Wish.DONE and slot.asks.kind.name == "multi_choice" and (marks := marked(slot, draft.place)):
        return Reply(slot.ref, Input(option=",".join(marks)))
    in_words = wish is Wish.NO and slot.asks.kind.name in ("text", "long_text")
    if wish in (None, Wish.DONE) or in_words or _answers(slot.asks, slot, text, path):
        return reply
    if wish in (Wish.NO, Wish.NOTHING) and NONE in {option.value for option in slot.asks.kind.options()}:
        return Reply(slot.ref, Input(option=NONE))
    if draft.place.screen is Screen.SKIP and wish in (Wish.NOTHING, Wish.NO, Wish.SKIP):
        wish = Wish.UNKNOWN  # said again where the skips stand: the one that claims nothing
    return _skip(slot, wish) or reply


def _taken_out(draft: Draft, slot: Slot, repeat: Repeat) -> Command:
    """«Прибрати» at a question about an item: it goes if nothing is told of it, else what is told is shown first, with
    the button that takes it out."""
    if untold(draft, repeat, slot.ref):
        return RemoveItem(repeat.key, slot.ref.item)
    return GoTo(Place(Screen.ITEM, repeat.key, slot.ref.item))


def besides_choices(view: View, command: Command | None) -> Command | None:
    """The command of a button whose label or number was typed, unless it is one of the choices of a question: they are
    understood from the words themselves, for a number may be an age, and a mark is for pressing."""
    chosen = view.ref is not None and any(choice.command == command for choice in view.choices)
    return None if chosen and isinstance(command, Toggle | Reply) else command


def _option(question: Question, slot: Slot, text: str, path: Trace, language: Language) -> str:
    """The option meant in the language of the reader, which the kind itself knows in Ukrainian only."""
    kind = question.kind
    if language.code == "uk" or not kind.options():
        return ""
    try:
        value = kind.spoken(language).parse(Input(text=text), path.view_from(slot.ref))
    except Refusal:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _answers(question: Question, slot: Slot, text: str, path: Trace) -> bool:
    """Whether words that may be a refusal are an answer here, as «ні» is to yes or no, and «нема» to a count."""
    if question.kind.free:
        return False
    try:
        question.kind.parse(Input(text=text), path.view_from(slot.ref))
    except Refusal as refusal:
        return bool(refusal.options)
    return True


def _skip(slot: Slot, wish: Wish) -> Command | None:
    """The skip itself where it is plain which one is meant, else the choice of skips."""
    if holds_something(slot.answer):
        return None
    one, *others = slot.asks.skips
    state = _STATES.get(wish) if others else one
    if wish in (Wish.NOTHING, Wish.NO):
        state = next((lack for lack in _LACKING if lack in slot.asks.skips), state)
    return Skip(slot.ref, state) if state else GoTo(Place(Screen.SKIP, slot.ref.key, slot.ref.item))


def _leaves(slot: Slot, text: str, path: Trace) -> bool:
    """Whether «так», «те саме» say that the answer on the screen may stay; to yes or no they are an answer."""
    if slot.answer is None or not slot.answer.given:
        return False
    words = [word.strip(".,!") for word in folded(text).split()]
    if not words or not _SAME.issuperset(words):
        return False
    assert isinstance(slot.asks, Question)
    return not slot.asks.kind.options() and not _answers(slot.asks, slot, text, path)


def _at_files(slot: Slot, wish: Wish | None, text: str) -> Command | None:
    """«Готово» and whatever begins with a no press the button that is there; any other refusal skips while there is no
    file."""
    held = slot.answer is not None and isinstance(slot.answer.value, Files) and bool(slot.answer.value.files)
    if wish is None and not held and lost(text):
        return _skip(slot, Wish.NOTHING)
    if wish is None:
        return CloseList(slot.ref) if leading(text)[0] is False or _denied(text) else None
    return CloseList(slot.ref) if held or wish in (Wish.DONE, Wish.NOTHING, Wish.NO) else _skip(slot, wish)


def _lost(slot: Slot, question: Question, text: str) -> Command | None:
    """«Паспорт згорів», «лишився в Маріуполі» where the number of a paper is asked for: there is no document, or where
    the number is the person's own («РНОКПП»), it is not known now."""
    numbered = question.kind.document or question.kind.name in _OWN_NUMBERS
    if not numbered or slot.answer is not None or not lost(text):
        return None
    states = (State.NO_DOCUMENT, State.UNKNOWN)
    return next((Skip(slot.ref, state) for state in states if state in question.skips), None)


_OWN_NUMBERS = ("tax_number", "unzr")


def _denied(text: str) -> bool:
    """«Квитанції немає»: a few words that end in a no, and none that there is something («чек є, договору нема»)."""
    words = re.findall(r"[^\W\d_]+", folded(text))
    return bool(words) and len(words) <= _FEW and words[-1] in NO and _THERE_IS.isdisjoint(words)


_NOTHING_DONE = expression(
    r"(?:(?:та|ну|ми|я|мені|нам|ще|поки)\s+)*(?:(?:ніхто|никто|нічого|ничего|нікуди|никуда|ніде|ніколи|никогда)\b.{0,30}\b(?:не|ні)\s+\w+"
    r"|(?:не|ні)\s+(?:зверт|обращ|подав|плат|виплат|выплат|купув|куп|покуп|отрим|получ|давал|дал|відкрив|откры|витрач|трат|признач)\w*)"
    r"(?:\s+(?:нічого|ничего|нікуди|никуда|нікому|никому|ніколи|ніде|ще|нам|мені|туди|туда|їм|цього))*"
)
"""«Не зверталась», «ніхто нічого не дав»: that nothing of the kind was done, in whole words of one's own."""
_FEW = 4
_THERE_IS = frozenset("є есть маю мої мій моя имею have there".split())


def _at_list(slot: Slot, repeat: Repeat, text: str, path: Trace) -> Command | None:
    """Words that end it, whatever they say of why, end a list that holds something: a skip would throw it away. What
    says that there is one, and which, is the answer to the first question about it."""
    if (aside(text) and not wished(text)) or (
        folded(text) in _EVERYBODY and not holds_something(slot.answer)
    ):
        return None
    wish, (lead, _) = wished(text), leading(text)
    alone = repeat.relatives is not None and bool(_NOBODY_ELSE.fullmatch(folded(text)))
    none = lead is False or _denied(text) or bool(_NOTHING_DONE.fullmatch(folded(text)))
    if nothing_more(text) or alone or none or (wish and holds_something(slot.answer)):
        return CloseList(slot.ref)
    if wish:
        return _skip(slot, wish)
    if repeat.sorts:
        return _sort(slot, repeat, text)
    more = folded(text).partition(" ")[0].strip(",") in _MORE
    said = _FIRST_WORD.sub("", text) if lead or more else text
    if len(parts(repeat, said)) < 2 and _says(repeat, said, path, led=bool(lead or more)):
        return AddItem(repeat.key, said=said)
    if _tells(said):
        return AddTold(repeat.key, told=said)
    return AddItem(repeat.key) if lead or more else None


def _tells(said: str) -> bool:
    """Whether a text at a list tells of something on it: more than a word, and not only that there is one."""
    words = [word for word in re.findall(r"\w+", folded(without_links(said))) if word not in _NOTHING_SAID]
    return len(words) > 1 and bool(words_told(said)) and not wished(said) and not said.rstrip().endswith("?")


def _says(repeat: Repeat, said: str, path: Trace, *, led: bool) -> bool:
    """Whether a text answers the first question about an item. Words of one's own do only behind «так» or «ще»."""
    first = repeat.body[0]
    words = [word for word in re.findall(r"\w+", folded(said)) if word not in _NOTHING_SAID]
    if said.strip().isdecimal() and first.kind.options():  # a number of options that nobody has seen
        return False
    if not words or wished(said) or (first.kind.free and not (led and len(words) > 1)):
        return False
    try:
        first.kind.parse(Input(text=said), path.scope)
    except Refusal:
        return False
    return first.when is None


def _sort(slot: Slot, repeat: Repeat, text: str) -> Command | None:
    """The one sort of item whose word is said: «дитину», «ще мою маму». Who names only somebody that no button adds
    («тільки я») means those who are there."""
    said = set(re.findall(r"\w+", folded(text)))
    options = {option.value: option for option in repeat.body[0].kind.options()}
    found = [sort for sort in repeat.sorts if said & set(options[sort.value].words)]
    if not found and holds_something(slot.answer):
        there = (
            option for value, option in options.items() if value not in {sort.value for sort in repeat.sorts}
        )
        alone = said - _ONLY
        return CloseList(slot.ref) if any(alone and alone <= set(option.words) for option in there) else None
    return AddItem(repeat.key, sort=found[0].value) if len(found) == 1 else None
