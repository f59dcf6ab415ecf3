"""A3.3: who lived there files, whoever owned it; what was lost and spent makes the sum."""

from decimal import Decimal

from dialogs.engine.answers import Place, Screen, State
from dialogs.engine.calculations import Working
from dialogs.engine.commands import Confirm, GoTo
from dialogs.engine.readiness import readiness
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.programmes import claim_forms
from locales import language
from tests.dialogs.register.people.a3_3 import SCRIPT
from tests.dialogs.register.walking import TODAY, Person, Script, seen

FORM = claim_forms()["A3.3"]

OWNERSHIP: Script = {
    "home_owner": "Право власності є",
    "home_right_is_registered": "так",
    "home_registered_right": "14 червня 2016",
    "home_acquired": "травень 2016",
    "home_ownership_form": "Кілька власників",
    "home_joint_kind": "Частки визначено",
    "home_share": "половина",
    "home_coowners": "2",
    "home_drrp_number": "1234567890123",
    "home_rpzm_number": "12345678",
}


def through(changes: Script) -> Person:
    person = Person(FORM)
    person.go_through({**SCRIPT, **changes})
    return person


def broken(person: Person) -> dict[str, str]:
    """The codes of the rules that fail, with the category that fits better."""
    return {rule.code: rule.instead for rule in readiness(FORM, person.path).broken}


def worked_out(person: Person) -> Working | None:
    question = FORM.questions["desired_compensation"]
    assert question.works_out is not None
    return question.works_out.work_out(person.path.scope)


def meant(person: Person) -> dict[str, str]:
    """What «та сама адреса» stands for in the package."""
    snapshot = freeze(FORM, person.draft, TODAY, language("uk"))
    entries = [entry for part in snapshot.parts for entry in part.entries]
    return {entry.key: entry.meant for entry in entries if isinstance(entry, Line)}


def test_a_tenant_without_registration_files() -> None:
    iryna = through({})
    state = readiness(FORM, iryna.path)
    assert state.fileable and not state.broken
    assert not {"home_acquired", "home_share", "home_drrp_number", "child_name"} & iryna.keys
    assert iryna.do(Confirm()).draft.place.screen is Screen.DONE
    snapshot = freeze(FORM, iryna.draft, TODAY, language("uk"))
    groups = [entry.title for part in snapshot.parts for entry in part.entries if isinstance(entry, Group)]
    assert {"Витрата на переїзд 1", "Витрата на нове житло 1", "Справа 1"} <= {*groups}


def test_a_short_way_has_at_most_45_questions() -> None:
    lists = ("co_residents", "moving_costs", "new_housing_costs", "lost_belongings", "proceedings")
    empty: Script = {key: [] for key in lists}
    assert len(through(empty).path.slots) <= 45


def test_no_screen_is_long() -> None:
    for view in through(OWNERSHIP).screens:
        if view.place.screen is Screen.QUESTION and not view.notes:
            assert len(seen(view)) <= 350, seen(view)


def test_only_owners_are_asked_about_ownership() -> None:
    owner = through({**OWNERSHIP, "registered_at_home": "так"})
    assert set(OWNERSHIP) <= owner.keys
    assert "residence_basis" not in owner.keys, "for an owner the right itself is the basis"
    assert {"residence_since", "residence_fact_proof"} <= owner.keys
    assert readiness(FORM, owner.path).fileable and not broken(owner)
    former = through({**OWNERSHIP, "home_owner": "Було у власності раніше"})
    assert {"home_acquired", "residence_basis"} <= former.keys


def test_a_refusal_is_asked_of_who_is_not_in_the_register() -> None:
    refused = through(
        {**OWNERSHIP, "home_right_is_registered": "ні", "home_drrp_refusal": "2015 року, бо не було плану."}
    )
    assert "home_drrp_refusal" in refused.keys
    assert not {"home_drrp_number", "home_registered_right"} & refused.keys


def test_the_sum_adds_up_what_was_lost_and_spent() -> None:
    iryna = through({"home_compensation": [{"home_compensation_received": "100 000 грн"}]})
    working = worked_out(iryna)
    assert working is not None and working.total is not None
    assert (working.total.amount, working.total.currency) == (Decimal(222_400), "UAH"), (
        "help received is not subtracted"
    )
    assert working.lines(language("uk"))[0] == "Меблі та кухня: 70\u00a0000 грн"
    assert len(working.steps) == 5


def test_currencies_stay_apart_in_the_sum() -> None:
    abroad = through({"moving_costs": [{"moving_costs_amount": "120 євро"}]})
    working = worked_out(abroad)
    assert working is not None and working.total is None
    assert {total.currency for total in working.totals} == {"UAH", "EUR"}


def test_without_costs_nothing_is_suggested() -> None:
    nothing: Script = {"moving_costs": [], "new_housing_costs": [], "lost_belongings": []}
    assert worked_out(through(nothing)) is None


def test_who_did_not_move_is_not_asked_where_to() -> None:
    stayed = through({"moved_after_loss": "ні", "applicant_actual_address_same": "реєстрація"})
    assert not {"address_after_moving", "moving_costs", "new_housing_costs"} & stayed.keys
    assert "lost_belongings" in stayed.keys


def test_an_address_told_before_is_not_typed_again() -> None:
    iryna = through({})
    assert not {"applicant_registered_address", "applicant_actual_address"} & iryna.keys
    written = meant(iryna)
    assert "Волноваха" in written["applicant_registered_address_same"]
    assert "Біла Церква" in written["applicant_actual_address_same"]
    at_home = meant(through({"registered_at_home": "так"}))
    assert "Маріуполь" in at_home["applicant_registered_address_same"]


def test_the_date_is_a_condition_and_only_a_warning() -> None:
    early = through({"home_event_date": "лютий 2015", "residence_since": "2010"})
    assert broken(early) == {"lost_before_decree": ""}
    assert not readiness(FORM, early.path).stopped
    assert not broken(through({"home_event_date": "24 лютого 2022"})), "the day itself counts"
    assert not broken(through({"home_event_date": "лютий 2022"})), "it may have been after the 24th"


def test_a_home_abroad_stops_the_claim() -> None:
    abroad = through({})
    abroad.do(GoTo(Place(key="home_address")))
    abroad.say("home_address", "Польща, Краків, вулиця Довга, 10")
    assert broken(abroad) == {}, "the answer is doubted first"
    keep = next(action for action in abroad.see().actions if action.label == "Залишити як є")
    abroad.do(keep.command)
    state = readiness(FORM, abroad.path)
    assert state.stopped and [rule.para for rule in state.broken] == ["91"]


def test_an_owner_who_lived_elsewhere_is_shown_another_claim() -> None:
    elsewhere: Script = {**OWNERSHIP, "home_lived": "ні", "applicant_registered_address_same": "інша",
                         "applicant_registered_address": "Волинська область, Луцьк, вулиця Шевченка, 1"}  # fmt: skip
    person = through(elsewhere)
    assert broken(person) == {"owner_lived_elsewhere": "A3.1"}
    assert not {"residence_since", "residence_basis", "co_residents"} & person.keys
    assert broken(through({**elsewhere, "home_event_type": "Окупація"})) == {"owner_lost_access": "A3.6"}
    tenant = {**elsewhere, "home_owner": "Права власності немає"}
    assert broken(through(tenant)) == {"never_lived_there": ""}


def test_missing_proof_of_living_there_never_blocks() -> None:
    """It would help where nothing was said of it; who said that there is none is not asked again."""
    for told, asked in ((State.UNKNOWN, True), (0, False), (3, False)):
        state = readiness(FORM, through({"residence_fact_proof": told}).path)
        assert state.fileable
        assert ("residence_fact_proof" in {slot.ref.key for slot in state.strengthening}) is asked


def test_a_parent_files_for_a_child() -> None:
    child: Script = {
        "filing_for": "за дитину",
        "child_name": "Вигадана Марія Сергіївна",
        "child_birth_date": "17 травня 2015",
        "child_sex": "дівчинка",
        "child_birth_record": "так",
        "child_citizenship": "Україна",
        "child_birth_certificate": "І-БК 123456",
        "child_registered_address_same": "та сама",
        "child_actual_address_same": "Та, що після переїзду",
        "co_residents": [
            {"co_resident_name": "Вигадана Ірина Олегівна", "co_resident_relation_to_child": "мама"}
        ],
    }
    person = through(child)
    state = readiness(FORM, person.path)
    assert state.fileable and not state.broken
    assert person.asked.index("child_birth_date") < person.asked.index("home_type")
    grown = through({**child, "child_birth_date": "17 травня 2005"})
    assert "child_is_adult" in broken(grown) and readiness(FORM, grown.path).stopped


def test_a_loss_before_moving_in_is_doubted() -> None:
    iryna = through({})
    iryna.do(GoTo(Place(key="home_event_date")))
    iryna.say("home_event_date", "1 березня 2017")
    (rule,) = [rule for rule in iryna.warned if rule.code == "moved_in_after_loss"]
    assert not rule.stop
    (note,) = [note for note in iryna.screens[-1].notes if "домом воно стало" in note]
    assert "1 березня 2017 року" in note and "«вересень 2017»" in note
