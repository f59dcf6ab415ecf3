"""Contradictions are named softly, with both dates, in every form that asks for them."""

from __future__ import annotations

import pytest

from dialogs.programmes import claim_forms
from tests.dialogs.invented import wanted
from tests.dialogs.order.cases import tell
from tests.dialogs.register.walking import Script

FORMS = claim_forms()
FOR_CHILDREN = [code for code, form in FORMS.items() if form.filing]
BORN = "17 травня 2015"
CHILD: Script = {
    "filing_for": "Для моєї дитини",
    "child_name": "Вигадана Софія Андріївна",
    "child_birth_date": BORN,
    "child_birth_record": "так",
}

DATES: dict[str, Script] = {
    "A1.1": {"left_home_date": "5 травня 2014"},
    "A1.2": {"displacement_date": "5 травня 2014"},
    "A2.1": {"death_date": "5 травня 2014"},
    "A2.2": {"disappearance_date": "5 травня 2014"},
    "A2.3": {"injury_date": "5 травня 2014"},
    "A2.4": {"event_date": "5 травня 2014"},
    "A2.5": {"event_date": "5 травня 2014"},
    "A2.6": {"captivity_over": "так", "captivity_start": "5 травня 2014"},
    "A2.7": {"labour_period": "з 5 травня 2014 по 3 червня 2014"},
    "A2.8": {"forced_date": "5 травня 2014"},
    "A2.10": {"event_in_one_day": "так", "event_date": "5 травня 2014"},
    "A3.3": {"home_event_date": "5 травня 2014"},
    "A3.6": {"access_lost_date": "5 травня 2014"},
    "A3.7": {"event_in_one_day": "так", "event_date": "5 травня 2014"},
    "A4.1": {"event_period": "з 5 травня 2014 по 3 червня 2014"},
    "A4.2": {"event_period": "з 5 травня 2014 по 3 червня 2014"},
}
"""What happened to a child a year before the child was born."""


@pytest.mark.parametrize("code", FOR_CHILDREN)
def test_what_happened_before_the_child_was_born_is_doubted_with_both_dates(code: str) -> None:
    if code not in DATES:
        wanted(code, "say in DATES of this file what happened to the child before it was born")
    story = tell(code, {**CHILD, **DATES[code]})
    assert "5 травня 2014 року" in story.read
    assert "17 травня 2015 року" in story.read
    assert not story.state.stopped


@pytest.mark.parametrize("code", FOR_CHILDREN)
def test_a_parent_younger_than_the_child_is_doubted_with_both_dates(code: str) -> None:
    story = tell(code, {**CHILD, "applicant_birth_date": "3 червня 2016"})
    assert "ви народилися 3 червня 2016 року, а дитина — 17 травня 2015 року" in story.read
    assert not story.state.stopped


@pytest.mark.parametrize("code", FOR_CHILDREN)
@pytest.mark.parametrize("born", ["17 травня 2003", "12 квітня 1985", "3 жовтня 1999"])
def test_a_young_parent_is_not(code: str, born: str) -> None:
    assert "ви народилися" not in tell(code, {**CHILD, "applicant_birth_date": born}).read


@pytest.mark.parametrize("code", list(FORMS))
def test_under_eighteen_for_oneself_is_told_in_every_form(code: str) -> None:
    young = {"filing_for": "Для мене", "applicant_birth_date": "22 листопада 2008"}
    grown = {**young, "applicant_birth_date": "21 листопада 2008"}
    story = tell(code, young)
    assert "22 листопада 2008 року" in story.read and "іще немає 18 років" in story.read
    assert not story.state.stopped
    assert "іще немає 18 років" not in tell(code, grown).read


@pytest.mark.parametrize(
    ("code", "told", "first", "second"),
    [
        ("A3.5", {"event_date": "2 березня 2022", "business_stopped_date": "1 лютого 2022"},
         "1 лютого 2022", "2 березня 2022"),
        ("A3.5", {"event_date": "2 березня 2022", "business_course": "менше",
                  "business_limited_since": "1 лютого 2022"},
         "1 лютого 2022", "2 березня 2022"),
        ("A3.1", {"home_owner": "є", "home_event_date": "9 березня 2022", "home_acquired": "4 травня 2022"},
         "9 березня 2022", "4 травня 2022"),
        ("A3.2", {"property_owner": "є", "property_event_date": "9 березня 2022", "property_acquired": "4 травня 2022"},
         "9 березня 2022", "4 травня 2022"),
        ("A3.6", {"home_owner": "є", "access_lost_date": "26 лютого 2022", "home_acquired": "4 травня 2022"},
         "26 лютого 2022", "4 травня 2022"),
        ("A1.2", {"displacement_date": "5 травня 2022",
                  "protections": [{"protection_state": "Чехія", "protection_start": "20 квітня 2022"}]},
         "20 квітня 2022", "5 травня 2022"),
        ("A2.3", {"injury_date": "12 червня 2022", "proceedings": [{"proceeding_date": "3 квітня 2022"}]},
         "3 квітня 2022", "12 червня 2022"),
        ("A3.4", {"job_loss_date": "12 червня 2022", "proceedings": [{"proceeding_date": "3 квітня 2022"}]},
         "3 квітня 2022", "12 червня 2022"),
        ("A2.2", {"disappearance_date": "20 травня 2023", "search_report_filed": "так",
                  "search_report_date": "1 травня 2023"}, "1 травня 2023", "20 травня 2023"),
        ("A3.3", {"home_lived": "так", "home_event_date": "9 березня 2022", "residence_since": "4 травня 2022"},
         "9 березня 2022", "4 травня 2022"),
        ("A1.2", {"applicant_birth_date": "3 травня 2005", "displacement_date": "3 травня 2004"},
         "3 травня 2004", "3 травня 2005"),
    ],
)  # fmt: skip
def test_dates_that_do_not_go_together_are_both_named(
    code: str, told: Script, first: str, second: str
) -> None:
    story = tell(code, {"filing_for": "Для мене", **told})
    assert f"{first} року" in story.read and f"{second} року" in story.read
    assert not story.state.stopped


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("A3.5", {"event_date": "2 березня 2022", "business_stopped_date": "2 березня 2022"}),
        ("A3.5", {"event_date": "березень 2022", "business_stopped_date": "2 березня 2022"}),
        ("A3.1", {"home_owner": "є", "home_event_date": "9 березня 2022", "home_acquired": "9 березня 2022"}),
        ("A3.1", {"home_owner": "є", "home_event_date": "2022", "home_acquired": "4 травня 2022"}),
        ("A3.1", {"home_owner": "є", "home_acquired": "4 травня 2022"}),
        ("A1.2", {"displacement_date": "5 березня 2022",
                  "protections": [{"protection_state": "Чехія", "protection_start": "березень 2022"}]}),
        ("A2.3", {"injury_date": "2022", "proceedings": [{"proceeding_date": "3 квітня 2022"}]}),
    ],
)  # fmt: skip
def test_dates_that_may_go_together_are_not_doubted(code: str, told: Script) -> None:
    read = tell(code, {"filing_for": "Для мене", **told}).read
    assert "Перевірте обидві дати" not in read and "перевірте обидві" not in read
