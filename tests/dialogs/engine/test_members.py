"""Who of a list something is about: the people named before are the options."""

from __future__ import annotations

import pytest

from dialogs.engine.conditions import Condition, Is
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import SELF, Chosen, Members
from dialogs.engine.lint import lint
from dialogs.engine.look import look
from dialogs.engine.look.wording import answer_text
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from locales import language
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, Talk, form_of
from tests.dialogs.scope import read


def whom(key: str, when: Condition | None = None, **fields: object) -> Question:
    kind = Members.model_validate({"of": "people", "named": ("name",)} | fields)
    return Question(key=key, kind=kind, label="Хто", ask="Хто це був?", when=when)


HOUSEHOLD = people(text("name"), yes_no("adult"))
FORM = form_of(HOUSEHOLD, whom("left"), whom("owns", nobody="Ніхто"), PAPERS)


def household(*names: str, form: Form = FORM) -> Talk:
    """People on the list, each an adult, and the list closed."""
    talk = Talk(form)
    for name in names:
        talk.press("Додати людину").type(name, "так")
    return talk.press("Це всі" if names else "Нікого")


def test_the_people_of_the_list_are_the_options_in_their_order() -> None:
    talk = household("Олена", "Софія", "Максим")
    assert talk.asked == "left"
    assert [choice.label for choice in talk.view.choices] == ["Усі ми", "Олена", "Софія", "Максим"]


def test_everybody_is_one_press() -> None:
    talk = household("Олена", "Софія", "Максим").press("Усі ми")
    assert talk.value("left") == ("item1", "item2", "item3")
    assert talk.asked == "owns"


def test_some_of_them_are_marked() -> None:
    talk = household("Олена", "Софія", "Максим").press("Софія", "Максим", "Готово")
    assert talk.value("left") == ("item2", "item3")


@pytest.mark.parametrize("said", ["Софія, Максим", "2, 3", "софія і максим", "3 4"])
def test_names_and_numbers_can_be_typed(said: str) -> None:
    talk = household("Олена", "Софія", "Максим").type(said)
    assert talk.value("left") == (("item1", "item2") if said == "2, 3" else ("item2", "item3"))


@pytest.mark.parametrize("said", ["усі", "всі", "Все", "обоє", "all", "1"])
def test_everybody_can_be_typed(said: str) -> None:
    assert household("Олена", "Софія").type(said).value("left") == ("item1", "item2")


def test_nobody_stands_alone_where_it_is_offered() -> None:
    talk = household("Олена", "Софія").press("Усі ми", "Ніхто")
    assert talk.value("owns") == ()
    assert "Ніхто" not in household("Олена", "Софія").buttons


@pytest.mark.parametrize("said", ["я", "мені", "меня", "me", "myself"])
def test_who_writes_may_say_so_in_any_word(said: str) -> None:
    among = Members(of="people").asked_of(((SELF, ""), ("a", "Олег")))
    assert read(among, said) == (SELF,)


def test_somebody_else_is_refused_kindly() -> None:
    talk = household("Олена", "Софія").type("сусід")
    assert talk.view.notes == (
        "Тут потрібні люди зі списку. Натисніть кнопки або напишіть їхні номери чи імена.",
    )


def test_of_one_person_nobody_asks_what_is_plain() -> None:
    talk = household("Олена")
    assert talk.asked == "owns", "she may own it or not, but who left is plain"
    assert [choice.label for choice in talk.view.choices] == ["Олена", "Ніхто"]


def test_who_is_alone_can_be_asked_in_words_of_their_own() -> None:
    alone = {"ask": "Чи належить це вам?", "yes": "Так, моє", "no": "Ні, чуже"}
    form = form_of(HOUSEHOLD, whom("owns", nobody="Ніхто", alone=alone), PAPERS)
    talk = household("Олена", form=form)
    assert talk.view.heading == "Чи належить це вам?"
    assert [choice.label for choice in talk.view.choices] == ["Так, моє", "Ні, чуже"]
    assert talk.press("Так, моє").value("owns") == ("item1",), "one press is the whole answer"
    assert household("Олена", form=form).type("ні").value("owns") == ()
    assert household("Олена", "Софія", form=form).view.heading == "Хто це був?"
    assert lint(form) == []


def test_with_nobody_there_is_nothing_to_ask() -> None:
    assert household().asked == "papers"


def test_seen_from_a_person_the_answer_is_yes_or_no() -> None:
    talk = household("Олена", "Софія").press("Софія", "Готово", "Ніхто")
    scope = trace(FORM, talk.draft.answers, TODAY).scope
    assert scope.value("left") == ("item2",)
    assert [inner.value("left") for inner in scope.each("people")] == [False, True]
    assert [Is(key="left", value=True).holds(inner) for inner in scope.each("people")] == [False, True]
    assert [inner.value("owns") for inner in scope.each("people")] == [False, False]


def test_of_one_person_the_plain_answer_counts() -> None:
    scope = trace(FORM, household("Олена").draft.answers, TODAY).scope
    assert [inner.value("left") for inner in scope.each("people")] == [True]


def test_only_those_are_offered_whom_it_can_be_about() -> None:
    form = form_of(HOUSEHOLD, whom("left"), whom("came", among=Is(key="left", value=True)), PAPERS)
    talk = household("Олена", "Софія", "Максим", form=form).press("Софія", "Максим", "Готово")
    assert [choice.label for choice in talk.view.choices] == ["Усі ми", "Софія", "Максим"]


def test_somebody_added_later_is_neither_counted_in_nor_left_out_unasked() -> None:
    talk = household("Олена", "Софія").press("Усі ми", "Олена", "Готово")
    talk.press("Назад", "Назад", "Назад", "Додати людину").type("Іван", "так").press("Це всі")
    assert talk.asked == "left"
    assert [choice.label for choice in talk.view.choices] == ["Усі ми", "Олена", "Софія", "Іван"]


def test_who_is_taken_off_the_list_is_taken_out_of_the_choices() -> None:
    talk = household("Олена", "Софія", "Іван").press("Усі ми", "Софія", "Готово")
    talk.press("Назад", "Назад", "Назад", "Іван, Так", "Прибрати зі списку", "Це всі")
    assert talk.value("left") == ("item1", "item2")
    assert talk.value("owns") == ("item2",)
    assert talk.asked == "papers"


def test_a_choice_of_nobody_but_the_one_taken_off_is_asked_again() -> None:
    talk = household("Олена", "Софія", "Іван").press("Іван", "Готово", "Іван", "Готово")
    talk.press("Назад", "Назад", "Назад", "Іван, Так", "Прибрати зі списку", "Це всі")
    assert talk.asked == "left"


def test_the_answer_reads_as_names_and_stands_on_the_marks() -> None:
    talk = household("Олена", "Софія", "Іван").press("Усі ми", "Олена", "Іван", "Готово")
    slots = trace(FORM, talk.draft.answers, TODAY)
    assert [answer_text(slot, UKRAINIAN) for slot in slots.slots[-3:-1]] == ["Усі ми", "Олена, Іван"]
    talk.press("Назад")
    assert [choice.label for choice in talk.view.choices][1:] == ["✓ Олена", "Софія", "✓ Іван", "Ніхто"]


def test_two_of_one_name_are_told_apart_and_the_nameless_are_numbered() -> None:
    kind = Members(of="people")
    whom = kind.asked_of(((SELF, ""), ("a", "Олег"), ("b", "олег"), ("c", "")))
    assert [option.short(UKRAINIAN) for option in whom.of] == ["Усі ми", "Я", "Олег 2", "олег 3", "Людина 4"]
    assert [option.short(language("en")) for option in whom.of][4] == "Person 4"


def test_a_long_name_fits_a_button() -> None:
    talk = household("Олександра-Вікторія-Мирослава Анна", "Іван").press("Усі ми")
    choices = talk.view.choices[1:]
    assert all(len(choice.label) <= 24 and not choice.label.endswith("…") for choice in choices)
    assert choices[0].listed == "Олександра-Вікторія-Мирослава Анна"


def test_it_survives_storage() -> None:
    talk = household("Олена", "Софія").press("Усі ми")
    assert isinstance(talk.value("left"), Chosen)
    assert [choice.label for choice in look(FORM, talk.draft, TODAY, language("en")).choices][1] == "Олена"


@pytest.mark.parametrize(
    ("form", "what"),
    [
        (form_of(whom("left"), HOUSEHOLD, PAPERS), "chooses among «people», which is no list before it"),
        (form_of(HOUSEHOLD, whom("left", named=("surname",)), PAPERS), "`named` names «surname»"),
        (form_of(HOUSEHOLD, whom("left", among=Is(key="b", value=True)), PAPERS), "looks at «b»"),
        (form_of(people(text("name"), whom("left")), PAPERS), "is asked outside lists"),
        (form_of(HOUSEHOLD, whom("left", when=Is(key="left", value=True)), PAPERS), "looks at «left»"),
    ],
)
def test_lint_finds_a_choice_among_nobody(form: Form, what: str) -> None:
    assert [problem for problem in lint(form) if what in problem.what]


def test_lint_lets_a_good_one_pass() -> None:
    assert lint(form_of(HOUSEHOLD, whom("left"), yes_no("x", when=Is(key="left", value=True)), PAPERS)) == []
