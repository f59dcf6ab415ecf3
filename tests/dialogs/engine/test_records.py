"""Drafts as text: what is written is what is read, and nothing but JSON."""

from __future__ import annotations

import json

import pytest

from dialogs.engine.answers import Answer, Attached, Attempt, Draft, Files, Items, Place, Ref, Screen, State
from dialogs.engine.records import dump_answer, dump_cursor, in_full, load_answer, load_draft
from tests.dialogs.engine.sample import FORM
from tests.dialogs.engine.talk import Talk


@pytest.mark.parametrize(
    ("ref", "answer", "written"),
    [
        (Ref("citizen"), Answer(value=True), '{"state":"given","value":true}'),
        (Ref("name"), Answer(State.DECLINED), '{"state":"declined"}'),
        (Ref("name"), Answer(value="Коваль", kept=True), '{"state":"given","kept":true,"value":"Коваль"}'),
        (Ref("means"), Answer(value=("поїзд",)), '{"state":"given","value":["поїзд"]}'),
        (
            Ref("people"),
            Answer(value=Items(("a", "b"))),
            '{"state":"given","value":{"ids":["a","b"]}}',
        ),
        (Ref("people"), Answer(value=Items(closed=True)), '{"state":"given","value":{"closed":true}}'),
        (Ref("people"), Answer(value=Items()), '{"state":"given","value":{}}'),
        (Ref("people"), Answer(State.UNKNOWN), '{"state":"unknown"}'),
        (Ref("papers"), Answer(State.NO_DOCUMENT), '{"state":"no_document"}'),
        (Ref("name"), Answer(State.ABSENT), '{"state":"absent"}'),
        (
            Ref("papers"),
            Answer(value=Files((Attached("f", 1),), closed=True)),
            '{"state":"given","value":{"files":[["f",1]],"closed":true}}',
        ),
        (Ref("person", "a"), Answer(value="Оля"), '{"state":"given","value":"Оля"}'),
        (
            Ref("name"),
            Answer(value="Коваль", origin="A1.2", source="c1@self"),
            '{"state":"given","origin":"A1.2","source":"c1@self","value":"Коваль"}',
        ),
        (
            Ref("citizen"),
            Answer(value=False, origin="related"),
            '{"state":"given","origin":"related","value":false}',
        ),
        (
            Ref("name"),
            Answer(State.ABSENT, source="p1@p1"),
            '{"state":"absent","source":"p1@p1"}',
        ),
    ],
)
def test_an_answer_is_written_and_read(ref: Ref, answer: Answer, written: str) -> None:
    """The text is asserted because drafts of earlier releases are stored so: what is given they wrote in full."""
    record = json.loads(written)
    if record["state"] == "given" and "kept" not in record:
        where = [record.get("origin", ""), record.get("source", "")]
        short = [record["value"], *where[: sum(map(bool, where))]]
    else:
        short = record
    assert json.loads(dump_answer(FORM, ref, answer)) == short
    assert in_full(short) == record
    for stored in (written, dump_answer(FORM, ref, answer)):
        assert load_answer(FORM, ref, stored) == answer


def test_a_list_of_an_earlier_release_is_read() -> None:
    """It said in full that it was open, or had no items."""
    for ids, closed in ((("a",), False), ((), True)):
        written = json.dumps({"state": "given", "value": {"ids": ids, "closed": closed}})
        assert load_answer(FORM, Ref("people"), written) == Answer(value=Items(ids, closed))


def test_the_cursor_holds_the_place_and_the_refused_attempt() -> None:
    draft = Draft({}, Place(Screen.SECTION, "about", page=2), Attempt(Ref("person", "a"), "…", "option"))
    written = dump_cursor(draft)
    assert json.loads(written) == {
        "place": ["section", "about", "", 2],
        "attempt": ["person", "a", "…", "option"],
    }
    assert load_draft(FORM, written, {}) == draft


def test_the_next_question_needs_no_cursor() -> None:
    assert dump_cursor(Draft()) == ""
    former = '{"place":["question","","",0,""]}'
    assert load_draft(FORM, former, {}) == load_draft(FORM, "", {}) == Draft()
    tried = Draft(attempt=Attempt(Ref("name"), "12"))
    assert json.loads(dump_cursor(tried)) == {"attempt": ["name", "", "12", ""]}
    assert load_draft(FORM, dump_cursor(tried), {}) == tried


@pytest.mark.parametrize(
    ("screen", "name"),
    [
        (Screen.QUESTION, "question"),
        (Screen.SKIP, "skip"),
        (Screen.TASKS, "tasks"),
        (Screen.SECTION, "section"),
        (Screen.ITEM, "item"),
        (Screen.TERM, "term"),
        (Screen.CORRECTION, "correction"),
        (Screen.OPENING, "opening"),
        (Screen.REST, "rest"),
        (Screen.OFFER, "offer"),
        (Screen.VERDICTS, "verdicts"),
        (Screen.CHECK, "check"),
        (Screen.DONE, "done"),
        (Screen.FILES, "files"),
        (Screen.FILED, "filed"),
        (Screen.RENEWAL, "renewal"),
        (Screen.TRANSFER, "transfer"),
    ],
)
def test_a_draft_of_an_earlier_release_opens_where_it_was(screen: Screen, name: str) -> None:
    draft = load_draft(FORM, json.dumps({"place": [name, "about", "", 0, ""]}), {})
    assert draft.place == Place(screen, "about")


def test_every_kind_of_answer_of_a_conversation_comes_back() -> None:
    talk = (
        Talk(FORM).type("так", "Коваль Олена", "1", "весна 2022", "так", "01.02.2022").press("Залишити як є")
    )
    talk.press("Поїзд", "Готово", "Додати людину").type("Іван", "ні").press("Це всі").send_file("papers", 7)
    assert talk.draft.answers[Ref("returned_on")].kept
    assert talk.value("papers") == Files((Attached("file7", 7),))
