"""A question, with the answer so far or the reason why the last one was not taken."""

from __future__ import annotations

from dialogs.engine.answers import Attached, Draft, Files, Input, Place, Screen
from dialogs.engine.attempts import refused_before
from dialogs.engine.calculations import Lack, Working
from dialogs.engine.commands import CloseList, GoTo, Keep, PlaceFile, Reply, Toggle
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.coordinates import Coordinates
from dialogs.engine.kinds.money import describe_sum
from dialogs.engine.look.fitting import MARKED, fitted, on_button
from dialogs.engine.look.kept import kept_actions, kept_line
from dialogs.engine.look.notes import error_text
from dialogs.engine.look.term import MOST, term_actions
from dialogs.engine.look.wording import (
    answer_text,
    asked_text,
    bottom,
    origin_text,
    progress,
    shortened,
)
from dialogs.engine.marks import marked
from dialogs.engine.options import NONE, Option
from dialogs.engine.path import Slot, Trace
from dialogs.engine.programme import programme_of, text_of
from dialogs.engine.questions import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

_SAID = 70
"""Characters of the present answer that are shown beside the question."""

_STEPS = 6
"""How many lines of a working fit on the screen; the package has all of them."""


def question_view(
    slot: Slot,
    question: Question,
    draft: Draft,
    path: Trace,
    refusal: Refusal | None,
    language: Language,
    early: tuple[Attached, ...] = (),
    first: tuple[Action, ...] = (),
) -> View:
    """One question a message: the question, a line of help, an example, the options, the fixed row.

    early  files that were sent before; a question about files offers them
    first  buttons that come before the others
    """
    refusal = refusal or refused_before(draft, slot, path)
    options = refusal.options if refusal and refusal.options else question.kind.options()
    scope = path.view_from(slot.ref)
    working = question.works_out.work_out(scope) if question.works_out else None
    lack = question.works_out.lacks(scope) if question.works_out and working is None else None
    kept = _kept(draft, slot, refusal)
    view = View(
        place=draft.place,
        ref=slot.ref,
        heading=asked_text(slot, language),
        notes=(error_text(refusal, language),) if refusal else (),
        lines=(
            *_lines(slot, question, working, language),
            *_lacking(lack, path, language),
            *(_early_line(early, language) if question.kind.name == "files" else ()),
            *(kept_line(kept, language) if kept else ()),
        ),
        folded=working.lines(language)[-_STEPS:] if working else (),
        example=language.text(question.example),
        actions=(
            *(kept_actions(slot.ref, kept, language) if kept else ()),
            *first,
            *_worked_out(slot, working, language),
            *_actions(slot, question, draft, refusal, language, early),
        ),
        bottom=bottom(slot, language),
        progress=progress(slot, path, language),
        share=""
        if isinstance(question.kind, Coordinates) and not question.kind.here
        else question.kind.share,
    )
    several = question.kind.name == "multi_choice" and not (slot.settled or draft.place.text)
    if options and options[-1].value == NONE:
        # «Готово» takes the place of what no mark goes with, so that both are always at hand.
        options = options[:-1] if _done(slot, question, draft, language) else options
        several = False
    choices = _choices(slot, question, options, draft, language)
    at = Place(key=slot.ref.key, item=slot.ref.item, text=draft.place.text)
    shown = fitted(view, choices, language, lambda page: GoTo(at._replace(page=page)), spare=int(several))
    if refusal and refusal.marks and (far := _marks_elsewhere(refusal, options, choices, shown, language)):
        shown = shown._replace(notes=(*shown.notes, far))
    return shown


def _kept(draft: Draft, slot: Slot, refusal: Refusal | None) -> str:
    """What was written for this question before. While a refused text has a way on of its own, that comes first."""
    if draft.attempt is not None and (refusal is None or refusal.options or refusal.soft):
        return ""
    return draft.set_aside(slot.ref)


def _marks_elsewhere(
    refusal: Refusal,
    options: tuple[Option, ...],
    choices: tuple[Action, ...],
    shown: View,
    language: Language,
) -> str:
    """What was marked from a sentence, by name, where not all of it is on the page that is shown."""
    marked = [
        (option, choice)
        for option, choice in zip(options, choices, strict=True)
        if option.value in refusal.marks
    ]
    here = {choice.command for choice in shown.choices}
    if all(choice.command in here for _, choice in marked):
        return ""
    names = "; ".join(option.short(language) for option, _ in marked)
    return language.text(N_("Позначено: {names}."), names=names)


def _lines(slot: Slot, question: Question, working: Working | None, language: Language) -> tuple[str, ...]:
    lines = [language.text(question.hint)] if question.hint else []
    if question.prefill:
        programme = programme_of(slot.programme)
        register = text_of(programme.registers.get(question.prefill, ""), language)
        lines += filter(None, [text_of(programme.words.supplies, language, register=register)])
    if working and working.total is None:
        lines.append(language.text(N_("Валюти різні, тож суму назвіть самі.")))
    if slot.answer is not None and not _marked(slot, question):
        lines.append(
            language.text(N_("Зараз: {answer}"), answer=shortened(answer_text(slot, language), _SAID))
        )
        if slot.answer.origin:
            lines.append(origin_text(slot.answer.origin, language))
    return tuple(lines)


def _lacking(lack: Lack | None, path: Trace, language: Language) -> tuple[str, ...]:
    """One line on what a sum cannot be worked out without. A false sum is worse than none."""
    if lack is None:
        return ()
    if lack.step is not None:
        return (lack.step.written(language),)
    asked = next((slot for slot in path.slots if slot.ref.key == lack.key), None)
    if asked is None:
        return ()
    ask = asked_text(asked, language)
    return (language.text(N_("Щоб ми порахували суму, бракує відповіді: «{question}»"), question=ask),)


def _marked(slot: Slot, question: Question) -> bool:
    """Whether the marks of the options show the answer, so that it need not be said as well."""
    answer = slot.answer
    return (
        answer is not None and question.kind.name == "multi_choice" and bool(set(answer.value or ()) - {NONE})
    )


def _worked_out(slot: Slot, working: Working | None, language: Language) -> tuple[Action, ...]:
    """The amount that follows from the answers so far, for one tap. Any other amount can be typed."""
    if working is None or working.total is None:
        return ()
    given = Input(text=f"{working.total.amount} {working.total.currency}")
    amount = describe_sum(working.total, language)
    return (Action(language.text(N_("Вказати {amount}"), amount=amount), Reply(slot.ref, given)),)


def _choices(
    slot: Slot, question: Question, options: tuple[Option, ...], draft: Draft, language: Language
) -> tuple[Action, ...]:
    several = question.kind.name == "multi_choice"
    marks = marked(slot, draft.place) if several else ()
    replies = {} if slot.ref.item else question.replies
    choices = []
    for option in options:
        if several and option.value != NONE and not option.alone:
            on = option.value in marks
            mark, label = "✓ " if on else "", on_button(option.short(language), MARKED)
            toggle = Toggle(option.value, on=not on)
            choices.append(Action(mark + label, toggle, mark + option.written(language)))
        else:
            reply = replies.get(option.value) or Reply(slot.ref, Input(option=option.value))
            choices.append(Action(on_button(option.short(language)), reply, option.written(language)))
    return tuple(choices)


def _actions(
    slot: Slot,
    question: Question,
    draft: Draft,
    refusal: Refusal | None,
    language: Language,
    early: tuple[Attached, ...],
) -> tuple[Action, ...]:
    actions: list[Action] = []
    if refusal and refusal.soft:
        actions.append(Action(language.text(N_("Залишити як є")), Reply(slot.ref, Input(keep=True))))
    elif done := _done(slot, question, draft, language):
        actions += done
    elif slot.settled:
        actions.append(Action(language.text(N_("Нічого не змінювати")), Keep()))
    if question.kind.name == "files":
        actions.extend(_file_actions(slot, early, language))
    room = 1 if question.kind.options() else MOST
    return (*actions, *term_actions(slot.ref, question.terms, slot.programme, language, room))


def _done(slot: Slot, question: Question, draft: Draft, language: Language) -> list[Action]:
    """«Готово», as soon as something is marked. Room is kept for it, so that marking moves no option."""
    if question.kind.name != "multi_choice" or not draft.place.text:
        return []
    if not (marks := marked(slot, draft.place)):
        return []
    return [Action(language.text(N_("Готово")), Reply(slot.ref, Input(option=",".join(marks))))]


_NEWEST = 3
"""How many of the files that came before their question are named."""


def _early_line(early: tuple[Attached, ...], language: Language) -> tuple[str, ...]:
    if not early:
        return ()
    newest = ", ".join(f"№ {file.number}" for file in early[-_NEWEST:])
    more = len(early) - _NEWEST
    numbers = language.text(N_("{numbers} і ще {n}"), numbers=newest, n=more) if more > 0 else newest
    return (
        language.text(
            N_("Ви вже надіслали: {numbers}. Якщо файл потрібен тут, візьміть його."), numbers=numbers
        ),
    )


def _file_actions(slot: Slot, early: tuple[Attached, ...], language: Language) -> list[Action]:
    held = slot.answer.value.files if slot.answer and isinstance(slot.answer.value, Files) else ()
    none = N_("Тут файлів немає") if early else N_("Файлів немає")
    done = Action(language.text(N_("Готово") if held else none), CloseList(slot.ref))
    take = [
        Action(language.text(N_("Взяти файл № {n}"), n=file.number), PlaceFile(slot.ref, file.id))
        for file in early[-2:]
    ]
    files = Action(language.text(N_("Підписати або прибрати")), GoTo(Place(Screen.FILES)))
    return [*take, done, files] if held else [*take, done]
