"""Commands about files: which question takes one, and how it comes there, moves and goes."""

from __future__ import annotations

from dialogs.engine.answers import Answer, Attached, Draft, Files, Place, Ref
from dialogs.engine.errors import DomainError
from dialogs.engine.form import Form
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Question


def attach(form: Form, draft: Draft, ref: Ref, file: Attached, path: Trace) -> Draft:
    """A file sent to a settled question opens it no more: the person is elsewhere and need not say "done" again.

    What was typed there in vain before is forgotten: the file is the answer.
    """
    ref = room_for_file(form, path, ref)
    answer = draft.answers.get(ref)
    held = answer.value if answer and isinstance(answer.value, Files) else Files(closed=answer is not None)
    if draft.attempt and draft.attempt.ref == ref:
        draft = draft._replace(attempt=None)
    return draft.with_answer(ref, Answer(value=Files((*held.files, file), held.closed)))


def room_for_file(form: Form, path: Trace, ref: Ref) -> Ref:
    """The question that takes a file sent to `ref`: that one while it asks for files and has room, else the one about
    the claim as a whole, which always has."""
    slot = path.find(ref)
    if slot is None or not isinstance(slot.asks, Question) or not isinstance(slot.asks.kind, FileSet):
        return Ref(form.evidence)
    held = slot.answer.value.files if slot.answer and isinstance(slot.answer.value, Files) else ()
    return ref if len(held) < slot.asks.kind.max else Ref(form.evidence)


def place_file(form: Form, draft: Draft, slot: Slot, id: str) -> Draft:
    """The file leaves the evidence of the whole claim and joins the answer, which stays open for more."""
    whole = draft.answers.get(Ref(form.evidence))
    held = whole.value if whole and isinstance(whole.value, Files) else Files()
    file = next((file for file in held.files if file.id == id), None)
    fits = isinstance(slot.asks, Question) and slot.asks.kind.name == "files"
    if file is None or not fits or slot.ref.key == form.evidence:
        raise DomainError("command.stale")
    own = slot.answer.value if slot.answer and isinstance(slot.answer.value, Files) else Files()
    rest = Files(tuple(other for other in held.files if other.id != id))
    draft = draft.with_answer(Ref(form.evidence), Answer(value=rest))
    placed = draft.with_answer(slot.ref, Answer(value=Files((*own.files, file))))
    return placed.at(Place(key=slot.ref.key, item=slot.ref.item))


def detach(draft: Draft, id: str) -> Draft:
    """The draft without this file, wherever it is."""
    for ref, answer in draft.answers.items():
        if isinstance(answer.value, Files) and any(file.id == id for file in answer.value.files):
            left = tuple(file for file in answer.value.files if file.id != id)
            draft = draft.with_answer(ref, Answer(value=Files(left, answer.value.closed)) if left else None)
    return draft
