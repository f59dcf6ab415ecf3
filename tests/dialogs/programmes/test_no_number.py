"""Who has no tax number, having refused one for their religion, says so in every programme; so does the paper."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Answer, Draft, Input, Ref, State
from dialogs.engine.commands import Reply, Skip
from dialogs.engine.letter import letter
from dialogs.engine.path import trace
from dialogs.engine.step import step
from dialogs.engine.understanding import understood
from dialogs.programmes import all_forms
from locales import language
from tests.dialogs.scope import TODAY

NUMBER, REFUSED, INSTEAD = (
    Ref(f"applicant_{key}") for key in ("tax_number", "tax_number_refused", "passport_instead")
)
ASKING = sorted(code for code, form in all_forms().items() if NUMBER.key in form.questions)
ON_PAPER = sorted(code for code in ASKING if all_forms()[code].application is not None)


@pytest.mark.parametrize("code", ASKING)
@pytest.mark.parametrize("typed", ["немає", "нема", "нет номера", "no number", "відмовилась через віру"])
def test_there_may_be_none(code: str, typed: str) -> None:
    form = all_forms()[code]
    path = trace(form, {}, TODAY)
    slot = path.find(NUMBER)
    assert slot is not None
    command = understood(Draft(), slot, typed, path, language("uk"))
    assert isinstance(command, Skip) and command.ref == NUMBER and command.state is State.ABSENT


@pytest.mark.parametrize("code", ASKING)
def test_then_the_passport_with_the_mark_stands_for_it(code: str) -> None:
    form = all_forms()[code]
    outcome = step(form, Draft(), Skip(NUMBER, State.ABSENT), TODAY)
    assert outcome.path.find(REFUSED) and not outcome.path.find(INSTEAD)
    outcome = step(form, outcome.draft, Reply(REFUSED, Input(text="так")), TODAY)
    outcome = step(form, outcome.draft, Reply(INSTEAD, Input(text="КО 123456")), TODAY)
    assert outcome.refusal is None and outcome.settled == INSTEAD
    assert outcome.path.find(Ref("tax_number_copy")) is None


@pytest.mark.parametrize("code", ON_PAPER)
@pytest.mark.parametrize(
    ("number", "refused", "line"),
    [
        (Answer(value="3114804522"), None, "податковий номер: 3114804522"),
        (Answer(State.UNKNOWN), None, "податковий номер: ______________"),
        (Answer(State.ABSENT), Answer(value=False), "податкового номера немає"),
        (Answer(State.ABSENT), None, "податкового номера немає"),
    ],
)
def test_the_paper_says_it(code: str, number: Answer, refused: Answer | None, line: str) -> None:
    form = all_forms()[code]
    answers = {NUMBER: number} | ({REFUSED: refused} if refused else {})
    assert form.application is not None
    paper = letter(form.application, trace(form, answers, TODAY), language("uk"))
    assert line in paper.sender
    named = [one for one in paper.enclosures if "номер" in one.text and "податк" in one.text]
    assert bool(named) == (number.state is not State.ABSENT)


@pytest.mark.parametrize("code", ON_PAPER)
def test_the_paper_names_the_passport(code: str) -> None:
    form = all_forms()[code]
    draft = Draft({NUMBER: Answer(State.ABSENT), REFUSED: Answer(value=True)})
    draft = step(form, draft, Reply(INSTEAD, Input(text="КО 123456")), TODAY).draft
    assert form.application is not None
    paper = letter(form.application, trace(form, draft.answers, TODAY), language("uk"))
    (line,) = [one for one in paper.sender if "відмова" in one]
    assert "123456" in line
