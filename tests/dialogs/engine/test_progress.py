"""Progress is honest: it counts what is left on the path, and never grows without a reason that is said."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.questions import Section
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
    assert talk.view.progress == "Що сталося · залишилося 4 питання"
    talk.type("учора")
    assert talk.view.progress == "Що сталося · залишилося 3 питання"


def test_questions_that_an_answer_adds_are_announced() -> None:
    talk = Talk(FORM).type("учора", "так")
    assert talk.view.notes == ("Про це буде ще 2 питання.",)
    assert talk.view.progress == "Поранення · залишилося 4 питання"


def test_nothing_is_announced_when_nothing_is_added() -> None:
    assert Talk(FORM).type("учора", "ні").view.notes == ()


def test_a_branch_closed_by_an_edit_takes_its_questions_away() -> None:
    talk = Talk(FORM).type("учора", "так").press("Назад").type("ні")
    assert talk.view.progress == "Наприкінці · залишилося 2 питання"
    assert talk.view.notes == ()


def test_growth_is_counted_against_what_was_left() -> None:
    """One branch closes with two questions, another opens with one: the number falls, and nothing is said of growth."""
    other = Section(
        key="other", title="Інше", items=(text("why", "Чому?"),), when=Is(key="hurt", value=False)
    )
    form = form_in(*FORM.sections, other)
    talk = Talk(form).type("учора", "так").press("Назад").type("ні")
    assert talk.view.notes == ()
    assert talk.view.progress == "Наприкінці · залишилося 3 питання"


def test_an_answer_that_adds_as_much_as_it_took_adds_nothing() -> None:
    asked = Section(key="wound", title="Поранення", items=(text("what", "Яке?"),), when=HURT)
    calm = Section(
        key="calm", title="Тихо", items=(text("calm", "Як ви?"),), when=Is(key="hurt", value=False)
    )
    talk = Talk(form_in(FORM.sections[0], asked, calm, FORM.sections[2])).type("учора", "так")
    before = talk.view.progress
    talk.press("Назад").type("ні")
    assert before == "Поранення · залишилося 3 питання"
    assert (talk.view.progress, talk.view.notes) == ("Тихо · залишилося 3 питання", ())


def test_a_list_that_grows_says_why() -> None:
    form = form_in(Section(key="last", title="Поруч", items=(people(text("name"), text("where")), PAPERS)))
    talk = Talk(form).press("Додати людину")
    assert talk.view.notes == ("Людина: ще 2 питання.",)
    assert talk.view.progress == "Поруч · залишилося 4 питання"
    talk.type("Оля")
    assert not talk.view.notes


def test_while_the_number_does_not_rise_nothing_is_said() -> None:
    asked = Section(key="wound", title="Поранення", items=(text("what", "Яке?"),), when=HURT)
    talk = Talk(form_in(FORM.sections[0], asked, FORM.sections[2])).type("учора")
    before = talk.view.progress
    assert talk.type("так").view.progress.endswith("залишилося 3 питання") and "3 питання" in before
    assert talk.view.notes == ()
