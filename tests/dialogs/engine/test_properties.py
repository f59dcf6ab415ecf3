"""What holds for every form and everything that can be done to a draft."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Answer, Draft, Files, Input, Items, Place, Ref, Screen
from dialogs.engine.archive import from_json, to_json
from dialogs.engine.commands import AddItem, Back, CloseList, Command, DetachFile, RemoveItem, Reply
from dialogs.engine.errors import DomainError
from dialogs.engine.form import Form
from dialogs.engine.lint import lint
from dialogs.engine.look import look
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.engine.step import changes, current, step
from tests.dialogs.engine.anything import COMMANDS, PLACES, forms
from tests.dialogs.engine.questions import text
from tests.dialogs.engine.talk import TODAY, UKRAINIAN, form_of, stored, told_by

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whole conversations are drawn, on machines that do other things as well."""

AN_ANSWER = {
    "text": Input(text="слово"),
    "yes_no": Input(option="yes"),
    "choice": Input(option="a"),
    "multi_choice": Input(option="a,b"),
    "date": Input(text="24.02.2022"),
}


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Form, Draft]:
    """A form with a draft in any state: made by pressing what is offered, and now and then by anything else."""
    form = draw(forms())
    draft = Draft()
    for number in range(draw(st.integers(0, 12))):
        command = draw(_sensible(form, draft, number)) if draw(st.integers(0, 3)) else draw(COMMANDS)
        draft = _after(form, draft, command)
    return form, draft


def _sensible(form: Form, draft: Draft, number: int) -> st.SearchStrategy[Command]:
    view = look(form, draft, TODAY, UKRAINIAN)
    offered = [_with_id(action.command, number) for action in view.everything]
    slot = current(form, draft, TODAY)
    if slot and isinstance(slot.asks, Question) and slot.asks.kind.name in AN_ANSWER:
        offered += [Reply(slot.ref, AN_ANSWER[slot.asks.kind.name])] * 4
    return st.sampled_from(offered)


def _with_id(command: Command, number: int) -> Command:
    return AddItem(command.key, f"n{number}") if isinstance(command, AddItem) else command


def _after(form: Form, draft: Draft, command: Command) -> Draft:
    try:
        return step(form, draft, command, TODAY).draft
    except DomainError:
        return draft


@UNHURRIED
@given(drafts())
def test_the_strategy_builds_forms_that_the_lint_lets_through(pair: tuple[Form, Draft]) -> None:
    form, _ = pair
    assert [problem for problem in lint(form) if "example" not in problem.what] == []


@UNHURRIED
@given(drafts(), COMMANDS)
def test_steps_are_pure_and_raise_nothing_but_domain_errors(
    pair: tuple[Form, Draft], command: Command
) -> None:
    form, draft = pair
    before = copy.deepcopy(draft)
    outcomes: list[tuple[object, ...]] = []
    for _ in range(2):
        try:
            outcome = step(form, draft, command, TODAY)
            outcomes.append(
                (outcome.draft, outcome.settled, outcome.added, outcome.warned, str(outcome.refusal))
            )
        except DomainError as error:
            outcomes.append((error.code,))
    assert outcomes[0] == outcomes[1]
    assert draft == before
    assert trace(form, draft.answers, TODAY).slots == trace(form, draft.answers, TODAY).slots


@UNHURRIED
@given(drafts(), PLACES)
def test_every_place_can_be_looked_at_and_left(pair: tuple[Form, Draft], place: Place) -> None:
    """A stored place may be older than the answers: nothing there may raise, before or after a restart."""
    form, draft = pair
    view = look(form, stored(form, Draft(draft.answers, place)), TODAY, UKRAINIAN)
    assert view.heading
    assert view.everything


@UNHURRIED
@given(drafts(), PLACES)
def test_every_button_that_is_shown_works(pair: tuple[Form, Draft], place: Place) -> None:
    form, draft = pair
    for shown in (draft, Draft(draft.answers, place, draft.attempt)):
        for action in look(form, shown, TODAY, UKRAINIAN).everything:
            outcome = step(form, shown, _with_id(action.command, 99), TODAY)
            assert look(form, outcome.draft, TODAY, UKRAINIAN, outcome).heading


@UNHURRIED
@given(drafts(), COMMANDS)
def test_the_path_after_a_step_is_the_one_that_would_be_walked(
    pair: tuple[Form, Draft], command: Command
) -> None:
    form, draft = pair
    try:
        outcome = step(form, draft, command, TODAY)
    except DomainError:
        return
    assert told_by(form, outcome.path) == told_by(form, trace(form, outcome.draft.answers, TODAY))


def test_a_form_with_other_sections_asks_what_is_in_them() -> None:
    form = form_of(text("first"), text("second"))
    step(form, Draft(), Reply(Ref("first"), AN_ANSWER["text"]), TODAY)
    short = form.model_copy(update={"sections": form_of(text("third")).sections})
    assert [slot.ref.key for slot in trace(short, {}, TODAY).slots] == ["third"]
    assert [*short.questions] == ["third"]


@UNHURRIED
@given(drafts())
def test_answering_whatever_is_asked_reaches_the_check(pair: tuple[Form, Draft]) -> None:
    form, draft = pair
    draft = draft.at(Place())
    most = len(form.questions) * 3 + len(form.repeats) + 1
    for _ in range(most):
        slot = current(form, draft, TODAY)
        if slot is None:
            break
        ask = slot.asks
        command: Command = CloseList(slot.ref)
        if isinstance(ask, Question) and ask.kind.name != "files":
            command = Reply(slot.ref, AN_ANSWER[ask.kind.name])
        outcome = step(form, draft, command, TODAY)
        if outcome.refusal:  # the date contradicts an earlier one, which the person mends
            command = Reply(slot.ref, Input(text="20.11.2026", keep=True))
            outcome = step(form, draft, command, TODAY)
        assert outcome.settled == slot.ref
        draft = outcome.draft
    assert look(form, draft, TODAY, UKRAINIAN).place.screen is Screen.CHECK


@UNHURRIED
@given(drafts(), COMMANDS)
def test_no_answer_is_lost_unless_a_command_takes_it_away(pair: tuple[Form, Draft], command: Command) -> None:
    form, draft = pair
    after = _after(form, draft, command)
    changed = changes(draft, after)
    if isinstance(command, DetachFile):
        assert all(
            _files(draft.answers[ref]) - _files(answer) == {command.id} for ref, answer in changed.items()
        )
    elif isinstance(command, RemoveItem):
        assert set(changed) <= {Ref(command.key)}
    else:
        assert None not in changed.values()
        assert len(changed) <= 1
        for ref, answer in changed.items():
            before = draft.answers.get(ref)
            assert _files(before) <= _files(answer)
            gone = _items(before) - _items(answer)
            # Back from what was added by mistake takes it away, as long as nothing was said in it.
            assert not gone or (isinstance(command, Back) and not _told_in(draft, ref, gone))


def _told_in(draft: Draft, of: Ref, items: set[str]) -> bool:
    return any(ref.item in items and ref != of for ref in draft.answers)


def _files(answer: Answer | None) -> set[str]:
    return {file.id for file in answer.value.files} if answer and isinstance(answer.value, Files) else set()


def _items(answer: Answer | None) -> set[str]:
    return set(answer.value.ids) if answer and isinstance(answer.value, Items) else set()


@UNHURRIED
@given(drafts(), COMMANDS)
def test_changes_lead_from_the_draft_before_to_the_one_after(
    pair: tuple[Form, Draft], command: Command
) -> None:
    form, draft = pair
    after = _after(form, draft, command)
    answers: dict[Ref, Answer] = dict(draft.answers)
    for ref, answer in changes(draft, after).items():
        if answer is None:
            del answers[ref]
        else:
            answers[ref] = answer
    assert answers == after.answers
    assert changes(after, after) == {}


@UNHURRIED
@given(drafts())
def test_drafts_and_forms_live_through_storage(pair: tuple[Form, Draft]) -> None:
    form, draft = pair
    assert stored(form, draft) == draft
    back = from_json(to_json(form))
    assert back == form
    assert back.fingerprint == form.fingerprint
    assert stored(back, draft) == draft


@UNHURRIED
@given(drafts())
def test_hidden_answers_never_leave(pair: tuple[Form, Draft]) -> None:
    form, draft = pair
    path = trace(form, draft.answers, TODAY)
    lines = [*_lines(form, draft)]
    visible = {slot.ref for slot in path.slots if not (slot.ref.key in form.repeats and _items(slot.answer))}
    assert [Ref(line.key, line.item) for line in lines] == [
        slot.ref for slot in path.slots if slot.ref in visible
    ]
    marked: Mapping[Ref, Answer] = {
        ref: answer if path.find(ref) else Answer(value="ТАЄМНИЦЯ") for ref, answer in draft.answers.items()
    }
    assert "ТАЄМНИЦЯ" not in repr(freeze(form, Draft(marked), TODAY, UKRAINIAN))


def _lines(form: Form, draft: Draft) -> list[Line]:
    found: list[Line] = []
    for part in freeze(form, draft, TODAY, UKRAINIAN).parts:
        for entry in part.entries:
            found += entry.lines if isinstance(entry, Group) else [entry]
    return found
