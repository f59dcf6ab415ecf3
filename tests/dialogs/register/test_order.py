"""Every form asks for everything that the Order lists for its category, in the Order's own words.

order.json has the items of paragraphs 78–99 word for word: the requirement («за наявності»: if_available, «за
бажанням»: optional), the sort of answer, the label, and the parts of items that name several facts at once.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dialogs.blocks.applicant import applicant
from dialogs.engine.form import Form
from dialogs.engine.look.term import MOST
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.programmes import claim_forms
from dialogs.programmes.register.glossary import TERMS
from locales import LANGUAGES, language
from tests.dialogs.register.walking import everything

FORMS = claim_forms()
ORDER: dict[str, Any] = json.loads((Path(__file__).parent / "order.json").read_text(encoding="utf-8"))
ITEMS = [(code, ref) for code, category in ORDER.items() for ref in category["items"]]

items = pytest.mark.parametrize(("code", "ref"), ITEMS, ids=[" ".join(item) for item in ITEMS])
forms = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)

TOGETHER = {
    "surname": "a full name is one answer",
    "given_name": "a full name is one answer",
    "passport_kind": "the number of a passport tells its kind",
    "instead_series": "a passport is one answer, series and number",
    "certificate_series": "a certificate is one answer, series and number",
    "area_is_approximate": "an area is typed as it is known: «близько 54 м²»",
}
"""How the names of parts end that have no question of their own, and why."""

KINDS = {
    "address": {"address"},
    "area": {"area"},
    "bool": {"yes_no", "choice"},
    "choice": {"choice", "multi_choice", "yes_no", "passport"},
    "country": {"country"},
    "date": {"date", "approximate_date"},
    "email": {"email"},
    "evidence": {"files"},
    "geo": {"coordinates"},
    "integer": {"integer"},
    "money": {"money"},
    "period": {"period"},
    "person_list": {"list"},
    "person_name": {"person_name"},
    "phone": {"phone"},
}
"""The kinds of answer that can hold what the Order asks for; a sort that is not here can be told in any way."""

APPLICANT = {question.key for question in applicant("6") if not question.steers} | {"applicant_citizenship"}

SLIPS = {
    "84.1/1": ("дитини позбавленої", "дитини, позбавленої"),
    "99.1/5": (
        "припинення підприємницької діяльності за наявності)",
        "припинення підприємницької діяльності",
    ),
}
"""Slips of the published text that a label leaves out."""

ASKED_OF_EVERYONE = {
    "applicant_name": "whose claim it is has to stand in the package",
    "applicant_birth_date": "ages and the tax number are checked against it",
}
"""Questions asked even though Diia knows the answer, and why. All others stand behind a «хочу звірити»."""


def item(code: str, ref: str) -> Any:
    return ORDER[code]["items"][ref]


def asking(form: Form, ref: str) -> list[Question | Repeat]:
    """The questions that ask for an item; one that only leads the conversation does not count."""
    return [
        asks
        for asks in everything(form)
        if asks.source == ref and not (isinstance(asks, Question) and asks.steers)
    ]


def kind(asks: Question | Repeat) -> str:
    return asks.kind.name if isinstance(asks, Question) else "list"


def plain(label: str) -> str:
    """A label without the words that different items of the Order put round the same thing."""
    label = re.sub(r"\s*\(за (наявності|бажанням)\)", "", label.casefold())
    return re.sub(r"^(відомості|інформація) про ", "", label).strip()


def without_brackets(label: str) -> str:
    """A label without what it adds in brackets, which has questions of its own."""
    return re.sub(r"\s*\(.*\)", "", plain(label))


def needs(form: Form, ref: str) -> list[Need]:
    """What is said of the answers to an item. In a list that may stay empty an answer about an item may be a must."""
    lists = {question.key for repeat in form.repeats.values() for question in repeat.body}
    return [
        Need.IF_AVAILABLE if asks.need is Need.REQUIRED and asks.key in lists else asks.need
        for asks in asking(form, ref)
    ]


def test_the_whole_order_is_here() -> None:
    assert len(ITEMS) == 149


@items
def test_every_item_is_asked(code: str, ref: str) -> None:
    wanted = item(code, ref)
    parts = [part for part in wanted.get("parts", {}) if not part.endswith(tuple(TOGETHER))]
    assert len(asking(FORMS[code], ref)) >= max(1, len(parts))


@items
def test_an_answer_can_be_what_the_order_asks_for(code: str, ref: str) -> None:
    """A date, an address, an amount or a file cannot be told by a yes or a no."""
    found = {kind(asks) for asks in asking(FORMS[code], ref)}
    wanted = item(code, ref)
    parts = [part for name, part in wanted.get("parts", {}).items() if not name.endswith(tuple(TOGETHER))]
    for part in (wanted, *parts):
        assert found & KINDS.get(part["type"], found), part["label"]


@items
def test_what_the_order_requires_is_required(code: str, ref: str) -> None:
    found = asking(FORMS[code], ref)
    match item(code, ref)["requirement"]:
        case "required":
            assert any(asks.need is Need.REQUIRED for asks in found)
            assert ref.endswith("/a") or not all(asks.inferred for asks in found)
        case "optional":
            assert {Need.OPTIONAL} == set(needs(FORMS[code], ref))
        case _:
            assert Need.REQUIRED not in needs(FORMS[code], ref)


@items
def test_an_item_asked_by_one_question_keeps_its_words(code: str, ref: str) -> None:
    wanted = item(code, ref)
    words = wanted["label"].replace(*SLIPS.get(ref, ("", "")))
    found = asking(FORMS[code], ref)
    if wanted["type"] == "evidence" and ref.endswith("/e"):
        assert all(plain(asks.label) in plain(words) for asks in found)
    elif len(found) == 1 and wanted["type"] != "reference":
        assert plain(found[0].label) == plain(words)


@items
def test_an_item_of_several_facts_has_a_question_in_the_words_of_each(code: str, ref: str) -> None:
    """Of the parts that the Order itself names; others only split what it says in one word."""
    wanted = item(code, ref)
    labels = [without_brackets(asks.label) for asks in asking(FORMS[code], ref)]
    for name, part in wanted.get("parts", {}).items():
        if part["label"] in wanted["label"] and not name.endswith(tuple(TOGETHER)):
            assert any(without_brackets(part["label"]) in label for label in labels), name


@pytest.mark.parametrize("code", ORDER)
def test_everybody_says_the_same_of_who_files(code: str) -> None:
    """Paragraph 6 is not published with the amendment; every form refers to it by one item."""
    (ref,) = [ref for ref in ORDER[code]["items"] if ref.endswith("/a")]
    assert {asks.key for asks in asking(FORMS[code], ref)} >= APPLICANT


@pytest.mark.parametrize("code", ORDER)
def test_the_files_for_the_whole_claim_are_the_evidence_of_the_order(code: str) -> None:
    assert FORMS[code].questions[FORMS[code].evidence].source in ORDER[code]["items"]
    assert FORMS[code].questions[FORMS[code].evidence].source.endswith("/e")


@pytest.mark.parametrize("code", ORDER)
def test_no_form_names_an_item_that_the_order_does_not_have(code: str) -> None:
    known = {*ORDER[code]["items"], *ORDER[code]["paragraphs"], *ORDER[code]["groups"]}
    assert not {asks.source for asks in everything(FORMS[code]) if asks.source} - known


@pytest.mark.parametrize("id", TERMS)
def test_every_definition_can_be_opened_from_a_question(id: str) -> None:
    assert any(id in asks.terms[:MOST] for form in FORMS.values() for asks in everything(form))


@forms
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_speaks_both_languages(form: Form, code: str) -> None:
    spoken = language(code)
    for asks in everything(form):
        for text in (asks.label, asks.ask):
            assert text and (code == "uk") is (spoken.text(text) == text), asks.key


@forms
def test_what_diia_knows_is_asked_only_of_who_wants_to_compare(form: Form) -> None:
    for section in form.sections:
        for asks in section.items:
            for question in asks.body if isinstance(asks, Repeat) else (asks,):
                looked_at = {
                    key
                    for part in (section, asks, question)
                    if part.when
                    for key in part.when.keys()  # noqa: SIM118
                }
                gated = any(key in form.questions and form.questions[key].compares for key in looked_at)
                assert gated or not question.prefill or question.key in ASKED_OF_EVERYONE, question.key
