"""A form that changed while a draft was open: what is said of it, and the draft moved over, with nothing lost."""

from __future__ import annotations

from datetime import date

from dialogs.engine.answers import Answer, Draft, Items, Place, Ref, Screen, State
from dialogs.engine.questions import Need
from dialogs.engine.renewal import lost, moved, renewal
from locales import language
from tests.dialogs.engine.questions import choice, day, people, text, yes_no
from tests.dialogs.engine.talk import form_of

TODAY = date(2026, 11, 21)
UKRAINIAN = language("uk")


OLD = form_of(
    text("where", "Де це сталося?"),
    text("when", "Коли це сталося?"),
    choice("cause", "Обстріл", "Пожежа"),
    text("neighbour", "Хто це бачив?", need=Need.OPTIONAL),
    yes_no("hurt", "Чи було вас поранено?"),
    people(text("name", "Як звати?"), text("age", "Скільки років?")),
)
NEW = form_of(
    text("where", "Де це сталося?"),
    day("when", "Якого дня це сталося?"),
    choice("cause", "Обстріл", "Мінування"),
    text("neighbour", "Хто це бачив?"),
    text("proof", "Чим це можна підтвердити?"),
    people(text("name", "Як звати?")),
)
DRAFT = Draft(
    {
        Ref("where"): Answer(value="в Ізюмі"),
        Ref("when"): Answer(value="навесні 2022"),
        Ref("cause"): Answer(value="пожежа"),
        Ref("neighbour"): Answer(State.DECLINED),
        Ref("hurt"): Answer(value=True),
        Ref("people"): Answer(value=Items(("a",), closed=True)),
        Ref("name", "a"): Answer(value="Ольга"),
        Ref("age", "a"): Answer(value="12"),
    },
    Place(key="when"),
)


def test_what_changes_is_told() -> None:
    found = renewal(OLD, NEW, DRAFT, TODAY, UKRAINIAN)
    assert found.added == ("Чим це можна підтвердити?",)
    assert found.gone == ("Чи було вас поранено?", "Скільки років?")
    assert found.changed == ("Коли це сталося?",)
    assert found.needed == ("Хто це бачив?",)


def test_what_still_fits_stays_and_what_does_not_is_kept_beside_its_question() -> None:
    draft = moved(OLD, NEW, DRAFT, UKRAINIAN)
    assert draft.answers == {
        Ref("where"): Answer(value="в Ізюмі"),
        Ref("neighbour"): Answer(State.DECLINED),
        Ref("people"): Answer(value=Items(("a",), closed=True)),
        Ref("name", "a"): Answer(value="Ольга"),
    }
    assert {(kept.ref, kept.text) for kept in draft.aside} == {
        (Ref("when"), "навесні 2022"),
        (Ref("cause"), "Пожежа"),
    }
    assert draft.place == Place(Screen.TASKS)


def test_what_has_no_question_any_more_is_named_so_that_it_can_be_kept() -> None:
    assert {*lost(NEW, DRAFT)} == {Ref("hurt"), Ref("age", "a")}


def test_the_same_form_changes_nothing() -> None:
    found = renewal(OLD, OLD, DRAFT, TODAY, UKRAINIAN)
    assert not (found.added or found.gone or found.changed or found.needed)
    assert moved(OLD, OLD, DRAFT, UKRAINIAN).answers == DRAFT.answers
