"""What the finder shows: how many claims for how many people, how far each is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dialogs.engine.answers import Answer, Draft, Place, Ref, Screen
from dialogs.engine.commands import Begin, GoTo
from dialogs.engine.lint.screens import screen_flaws
from dialogs.engine.look import look
from dialogs.engine.look.fitting import reading
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.views import View
from dialogs.finder.found import Found, counts_text, following_action, stages_text
from dialogs.finder.life import FINDER, LIFE, PEOPLE
from dialogs.finder.proposals import household
from dialogs.finder.remarks import remarks
from dialogs.finder.results import results_view
from dialogs.finder.stages import Stage
from dialogs.language import Language
from dialogs.programmes import claim_forms
from locales import LANGUAGES, language
from tests.dialogs.finder.life_stories import TODAY, Life, Other, found, told
from tests.dialogs.finder.test_lives import COMMON, IVAN, LIVES, MAKSYM, OLEH, SOFIIA, Told

UKRAINIAN = language("uk")
WHOLE = Place(Screen.CHECK)
FAMILY = found({"moved": "abroad", "lost": "home", "home": "unfit", "home_owned": "self"}, SOFIIA, MAKSYM)


def shown(life: Life, *others: Other, place: Place = WHOLE, **more: object) -> View:
    return results_view(Found(found(life, *others), **more), place, UKRAINIAN)  # type: ignore[arg-type]


def test_one_screen_says_how_many_claims_for_how_many_people() -> None:
    view = results_view(Found(FAMILY), Place(), UKRAINIAN)
    assert view.heading == "Знайшли 7 заяв для 3 людей"
    assert [choice.label for choice in view.choices] == [
        "Ви · 3 заяви",
        "Софія · 2 заяви",
        "Максим · 2 заяви",
    ]
    assert view.choices[1].listed == "Софія: виїзд за кордон, втрата житла."


@pytest.mark.parametrize(
    ("life", "others", "said"),
    [
        ({"moved": "abroad"}, (), "1 заяву для 1 людини"),
        ({"moved": "inside,abroad"}, (), "2 заяви для 1 людини"),
        ({"moved": "inside,abroad"}, (SOFIIA,), "4 заяви для 2 людей"),
        ({"moved": "inside,abroad", "moved_inside": "self"}, (SOFIIA, MAKSYM, IVAN), "5 заяв для 4 людей"),
        ({"moved": "abroad", "moved_abroad": "Софія"}, (SOFIIA, MAKSYM), "1 заяву для 1 людини"),
    ],
)
def test_claims_and_people_are_counted_in_good_ukrainian(
    life: Life, others: tuple[Other, ...], said: str
) -> None:
    assert counts_text(Found(found(life, *others)), UKRAINIAN) == said


def test_who_is_alone_sees_the_claims_at_once() -> None:
    view = shown(COMMON)
    assert view.heading == "Знайшли для вас 3 заяви"
    assert [choice.label for choice in view.choices] == [
        "Переїзд в Україні",
        "Пошкоджене житло",
        "Втрата житла",
    ]
    assert view.choices[0].command == Begin("A1.1", "self")


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_claim_comes_with_its_reason_and_paragraph(code: str) -> None:
    spoken = language(code)
    (member,) = found({"moved": "abroad", "lost": "home", "home": "unfit"})
    view = results_view(Found((member,)), Place(Screen.CHECK), spoken)
    assert [choice.listed.partition(" ")[0] for choice in view.choices] == ["A1.2", "A3.3"]
    for choice, proposal in zip(view.choices, member.proposals, strict=True):
        assert spoken.text(proposal.sign.reason) in choice.listed
        assert proposal.sign.para.replace("-", "–") in choice.listed


def test_each_person_is_one_tap_away_and_so_is_the_whole_list() -> None:
    view = results_view(Found(FAMILY), Place(Screen.CHECK, item="person1"), UKRAINIAN)
    assert view.heading == "Софія: 2 заяви"
    assert [action.label for action in view.actions] == ["Далі: Максим", "До всіх заяв"]


def test_an_adult_is_told_and_nothing_is_begun_for_them() -> None:
    life = {"moved": "abroad", "lost": "work", "work": "employee", "lost_job": "Олег"}
    listed = [choice.listed for choice in shown(life, OLEH).choices]
    assert listed[1] == "Олег: виїзд за кордон, втрата роботи. Подає через свою Дію."
    assert "свою Дію" not in listed[0]
    view = shown(life, OLEH, place=Place(Screen.CHECK, item="person1"))
    assert not view.choices
    assert view.lines[:2] == (
        "Доросла людина подає заяви сама, через свою Дію. Їй підходять такі:",
        "• A1.2 Виїзд за кордон",
    )


def test_what_a_child_has_and_nobody_can_file_yet_is_said_with_the_date() -> None:
    life = {"lost": "home", "home": "damaged", "home_owned": "Софія"}
    view = shown(life, SOFIIA, place=Place(Screen.CHECK, item="person1"))
    assert not view.choices
    assert "A3.1 Пошкоджене житло: за відомостями на листопад 2026 року" in view.lines[0]


def test_a_claim_says_how_far_it_is() -> None:
    stages = {
        ("A1.1", "self"): Stage.PACKAGED,
        ("A3.1", "self"): Stage.READY,
        ("A3.3", "self"): Stage.BEGUN,
    }
    said = [choice.listed for choice in shown(COMMON, stages=stages).choices]
    assert [words.rsplit(". ", 1)[-1].rsplit(") ", 1)[-1] for words in said] == [
        "Пакет готовий.",
        "Можна подавати.",
        "Чернетка вже є.",
    ]


def test_what_is_begun_ready_and_not_begun_is_counted() -> None:
    assert stages_text(Found(FAMILY), UKRAINIAN) == ""
    stages = {
        ("A1.2", "self"): Stage.PACKAGED,
        ("A1.2", "person1"): Stage.READY,
        ("A3.3", "self"): Stage.BEGUN,
    }
    assert (
        stages_text(Found(FAMILY, stages=stages), UKRAINIAN)
        == "Пакет готовий: 1. Можна подавати: 1. Почато: 1. Не почато: 4."
    )


def _label(after: str, stages: dict[tuple[str, str], Stage], closed: frozenset[str] = frozenset()) -> str:
    action = following_action(Found(FAMILY, stages=stages, closed=closed), after, UKRAINIAN)
    return action.label if action else ""


def test_after_a_package_the_same_claim_of_the_next_person_comes_first() -> None:
    done = {("A1.2", "self"): Stage.PACKAGED}
    assert _label("A1.2", done) == "Далі: Софія, A1.2"
    done |= {("A1.2", "person1"): Stage.PACKAGED}
    assert _label("A1.2", done) == "Далі: Максим, A1.2"
    done |= {("A1.2", "person2"): Stage.PACKAGED}
    assert _label("A1.2", done) == "Далі: ваша заява A3.1"
    assert _label("A1.2", done, frozenset({"A3.1"})) == "Далі: ваша заява A3.3"


def test_when_everything_is_packaged_nothing_is_next() -> None:
    everything = {
        (proposal.form.code, member.id): Stage.PACKAGED for member in FAMILY for proposal in member.proposals
    }
    assert _label("A3.3", everything) == ""


def test_nothing_is_next_for_another_adult() -> None:
    assert (
        following_action(Found(found({"moved": "abroad", "moved_abroad": "Олег"}, OLEH)), "", UKRAINIAN)
        is None
    )


def test_a_category_that_is_switched_off_cannot_be_begun() -> None:
    view = shown({"moved": "abroad", "lost": "other", "other": "education"}, closed={"A4.2"})
    assert [choice.listed.partition(" ")[0] for choice in view.choices] == ["A1.2"]
    assert any("A4.2" in line and "пункт 3" in line for line in view.lines)


def test_what_claims_have_in_common_is_said() -> None:
    view = shown({"lost": "home", "home": "unfit", "home_owned": "self"})
    assert any("дані про вас" in line and "житло" in line for line in view.lines)


@pytest.mark.parametrize("life", [life for life in LIVES.values() if life.remark])
def test_what_has_to_be_said_stands_there_or_one_tap_away(life: Told) -> None:
    draft = told_draft(life)
    members = household(FINDER, draft, claim_forms().values(), TODAY)
    found = Found(members, remarks(FINDER, draft, TODAY))
    view = results_view(found, WHOLE, UKRAINIAN)
    if not any(life.remark in line for line in view.lines):
        (more,) = (action for action in view.actions if action.label == "Що ще треба знати")
        assert isinstance(more.command, GoTo)
        view = results_view(found, more.command.place, UKRAINIAN)
    assert any(life.remark in line for line in view.lines)


def test_no_claim_is_no_refusal() -> None:
    view = shown({})
    assert view.heading == "Заяв ми поки не знайшли"
    assert "вона може бути" in view.lines[0]


def _views(told: Told, spoken: Language) -> Iterator[tuple[str, View]]:
    """Every screen of a life: the questions as they come, the list of people, and what is found."""
    whole = told_draft(told)
    answers: dict[Ref, Answer] = {}
    path = trace(FINDER, whole.answers, TODAY)
    for slot in path.slots:
        draft = Draft(dict(answers), Place())
        yield (
            slot.ref.key,
            look(FINDER, Draft(whole.answers, Place(key=slot.ref.key, item=slot.ref.item)), TODAY, spoken),
        )
        yield slot.ref.key, look(FINDER, draft, TODAY, spoken)
        if slot.answer:
            answers[slot.ref] = slot.answer
    members = household(FINDER, whole, claim_forms().values(), TODAY)
    found = Found(members, remarks(FINDER, whole, TODAY))
    for place in (Place(Screen.CHECK), *(Place(Screen.CHECK, item=member.id) for member in members)):
        for page in range(4):
            yield f"{place}", results_view(found, Place(Screen.CHECK, place.key, place.item, page), spoken)


def told_draft(life: Told) -> Draft:
    return told(life.life, *life.others)


EVERYTHING = Told(
    {
        "moved": "inside,abroad,could_not_return,by_force",
        "lost": "home,property,work,other",
        "home": "both",
        "home_owned": "self,Софія,Олег",
        "property": "housing,buildings,land,belongings,company",
        "housing_state": "both",
        "housing_owned": "self,Софія",
        "buildings_state": "both",
        "buildings_owned": "self,Олег",
        "land_occupied": "yes",
        "land_owned": "Софія",
        "work": "employee,self_employed,entrepreneur,company",
        "other": "medicine,education,other_rights,other_losses",
        "harm": "injury,violence,relatives",
        "violence": "captivity,torture,sexual_violence,forced_labour",
        "relatives": "died,missing,held",
        "taken_young": "none",
        "injured_captive": "none",
    },
    {},
    (SOFIIA, IVAN, OLEH),
)
"""A household that everything happened to."""


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("life", [*LIVES.values(), EVERYTHING], ids=[*LIVES, "everything"])
def test_every_screen_fits_a_phone(life: Told, code: str) -> None:
    for key, view in _views(life, language(code)):
        assert not [*screen_flaws(view, language(code))], key
        assert "{" not in reading(view, language(code))


def test_the_questions_of_the_finder_stand_in_one_place_to_be_changed() -> None:
    draft = told(COMMON)
    view = look(FINDER, Draft(draft.answers, Place(Screen.SECTION, LIFE)), TODAY, UKRAINIAN)
    assert view.choices[0].listed == "Чи довелося вам переїхати через війну? — Так, у межах України"
    assert PEOPLE in FINDER.repeats
    assert all(isinstance(asks, Question) for asks in FINDER.sections[1].items)
