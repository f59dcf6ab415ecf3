"""A claim that may hurt: what comes before it, the rest after a heavy section, and the text written after a pause."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Draft, Input, Place, Ref, Screen, State
from dialogs.engine.commands import GoTo, Later, Reply, SetAside, Skip
from dialogs.engine.conditions import Is
from dialogs.engine.errors import DomainError
from dialogs.engine.look import look
from dialogs.engine.look.fitting import SCREEN, reading
from dialogs.engine.look.opening import opening_view
from dialogs.engine.questions import Section
from dialogs.engine.step import step
from dialogs.programmes import all_forms
from tests.dialogs.engine.questions import PAPERS, files, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, Talk, form_in

FORM = form_in(
    Section(key="before", title="Про вас", items=(text("name", "Як вас звати?"),)),
    Section(
        key="event",
        title="Що сталося",
        items=(
            yes_no("seen", "Чи хтось це бачив?"),
            text("who", "Хто це бачив?", when=Is(key="seen", value=True)),
            text("story", "Що сталося?"),
            files("photo", "Чи є фото?"),
        ),
        heavy=True,
    ),
    Section(
        key="circle", title="Хто був поруч", items=(people(text("person", "Як звати людину?")),), heavy=True
    ),
    Section(key="after", title="Докази", items=(PAPERS,)),
    intro="Запитаємо, що сталося і хто був поруч.",
    care=True,
)

OPENING, REST, TASKS, QUESTION = Screen.OPENING, Screen.REST, Screen.TASKS, Screen.QUESTION


def opened() -> Talk:
    return Talk(FORM, Draft(place=Place(OPENING)))


def through_the_event(talk: Talk) -> Talk:
    return talk.press("Далі", "Почати").type("Коваль Олена", "ні", "Про це важко.").press("Файлів немає")


def test_the_opening_tells_what_comes_and_where_to_get_help() -> None:
    talk = opened()
    first, second = talk.view, talk.press("Далі").view
    said = " ".join((*first.lines, *second.lines))
    assert first.lines[0] == "Запитаємо, що сталося і хто був поруч."
    for word in (
        "Реєстр збитків",
        "зашифровано",
        "пропустити",
        "0\u00a0800\u00a0213\u00a0103",
        "legalaid.gov.ua",
        "7333",
    ):
        assert word in said
    assert [action.label for action in first.actions] == ["Далі", "Не зараз"]
    assert [action.label for action in second.actions] == ["Почати", "Не зараз"]
    assert first.ref is second.ref is None


def test_the_opening_leads_to_the_first_question() -> None:
    assert opened().press("Далі", "Почати").asked == "name"


def test_not_now_leads_to_the_task_list_and_back_to_the_opening() -> None:
    talk = opened().press("Не зараз")
    assert talk.draft.place.screen is TASKS
    assert talk.press("Продовжити").draft.place.screen is OPENING


def test_after_the_first_answer_the_task_list_leads_on_without_the_opening() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена").press("Пауза", "Продовжити")
    assert talk.asked == "seen"


def test_a_form_without_care_has_no_opening() -> None:
    talk = Talk(FORM.model_copy(update={"care": False}), Draft(place=Place(TASKS)))
    assert talk.press("Продовжити").asked == "name"


@pytest.mark.parametrize("code", [code for code, form in all_forms().items() if form.care])
def test_every_opening_is_read_without_haste(code: str) -> None:
    for page in (0, 1):
        assert 150 <= len(reading(opening_view(all_forms()[code], UKRAINIAN, page), UKRAINIAN)) <= SCREEN


def test_after_a_heavy_section_comes_a_rest() -> None:
    talk = through_the_event(opened())
    assert talk.draft.place == Place(REST, "event")
    assert talk.reopened == talk.view
    assert talk.view.lines[:2] == ("Збережено відповідей: 2.", "Далі розділ «Хто був поруч».")
    assert talk.view.progress == "Залишилося 2 питання."
    assert talk.press("Продовжити").asked == "people"


def test_the_rest_counts_files_and_not_skips() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена", "ні")
    talk.do(Skip(Ref("story"), State.DECLINED)).send_file("photo", 1).send_file("photo", 2).press("Готово")
    assert talk.view.lines[0] == "Збережено відповідей: 1. Збережено файлів: 2."


def test_a_section_that_was_skipped_is_saved_too() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена")
    for key in ("seen", "story", "photo"):
        talk.do(Skip(Ref(key), State.DECLINED))
    assert talk.draft.place.screen is REST
    assert talk.view.lines[0] == "Пропущене теж збережено."


def test_enough_for_today_leads_to_the_task_list() -> None:
    talk = through_the_event(opened())
    assert talk.do(Later()).draft.place == Place(TASKS)
    assert talk.press("Продовжити").asked == "people"


def test_a_list_ends_a_heavy_section_too() -> None:
    talk = through_the_event(opened()).press("Продовжити")
    talk.press(talk.buttons[0]).type("Інший Іван")
    assert talk.asked == "people"
    closing = next(label for label in talk.buttons if label == "Це всі")
    assert talk.press(closing).draft.place == Place(REST, "circle")


def test_changing_an_answer_brings_no_rest() -> None:
    talk = through_the_event(opened())
    talk.do(GoTo(Place(key="story"))).type("Інакше.")
    assert talk.asked == "people"
    talk.do(GoTo(Place(key="seen"))).press("Ні")
    assert talk.asked == "people"


def test_a_branch_that_an_edit_opens_is_new_and_ends_with_a_rest() -> None:
    talk = through_the_event(opened())
    talk.do(GoTo(Place(key="seen"))).press("Так")
    assert talk.asked == "who"
    assert talk.type("Сусідка").draft.place.screen is REST


def test_an_open_question_elsewhere_in_the_section_comes_first() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена")
    talk.do(Reply(Ref("story"), Input(text="Про це важко.")))
    assert talk.asked == "seen"


def test_at_the_end_of_the_claim_there_is_the_check_and_no_rest() -> None:
    heavy = Section(key="only", title="Що сталося", items=(text("story"),), heavy=True)
    talk = Talk(form_in(heavy)).type("Про це важко.")
    assert talk.view.place.screen is Screen.CHECK


def test_a_rest_whose_section_is_gone_gives_way_to_the_next_question() -> None:
    draft = Draft(place=Place(REST, "gone"))
    assert look(FORM, draft, TODAY, UKRAINIAN).ref == Ref("name")


def test_a_text_set_aside_is_offered_and_answers_nothing_by_itself() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена", "ні")
    talk.do(SetAside(Ref("story"), "Перше.")).do(SetAside(Ref("story"), "Друге."))
    assert talk.draft.place == Place(TASKS)
    assert Ref("story") not in talk.draft.answers
    talk.press("Продовжити")
    assert "Ви вже писали: «Перше. Друге.»" in talk.view.lines
    talk.press("Зберегти написане")
    assert talk.value("story") == "Перше. Друге."
    assert talk.draft.aside == ()


def test_a_text_set_aside_stays_whatever_else_is_done() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена", "ні")
    talk.do(SetAside(Ref("story"), "Написане.")).press("Про вас").press(talk.buttons[0])
    talk.type("Шевченко Олена").do(SetAside(Ref("seen"), "так"))
    assert talk.draft.set_aside(Ref("story")) == "Написане."
    assert talk.draft.set_aside(Ref("seen")) == "так"
    talk.do(Reply(Ref("story"), Input(text="Інше.")))
    assert talk.draft.set_aside(Ref("story")) == ""
    assert talk.draft.set_aside(Ref("seen")) == "так"


def test_a_text_set_aside_that_is_refused_is_not_lost() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена").do(SetAside(Ref("seen"), "можливо"))
    talk.press("Продовжити", "Зберегти написане")
    assert talk.asked == "seen" and talk.view.notes
    assert talk.draft.set_aside(Ref("seen")) == "можливо"


def test_nothing_is_set_aside_for_a_list_or_for_what_is_not_asked() -> None:
    for key in ("people", "who", "nowhere"):
        with pytest.raises(DomainError, match="stale"):
            step(FORM, Draft(), SetAside(Ref(key), "Текст."), TODAY)


def test_heavy_questions_have_the_same_fixed_row() -> None:
    talk = opened().press("Далі", "Почати").type("Коваль Олена")
    assert [action.label for action in talk.view.bottom] == ["Назад", "Пропустити", "Пауза"]
