"""What needs a second person: asking for a file's bytes, and answering such requests."""

from __future__ import annotations

from aiohttp import web

from desk import exporting, staffing
from desk.pages.visit import Visit
from desk.taking import name_of
from storage import Permit, Staff, Work


async def ask(visit: Visit) -> web.StreamResponse:
    await visit.do(exporting.ask, visit.share(), visit.request.match_info["file"])
    return visit.go("/permits?said=asked")


async def waiting(visit: Visit) -> web.StreamResponse:
    """Requests that may be answered, and one's own that may be used."""
    permits = await visit.look(_open)
    return visit.page("permits.html", permits=permits)


async def answer(visit: Visit) -> web.StreamResponse:
    """Approve or refuse."""
    form, permit = await visit.form(), visit.request.match_info["permit"]
    kind, step = form.get("kind", ""), form.get("step", "")
    if kind == exporting.EXPORT:
        await visit.do(exporting.approve if step == "approve" else exporting.refuse, permit)
    elif step == "approve":
        await visit.do(staffing.approve, permit)
    else:
        await visit.do(staffing.refuse, permit)
    return visit.go("/permits?said=answered")


async def take(visit: Visit) -> web.StreamResponse:
    """The bytes as they were received, once, as a file to be saved and never shown."""
    id, permit = visit.request.match_info["file"], (await visit.form()).get("permit", "")
    file = await visit.do(exporting.use, visit.share(), id, permit)
    data = await visit.place.pictures.original(file)
    if data is None:
        raise web.HTTPNotFound
    headers = {"Content-Disposition": f'attachment; filename="zayava-{file.number}.bin"'}
    return web.Response(body=data, content_type="application/octet-stream", headers=headers)


def _open(work: Work, staff: Staff) -> list[tuple[Permit, str, str, bool, bool]]:
    """Each with who asked, what it is about in ids, whether it may be answered, and whether it may be used."""
    found = []
    for permit in work.permits.open():
        export = permit.kind == exporting.EXPORT
        answers = staff.may("lead", "admin") if export else staff.may("admin")
        own = permit.asked_by == staff.id
        if not (own or answers):
            continue
        named = permit.what.split(" ")[-1] if permit.kind == staffing.REPLACE else permit.what.split(" ")[0]
        about = name_of(work, int(named)) if not export else ""
        asker = name_of(work, permit.asked_by)
        found.append((permit, asker, about, answers and not own, own and export and permit.good(work.now)))
    return found
