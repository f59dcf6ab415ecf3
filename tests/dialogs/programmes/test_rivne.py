"""The order of Rivne at its boundaries, each worked out by hand from its text. The day is 21 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.engine.answers import Draft, State
from dialogs.engine.form import Form
from dialogs.engine.look.notes import rule_text
from dialogs.engine.path import trace
from dialogs.engine.readiness import readiness
from dialogs.engine.requirements import Outcome
from dialogs.engine.snapshot import freeze
from dialogs.programmes import beside_forms
from locales import language
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = beside_forms()
UKRAINIAN = language("uk")
YES, NO, SILENT, OPEN = Outcome.YES, Outcome.NO, Outcome.SILENT, Outcome.OPEN

PENSIONER: dict[str, Any] = {
    "filing_for": "для мене",
    "displaced": "ні",
    "applicant_registered_address": "Рівненська область, Рівненський район, місто Рівне, вулиця Соборна, 5",
    "grounds": "лікування",
    "story": "Потрібна операція на серці.",
    "had_aid": "ні",
    "turbota": "ні",
    "home_care": "ні",
    "income_exempt": "нічого",
    "incomes": [{"income_from": "Пенсія", "income_amount": "4 200 грн", "income_months": "1"}],
    "proof": "потрібне лікування",
    "proof_copy": 1,
    "applicant_name": "Коваленко Марія Іванівна",
    "applicant_phone": "+380 67 000 00 00",
    "payout": "рахунок",
    "account": "UA213223130000026007233566001",
}
"""A pensioner of Rivne who needs an operation. Everything that the order requires is there."""

DISPLACED: dict[str, Any] = {
    "filing_for": "для мене",
    "idp_in_rivne": "так",
    "idp_since": "14 квітня 2025",
    "idp_certificate_number": "5601-5001234567",
    "left_place": "Харківська область, Ізюм",
    "on_territory_list": "так",
    "priorities": "житло",
    "in_crisis": "так",
    "story": "Дім зруйновано, жити немає де.",
    "idp_payments": [],
    "proof": "потрібне лікування",
    "proof_copy": 1,
    "applicant_name": "Шевченко Олена Петрівна",
    "account": "UA213223130000026007233566001",
}


def told(code: str, base: Script, **changed: Any) -> Person:
    person = Person(FORMS[code], Draft())
    person.go_through({**base, **changed})
    return person


def outcomes(person: Person) -> dict[str, Outcome]:
    return {one.code: one.outcome(person.path.scope) for one in person.form.requirements}


def said(person: Person) -> list[str]:
    """What is said of rules, without hard spaces."""
    path = person.path
    texts = (rule_text(rule, path, UKRAINIAN) for rule in readiness(person.form, path).broken)
    return [text.replace("\u00a0", " ") for text in texts]


def resident(**changed: Any) -> Person:
    return told("R2", PENSIONER, **changed)


def displaced(**changed: Any) -> Person:
    return told("R3", DISPLACED, **changed)


class TestResident:
    def test_everything_fits_and_nothing_is_said(self) -> None:
        person = resident()
        assert outcomes(person) == {
            "residence": YES,
            "ground": YES,
            "idp_ground": OPEN,
            "once_a_year": YES,
            "turbota": YES,
            "income": YES,
            "need_proof": YES,
        }
        assert said(person) == []

    @pytest.mark.parametrize(
        ("address", "outcome"),
        [
            ("Рівненська область, Рівненський район, місто Рівне, вулиця Соборна, 5", YES),
            ("Рівненська область, селище Квасилів, вулиця Молодіжна, 3", YES),
            ("Рівненська область, Рівненський район, Здолбунів, вулиця Шкільна, 1", NO),
            ("Харківська область, Ізюм, вулиця Садова, 5", NO),
            ("Польща, Варшава, вулиця Довга, 10", NO),
        ],
    )
    def test_registered_in_rivne_or_kvasyliv(self, address: str, outcome: Outcome) -> None:
        assert outcomes(resident(applicant_registered_address=address))["residence"] is outcome

    @pytest.mark.parametrize(
        ("amount", "months", "outcome"),
        [
            ("10 379,99 грн", "1", YES),
            ("10 380 грн", "1", YES),
            ("10 380,01 грн", "1", NO),
            ("31 139,97 грн", "3", YES),
            ("31 140 грн", "3", YES),
            ("31 140,03 грн", "3", NO),
            # four of the general minimum would be 12 836: a trap
            ("12 000 грн", "1", NO),
        ],
    )
    def test_four_minimums_for_those_who_lost_ability_to_work(
        self, amount: str, months: str, outcome: Outcome
    ) -> None:
        person = resident(
            incomes=[{"income_from": "Пенсія", "income_amount": amount, "income_months": months}]
        )
        assert outcomes(person)["income"] is outcome
        if outcome is NO:
            assert "а межа — 10 380 грн" in " ".join(said(person))

    def test_several_incomes_are_added_up(self) -> None:
        pension = {"income_from": "Пенсія", "income_amount": "6 000 грн", "income_months": "1"}
        rent = {"income_from": "Оренда", "income_amount": "26 280 грн", "income_months": "6"}
        assert outcomes(resident(incomes=[pension, rent]))["income"] is YES
        more = {**rent, "income_amount": "26 280,06 грн"}
        assert outcomes(resident(incomes=[pension, more]))["income"] is NO

    @pytest.mark.parametrize("exempt", ["дороге лікування", "особливі обставини", "кризова ситуація"])
    def test_the_limit_does_not_hold_after_costly_treatment_or_a_crisis(self, exempt: str) -> None:
        rich = [{"income_from": "Пенсія", "income_amount": "50 000 грн", "income_months": "1"}]
        assert outcomes(resident(incomes=rich, income_exempt=exempt))["income"] is YES
        assert outcomes(resident(incomes=rich))["income"] is NO

    @pytest.mark.parametrize(
        ("issued", "outcome"),
        [("21 серпня 2026", YES), ("20 серпня 2026", NO), ("21.11.2026", YES)],
    )
    def test_a_form_027_is_good_for_three_months(self, issued: str, outcome: Outcome) -> None:
        person = resident(proof="виписка", proof_form_027_date=issued)
        assert outcomes(person)["need_proof"] is outcome

    @pytest.mark.parametrize(
        ("ended", "outcome"),
        [
            ("21 травня 2026", YES),
            ("20 травня 2026", NO),
            ("липень 2026", YES),
            ("травень 2026", OPEN),  # may be either
            ("березень 2026", NO),
        ],
    )
    def test_past_treatment_counts_for_six_months(self, ended: str, outcome: Outcome) -> None:
        person = resident(proof="лікування за 6 місяців", proof_treated_date=ended)
        assert outcomes(person)["need_proof"] is outcome

    def test_one_good_paper_is_enough_beside_an_old_one(self) -> None:
        person = resident(proof="1, 2", proof_form_027_date="1 січня 2026")
        assert outcomes(person)["need_proof"] is YES

    def test_the_paper_of_the_first_group_is_for_the_first_group(self) -> None:
        hardship = {"grounds": "1", "hardship_causes": "інвалідність", "proof": "інвалідність"}
        assert outcomes(resident(**hardship, disability_group="перша"))["need_proof"] is YES
        assert outcomes(resident(**hardship, disability_group="друга"))["need_proof"] is NO

    def test_a_second_time_in_a_year_without_a_reason(self) -> None:
        paid = [{"payments_date": "березень 2026", "payments_amount": "2 000 грн"}]
        person = resident(had_aid="так", payments=paid, repeat_reason="нічого")
        assert outcomes(person)["once_a_year"] is NO
        assert "раз на рік" in " ".join(said(person))

    def test_a_second_time_with_a_reason_that_arose_afterwards(self) -> None:
        paid = [{"payments_date": "березень 2026", "payments_amount": "2 000 грн"}]
        again = {"had_aid": "так", "payments": paid, "repeat_reason": "дороге лікування", "repeat_papers": 1}
        later = resident(**again, repeat_since="жовтень 2026")
        assert outcomes(later)["once_a_year"] is YES
        assert "лише як виняток" in " ".join(said(later))
        earlier = resident(**again, repeat_since="лютий 2026")
        assert outcomes(earlier)["once_a_year"] is NO
        without_papers = resident(
            **{**again, "repeat_papers": State.NO_DOCUMENT}, repeat_since="жовтень 2026"
        )
        assert outcomes(without_papers)["once_a_year"] is OPEN

    def test_a_payment_of_the_year_before_does_not_count(self) -> None:
        paid = [{"payments_date": "31 грудня 2025", "payments_amount": "2 000 грн"}]
        person = resident(had_aid="так", payments=paid, repeat_reason="нічого")
        assert outcomes(person)["once_a_year"] is YES

    def test_targeted_payments_of_turbota_only_as_an_exception(self) -> None:
        assert outcomes(resident(turbota="так"))["turbota"] is NO
        assert outcomes(resident(turbota="так", turbota_reason="Операція."))["turbota"] is YES

    def test_home_care_goes_by_the_petition_of_the_centre(self) -> None:
        assert "за його клопотанням" in " ".join(said(resident(home_care="так")))

    def test_the_ceiling_is_one_minimum_of_the_day(self) -> None:
        (ceiling,) = FORMS["R2"].ceilings
        working = ceiling.amount.work_out(resident().path.scope)
        assert working is not None and working.total is not None and working.total.amount == 2595


class TestDisplaced:
    def test_everything_fits(self) -> None:
        person = displaced()
        assert outcomes(person) == {
            "registered": YES,
            "origin": YES,
            "other_region": YES,
            "crisis": YES,
            "one_off": YES,
            "total": YES,
            "need_proof": YES,
        }
        assert said(person) == []

    def test_there_is_no_income_test(self) -> None:
        assert "incomes" not in FORMS["R3"].repeats

    @pytest.mark.parametrize(
        ("paid", "outcome"),
        [
            (("9 999,99 грн",), YES),
            (("10 000 грн",), NO),
            (("6 000 грн", "4 000 грн"), NO),
            (("12 000 грн",), NO),
        ],
    )
    def test_ten_thousand_over_all_aid(self, paid: tuple[str, ...], outcome: Outcome) -> None:
        payments = [{"idp_payments_date": "травень 2025", "idp_payments_amount": sum_} for sum_ in paid]
        person = displaced(
            idp_payments=payments, repeat_reason="кризова ситуація", repeat_since="жовтень 2026"
        )
        assert outcomes(person)["total"] is outcome
        if outcome is NO:
            assert "а межа для одного переселенця — 10 000 грн" in " ".join(said(person))

    @pytest.mark.parametrize(
        ("since", "led"),
        [("20 листопада 2024", True), ("21 листопада 2024", False), ("1 січня 2026", False)],
    )
    def test_after_two_years_and_a_day_the_residents_aid_is_offered(self, since: str, led: bool) -> None:
        payments = [{"idp_payments_date": "грудень 2024", "idp_payments_amount": "10 000 грн"}]
        person = displaced(idp_since=since, idp_payments=payments, repeat_reason="нічого")
        offered = [rule.instead for rule in readiness(person.form, person.path).broken if rule.instead]
        assert offered == (["R2"] if led else [])

    def test_what_is_left_is_the_ceiling(self) -> None:
        payments = [{"idp_payments_date": "травень 2026", "idp_payments_amount": "6 500,50 грн"}]
        person = displaced(
            idp_payments=payments, repeat_reason="кризова ситуація", repeat_since="жовтень 2026"
        )
        working = person.form.ceilings[0].amount.work_out(person.path.scope)
        assert working is not None and working.total is not None and str(working.total.amount) == "3499.50"

    def test_evacuation_spares_the_paper_and_asks_for_the_act(self) -> None:
        person = displaced(priorities="евакуація", visit_act="ні", proof=State.NO_DOCUMENT)
        assert "proof" not in person.keys
        assert outcomes(person)["need_proof"] is YES
        assert "за актом виїзду" in " ".join(said(person))

    def test_without_a_paper_and_without_evacuation(self) -> None:
        assert outcomes(displaced(proof="немає"))["need_proof"] is NO

    @pytest.mark.parametrize(("answer", "outcome"), [("так", YES), ("ні", NO), ("3", OPEN)])
    def test_the_list_of_territories_is_asked_about(self, answer: str, outcome: Outcome) -> None:
        assert outcomes(displaced(on_territory_list=answer))["origin"] is outcome

    def test_another_region_is_silent_within_the_oblast(self) -> None:
        person = displaced(left_place="Рівненська область, Дубно")
        assert outcomes(person)["other_region"] is SILENT
        assert "не сказано" in " ".join(said(person))

    def test_priorities_are_no_conditions(self) -> None:
        person = displaced(priorities="нічого")
        assert NO not in outcomes(person).values()
        few = displaced(priorities="діти", minor_children="1", disabled_children="0")
        assert "Просити допомогу це не заважає" in " ".join(said(few))
        assert NO not in outcomes(few).values()

    def test_once_and_a_second_time_as_an_exception(self) -> None:
        paid = [{"idp_payments_date": "травень 2025", "idp_payments_amount": "3 000 грн"}]
        assert outcomes(displaced(idp_payments=paid, repeat_reason="нічого"))["one_off"] is NO
        again = {"idp_payments": paid, "repeat_reason": "довге лікування", "repeat_papers": 1}
        assert outcomes(displaced(**again, repeat_since="червень 2026"))["one_off"] is YES
        assert outcomes(displaced(**again, repeat_since="квітень 2025"))["one_off"] is NO


class TestDisplacedAmongResidents:
    """2.2(5): after two years and all of the ten thousand the residents' aid, where 2.1 is silent of registration."""

    def person(self, **changed: Any) -> Person:
        paid = [{"idp_payments_date": "травень 2024", "idp_payments_amount": "10 000 грн"}]
        base = {
            "displaced": "так",
            "idp_since": "20 листопада 2024",
            "idp_payments": paid,
            "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
            "grounds": "5",
        }
        return resident(**{**base, **changed})

    def test_two_years_and_a_day(self) -> None:
        person = self.person()
        assert outcomes(person)["idp_ground"] is YES
        assert outcomes(person)["residence"] is SILENT
        assert "Чи треба при цьому мати реєстрацію в Рівному, не сказано" in " ".join(said(person))

    def test_two_years_to_the_day_are_not_more_than_two(self) -> None:
        person = self.person(idp_since="21 листопада 2024")
        assert outcomes(person)["idp_ground"] is NO
        assert outcomes(person)["residence"] is NO

    def test_a_kopiika_is_left(self) -> None:
        paid = [{"idp_payments_date": "травень 2024", "idp_payments_amount": "9 999,99 грн"}]
        person = self.person(idp_payments=paid)
        assert outcomes(person)["idp_ground"] is NO
        assert [rule.instead for rule in readiness(person.form, person.path).broken if rule.instead] == ["R3"]

    def test_the_income_test_applies(self) -> None:
        rich = [{"income_from": "Зарплата", "income_amount": "10 380,01 грн", "income_months": "1"}]
        assert outcomes(self.person(incomes=rich))["income"] is NO


def test_a_mother_asks_for_her_child_and_the_address_is_the_childs() -> None:
    person = told(
        "R2",
        PENSIONER,
        filing_for="для моєї дитини",
        child_registered_address="Рівненська область, селище Квасилів, вулиця Молодіжна, 3",
        child_name="Коваленко Софія Андріївна",
        child_birth_date="17 травня 2015",
        payee="на мій рахунок",
    )
    assert "applicant_registered_address" not in person.keys
    assert outcomes(person)["residence"] is YES
    letter = freeze(person.form, person.draft, TODAY, UKRAINIAN).letter
    assert letter is not None
    assert any("законний представник: Коваленко Софія Андріївна" in line for line in letter.body)
    assert any("повноваження законного представника" in entry.text for entry in letter.enclosures)


def test_the_application_says_what_was_told_and_leaves_room_for_the_rest() -> None:
    person = resident(repeat_reason="нічого")
    letter = freeze(person.form, person.draft, TODAY, UKRAINIAN).letter
    assert letter is not None
    text = "\n".join(letter.body).replace("\u00a0", " ")
    assert "Підстава (підпункт 2 пункту 2): перебування на лікуванні" in text
    assert "Потрібна операція на серці." in text
    assert "Дохід: Пенсія, 4 200 грн (за скільки місяців: 1)." in text
    assert "UA21 3223 1300 0002 6007 2335 6600 1 (АТ «Державний експортно-імпортний банк України»)" in text
    assert "податковий номер: ______________" in letter.sender
    assert letter.signed == "Коваленко Марія Іванівна"


def test_nothing_ever_stops_the_application() -> None:
    poor_case: Form = FORMS["R2"]
    worst = told("R2", {"filing_for": "для мене", "displaced": "ні", "grounds": "нічого", "proof": "немає"})
    assert not readiness(poor_case, worst.path).stopped


@pytest.mark.parametrize("code", ["R2", "R3"])
def test_a_draft_over_the_new_year_is_told_to_find_the_new_order(code: str) -> None:
    form = FORMS[code]
    for day, over in ((date(2026, 12, 31), False), (date(2027, 1, 1), True)):
        path = trace(form, {}, day)
        texts = [rule.explain for rule in readiness(form, path).broken]
        assert any("Знайдіть нове" in text for text in texts) is over
