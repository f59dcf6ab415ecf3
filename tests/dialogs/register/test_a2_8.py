"""A2.8: a child who was taken by force. A parent files, or the person alone once they are 18."""

import pytest

from dialogs.engine.answers import Place, Screen, State
from dialogs.engine.commands import Begin, Confirm, GoTo
from dialogs.engine.readiness import readiness
from dialogs.engine.snapshot import Line, freeze
from dialogs.programmes import claim_forms
from locales import language
from tests.dialogs.register.people.a2_8 import SCRIPT as ALINA
from tests.dialogs.register.walking import TODAY, Person, Script

FORM = claim_forms()["A2.8"]

FOR_A_SON: Script = {
    "filing_for": "за дитину",
    "applicant_citizenship": "так",
    "applicant_birth_date": "12.04.1985",
    "child_name": "Вигаданий Марко Андрійович",
    "child_birth_date": "17 травня 2015",
    "child_sex": "хлопчик",
    "child_birth_record": "так",
    "in_children_register": "ні",
    "orphan_status": "ні",
    "in_institution": "ні",
    "forced_registered_address": "Донецька область, Маріуполь, вулиця Садова, 5",
    "forced_home_same": "За адресою реєстрації",
    "forced_kind": "За межі України",
    "forced_by": "Хто це був, невідомо",
    "forced_date": "квітень 2022",
    "forced_address_after": "Росія, Московська область",
    "statement": 0,
    "forced_description": "На блокпосту сина забрали від мене. Сказали, що на оздоровлення.",
    "forced_ended": "Ні, ще триває",
    "child_status_after": "Щось інше",
    "child_status_after_other": "Невідомо, кому передали",
    "family": [{"family_name": "Вигадана Софія Андріївна", "family_relation_to_child": "сестра"}],
    "child_citizenship": "Україна",
    "child_birth_certificate": "І-БК 123456",
    "child_registered_address_same": "Та сама адреса",
    "child_actual_address_same": "Та, що після переміщення",
    "applicant_name": "Вигадана Марія Іванівна",
    "applicant_tax_number": "3114804522",
    "applicant_registered_address_same": "Та сама адреса",
    "applicant_actual_address_same": "За адресою реєстрації",
}


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def warned(person: Person) -> dict[str, str]:
    """The paragraph of each condition that was told on the way."""
    return {rule.code: rule.para for rule in person.warned}


def told(person: Person) -> dict[str, Line]:
    """The lines of the frozen claim outside of groups, by key."""
    snapshot = freeze(FORM, person.draft, TODAY, language("uk"))
    return {entry.key: entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Line)}


def test_a_girl_taken_at_16_files_alone_at_19() -> None:
    alina = through(ALINA)
    assert not any(key.startswith("child_") and not key.startswith("child_status") for key in alina.keys)
    state = readiness(FORM, alina.path)
    assert state.fileable and not state.doubts
    assert warned(alina) == {"in_register": "82"}
    assert alina.do(Confirm()).draft.place.screen is Screen.DONE
    assert len(through({**ALINA, "in_institution": "ні"}).path.slots) <= 30


def test_a_mother_files_for_a_son_who_is_still_there() -> None:
    mother = through(FOR_A_SON)
    assert mother.asked.index("child_birth_date") < mother.asked.index("forced_description")
    assert "forced_end_date" not in mother.keys
    assert readiness(FORM, mother.path).fileable and not mother.warned
    assert mother.do(Confirm()).draft.place.screen is Screen.DONE
    claim = told(mother)
    assert claim["forced_ended"].text == "Ні, ще триває"
    assert claim["child_actual_address_same"].meant == claim["forced_address_after"].text
    assert claim["applicant_actual_address_same"].meant == claim["forced_registered_address"].text


def test_the_age_is_known_before_anything_that_hurts_is_asked() -> None:
    for person in (through(ALINA), through(FOR_A_SON)):
        assert person.asked.count("applicant_birth_date") == 1
        heavy = {slot.ref.key for slot in person.path.slots if slot.section.heavy}
        first = next(at for at, key in enumerate(person.asked) if key in heavy)
        assert person.asked.index("applicant_birth_date") < first


def test_an_entry_in_the_register_is_enough_by_itself() -> None:
    mother = through({**FOR_A_SON, "in_children_register": "так", "children_register_number": "100200"})
    assert "forced_by" not in mother.keys
    (rule,) = mother.warned
    assert rule.favourable and rule.para == "82"
    assert not readiness(FORM, mother.path).doubts


def test_who_was_not_under_the_control_of_russia_stops_only_as_a_plain_no() -> None:
    refused = through({**FOR_A_SON, "forced_by": "Ні, це були інші люди"})
    assert warned(refused) == {"not_under_control": "83"}
    assert readiness(FORM, refused.path).stopped
    refused.do(GoTo(Place(key="in_children_register")))
    refused.say("in_children_register", "так")
    assert not readiness(FORM, refused.path).stopped


_WITH_THE_MARK: Script = {"applicant_tax_number": State.ABSENT, "applicant_tax_number_refused": "так"}
_WITHOUT_THE_MARK: Script = {"applicant_tax_number": State.ABSENT, "applicant_tax_number_refused": "ні"}


@pytest.mark.parametrize(
    ("script", "code", "para"),
    [
        ({**FOR_A_SON, "child_birth_date": "20 листопада 2008"}, "child_is_adult", "80"),
        ({**FOR_A_SON, "child_birth_record": "ні"}, "no_birth_record", "81"),
        ({"filing_for": "2"}, "parent_without_tax_number", "81"),
        ({"filing_for": "2", **_WITH_THE_MARK}, "parent_refused_tax_number", "81"),
        ({"filing_for": "2", **_WITHOUT_THE_MARK}, "parent_without_tax_number", "81"),
        ({"filing_for": "1", "applicant_birth_date": "22 листопада 2008"}, "minor_alone", "81"),
        ({"forced_date": "грудень 2021"}, "forced_before_decree", "83"),
        ({"forced_kind": "1", "forced_address_after": "Росія, Ростов"}, "place_abroad", "83"),
        ({"forced_kind": "2", "forced_address_after": "Луганськ"}, "place_in_ukraine", "83"),
        ({"forced_kind": "Виїзд через небезпеку"}, "left_freely", "2"),
        ({"applicant_citizenship": "ні"}, "citizens_only", "2"),
    ],
)
def test_a_condition_is_told_with_its_paragraph(script: dict[str, str], code: str, para: str) -> None:
    person = through(script)
    assert warned(person) == {code: para}
    assert any(f"(пункт {para} Порядку подання заяв)" in note for note in person.see().notes)


@pytest.mark.parametrize(
    ("born", "taken", "adult"),
    [
        ("1 квітня 2004", "1 квітня 2022", True),
        ("2 квітня 2004", "1 квітня 2022", False),
        ("2 квітня 2004", "квітень 2022", False),  # on some days of that month a child
    ],
)
def test_who_was_18_already_is_shown_the_claim_of_adults(born: str, taken: str, adult: bool) -> None:
    person = through(
        {**ALINA, "applicant_birth_date": born, "forced_date": taken, "applicant_tax_number": State.UNKNOWN}
    )
    assert ("adult_then" in warned(person)) is adult
    begun = {action.command.code for action in person.see().everything if isinstance(action.command, Begin)}
    assert begun == ({"A2.9"} if adult else set())


def test_who_left_freely_is_led_to_the_claim_that_fits_and_may_go_on() -> None:
    person = through({**ALINA, "in_children_register": "ні", "forced_kind": "Виїзд через небезпеку"})
    assert [rule.instead for rule in person.warned] == ["A1.1", "A1.2"], (
        "the address abroad came after the kind"
    )
    assert not readiness(FORM, person.path).stopped


def test_one_of_the_two_addresses_is_enough() -> None:
    for script in (
        {"forced_registered_address": "Луганськ, вулиця Садова, 5", "forced_home_same": "Інша адреса"},
        {"forced_actual_address": "Луганськ, вулиця Садова, 5"},
    ):
        missing = {slot.ref.key for slot in readiness(FORM, through(script).path).missing}
        assert not missing & {"forced_registered_address", "forced_other_address", "forced_actual_address"}
    missing = {slot.ref.key for slot in readiness(FORM, through({}).path).missing}
    assert "forced_actual_address" in missing


def test_a_statement_that_comes_later_takes_nothing_out_of_the_claim() -> None:
    mother = through(FOR_A_SON)
    before = told(mother)["forced_description"].text
    again = through({**FOR_A_SON, "statement": 1})
    assert told(again)["forced_description"].text == before
    assert len(told(again)["statement"].files) == 1


def test_it_cannot_end_before_it_began() -> None:
    alina = through(ALINA)
    outcome = alina.say("forced_end_date", "вересень 2022")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"


def test_everything_can_be_skipped() -> None:
    person = through({})
    assert not person.path.pending
    assert not readiness(FORM, person.path).stopped
