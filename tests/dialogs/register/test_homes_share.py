"""What was told about a home in one claim is offered in the others about it."""

from dialogs.engine.answers import Answer, Draft, Ref
from dialogs.engine.sharing import Told, offers
from dialogs.programmes import claim_forms
from tests.dialogs.register.people import a3_1, a3_3, a3_6
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = claim_forms()


def offered(told: str, script: Script, into: str) -> set[str]:
    """The keys of `into` that the claim `told` can answer."""
    person = Person(FORMS[told])
    person.go_through(script)
    own = Draft({Ref("filing_for"): Answer(value="self")} if FORMS[into].filing else {})
    found = offers(FORMS[into], own, "", [Told(FORMS[told], person.draft, "")], TODAY)
    return {offer.asks.key for offer in found}


def test_a_tenants_home_is_not_described_twice() -> None:
    known = offered("A3.3", a3_3.SCRIPT, "A3.1")
    assert {"home_type", "home_address", "home_area", "home_other_specs", "home_owner"} <= known
    assert {"home_event_type", "home_event_date", "home_event_description"} <= known
    assert {"proceedings", "applicant_name", "applicant_phone"} <= known


def test_ownership_goes_over_to_the_claims_of_who_lived_there_or_lost_access() -> None:
    right = {
        "home_owner",
        "home_acquired",
        "home_ownership_form",
        "home_joint_kind",
        "home_share",
        "home_coowners",
    }
    for code in ("A3.3", "A3.6"):
        assert right <= offered("A3.1", a3_1.SCRIPT, code), code


def test_a_house_under_occupation_is_known_to_the_claim_for_a_lost_home() -> None:
    known = offered("A3.6", a3_6.SCRIPT, "A3.3")
    assert {"home_type", "home_address", "home_geo", "home_area", "home_owner", "proceedings"} <= known


def test_a_garage_is_no_home() -> None:
    known = offered("A3.1", a3_1.SCRIPT, "A3.2")
    assert not {key for key in known if key.startswith("property_")}
