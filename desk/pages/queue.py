"""The queue: what waits, the longest first, without a word of what is in it; and what is mine."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from aiohttp import web

from desk import rules
from desk.pages.visit import Visit, whole
from desk.taking import name_of
from dialogs.programmes import PROGRAMMES
from locales import LANGUAGES
from storage import Share, Staff, Wanted, Work
from storage.shares import APPROVED, RETURNED

_MOST = 40
AGES = (24, 72, 168)
_FILTERS = frozenset({"group", "ready", "language", "older"})


@dataclass(frozen=True, slots=True)
class Card:
    """What is seen of a draft before it is taken."""

    share: Share
    title: str
    hours: int
    holder: str
    newer: bool
    together: int = 0


def card_of(work: Work, share: Share, *, together: int = 0, fresh: bool = False) -> Card:
    """A draft without what is in it; only with `fresh` it is asked whether the person has changed something since."""
    form = PROGRAMMES.holding(share.form).forms.get(share.form)
    hours = int((work.now - share.queued_at).total_seconds() // 3600)
    holder = name_of(work, share.held(work.now))
    newer = fresh and work.shares.newer(share)
    return Card(share, form.title if form else share.form, hours, holder, newer, together)


async def waiting(visit: Visit) -> web.StreamResponse:
    """The queue with its filters."""
    asked = visit.request.query
    chosen = [group for group in groups() if group in asked.getall("group", [])]
    wanted = _wanted(asked, chosen)
    cards, total, after = await visit.look(_waiting, wanted=wanted, after=asked.get("after", ""))
    narrowed = [(name, value) for name, value in asked.items() if name in _FILTERS]
    return visit.page(
        "queue.html",
        cards=cards,
        waiting=total,
        wanted=wanted,
        chosen=chosen,
        onward=urlencode([*narrowed, ("after", after)]) if after else "",
        ages=AGES,
        groups=groups(),
    )


async def mine(visit: Visit) -> web.StreamResponse:
    """What they have in hand, and what they have decided."""
    cards, total = await visit.look(_mine, only=visit.request.query.get("state", ""))
    return visit.page("mine.html", cards=cards, waiting=total, now=datetime.now().astimezone())


async def following(visit: Visit) -> web.StreamResponse:
    """The next card, ready to be taken; after a decision one gets here."""
    cards, total, _ = await visit.look(_waiting, wanted=Wanted(), after="", most=1)
    of = visit.request.query.get("of", "")
    known = of if re.fullmatch("[0-9a-f]{32}", of) else ""
    return visit.page("next.html", card=cards[0] if cards else None, waiting=total, known=known)


def groups() -> dict[str, str]:
    """The groups of all programmes with their titles, in the order of the menu."""
    return {group: title for programme in PROGRAMMES for group, title in programme.groups.items()}


def forms_of(chosen: Collection[str]) -> frozenset[str]:
    """The codes of the forms in these groups."""
    return frozenset(
        code
        for programme in PROGRAMMES
        for code, form in programme.forms.items()
        if programme.group_of(form) in chosen
    )


def _waiting(
    work: Work, staff: Staff, wanted: Wanted, after: str, most: int = _MOST
) -> tuple[list[Card], int, str]:
    rules.reviews(staff)
    last = work.shares.get(after) if re.fullmatch("[0-9a-f]{32}", after) else None
    shares = work.queue.of(staff, wanted, most + 1, last)
    page, more = shares[:most], len(shares) > most
    owners = [share.user_id for share in page if not share.sensitive]
    cards = [
        card_of(work, share, together=0 if share.sensitive else owners.count(share.user_id) - 1)
        for share in page
    ]
    return cards, work.queue.waiting(staff), page[-1].id if more else ""


def _mine(work: Work, staff: Staff, only: str) -> tuple[list[Card], int]:
    rules.reviews(staff)
    shares = work.queue.mine(staff)
    if only in (RETURNED, APPROVED):
        shares = [share for share in shares if share.state == only]
    return [card_of(work, share, fresh=True) for share in shares], work.queue.waiting(staff)


def _wanted(asked: Mapping[str, str], chosen: Collection[str]) -> Wanted:
    older = whole(asked.get("older", ""))
    return Wanted(
        forms=forms_of(chosen),
        ready={"yes": True, "no": False}.get(asked.get("ready", "")),
        language=asked.get("language", "") if asked.get("language") in LANGUAGES else "",
        older=older if older in AGES else 0,
    )
