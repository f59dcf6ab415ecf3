"""A category that is asked for by its code («A3.1», «л 6») in the middle of a claim."""

from __future__ import annotations

from conversation.claims.following import finder_of
from conversation.claims.writing import HANDED
from conversation.commands import OpenClaim, OpenMenu
from conversation.screens.present import screen_before
from conversation.talk import Talk
from dialogs.engine.answers import Input, Place, Screen
from dialogs.engine.attempts import read
from dialogs.engine.commands import Begin, Command, GoTo
from dialogs.engine.errors import Refusal
from dialogs.engine.path import Slot
from dialogs.engine.programme import PROGRAMMES
from dialogs.engine.questions import Question


def code_of(text: str) -> str:
    """The code of a form, if the text is one and nothing else."""
    programme, code = PROGRAMMES.spelled(text) or (None, "")
    return code if programme is not None and code in programme.forms else ""


def is_answer(talk: Talk, slot: Slot | None, text: str) -> bool:
    """Whether the question on the screen takes a code as its answer. Where any words would do, it is none."""
    if slot is None or not isinstance(slot.asks, Question) or slot.asks.kind.free or talk.in_claim is None:
        return False
    try:
        read(slot, slot.asks, Input(text=text), talk.path(talk.in_claim))
    except Refusal:
        return False
    return True


def way_to(talk: Talk, code: str) -> Command:
    """Where a button on the screen leads that begins it; to the claim in this category, if there is one; to the list,
    if there are several; else a new one, for whom the finder found it, if that is one person."""
    begins = (action.command for action in screen_before(talk).everything)
    if shown := next((one for one in begins if isinstance(one, Begin) and one.code == code), None):
        return shown
    here = talk.in_claim
    if here is not None and here.form.code == code:
        return GoTo(Place(Screen.TASKS))
    heads = talk.work.claims.list(talk.user)
    known = [head for head in heads if head.form == code and head.status != HANDED]
    if len(known) == 1:
        return OpenClaim(known[0].id)
    return OpenMenu("claims") if known else Begin(code, _found_for(talk, code))


def _found_for(talk: Talk, code: str) -> str:
    finder = finder_of(talk.work, talk.user, talk.closed)
    members = finder.found.members if finder and finder.ended else ()
    found = [one.id for one in members if code in {proposal.form.code for proposal in one.begins}]
    return found[0] if len(found) == 1 else ""
