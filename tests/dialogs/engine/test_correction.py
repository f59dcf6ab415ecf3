"""An edited message is offered as a correction; nothing is overwritten without a yes."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Ref
from dialogs.engine.commands import Correct
from dialogs.engine.conditions import Is
from dialogs.engine.errors import DomainError
from tests.dialogs.engine.questions import PAPERS, day, text, yes_no
from tests.dialogs.engine.talk import Talk, form_of

FORM = form_of(
    text("name", "Як вас звати?"),
    day("left", "Коли ви виїхали?"),
    yes_no("back", "Чи поверталися ви?"),
    text("why", "Чому повернулися?", when=Is(key="back", value=True)),
    PAPERS,
)


def _told() -> Talk:
    return Talk(FORM).type("Оля", "8 березня 2022")


def test_both_wordings_are_shown_and_nothing_changes_yet() -> None:
    talk = _told().do(Correct(Ref("name"), "Олена"))
    assert talk.view.heading == "Замінити попередню відповідь?"
    assert talk.view.lines == ("Як вас звати?", "Було: Оля", "Стане: Олена")
    assert talk.value("name") == "Оля"


def test_yes_replaces_and_leads_back_to_the_next_question() -> None:
    talk = _told().do(Correct(Ref("name"), "Олена")).press("Так, замінити")
    assert talk.value("name") == "Олена"
    assert talk.asked == "back"


def test_no_keeps_the_earlier_answer() -> None:
    talk = _told().do(Correct(Ref("name"), "Олена")).press("Ні, залишити як було")
    assert talk.value("name") == "Оля"
    assert talk.asked == "back"


def test_a_correction_that_cannot_be_taken_is_refused_like_any_answer() -> None:
    talk = _told().do(Correct(Ref("left"), "давно")).press("Так, замінити")
    assert talk.asked == "left"
    assert talk.view.notes == (
        "Не вдалося прочитати: «давно». Напишіть дату так: 24.02.2022 або 24 лютого 2022.",
    )
    assert talk.draft.attempt is not None and talk.draft.attempt.text == "давно"


def test_a_question_that_is_not_on_the_path_takes_no_correction() -> None:
    with pytest.raises(DomainError, match=r"command.stale"):
        _told().do(Correct(Ref("why"), "за речами"))


def test_a_correction_left_open_while_its_question_vanishes_gives_way() -> None:
    talk = _told().type("так", "за речами").do(Correct(Ref("why"), "за документами"))
    place = talk.draft.place
    talk.press("Ні, залишити як було").press("Назад", "Назад").type("ні")
    talk.draft = talk.draft.at(place)
    assert talk.reopened.heading == "Які документи додати до заяви?"
