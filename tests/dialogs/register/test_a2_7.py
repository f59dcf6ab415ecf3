"""A2.7: work or service under a threat."""

from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_7 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.7"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_nobody_is_asked_about_consent_or_refusal() -> None:
    """Forced means not agreed to: the form asks how people were forced, never why they did it."""
    asked = [question.ask.casefold() for question in FORM.questions.values()]
    assert not [ask for ask in asked if "чому" in ask or "погод" in ask]


def test_the_period_is_held_against_the_first_day() -> None:
    early = through({**SCRIPT, "labour_period": "з травня 2021 по січень 2022"})
    assert [rule.code for rule in readiness(FORM, early.path).doubts] == ["before_invasion"]
    later = through({**SCRIPT, "labour_period": "з січня 2022 по травень 2022"})
    assert not readiness(FORM, later.path).doubts


def test_it_may_still_go_on() -> None:
    assert not readiness(FORM, through({**SCRIPT, "labour_period": "з червня 2022 досі"}).path).doubts


def test_pay_is_no_argument_against_the_claim() -> None:
    assert not readiness(FORM, through({**SCRIPT, "remuneration": "Так, якісь гроші"}).path).doubts
