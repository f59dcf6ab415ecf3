"""Impatient people on a bad line reach their package, and nothing that is pressed or typed twice keeps them from it.

On a slow line each press that came too late once brought a copy of the present screen. Copies were pressed twice too,
and the person went on answering copies: of twenty people one had got through half of the questions in three times as
many screens as there are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random, seed

import pytest

from conversation.claims.writing import open_claim
from dialogs.programmes import all_forms
from storage import Database, Work
from tests.bot.line import BadTelegram, Chat, Line, Message, hurried

CODE = "A4.2"
WANTED = (
    "Зібрати пакет",
    "Це всі",
    "Це все",
    "Для мене",
    "Так",
    "Файлів немає",
    "Не знаю",
    "Пропустити",
    "Далі",
)
END = ("Збираємо документи", "Пакет документів готовий")
USUAL = 48
"""Screens from the beginning to the package for whoever does everything once."""
ASIDE = ("дякую", "далі", "не знаю", "Добрий день", "Пропустити", "1")
LEFT = ("Пауза", "Вийти", "На сьогодні досить", "Зберегти написане")
"""Buttons that are not pressed by chance: they lead away, or say that an answer belongs to another question too."""

STORIES = {asks.ask for asks in all_forms()[CODE].questions.values() if asks.kind.name == "long_text"}


@dataclass(frozen=True)
class Habits:
    """Shares of what a person does. `twice`: everything is done two to five times, with pauses of up to 15 seconds."""

    twice: float = 0.6
    typed: float = 0.3
    back: float = 0.04
    old: float = 0.05
    ahead: float = 0.05
    last: float = 0.03
    waits: float = 6.0


class Impatient:
    """Goes on from screen to screen as somebody would who is sure that the bot is broken."""

    def __init__(self, line: Line, number: int, habits: Habits, chance: Random) -> None:
        self.line, self.chat, self.habits, self.chance = line, line.telegram.chat(number), habits, chance
        self.looked = 0
        self._last: tuple[Callable[[], None], int] | None = None

    async def begin(self) -> None:
        for text in ("/start", "Почати нову заяву", CODE):
            known = self.chat.last
            self.line.say(self.chat, text)
            await self.chat.hears(known, 600)

    async def go_on(self, most: int) -> bool:
        """Whether the package is reached within so many screens."""
        await self.begin()
        while self.looked < most:
            screen = self.chat.screens[-1]
            if screen.heading in END:
                return True
            self.looked += 1
            await self._do(screen)
            await self.chat.hears(screen.number, 1 + self.chance.random() * 2 * self.habits.waits)
        return False

    async def _do(self, screen: Message) -> None:
        does, times = self._wish(screen)
        pause = 6 if screen.heading in STORIES else 15
        for again in range(times):
            if again:
                await asyncio.sleep(self.chance.choice((0, 0.2, 0.35, 1, 3, self.chance.random() * pause)))
            does()
        self._last = does, times

    def _wish(self, screen: Message) -> tuple[Callable[[], None], int]:
        chance, habits, luck = self.chance, self.habits, self.chance.random()
        times = chance.choice((2, 2, 2, 3, 5)) if chance.random() < habits.twice else 1
        older = [one for one in self.chat.screens[-6:-1] if one.buttons]
        if (luck := luck - habits.last) < 0 and self._last:
            return self._last
        if (luck := luck - habits.back) < 0 and "Назад" in screen.buttons:
            return self._press(screen, "Назад"), times
        if (luck := luck - habits.old) < 0 and older:
            old = chance.choice(older)
            if (label := chance.choice([*old.buttons])) not in LEFT:
                return self._press(old, label), times
        if (luck := luck - habits.ahead) < 0:
            return self._say(chance.choice(ASIDE)), times
        return self._answer(screen), times

    def _answer(self, screen: Message) -> Callable[[], None]:
        if screen.heading in STORIES:
            return self._say(_story(self.chat, screen.heading))
        if not screen.buttons:  # a number can be shared: what skips it is typed
            return self._say("Пропустити")
        begun = (label for wanted in WANTED for label in screen.buttons if label.startswith(wanted))
        label = next(begun, next(iter(screen.buttons)))
        typed = self.chance.random() < self.habits.typed
        return self._say(label) if typed else self._press(screen, label)

    def _say(self, text: str) -> Callable[[], None]:
        return lambda: self.line.say(self.chat, text)

    def _press(self, screen: Message, label: str) -> Callable[[], None]:
        data = screen.buttons[label]
        return lambda: self.line.press(self.chat, screen.number, data)


def _story(chat: Chat, ask: str) -> str:
    return f"Розповідь людини {chat.number} на запитання «{ask}»"


def _told(work: Work, chat: Chat) -> dict[str, str]:
    """The stories of the claim, by what was asked."""
    user = work.users.find(chat.number)
    assert user is not None
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    asked = {
        ref: writing.form.questions[ref.key]
        for ref in writing.draft.answers
        if ref.key in writing.form.questions
    }
    return {
        question.ask: str(writing.draft.answers[ref].value)
        for ref, question in asked.items()
        if question.kind.name == "long_text" and writing.draft.answers[ref].given
    }


LINES = {
    "at once": (0.0, 0.05, 0.0, 0.0, Habits()),
    "a second": (1.0, 0.05, 0.0, 0.0, Habits()),
    "two seconds": (2.0, 0.05, 0.0, 0.0, Habits()),
    "two seconds, taps only": (2.0, 0.05, 0.0, 0.0, Habits(1, 0, 0, 0, 0, 0, 300)),
    "types everything twice": (2.0, 0.05, 0.0, 0.0, Habits(1, 1, 0, 0, 0, 0, 300)),
    "every third call fails": (0.5, 0.33, 0.0, 0.0, Habits()),
    "out of order": (0.5, 0.05, 3.0, 4.0, Habits()),
    "no patience": (1.0, 0.05, 0.0, 0.0, Habits(waits=1)),
}


@pytest.mark.parametrize("name", LINES)
def test_everybody_reaches_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    delay, failing, jitter, late, habits = LINES[name]
    seed(name)  # the pauses of the bot
    chance = Random(name)  # the same walks every time

    async def scene(database: Database) -> None:
        line = Line(database, BadTelegram(chance, delay, failing, jitter), tmp_path, chance, late)
        people = [Impatient(line, number, habits, Random(f"{name} {number}")) for number in range(101, 105)]
        arrived = await asyncio.gather(*(person.go_on(USUAL * 3) for person in people))
        told = [await database.write(partial(_told, chat=person.chat)) for person in people]
        await line.close()
        assert all(arrived) and any(told), [person.chat.screens[-1].heading for person in people]
        # Who skips a question before they see it has the story for it taken for the next one, as three texts sent fast
        # answer three questions. But no story answers two.
        for stories in told:
            assert len({*stories.values()}) == len(stories)

    hurried(tmp_path, monkeypatch, scene)
