"""The audit log in words, for leads and admins: by claim, person, kind and period."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aiohttp import web

from desk.history import OF_STAFF, SENTENCES, Told, told_of
from desk.pages.visit import Visit, whole
from desk.rules import absent
from dialogs.language import KYIV
from storage import Staff, Work

_MOST = 200


async def show(visit: Visit) -> web.StreamResponse:
    asked = visit.request.query
    claim = asked.get("claim", "")
    kind = asked.get("kind", "")
    told = await visit.look(
        _found,
        claim=claim if re.fullmatch(r"[0-9a-f]{32}", claim) else "",
        person=whole(asked.get("person", "")) or None,
        kind=kind if kind in SENTENCES else "",
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", ""), after=1),
    )
    return visit.page(
        "log.html", told=told[0], people=told[1], asked=dict(asked), sentences=SENTENCES, most=_MOST
    )


def _found(
    work: Work,
    staff: Staff,
    claim: str,
    person: int | None,
    kind: str,
    since: datetime | None,
    until: datetime | None,
) -> tuple[list[Told], list[Staff]]:
    """Without a wish, what staff did; the daily answers of applicants are shown only for one claim."""
    if not staff.may("lead", "admin"):
        raise absent()
    events = [kind] if kind else [event for event in SENTENCES if event.startswith(OF_STAFF)]
    entries = work.audit.found(
        claim_id=claim or None,
        actor=person,
        events=[] if claim and not kind else events,
        since=since,
        until=until,
        most=_MOST,
    )
    told = told_of(work, entries, staff.language)
    claims = {(one.entry.user_id, one.entry.claim_id) for one in told if one.details and one.entry.claim_id}
    closed = {claim for user, claim in claims if not _theirs(work, staff, user, claim)}
    shown = [replace(one, details="") if one.entry.claim_id in closed else one for one in told]
    return shown, work.staff.list()


def _theirs(work: Work, staff: Staff, user_id: int, claim_id: str | None) -> bool:
    """Whether they may know what a claim was remarked for, which says what was answered. Of one that may not be theirs,
    also of one that is shown no more, only that it happened is told."""
    shares = [share for share in work.shares.of_user(user_id) if share.claim_id == claim_id]
    return all(work.queue.theirs(staff, share) for share in shares)


def _day(text: str, *, after: int = 0) -> datetime | None:
    """The beginning of a day in Kyiv, or of the day after."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=KYIV)
        return (day + timedelta(days=after)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
