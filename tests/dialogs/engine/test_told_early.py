"""Who tells what happened before being asked for it: no word is lost, and the question still says what it wants."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Ref
from dialogs.engine.commands import KeepForStory
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from tests.dialogs.engine.questions import PAPERS, choice
from tests.dialogs.engine.talk import Talk, form_of

WHEN = Question(key="when", kind=RememberedDate(), label="Коли", ask="Коли це було?")
STORY = Question(key="story", kind=LongText(), label="Що", ask="Що сталося?")
FORM = form_of(choice("whose", "Для мене", "Для дитини"), WHEN, STORY, PAPERS)
TOLD = "били током і держали в ямі"


def test_what_is_told_at_a_date_waits_for_the_story() -> None:
    talk = Talk(FORM).press("Для мене").type(TOLD)
    assert talk.outcome is not None and talk.outcome.kept
    assert talk.asked == "when" and Ref("when") not in talk.draft.answers
    assert talk.view.notes == talk.reopened.notes == (RememberedDate.takes,)
    talk.type("березень 2022")
    assert any(TOLD in line for line in talk.view.lines)
    assert talk.press("Зберегти написане").value("story") == TOLD


def test_what_is_told_at_a_choice_and_in_pieces_is_kept_once() -> None:
    talk = Talk(FORM).type(TOLD).type("нас було там дванадцять чоловік у підвалі").type(TOLD)
    assert talk.outcome is not None and not talk.outcome.kept
    assert talk.draft.set_aside(Ref("story")) == f"{TOLD}\nнас було там дванадцять чоловік у підвалі"


def test_where_nothing_is_asked_it_is_kept_too() -> None:
    talk = Talk(FORM).do(KeepForStory(TOLD))
    assert talk.outcome is not None and talk.outcome.kept
    assert talk.draft.set_aside(Ref("story")) == TOLD


@pytest.mark.parametrize(
    "typed",
    [
        "десь на початку",
        "з восьмого березня по десь 40 квітня, точно не помню",
        "а навіщо вам це треба знати?",
    ],
)
def test_an_attempt_at_the_answer_is_no_story(typed: str) -> None:
    talk = Talk(FORM).press("Для мене").type(typed)
    assert talk.draft.aside == () and talk.view.notes != (RememberedDate.takes,)


def test_a_form_without_a_story_says_what_it_wants() -> None:
    count = Question(key="count", kind=Integer(), label="Скільки", ask="Скільки?")
    reason = Question(key="why", kind=LongText(max=2000), label="Чому", ask="Чому?")
    talk = Talk(form_of(count, reason, PAPERS)).type(TOLD)
    assert talk.draft.aside == () and talk.view.notes == (Integer.takes,)


def test_a_story_that_was_told_is_not_added_to() -> None:
    talk = (
        Talk(FORM)
        .press("Для мене")
        .type("березень 2022")
        .type(TOLD)
        .do(KeepForStory("і ще нас били палицями"))
    )
    assert talk.draft.aside == ()


WHERE = form_of(
    choice("country", "В Україні", "За кордоном"),
    Question(key="address", kind=Address(where="ukraine"), label="Адреса", ask="Яка адреса?"),
    STORY,
    PAPERS,
)


@pytest.mark.parametrize("typed", ["Ізюм, вулиця Залікарняна 2", "Маріуполь, проспект Миру 5"])
def test_what_answers_the_next_question_is_offered_there(typed: str) -> None:
    talk = Talk(WHERE).type(typed).press("В Україні")
    assert talk.view.heading == "Яка адреса?"
    assert any(typed in line for line in talk.view.lines)
    talk.press("Зберегти написане")
    assert talk.view.heading == "Що сталося?" or talk.view.notes


@pytest.mark.parametrize("typed", ["так", "нас тримали разом", "5"])
def test_what_the_next_question_cannot_read_is_not(typed: str) -> None:
    assert Talk(WHERE).type(typed).press("В Україні").draft.aside == ()


@pytest.mark.parametrize("typed", ["Ізюм, підвал лікарні", "Маріуполь"])
def test_behind_a_country_a_place_in_words_is_offered_too(typed: str) -> None:
    land = Option(value="ukraine", label="В Україні", land="ukraine")
    where = Question(
        key="where", kind=Choice(of=(land, Option(value="x", label="Деінде"))), label="Де", ask="Де?"
    )
    town = Question(key="town", kind=Text(), label="Місто", ask="У якому місті?")
    talk = Talk(form_of(where, town, PAPERS)).type(typed).press("В Україні")
    assert talk.draft.set_aside(Ref("town")) == typed


def test_a_date_at_a_choice_is_no_story() -> None:
    assert Talk(FORM).type("десь між 10 і 15 березня 22").draft.aside == ()


def test_what_is_told_at_an_address_waits_too() -> None:
    told = "нашу квартиру розбомбили, снаряд влучив просто в під'їзд, лишилася одна стіна"
    talk = Talk(WHERE).press("В Україні").type(told)
    assert talk.draft.set_aside(Ref("story")) == told
    assert talk.view.notes == (Address.takes,)


def test_a_place_of_many_words_is_no_story() -> None:
    talk = Talk(WHERE).press("В Україні").type("хата на краю села біля старого млина за річкою, буд. 5")
    assert talk.draft.aside == ()
