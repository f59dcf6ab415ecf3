"""Small questions to build fixture forms of."""

from __future__ import annotations

from typing import Any

from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Repeat


def _question(key: str, kind: Any, ask: str, **fields: Any) -> Question:
    return Question(key=key, kind=kind, label=f"Позиція «{key}»", ask=ask, **fields)


def text(key: str, ask: str = "Що це?", **fields: Any) -> Question:
    return _question(key, Text(max=60), ask, **{"example": "слово"} | fields)


def yes_no(key: str, ask: str = "Чи це так?", **fields: Any) -> Question:
    return _question(key, YesNo(), ask, **fields)


def day(key: str, ask: str = "Коли це було?", **fields: Any) -> Question:
    return _question(key, Day(), ask, **{"example": "24.02.2022"} | fields)


def files(key: str, ask: str = "Які документи є?", **fields: Any) -> Question:
    return _question(key, FileSet(), ask, **fields)


def choice(key: str, *labels: str, ask: str = "Що вибрати?", **fields: Any) -> Question:
    return _question(key, Choice(of=options(*labels)), ask, **fields)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(value=label.lower(), label=label) for label in labels)


def people(*body: Question, **fields: Any) -> Repeat:
    given = {
        "key": "people",
        "label": "Позиція people",
        "ask": "Хто був поруч?",
        "again": "Хто ще був поруч?",
        "item_label": "Людина",
        "add": "Додати людину",
        "none": "Нікого",
        "body": body,
    }
    return Repeat.model_validate(given | fields)


PAPERS = files("papers", "Які документи додати до заяви?", need="optional", short="Документи")
