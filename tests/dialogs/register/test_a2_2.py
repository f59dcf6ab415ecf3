"""A2.2: who is missing, the search, and news."""

import pytest

from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_2 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.2"]
REPORT = {"search_report_date", "search_report_authority", "search_report_number", "search_report_document"}


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_without_a_search_report_the_definition_is_told() -> None:
    person = through({**SCRIPT, "search_report_filed": "ні"})
    state = readiness(FORM, person.path)
    assert [(rule.code, rule.para, rule.stop) for rule in state.doubts] == [("no_search_report", "2", False)]
    assert not REPORT & person.keys


def test_the_register_is_asked_only_of_who_wants_to_compare() -> None:
    assert "missing_register_record" in through(SCRIPT).keys
    assert "missing_register_record" not in through({**SCRIPT, "compare_missing_register": "ні"}).keys
    assert FORM.questions["missing_register_record"].prefill == "missing_persons"


@pytest.mark.parametrize(
    ("news", "code", "instead"),
    [
        ("Відомо про полон", "whereabouts_known", ""),
        ("Людина знайшлася жива", "whereabouts_known", ""),
        ("Відомо про смерть", "death_known", "A2.1"),
    ],
)
def test_news_changes_which_claim_fits(news: str, code: str, instead: str) -> None:
    state = readiness(FORM, through({**SCRIPT, "disappearance_status": news}).path)
    assert [(rule.code, rule.instead, rule.stop) for rule in state.doubts] == [(code, instead, False)]


def test_while_there_is_no_news_nobody_is_spoken_of_in_the_past() -> None:
    """The missing person is expected, not mourned."""
    asked = " ".join(question.ask for key, question in FORM.questions.items() if key.startswith("missing_"))
    assert "чекаєте" in asked
    assert "доводилася" not in FORM.questions["relation"].ask
