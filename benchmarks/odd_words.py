"""`python -m benchmarks.odd_words`: how long a text holds up everybody, for texts that fit nothing, at every sort of
question. All answers share one thread, so the longest of these is a pause for all.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from dialogs.engine.answers import Draft, Input, Ref
from dialogs.engine.attempts import read
from dialogs.engine.errors import Refusal
from dialogs.engine.form import Form
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.understanding import understood
from dialogs.programmes import conversations
from locales import language

TEXTS = (
    "не знаю", "Харків", "на роботі", "в армії", "в Нью-Йорку", "12.03.22 здається", "двадцять п’ять тисяч",
    "Ми жили в маленькому селі біля Бахмута і потім поїхали до Львова", "Мій брат Бойко Андрій", "qwerty asdf zxcv",
    "вул. Шевченка 12, кв 5, Нью-Йорк, Донецька область", "Киев, улица Пушкина, дом 5", "Іванівка Херсонська обл.",
    "весь будинок згорів, нічого не лишилось", "я, дружина і двоє дітей", "немає під рукою", "+380 50 123 45 67",
    "а" * 300, "слово " * 60, "1, " * 60, ", ".join(map(str, range(1, 45))),
    ",".join("абвгдежзиклмнопрстуфхцчшщюя") * 3,
)  # fmt: skip


def pauses() -> Iterator[tuple[float, str, str]]:
    """Milliseconds of each text at one question of each sort; which question, and the number of the text."""
    today = datetime.now(UTC).date()
    for form, asks in _sorts():
        path = trace(form, {}, today)
        slot = Slot(Ref(asks.key), asks, form.sections[0], None, None)
        for number, text in enumerate(TEXTS):
            began = time.perf_counter()
            _hear(slot, asks, text, path)
            yield (time.perf_counter() - began) * 1000, f"{form.code} {asks.key}", f"text {number}"


def _sorts() -> Iterator[tuple[Form, Question]]:
    seen: set[str] = set()
    for form in conversations().values():
        for asks in form.questions.values():
            sort = repr((asks.kind, [option.value for option in asks.kind.options()]))
            if sort not in seen:
                seen.add(sort)
                yield form, asks


def _hear(slot: Slot, asks: Question | Repeat, text: str, path: Trace) -> None:
    try:
        understood(Draft(), slot, text, path, language("uk"))
        if isinstance(asks, Question):
            read(slot, asks, Input(text=text), path)
    except Refusal:
        pass


if __name__ == "__main__":
    [*pauses()]  # what is read once, and by the bot beside the conversation, is read now
    longest = sorted(pauses(), reverse=True)
    print(f"{len(longest)} texts at questions; half of them within {longest[len(longest) // 2][0]:.2f} ms")
    for milliseconds, question, text in longest[:5]:
        print(f"{milliseconds:6.1f} ms  {question}, {text}")
