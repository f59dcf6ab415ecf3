"""Words that several screens share."""

from __future__ import annotations

from functools import cache, lru_cache

from dialogs.engine.answers import (
    FINDER,
    PERSON,
    RELATED,
    UNNAMED,
    Answer,
    Items,
    Place,
    Ref,
    Screen,
    State,
    holds_something,
)
from dialogs.engine.calculations import Working
from dialogs.engine.commands import Back, GoTo, Skip
from dialogs.engine.look.fitting import on_button
from dialogs.engine.path import Slot, Trace
from dialogs.engine.programme import programme_of
from dialogs.engine.questions import NAME, Question, Repeat
from dialogs.engine.views import Action
from dialogs.language import N_, Language

SKIPS = {
    State.UNKNOWN: N_("Не знаю"),
    State.DECLINED: N_("Не хочу відповідати"),
    State.NO_DOCUMENT: N_("Немає документа"),
    State.ABSENT: N_("Немає"),
}


def answer_text(slot: Slot, language: Language) -> str:
    """The answer of a slot in words; empty while it is not asked."""
    answer = slot.answer
    if answer is None:
        return ""
    if not answer.given:
        supplied = programme_of(slot.programme).words.supplied if left_to_portal(slot) else ""
        return language.text(supplied or SKIPS[answer.state])
    if isinstance(answer.value, Working):
        return "\n".join(answer.value.lines(language))
    if isinstance(answer.value, Items):
        n = len(answer.value.ids)
        return language.text(N_("додано: {n}"), n=n) if n else language.text("Немає")
    assert isinstance(slot.asks, Question)
    return slot.asks.kind.describe(answer.value, language)


def brief_text(slot: Slot, language: Language) -> str:
    """The answer in a few words, where it stands in a line with others."""
    answer, asks = slot.answer, slot.asks
    if answer and answer.given and isinstance(asks, Question) and not isinstance(answer.value, Working):
        return asks.kind.brief(answer.value, language)
    return answer_text(slot, language)


def left_to_portal(slot: Slot) -> bool:
    """Whether the answer was skipped because the portal supplies it: nothing is missing there."""
    supplied = isinstance(slot.asks, Question) and bool(slot.asks.prefill)
    return supplied and slot.answer is not None and not slot.answer.given


def origin_text(code: str, language: Language) -> str:
    """Where an answer was told first, for one that was taken over from another claim."""
    if code == UNNAMED:
        return language.text(N_("Узято з іншої вашої заяви."))
    if code == FINDER:
        return language.text(N_("Узято з підбору заяв."))
    if code == PERSON:
        return language.text(N_("Узято з картки людини."))
    if code == RELATED:
        return language.text(N_("Це видно з того, що ви вже розповіли."))
    return language.text(N_("Узято із заяви {code}."), code=code)


def asked_text(slot: Slot, language: Language) -> str:
    """The question, with the item named that it is about."""
    if NAME not in slot.asks.ask:
        return language.text(slot.asks.ask)
    unnamed = language.text(slot.repeat.item_label) if slot.repeat else ""
    return language.text(slot.asks.ask, name=slot.name or unnamed)


def units(text: str) -> int:
    """The length that Telegram counts: UTF-16 code units, https://core.telegram.org/api/entities#entity-length"""
    return len(text.encode("utf-16-le")) // 2


def shortened(text: str, limit: int = 70) -> str:
    """One line of a text, cut at a word with «…» where it is long."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,.;:—-") + "…"


def item_name(path: Trace, repeat: Repeat, item: str, language: Language) -> str:
    """What an item is called in a list: the answers that name it, else the first ones given about it."""
    return ", ".join(item_words(path, repeat, item, language))


def item_words(path: Trace, repeat: Repeat, item: str, language: Language) -> list[str]:
    """The answers that name an item, two at most."""
    said = []
    for question in repeat.body:
        if repeat.named_by and question.key not in repeat.named_by:
            continue
        slot = path.find(Ref(question.key, item))
        if slot and isinstance(slot.answer, Answer) and slot.answer.given:
            said.append(shortened(brief_text(slot, language), 40))
    return said[:2]


AGREED = tuple(
    "так|ага|угу|добре|гаразд|ок|окей|да|ладно|хорошо|давайте|давай|зрозуміло|понятно|готово|готова|готовий|далі|дальше|"
    "почати|починаємо|починаймо|почнемо|почнімо|начать|yes|ok|okay|next|go on".split("|")
)
"""Words that go on where there is one way on."""


_BACK = tuple("back|go back|повернутися|вернуться|попереднє питання|предыдущий вопрос".split("|"))
_PAUSE = tuple(
    "стоп|stop|перерва|перерву|перерыв|зробити перерву|сделать перерыв|pause|break|take a break".split("|")
)


@cache
def left_text(left: int, language: Language) -> str:
    """«залишилось 6 питань»."""
    return language.count("залишилося {n} питання", "залишилося {n} питань", left)


def progress(slot: Slot, path: Trace, language: Language) -> str:
    """The section, and how many questions are left while there are any."""
    title = language.text(slot.section.title)
    return f"{title} · {left_text(path.left, language)}" if path.left else title


def bottom(slot: Slot, language: Language) -> tuple[Action, ...]:
    """The fixed row under every question. A list or a set of files that already holds something cannot be skipped."""
    back, pause = _back_and_pause(language)
    if holds_something(slot.answer):
        return back, pause
    return back, _skipping(slot.ref, slot.asks.skips, language), pause


@cache
def _back_and_pause(language: Language) -> tuple[Action, Action]:
    return (
        Action(language.text(N_("Назад")), Back(), words=_BACK),
        Action(language.text(N_("Пауза")), GoTo(Place(Screen.TASKS)), words=_PAUSE),
    )


@lru_cache(maxsize=1024)
def _skipping(ref: Ref, skips: tuple[State, ...], language: Language) -> Action:
    """Where only one reason fits, one press is enough."""
    skip = GoTo(Place(Screen.SKIP, ref.key, ref.item)) if len(skips) > 1 else Skip(ref, skips[0])
    return Action(language.text(N_("Пропустити")), skip)


def called_text(slot: Slot, language: Language) -> str:
    """What a question is called on a button that leads to it: its short name, else the question itself."""
    return on_button(language.text(slot.asks.short) if slot.asks.short else asked_text(slot, language))


def answer_choice(slot: Slot, language: Language) -> Action:
    """A question with its answer, one tap from being changed."""
    ask = asked_text(slot, language)
    answer = shortened(answer_text(slot, language)) or "…"
    return Action(
        called_text(slot, language), GoTo(Place(key=slot.ref.key, item=slot.ref.item)), f"{ask} — {answer}"
    )
