"""Every screen of a form at once, for reading it through and for measuring it.

The screens are drawn by the same functions as in the conversation; conditions are left aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dialogs.engine.answers import Answer, Draft, Items, Place, Ref
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import SELF, Members
from dialogs.engine.look.listing import list_view
from dialogs.engine.look.question import question_view
from dialogs.engine.path import Slot, Trace, Walk
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.views import View
from dialogs.language import Language


def every_screen(form: Form, language: Language) -> Iterator[tuple[str, View]]:
    """Each question and list under its key: a list empty and with an item, long options page by page."""
    for section in form.sections:
        for asks in section.items:
            if isinstance(asks, Repeat):
                for items in (Items(), Items(("1",))):
                    slot = Slot(Ref(asks.key), asks, section, None, Answer(value=items))
                    yield asks.key, list_view(slot, asks, _only(slot), language)
                for question in asks.body:
                    yield from _asked(question, section, asks, language)
            else:
                yield from _asked(asks, section, None, language)


def _asked(
    question: Question, section: Section, repeat: Repeat | None, language: Language
) -> Iterator[tuple[str, View]]:
    if isinstance(question.kind, Members):
        question = question.model_copy(update={"kind": question.kind.asked_of(_PEOPLE)})
    ref = Ref(question.key, "1" if repeat else "")
    slot = Slot(ref, question, section, repeat, None)
    shown = page = 0
    while page == 0 or shown < len(question.kind.options()):
        draft = Draft(place=Place(key=ref.key, item=ref.item, page=page))
        view = question_view(slot, question, draft, _only(slot), None, language)
        yield question.key, view
        shown, page = shown + len(view.choices), page + 1


_PEOPLE = ((SELF, ""), ("1", ""), ("2", ""), ("3", ""))
"""A household for questions that choose among its members."""


def _only(slot: Slot) -> Trace:
    """A path of one stop."""
    return Trace(((slot,),), Walk(date.max, {}))
