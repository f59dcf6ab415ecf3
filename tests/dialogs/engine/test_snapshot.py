"""What leaves the house: the answers on the path, labelled and written out, and nothing else."""

from __future__ import annotations

from dialogs.engine.answers import Answer, Items, Ref, State
from dialogs.engine.conditions import Is
from dialogs.engine.questions import Section
from dialogs.engine.rules import Rule
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.programmes import all_forms
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, Talk, form_in
from tests.dialogs.register.people import a1_2, a3_4
from tests.dialogs.register.walking import TODAY as WALKED
from tests.dialogs.register.walking import Person

FORM = form_in(
    Section(
        key="first",
        title="Що сталося",
        items=(
            yes_no("hurt", "Чи було поранення?", source="1/1"),
            text("wound", "Яке?", when=Is(key="hurt", value=True), source="1/2"),
        ),
    ),
    Section(key="last", title="Наприкінці", items=(people(text("name", "Як звати?")), PAPERS)),
    rules=(Rule(code="unhurt", para="9", broken=Is(key="hurt", value=False), explain="Це для поранених."),),
)


def _lines(talk: Talk) -> dict[str, Line]:
    snapshot = freeze(FORM, talk.draft, TODAY, UKRAINIAN)
    lines = [entry for part in snapshot.parts for entry in part.entries]
    lines += [line for group in lines if isinstance(group, Group) for line in group.lines]
    return {line.key + line.item: line for line in lines if isinstance(line, Line)}


def test_answers_of_a_closed_branch_stay_at_home() -> None:
    talk = Talk(FORM).type("так", "осколок").press("Назад", "Назад").type("ні")
    assert talk.value("wound") == "осколок"
    assert list(_lines(talk)) == ["hurt", "people", "papers"]
    assert "осколок" not in repr(freeze(FORM, talk.draft, TODAY, UKRAINIAN))


def test_a_line_has_the_wording_of_the_order_and_the_answer_as_words_and_data() -> None:
    line = _lines(Talk(FORM).type("так"))["hurt"]
    assert (line.label, line.source, line.state, line.text, line.value) == (
        "Позиція «hurt»",
        "1/1",
        "given",
        "Так",
        True,
    )


def test_what_was_not_asked_is_there_without_a_state() -> None:
    line = _lines(Talk(FORM).type("так"))["wound"]
    assert (line.state, line.text, line.value) == ("", "", None)


def test_a_skip_is_written_out_and_counts_as_missing() -> None:
    talk = Talk(FORM).type("так").press("Пропустити", "Не хочу відповідати")
    assert _lines(talk)["wound"].text == "Не хочу відповідати"
    snapshot = freeze(FORM, talk.draft, TODAY, UKRAINIAN)
    assert snapshot.missing == ("Позиція «wound»",)
    assert not snapshot.complete


def test_each_item_of_a_list_is_a_group_of_its_own() -> None:
    talk = (
        Talk(FORM)
        .type("ні")
        .press("Додати людину")
        .type("Оля")
        .press("Додати людину")
        .type("Іван")
        .press("Це всі")
    )
    entries = freeze(FORM, talk.draft, TODAY, UKRAINIAN).parts[1].entries
    groups = [entry for entry in entries if isinstance(entry, Group)]
    assert [(group.title, group.lines[0].text) for group in groups] == [
        ("Людина 1", "Оля"),
        ("Людина 2", "Іван"),
    ]


def test_an_item_taken_out_stays_at_home() -> None:
    talk = (
        Talk(FORM).type("ні").press("Додати людину").type("Оля").press("Оля", "Прибрати зі списку", "Нікого")
    )
    assert "Оля" not in repr(freeze(FORM, talk.draft, TODAY, UKRAINIAN))
    assert _lines(talk)["people"].text == "Немає"


def test_two_lists_whose_items_have_the_same_id_do_not_mix() -> None:
    form = form_in(
        Section(
            key="both",
            title="Обидва",
            items=(people(text("name", "Як звати?")), people(text("pet", "Хто це?"), key="pets"), PAPERS),
        )
    )
    draft = Talk(form).draft
    for key, question, said in (("people", "name", "Оля"), ("pets", "pet", "Рудий")):
        draft = draft.with_answer(Ref(key), Answer(value=Items(("x",), closed=True)))
        draft = draft.with_answer(Ref(question, "x"), Answer(value=said))
    entries = freeze(form, draft, TODAY, UKRAINIAN).parts[0].entries
    assert [[line.text for line in group.lines] for group in entries if isinstance(group, Group)] == [
        ["Оля"],
        ["Рудий"],
    ]


def test_files_are_named_by_their_ids() -> None:
    talk = Talk(FORM).type("ні").press("Нікого").send_file("papers", 1).send_file("papers", 2).press("Готово")
    assert _lines(talk)["papers"].files == ("file1", "file2")


def test_a_broken_condition_of_the_order_goes_along() -> None:
    notices = freeze(FORM, Talk(FORM).type("ні").draft, TODAY, UKRAINIAN).notices
    assert [(notice.code, notice.para, notice.text) for notice in notices] == [
        ("unhurt", "9", "Це для поранених.")
    ]


def test_a_line_says_everything_of_its_question() -> None:
    """A claim of A1.2 with one of each: a repeated address, a worked-out sum elsewhere, files, and what Diia has."""
    form = all_forms()["A1.2"]
    person = Person(form)
    person.go_through(
        {**a1_2.SCRIPT, "applicant_registered_address_same": "та сама", "compare_passport": "ні"}
    )
    snapshot = freeze(form, person.draft, WALKED, UKRAINIAN)
    lines = [line for part in snapshot.parts for entry in part.entries
             for line in (entry.lines if isinstance(entry, Group) else (entry,))]  # fmt: skip
    found = {(line.key, line.item): line for line in lines}
    same = found["applicant_registered_address_same", ""]
    then = found["registered_address_at_displacement", ""]
    assert (same.meant, same.stands_for) == (then.text, ("registered_address_at_displacement", ""))
    assert (then.meant, then.stands_for, then.kind, then.need) == ("", ("", ""), "address", "required")
    assert same.steers is False and found["applicant_actual_address_same", ""].steers is True, "«Інша адреса»"
    assert found["filing_for", ""].steers and found["compare_passport", ""].steers
    name = found["applicant_name", ""]
    assert (name.prefill, name.source, name.inferred, name.state) == ("eddr", "78/a", False, "given")
    assert found["applicant_phone", ""].prefill == ""
    inside = [key for key, item in found if item]
    assert {"family_name", "crossing_date", "protection_state"} <= set(inside)
    assert snapshot.files == {file for line in lines for file in line.files} and snapshot.files
    assert (snapshot.code, snapshot.title, snapshot.language) == ("A1.2", form.title, "uk")
    assert (snapshot.fingerprint, snapshot.programme) == (form.fingerprint, "register")
    assert snapshot.complete and snapshot.letter is None and "несуть заявники" in snapshot.responsibility
    [supplied] = snapshot.supplied
    assert (supplied.part, supplied.register, supplied.source) == ("applicant", "eddr", "78/a")
    assert supplied.labels[:2] == ("Стать", "Місце народження")
    assert len(set(supplied.labels)) == len(supplied.labels)


def test_beside_files_of_the_whole_claim_no_document_is_called_missing() -> None:
    form = all_forms()["A1.2"]
    for files, said in ((0, "Немає документа"), (1, "Окремо не додано. Файли — серед доказів заяви.")):
        person = Person(form)
        person.go_through(
            {
                **a1_2.SCRIPT,
                "evidence": files or State.NO_DOCUMENT,
                "protections": [{"protection_state": "Польща", "protection_documents": State.NO_DOCUMENT}],
            }
        )
        snapshot = freeze(form, person.draft, WALKED, UKRAINIAN)
        groups = [entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Group)]
        [papers] = [line for group in groups for line in group.lines if line.key == "protection_documents"]
        assert papers.state == "no_document" and papers.text == said


def test_an_amount_that_was_worked_out_says_how() -> None:
    form = all_forms()["A3.4"]
    person = Person(form)
    person.go_through(a3_4.SCRIPT)
    snapshot = freeze(form, person.draft, WALKED, UKRAINIAN)
    lines = [entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Line)]
    worked = {line.key: line.working for line in lines if line.working}
    assert worked, "the lost income is worked out"
    assert {key for key, question in form.questions.items() if question.works_out} >= worked.keys()
    assert all(step for steps in worked.values() for step in steps)


def test_another_amount_than_was_worked_out_stands_without_that_working() -> None:
    form = all_forms()["A3.4"]
    person = Person(form)
    person.go_through(
        {**a3_4.SCRIPT, "desired_compensation": "123 456 грн", "compensation_method": "За договором"}
    )
    snapshot = freeze(form, person.draft, WALKED, UKRAINIAN)
    lines = {entry.key: entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Line)}
    assert lines["desired_compensation"].text.startswith("123")
    assert lines["desired_compensation"].working == ()


def test_another_address_that_was_skipped_stands_once() -> None:
    form = all_forms()["A3.4"]
    person = Person(form)
    other = {"applicant_actual_address_same": "Інша адреса"}
    person.go_through({**a3_4.SCRIPT, **other, "applicant_actual_address": State.UNKNOWN})
    snapshot = freeze(form, person.draft, WALKED, UKRAINIAN)
    lines = {entry.key: entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Line)}
    assert lines["applicant_actual_address"].state == "unknown"
    assert "applicant_actual_address_same" not in lines
