"""A person who fills in a form: reads which question is asked, and answers it from a table by its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from dialogs.engine.answers import State
from dialogs.engine.form import Form
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.questions import NAME, Question, Repeat
from dialogs.programmes import all_forms
from locales import language
from tests.e2e.person import Person, heading, text, without_name

Message = dict[str, Any]


class Upload(NamedTuple):
    """Files that are sent together: an album if there are several."""

    files: tuple[tuple[str, bytes], ...]
    kind: str = "document"
    caption: str = ""


Script = Mapping[str, Any]
"""What to answer under each key: a typed text, a `State` to skip with, a list of `Upload`s for a question about files,
a list of scripts for a repeated group. What is not named is skipped with «Не знаю»."""


def _says(ask: str, title: str) -> bool:
    """Whether a heading is this question with somebody's name in it."""
    return re.fullmatch(re.escape(ask).replace(re.escape(NAME), ".+"), title) is not None


class Claimant:
    """Fills in A1.2. The order comes from the bot: a question is known by its heading."""

    def __init__(self, person: Person, code: str = "uk", form: Form | None = None) -> None:
        self.person = person
        self.form = form or all_forms()["A1.2"]
        self.asked: list[str] = []
        self.speak(code)

    def speak(self, code: str) -> None:
        """From now on the bot is read in this language."""
        self.language = language(code)
        self._questions: dict[str, Question | Repeat] = {}
        for question in self.form.questions.values():
            self._questions[self.words(question.ask)] = question
        for repeat in self.form.repeats.values():
            self._questions[self.words(repeat.ask)] = self._questions[self.words(repeat.again)] = repeat

    def words(self, source: str) -> str:
        """A text of the bot in the language of the conversation."""
        return self.language.text(source)

    async def begin(self) -> Message:
        """From /start to the first question; what other claims know is not taken."""
        await self.person.say("/start")
        await self.person.press(self.words("Почати нову заяву"))
        first = await self.person.say(self.form.code)
        if heading(first) == self.words("Дещо ви вже розповіли"):
            return await self.person.press(self.words("Відповісти заново"))
        return first

    async def key(self) -> str:
        """The key of the question on the screen; empty on any other screen."""
        title = without_name(heading(await self.person.screen()))
        named = (asks for ask, asks in self._questions.items() if NAME in ask and _says(ask, title))
        asks = self._questions.get(title) or next(named, None)
        return asks.key if asks else ""

    async def go_on(self, script: Script, until: str = "") -> Message:
        """Answer until the question `until` is asked, or to the end of the questions."""
        while (key := await self.key()) and key != until:
            self.asked.append(key)
            before = await self.person.screen()
            after = await self.answer(key, script)
            assert key in self.form.repeats or heading(after) != heading(before), text(after)
        return await self.person.screen()

    async def answer(self, key: str, script: Script) -> Message:
        """Answer the question on the screen."""
        repeat = self.form.repeats.get(key)
        if repeat is not None:
            more = self.asked.count(key) <= len(script.get(key, []))
            return await self.person.press(self.words(repeat.add if more else self._closing(repeat, script)))
        return await self._give(key, self._told(key, script))

    async def skip(self, state: State) -> Message:
        """Skip the question on the screen, saying which of the three skips it is. What Diia supplies has one only."""
        screen = await self.person.say(self.words("Пропустити"))
        reason = self.words(SKIPS[state])
        return await self.person.press(reason) if reason in str(screen["reply_markup"]) else screen

    def _closing(self, repeat: Repeat, script: Script) -> str:
        return "Це всі" if script.get(repeat.key) else repeat.none

    def _told(self, key: str, script: Script) -> Any:
        for repeat in self.form.repeats.values():
            if key in (question.key for question in repeat.body):
                script = script[repeat.key][self.asked.count(repeat.key) - 1]
        return script.get(key, State.UNKNOWN)

    async def _give(self, key: str, told: Any) -> Message:
        if isinstance(told, State):
            return await self.skip(told)
        if isinstance(told, list):
            for upload in told:
                await self.person.send(*upload.files, kind=upload.kind, caption=upload.caption)
            held = self.words("Готово") in str((await self.person.screen())["reply_markup"])
            return await self.person.press(self.words("Готово" if held else "Файлів немає"))
        return await self.person.say(told)
