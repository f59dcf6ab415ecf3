"""A1.1: somebody who moved within Ukraine, or who could not come home from elsewhere in it."""

import pytest

from dialogs.engine.answers import Screen
from dialogs.engine.commands import Begin, Confirm
from dialogs.engine.readiness import readiness
from dialogs.engine.snapshot import Line, freeze
from dialogs.engine.views import View
from dialogs.programmes import claim_forms
from locales import language
from tests.dialogs.register.people.a1_1 import SCRIPT as HANNA
from tests.dialogs.register.walking import TODAY, Person, Script

FORM = claim_forms()["A1.1"]

FOR_A_SON: Script = {
    "filing_for": "за дитину",
    "applicant_citizenship": "так",
    "child_name": "Вигаданий Марко Андрійович",
    "child_birth_date": "17 травня 2015",
    "child_sex": "хлопчик",
    "child_birth_record": "так",
    "moved_kind": "Не було як повернутися",
    "away_from_home_since": "24 лютого 2022",
    "left_home_address": "Донецька область, Бахмут, вулиця Ювілейна, 44",
    "left_home_kind": "Будинок",
    "registered_address_then_same": "Інша адреса",
    "registered_address_then": "Донецька область, Краматорськ, вулиця Садова, 5",
    "moved_circumstances": "Канікули в бабусі у Львові. Додому вже не було куди їхати.",
    "address_after": "Львівська область, Львів, вулиця Зелена, 10",
    "has_returned_home": "ні",
    "went_abroad_later": "так",
    "child_citizenship": "Україна",
    "child_birth_certificate": "І-БК 123456",
    "child_registered_address_same": "Та сама адреса",
    "child_actual_address_same": "Та, що після переміщення",
    "applicant_name": "Вигадана Марія Іванівна",
    "applicant_birth_date": "12.04.1985",
    "applicant_tax_number": "3114804522",
    "applicant_registered_address_same": "Та сама адреса",
    "applicant_actual_address_same": "За адресою реєстрації",
}


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def told(person: Person) -> dict[str, Line]:
    """The lines of the frozen claim outside of groups, by key."""
    snapshot = freeze(FORM, person.draft, TODAY, language("uk"))
    return {entry.key: entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Line)}


def begins(view: View) -> set[str]:
    """The claims that can be begun from a screen."""
    return {action.command.code for action in view.everything if isinstance(action.command, Begin)}


def test_a_pensioner_reaches_the_package() -> None:
    hanna = through(HANNA)
    state = readiness(FORM, hanna.path)
    assert state.fileable and not state.doubts and not hanna.warned
    assert hanna.do(Confirm()).draft.place.screen is Screen.DONE
    assert len(hanna.path.slots) <= 30


def test_the_same_address_is_written_out() -> None:
    hanna = told(through(HANNA))
    home = hanna["left_home_address"].text
    assert hanna["registered_address_then_same"].meant == home
    assert hanna["applicant_registered_address_same"].meant == home
    son = told(through(FOR_A_SON))
    assert son["child_registered_address_same"].meant == son["registered_address_then"].text
    assert son["child_actual_address_same"].meant == son["address_after"].text


def test_a_mother_files_for_a_son_who_could_not_come_home() -> None:
    mother = through(FOR_A_SON)
    assert "left_home_date" not in mother.keys
    assert mother.asked.index("child_birth_date") < mother.asked.index("moved_circumstances")
    assert readiness(FORM, mother.path).fileable
    assert mother.do(Confirm()).draft.place.screen is Screen.DONE


def test_a_certificate_is_no_condition() -> None:
    without = through({**HANNA, "has_idp_certificate": "ні"})
    assert not {"idp_certificate_number", "idp_certificate_file"} & without.keys
    assert readiness(FORM, without.path).fileable


def test_nothing_is_required_where_the_list_of_the_order_is_not_known() -> None:
    assert not readiness(FORM, through({}).path).missing
    assert not any(question.blocks for question in FORM.questions.values())


def test_who_went_abroad_later_is_told_of_the_other_claim_and_may_still_file() -> None:
    person = through({**HANNA, "went_abroad_later": "так"})
    (rule,) = person.warned
    assert (rule.para, rule.instead, rule.favourable) == ("75", "A1.2", True)
    assert begins(person.see()) == {"A1.2"}
    assert readiness(FORM, person.path).fileable and not readiness(FORM, person.path).doubts


@pytest.mark.parametrize(
    ("script", "code", "para", "stop"),
    [
        ({"applicant_citizenship": "ні"}, "citizens_only", "2", True),
        ({"left_home_date": "літо 2014"}, "moved_before_invasion", "", False),
        (
            {"moved_kind": "Не було як повернутися", "away_from_home_since": "січень 2022"},
            "moved_before_invasion",
            "",
            False,
        ),
        ({"address_after": "Польща, Краків, вулиця Довга, 10"}, "moved_abroad_instead", "2", False),
        ({"filing_for": "2", "child_birth_date": "20 листопада 2008"}, "child_is_adult", "79", False),
        ({"filing_for": "2", "child_birth_record": "ні"}, "no_birth_record", "79", False),
        ({"filing_for": "2"}, "parent_without_tax_number", "79", False),
    ],
)
def test_a_condition_is_told_with_its_paragraph(
    script: dict[str, str], code: str, para: str, stop: bool
) -> None:
    person = through(script)
    (rule,) = [rule for rule in person.warned if rule.code == code]
    assert (rule.para, rule.stop) == (para, stop)
    cited = f"(пункт {para} Порядку подання заяв)" if para else rule.explain
    assert any(cited in note for note in person.see().notes)


@pytest.mark.parametrize("when", ["24 лютого 2022", "лютий 2022"])
def test_the_day_of_the_invasion_counts(when: str) -> None:
    assert not through({**HANNA, "left_home_date": when}).warned


def test_a_return_before_the_move_is_pointed_out() -> None:
    hanna = through({**HANNA, "has_returned_home": "так", "returned_home_date": "2023"})
    outcome = hanna.say("returned_home_date", "березень 2022")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"
