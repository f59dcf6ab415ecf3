"""A soft doubt is shown once; the person may keep the answer, and is not asked about it again."""

from __future__ import annotations

import datetime as dt

from dialogs.engine.answers import Ref
from dialogs.engine.checks import Check, NotBefore
from dialogs.engine.commands import Back
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.path import trace
from dialogs.engine.readiness import readiness
from tests.dialogs.engine.questions import PAPERS, choice, day
from tests.dialogs.engine.talk import TODAY, Talk, form_of


class Unlikely(Check):
    """Doubts one value, as a check of the places does."""

    value: str

    def check(self, value: object, scope: Scope) -> None:
        if value == self.value:
            raise Refusal("test.unlikely", self.message, soft=self.soft)


FORM = form_of(
    day("captured", "Коли вас захопили?"),
    day(
        "released",
        "Коли вас звільнили?",
        checks=(NotBefore(key="captured", soft=True, message="Захопили {other}, тобто пізніше. Чи це так?"),),
    ),
    choice(
        "where",
        "Удома",
        "Деінде",
        checks=(Unlikely(value="деінде", soft=True, message="Таке буває рідко. Чи це так?"),),
    ),
    PAPERS,
)


def _doubted() -> Talk:
    return Talk(FORM).type("10.03.2022", "01.03.2022")


def test_a_contradiction_is_pointed_out_and_the_typed_text_kept() -> None:
    talk = _doubted()
    assert talk.asked == "released"
    assert talk.view.notes == ("Захопили 10 березня 2022 року, тобто пізніше. Чи це так?",)
    assert Ref("released") not in talk.draft.answers
    assert talk.reopened.notes == talk.view.notes, "the doubt is still there after a restart"


def test_the_person_may_keep_the_answer() -> None:
    talk = _doubted().press("Залишити як є")
    assert talk.value("released") == dt.date(2022, 3, 1)
    assert talk.draft.answers[Ref("released")].kept
    assert talk.asked == "where"
    assert readiness(FORM, trace(FORM, talk.draft.answers, TODAY)).contradictions == ()


def test_the_person_may_write_another_answer() -> None:
    talk = _doubted().type("11.03.2022")
    assert talk.value("released") == dt.date(2022, 3, 11)
    assert not talk.draft.answers[Ref("released")].kept


def test_a_pressed_option_can_be_kept_as_well() -> None:
    talk = _doubted().type("11.03.2022").press("Деінде")
    assert talk.view.notes == ("Таке буває рідко. Чи це так?",)
    assert talk.press("Залишити як є").value("where") == "деінде"


def test_an_earlier_answer_changed_later_shows_up_at_the_check() -> None:
    talk = _doubted().type("11.03.2022", "1").press("Файлів немає").do(Back())
    talk.press("Назад", "Назад", "Назад").type("12.03.2022")
    assert talk.view.heading == "Перевіримо заяву"
    assert [choice.listed for choice in talk.view.choices] == [
        "Коли вас звільнили? — Захопили 12 березня 2022 року, тобто пізніше. Чи це так?"
    ]
    assert "Зібрати пакет" not in talk.buttons
