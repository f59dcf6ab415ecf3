"""Any answer can be changed from the summary, and the person comes back to where they were."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.questions import Section
from tests.dialogs.engine.questions import PAPERS, choice, text
from tests.dialogs.engine.talk import Talk, form_in

FORM = form_in(
    Section(
        key="about",
        title="Про вас",
        items=(
            text("name", "Як вас звати?"),
            choice("where", "Удома", "Надворі", ask="Де це сталося?"),
            text("street", "Яка це вулиця?", when=Is(key="where", value="надворі")),
        ),
    ),
    Section(key="more", title="Докази", items=(text("story", "Що сталося?"), PAPERS)),
)


def test_an_early_answer_is_changed_and_the_conversation_goes_on_where_it_was() -> None:
    talk = Talk(FORM).type("Оля", "1")
    assert talk.asked == "story"
    talk.press("Пауза", "Про вас", "Як вас звати?").type("Олена")
    assert talk.value("name") == "Олена"
    assert talk.asked == "story"


def test_an_edit_that_opens_a_branch_asks_it_next() -> None:
    talk = Talk(FORM).type("Оля", "1").press("Пауза", "Про вас", "Де це сталося?").type("надворі")
    assert talk.asked == "street"
    assert talk.type("Садова").asked == "story"


def test_everything_answered_an_edit_leads_to_the_check() -> None:
    talk = Talk(FORM).type("Оля", "1", "вибух").press("Файлів немає", "Переглянути відповіді", "Докази")
    assert [choice.listed for choice in talk.view.choices] == [
        "Що сталося? — вибух",
        "Які документи додати до заяви? — Немає документа",
    ]
    talk.press("Що сталося?").type("приліт")
    assert talk.view.heading == "Перевіримо заяву"


def test_the_task_list_says_how_far_each_section_is() -> None:
    talk = Talk(FORM).type("Оля").press("Пауза")
    assert [choice.listed for choice in talk.view.choices] == [
        "Про вас — залишилося 1 питання",
        "Докази — ще не почато",
    ]
    talk.press("Продовжити").type("2").press("Пауза")
    assert talk.view.choices[0].listed == "Про вас — залишилося 1 питання"


def test_leaving_the_answer_as_it_is_leads_on() -> None:
    talk = Talk(FORM).type("Оля", "1").press("Пауза", "Про вас", "Як вас звати?", "Нічого не змінювати")
    assert talk.asked == "story"
    assert talk.value("name") == "Оля"
