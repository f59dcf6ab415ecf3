"""Files arrive at any moment; they go where they were asked for, or to the claim as a whole."""

from __future__ import annotations

from dialogs.engine.answers import Attached, Files, State
from dialogs.engine.commands import DetachFile
from dialogs.engine.conditions import Is
from dialogs.engine.kinds.files import FileSet
from tests.dialogs.engine.questions import PAPERS, files, text, yes_no
from tests.dialogs.engine.talk import Talk, form_of

FORM = form_of(
    yes_no("hurt", "Чи було вас поранено?"),
    files("medical", "Які є медичні папери?", when=Is(key="hurt", value=True)),
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
