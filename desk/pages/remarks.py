"""Remarks from the page of a draft: each form leads back to the answer it was written at."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aiohttp import web

from desk import remarking
from desk.pages.visit import Visit, whole
from desk.remarking import About

_FILE = "[0-9a-f]{32}"


async def add(visit: Visit) -> web.StreamResponse:
    form = await visit.form()
    about = About(form.get("key", ""), form.get("item", ""), form.get("file", ""))
    if about.file:
        about = About(file=about.file)
    await visit.do(remarking.remark, visit.share(), about, form.get("kind", ""), form.get("text", ""))
    return _back(visit, form)


async def change(visit: Visit) -> web.StreamResponse:
    """Reword, drop, close, or raise again."""
    form, remark = await visit.form(), visit.request.match_info["remark"]
    match form.get("step"):
        case "reword":
            kind, text = form.get("kind", ""), form.get("text", "")
            await visit.do(remarking.reword, visit.share(), remark, kind, text)
        case "drop":
            await visit.do(remarking.drop, visit.share(), remark)
        case "close":
            await visit.do(remarking.close, visit.share(), remark)
        case "raise":
            await visit.do(remarking.raise_again, visit.share(), remark)
        case _:
            raise web.HTTPNotFound
    return _back(visit, form)


def _back(visit: Visit, form: Mapping[str, str]) -> web.StreamResponse:
    n, back = form.get("n", ""), form.get("back", "")
    if re.fullmatch(_FILE, back):  # written beside the page of a file
        return visit.go(f"/shares/{visit.share()}/files/{back}")
    anchor = f"#a-{whole(n)}" if whole(n) else "#whole"
    return visit.go(f"/shares/{visit.share()}{anchor}")
