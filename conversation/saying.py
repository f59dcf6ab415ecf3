"""A text, understood on the screen that the person sees: a button, a menu, an answer, the end of a long story."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from conversation.asking import (
    answer,
    asked,
    asks_after_pause,
    remember_answered,
)
from conversation.claims.called_for import code_of, is_answer, way_to
from conversation.claims.filed import TellFiling, filing_asked
from conversation.commands import OpenMenu
from conversation.doing import do
from conversation.files.filing import Caption
from conversation.handshakes.meeting import code_meant
from conversation.handshakes.recovering import recovery_meant
from conversation.happenings import Said
from conversation.meaning import may_be_meant, may_wait, meant, menu_meant, says_nothing
from conversation.parts import comes_again
from conversation.pausing import KEPT, KEPT_FOR_LATER, KEPT_TOO, RESUMED
from conversation.people.choosing import another_named
from conversation.privacy.commands import KeepDrafts
from conversation.privacy.wording import wants_to_keep
from conversation.reminding import SCREENS as REMINDING
from conversation.review.staff_door import NO_SUCH_COMMAND
from conversation.screens.categories import category_meant
from conversation.screens.present import screen_before
from conversation.session import Taken, fingerprint
from conversation.stories import PART_AGAIN, joined, remember_tail
from conversation.talk import Talk
from dialogs.engine import commands as c
from dialogs.engine.answers import PERSON, Input, Place, Ref, Screen
from dialogs.engine.attempts import refused_before
from dialogs.engine.kinds.asides import THANKS, aside, thanks
from dialogs.engine.kinds.refusals import wished
from dialogs.engine.kinds.words import folded
from dialogs.engine.look.wording import asked_text
from dialogs.engine.path import Slot
from dialogs.engine.questions import Question
from dialogs.engine.step import STORY_LONG
from dialogs.engine.understanding import besides_choices
from dialogs.language import N_

TWICE = N_("Це повідомлення прийшло двічі, враховано одне.")

_LATE = 120
"""Seconds after which an answer was so slow that it needs a word."""


def say(talk: Talk, said: Said) -> bool:
    """Understand a text. False where there is nothing to show: what stands below it in the chat has answered it."""
    _excuse(talk, said)
    said = _without_slash(talk, said)
    if wants_to_keep(said.text):
        do(talk, KeepDrafts())
        return True
    if thanks(said.text):
        talk.tell(THANKS.message)
        return True
    if comes_again(talk, said):
        return _told_of_part(talk, said)
    if joined(talk, said) or _resumed(talk, said):
        return True
    if (before := talk.session.taken) is not None and _is_repeated(talk, said, before):
        return _told_of_repetition(talk, said, before)
    _understand(talk, said)
    return True


def _without_slash(talk: Talk, said: Said) -> Said:
    """«/skip», «/назад»: whoever knows other bots writes a word that is said here with a slash before it."""
    if not said.text.startswith("/") or " " in said.text:
        return said
    word = said.text[1:].replace("_", " ")
    known = meant(screen_before(talk), word) is not None or menu_meant(word) or wished(word) or aside(word)
    return replace(said, text=word) if known else said


def _understand(talk: Talk, said: Said) -> None:
    before = asked(talk)
    heard = (
        _menu(talk, said)
        or _coded(talk, said)
        or _replied(talk, said)
        or _acted(talk, said)
        or _captioned(talk, said)
        or _filed(talk, said)
        or _named(talk, said)
        or _shortened(talk, said)
    )
    if not (heard or _left_for_later(talk, said)):
        answer(talk, Input(text=said.text), said.message)
        remember_tail(talk, said, remember_answered(talk, said.message) or before)
    chosen = before is not None and isinstance(before.asks, Question) and bool(before.asks.kind.options())
    taken = Taken(fingerprint(said.text), said.message, pressed=heard or chosen)
    talk.session = talk.session._replace(taken=taken)


def _excuse(talk: Talk, said: Said) -> None:
    """The bot was away for a while: say so once, at the first of what waited."""
    if talk.work.now.timestamp() - said.at > _LATE and talk.reader.rev // 1000 < said.at and talk.reader.rev:
        talk.tell(N_("Вибачте за мовчання: бот певний час не працював. Нічого не загубилося."))


def _menu(talk: Talk, said: Said) -> bool:
    """A plain word of the menus leads there from anywhere. What may be an answer as well is kept beside it."""
    menu = menu_meant(said.text)
    if not menu or meant(screen_before(talk), said.text) is not None:
        return False
    slot = asked(talk)
    if slot is not None and _names_an_option(slot, said.text):
        return False
    free = slot is not None and isinstance(slot.asks, Question) and slot.asks.kind.free
    if slot is not None and free and may_be_meant(said.text):
        do(talk, c.SetAside(slot.ref, said.text, stay=True))
    do(talk, OpenMenu(menu))
    return True


def _names_an_option(slot: Slot, text: str) -> bool:
    """Whether an option of the question begins with a word of the menus: «довідка» where papers are to be marked.
    «Додому» leads home where one is about a return home."""
    options = slot.asks.kind.options() if isinstance(slot.asks, Question) else ()
    return any(re.findall(r"\w+", folded(option.label))[:1] == [folded(text)] for option in options)


def _coded(talk: Talk, said: Said) -> bool:
    """A code, on a screen that asks for one."""
    command = code_meant(talk, said.text) or recovery_meant(talk, said.text)
    if command is not None:
        do(talk, command)
    return command is not None


def _acted(talk: Talk, said: Said) -> bool:
    """Whether the text was a button, a number, a category, or an answer to an earlier question that came late."""
    command = besides_choices(screen_before(talk), meant(screen_before(talk), said.text))
    if command is not None:
        do(talk, command)
        remember_answered(talk, said.message)
    elif said.text.startswith("/") and " " not in said.text:
        talk.tell(NO_SUCH_COMMAND)
    elif talk.in_claim is None and (begin := category_meant(said.text)):
        do(talk, begin)
    elif _called_for(talk, said):
        pass
    elif talk.in_claim is not None and (late := talk.session.answered_instead_of(said.message)):
        if _answered(talk, said):
            talk.tell(TWICE)
        else:
            do(talk, c.Correct(late.ref, said.text))
    else:
        return False
    return True


def _replied(talk: Talk, said: Said) -> bool:
    """Whether the text replies to something else than what is asked now: to an answer or a question before, which it
    corrects, or to who knows what, and then it is asked about."""
    if not said.to or talk.in_claim is None or says_nothing(said.text) or _is_newest(talk, said.to):
        return False
    slot = asked(talk)
    spoken = talk.session.answered_by(said.to)
    ref = spoken.ref if spoken and spoken.claim == talk.session.claim else _asked_in(talk, said.asked)
    if slot is not None and ref == slot.ref:
        return False
    if ref is not None:
        do(talk, c.Correct(ref, said.text))
        return True
    if slot is None:
        return False
    do(talk, c.SetAside(slot.ref, said.text, stay=True))
    talk.tell(
        N_("Ви відповіли не на останнє питання. Якщо це відповідь на нього, натисніть «Зберегти написане».")
    )
    return True


def _is_newest(talk: Talk, message: int) -> bool:
    """Whether a message is the present screen, or came with it."""
    taken = talk.session.taken
    return message >= talk.seen.message or (taken is not None and message > taken.message > 0)


def _asked_in(talk: Talk, words: str) -> Ref | None:
    """The question that stands in a message of ours, answered or not; None if none does."""
    if not words or (writing := talk.in_claim) is None:
        return None
    slots = [slot for slot in talk.path(writing).slots if asked_text(slot, talk.language) in words]
    return max(slots, key=lambda slot: len(asked_text(slot, talk.language))).ref if slots else None


def _named(talk: Talk, said: Said) -> bool:
    """Whether a name was typed where one of the known children is chosen."""
    naming = another_named(talk, said.text)
    if naming is not None:
        do(talk, naming)
    return naming is not None


def _shortened(talk: Talk, said: Said) -> bool:
    """A text in place of a story that is longer than a field takes: that one is not thrown away unasked."""
    writing = talk.in_claim
    if writing is None or writing.draft.attempt is None:
        return False
    slot = asked(talk)
    refusal = refused_before(writing.draft, slot, talk.path(writing)) if slot else None
    if slot is None or refusal is None or refusal.code != STORY_LONG or wished(said.text) or aside(said.text):
        return False
    do(talk, c.Correct(slot.ref, said.text))
    return True


def _answered(talk: Talk, said: Said) -> bool:
    """Whether a text that came late is what the message before it has said and what stands there."""
    before, writing = talk.session.answered_before(said.message), talk.in_claim
    answer = writing.draft.answers.get(before.ref) if before and writing else None
    return answer is not None and fingerprint(str(answer.value)) == fingerprint(said.text)


def _is_last_story(talk: Talk, said: Said) -> bool:
    """Whether a text is the story that the message before it told, whatever was pressed since."""
    before, writing = talk.session.answered_before(said.message), talk.in_claim
    question = writing.form.questions.get(before.key) if before and writing else None
    return question is not None and question.kind.name == "long_text" and _answered(talk, said)


def _called_for(talk: Talk, said: Said) -> bool:
    """The code of a category, where it is no answer, leads there. It may be an answer of words as well: then it is kept
    beside it."""
    code, here = code_of(said.text), talk.in_claim
    if not code or here is None:
        return False
    slot = asked(talk)
    if is_answer(talk, slot, said.text):
        return False
    way = way_to(talk, code)
    if slot is not None and isinstance(slot.asks, Question) and slot.asks.kind.free:
        do(talk, c.SetAside(slot.ref, said.text, stay=True))
    do(talk, way)
    if here.form.code != PERSON and talk.in_claim is not None and talk.in_claim.claim.id != here.claim.id:
        talk.tell(N_("Попереднє збережено. Щоб повернутися, натисніть «Мої заяви»."))
    return True


def _captioned(talk: Talk, said: Said) -> bool:
    """What is written while a file is on the screen says what the file shows."""
    writing = talk.in_claim
    place = writing.draft.place if writing is not None else Place()
    if place.screen is not Screen.FILES or not place.item:
        return False
    do(talk, Caption(place.item, said.text))
    return True


def _filed(talk: Talk, said: Said) -> bool:
    """What is written on a screen about the filing answers it."""
    writing = talk.in_claim
    part = filing_asked(writing.draft.place) if writing is not None else ""
    if part:
        do(talk, TellFiling(part, said.text))
    return bool(part)


def _left_for_later(talk: Talk, said: Said) -> bool:
    """What is written after «На сьогодні досить» answers nothing, and waits at the question that comes next."""
    menu, writing = talk.session.menu, talk.writing
    slot = talk.path(writing).pending if writing is not None and menu in REMINDING else None
    if slot is None or not isinstance(slot.asks, Question) or not may_wait(said.text):
        return False
    do(talk, c.SetAside(slot.ref, said.text))
    talk.session = talk.session._replace(menu=menu)
    talk.tell(KEPT_FOR_LATER)
    return True


def _is_repeated(talk: Talk, said: Said, before: Taken) -> bool:
    """Whether a text repeats what was said just before, sent before its question was shown: it was sent twice, or typed
    again because the bot was slow. Nobody reads a question and writes the story before it again, word for word."""
    if before.message == said.message:
        return False
    crossed = talk.before_screen(said.message) and before.words == fingerprint(said.text)
    return crossed or _is_last_story(talk, said)


def _told_of_repetition(talk: Talk, said: Said, before: Taken) -> bool:
    """It is never stored as the next answer: words that may be one are asked about. Said once, for the screen that
    says so would be answered twice too, and nobody would ever see the present one."""
    if before.told and not talk.is_behind and talk.before_screen(said.message):
        return False
    if before.words != (words := fingerprint(said.text)):
        before = Taken(words, before.message)
    talk.session = talk.session._replace(taken=before._replace(told=True))
    slot, writing = asked(talk), talk.in_claim
    refused = writing is not None and writing.draft.attempt is not None
    no_answer = refused or before.pressed or says_nothing(said.text)
    if slot is not None and not (no_answer or meant(screen_before(talk), said.text)):
        do(talk, c.SetAside(slot.ref, said.text, stay=True))
        talk.tell(
            N_("Ви щойно вже писали це. Якщо це відповідь і на це питання, натисніть «Зберегти написане».")
        )
    else:
        talk.in_place = talk.before_screen(said.message) and not talk.is_behind
        talk.tell(TWICE)
    return True


def _told_of_part(talk: Talk, said: Said) -> bool:
    """Said once of all the parts of a story that was pasted twice."""
    before = talk.session.taken
    if before is not None and before.told and talk.before_screen(said.message):
        return False
    talk.session = talk.session._replace(taken=Taken(fingerprint(said.text), said.message, told=True))
    talk.tell(PART_AGAIN)
    return True


def _resumed(talk: Talk, said: Said) -> bool:
    """After a pause in a claim that may hurt, the task list comes first. A text is kept beside its question, and so
    is what is written on the task list right after it."""
    writing = talk.in_claim
    if writing is None or (said.text.startswith("/") and " " not in said.text):
        return False
    if asks_after_pause(talk, writing, datetime.fromtimestamp(said.at, UTC)):
        slot = asked(talk) if may_wait(said.text) else None
        do(talk, c.SetAside(slot.ref, said.text) if slot else c.GoTo(Place(Screen.TASKS)))
        talk.tell(KEPT if slot else RESUMED)
        return True
    if writing.draft.place.screen is not Screen.TASKS:
        return False
    kept = next((kept for kept in reversed(writing.draft.aside) if talk.path(writing).find(kept.ref)), None)
    if kept is None or not may_wait(said.text) or meant(screen_before(talk), said.text):
        return False
    do(talk, c.SetAside(kept.ref, said.text))
    talk.tell(KEPT_TOO)
    return True
