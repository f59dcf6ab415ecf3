"""The queue: what waits, the longest first, without a word of what is in it; and what is mine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from desk import rules
from desk.pages.visit import Visit, whole
from desk.taking import name_of
from dialogs.programmes import all_forms
from storage import Share, Staff, Wanted, Work
from storage.shares import APPROVED, RETURNED

_MOST = 40
AGES = (24, 72, 168)


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
    form = all_forms().get(share.form)
    hours = int((work.now - share.queued_at).total_seconds() // 3600)
    holder = name_of(work, share.held(work.now))
    newer = fresh and work.shares.newer(share)
    return Card(share, form.title if form else share.form, hours, holder, newer, together)


async def waiting(visit: Visit) -> web.StreamResponse:
    """The queue with its filters."""
    wanted = _wanted(visit.request)
    cards, total, after = await visit.look(
        _waiting, wanted=wanted, after=visit.request.query.get("after", "")
    )
    return visit.page(
        "queue.html",
        cards=cards,
        waiting=total,
        wanted=wanted,
        after=after,
        ages=AGES,
        groups=groups(),
        only="queue",
    )


async def mine(visit: Visit) -> web.StreamResponse:
    """What they have in hand, and what they have decided."""
    cards, total = await visit.look(_mine, only=visit.request.query.get("state", ""))
    return visit.page("mine.html", cards=cards, waiting=total, now=datetime.now().astimezone())


async def following(visit: Visit) -> web.StreamResponse:
    """The next card, ready to be taken; after a decision one gets here."""
    cards, total, _ = await visit.look(_waiting, wanted=Wanted(), after="", most=1)
    return visit.page("next.html", card=cards[0] if cards else None, waiting=total)


def groups() -> list[str]:
    return [*dict.fromkeys(code.partition(".")[0] for code in all_forms())]


def _waiting(
    work: Work, staff: Staff, wanted: Wanted, after: str, most: int = _MOST
) -> tuple[list[Card], int, str]:
    rules.reviews(staff)
    last = work.shares.get(after) if re.fullmatch("[0-9a-f]{32}", after) else None
    shares = work.shares.queue(staff, wanted, most + 1, last)
    page, more = shares[:most], len(shares) > most
    owners = [share.user_id for share in page if not share.sensitive]
    cards = [
        card_of(work, share, together=0 if share.sensitive else owners.count(share.user_id) - 1)
        for share in page
    ]
    return cards, work.shares.waiting(staff), page[-1].id if more else ""


def _mine(work: Work, staff: Staff, only: str) -> tuple[list[Card], int]:
    rules.reviews(staff)
    shares = work.shares.mine(staff)
    if only in (RETURNED, APPROVED):
        shares = [share for share in shares if share.state == only]
    return [card_of(work, share, fresh=True) for share in shares], work.shares.waiting(staff)


def _wanted(request: web.Request) -> Wanted:
    asked = request.query
    older = whole(asked.get("older", ""))
    return Wanted(
        groups=frozenset(set(asked.getall("group", [])) & set(groups())),
        ready={"yes": True, "no": False}.get(asked.get("ready", "")),
        language=asked.get("language", "") if asked.get("language") in ("uk", "en") else "",
        older=older if older in AGES else 0,
    )
