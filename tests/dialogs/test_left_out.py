"""That somebody has no number, or that it is not known, is told once like any other fact."""

from collections.abc import Sequence

import pytest

from dialogs.engine.answers import Answer, Draft, Ref, State
from dialogs.engine.path import trace
from dialogs.engine.sharing import Claim, Offer, Told, offers, taken
from dialogs.people.learning import learned, together
from dialogs.people.record import RECORD
from dialogs.programmes import conversations
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = conversations()
MOTHER = "Вигадана Оксана Степанівна"
SOFIIA = "Вигадана Софія Андріївна"
TARAS = "Вигаданий Тарас Андрійович"


def told(script: Script, about: str, code: str = "A1.1") -> Told:
    person = Person(FORMS[code])
    person.go_through(script)
    return Told(FORMS[code], person.draft, about, f"of {about}")


def left_out(found: Sequence[Offer]) -> dict[str, State]:
    said = {one.asks.key: one.answers[Ref(one.asks.key)] for one in found}
    return {key: answer.state for key, answer in said.items() if not answer.given}


def known(code: str, draft: Draft, about: str, *others: Told) -> dict[str, State]:
    return left_out(offers(FORMS[code], draft, about, others, TODAY, "this one"))


MINE = {"filing_for": "Для мене", "applicant_name": MOTHER}
FOR_ME = Draft({Ref("filing_for"): Answer(value="self")})


@pytest.mark.parametrize("said", [State.ABSENT, State.UNKNOWN, State.DECLINED])
@pytest.mark.parametrize("code", ["A1.2", "A2.3", "A3.3", "A3.6", "A4.1"])
def test_the_next_claim_of_the_same_person_need_not_ask(code: str, said: State) -> None:
    first = told(MINE | {"applicant_tax_number": said}, "self")
    assert known(code, FOR_ME, "self", first)["applicant_tax_number"] is said


def test_why_there_is_none_comes_along() -> None:
    refused = {
        "applicant_tax_number": State.ABSENT,
        "applicant_tax_number_refused": "так",
        "applicant_passport_instead": "АВ 123456",
    }
    found = offers(FORMS["A3.3"], FOR_ME, "self", [told(MINE | refused, "self")], TODAY, "this one")
    draft = taken(FOR_ME, found)
    path = trace(FORMS["A3.3"], draft.answers, TODAY)
    assert {"applicant_tax_number", "applicant_tax_number_refused", "applicant_passport_instead"} <= {
        slot.ref.key for slot in path.slots if slot.settled
    }


def test_an_answer_anywhere_counts_more() -> None:
    number = told(MINE | {"applicant_tax_number": "3114804522"}, "self", "A1.2")
    none = told(MINE | {"applicant_tax_number": State.UNKNOWN}, "self")
    assert "applicant_tax_number" not in known("A3.3", FOR_ME, "self", none, number)


def test_that_there_is_none_counts_more_than_not_to_know() -> None:
    unknown = told(MINE | {"applicant_tax_number": State.UNKNOWN}, "self", "A1.2")
    none = told(MINE | {"applicant_tax_number": State.ABSENT}, "self")
    assert known("A3.3", FOR_ME, "self", unknown, none)["applicant_tax_number"] is State.ABSENT


def test_what_is_left_to_diia_is_left_to_it_again_and_to_nobody_else() -> None:
    first = told({"filing_for": "Для мене", "applicant_name": State.UNKNOWN}, "self")
    assert known("A1.2", FOR_ME, "self", first)["applicant_name"] is State.UNKNOWN
    assert "applicant_name" not in known("R2", FOR_ME, "self", first)


def test_a_child_s_is_the_child_s() -> None:
    first = told(
        {"filing_for": "Для моєї дитини", "child_name": SOFIIA, "child_tax_number": State.ABSENT}, "s"
    )
    draft = Draft({Ref("filing_for"): Answer(value="child")})
    assert known("A3.3", draft, "s", first)["child_tax_number"] is State.ABSENT
    assert "child_tax_number" not in known("A3.3", draft, "t", first)
    assert known("A3.3", FOR_ME, "self", first)["applicant_tax_number"] is State.UNKNOWN  # the mother's own


def test_on_the_list_of_a_brother_or_a_sister() -> None:
    """The mother's and the sister's numbers are not asked on the brother's list after they were on the sister's."""
    hers: Script = {
        "filing_for": "Для моєї дитини",
        "child_name": SOFIIA,
        "child_tax_number": State.ABSENT,
        "applicant_name": MOTHER,
        "family": [
            {"family_name": MOTHER, "family_relation_to_child": "мати", "family_tax_number": State.UNKNOWN},
            {"family_name": TARAS, "family_relation_to_child": "брат", "family_tax_number": State.ABSENT},
        ],
    }
    sister = told(hers, "sofiia")
    person = Person(FORMS["A1.1"])
    person.say("filing_for", "Для моєї дитини")
    person.say("child_name", TARAS)
    found = offers(FORMS["A1.1"], person.draft, "taras", [sister], TODAY, "this one")
    offer = next(one for one in found if one.asks.key == "family")
    said = {ref.item: answer.state for ref, answer in offer.answers.items() if ref.key == "family_tax_number"}
    assert said["sofiia"] is State.ABSENT
    assert sorted(said.values()) == [State.ABSENT, State.UNKNOWN]


def test_the_card_of_a_person_knows_that_there_is_none_until_there_is_one() -> None:
    first = told(
        {"filing_for": "Для моєї дитини", "child_name": SOFIIA, "child_tax_number": State.ABSENT}, "s"
    )
    card = learned(Draft(), Claim(first, TODAY), "s")
    assert card.answers[Ref("tax_number")].lacking
    second = told(
        {"filing_for": "Для моєї дитини", "child_name": SOFIIA, "child_tax_number": "3114804522"}, "s"
    )
    assert learned(card, Claim(second, TODAY), "s").answers[Ref("tax_number")].value == "3114804522"
    later = learned(learned(Draft(), Claim(second, TODAY), "s"), Claim(first, TODAY), "s")
    assert later.answers[Ref("tax_number")].given or later.answers[Ref("tax_number")].source == "of s@s"


def test_that_it_is_not_known_today_stands_on_no_card() -> None:
    first = told(
        {"filing_for": "Для моєї дитини", "child_name": SOFIIA, "child_tax_number": State.UNKNOWN}, "s"
    )
    assert Ref("tax_number") not in learned(Draft(), Claim(first, TODAY), "s").answers


def test_two_cards_of_one_person_keep_the_number() -> None:
    none, number = (
        Draft({Ref("tax_number"): one}) for one in (Answer(State.ABSENT), Answer(value="3114804522"))
    )
    assert together(none, number).answers[Ref("tax_number")].value == "3114804522"
    assert together(number, none).answers[Ref("tax_number")].value == "3114804522"


def test_neither_a_story_nor_money_is_left_out_elsewhere() -> None:
    first = told(MINE | {"moved_circumstances": State.DECLINED}, "self")
    assert "moved_circumstances" not in known("A1.1", FOR_ME, "self", first)


def test_a_card_can_say_so_itself() -> None:
    assert State.ABSENT in RECORD.questions["tax_number"].skips
    assert State.ABSENT in RECORD.questions["passport"].skips
