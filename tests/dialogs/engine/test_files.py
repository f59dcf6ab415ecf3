"""Files arrive at any moment; they go where they were asked for, or to the claim as a whole."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Attached, Files, Ref, State
from dialogs.engine.commands import DetachFile, PlaceFile
from dialogs.engine.conditions import Is
from dialogs.engine.errors import DomainError
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.snapshot import Line, freeze
from tests.dialogs.engine.questions import PAPERS, files, text, yes_no
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, Talk, form_of

FORM = form_of(
    yes_no("hurt", "Чи було вас поранено?"),
    files("medical", "Які є медичні документи?", when=Is(key="hurt", value=True)),
    text("story", "Що сталося?"),
    PAPERS,
)
ONE, TWO = Attached("file1", 1), Attached("file2", 2)


def test_files_gather_until_the_person_says_done() -> None:
    talk = Talk(FORM).type("так").send_file("medical", 1).send_file("medical", 2)
    assert talk.asked == "medical"
    assert talk.value("medical") == Files((ONE, TWO), closed=False)
    talk.press("Готово")
    assert talk.value("medical") == Files((ONE, TWO), closed=True)
    assert talk.asked == "story"


def test_a_file_for_a_question_that_is_not_on_the_path_joins_the_claim() -> None:
    talk = Talk(FORM).type("ні").send_file("medical", 1)
    assert talk.value("papers") == Files((ONE,), closed=False)
    assert talk.asked == "story", "a file moves nobody away from their question"


def test_a_file_sent_where_text_is_asked_joins_the_claim() -> None:
    talk = Talk(FORM).type("ні").send_file("story", 1)
    assert talk.value("papers") == Files((ONE,), closed=False)


def test_a_late_file_opens_a_closed_set_no_more() -> None:
    talk = Talk(FORM).type("так").send_file("medical", 1).press("Готово").send_file("medical", 2)
    assert talk.value("medical") == Files((ONE, TWO), closed=True)
    assert talk.asked == "story"


def test_a_late_file_after_there_was_none_is_not_asked_about_again() -> None:
    talk = Talk(FORM).type("так").press("Файлів немає")
    assert talk.state("medical") is State.NO_DOCUMENT
    talk.send_file("medical", 1)
    assert talk.value("medical") == Files((ONE,), closed=True)
    assert talk.asked == "story"


def test_no_files_is_the_answer_that_there_is_no_document() -> None:
    assert Talk(FORM).type("так").press("Файлів немає").state("medical") is State.NO_DOCUMENT


def test_a_file_taken_out_leaves_the_others() -> None:
    talk = Talk(FORM).type("так").send_file("medical", 1).send_file("medical", 2).do(DetachFile("file1"))
    assert talk.value("medical") == Files((TWO,), closed=False)


def test_the_last_file_taken_out_leaves_the_question_unanswered() -> None:
    talk = Talk(FORM).type("так").send_file("medical", 1).do(DetachFile("file1"))
    assert talk.asked == "medical"
    assert "Файлів немає" in talk.buttons


def test_a_file_that_several_answers_hold_is_taken_out_of_each() -> None:
    talk = Talk(FORM).type("так").send_file("medical", 1).send_file("papers", 1).do(DetachFile("file1"))
    assert not any(isinstance(answer.value, Files) for answer in talk.draft.answers.values())


def test_more_files_than_a_question_takes_belong_to_the_claim_as_a_whole() -> None:
    """Nobody's album is refused, and nothing that was sent is lost."""
    limited = FORM.questions["medical"].model_copy(update={"kind": FileSet(max=2)})
    section = FORM.sections[0]
    items = tuple(limited if item.key == "medical" else item for item in section.items)
    form = FORM.model_copy(
        update={"sections": (section.model_copy(update={"items": items}), *FORM.sections[1:])}
    )
    talk = Talk(form).type("так")
    for number in range(1, 6):
        talk.send_file("medical", number)
    first, rest = talk.value("medical"), talk.value("papers")
    assert isinstance(first, Files) and [file.number for file in first.files] == [1, 2]
    assert isinstance(rest, Files) and [file.number for file in rest.files] == [3, 4, 5]


def test_text_where_a_file_is_asked_gets_the_next_step() -> None:
    talk = Talk(FORM).type("так", "ось довідка")
    assert talk.asked == "medical"
    assert talk.view.notes == ("Тут потрібен файл, а не текст. Надішліть файл або натисніть «Файлів немає».",)
    talk.send_file("medical", 1).type("ось довідка")
    assert talk.view.notes == ("Тут потрібен файл, а не текст. Надішліть ще файл або натисніть «Готово».",)
    assert talk.reopened.notes == talk.view.notes


def test_an_old_refusal_goes_when_the_file_arrives() -> None:
    talk = Talk(FORM).type("так", "ось довідка").send_file("medical", 1)
    assert talk.view.notes == ()
    assert talk.reopened.notes == ()


class TestSentEarly:
    """Files that came before their question are offered at it, so that «Немає документа» never stands beside proof."""

    def test_they_are_offered_at_their_question(self) -> None:
        talk = Talk(FORM).send_file("hurt", 1).send_file("hurt", 2).type("так")
        assert talk.asked == "medical"
        assert "Ви вже надіслали: № 1, № 2. Якщо файл потрібен тут, візьміть його." in talk.view.lines
        assert [label for label in talk.buttons if label.startswith("Взяти")] == [
            "Взяти файл № 1",
            "Взяти файл № 2",
        ]
        assert "Файлів немає" not in talk.buttons

    def test_of_many_only_the_newest_are_named(self) -> None:
        talk = Talk(FORM)
        for number in range(1, 31):
            talk.send_file("hurt", number)
        talk.type("так")
        said = "Ви вже надіслали: № 28, № 29, № 30 і ще 27. Якщо файл потрібен тут, візьміть його."
        assert said in talk.view.lines

    def test_a_file_that_is_taken_moves_and_the_question_stays_open(self) -> None:
        talk = Talk(FORM).send_file("hurt", 1).send_file("hurt", 2).type("так").press("Взяти файл № 2")
        assert talk.asked == "medical"
        assert talk.value("medical") == Files((TWO,), closed=False)
        assert talk.value("papers") == Files((ONE,), closed=False)
        assert talk.press("Готово").asked == "story"

    def test_who_needs_none_of_them_here_says_so(self) -> None:
        talk = Talk(FORM).send_file("hurt", 1).type("так").press("Тут файлів немає")
        assert talk.state("medical") is State.NO_DOCUMENT
        assert talk.asked == "story"

    def test_nothing_says_that_there_is_no_document_beside_files_of_the_claim(self) -> None:
        talk = Talk(FORM).send_file("hurt", 1).type("так").press("Тут файлів немає").type("Снаряд.")
        written = {line.key: line.text for line in _lines(talk)}
        assert written["medical"] == "Окремо не додано. Файли — серед доказів заяви."

    def test_without_any_file_it_is_said(self) -> None:
        talk = Talk(FORM).type("так").press("Файлів немає").type("Снаряд.")
        assert {line.key: line.text for line in _lines(talk)}["medical"] == "Немає документа"

    def test_a_taken_file_is_nobody_s_loose_file_any_more(self) -> None:
        talk = Talk(FORM).send_file("hurt", 1).type("так").press("Взяти файл № 1", "Готово").type("Снаряд.")
        assert talk.asked == "papers"
        assert "Файлів немає" in talk.buttons
        assert not [label for label in talk.buttons if label.startswith("Взяти")]

    def test_at_the_question_about_everything_nothing_is_taken_from_itself(self) -> None:
        talk = Talk(FORM).send_file("hurt", 1).type("ні", "Снаряд.")
        assert talk.asked == "papers"
        assert not [label for label in talk.buttons if label.startswith("Взяти")]

    @pytest.mark.parametrize(
        "command",
        [
            PlaceFile(Ref("medical"), "file9"),
            PlaceFile(Ref("papers"), "file1"),
            PlaceFile(Ref("story"), "file1"),
        ],
    )
    def test_an_old_button_does_nothing(self, command: PlaceFile) -> None:
        talk = Talk(FORM).send_file("hurt", 1).type("так")
        with pytest.raises(DomainError):
            talk.do(command)
        assert talk.value("papers") == Files((ONE,), closed=False)


def _lines(talk: Talk) -> list[Line]:
    parts = freeze(talk.form, talk.draft, TODAY, UKRAINIAN).parts
    return [entry for part in parts for entry in part.entries if isinstance(entry, Line)]
