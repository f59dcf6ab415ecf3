"""A2.10: what every claim asks, with the care of its neighbours."""

from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.people.a2_10 import SCRIPT
from tests.dialogs.register.walking import Person, Script

FORM = claim_forms()["A2.10"]


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def test_the_time_is_held_against_the_first_day() -> None:
    early = through({**SCRIPT, "event_period": "з травня 2021 по січень 2022"})
    assert [rule.code for rule in readiness(FORM, early.path).doubts] == ["before_decree"]


def test_a_place_abroad_is_only_a_warning() -> None:
    state = readiness(FORM, through({**SCRIPT, "event_place": "Росія, Ростов-на-Дону"}).path)
    assert [(rule.code, rule.stop) for rule in state.doubts] == [("outside_ukraine", False)]


def test_it_says_that_the_portal_may_ask_more() -> None:
    assert "більше" in FORM.note
