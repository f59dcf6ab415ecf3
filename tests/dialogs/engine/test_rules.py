"""Conditions of the Order for filing at all: some warn, some leave no room. The person hears of them at once."""

from __future__ import annotations

import pytest

from dialogs.engine.commands import Back, Confirm
from dialogs.engine.conditions import Is
from dialogs.engine.errors import DomainError
from dialogs.engine.rules import Rule
from tests.dialogs.engine.questions import PAPERS, yes_no
from tests.dialogs.engine.talk import Talk, form_of

FORM = form_of(
    yes_no("citizen", "Чи є у вас громадянство?"),
    yes_no("own", "Чи це ваше житло?"),
    PAPERS,
    rules=(
        Rule(
            code="citizens",
            para="2",
            broken=Is(key="citizen", value=False),
            explain="Через Дію заяву подають лише громадяни.",
            stop=True,
        ),
        Rule(
            code="owner",
            para="31",
            broken=Is(key="own", value=False),
            explain="Про чуже житло є інша категорія.",
            instead="A3.6",
        ),
    ),
)
WARNING = "Про чуже житло є інша категорія. (пункт 31 Порядку подання заяв) Подивіться на категорію A3.6."


def test_a_broken_condition_is_told_right_after_the_answer_and_only_once() -> None:
    talk = Talk(FORM).type("так", "ні")
    assert talk.view.notes == (WARNING,)
    talk.press("Файлів немає")
    assert talk.outcome is not None and talk.outcome.warned == ()


def test_a_warning_does_not_stop_the_package() -> None:
    talk = Talk(FORM).type("так", "ні").press("Файлів немає")
    assert WARNING in talk.view.notes
    assert talk.press("Чи це ваше житло?").asked == "own", "one tap from the answer that it is about"
    talk.press("Нічого не змінювати", "Зібрати пакет")
    assert talk.view.heading == "Пакет документів готовий"


def test_a_condition_that_leaves_no_room_stops_the_package() -> None:
    talk = Talk(FORM).type("ні", "так").press("Файлів немає")
    assert "Зібрати пакет" not in talk.buttons
    with pytest.raises(DomainError, match=r"claim.not_ready"):
        talk.do(Confirm())


def test_a_mended_answer_opens_the_way() -> None:
    talk = Talk(FORM).type("ні", "так").press("Файлів немає").do(Back()).press("Назад", "Назад").type("так")
    assert "Зібрати пакет" in talk.buttons


def test_nothing_is_confirmed_while_questions_are_left() -> None:
    with pytest.raises(DomainError, match=r"claim.not_ready"):
        Talk(FORM).type("так").do(Confirm())


LAST = form_of(
    yes_no("own", "Чи це ваше житло?"), yes_no("citizen", "Чи є громадянство?"), PAPERS, rules=FORM.rules
)


def test_where_nothing_else_is_left_to_tell_the_check_comes_at_once() -> None:
    """Nobody is asked for papers of a claim that cannot be made."""
    talk = Talk(LAST).type("так", "ні")
    assert talk.view.heading == "Перевіримо заяву"
    assert "Зібрати пакет" not in talk.buttons


def test_while_something_is_left_the_person_may_tell_it() -> None:
    assert Talk(FORM).type("ні").asked == "own"


def test_a_warning_never_skips_the_papers() -> None:
    assert Talk(LAST).type("ні", "так").asked == "papers"
