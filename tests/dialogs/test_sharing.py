"""Facts go from claim to claim with their origin, and never to the wrong person."""

from dialogs.engine.answers import Answer, Draft, Input, Items, Place, Ref
from dialogs.engine.commands import Reply
from dialogs.engine.look import look
from dialogs.engine.records import dump_answer, load_answer
from dialogs.engine.sharing import Told, offers, taken
from dialogs.engine.step import step
from dialogs.finder.life import FINDER
from dialogs.programmes import all_forms
from locales import language
from tests.dialogs.finder.life_stories import Other, told
from tests.dialogs.register.people import a1_2
from tests.dialogs.register.walking import TODAY, Person

FORMS = all_forms()
OWN = Draft({Ref("filing_for"): Answer(value="self")})
CHILD = Other("Коваленко Софія Андріївна", "17 травня 2015")


def someone() -> Draft:
    """A person who has told everything that A1.2 asks."""
    person = Person(FORMS["A1.2"])
    person.go_through(a1_2.SCRIPT)
    return person.draft


def test_who_files_is_told_once() -> None:
    known = {
        offer.asks.key: offer
        for offer in offers(FORMS["A3.3"], Draft(), "", [Told(FORMS["A1.2"], someone(), "")], TODAY)
    }
    name = known["applicant_name"]
    assert name.origin == "A1.2"
    draft = taken(Draft(), [*known.values()])
    assert draft.answers[Ref("applicant_name")].value == someone().answers[Ref("applicant_name")].value
    path = [slot.ref.key for slot in Person(FORMS["A3.3"], draft).path.slots if not slot.settled]
    assert not {*path} & known.keys()


def test_the_origin_is_shown_stored_and_gone_with_a_new_answer() -> None:
    form, ref = FORMS["A3.3"], Ref("applicant_citizenship")
    draft = taken(Draft(), offers(form, Draft(), "", [Told(FORMS["A1.2"], someone(), "")], TODAY))
    assert draft.answers[ref].origin == "A1.2"
    assert load_answer(form, ref, dump_answer(form, ref, draft.answers[ref])) == draft.answers[ref]
    shown = look(form, draft.at(Place(key=ref.key)), TODAY, language("uk"))
    assert "Узято із заяви A1.2." in shown.lines
    changed = step(form, draft, Reply(ref, Input(text="так")), TODAY).draft
    assert changed.answers[ref].origin == ""


def test_a_claim_about_violence_is_never_named_in_another() -> None:
    person = Person(FORMS["A2.5"])
    person.go_through({"applicant_name": "Вигадана Ірина Петрівна"})
    known = offers(FORMS["A3.3"], Draft(), "", [Told(FORMS["A2.5"], person.draft, "")], TODAY)
    assert {offer.origin for offer in known} == {"another"}
    shown = look(FORMS["A3.3"], taken(Draft(), known).at(Place(key="applicant_name")), TODAY, language("uk"))
    assert "Узято з іншої вашої заяви." in shown.lines


def test_a_list_comes_with_what_was_said_of_each_item() -> None:
    draft = someone()
    family = draft.answers[Ref("family")].value
    assert isinstance(family, Items)
    assert family.ids
    told = [Told(FORMS["A1.2"], draft, "")]
    assert not [
        offer for offer in offers(FORMS["A1.1"], Draft(), "", told, TODAY) if offer.asks.key == "family"
    ]
    found = offers(FORMS["A1.1"], OWN, "", told, TODAY)
    (offer,) = [offer for offer in found if offer.asks.key == "family"]
    assert {ref.item for ref in offer.answers} == {"", *family.ids}
    assert (
        offer.answers[Ref("family_name", family.ids[0])] == draft.answers[Ref("family_name", family.ids[0])]
    )


def test_a_child_is_never_taken_for_another_child() -> None:
    person = Person(FORMS["A1.2"])
    person.go_through({"filing_for": "2", "child_name": "Коваленко Софія Андріївна"})
    of_sofia = Told(FORMS["A1.2"], person.draft, "sofia")

    def known(about: str, id: str = "") -> set[str]:
        return {offer.asks.key for offer in offers(FORMS["A3.3"], Draft(), about, [of_sofia], TODAY, id)}

    assert {"child_name", "filing_for"} <= known("sofia")
    assert not {key for key in known("marko") if key.startswith(("child_", "filing_for"))}
    assert not {key for key in known("", "a claim") if key.startswith(("child_", "filing_for"))}


def test_the_finder_knows_who_the_claim_is_for() -> None:
    finder = Told(FINDER, told({"moved": "abroad"}, CHILD), "")
    known = {offer.asks.key: offer for offer in offers(FORMS["A1.2"], Draft(), "person1", [finder], TODAY)}
    assert known.keys() == {"filing_for", "child_name", "child_birth_date"}
    draft = taken(Draft(), [*known.values()])
    assert draft.answers[Ref("filing_for")].value == "child"
    assert {offer.origin for offer in known.values()} == {"finder"}


def test_files_stay_with_the_claim_they_were_sent_to() -> None:
    person = Person(FORMS["A1.2"])
    person.go_through({"applicant_groups": "медик", "applicant_groups_document": 1})
    found = offers(FORMS["A3.3"], Draft(), "", [Told(FORMS["A1.2"], person.draft, "")], TODAY)
    assert "applicant_groups" in {offer.asks.key for offer in found}
    assert "applicant_groups_document" not in {offer.asks.key for offer in found}


def test_what_is_answered_already_is_not_offered() -> None:
    draft = someone()
    assert not offers(FORMS["A1.2"], draft, "", [Told(FORMS["A1.2"], draft, "")], TODAY)
