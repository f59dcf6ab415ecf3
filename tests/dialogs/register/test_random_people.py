"""Random people fill in every form: they answer, mistype, skip, go back, change and flip answers, add and remove
relatives and files. Whatever they do, nothing is lost, nothing is asked twice, and they reach the package."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.answers import Attached, Draft, Input, Place, Screen, State
from dialogs.engine.commands import (
    AddItem,
    AttachFile,
    Back,
    CloseList,
    Command,
    Confirm,
    DetachFile,
    GoTo,
    RemoveItem,
    Reply,
    Skip,
)
from dialogs.engine.errors import DomainError
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question
from dialogs.engine.readiness import broken, readiness
from dialogs.engine.records import dump_answer, dump_cursor, load_draft
from dialogs.engine.snapshot import Group, freeze
from dialogs.engine.step import Outcome, changes, step
from dialogs.programmes import all_forms
from locales import language
from submission.package import build, plan
from tests.dialogs.engine.talk import told_by
from tests.draws import draws

TODAY = date(2026, 11, 21)
UKRAINIAN = language("uk")
WORDS = (
    "так",
    "ні",
    "2",
    "не знаю",
    "весна 2022",
    "24.02.2022",
    "Іванівка",
    "Берлін, Німеччина",
    "0000000000",
    "👋\x00",
)


class Walker:
    """A person with a memory of what they have said, to be held against the draft."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.draft = Draft()
        self.fresh = 0

    def do(self, command: Command) -> Outcome | None:
        """One command; the draft goes through storage on the way. A refused command must change nothing."""
        if isinstance(command, AddItem) and not command.item:
            self.fresh += 1
            command = AddItem(command.key, f"item{self.fresh}")
        before = self.draft
        frozen = dict(before.answers)
        try:
            outcome = step(self.form, before, command, TODAY)
        except DomainError:
            return None
        assert before.answers == frozen, "a step never changes the draft it is given"
        was, walked = (trace(self.form, draft.answers, TODAY) for draft in (before, outcome.draft))
        assert told_by(self.form, outcome.path) == told_by(self.form, walked), (
            "no path is walked where it stays"
        )
        assert {rule.code for rule in outcome.warned} == _broken(self.form, walked) - _broken(self.form, was)
        touched = set(changes(before, outcome.draft))
        allowed = {outcome.settled} if isinstance(command, Reply | Skip | CloseList) else touched
        assert touched <= allowed, "an answer changes only the question it is for"
        assert isinstance(command, DetachFile) or before.answers.keys() <= outcome.draft.answers.keys()
        self.draft = self.stored(outcome.draft)
        assert self.draft == outcome.draft
        return outcome

    def stored(self, draft: Draft) -> Draft:
        answers = {tuple(ref): dump_answer(self.form, ref, a) for ref, a in draft.answers.items()}
        return load_draft(self.form, dump_cursor(draft), {(k, i): body for (k, i), body in answers.items()})

    def finish(self) -> None:
        """Answer what is left in the plainest way, then mend what stands in the way of the package."""
        for _ in range(400):
            path = trace(self.form, self.draft.answers, TODAY)
            if path.pending is not None:
                before = path.pending
                self.plainly(before)
                again = trace(self.form, self.draft.answers, TODAY).find(before.ref)
                assert again is None or again.settled, f"{before.ref} would be asked twice"
                continue
            state = readiness(self.form, path)
            if not state.stopped:
                return
            for found in state.contradictions:
                self.do(Skip(found.slot.ref, State.UNKNOWN))
            for rule in state.broken:
                for key in rule.broken.keys() if rule.stop else ():
                    if (slot := path.find(Place(key=key).ref)) is not None:
                        self.plainly(slot)
        raise AssertionError("no package within 400 steps")

    def plainly(self, slot: Slot) -> None:
        """The first option or the example; a skip where neither is taken."""
        if not isinstance(slot.asks, Question) or slot.asks.kind.name == "files":
            self.do(CloseList(slot.ref))
            return
        options = slot.asks.kind.options()
        given = Input(option=options[0].value) if options else Input(text=slot.asks.example or "Так склалося")
        outcome = self.do(Reply(slot.ref, given))
        if outcome is None or outcome.settled is None:
            self.do(Skip(slot.ref, State.UNKNOWN))


def _broken(form: Form, path: Trace) -> set[str]:
    return {rule.code for rule in broken(form, path)}


def something(walker: Walker, data: st.DataObject) -> Command:
    """Anything that a person may do at this moment."""
    view = look(walker.form, walker.draft, TODAY, UKRAINIAN)
    path = trace(walker.form, walker.draft.answers, TODAY)
    slot = data.draw(st.sampled_from([path.pending or path.slots[0], *path.slots]))
    text = slot.asks.example if isinstance(slot.asks, Question) else ""
    walker.fresh += 1
    return data.draw(
        st.sampled_from(
            [
                *(action.command for action in view.everything if not isinstance(action.command, Confirm)),
                Back(),
                GoTo(Place(key=slot.ref.key, item=slot.ref.item)),
                GoTo(Place(Screen.TASKS)),
                Reply(slot.ref, Input(text=text or "Так склалося")),
                Reply(slot.ref, Input(text=data.draw(st.sampled_from(WORDS)))),
                Reply(slot.ref, Input(text="1")),
                Reply(slot.ref, Input(text="2")),
                Skip(
                    slot.ref, data.draw(st.sampled_from([State.UNKNOWN, State.DECLINED, State.NO_DOCUMENT]))
                ),
                AttachFile(slot.ref, Attached(f"file{walker.fresh}", walker.fresh)),
                *(AddItem(key) for key in walker.form.repeats),
                *(RemoveItem(s.repeat.key, s.ref.item) for s in path.slots if s.repeat),
            ]
        )
    )


@pytest.mark.parametrize("code", list(all_forms()))
@draws(60)
@given(data=st.data())
def test_everybody_reaches_the_package(code: str, data: st.DataObject) -> None:
    walker = Walker(all_forms()[code])
    for _ in range(data.draw(st.integers(0, 60), label="steps")):
        walker.do(something(walker, data))
    walker.finish()
    assert look(walker.form, walker.draft, TODAY, UKRAINIAN).place.screen is Screen.CHECK
    assert walker.do(Confirm()) is not None
    shown_on_path(walker)


@pytest.mark.parametrize("code", list(all_forms()))
@draws(5)
@given(data=st.data())
def test_the_package_of_anybody_can_be_built(code: str, data: st.DataObject) -> None:
    walker = Walker(all_forms()[code])
    for _ in range(25):
        command = something(walker, data)
        if not isinstance(command, AttachFile):
            walker.do(command)
    walker.finish()
    snapshot = freeze(walker.form, walker.draft, TODAY, UKRAINIAN)
    made = plan(snapshot, (), number=1, made_at=datetime(2026, 11, 21, tzinfo=UTC), program_version="0")
    (volume,) = build(made)
    assert volume.data.startswith(b"PK")


def shown_on_path(walker: Walker) -> None:
    """The snapshot holds every question of the path once, and nothing else; a choice that led to an address which was
    skipped says nothing by itself."""
    path = trace(walker.form, walker.draft.answers, TODAY)
    snapshot = freeze(walker.form, walker.draft, TODAY, UKRAINIAN)
    lines = [
        line
        for part in snapshot.parts
        for entry in part.entries
        for line in (entry.lines if isinstance(entry, Group) else (entry,))
    ]
    shown = [(line.key, line.item) for line in lines]
    assert len(shown) == len(set(shown))
    asked = {tuple(slot.ref) for slot in path.slots if isinstance(slot.asks, Question)}
    skipped = {slot.ref.key for slot in path.slots if slot.answer is not None and not slot.answer.given}
    led_to_nothing = {(leader.key, "") for key, leader in walker.form.led.items() if key in skipped}
    told = {ref for ref in shown if ref[0] not in walker.form.repeats}
    assert asked - led_to_nothing <= told <= asked
