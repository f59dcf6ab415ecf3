"""People who come with a life, not with a category: told to the finder, filed as one claim, all over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from dialogs.engine.answers import Attached, Draft, Input, Ref, Screen, State
from dialogs.engine.commands import AddItem, AttachFile, CloseList, Keep, Reply, Skip
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.path import Slot, trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.sharing import Told, offers, taken
from dialogs.engine.step import step
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import begun
from dialogs.finder.telling import told_before
from dialogs.language import KYIV
from locales import language
from storage.database import utc_now
from tests.dialogs.finder.life_stories import Life, Other, given
from tests.dialogs.register.walking import Script
from tests.e2e.person import Person, heading, text, without_name

UKRAINIAN = language("uk")


def today() -> date:
    return utc_now().astimezone(KYIV).date()


async def tell(person: Person, life: Life, *others: Other) -> Draft:
    """From /start through the finder; what the finder knows then."""
    await person.say("/start")
    await person.press("Почати нову заяву")
    await person.press("Підібрати мої заяви")
    draft, household = begun(), dict(zip((f"person{n}" for n in count(1)), others, strict=False))
    names = {other.called: id for id, other in household.items()}
    waiting = iter(household.items())
    while (slot := trace(FINDER, draft.answers, today()).pending) is not None:
        if isinstance(slot.asks, Repeat):
            id, other = next(waiting, ("", None))
            sort = next((sort for sort in slot.asks.sorts if other and sort.value == other.sort), None)
            await person.press(sort.add if sort else slot.asks.enough)
            command = AddItem(slot.ref.key, id, sort.value) if sort else CloseList(slot.ref)
            draft = step(FINDER, draft, command, today()).draft
            continue
        told = household[slot.ref.item].told if slot.ref.item in household else life
        draft = await _press_options(person, draft, slot, given(slot, told, names))
    return draft


async def _press_options(person: Person, draft: Draft, slot: Slot, said: str) -> Draft:
    assert isinstance(slot.asks, Question)
    options = [option.value for option in slot.asks.kind.options()]
    if not options:
        await person.say(said)
        return step(FINDER, draft, Reply(slot.ref, Input(text=said)), today()).draft
    await person.say(", ".join(str(options.index(value) + 1) for value in said.split(",")))
    return step(FINDER, draft, Reply(slot.ref, Input(option=said)), today()).draft


async def begin(person: Person, form: Form, finder: Draft, about: str) -> Draft:
    """One tap on the list of the finder; the draft with what the finder knows."""
    screen = await person.press(form.button or form.title)
    while heading(screen) == "Перш ніж почати" and "Далі" in str(screen["reply_markup"]):
        screen = await person.press("Далі")
    if "Почати" in str(screen["reply_markup"]):
        screen = await person.press("Почати")
    if heading(screen) == "Дещо ви вже розповіли":
        await person.press("Відповісти заново")
    known = offers(form, Draft(), about, [Told(FINDER, finder, "")], today())
    draft = taken(Draft(), known)
    told = told_before(FINDER, finder, [about], form, draft, today(), "")
    return taken(draft, [offer for offer in told if offer.sure])


async def fill_in(person: Person, form: Form, draft: Draft, script: Script) -> Draft:
    """Answer question after question to the check; each screen is the one that the answers call for."""
    numbers = count(1)
    while (slot := trace(form, draft.answers, today()).pending) is not None:
        seen = without_name(heading(await person.screen()))
        meant = look(form, draft, today(), UKRAINIAN).heading
        assert seen == meant, (text(await person.screen()), meant)
        draft = await _answer(person, form, draft, slot, script, numbers)
        if draft.place.screen is Screen.REST:
            await person.press("Продовжити")
            draft = step(form, draft, Keep(), today()).draft
    assert heading(await person.screen()) == "Перевіримо заяву"
    return draft


async def _answer(
    person: Person, form: Form, draft: Draft, slot: Slot, script: Script, numbers: Iterator[int]
) -> Draft:
    if isinstance(slot.asks, Repeat):
        wanted, have = script.get(slot.ref.key, []), len(slot.answer.value.ids) if slot.answer else 0
        if have < len(wanted):
            await person.press(slot.asks.add)
            return step(form, draft, AddItem(slot.ref.key, f"item{have}"), today()).draft
        await person.press("Це всі" if have else slot.asks.none)
        return step(form, draft, CloseList(slot.ref), today()).draft
    given = _told(slot, script)
    if isinstance(given, State):
        screen = await person.say("Пропустити")
        if SKIPS[given] in str(screen["reply_markup"]):  # what Diia supplies is skipped for one reason only
            await person.press(SKIPS[given])
        return step(form, draft, Skip(slot.ref, given), today()).draft
    if isinstance(given, int):
        return await _send(person, form, draft, slot.ref, given, numbers)
    await person.say(given)
    outcome = step(form, draft, Reply(slot.ref, Input(text=given)), today())
    assert outcome.refusal is None, f"{slot.ref.key}: {outcome.refusal}"
    return outcome.draft


async def _send(
    person: Person, form: Form, draft: Draft, ref: Ref, files: int, numbers: Iterator[int]
) -> Draft:
    for _ in range(files):
        number = next(numbers)
        await person.send((f"файл {number}.pdf", _document(number)))
        draft = step(form, draft, AttachFile(ref, Attached(f"file{number}", number)), today()).draft
    await person.press("Готово" if files else "Файлів немає")
    return step(form, draft, CloseList(ref), today()).draft


def _told(slot: Slot, script: Script) -> Any:
    if slot.repeat is not None:
        script = script[slot.repeat.key][int(slot.ref.item.removeprefix("item"))]
    return script.get(slot.ref.key, State.UNKNOWN)


def _document(number: int) -> bytes:
    return b"%PDF-1.4 " + hashlib.sha512(str(number).encode()).digest()
