"""Each thing that can be wrong with a form is found, and the forms of the program are in order."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

import pytest

from dialogs.engine.calculations import Cost, Costs
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Condition, Earlier, ForSome, Given, Is, Listed, Not, OneOf
from dialogs.engine.facts import Fact, Role, Stands
from dialogs.engine.follows import Told, WorkedOut
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.lint import advice, lint
from dialogs.engine.lint.across import fact_problems
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Section
from dialogs.engine.relatives import Relatives
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.language import Language
from dialogs.programmes.checking import lint_all
from locales import LANGUAGES, language
from tests.dialogs.engine.questions import PAPERS, choice, day, files, people, text, yes_no
from tests.dialogs.engine.sample import FORM as SAMPLE
from tests.dialogs.engine.talk import form_in, form_of


def test_the_forms_of_the_program_are_in_order() -> None:
    assert [str(problem) for problem in lint_all([language(code) for code in LANGUAGES])] == []


def test_a_good_form_has_no_problems() -> None:
    assert lint(SAMPLE) == []
    assert advice(SAMPLE) == []


def _rule(condition: Condition) -> Rule:
    return Rule(code="rule", para="2", broken=condition, explain="Не все гаразд.")


HURT = yes_no("hurt")
LATER = NotBefore(key="b", message="Ні.")
NUMBER = Question(key="t", kind=TaxNumber(sex_key="sex"), label="Л", ask="П?", example="3296404536")
SUM = Costs(costs=(Cost(label="Ліки", amount="b"),))
NO_TERMS = ("no_such_term",)
BROKEN: list[tuple[Form, str, str]] = [
    (form_of(text("a"), text("a"), PAPERS), "a", "used 2 times"),
    (form_of(text("section"), PAPERS), "section", "used 2 times"),
    (form_of(text("a"), people(text("a")), PAPERS), "a", "used 2 times"),
    (form_of(text("Як звати"), PAPERS), "Як звати", "small Latin letters"),
    (form_of(text("a" * 41), PAPERS), "a" * 41, "up to 40"),
    (form_of(text("a", when=Given(key="b")), text("b"), PAPERS), "a", "«b», which is not asked before"),
    (form_of(text("a", when=Given(key="a")), PAPERS), "a", "«a», which is not asked before"),
    (form_of(HURT, text("a", when=Not(of=All(of=(Given(key="b"),)))), PAPERS), "a", "«b»"),
    (form_in(Section(key="z", title="Р", when=Given(key="y"), items=(HURT,))), "z", "«y»"),
    (form_of(people(text("name")), text("a", when=Given(key="name")), PAPERS), "a", "«name»"),
    (form_of(people(text("x", when=Given(key="y")), text("y")), PAPERS), "x", "«y»"),
    (form_of(people(text("x", when=Listed(key="people"))), PAPERS), "x", "«people»"),
    (form_of(HURT, PAPERS, rules=(_rule(Is(key="b", value=True)),)), "rule", "«b»"),
    (form_of(day("d", checks=(LATER,)), PAPERS), "d", "the check «not_before» looks at «b»"),
    (form_of(NUMBER, PAPERS), "t", "`sex_key` looks at «sex»"),
    (form_of(HURT, text("a", when=Is(key="hurt", value="yes")), PAPERS), "a", "can never hold"),
    (form_of(choice("c", "Одне"), text("a", when=Is(key="c", value=True)), PAPERS), "a", "can never hold"),
    (form_of(choice("c", "Одне"), text("a", when=OneOf(key="c", values=("два",))), PAPERS), "a", "can never hold"),
    (form_of(HURT, text("a", when=Listed(key="hurt")), PAPERS), "a", "can never hold"),
    (form_of(text("a")), "", "`evidence`"),
    (form_of(text("papers")), "", "`evidence`"),
    (form_of(HURT, files("papers", when=Given(key="hurt"))), "", "`evidence`"),
    (form_of(people(files("papers"))), "", "`evidence`"),
    (form_of(text("a", terms=NO_TERMS), PAPERS), "a", "no term «no_such_term»"),
    (form_of(people(text("x"), terms=NO_TERMS), PAPERS), "people", "no term"),
    (form_of(text("a", prefill="gossip"), PAPERS), "a", "no register «gossip»"),
    (form_of(choice("c", "Одне", "одне"), PAPERS), "c", "value of its own"),
    (form_of(choice("c", "раз, два"), PAPERS), "c", "without commas"),
    (form_of(text("a", ""), PAPERS), "a", "`ask` is empty"),
    (form_of(PAPERS, intro=""), "", "`intro` is empty"),
    (form_of(PAPERS, intro="Слово. " * 300), "intro", "characters before the first question"),
    (form_of(people(text("x"), none=""), PAPERS), "people", "`none` is empty"),
    (form_of(text("a", example=""), PAPERS), "a", "needs an example"),
    (form_of(day("d", example="весною"), PAPERS), "d", "«весною» is not taken"),
    (form_of(text("a", hint="Слово. " * 50), PAPERS), "a", "characters in the hint, at most 100"),
    (form_of(choice("c", "Дуже довга назва варіанта"), PAPERS), "c", "25 characters on the button"),
    (form_of(people(text("x"), add="Додати ще одну людину з родини"), PAPERS), "people", "characters on the button"),
    (form_of(HURT, PAPERS, cast=(Role(name="child", stands=Stands.FILED_FOR, when=Is(key="b", value="c")),)),
     "child", "«b», which is not asked before"),
    (form_of(HURT, PAPERS, person="child"), "", "the cast has no role «child»"),
    (form_of(HURT, PAPERS, rules=(_rule(ForSome(key="hurt", that=Given(key="hurt"))),)), "rule", "can never hold"),
    (form_of(people(text("x")), PAPERS, rules=(_rule(ForSome(key="people", that=Given(key="y"))),)), "rule", "«y»"),
    (form_of(HURT, PAPERS, rules=(_rule(Earlier(key="hurt", than="b")),)), "rule", "«b»"),
    (form_of(text("a", follows=Told(by=("b",), values=(("x", "y"),))), PAPERS), "a", "follows from looks at «b»"),
    (form_of(text("a", follows=WorkedOut(amount="b", works_out=SUM)), PAPERS), "a", "follows from looks at «b»"),
    (form_of(text("a", works_out=SUM), PAPERS), "a", "the calculation «costs» looks at «b»"),
    (form_of(people(text("x"), relatives=Relatives(name="x", relation=("kin",))), PAPERS), "people",
     "`relatives` names «kin»"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "key", "what"), BROKEN, ids=[f"{key[:9]}-{what}" for _, key, what in BROKEN]
)
def test_what_is_wrong_is_found(form: Form, key: str, what: str) -> None:
    found = [problem for problem in lint(form) if what in problem.what]
    assert found, [str(problem) for problem in lint(form)]
    assert all(problem.where.startswith(f"T1 {key}".strip()) for problem in found)


CHILD = Role(name="child", stands=Stands.FILED_FOR)


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (
            text("name", fact=Fact(name="name", kind="date", of="child")),
            "is a date, and the question asks for a text",
        ),
        (text("name", fact=Fact(name="name", kind="text", of="parent")), "no role «parent»"),
        (
            people(text("x"), fact=Fact(name="family", kind="text", of="child")),
            "is a text, and the question asks for a list",
        ),
    ],
)
def test_a_fact_that_is_nobody_s_or_of_another_kind_is_found(question: Any, what: str) -> None:
    found = [*fact_problems([form_of(question, PAPERS, cast=(CHILD,))])]
    assert [problem for problem in found if what in problem.what], found


def test_a_fact_is_of_one_kind_in_all_forms() -> None:
    first = form_of(text("a", fact=Fact(name="name", kind="text", of="child")), PAPERS, cast=(CHILD,))
    second = form_of(day("b", fact=Fact(name="name", kind="date", of="child")), PAPERS, cast=(CHILD,))
    assert [*fact_problems([first, first])] == []
    assert "is a date here and a text in T1 a" in next(fact_problems([first, second])).what


@pytest.mark.parametrize("of", ["known", "against"])
def test_a_sign_that_looks_at_a_fact_for_which_nobody_asks_is_found(of: str) -> None:
    question = text("a", fact=Fact(name="name", kind="text", of="child"))

    def looking_at(fact: str) -> Form:
        sign = Sign(when=Given(key="life"), reason="Щось сталося").model_copy(update={of: Given(key=fact)})
        return form_of(question, PAPERS, cast=(CHILD,), signs=(sign,))

    assert [*fact_problems([looking_at("name")])] == []
    (problem,) = fact_problems([looking_at("nobody_asks")])
    assert problem.where == "T1 sign 1" and "«nobody_asks»" in problem.what


def test_a_part_that_nobody_registered_is_found() -> None:
    class Nameless(Choice):
        """Takes its name from its parent, so that JSON brings the parent back."""

    kind = Nameless(of=(Option(value="a", label="А"),))
    form = form_of(Question(key="a", kind=kind, label="Л", ask="П?"), PAPERS)
    assert [problem.what for problem in lint(form)] == [
        "the form read back from its JSON is not the same form"
    ]


def test_long_headings_are_only_advised_against_in_translations() -> None:
    form = form_of(text("a", "Як звати людину, яка була поруч із вами того дня?", short="Ім’я"), PAPERS)
    assert [problem.where for problem in lint(form)] == ["T1 a.ask"]
    assert advice(form) == []
    english = Language("en", NullTranslations())
    assert [problem.where for problem in advice(form, [english])] == ["T1 a (en)"]


def test_a_problem_reads_as_a_line() -> None:
    assert str(lint(form_of(text("a", ""), PAPERS))[0]) == "T1 a: `ask` is empty"
