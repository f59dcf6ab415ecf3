"""A sentence where an option was asked for: what it speaks for is suggested, never taken, the rest met kindly."""

from __future__ import annotations

import re

from dialogs.engine.answers import Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.asides import aside
from dialogs.engine.kinds.choice import BESIDES
from dialogs.engine.kinds.choosing import options_meant, pieces
from dialogs.engine.kinds.lands import land_of
from dialogs.engine.kinds.marking import marked
from dialogs.engine.kinds.refusals import wished
from dialogs.engine.kinds.words import folded, words_told
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.language import N_
from dialogs.patterns import expression

_SENTENCE = 3
"""From so many words on a text tells something and is no option that was mistyped."""

_STORY = 6
"""From so many words on it is a story, and is thanked for at any question with options."""

_STORY_AT_A_PLACE = 8
"""An address has many words by itself, but then it has figures, or fewer."""

_FIGURE = expression(r"\d")
_NO = expression(r"(?<!\w)(?:не|ні|нет|ни|без|not|no|never)(?:\s+\w+)?\s*$")
_ASKS_OF_LACK = expression(r"(?<!\w)не(?!\w)")
_LACK = expression(
    r"(?i)(?<!\w)(?:не (?:було|мала|мав|мали|вистачало|дали|давали|могла|міг|могли|было|имел\w*|хватало|смогли)|"
    r"немає|нема|нету|нет|без|не|ніяк\w+|жодн\w+|никак\w+)(?!\w)"
)
SUGGESTED = "sentence.suggested"
"""The code of a refusal that points to one option, by its `number`."""
OPTIONS = ("choice", "multi_choice", "yes_no")


def suggested(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The options that a sentence speaks for, in their order. What it denies («не виїжджали за кордон») does not, save
    for an option that is a denial itself («Не було лікування»)."""
    said, land = folded(typed), ""
    if any(option.land for option in options):
        land = land_of(typed)
    return tuple(
        option
        for option in options
        if (land and option.land == land)
        or any(_tells(said, beginning, option) for beginning in option.tells)
    )


def heard(question: Question, given: Input, refusal: Refusal, *, inside: bool) -> Refusal:
    """The refusal of a sentence at a question with options: what it speaks for is pointed to. A story told instead of a
    date or a number is met with the next step alone, not with the words that were no date. `inside` a claim nothing is
    promised of it."""
    options = question.kind.options()
    if given.option or question.kind.name not in OPTIONS:
        return _told_instead(question, given, refusal)
    said = _agreeing(question, given.text)
    found = suggested(options, said)
    if question.kind.name == "multi_choice":
        spoken_for = {*found, *_named(options, said)}
        found = marked(options, given.text) or tuple(one for one in options if one in spoken_for)
    if found and question.kind.name == "multi_choice":
        return Refusal(
            "sentence.marked",
            N_("Ми позначили те, що зрозуміли з ваших слів. Якщо все так, натисніть «Готово»."),
            marks=tuple(option.value for option in found),
        )
    if len(found) == 1:
        return Refusal(
            SUGGESTED,
            N_("Здається, це варіант {number}. Якщо так і є, натисніть його."),
            number=options.index(found[0]) + 1,
        )
    words, telling = words_told(given.text), any(option.tells for option in options)
    if refusal.options or refusal.code == BESIDES or words < (_SENTENCE if telling else _STORY):
        return refusal
    if not telling or inside:
        one = N_("Дякуємо, що розповідаєте. Тут треба вибрати один із варіантів.")
        several = N_("Дякуємо, що розповідаєте. Тут треба позначити варіанти зі списку.")
        return Refusal("sentence.story", several if question.kind.name == "multi_choice" else one)
    return Refusal(
        "sentence.told",
        N_("Дякуємо, що розповідаєте. Тут треба вибрати з варіантів, а докладно розпитаємо в самій заяві."),
    )


def tells_a_story(question: Question, text: str) -> bool:
    """Whether a text that is no answer tells what happened. Where figures are asked for, one with figures is an attempt
    at them."""
    figures = question.kind.name not in OPTIONS and _FIGURE.search(text)
    least = _STORY_AT_A_PLACE if question.kind.name == "address" else _STORY
    if figures or words_told(text) < least or text.rstrip().endswith("?"):
        return False
    return aside(text) is None and wished(text) is None


def _told_instead(question: Question, given: Input, refusal: Refusal) -> Refusal:
    if given.option or not tells_a_story(question, given.text):
        return refusal
    if question.kind.name == "address":
        return Refusal("sentence.instead", question.kind.takes, soft=refusal.soft)
    settles = question.kind.free or refusal.options or refusal.soft
    return refusal if settles else Refusal("sentence.instead", question.kind.takes)


def _agreeing(question: Question, text: str) -> str:
    """What is said to a question about a lack («Якої допомоги не було?»), without the «не» that agrees with it."""
    lack = question.kind.name != "yes_no" and _ASKS_OF_LACK.search(question.ask)
    return _LACK.sub(" ", text) if lack else text


def _named(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The options that pieces of the text name clearly, whatever the others are: «військовий, піхота»."""
    meant = (options_meant(options, piece) for piece in pieces(options, typed))
    return tuple(found[0] for found in meant if len(found) == 1 and not found[0].alone)


def _tells(said: str, beginning: str, option: Option) -> bool:
    """Whether words that begin so stand in the text, with no «не» before them."""
    lacks = folded(option.label).startswith("не ")
    places = re.finditer(rf"(?<!\w){re.escape(beginning)}", said)
    return any(lacks or not _NO.search(said[: place.start()]) for place in places)
