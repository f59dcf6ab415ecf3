"""The aids to persons deprived of liberty at their boundaries, worked out by hand from the budget request."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from dialogs.engine.answers import Draft
from dialogs.engine.look import look
from dialogs.engine.look.gallery import every_screen
from dialogs.engine.look.notes import rule_text
from dialogs.engine.readiness import readiness
from dialogs.engine.requirements import Outcome
from dialogs.engine.snapshot import freeze
from dialogs.programmes import beside_forms
from locales import language
from tests.dialogs.register.walking import TODAY, Person, Script, seen

FORMS = beside_forms()
UKRAINIAN = language("uk")
YES, NO, SILENT, OPEN = Outcome.YES, Outcome.NO, Outcome.SILENT, Outcome.OPEN

WIFE: dict[str, Any] = {
    "applicant_role": "рідня",
    "relation": "чоловік",
    "held_name": "Бондаренко Андрій Петрович",
    "held_birth_date": "3 лютого 1990",
    "held_state": "в неволі",
    "fact_established": "так",
    "decision_date": "12 березня 2026",
    "decision_number": "протокол № 12",
    "captivity_start": "травень 2022",
    "year_asked": "2026",
    "payments": [],
    "other_member": "ні",
    "applicant_name": "Бондаренко Ірина Василівна",
    "applicant_registered_address": "Полтавська область, Полтава, вулиця Соборності, 1",
    "applicant_phone": "+380 67 000 00 00",
    "account": "UA213223130000026007233566001",
}

MOURNER: dict[str, Any] = {
    "applicant_role": "рідня",
    "relation": "син",
    "held_name": "Бондаренко Андрій Петрович",
    "fact_established": "так",
    "captivity_start": "травень 2022",
    "died_where": "після",
    "captivity_end": "10 січня 2024",
    "death_date": "10 січня 2025",
    "caused_by_captivity": "так",
    "already_paid": "ні",
    "applicant_name": "Бондаренко Ганна Іванівна",
}


def told(code: str, base: Script, **changed: Any) -> Person:
    person = Person(FORMS[code], Draft())
    person.go_through({**base, **changed})
    return person


def outcomes(person: Person) -> dict[str, Outcome]:
    return {one.code: one.outcome(person.path.scope) for one in person.form.requirements}


def said(person: Person) -> str:
    texts = (rule_text(rule, person.path, UKRAINIAN) for rule in readiness(person.form, person.path).broken)
    return " ".join(texts).replace("\u00a0", " ")


class TestYearly:
    def test_a_wife_of_a_prisoner_of_war(self) -> None:
        person = told("L1", WIFE)
        assert outcomes(person) == {
            "fact_established": YES,
            "captivity_or_family": YES,
            "who_of_family": SILENT,
            "once_a_year": YES,
        }
        assert "у запиті не сказано" in said(person)

    def test_first_the_commission_has_to_establish_the_fact(self) -> None:
        for answer, outcome in (("так", YES), ("чекаємо", OPEN), ("ні", NO), ("відмова", NO)):
            assert outcomes(told("L1", WIFE, fact_established=answer))["fact_established"] is outcome
        assert "Спершу факт неволі має встановити Комісія" in said(told("L1", WIFE, fact_established="ні"))

    def test_after_release_the_text_is_silent_of_the_family(self) -> None:
        person = told("L1", WIFE, held_state="звільнено", captivity_end="10 січня 2026")
        assert outcomes(person)["captivity_or_family"] is SILENT

    def test_who_was_held_applies_alone(self) -> None:
        person = told("L1", WIFE, applicant_role="я", captivity_end="10 січня 2026")
        assert "held_name" not in person.keys
        assert outcomes(person)["captivity_or_family"] is YES
        assert outcomes(person)["who_of_family"] is YES

    def test_once_a_year(self) -> None:
        this_year = [{"payments_date": "лютий 2026", "payments_amount": "100 000 грн"}]
        before = [{"payments_date": "лютий 2025", "payments_amount": "100 000 грн"}]
        assert outcomes(told("L1", WIFE, payments=this_year))["once_a_year"] is NO
        assert outcomes(told("L1", WIFE, payments=before))["once_a_year"] is YES

    def test_a_second_member_of_the_family_is_told_of_by_another_source_and_stops_nothing(self) -> None:
        person = told("L1", WIFE, other_member="так")
        assert "За іншими джерелами" in said(person)
        assert not readiness(person.form, person.path).stopped

    def test_a_death_leads_to_the_other_aid(self) -> None:
        person = told("L1", WIFE, held_state="не стало")
        assert [rule.instead for rule in readiness(person.form, person.path).broken if rule.instead] == ["L4"]


class TestRelease:
    BASE: ClassVar[dict[str, Any]] = {
        **WIFE,
        "released": "так",
        "captivity_end": "10 січня 2026",
        "already_paid": "ні",
    }

    def test_once_and_only_after_release(self) -> None:
        assert outcomes(told("L2", self.BASE)) == {"fact_established": YES, "released": YES, "once": YES}
        assert outcomes(told("L2", self.BASE, already_paid="так"))["once"] is NO
        still_held = told("L2", self.BASE, released="ні")
        assert outcomes(still_held)["released"] is NO
        assert "L1" in said(still_held)

    def test_civilians_without_a_decision_hear_of_the_fifty_thousand(self) -> None:
        assert "50 000 грн" in said(told("L2", self.BASE, fact_established="відмова"))
        assert "50 000 грн" not in said(told("L2", self.BASE))


class TestDeath:
    @pytest.mark.parametrize(
        ("release", "death", "outcome"),
        [
            ("10 січня 2024", "10 січня 2025", YES),  # the last day of the year
            ("10 січня 2024", "11 січня 2025", NO),  # the day after
            ("29 лютого 2024", "28 лютого 2025", YES),  # over a leap day
            ("29 лютого 2024", "1 березня 2025", NO),
            ("28 лютого 2023", "28 лютого 2024", YES),
            ("28 лютого 2023", "29 лютого 2024", NO),
            ("січень 2024", "січень 2025", OPEN),  # too rough to tell
            ("січень 2024", "лютий 2025", NO),
            ("січень 2024", "грудень 2024", YES),
        ],
    )
    def test_within_a_year_after_release(self, release: str, death: str, outcome: Outcome) -> None:
        person = told("L4", MOURNER, captivity_end=release, death_date=death)
        assert outcomes(person)["in_captivity_or_a_year"] is outcome

    def test_the_sentence_names_the_last_day(self) -> None:
        person = told("L4", MOURNER, death_date="11 січня 2025")
        assert "до 10 січня 2025 року включно" in said(person)
        assert "пізніше: 11 січня 2025 року" in said(person)

    def test_in_captivity_no_year_counts(self) -> None:
        person = told("L4", MOURNER, died_where="в неволі", death_date="грудень 2025")
        assert outcomes(person)["in_captivity_or_a_year"] is YES
        assert outcomes(person)["cause"] is YES
        assert "captivity_end" not in person.keys

    def test_a_cause_that_is_not_captivity_is_told_and_blocks_nothing(self) -> None:
        person = told("L4", MOURNER, caused_by_captivity="ні")
        assert outcomes(person)["cause"] is SILENT
        assert "За іншим джерелом" in said(person)
        assert readiness(person.form, person.path).stopped is False

    def test_who_of_the_family_receives_it_nobody_says(self) -> None:
        assert outcomes(told("L4", MOURNER))["who_receives"] is SILENT

    def test_nobody_applies_for_themselves(self) -> None:
        options = {option.value for option in FORMS["L4"].questions["applicant_role"].kind.options()}
        assert options == {"relative", "representative", "proxy"}

    def test_a_death_before_the_release_is_asked_about_again(self) -> None:
        person = Person(FORMS["L4"], Draft())
        person.go_through({**MOURNER})
        outcome = person.say("death_date", "9 січня 2024")
        assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"


class TestLegalAid:
    BASE: ClassVar[dict[str, Any]] = {
        **WIFE,
        "applicant_role": "я",
        "lawyer": "адвокатка Ткаченко Ірина",
        "lawyer_costs": [
            {"lawyer_costs_name": "Захист у суді", "lawyer_costs_amount": "40 000 грн"},
            {"lawyer_costs_name": "Скарга", "lawyer_costs_amount": "30 000 грн"},
        ],
        "amount_asked": "66 560 грн",
    }

    @pytest.mark.parametrize(
        ("asked", "outcome"), [("66 559,99 грн", YES), ("66 560 грн", YES), ("66 560,01 грн", NO)]
    )
    def test_twenty_minimums_of_2026(self, asked: str, outcome: Outcome) -> None:
        """3 328 × 20 = 66 560; of the general minimum it would be 64 180."""
        assert outcomes(told("L6", self.BASE, amount_asked=asked))["cap"] is outcome

    def test_what_was_spent_is_offered_and_no_more_than_twenty_minimums(self) -> None:
        person = told("L6", self.BASE)
        question = person.form.questions["amount_asked"]
        assert question.works_out is not None
        working = question.works_out.work_out(person.path.scope)
        assert working is not None and working.total is not None and working.total.amount == 66560
        cheap = [{"lawyer_costs_name": "Скарга", "lawyer_costs_amount": "30 000 грн"}]
        working = question.works_out.work_out(told("L6", self.BASE, lawyer_costs=cheap).path.scope)
        assert working is not None and working.total is not None and working.total.amount == 30000

    def test_what_neither_source_says_is_told_as_unknown(self) -> None:
        person = told("L6", self.BASE)
        assert outcomes(person)["papers"] is SILENT
        assert "не сказано ні в запиті, ні в джерелах" in said(person)

    def test_the_application_lists_the_costs(self) -> None:
        person = told("L6", self.BASE)
        letter = freeze(person.form, person.draft, TODAY, UKRAINIAN).letter
        assert letter is not None
        body = "\n".join(letter.body).replace("\u00a0", " ")
        assert "у сумі 66 560 грн" in body
        assert "Захист у суді: 40 000 грн." in body
        assert "Заяву подаю від свого імені." in body
        assert "рішенням Комісії від 12 березня 2026 року, протокол № 12" in body


@pytest.mark.parametrize("code", ["L1", "L2", "L4", "L6"])
def test_it_opens_gently(code: str) -> None:
    view = look(FORMS[code], Draft(), TODAY, UKRAINIAN)
    assert FORMS[code].care
    assert view.heading
    texts = "\n".join(seen(view) for _, view in every_screen(FORMS[code], UKRAINIAN))
    assert not [word for word in ("тортур", "катуван", "знущан") if word in texts.lower()]


@pytest.mark.parametrize("code", ["L1", "L2", "L4", "L6"])
def test_second_sources_have_their_day_and_link(code: str) -> None:
    assert FORMS[code].seconds
    for source in FORMS[code].seconds:
        assert source.link.startswith("https://")
        assert source.on <= TODAY or source.on.year == TODAY.year
        assert source.said and source.source
