"""Family lists are worked out for the other person: never with that person, never without the one who told them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dialogs.blocks.relations import TO_ADULT, TO_CHILD
from dialogs.engine.answers import Answer, Draft, Items, Ref
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinship import Person as Known
from dialogs.engine.kinship import Sex, own_relation, relation_to
from dialogs.engine.names import FullName
from dialogs.engine.sharing import Told, offers, taken
from dialogs.programmes import claim_forms
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = claim_forms()
MOTHER = "Вигадана Оксана Степанівна"
SOFIA = "Вигадана Софія Андріївна"
TARAS = "Вигаданий Тарас Андрійович"
ANDRII = "Вигаданий Андрій Петрович"
HANNA = "Коваль Ганна Іванівна"
PETRO = "Коваль Петро Степанович"

HERS: Script = {
    "filing_for": "Для мене",
    "applicant_name": MOTHER,
    "family": [
        {"family_name": ANDRII, "family_relation": "чоловік"},
        {"family_name": SOFIA, "family_relation": "донька"},
        {"family_name": TARAS, "family_relation": "син"},
        {"family_name": HANNA, "family_relation": "мама"},
        {"family_name": PETRO, "family_relation": "брат"},
    ],
}


def told(script: Script, about: str, code: str = "A1.2") -> Told:
    person = Person(FORMS[code])
    person.go_through(script)
    return Told(FORMS[code], person.draft, about, f"of {about}")


def for_child(name: str, **more: str) -> Draft:
    """A claim for a child as the finder begins it."""
    person = Person(FORMS["A1.2"])
    person.say("filing_for", "Для моєї дитини")
    person.say("child_name", name)
    for key, text in more.items():
        person.say(key, text)
    return person.draft


def listed(draft: Draft, about: str, others: list[Told], code: str = "A1.2") -> Mapping[str, str]:
    """Who is on the list that is offered, with who they are; "" where that will be asked."""
    found = offers(FORMS[code], draft, about, others, TODAY, "this one")
    offer = next((offer for offer in found if offer.asks.key == "family"), None)
    if offer is None:
        return {}
    path = Person(FORMS[code], taken(draft, [offer])).path
    items = path.scope.value("family")
    assert isinstance(items, Items) and items.closed
    who = {}
    for scope in path.scope.each("family"):
        said = scope.value("family_relation") or scope.value("family_relation_to_child") or ""
        who[str(scope.value("family_name") or "?")] = said
    return who


def test_the_mother_s_list_for_her_daughter() -> None:
    assert listed(for_child(SOFIA), "sofia", [told(HERS, "self")]) == {
        MOTHER: "mother",
        ANDRII: "",  # her husband may be the father or a stepfather
        TARAS: "brother",
        HANNA: "grandmother",
        PETRO: "uncle",
    }


def test_a_name_without_its_patronymic_is_the_same_child() -> None:
    found = listed(for_child("Вигадана Софія"), "sofia", [told(HERS, "self")])
    assert SOFIA not in found and MOTHER in found


def test_a_child_who_was_not_there_gets_no_list() -> None:
    assert not listed(for_child("Вигаданий Марко Андрійович"), "marko", [told(HERS, "self")])


def test_before_the_child_has_a_name_nothing_is_worked_out() -> None:
    person = Person(FORMS["A1.2"])
    person.say("filing_for", "Для моєї дитини")
    assert not listed(person.draft, "sofia", [told(HERS, "self")])


def test_a_mother_whose_name_diia_supplies_is_on_the_list_and_her_name_is_asked() -> None:
    nameless = {key: said for key, said in HERS.items() if key != "applicant_name"}
    found = listed(for_child(SOFIA), "sofia", [told(nameless, "self")])
    assert found["?"] == "" and SOFIA not in found


def test_a_father_is_known_by_his_patronymic_and_his_wife_is_asked_about() -> None:
    his: Script = {
        "filing_for": "Для мене",
        "applicant_name": ANDRII,
        "family": [
            {"family_name": SOFIA, "family_relation": "донька"},
            {"family_name": MOTHER, "family_relation": "дружина"},
        ],
    }
    assert listed(for_child(SOFIA), "sofia", [told(his, "self")]) == {ANDRII: "father", MOTHER: ""}


def test_the_daughter_s_list_for_her_mother() -> None:
    hers = told(
        {
            "filing_for": "Для моєї дитини",
            "child_name": SOFIA,
            "child_sex": "дівчинка",
            "applicant_name": MOTHER,
            "family": [
                {"family_name": MOTHER, "family_relation_to_child": "мама"},
                {"family_name": ANDRII, "family_relation_to_child": "тато"},
                {"family_name": TARAS, "family_relation_to_child": "брат"},
            ],
        },
        "sofia",
    )
    own = Person(FORMS["A1.2"])
    own.say("filing_for", "Для мене")
    assert listed(own.draft, "self", [hers]) == {SOFIA: "daughter", ANDRII: "", TARAS: ""}


def test_a_sister_s_list_for_her_brother() -> None:
    hers = told(
        {
            "filing_for": "Для моєї дитини",
            "child_name": SOFIA,
            "child_sex": "дівчинка",
            "applicant_name": MOTHER,
            "family": [
                {"family_name": MOTHER, "family_relation_to_child": "мама"},
                {"family_name": TARAS, "family_relation_to_child": "брат"},
                {"family_name": HANNA, "family_relation_to_child": "бабуся"},
            ],
        },
        "sofia",
    )
    assert listed(for_child(TARAS), "taras", [hers]) == {
        SOFIA: "sister",
        MOTHER: "mother",
        HANNA: "",  # a grandmother of his sister may be nobody's to him
    }


def test_a_ward_s_guardian() -> None:
    person = Person(FORMS["A1.2"])
    person.say("filing_for", "Для дитини під опікою")
    person.say("child_name", SOFIA)
    found = listed(person.draft, "sofia", [told(HERS, "self")])
    assert found[MOTHER] == "guardian"
    assert {found[name] for name in (ANDRII, TARAS, HANNA, PETRO)} == {""}


def test_the_same_person_keeps_the_list_as_it_is() -> None:
    own = Draft({Ref("filing_for"): Answer(value="self")})
    found = listed(own, "self", [told(HERS, "self")], "A1.1")
    assert found == {ANDRII: "husband", SOFIA: "daughter", TARAS: "son", HANNA: "mother", PETRO: "brother"}


def test_who_lived_together_is_worked_out_too() -> None:
    lived = told(
        {
            "filing_for": "Для мене",
            "applicant_name": MOTHER,
            "home_lived": "Так, жили саме там",
            "co_residents": [
                {"co_resident_name": SOFIA, "co_resident_relation": "донька"},
                {
                    "co_resident_name": "Сусідка Ольга",
                    "co_resident_relation": "Хтось інший",
                    "co_resident_relation_other": "сусідка",
                },
            ],
        },
        "self",
        "A3.3",
    )
    person = Person(FORMS["A3.3"])
    person.say("filing_for", "Для моєї дитини")
    person.say("child_name", SOFIA)
    found = offers(FORMS["A3.3"], person.draft, "sofia", [lived], TODAY, "this one")
    (offer,) = [offer for offer in found if offer.asks.key == "co_residents"]
    names = {str(answer.value) for ref, answer in offer.answers.items() if ref.key == "co_resident_name"}
    assert names == {MOTHER, "Сусідка Ольга"}
    said = [answer.value for ref, answer in offer.answers.items() if "relation" in ref.key]
    assert said == ["mother"]


def test_a_list_that_was_typed_with_the_person_on_it_is_pointed_out() -> None:
    person = Person(FORMS["A1.2"])
    person.go_through(
        {
            "filing_for": "2",
            "child_name": SOFIA,
            "family": [{"family_name": "Вигадана Софія", "family_relation_to_child": "сестра"}],
        }
    )
    (rule,) = [rule for rule in person.warned if rule.code == "family_lists_the_child"]
    assert not rule.stop
    assert any("Вигадана Софія" in note for note in person.see().notes)


@pytest.mark.parametrize("value", [option.value for option in TO_ADULT])
def test_whatever_follows_can_be_said_of_a_child(value: str) -> None:
    options = {option.value for option in TO_CHILD}
    sexes: tuple[Sex, ...] = ("male", "female", "")
    for sex in sexes:
        follows = relation_to("parent", value, sex)
        assert not follows or follows in options


def test_what_follows_in_two_steps_and_what_does_not() -> None:
    assert relation_to("parent", "adoptee", "female") == "sister"
    assert relation_to("parent", "stepson", "male") == ""
    assert relation_to("child", "daughter", "female") == "granddaughter"
    assert relation_to("child", "brother", "male") == ""
    assert relation_to("sibling", "mother", "female") == ""
    assert own_relation("parent", "") == "" and own_relation("ward", "") == "ward"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Known(FullName("Коваль", "Олена")), Known(FullName("Коваль", "Олена", "Іванівна")), True),
        (
            Known(FullName("Коваль", "Олена", "Петрівна")),
            Known(FullName("Коваль", "Олена", "Іванівна")),
            False,
        ),
        (Known(FullName("Коваль", "Олена")), Known(FullName("Коваль", "Ольга")), False),
        (Known(FullName("", "Олена")), Known(FullName("Коваль", "олена")), True),
        (Known(tax_number="3114804522"), Known(FullName("А", "Б"), tax_number="3114804522"), True),
        (
            Known(FullName("Коваль", "Олена"), tax_number="3114804522"),
            Known(FullName("Коваль", "Олена"), tax_number="3296404536"),
            False,
        ),
        (Known(), Known(), False),
    ],
)
def test_who_is_one_person(one: Known, other: Known, same: bool) -> None:
    assert one.is_same(other) is other.is_same(one) is same


def test_every_relation_reads_as_a_sentence_with_its_label() -> None:
    """«Ступінь спорідненості із заявником — ким ця людина є заявникові: Мати»."""
    body = {question.key: question for question in FORMS["A1.2"].repeats["family"].body}
    for key, whom in (("family_relation", "заявникові"), ("family_relation_to_child", "дитині")):
        question = body[key]
        assert question.label.endswith(f"ким ця людина є {whom}")
        assert isinstance(question.kind, Choice)
        assert all(option.label[0].isupper() for option in question.kind.options())
