"""One command applied to a draft. Pure: the same form, draft, command and day always give the same outcome."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dialogs.engine import commands as c
from dialogs.engine.answers import (
    DRAWN_ELSEWHERE,
    Answer,
    Attempt,
    Draft,
    Input,
    Place,
    Ref,
    Screen,
    holds_something,
)
from dialogs.engine.attaching import attach, detach, place_file
from dialogs.engine.attempts import completed, may_be_kept, read
from dialogs.engine.errors import DomainError, Refusal
from dialogs.engine.facts import stands as stands_for
from dialogs.engine.form import Form
from dialogs.engine.kinds.choosing import leading
from dialogs.engine.listing import add_item, close, remove_item, untold
from dialogs.engine.marks import marked, toggled
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.places import asking, standing, stands
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.readiness import readiness
from dialogs.engine.rules import Rule
from dialogs.engine.told_at_list import told_of_next
from dialogs.engine.told_early import carried, keep_for_story, kept_for_story, pointed_to

STORY_LONG = "story.long"
"""The code of the doubt about a text of which more was written than a field takes."""


class Outcome(NamedTuple):
    """What a command did.

    draft    the draft afterwards, and path: its path
    settled  the question that got an answer, for the line «✅ question: answer»; None if nothing was answered
    refusal  why the answer was not taken (the draft keeps what was typed)
    added    by how many questions the way has grown: progress never grows without a reason, and nothing is said of
             growth while the number does not rise
    listed   the key of the list that it has grown by
    warned   conditions of the Order that the answer has just broken
    kept     what was told instead of an answer waits at the question that asks for the story
    remark   what the kind says of an answer that it understood otherwise than it was worded; a source text
    """

    draft: Draft
    path: Trace
    settled: Ref | None = None
    refusal: Refusal | None = None
    added: int = 0
    listed: str = ""
    warned: tuple[Rule, ...] = ()
    remark: str = ""
    kept: bool = False


def changes(before: Draft, after: Draft) -> dict[Ref, Answer | None]:
    """The answers that differ between two drafts, for writing only these."""
    if after.answers is before.answers:
        return {}
    gone = dict.fromkeys(before.answers.keys() - after.answers.keys())
    former = before.answers.get
    return gone | {
        ref: answer
        for ref, answer in after.answers.items()
        if former(ref) is not answer and former(ref) != answer
    }


def current(form: Form, draft: Draft, today: date, path: Trace | None = None) -> Slot | None:
    """The question the person is at: the one they opened, if it is on the path, else the next one to answer."""
    path = path or trace(form, draft.answers, today)
    asked = (
        path.find(draft.place.ref) if draft.place.key and draft.place.screen in _ABOUT_A_QUESTION else None
    )
    return asked if asked and not asked.follows else path.pending


_ABOUT_A_QUESTION = {Screen.QUESTION, Screen.SKIP, Screen.CORRECTION}


def step(form: Form, draft: Draft, command: c.Command, today: date, path: Trace | None = None) -> Outcome:
    """Apply a command. `path` is the path of the draft, for a caller who has walked it already.

    A value that cannot be taken comes back as `Outcome.refusal`. Raises `DomainError` with code "command.stale" for a
    command that makes no sense on the present path (an old or forged button).
    """
    before = path or trace(form, draft.answers, today)
    if (place := standing(before, draft.place)) is not draft.place:
        draft = draft._replace(place=place)
    settled: Ref | None = None
    refusal: Refusal | None = None
    remark = ""
    result = _apply(form, draft, command, before, today)
    if isinstance(result, _Settled):
        settled, remark, result = result.ref, result.remark, result.draft
    elif isinstance(result, _Refused):
        refusal, result = result.why, result.draft
    if settled is not None and result.set_aside(settled):
        result = result._replace(aside=tuple(kept for kept in result.aside if kept.ref != settled))
    if result.answers is draft.answers:
        told = refusal is not None or isinstance(command, c.KeepForStory)
        kept = told and _for_others(result, command) != _for_others(draft, command)
        return Outcome(result, before, settled, refusal, remark=remark, kept=kept)
    after, rules = _walked(form, before, result, settled)
    if settled is not None and settled.key in form.deciding:
        ours = _without_strangers(form, result, before, after)
        if ours is not result:
            result, after, rules = ours, trace(form, ours.answers, today), form.conditions
    if settled is not None:
        result = carried(result, draft.attempt or _behind_yes_or_no(command), before, settled, after)
    if isinstance(command, c.Skip) and command.said:
        result = pointed_to(result, command.said, after)
    if settled is not None and _rests(before, after, settled):
        result = result.at(Place(Screen.REST, _slot(before, settled).section.key))
    warned = tuple(
        rule for rule in rules if rule.broken.holds(after.scope) and not rule.broken.holds(before.scope)
    )
    if settled is not None and any(rule.stop for rule in warned) and _ends_here(form, after):
        result = result.at(Place(Screen.CHECK))
    listed = command.key if isinstance(command, c.AddItem) else ""
    return Outcome(
        result,
        after,
        settled,
        added=_added(before, after, settled),
        listed=listed,
        warned=warned,
        remark=remark,
    )


def _for_others(draft: Draft, command: c.Command) -> list[Attempt]:
    """What is set aside for other questions than the one that was answered."""
    ref = command.ref if isinstance(command, c.Reply) else None
    return [kept for kept in draft.aside if kept.ref != ref]


def _behind_yes_or_no(command: c.Command) -> Attempt | None:
    """«Ні, в Польщі»: what was added to a yes or a no may be what the next question asks for."""
    if not isinstance(command, c.Reply) or command.given.option:
        return None
    more = command.given.text.partition(",")[2].strip(" ,.")
    return Attempt(command.ref, more) if more and leading(command.given.text)[0] is not None else None


def _walked(form: Form, before: Trace, draft: Draft, settled: Ref | None) -> tuple[Trace, tuple[Rule, ...]]:
    """The path of the draft afterwards, and the conditions that may hold otherwise on it than before."""
    if settled is None or before.find(settled) is None:
        return trace(form, draft.answers, before.scope.today), form.conditions
    return before.with_answer(form, settled, draft.answers), form.rules_on[settled.key]


def _ends_here(form: Form, path: Trace) -> bool:
    """Whether nothing is left to tell, only files, which are asked for last of everybody."""
    return all(slot.settled or slot.ref.key == form.evidence for slot in path.slots)


def _without_strangers(form: Form, draft: Draft, before: Trace, after: Trace) -> Draft:
    """The claim is about another person now: what was taken over of the former one does not stand for the new one.
    What was typed here stays; only the person knows of whom it was meant."""
    changed = {
        role.name
        for role in form.cast
        if (former := stands_for(form.cast, role.name, before.scope))
        and former is not stands_for(form.cast, role.name, after.scope)
    }
    answers = dict(draft.answers)
    for asks in form.sharing:
        taken = answers.get(Ref(asks.key))
        if asks.fact and asks.fact.of in changed and taken and taken.origin:
            inside = {question.key for question in asks.body} if isinstance(asks, Repeat) else set()
            for ref in [ref for ref in answers if ref.key in {asks.key, *inside}]:
                del answers[ref]
    return draft._replace(answers=answers) if len(answers) < len(draft.answers) else draft


class _Settled(NamedTuple):
    draft: Draft
    ref: Ref
    remark: str = ""


class _Refused(NamedTuple):
    draft: Draft
    why: Refusal


def _rests(before: Trace, after: Trace, settled: Ref) -> bool:
    """Whether this answer ended a heavy section: it was a new one, nothing else is left to ask in the section, and
    the path goes on elsewhere. Changing an answer that was there before never counts as the end."""
    slot = before.find(settled)
    if slot is None or slot.settled or not slot.section.heavy or after.pending is None:
        return False
    return all(other.settled for other in after.within(slot.section.key))


def _added(before: Trace, after: Trace, settled: Ref | None) -> int:
    """By how much more is left to ask than was left besides the question that is answered now. While the number that
    people see does not rise, there is nothing to explain."""
    slot = before.find(settled) if settled else None
    left = before.left - (slot is not None and not slot.settled)
    return after.left - left if after.left > before.left else 0


def _apply(
    form: Form, draft: Draft, command: c.Command, path: Trace, today: date
) -> Draft | _Settled | _Refused:
    match command:
        case c.Reply(ref, given):
            return _reply(draft, _slot(path, ref), given, path)
        case c.Skip(ref, state, _):
            if holds_something(_slot(path, ref).answer):
                raise DomainError("command.stale")
            return _Settled(draft.answered(ref, Answer(state)), ref)
        case c.Keep():
            return draft.at(Place())
        case c.Back():
            return _back(form, draft, path, today)
        case c.GoTo(place):
            return _go(draft, place, path)
        case c.Toggle():
            return _toggle(form, draft, command, path, today)
        case c.AddItem():
            return _added_item(form, draft, command, path, today)
        case c.RemoveItem(key, item):
            return remove_item(form, draft, key, item, path)
        case c.CloseList(ref):
            return _Settled(close(draft, _slot(path, ref)), ref)
        case c.AttachFile(ref, file):
            return attach(form, draft, ref, file, path)
        case c.DetachFile(id):
            return detach(draft, id)
        case c.PlaceFile(ref, id):
            return place_file(form, draft, _slot(path, ref), id)
        case c.SetAside():
            return _set_aside(draft, _slot(path, command.ref), command)
        case c.KeepFor(ref, text):
            others = (kept for kept in draft.aside if kept.ref != _slot(path, ref).ref)
            return draft._replace(aside=(*others, Attempt(ref, text)))
        case c.KeepForStory(text):
            return keep_for_story(draft, text, path)
        case c.TakeUp(ref):
            return draft._replace(aside=tuple(kept for kept in draft.aside if kept.ref != ref))
        case c.Later():
            return draft.at(Place(Screen.TASKS))
        case c.Correct(ref, text):
            return _go(draft, Place(Screen.CORRECTION, ref.key, ref.item, text=text), path)
        case c.Confirm():
            return _confirm(form, draft, path)
        case _:
            raise DomainError("command.stale")


def _slot(path: Trace, ref: Ref) -> Slot:
    slot = path.find(ref)
    if slot is None or slot.follows:
        raise DomainError("command.stale")
    return slot


def _reply(draft: Draft, slot: Slot, given: Input, path: Trace) -> _Settled | _Refused:
    if not isinstance(slot.asks, Question):
        raise DomainError("command.stale")
    question, ref = slot.asks, slot.ref
    given = completed(draft, slot, given, path)
    try:
        value = read(slot, question, given, path)
    except Refusal as refusal:
        attempt = Attempt(ref, given.text, given.option) if given.text or given.option else None
        place = Place(key=ref.key, item=ref.item, text=",".join(refusal.marks))
        if refusal.code == STORY_LONG:
            # It is never cut: whatever the person does next, all of it stands here.
            whole = question.kind.parse(given._replace(keep=True), path.view_from(ref))
            draft = draft.with_answer(ref, Answer(value=whole, kept=True))
        draft = kept_for_story(_with_doubted(draft, slot, given, path), question, given, refusal, path)
        return _Refused(draft._replace(place=place, attempt=attempt), refusal)
    answer = Answer(value=value, kept=given.keep)
    return _Settled(draft.answered(ref, answer), ref, question.kind.remark(value))


def _with_doubted(draft: Draft, slot: Slot, given: Input, path: Trace) -> Draft:
    """The draft that keeps beside its question what was doubted there and could be kept, now that another text is
    refused in its place: «Соня», then «7 років»."""
    doubted = may_be_kept(draft, slot, path)
    if not doubted or doubted in given.text:
        return draft
    others = (other for other in draft.aside if other.ref != slot.ref)
    return draft._replace(aside=(*others, Attempt(slot.ref, doubted)))


def _set_aside(draft: Draft, slot: Slot, command: c.SetAside) -> Draft:
    """A second text for the same question joins the first one, unless it was said before; nothing is lost."""
    if not isinstance(slot.asks, Question):
        raise DomainError("command.stale")
    earlier = draft.set_aside(slot.ref)
    again = f"\n{command.text.strip()}\n".casefold() in f"\n{earlier}\n".casefold()
    joined = f"{earlier}\n{command.text}" if earlier else command.text
    kept = Attempt(slot.ref, earlier if again else joined)
    others = (other for other in draft.aside if other.ref != slot.ref)
    place = Place(key=slot.ref.key, item=slot.ref.item) if command.stay else Place(Screen.TASKS)
    return draft.at(place)._replace(aside=(*others, kept))


def _go(draft: Draft, place: Place, path: Trace) -> Draft:
    """Paging through the options of a question keeps what was typed, which they complete."""
    if place.screen is Screen.DONE or not stands(path, place):
        raise DomainError("command.stale")
    stays = draft.attempt is not None and place.screen is Screen.QUESTION and place.ref == draft.attempt.ref
    return draft._replace(place=place) if stays else draft.at(place)


def _back(form: Form, draft: Draft, path: Trace, today: date) -> Draft:
    if draft.place.screen is Screen.SECTION:
        return draft.at(Place(Screen.TASKS))
    if draft.place.screen not in (Screen.QUESTION, Screen.CHECK):
        return draft.at(asking(path, draft.place))
    here = current(form, draft, today, path) if draft.place.screen is Screen.QUESTION else None
    if here and here.repeat and untold(draft, here.repeat, here.ref):
        return remove_item(form, draft, here.repeat.key, here.ref.item, path)  # added by mistake
    earlier = path.before(here.ref if here else Ref(""))
    return (
        draft.at(Place(key=earlier.ref.key, item=earlier.ref.item))
        if earlier
        else draft.at(Place(Screen.TASKS))
    )


def _toggle(form: Form, draft: Draft, command: c.Toggle, path: Trace, today: date) -> Draft:
    slot = current(form, draft, today, path)
    # Places that somebody else draws show the next question where there is nothing to draw.
    asking_now = draft.place.screen in (Screen.QUESTION, *DRAWN_ELSEWHERE)
    if not asking_now or slot is None or not isinstance(slot.asks, Question):
        raise DomainError("command.stale")
    kind = slot.asks.kind
    if kind.name != "multi_choice" or command.option not in {known.value for known in kind.options()}:
        raise DomainError("command.stale")
    text = toggled(marked(slot, draft.place), command.option, on=command.on)
    place = Place(key=slot.ref.key, item=slot.ref.item, page=draft.place.page, text=text)
    return draft.at(place)


def _added_item(
    form: Form, draft: Draft, command: c.AddItem, path: Trace, today: date
) -> Draft | _Settled | _Refused:
    """A new item, with the answer to its first question if that was typed at the list («так, Польща»)."""
    draft, repeat = add_item(form, draft, command, path), form.repeats[command.key]
    told = command.told if isinstance(command, c.AddTold) else draft.set_aside(Ref(command.key))
    if told:
        return told_of_next(draft, repeat, command.item, told, path)
    if not command.said:
        return draft
    inside = trace(form, draft.answers, today)
    first = _slot(inside, Ref(repeat.body[0].key, command.item))
    return _reply(draft, first, Input(text=command.said), inside)


def _confirm(form: Form, draft: Draft, path: Trace) -> Draft:
    if path.pending is not None or readiness(form, path).stopped:
        raise DomainError("claim.not_ready")
    return draft.at(Place(Screen.DONE))
