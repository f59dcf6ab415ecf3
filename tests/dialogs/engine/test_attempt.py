"""An answer that was not taken is kept, says why after a restart too, and can be completed by an option."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Attempt, Input, Place, Ref
from dialogs.engine.commands import GoTo
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.address import Address, PostalAddress
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.names import FullName
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from tests.dialogs.engine.questions import PAPERS, day
from tests.dialogs.engine.talk import Talk, form_of


class Village(Kind):
    """A place of which there are seven, as there are 119 villages named Іванівка. Unregistered: it has no name."""

    def parse(self, given: Input, scope: Scope) -> str:
        if given.option:
            return f"{given.text} ({given.option})"
        choices = tuple(Option(value=f"o{n}", label=f"{n} область", verbatim=True) for n in range(1, 8))
        raise Refusal(
            "test.many", "Таких місць {count}. Яке з них ваше?", options=choices, count=len(choices)
        )


FORM = form_of(
    Question(key="village", kind=Village(), label="Місце", ask="Звідки ви?", example="Іванівка"),
    day("left", "Коли ви виїхали?"),
    PAPERS,
)


def test_an_option_completes_what_was_typed() -> None:
    talk = Talk(FORM).type("Іванівка")
    assert talk.draft.attempt == Attempt(Ref("village"), "Іванівка")
    assert talk.view.notes == ("Таких місць 7. Яке з них ваше?",)
    assert talk.press("2 область").value("village") == "Іванівка (o2)"
    assert talk.draft.attempt is None


def test_after_a_restart_the_same_options_are_there() -> None:
    talk = Talk(FORM).type("Іванівка")
    assert talk.reopened == talk.view


def test_paging_through_the_options_loses_nothing() -> None:
    talk = Talk(FORM).type("Іванівка").press("Показати ще")
    assert [choice.label for choice in talk.view.choices] == ["6 область", "7 область"]
    assert talk.press("7 область").value("village") == "Іванівка (o7)"


def test_another_text_replaces_the_attempt() -> None:
    talk = Talk(FORM).type("Іванівка", "Петрівка").press("1 область")
    assert talk.value("village") == "Петрівка (o1)"


def test_going_elsewhere_drops_the_attempt() -> None:
    talk = Talk(FORM).type("Іванівка").press("1 область").type("завтра", "колись")
    assert talk.draft.attempt == Attempt(Ref("left"), "колись")
    talk.do(GoTo(Place(key="village")))
    assert talk.draft.attempt is None
    assert talk.view.notes == ()


@pytest.mark.parametrize("said", ["Харківська область", "харківська область"])
def test_an_option_of_a_page_not_shown_completes_what_was_typed(said: str) -> None:
    """«Іванівка» is in many oblasts; the one that is meant stands on another page of the list."""
    where = Question(key="where", kind=Address(where="ukraine"), label="Адреса", ask="Де?")
    talk = Talk(form_of(where, PAPERS)).type("Іванівка, вулиця Садова, 5")
    assert said.casefold() not in [choice.label.casefold() for choice in talk.view.choices]
    talk.type(said)
    while talk.draft.attempt is not None:
        talk.type("1")
    address = talk.value("where")
    assert isinstance(address, PostalAddress)
    assert address.text == "Іванівка, вулиця Садова, 5"
    assert address.place.startswith("UA63")


NAME = Question(key="name", kind=PersonName(), label="Ім’я", ask="Як звати?", example="Бойко Ганна")


def test_what_could_be_kept_is_offered_when_the_next_text_is_refused() -> None:
    talk = Talk(form_of(NAME, PAPERS)).type("Соня", "7 років")
    assert "Ви вже писали: «Соня»" in talk.view.lines
    assert talk.reopened == talk.view
    talk.press("Зберегти написане")
    assert "Зберегти написане" not in talk.buttons
    talk.press("Залишити як є")
    assert str(talk.value("name")) == str(FullName("Соня", ""))
    assert talk.draft.aside == ()


def test_what_was_only_said_to_the_bot_is_not_offered() -> None:
    talk = Talk(form_of(NAME, PAPERS)).type("а що це?", "7 років")
    assert talk.draft.aside == ()


def test_the_rest_of_a_doubted_text_still_joins_it() -> None:
    talk = Talk(form_of(NAME, PAPERS)).type("Бойко", "Ганна Іванівна")
    assert talk.value("name") == FullName("Бойко", "Ганна", "Іванівна")


def test_figures_of_a_link_complete_no_refused_period() -> None:
    when = Question(key="when", kind=FromTo(), label="Період", ask="Коли?", example="з березня 2022 досі")
    talk = Talk(form_of(when, PAPERS)).type("5678", "https://t.me/x/5678")
    assert talk.draft.attempt == Attempt(Ref("when"), "https://t.me/x/5678")
    assert "5678. Напишіть" not in talk.view.notes[0]
    talk.type("5678", "з 5 травня по 6 червня")
    assert talk.draft.attempt == Attempt(Ref("when"), "з 5 травня по 6 червня")
