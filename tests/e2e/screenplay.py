"""What one person will type in a claim, what the bot must ask after each text, and what must be stored then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from conversation.meaning import meant
from dialogs.engine.answers import Answer, Attached, Draft, Files, Input, Items, Ref, Screen
from dialogs.engine.commands import AddItem, AttachFile, CloseList, Command, GoTo, Reply
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.step import changes, step
from dialogs.engine.views import View
from locales import language

UKRAINIAN = language("uk")
Answers = dict[Ref, Answer]


@dataclass(frozen=True, slots=True)
class Step:
    """One message of a person: a text, or a file if there is one, and what comes of it.

    heading  the question that the bot has to ask next
    answers  everything that has to be stored then, items and files named in the order of their coming
    changed  the keys whose change the audit log has to note
    """

    text: str
    heading: str
    answers: Answers
    changed: str = ""
    file: bytes = b""
    number: int = 0


def screenplay(form: Form, today: date, voice: str, files: int, known: bool = False) -> Iterator[Step]:
    """A whole claim, every story told in words that nobody else uses: `voice` is in each of them.

    known  the person has told something in another claim, and does not take it over
    """
    draft, sent, steps = Draft(), 0, 0
    yield Step(form.code, _heading(form, draft, today), {})
    while (slot := trace(form, draft.answers, today).pending) is not None:
        view, steps, file = look(form, draft, today, UKRAINIAN), steps + 1, b""
        command: Command
        asks_files = isinstance(slot.asks, Question) and slot.asks.kind.name == "files"
        if asks_files and sent < files and slot.ref.key == form.evidence:
            sent += 1
            file = _document(f"{voice} {sent}")
            text, command = f"{voice} {sent}.pdf", AttachFile(slot.ref, Attached(f"file{sent}", sent))
        else:
            text = _typed(form, view, draft, f"{voice}, {steps}")
            command = _understood(view, text, f"item{steps}")
        outcome = step(form, draft, command, today)
        if outcome.refusal is not None:  # the example does not go with what was answered before
            text = _skip(view)
            outcome = step(form, draft, _understood(view, text, ""), today)
        changed = changes(draft, outcome.draft)
        draft = outcome.draft
        asked, told = _heading(form, draft, today), in_order(draft.answers)
        offered = known and any(ref.key in form.deciding for ref in changed)
        heading = "Дещо ви вже розповіли" if offered else asked
        yield Step(text, heading, told, " ".join(ref.key for ref in changed), file, sent)
        if offered:
            known = False
            yield Step("Відповісти заново", asked, told)


def in_order(answers: Mapping[Ref, Answer]) -> Answers:
    """Answers with the random ids of items and files replaced by their places in the lists."""
    items = {
        id: f"{ref.key} {place}"
        for ref, answer in answers.items()
        if isinstance(answer.value, Items)
        for place, id in enumerate(answer.value.ids)
    }
    return {
        Ref(ref.key, items.get(ref.item, ref.item)): _plain(answer, items) for ref, answer in answers.items()
    }


def _plain(answer: Answer, items: dict[str, str]) -> Answer:
    match answer.value:
        case Items(ids, closed):
            return Answer(answer.state, Items(tuple(items[id] for id in ids), closed), answer.kept)
        case Files(files, closed):
            return Answer(
                answer.state, Files(tuple(Attached("", f.number) for f in files), closed), answer.kept
            )
    return answer


def _typed(form: Form, view: View, draft: Draft, story: str) -> str:
    """Where something is to be typed: the story or the example; else the first choice, one item in every list."""
    if draft.place.screen is Screen.SKIP:
        return view.choices[0].label
    assert view.ref is not None
    asks = form.questions.get(view.ref.key)
    if asks is None:
        adding = next((a for a in view.actions if isinstance(a.command, AddItem)), None)
        closing = next(a for a in view.actions if isinstance(a.command, CloseList))
        return closing.label if adding is None or view.choices else adding.label
    if asks.kind.name == "files":
        return next(action.label for action in view.actions if isinstance(action.command, CloseList))
    if asks.kind.name == "multi_choice":
        return _skip(view)
    if asks.kind.name == "long_text":
        return f"Розповідь: {story}."
    return view.choices[0].label if view.choices else asks.example


def _skip(view: View) -> str:
    return next(
        action.label
        for action in view.bottom
        if isinstance(action.command, GoTo) and action.command.place.screen is Screen.SKIP
    )


def _understood(view: View, text: str, item: str) -> Command:
    command = meant(view, text)
    if command is None:
        assert view.ref is not None
        return Reply(view.ref, Input(text=text))
    return AddItem(command.key, item) if isinstance(command, AddItem) else command


def _heading(form: Form, draft: Draft, today: date) -> str:
    return look(form, draft, today, UKRAINIAN).heading


def _document(seed: str) -> bytes:
    """Some 200 KB that nobody else has."""
    return b"%PDF-1.4 " + b"".join(hashlib.sha512(f"{seed} {n}".encode()).digest() for n in range(3200))
