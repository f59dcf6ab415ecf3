"""What is said of a form that changed while a draft was open: the questions by name, as many as have room."""

from __future__ import annotations

import pytest

from conversation.claims.renewing import renewal_view
from conversation.claims.writing import Writing
from dialogs.engine.answers import Answer, Draft, Ref
from locales import language
from storage import Database, Work
from tests.dialogs.engine.questions import text
from tests.dialogs.engine.talk import TODAY, form_of

UKRAINIAN = language("uk")


@pytest.mark.parametrize(
    ("new", "gone", "lines"),
    [
        (
            4,
            1,
            [
                "Нові питання:",
                "• Нове 0?",
                "• Нове 1?",
                "• Нове 2?",
                "• Нове 3?",
                "Про це більше не питають:",
                "• Старе 0?",
            ],
        ),
        (5, 0, ["Нові питання:", "• Нове 0?", "• Нове 1?", "• Нове 2?", "• Нове 3?", "і ще 1"]),
        (0, 6, ["Про це більше не питають:", *(f"• Старе {n}?" for n in range(4)), "і ще 2"]),
        (0, 0, ["Змінився лише порядок питань."]),
    ],
)
async def test_what_changed_is_named_as_far_as_there_is_room(
    database: Database, new: int, gone: int, lines: list[str]
) -> None:
    first, second = text("first", "Перше?"), text("second", "Друге?")
    old = form_of(first, second, *(text(f"old{n}", f"Старе {n}?") for n in range(gone)))
    form = form_of(second, first, *(text(f"new{n}", f"Нове {n}?") for n in range(new)))
    draft = Draft({Ref(f"old{n}"): Answer(value="так") for n in range(gone)})

    def begun(work: Work) -> Writing:
        user = work.newcomers.enrol(1)
        return Writing(work.claims.create(user, old.code, old.fingerprint, ""), old, draft)

    view = renewal_view(await database.write(begun), form, TODAY, UKRAINIAN)
    assert view.heading == "Питання оновили"
    assert list(view.lines) == lines
    assert [action.label for action in view.actions] == ["Взяти нові питання", "Лишити як було"]
