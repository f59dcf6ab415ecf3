"""Progress is honest: it counts what is left on the path, and never grows without a reason that is said."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.schema import Section
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import Talk, form_in

HURT = Is(key="hurt", value=True)
FORM = form_in(
    Section(
        key="first", title="Що сталося", items=(text("when", "Коли?"), yes_no("hurt", "Чи було поранення?"))
    ),
    Section(
        key="wound", title="Поранення", items=(text("what", "Яке?"), text("who", "Хто лікував?")), when=HURT
    ),
    Section(key="last", title="Наприкінці", items=(people(text("name", "Як звати?")), PAPERS)),
)


def test_the_section_and_what_is_left_stand_under_the_question() -> None:
    talk = Talk(FORM)
    assert talk.view.progress == "Що сталося · залишилось 4 питання"
    talk.type("учора")
    assert talk.view.progress == "Що сталося · залишилось 3 питання"


def test_questions_that_an_answer_adds_are_announced() -> None:
    talk = Talk(FORM).type("учора", "так")
    assert talk.view.notes == ("Через цю відповідь додалося 2 питання.",)
    assert talk.view.progress == "Поранення · залишилось 4 питання"


def test_nothing_is_announced_when_nothing_is_added() -> None:
    assert Talk(FORM).type("учора", "ні").view.notes == ()


def test_a_branch_closed_by_an_edit_takes_its_questions_away() -> None:
    talk = Talk(FORM).type("учора", "так").press("Назад").type("ні")
    assert talk.view.progress == "Наприкінці · залишилось 2 питання"
    assert talk.view.notes == ()
