"""What is closed does not show: whatever was answered there, the copy is the same to the letter."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Answer, Attached, Draft, Files, Items, Ref
from dialogs.engine.commands import AttachFile
from dialogs.engine.conditions import Is
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import Members
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.programmes import all_forms
from dialogs.review.closed import closed_keys, heavy_sections, sensitive
from dialogs.review.copy import CopiedFile, Copy
from dialogs.review.copying import copied
from locales import language
from tests.dialogs.engine.talk import TODAY
from tests.dialogs.engine.test_properties import UNHURRIED, drafts
from tests.dialogs.register.test_random_people import Walker, something

LANGUAGES = [language("uk"), language("en")]
HURTING = [code for code, form in all_forms().items() if heavy_sections(form)]


def a_file(number: int, id: str = "") -> CopiedFile:
    id = id or f"file{number}"
    return CopiedFile(number, id, f"{id}.jpg", "", "image/jpeg", 9, f"{number:064}", f"{number:032}", "a2V5")


def copy_of(form: Form, draft: Draft, *opened: str, out: tuple[str, ...] = ()) -> Copy:
    held = {
        file.id: a_file(file.number, file.id)
        for answer in draft.answers.values()
        if isinstance(answer.value, Files)
        for file in answer.value.files
    }
    kept = [file for id, file in sorted(held.items()) if id not in out]
    return copied(form, draft, TODAY, LANGUAGES, opened=opened, files=kept)


def with_closed_of(form: Form, draft: Draft, other: Draft) -> Draft:
    """The draft with the closed answers of another one in place of its own."""
    closed = closed_keys(form, ())
    answers = {ref: answer for ref, answer in draft.answers.items() if ref.key not in closed}
    answers |= {ref: answer for ref, answer in other.answers.items() if ref.key in closed}
    return Draft(answers=answers)


def without(draft: Draft, form: Form) -> Draft:
    return with_closed_of(form, draft, Draft())


@UNHURRIED
@given(st.data())
def test_any_form_keeps_what_is_closed(data: st.DataObject) -> None:
    form, draft = data.draw(drafts())
    answers = data.draw(
        st.dictionaries(
            st.sampled_from([Ref(key) for key in (*form.questions, *form.repeats)]),
            st.sampled_from(
                [Answer(value="b"), Answer(value=True), Answer(value=False), Answer(value=Items(("i1",)))]
            ),
        )
    )
    fits = {
        ref: answer
        for ref, answer in answers.items()
        if (ref.key in form.repeats) is isinstance(answer.value, Items)
        and (ref.key in form.repeats or _fits(form, ref, answer))
    }
    other = with_closed_of(form, draft, Draft(answers=fits))
    assert copy_of(form, draft) == copy_of(form, other)


def _fits(form: Form, ref: Ref, answer: Answer) -> bool:
    kind = form.questions[ref.key].kind
    if isinstance(answer.value, bool):
        return kind.name == "yes_no"
    return kind.name in ("text", "choice")


@pytest.mark.parametrize("code", HURTING)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_the_forms_that_hurt_keep_what_is_closed(code: str, data: st.DataObject) -> None:
    form = all_forms()[code]
    walker = Walker(form)
    for _ in range(data.draw(st.integers(0, 30))):
        walker.do(something(walker, data))
    walker.finish()
    told = copy_of(form, walker.draft)
    assert told == copy_of(form, without(walker.draft, form))
    assert not closed_keys(form, ()) & {line.key for line in told.lines}
    whole = copy_of(form, walker.draft, *(section.key for section in heavy_sections(form)))
    assert not whole.closed
    assert {line.ref for line in told.lines} <= {line.ref for line in whole.lines}
    assert Copy.load(whole.dump()) == whole


NAME = Text()
WHOM = Members(of="family", named=("called",))
FAMILY = Repeat(
    key="family",
    label="Хто",
    ask="Хто з вами?",
    again="Хто ще?",
    item_label="Людина",
    add="Додати людину",
    none="Нікого",
    called_by=("called",),
    max=5,
    body=(
        Question(key="called", label="Імʼя", ask="Як звати?", kind=NAME, when=Is(key="tells", value=True)),
        Question(key="home", label="Дім", ask="Де тепер {name}?", kind=NAME),
    ),
)
NAMED = Form(
    code="A2.9",
    title="Проба",
    intro="",
    evidence="",
    programme="register",
    sections=(
        Section(
            key="heavy",
            title="Тяжке",
            heavy=True,
            items=(Question(key="tells", label="Чи", ask="Чи назвете?", kind=YesNo()),),
        ),
        Section(
            key="open",
            title="Відкрите",
            items=(
                FAMILY,
                Question(
                    key="whom",
                    label="Кого",
                    ask="Кого це стосується?",
                    kind=Members(of="family", named=("called",)),
                ),
            ),
        ),
    ),
)


def test_a_name_that_is_closed_stands_in_no_question_and_on_no_list() -> None:
    """What names an item is asked only after a closed answer, so the name is closed wherever it would be said."""
    draft = Draft(
        answers={
            Ref("tells"): Answer(value=True),
            Ref("family"): Answer(value=Items(("i1", "i2"))),
            Ref("called", "i1"): Answer(value="Оксана"),
            Ref("called", "i2"): Answer(value="Петро"),
            Ref("home", "i1"): Answer(value="Львів"),
            Ref("whom"): Answer(value=("i1",)),
        }
    )
    told = copy_of(NAMED, draft)
    assert "Оксана" not in told.dump() and "Петро" not in told.dump()
    assert [line.key for line in told.lines] == ["home", "home"]
    assert told.lines[0].ask["uk"] == "Де тепер Людина?"
    whole = copy_of(NAMED, draft, "heavy")
    assert [line.ask["uk"] for line in whole.lines if line.key == "home"] == [
        "Де тепер Оксана?",
        "Де тепер Петро?",
    ]
    assert any(line.key == "whom" and "Оксана" in line.text["uk"] for line in whole.lines)


@UNHURRIED
@given(drafts())
def test_a_file_that_is_left_out_was_never_sent(told: tuple[Form, Draft]) -> None:
    form, draft = told
    draft = Draft(answers=draft.answers)
    every = copy_of(form, draft)
    for file in every.files:
        answers = {
            ref: Answer(answer.state, _without_file(answer.value, file.id), answer.kept)
            for ref, answer in draft.answers.items()
        }
        never = copy_of(form, Draft(answers=answers))
        assert copy_of(form, draft, out=(file.id,)) == never
        assert [one.number for one in never.files] == [*range(1, len(every.files))]


def _without_file(value: object, id: str) -> object:
    if not isinstance(value, Files):
        return value
    return Files(tuple(file for file in value.files if file.id != id), value.closed)


def test_every_category_that_hurts_is_for_trained_reviewers() -> None:
    """Life, health and freedom in the Register, and what is about captivity elsewhere."""
    hurting = {code for code, form in all_forms().items() if sensitive(form)}
    assert hurting == {f"A2.{number}" for number in range(1, 11)} | {"L1", "L2", "L4", "L6"}


def test_files_are_numbered_within_the_copy() -> None:
    """Number 3 of a claim is the first that goes along: a gap would tell that there are others."""
    form = all_forms()["A1.2"]
    walker = Walker(form)
    for number in (1, 2, 3):
        walker.do(AttachFile(Ref(form.evidence), Attached(f"f{number}", number)))
    walker.finish()
    told = copy_of(form, walker.draft, out=("f1", "f2"))
    assert [(file.number, file.id) for file in told.files] == [(1, "f3")]
    (line,) = [line for line in told.lines if line.files]
    assert "3" not in line.text["uk"]
