"""The lead's pages: figures without personal data, and the words that remarks are begun with."""

from __future__ import annotations

import re
from uuid import uuid4

from aiohttp import web

from desk import rules, wording
from desk.figures import figures as figures_of
from desk.pages.visit import Visit
from desk.wording import Wording
from dialogs.review.remarks import every_kind
from storage import Staff, Work


async def figures(visit: Visit) -> web.StreamResponse:
    return visit.page("lead.html", figures=await visit.look(figures_of))


async def templates(visit: Visit) -> web.StreamResponse:
    found = await visit.look(_templates)
    return visit.page("templates.html", wordings=found, kinds=every_kind())


async def keep_template(visit: Visit) -> web.StreamResponse:
    """Reword, add or retire."""
    form = await visit.form()
    id = form.get("template") or uuid4().hex
    if not re.fullmatch(r"[a-z0-9-]{1,32}", id):
        raise web.HTTPNotFound
    if form.get("step") == "retire":
        await visit.do(wording.retire, id)
    else:
        await visit.do(wording.reword, id, form.get("kind", ""), form.get("uk", ""), form.get("en", ""))
    return visit.go("/templates?said=kept")


def _templates(work: Work, staff: Staff) -> tuple[Wording, ...]:
    rules.leads(staff)
    return wording.wordings(work, retired=True)
