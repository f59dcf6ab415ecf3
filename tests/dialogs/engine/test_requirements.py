"""What a text requires, with three outcomes, the paper to be signed, and a season that ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dialogs.engine.answers import Answer, Attached, Draft, Files, Items, Place, Ref, Screen, State
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.calculations import AtMost, Minimums, MoreThan, Named
from dialogs.engine.conditions import All, Is, Not, Skipped
from dialogs.engine.form import Form
from dialogs.engine.kinds.money import Money, Sum
from dialogs.engine.letter import BLANK, Enclosed
from dialogs.engine.lint import lint
from dialogs.engine.look import look
from dialogs.engine.look.notes import rule_text
from dialogs.engine.path import trace
from dialogs.engine.questions import Need, Question
from dialogs.engine.readiness import readiness
from dialogs.engine.requirements import Outcome, Requirement
from dialogs.engine.season import Season
from dialogs.engine.snapshot import freeze
from dialogs.tables.subsistence import LOST_ABILITY
from tests.dialogs.engine.questions import PAPERS, files, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, form_of

FOUR = Minimums(table=LOST_ABILITY, times=4)
INCOME = Question(
    key="income",
    kind=Money(),
    label="Дохід",
    ask="Який дохід за місяць?",
    example="5 000 грн",
    need=Need.OPTIONAL,
)
REQUIREMENTS = (
    Requirement(
        code="lives_here",
        para="2.1",
        title="Зареєстроване місце проживання",
        met=Is(key="here", value=True),
        unmet=All(of=(Is(key="here", value=False), Is(key="displaced", value=False))),
        silent=Is(key="displaced", value=True),
        explain="Допомогу надають тим, хто зареєстрований тут.",
        silence="Чи потрібна реєстрація переселенцям, у тексті не сказано.",
        instead="T2",
    ),
    Requirement(
        code="income",
        para="2.7",
        title="Дохід до чотирьох мінімумів",
        met=AtMost(amount=Named(key="income"), limit=FOUR),
        unmet=MoreThan(amount=Named(key="income"), limit=FOUR),
        explain="Дохід за місяць — {amount}, а межа — {limit}.",
    ),
)
LETTER = Application(
    addressee=("Голові громади", "Петренку Петру"),
    sender=(Passage(text="{name}"), Passage(text="тел. {phone}", when=Not(of=Skipped(key="phone")))),
    about="про надання допомоги",
    body=(
        Passage(text="Прошу надати допомогу. Мій дохід: {income}."),
        Passage(text="Утримую: {person}.", each="people"),
        Passage(text="Я переселенець.", when=Is(key="displaced", value=True)),
    ),
    enclosures=(
        Enclosure(text="копія паспорта", files=("papers",)),
        Enclosure(text="довідка переселенця", when=Is(key="displaced", value=True)),
    ),
    signed="name",
)
FORM = form_of(
    yes_no("here", "Ви зареєстровані тут?"),
    yes_no("displaced", "Ви переселенець?"),
    INCOME,
    text("name", "Як вас звати?"),
    text("phone", "Який телефон?"),
    people(text("person", "Як звати?")),
    PAPERS,
    requirements=REQUIREMENTS,
    application=LETTER,
)


def draft(**values: Any) -> Draft:
    return Draft(
        {
            Ref(key): value if isinstance(value, Answer) else Answer(value=value)
            for key, value in values.items()
        }
    )


def outcomes(**values: Any) -> list[Outcome]:
    scope = trace(FORM, draft(**values).answers, TODAY).scope
    return [one.outcome(scope) for one in FORM.requirements]


def money(amount: str) -> Sum:
    return Sum(Decimal(amount), "UAH")


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({}, Outcome.OPEN),
        ({"here": True}, Outcome.YES),
        ({"here": True, "displaced": True}, Outcome.YES),
        ({"here": False}, Outcome.OPEN),
        ({"here": False, "displaced": False}, Outcome.NO),
        ({"here": False, "displaced": True}, Outcome.SILENT),
        ({"here": Answer(State.UNKNOWN), "displaced": True}, Outcome.SILENT),
        ({"here": Answer(State.UNKNOWN), "displaced": Answer(State.UNKNOWN)}, Outcome.OPEN),
    ],
)
def test_yes_no_and_the_text_is_silent(answers: dict[str, Any], first: Outcome) -> None:
    assert outcomes(**answers)[0] is first


@pytest.mark.parametrize(
    ("income", "second"),
    [("10380", Outcome.YES), ("10380.01", Outcome.NO), ("10379.99", Outcome.YES)],
)
def test_an_income_test_has_its_outcome(income: str, second: Outcome) -> None:
    assert outcomes(income=money(income))[1] is second


def told(**values: Any) -> list[str]:
    path = trace(FORM, draft(**values).answers, TODAY)
    return [rule_text(rule, path, UKRAINIAN).replace("\u00a0", " ") for rule in readiness(FORM, path).broken]


def test_only_no_and_silence_are_told_and_nothing_stops() -> None:
    assert told(here=True, income=money("1")) == []
    assert told(here=False, displaced=False, income=money("12000.50")) == [
        "Допомогу надають тим, хто зареєстрований тут. (пункт 2.1 Порядку подання заяв) Подивіться на категорію T2.",
        "Дохід за місяць — 12 000,50 грн, а межа — 10 380 грн. (пункт 2.7 Порядку подання заяв)",
    ]
    assert told(here=False, displaced=True) == [
        "Чи потрібна реєстрація переселенцям, у тексті не сказано. (пункт 2.1 Порядку подання заяв)"
    ]
    path = trace(FORM, draft(here=False, displaced=False, income=money("99999")).answers, TODAY)
    assert not readiness(FORM, path).stopped


def test_all_of_it_is_one_tap_from_the_check() -> None:
    answers = draft(here=False, displaced=True, income=money("1"))
    path = trace(FORM, answers.answers, TODAY)
    check = look(FORM, answers.at(Place(Screen.CHECK)), TODAY, UKRAINIAN)
    way = next(action for action in check.actions if action.label == "Що каже текст програми")
    view = look(FORM, answers.at(way.command.place), TODAY, UKRAINIAN, path=path)  # type: ignore[attr-defined]
    assert view.lines[1:] == (
        "• Зареєстроване місце проживання: у тексті не сказано (пункт 2.1 Порядку подання заяв)",
        "• Дохід до чотирьох мінімумів: так (пункт 2.7 Порядку подання заяв)",
    )
    assert view.actions[-1].label == "До перевірки"


def test_requirements_and_the_paper_change_no_structure() -> None:
    assert FORM.fingerprint == FORM.model_copy(update={"requirements": (), "application": None}).fingerprint
    again = Form.model_validate_json(FORM.model_dump_json(serialize_as_any=True))
    assert again == FORM


def test_the_lint_sees_a_condition_and_a_place_that_nobody_asks_about() -> None:
    lost = Requirement(code="lost", para="", title="Щось", met=Is(key="nobody_asks", value=True))
    paper = LETTER.model_copy(update={"body": (Passage(text="{nowhere}"),)})
    wrong = FORM.model_copy(update={"requirements": (lost,), "application": paper})
    found = [problem.what for problem in lint(wrong)]
    assert any("nobody_asks" in what for what in found)
    assert any("nowhere" in what for what in found)


class TestLetter:
    def test_it_is_filled_in_from_the_path(self) -> None:
        answers = draft(
            here=True, displaced=True, income=money("5000"), name="Коваль Ганна", phone="+380 67",
            people=Items(("a", "b"), closed=True), papers=Files((Attached("file1", 1),), closed=True),
        )  # fmt: skip
        for item, name in (("a", "Іван"), ("b", "Оля")):
            answers = answers.with_answer(Ref("person", item), Answer(value=name))
        made = freeze(FORM, answers, TODAY, UKRAINIAN).letter
        assert made is not None
        assert made.addressee == ("Голові громади", "Петренку Петру")
        assert made.sender == ("Коваль Ганна", "тел. +380 67")
        assert [line.replace("\u00a0", " ") for line in made.body] == [
            "Прошу надати допомогу. Мій дохід: 5 000 грн.",
            "Утримую: Іван.",
            "Утримую: Оля.",
            "Я переселенець.",
        ]
        assert made.enclosures == (Enclosed("копія паспорта", ("file1",)), Enclosed("довідка переселенця"))
        assert made.signed == "Коваль Ганна"

    def test_what_was_not_told_is_written_by_hand(self) -> None:
        made = freeze(FORM, draft(phone=Answer(State.DECLINED), displaced=False), TODAY, UKRAINIAN).letter
        assert made is not None
        assert made.sender == (BLANK,)
        assert made.body == (f"Прошу надати допомогу. Мій дохід: {BLANK}.",)
        assert made.enclosures == (Enclosed("копія паспорта"),)

    def test_a_form_without_one_has_none(self) -> None:
        assert freeze(form_of(PAPERS), Draft(), TODAY, UKRAINIAN).letter is None


class TestSeason:
    SEASON = Season(date(2026, 1, 8), date(2026, 12, 31), "Розпорядження діяло до 31 грудня. Знайдіть нове.")

    def test_its_days_are_both_in_it(self) -> None:
        days = (date(2026, 1, 7), date(2026, 1, 8), date(2026, 12, 31), date(2027, 1, 1))
        assert [self.SEASON.holds(day) for day in days] == [False, True, True, False]

    def test_a_draft_over_the_new_year_is_told_and_goes_on(self) -> None:
        form = form_of(files("papers", need=Need.OPTIONAL), rules=(self.SEASON.rule,))
        on_the_day, after = (
            readiness(form, trace(form, {}, day)) for day in (date(2026, 12, 31), date(2027, 1, 1))
        )
        assert on_the_day.broken == ()
        assert [rule.explain for rule in after.broken] == [self.SEASON.over]
        assert not after.stopped
