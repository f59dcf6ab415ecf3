"""Trying answers without a chat: at any key of any form, and just as the chat takes them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.cli.given import Unusable, with_answers
from bot.cli.trying import Tried, try_answers
from dialogs.engine.answers import Files, Items, Ref, State
from dialogs.engine.kinds.person_name import FullName
from dialogs.programmes import conversations
from locales import language

TODAY = date(2026, 11, 28)
FORMS = conversations()


def tried(
    code: str, key: str, *texts: str, answers: dict[str, Any] | None = None, spoken: str = "uk"
) -> Tried:
    return try_answers(FORMS[code], key, list(texts), answers or {}, TODAY, language(spoken))


@pytest.mark.parametrize("code", FORMS)
def test_every_key_can_be_tried(code: str) -> None:
    form = FORMS[code]
    for key in (*form.questions, *form.repeats):
        skipped = tried(code, key, "не знаю")
        assert skipped.skip or skipped.stored is not None or skipped.options, key
        odd = tried(code, key, "картопля 5 щось")
        assert (odd.stored is None) == (odd.described is None), key
        assert odd.stored is not None or odd.refusal, key


@pytest.mark.parametrize("code", FORMS)
def test_every_example_is_taken_as_it_stands(code: str) -> None:
    for key, question in FORMS[code].questions.items():
        if question.example:
            taken = tried(code, key, question.example)
            assert taken.refusal is None and taken.stored is not None, f"{key}: {taken}"


@pytest.mark.parametrize("code", FORMS)
def test_every_label_is_taken(code: str) -> None:
    for key, question in FORMS[code].questions.items():
        for spoken in ("uk", "en"):
            for option in question.kind.options():
                for label in (option.written(language(spoken)), option.short(language(spoken))):
                    taken = tried(code, key, label, spoken=spoken)
                    assert taken.stored in (option.value, [option.value], option.value == "yes"), (
                        key,
                        label,
                        taken,
                    )


def test_a_list_is_tried_like_a_question() -> None:
    assert tried("A1.1", "family", "нема").stored == {"closed": True}
    assert tried("A1.1", "family", "нема").described == "Немає"
    assert tried("A1.1", "family", "так").stored == {"ids": ("1",)}
    said = tried("A1.1", "family", "картопля")
    assert said.stored is None and said.refusal and said.options


def test_a_skip_and_the_choice_of_skips() -> None:
    assert tried("A1.2", "displacement_date", "не знаю") == Tried(described="Не знаю", skip=True)
    shown = tried("A1.2", "displacement_date", "пропустити")
    assert shown.skip and shown.stored is None and "Не знаю" in shown.options
    assert (
        tried("A1.2", "displacement_date", "пропустити", "Не хочу відповідати").described
        == "Не хочу відповідати"
    )
    assert tried("A1.2", "displacement_date", "пропустити", "24.02.2022").stored == [
        "2022-02-24",
        "2022-02-24",
        "",
    ]


def test_a_doubt_offers_to_keep_and_is_kept() -> None:
    doubted = tried("A1.1", "applicant_name", "Коваль")
    assert doubted.stored is None and doubted.options == ("Залишити як є",)
    assert tried("A1.1", "applicant_name", "Коваль", "Залишити як є").described == "Коваль"


def test_the_last_text_counts() -> None:
    assert tried("A1.2", "has_returned", "так", "мабуть").stored is None
    assert tried("A1.2", "has_returned", "так", "ні").stored is False


def test_checks_look_at_the_answers_given() -> None:
    left = {"displacement_date": "8 березня 2022", "has_returned": "так"}
    assert tried("A1.2", "voluntary_return_date", "24.02.2022").stored is not None
    refused = tried("A1.2", "voluntary_return_date", "24.02.2022", answers=left)
    assert refused.stored is None and "8 березня 2022" in str(refused.refusal)


def test_answers_are_typed_numbers_lists_and_records() -> None:
    form = FORMS["A1.1"]
    given = {
        "applicant_citizenship": True,
        "family": [{"family_relation": "чоловік"}, {"family_relation": "2", "family_name": "Коваль"}],
        "evidence": 2,
        "left_home_kind": {"state": "declined"},
        "child_sex": {"value": "female"},
        "child_name": {"surname": "Коваль", "given": "Софія", "patronymic": ""},
        "child_birth_date": None,
    }
    draft = with_answers(form, given, TODAY)
    assert draft.answers[Ref("applicant_citizenship")].value is True
    assert draft.answers[Ref("family")].value == Items(("1", "2"), closed=True)
    assert draft.answers[Ref("family_relation", "2")].value == "wife"
    assert draft.answers[Ref("family_name", "2")].value.surname == "Коваль"
    assert isinstance(draft.answers[Ref("evidence")].value, Files)
    assert draft.answers[Ref("left_home_kind")].state is State.DECLINED
    assert draft.answers[Ref("child_sex")].value == "female"
    assert draft.answers[Ref("child_name")].value == FullName("Коваль", "Софія")
    assert Ref("child_birth_date") not in draft.answers


def test_a_skip_in_the_answers() -> None:
    draft = with_answers(FORMS["A1.2"], {"displacement_date": "не знаю", "evidence": 0}, TODAY)
    assert draft.answers[Ref("displacement_date")].state is State.UNKNOWN
    assert draft.answers[Ref("evidence")].state is State.NO_DOCUMENT


@pytest.mark.parametrize(
    "answers",
    [{"nothing": "так"}, {"family": "Іван"}, {"family": [{"nothing": "так"}]}, {"applicant_citizenship": "картопля"},
     {"applicant_citizenship": {"state": "lost"}}],
)  # fmt: skip
def test_answers_that_make_no_sense_are_named(answers: dict[str, Any]) -> None:
    with pytest.raises(Unusable):
        tried("A1.1", "applicant_name", "Коваль Олена", answers=answers)
