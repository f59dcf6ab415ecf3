"""What leaves the house: the answers on the path, labelled and written out, and nothing else."""

from __future__ import annotations

from dialogs.engine.answers import Answer, Items, Ref
from dialogs.engine.conditions import Is
from dialogs.engine.schema import Rule, Section
from dialogs.engine.snapshot import Group, Line, freeze
from tests.dialogs.engine.questions import PAPERS, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, Talk, form_in

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
