"""Facts that an answer tells already are on the path, and nobody is asked."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input, Place, Ref, Screen, State
from dialogs.engine.calculations import Cost, Costs
from dialogs.engine.commands import GoTo, Reply, Skip
from dialogs.engine.errors import DomainError
from dialogs.engine.follows import Told, WorkedOut
from dialogs.engine.kinds.money import Money
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.readiness import readiness
from dialogs.engine.snapshot import Group, Line, freeze
from tests.dialogs.engine.questions import PAPERS, choice, people, text
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, Talk, form_of

KIN = choice("kin", "Дочка", "Син", "Опікун", ask="Хто вам ця людина?")
SEX = choice(
    "sex",
    "Жіноча",
    "Чоловіча",
    ask="Яка стать?",
    follows=Told(by=("kin",), values=(("дочка", "жіноча"), ("син", "чоловіча"))),
)
FAMILY = form_of(people(text("name", "Як звати?"), KIN, SEX), text("story", "Що було?"), PAPERS)

_SUM = Costs(costs=(Cost(label="Ліки", amount="medicine"), Cost(label="Дорога", amount="road")))


def _money(key: str, ask: str, **fields: object) -> Question:
    return Question.model_validate(
        {"key": key, "kind": Money(), "label": f"Позиція «{key}»", "ask": ask, "example": "100 грн"} | fields
    )


BILL = form_of(
    _money("medicine", "Скільки коштували ліки?"),
    _money("road", "Скільки коштувала дорога?"),
    _money("total", "Яку суму хочете заявити?", works_out=_SUM),
    text("method", "Як ви порахували суму?", follows=WorkedOut(amount="total", works_out=_SUM)),
    text("story", "Що було?"),
    PAPERS,
)


def line(talk: Talk, key: str) -> Line:
    found: list[Line] = []
    for part in freeze(talk.form, talk.draft, TODAY, UKRAINIAN).parts:
        for entry in part.entries:
            found += entry.lines if isinstance(entry, Group) else (entry,)
    return next(each for each in found if each.key == key)


class TestToldByAChoice:
    def test_a_daughter_is_not_asked_for_her_sex(self) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля", "дочка")
        assert talk.asked == "people"
        assert (line(talk, "sex").text, line(talk, "sex").state) == ("Жіноча", "given")

    def test_a_guardian_is(self) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля", "опікун")
        assert talk.asked == "sex"

    def test_it_counts_in_no_number_of_questions(self) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля")
        assert talk.view.progress.endswith("залишилося 5 питань")
        talk.type("син")
        assert talk.view.progress.endswith("залишилося 3 питання")

    def test_back_goes_to_the_answer_that_told_it(self) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля", "дочка").press("Назад")
        assert talk.asked == "kin"

    def test_another_answer_tells_something_else(self) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля", "дочка").press("Назад").type("син")
        assert line(talk, "sex").text == "Чоловіча"

    def test_an_earlier_answer_does_not_stand_against_it(self) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля", "опікун", "чоловіча")
        talk.do(GoTo(Place(Screen.QUESTION, "kin", "item1"))).type("дочка")
        assert line(talk, "sex").text == "Жіноча"

    @pytest.mark.parametrize(
        "command",
        [
            Reply(Ref("sex", "item1"), Input(text="чоловіча")),
            Skip(Ref("sex", "item1"), State.UNKNOWN),
            GoTo(Place(Screen.QUESTION, "sex", "item1")),
        ],
    )
    def test_an_old_button_for_it_does_nothing(self, command: Reply | Skip | GoTo) -> None:
        talk = Talk(FAMILY).press("Додати людину").type("Оля", "дочка")
        with pytest.raises(DomainError):
            talk.do(command)


class TestTheWorkingIsTheMethod:
    def test_who_takes_the_sum_is_not_asked_how_it_was_worked_out(self) -> None:
        talk = Talk(BILL).type("100", "20").press("Вказати 120 грн")
        assert talk.asked == "story"
        method = line(talk, "method")
        assert method.state == "given"
        assert method.text.splitlines() == ["Ліки: 100 грн", "Дорога: 20 грн", "Разом: 120 грн"]

    def test_who_types_the_same_sum_is_not_either(self) -> None:
        assert Talk(BILL).type("100", "20", "120 грн").asked == "story"

    def test_who_names_another_sum_tells_how(self) -> None:
        talk = Talk(BILL).type("100", "20", "300 грн")
        assert talk.asked == "method"
        assert line(talk.type("Ще готель."), "method").text == "Ще готель."

    def test_a_number_that_changes_later_asks_again(self) -> None:
        talk = Talk(BILL).type("100", "20").press("Вказати 120 грн").press("Назад", "Назад").type("50")
        assert talk.asked == "method"

    def test_it_is_never_missing(self) -> None:
        talk = Talk(BILL).type("100", "20").press("Вказати 120 грн")
        state = readiness(BILL, trace(BILL, talk.draft.answers, TODAY))
        assert "method" not in {slot.ref.key for slot in (*state.missing, *state.unasked)}

    def test_nothing_is_listed_that_cannot_be_changed(self) -> None:
        talk = Talk(BILL).type("100", "20").press("Вказати 120 грн")
        talk.do(GoTo(Place(Screen.SECTION, "section")))
        assert not [choice for choice in talk.view.choices if "порахували" in choice.listed]
