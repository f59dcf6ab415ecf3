"""What needs a second person: asking for a file's bytes, and answering such requests."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from desk import exporting, signing_in, staffing
from desk.details import ROLE_NAMES
from desk.pages.visit import Visit
from desk.taking import name_of
from storage import Permit, Staff, Work
from storage.staff import ADMIN, LEAD


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with who asked and what it is about: the form of the claim, or somebody's name. `rest` are the file, or
    the roles; `answers` whether one may answer it, `usable` whether one may use it."""

    permit: Permit
    asker: str
    about: str
    rest: tuple[str, ...]
    answers: bool
    usable: bool


async def ask(visit: Visit) -> web.StreamResponse:
    await visit.do(exporting.ask, visit.share(), visit.request.match_info["file"])
    return visit.go("/permits?said=asked")


async def waiting(visit: Visit) -> web.StreamResponse:
    """Requests that may be answered, and one's own that may be used."""
    permits = await visit.look(_open)
    return visit.page("permits.html", asked=permits, role_names=ROLE_NAMES)


async def answer(visit: Visit) -> web.StreamResponse:
    """Approve or refuse. A second person's word is worth something only if it is that person who says it."""
    form, permit = await visit.form(), visit.request.match_info["permit"]
    kind, step = form.get("kind", ""), form.get("step", "")
    if step == "approve":
        await visit.look(signing_in.just_signed_in, visit.token)
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


def _open(work: Work, staff: Staff) -> list[Asked]:
    found = []
    for permit in work.permits.open():
        export = permit.kind == exporting.EXPORT
        answers = staff.may(LEAD, ADMIN) if export else staff.may(ADMIN)
        own = permit.asked_by == staff.id
        if not (own or answers):
            continue
        first, *rest = permit.what.split(" ")
        share = work.shares.get(first) if export else None
        if export and (share is None or not (own or work.queue.strange(staff, share))):
            continue
        about = (
            share.form
            if share
            else name_of(work, int(rest[-1] if permit.kind == staffing.REPLACE else first))
        )
        asker = name_of(work, permit.asked_by)
        usable = own and export and permit.good(work.now)
        found.append(Asked(permit, asker, about, tuple(rest), answers and not own, usable))
    return found
