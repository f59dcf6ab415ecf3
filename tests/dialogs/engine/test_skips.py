"""Three skips that mean three things, each different from "not asked"."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import State
from dialogs.engine.conditions import Absent
from dialogs.engine.path import trace
from dialogs.engine.readiness import readiness
from tests.dialogs.engine.questions import PAPERS, files, text
from tests.dialogs.engine.talk import TODAY, Talk, form_of

FORM = form_of(
    text("name", "Як вас звати?"),
    text("nickname", "Як вас кличуть друзі?", need="optional"),
    text("ours", "Що ще варто знати?", inferred=True),
    files("passport", "Надішліть паспорт"),
    PAPERS,
)


@pytest.mark.parametrize(
    ("button", "state"), [("Не знаю", State.UNKNOWN), ("Не хочу відповідати", State.DECLINED)]
)
def test_a_skip_is_an_answer_of_its_own(button: str, state: State) -> None:
    talk = Talk(FORM).press("Пропустити", button)
    assert talk.state("name") is state
    assert talk.asked == "nickname"


def test_no_document_is_offered_only_where_a_document_is_asked_for() -> None:
    talk = Talk(FORM).press("Пропустити")
    assert "Немає документа" not in talk.buttons
    talk.press("Не знаю").type("Оля", "нічого").press("Пропустити")
    assert "Немає документа" in talk.buttons
    assert talk.press("Немає документа").state("passport") is State.NO_DOCUMENT


def test_only_a_required_fact_of_the_order_is_missed() -> None:
    talk = Talk(FORM)
    for _ in range(4):
        talk.press("Пропустити", "Не знаю")
    talk.press("Пропустити")
    state = readiness(FORM, trace(FORM, talk.draft.answers, TODAY))
    assert [slot.ref.key for slot in state.missing] == ["name"]
    assert not state.stopped, "what is missing never forbids the package"


def test_every_skip_says_what_it_means_for_the_claim() -> None:
    view = Talk(FORM).press("Пропустити").view
    assert "ця відповідь обов’язкова" in view.lines[0]
    assert "Так і стоятиме в заяві." in view.lines[1]
    assert [choice.listed for choice in view.choices] == [
        "Не знаю",
        "Не хочу відповідати — це ваше право",
    ]


def test_where_one_reason_fits_one_press_is_enough() -> None:
    """Nobody is asked why they add nothing to what is added freely."""
    talk = Talk(form_of(files("letters", "Чи є листи?", need="optional"), PAPERS)).press("Пропустити")
    assert talk.state("letters") is State.NO_DOCUMENT
    assert talk.press("Пропустити").view.heading == "Перевіримо заяву"


def test_of_what_not_everybody_has_there_may_be_none() -> None:
    form = form_of(text("register", "Який номер у реєстрі?", absent=True), text("reason"), PAPERS)
    talk = Talk(form).press("Пропустити")
    assert [choice.label for choice in talk.view.choices] == ["Не знаю", "Не хочу відповідати", "Немає"]
    assert talk.press("Немає").state("register") is State.ABSENT


@pytest.mark.parametrize("said", ["немає", "Нема.", "нет", "none", "відсутній"])
def test_none_can_be_typed(said: str) -> None:
    form = form_of(text("register", "Який номер у реєстрі?", absent=True), PAPERS)
    assert Talk(form).type(said).state("register") is State.ABSENT


def test_a_condition_tells_none_from_not_known() -> None:
    why = text("why", when=Absent(key="number"))
    form = form_of(text("number", absent=True), why, PAPERS)
    assert Talk(form).press("Пропустити", "Немає").asked == "why"
    assert Talk(form).press("Пропустити", "Не знаю").asked == "papers"


def test_a_skip_can_be_taken_back() -> None:
    talk = Talk(FORM).press("Пропустити", "Не знаю", "Назад")
    assert "Зараз: Не знаю" in talk.view.lines
    assert talk.type("Оля").value("name") == "Оля"


def test_a_file_that_arrives_while_a_skip_is_chosen_is_not_skipped_away() -> None:
    talk = Talk(FORM).type("Оля", "Оленка", "нічого").press("Пропустити").send_file("passport", 1)
    assert talk.asked == "passport"
    assert "Пропустити" not in talk.buttons
