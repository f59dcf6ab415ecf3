"""Fingerprints: a reworded form is the same form, a restructured one is another; every released one can be opened."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dialogs.engine.answers import Draft
from dialogs.engine.archive import Archive, from_json, to_json
from dialogs.engine.conditions import Is, Not
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.text import Text
from dialogs.engine.lint.record import record_problems
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Section
from dialogs.engine.rules import Rule
from tests.dialogs.engine.questions import PAPERS, choice, people, text, yes_no
from tests.dialogs.engine.sample import FORM as SAMPLE
from tests.dialogs.engine.talk import Talk, form_in, form_of, stored

HURT = yes_no("hurt", "Чи було поранення?")
WOUND = text("wound", "Яке?", when=Is(key="hurt", value=True))
WHERE = choice("where", "Удома", "Надворі")
RULE = Rule(code="unhurt", para="9", broken=Is(key="hurt", value=False), explain="Це для поранених.")
FORM = form_of(HURT, WOUND, WHERE, people(text("name")), PAPERS, rules=(RULE,))


def _with(**parts: object) -> Form:
    given = {"hurt": HURT, "wound": WOUND, "where": WHERE, "people": people(text("name")), "papers": PAPERS}
    return form_of(*(given | parts).values(), rules=(RULE,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "reworded",
    [
        form_of(HURT, WOUND, WHERE, people(text("name")), PAPERS, rules=(RULE,), title="Інша назва", intro="Інше."),
        _with(wound=WOUND.model_copy(update={"ask": "Яке саме?", "hint": "Коротко.", "label": "Інакше"})),
        _with(wound=WOUND.model_copy(update={"example": "осколок", "source": "78/1", "terms": ("idp",)})),
        _with(where=WHERE.model_copy(update={"kind": Choice(of=(
            Option(value="удома", label="У своїй хаті", button="Удома", words=("хата",)),
            Option(value="надворі", label="Надворі", context="place"),
        ))})),
        _with(people=people(text("name"), add="Ще одна людина", item_label="Особа")),
        form_in(Section(key="section", title="Інший розділ", items=FORM.sections[0].items), rules=(RULE,)),
        form_of(*FORM.sections[0].items, rules=(RULE.model_copy(update={"explain": "Інакше.", "para": "10"}),)),
        form_of(*FORM.sections[0].items, rules=(RULE, RULE.model_copy(update={"code": "g", "favourable": True}))),
    ],
)  # fmt: skip
def test_other_words_keep_the_fingerprint(reworded: Form) -> None:
    assert reworded != FORM
    assert reworded.fingerprint == FORM.fingerprint


@pytest.mark.parametrize(
    "restructured",
    [
        form_of(WHERE, HURT, WOUND, people(text("name")), PAPERS, rules=(RULE,)),
        form_of(HURT, WOUND, people(text("name")), PAPERS, rules=(RULE,)),
        _with(wound=WOUND.model_copy(update={"when": Not(of=Is(key="hurt", value=True))})),
        _with(wound=WOUND.model_copy(update={"kind": Text(max=61)})),
        _with(wound=WOUND.model_copy(update={"need": Need.OPTIONAL})),
        _with(where=choice("where", "Удома", "Надворі", "Деінде")),
        _with(people=people(text("name"), max=3)),
        form_of(*FORM.sections[0].items),
        form_of(*FORM.sections[0].items, rules=(RULE.model_copy(update={"stop": True}),)),
    ],
)
def test_another_structure_has_another_fingerprint(restructured: Form) -> None:
    assert restructured.fingerprint != FORM.fingerprint


@pytest.mark.parametrize("form", [FORM, SAMPLE])
def test_a_form_comes_back_from_its_json(form: Form) -> None:
    back = from_json(to_json(form))
    assert back == form
    assert back.fingerprint == form.fingerprint


def test_a_draft_goes_on_with_the_archived_form(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.record((FORM,))
    talk = Talk(FORM).type("так", "осколок")
    old = archive.find("T1", FORM.fingerprint)
    assert old is not None
    again = Talk(old, stored(old, Draft(talk.draft.answers, talk.draft.place)))
    assert again.type("1").press("Нікого", "Файлів немає").view.heading == "Перевіримо заяву"


def test_a_change_of_structure_is_a_recorded_decision(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    changed = form_of(HURT, PAPERS)
    assert [problem.where for problem in record_problems((FORM,), archive)] == ["T1"]
    archive.record((FORM,))
    assert record_problems((FORM,), archive) == []
    assert [problem.where for problem in record_problems((changed,), archive)] == ["T1"]
    archive.record((changed,))
    assert archive.locked() == {"T1": changed.fingerprint}
    assert archive.find("T1", FORM.fingerprint) == FORM, "nothing is removed by itself"


def test_a_structure_that_no_release_had_is_an_orphan(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    changed = form_of(HURT, PAPERS)
    archive.record((FORM,))
    archive.record((changed,))
    (orphan,) = record_problems((changed,), archive)
    assert orphan.where.endswith(f"{tmp_path.name}/{archive.path('T1', FORM.fingerprint).name}")
    (tmp_path / "released.lock").write_text(f"# releases\n{FORM.fingerprint} T1  # 1.0\n")
    assert record_problems((changed,), archive) == []
    archive.path("T1", FORM.fingerprint).unlink()
    (lost,) = record_problems((changed,), archive)
    assert "is not in the archive" in lost.what


def test_a_leftover_is_an_orphan_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.record((FORM,))
    (tmp_path / "T1.json").write_text("{}")
    (leftover,) = record_problems((FORM,), archive)
    assert leftover.where.endswith(f"{tmp_path.name}/T1.json")


def test_the_record_of_another_form_stays(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    other = FORM.model_copy(update={"code": "T2"})
    archive.record((FORM, other))
    changed = form_of(HURT, PAPERS)
    archive.record((changed,), others=("T2",))
    assert archive.locked() == {"T1": changed.fingerprint, "T2": other.fingerprint}


def test_a_record_that_lost_its_file_or_its_form_is_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.record((FORM,))
    assert [problem.what for problem in record_problems((), archive)] == [
        "is recorded, but there is no such form"
    ]
    archive.path("T1", FORM.fingerprint).unlink()
    assert "is not in the archive" in record_problems((FORM,), archive)[0].what


@pytest.mark.parametrize(
    ("was", "became"),
    [('"yes_no"', '"no_such_kind"'), ('"code"', '"no_such_field"'), ("{", "")],
    ids=["a kind", "a field", "no JSON"],
)
def test_a_damaged_record_is_noticed(tmp_path: Path, was: str, became: str) -> None:
    archive = Archive(tmp_path)
    archive.record((FORM,))
    path = archive.path("T1", FORM.fingerprint)
    text = gzip.decompress(path.read_bytes()).decode()
    assert was in text
    path.write_bytes(gzip.compress(text.replace(was, became).encode()))
    assert "is not in the archive" in record_problems((FORM,), archive)[0].what


def test_nothing_is_found_where_nothing_was_released(tmp_path: Path) -> None:
    assert Archive(tmp_path).find("T1", "0" * 64) is None
    assert Archive(tmp_path).locked() == {}
