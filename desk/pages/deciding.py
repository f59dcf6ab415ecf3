"""Approve or return, each after a page that says what it means; and a step back."""

from __future__ import annotations

from aiohttp import web

from desk import deciding, doors
from desk.pages.visit import Visit, whole
from desk.rules import NEWER, Refused
from storage import Remark, Share, Staff, Work
from storage.remarks import OPEN, UNSENT


async def confirm(visit: Visit) -> web.StreamResponse:
    """What is about to be decided, with everything that goes out."""
    what = visit.request.query.get("what", "")
    if what not in ("approve", "return"):
        raise web.HTTPNotFound
    share, remarks, closed = await visit.look(_about, visit.share())
    return visit.page("decide.html", what=what, share=share, remarks=remarks, closed=closed)


async def decide(visit: Visit) -> web.StreamResponse:
    """Carry the decision out, over the round that was seen; then the next card."""
    form = await visit.form()
    seen = whole(form.get("round", ""))
    decisions = {"approve": deciding.approve, "return": deciding.send_back}
    if (decide := decisions.get(form.get("what", ""))) is None:
        raise web.HTTPNotFound
    try:
        await visit.do(decide, visit.share(), seen)
    except Refused as refused:
        if refused.code != NEWER:
            raise
        return visit.go(f"/shares/{visit.share()}?said=newer")  # it opens on what has changed
    return visit.go(f"/next?said={form['what']}")


async def undo(visit: Visit) -> web.StreamResponse:
    await visit.do(deciding.step_back, visit.share())
    return visit.go(f"/shares/{visit.share()}")


def _about(work: Work, staff: Staff, share_id: str) -> tuple[Share, list[Remark], bool]:
    share, remarks = doors.remarks(work, staff, share_id)
    return share, [one for one in remarks if one.state in (UNSENT, OPEN)], doors.has_closed(work, share)
