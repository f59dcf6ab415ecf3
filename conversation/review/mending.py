"""Remarks, one after another: each question that was remarked is asked again with the remark above it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conversation.claims.writing import Writing
from dialogs.engine.answers import Draft, Place, Ref, Screen
from dialogs.engine.commands import Command, DetachFile, GoTo, Keep
from dialogs.engine.path import Trace
from dialogs.engine.step import Outcome
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from dialogs.review.remarks import every_kind
from storage import Damaged, Erased, Remark, Share, User, Work
from storage.remarks import OPEN
from storage.shares import RETURNED

REMARK = "review.remark"
"""The screen of a remark that belongs to no question; after the colon comes its id."""


@dataclass(frozen=True, slots=True)
class NextRemark(Command):
    """To the first remark that is not answered yet."""


@dataclass(frozen=True, slots=True)
class AnswerRemark(Command):
    """A remark that belongs to no question was read."""

    id: str


@dataclass(frozen=True, slots=True)
class Mending:
    """A claim that was returned: its remarks that wait, each with the question it is about, if that is on the path."""

    share: Share
    remarks: tuple[tuple[Remark, Ref | None], ...]

    def at(self, ref: Ref | None) -> tuple[Remark, ...]:
        """The remarks about this question."""
        return tuple(remark for remark, about in self.remarks if ref is not None and about == ref)

    @property
    def first(self) -> tuple[Remark, Ref | None] | None:
        return self.remarks[0] if self.remarks else None


def mending_of(work: Work, user: User, writing: Writing, share: Share | None, path: Trace) -> Mending | None:
    """What is to be mended in this claim, the questions in the order of the form and the whole claim last."""
    if share is None or share.state != RETURNED:
        return None
    try:
        waiting = [remark for remark in work.remarks.of(share) if remark.state == OPEN]
    except (Erased, Damaged):
        return None
    order = {slot.ref: number for number, slot in enumerate(path.slots)}
    files = {file.id: Ref(file.key, file.item) for file in work.evidence.list(user, writing.claim.id)}
    placed: list[tuple[Remark, Ref | None]] = []
    for remark in waiting:
        about = files.get(remark.file) if remark.file else Ref(remark.key, remark.item)
        placed.append((remark, about if about in order else None))
    placed.sort(key=lambda one: order[one[1]] if one[1] is not None else len(order))
    return Mending(share, tuple(placed))


def answered(work: Work, mending: Mending, before: Draft, command: Command, outcome: Outcome) -> Mending:
    """What is left to be mended after a step: a new answer, a skip, «Нічого не змінювати» or another file answers the
    remarks about its question."""
    ref = outcome.settled
    if ref is None and isinstance(command, Keep | DetachFile) and before.place.key:
        ref = before.place.ref
    done = mending.at(ref)
    for remark in done:
        work.remarks.answer(remark)
    return replace(mending, remarks=tuple(one for one in mending.remarks if one[0] not in done))


def place_of(remark: tuple[Remark, Ref | None] | None) -> Place | None:
    """The question of a remark."""
    ref = remark[1] if remark else None
    return Place(key=ref.key, item=ref.item) if ref is not None else None


def with_remarks(view: View, mending: Mending, language: Language) -> View:
    """The question with its remarks above it."""
    found = mending.at(view.ref) if view.place.screen is Screen.QUESTION else ()
    if not found:
        return view
    left = len(mending.remarks)
    progress = language.text(N_("Зауважень залишилося: {n}"), n=left)
    return view._replace(
        notes=(*(said(remark, language) for remark in found), *view.notes), progress=progress
    )


def said(remark: Remark, language: Language) -> str:
    """A remark as the applicant reads it."""
    kind = language.text(every_kind().get(remark.kind, N_("Зауваження")))
    return f"💬 {kind}: {remark.text}"


def remark_view(mending: Mending, name: str, language: Language) -> View | None:
    """A remark about the claim as a whole, or about what is not asked any more."""
    _, _, id = name.partition(":")
    found = next((remark for remark, _ in mending.remarks if remark.id == id), None)
    if found is None:
        return None
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Зауваження до всієї заяви")),
        lines=(said(found, language),),
        actions=(
            Action(language.text(N_("Зрозуміло, далі")), AnswerRemark(found.id), style="success"),
            Action(language.text(N_("До розділів")), GoTo(Place(Screen.TASKS))),
        ),
    )


def menu_of(remark: tuple[Remark, Ref | None]) -> str:
    """The screen of a remark without a question."""
    return f"{REMARK}:{remark[0].id}"
