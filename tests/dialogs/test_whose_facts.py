"""No fact of one person in a claim about another: each form told as a mother, each form begun for her child."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Answer, Draft, Ref
from dialogs.engine.facts import Fact, Role, Stands, whose
from dialogs.engine.form import Form
from dialogs.engine.path import Walk
from dialogs.engine.sharing import Claim, Told, offers, stories, taken
from dialogs.finder.life import FINDER
from dialogs.programmes import all_forms, conversations
from tests.dialogs.finder.life_stories import Other, told
from tests.dialogs.invented import script_of
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = all_forms()
FOR_CHILDREN = [code for code, form in FORMS.items() if form.filing]
SHARED = {"home", "property", "event"}
"""Roles of what a household shares: no person's."""


def of_the_mother(code: str) -> Told:
    """The golden person of a form, who files for herself."""
    person = Person(FORMS[code])
    person.go_through({**script_of(FORMS[code]), "filing_for": "Для мене"})
    return Told(FORMS[code], person.draft, "self", f"her {code}")


def of_the_child(code: str) -> Draft:
    """A claim of the same form that the finder began for a child."""
    return Draft({Ref("filing_for"): Answer(value="child", origin="finder")})


@pytest.mark.parametrize("into", FOR_CHILDREN)
def test_of_the_mother_only_who_she_is_goes_into_a_claim_for_her_child(into: str) -> None:
    for code in FORMS:
        found = offers(FORMS[into], of_the_child(into), "sofia", [of_the_mother(code)], TODAY, "the child's")
        roles = {offer.asks.fact.of for offer in found if offer.asks.fact}
        assert roles <= {"applicant", *SHARED}, (code, into)
        assert all(offer.others for offer in found if offer.asks.fact and offer.asks.fact.of in SHARED)


@pytest.mark.parametrize("into", list(FORMS))
def test_of_a_child_nothing_goes_into_the_mother_s_claim_or_a_sibling_s(into: str) -> None:
    for code in FOR_CHILDREN:
        person = Person(FORMS[code])
        person.go_through(
            {
                "filing_for": "Для моєї дитини",
                "child_name": "Вигадана Софія Андріївна",
                "child_birth_date": "17 травня 2015",
                "applicant_name": "Вигадана Оксана Степанівна",
            }
        )
        hers = Told(FORMS[code], person.draft, "sofia", "hers")
        own = Draft({Ref("filing_for"): Answer(value="self")} if FORMS[into].filing else {})
        for draft, about in ((own, "self"), (of_the_child(into), "taras")):
            found = offers(FORMS[into], draft, about, [hers], TODAY, "this one")
            assert {offer.asks.fact.of for offer in found if offer.asks.fact} <= {"applicant", *SHARED}


OWNED: Script = {
    "filing_for": "Для мене",
    "home_type": "Квартира",
    "home_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "home_lived": "Так, жили саме там",
    "home_owner": "Право власності є",
    "home_acquired": "2008",
    "home_ownership_form": "Кілька власників",
    "home_joint_kind": "Частки визначено",
    "home_share": "1/2",
    "home_coowners": "2",
    "moving_costs": [{"moving_costs_name": "квитки", "moving_costs_amount": "4000 грн"}],
    "lost_belongings": [{"lost_belongings_name": "меблі", "lost_belongings_amount": "60 000 грн"}],
    "home_event_type": "Обстріл або удар",
    "home_event_date": "16 березня 2022",
    "home_event_description": "Снаряд влучив у наш дім.",
}


def test_half_of_the_mother_s_flat_is_not_claimed_a_second_time_as_the_child_s() -> None:
    mother = Person(FORMS["A3.3"])
    mother.go_through(OWNED)
    hers = Told(FORMS["A3.3"], mother.draft, "", "hers")
    found = offers(FORMS["A3.3"], of_the_child("A3.3"), "", [hers], TODAY, "the child's")
    known = {offer.asks.key for offer in found}
    assert {"home_type", "home_address", "home_event_type", "home_event_date"} <= known
    assert not known & {
        "home_owner",
        "home_share",
        "home_ownership_form",
        "home_coowners",
        "home_acquired",
        "moving_costs",
        "lost_belongings",
        "home_event_description",
        "co_residents",
    }


def test_a_second_claim_of_the_same_sort_is_about_another_home() -> None:
    mother = Person(FORMS["A3.3"])
    mother.go_through(OWNED)
    hers = Told(FORMS["A3.3"], mother.draft, "self", "hers")
    own = Draft({Ref("filing_for"): Answer(value="self")})
    again = {offer.asks.key for offer in offers(FORMS["A3.3"], own, "self", [hers], TODAY, "second")}
    assert not {"home_type", "home_address", "home_event_date"} & again
    other = {offer.asks.key for offer in offers(FORMS["A3.6"], own, "self", [hers], TODAY, "third")}
    assert {"home_type", "home_address", "home_owner", "home_share"} <= other


def test_a_claim_begun_for_oneself_that_turned_into_a_child_s_is_no_longer_one_s_own() -> None:
    """Its child is known to nobody but itself, whatever the finder was asked."""
    turned = Person(FORMS["A1.2"])
    turned.go_through(
        {"filing_for": "2", "child_name": "Вигаданий Тарас", "applicant_name": "Вигадана Оксана"}
    )
    hers = Told(FORMS["A1.2"], turned.draft, "self", "turned")
    own = Draft({Ref("filing_for"): Answer(value="self")})
    found = offers(FORMS["A1.1"], own, "self", [hers], TODAY, "another")
    assert {offer.asks.fact.of for offer in found if offer.asks.fact} <= {"applicant", *SHARED}


def test_what_was_taken_of_one_person_goes_when_the_claim_is_for_another() -> None:
    mother = of_the_mother("A1.2")
    own = Draft({Ref("filing_for"): Answer(value="self")})
    known = offers(FORMS["A1.1"], own, "", [mother], TODAY, "new")
    writer = Person(FORMS["A1.1"], taken(own, known))
    assert {
        Ref("family"),
        Ref("registered_address_then"),
        Ref("applicant_phone"),
    } <= writer.draft.answers.keys()
    writer.say("filing_for", "Для моєї дитини")
    left = writer.draft.answers.keys()
    assert not {ref for ref in left if ref.key.startswith(("family", "registered_address_then"))}
    assert Ref("applicant_phone") in left


def test_the_finder_knows_each_person_by_their_own_item() -> None:
    child = Other("Вигадана Софія Андріївна", "17 травня 2015")
    finder = Told(FINDER, told({}, child), "")
    for about, name in (("self", None), ("person1", "Вигадана Софія Андріївна")):
        found = {
            offer.asks.key: offer for offer in offers(FORMS["A1.2"], Draft(), about, [finder], TODAY, "x")
        }
        given = found["child_name"].answers[Ref("child_name")].value if "child_name" in found else None
        assert (str(given) if given else None) == name
        assert found["filing_for"].answers[Ref("filing_for")].value == ("child" if name else "self")


def test_the_story_of_the_mother_is_shown_to_be_changed_and_never_taken() -> None:
    mother = of_the_mother("A1.2")
    question = FORMS["A1.2"].questions["displacement_circumstances"]
    childs = Told(FORMS["A1.2"], of_the_child("A1.2"), "sofia", "hers")
    (text,) = stories(question, Claim(childs, TODAY), [mother], TODAY)
    assert text.startswith("Наш будинок у Харкові")
    own = Told(FORMS["A1.2"], Draft({Ref("filing_for"): Answer(value="self")}), "self", "mine")
    assert not [*stories(question, Claim(own, TODAY), [mother], TODAY)]


def test_no_story_of_harm_to_people_is_shown_elsewhere() -> None:
    for code in ("A2.1", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7", "A2.8", "A2.10"):
        for question in FORMS[code].questions.values():
            assert not (question.fact and question.fact.retold), (code, question.key)


@pytest.mark.parametrize("form", conversations().values(), ids=lambda form: form.code)
def test_every_fact_has_a_role_of_the_cast_and_the_kind_of_its_question(form: Form) -> None:
    for asks in form.sharing:
        assert isinstance(asks.fact, Fact)
        assert asks.fact.of in {role.name for role in form.cast}, asks.key
        assert asks.fact.kind == (asks.kind.name if hasattr(asks, "kind") else "list"), asks.key


def test_who_stands_in_a_role() -> None:
    nobody = Walk(TODAY, {})
    cast = (
        Role(name="writer", stands=Stands.WRITER),
        Role(name="other", stands=Stands.FILED_FOR),
        Role(name="begun", stands=Stands.BEGUN_FOR),
        Role(name="dead", stands=Stands.NAMED),
        Role(name="home", stands=Stands.TOGETHER),
    )
    found = {role.name: whose(cast, role.name, nobody, "self", "claim") for role in cast}
    assert found == {"writer": "self", "other": "claim", "begun": "self", "dead": "", "home": "*"}
    assert whose(cast, "other", nobody, "sofia", "claim") == "sofia"
    assert whose(cast, "unknown", nobody, "sofia", "claim") == ""
