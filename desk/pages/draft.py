"""A draft: its card until it is taken, then answers beside their evidence, what the check finds and what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from aiohttp import web

from desk import doors, rules, taking
from desk.history import Told, told_of
from desk.pages.queue import Card, card_of
from desk.pages.visit import Visit, whole
from desk.wording import Wording, wordings
from dialogs.review.copy import CopiedFile, Finding
from dialogs.review.differences import SAME, Compared, compared
from dialogs.review.remarks import kinds_of
from storage import Remark, Share, Staff, Work
from storage.remarks import ANSWERED, CLOSED, OPEN, UNSENT

STATES = {"unsent": UNSENT, "open": OPEN, "answered": ANSWERED, "closed": CLOSED}
"""How templates call the states of a remark."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as the page shows it. `n` is its number on the page, `remarks` are those about it or its files."""

    n: int
    compared: Compared
    files: tuple[tuple[str, CopiedFile], ...]
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]

    @property
    def flagged(self) -> bool:
        """Whether «next flagged» stops here."""
        return bool(self.findings or self.compared.line.notes or self.compared.sort != SAME or self.remarks)


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of a draft shows."""

    opened: doors.Opened
    answers: tuple[Answer, ...]
    sections: tuple[tuple[str, str, tuple[Answer, ...]], ...]
    whole: tuple[Remark, ...]
    holder_until: datetime
    colleagues: tuple[Staff, ...]
    wordings: tuple[Wording, ...]

    @property
    def changed(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.compared.sort != SAME)


async def show(visit: Visit) -> web.StreamResponse:
    """The draft for whoever has it in hand; for others its card, which says who has it."""
    found = await visit.do(_shown, visit.share())
    if isinstance(found, Card):
        return visit.page("card.html", card=found)
    return visit.page(
        "draft.html",
        shown=found,
        share=found.opened.share,
        copy=found.opened.copy,
        before=found.opened.before,
        wordings=found.wordings,
        kinds=kinds_of(found.opened.share.form),
        states=STATES,
    )


async def alive(visit: Visit) -> web.StreamResponse:
    """For the script of the page: is the draft still theirs, is there a newer round? It keeps the draft in hand."""
    share = await visit.do(taking.renew, visit.share())
    return web.json_response({"round": share.round, "state": share.state})


async def history(visit: Visit) -> web.StreamResponse:
    """Every step that was taken with the draft; at which question or file, only to whom has it in hand."""
    share, steps = await visit.look(_history, visit.share(), visit.language.code)
    return visit.page("history.html", share=share, steps=steps)


async def take(visit: Visit) -> web.StreamResponse:
    form = await visit.form()
    if form.get("household"):
        await visit.do(taking.take_household, visit.share())
    else:
        await visit.do(taking.take, visit.share())
    return visit.go(f"/shares/{visit.share()}")


async def let_go(visit: Visit) -> web.StreamResponse:
    await visit.do(taking.let_go, visit.share())
    return visit.go("/")


async def hand_over(visit: Visit) -> web.StreamResponse:
    to = (await visit.form()).get("to", "")
    await visit.do(taking.hand_over, visit.share(), whole(to))
    return visit.go("/")


async def know(visit: Visit) -> web.StreamResponse:
    await visit.do(taking.know, visit.share())
    return visit.go(f"/next?said=known&of={visit.share()}")


async def know_not(visit: Visit) -> web.StreamResponse:
    await visit.do(taking.know_not, visit.share())
    return visit.go(f"/shares/{visit.share()}")


def _shown(work: Work, staff: Staff, share_id: str) -> Shown | Card:
    share = doors.find(work, staff, share_id)
    if share.held(work.now) != staff.id:
        return card_of(work, share, fresh=True)
    opened = doors.read(work, staff, share_id)
    held = work.shares.hold(opened.share, staff, rules.LEASE)
    assert held.held_until is not None
    answers = _answers(opened)
    sections = tuple(
        (key, title, tuple(one for one in answers if one.compared.line.section == key))
        for key, title in _titles(opened, staff.language)
    )
    whole = tuple(one for one in opened.remarks if not one.key and not one.file)
    colleagues = tuple(
        other
        for other in work.staff.list()
        if other.id != staff.id and other.may("reviewer", "lead") and work.queue.theirs(other, opened.share)
    )
    return Shown(opened, answers, sections, whole, held.held_until, colleagues, wordings(work))


def _answers(opened: doors.Opened) -> tuple[Answer, ...]:
    lines = compared(opened.before, opened.copy)
    found = []
    for n, one in enumerate(lines, 1):
        line = one.line
        files = one.files or tuple(
            (SAME, file) for id in line.files if (file := opened.copy.file(id)) is not None
        )
        ids = {file.id for _, file in files}
        findings = tuple(
            each for each in opened.copy.findings if (each.key, each.item) == line.ref and each.sort != "kept"
        )
        remarks = tuple(
            each for each in opened.remarks if (each.key, each.item) == line.ref or each.file in ids
        )
        found.append(Answer(n, one, files, findings, remarks))
    return tuple(found)


def _titles(opened: doors.Opened, code: str) -> list[tuple[str, str]]:
    """The sections of both rounds, in order."""
    titles = dict(opened.copy.sections)
    for key, title in (opened.before.sections if opened.before else {}).items():
        titles.setdefault(key, title)
    return [(key, title.get(code) or title["uk"]) for key, title in titles.items()]


def _history(work: Work, staff: Staff, share_id: str, code: str) -> tuple[Share, list[Told]]:
    share = doors.find(work, staff, share_id)
    told = told_of(work, work.audit.of(share.claim_id), code, since=share.asked_at)
    if share.held(work.now) != staff.id:
        told = [replace(one, details="") for one in told]
    return share, told
