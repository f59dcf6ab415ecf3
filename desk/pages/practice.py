"""The practice desk: two people of the staff, and anybody may come in as either. Never with a token or DESK_URL set."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from desk import signing_in
from desk.pages.security import set_cookie
from desk.pages.sign_in import Way
from desk.pages.visit import FORM, PLACE, outside, see_other, whole
from storage import Database, Staff, Work
from storage.passes import LONGEST
from storage.staff import ADMIN, LEAD, REVIEWER

PEOPLE = (
    ("Олена", (REVIEWER,), "f"),
    ("Марко", (REVIEWER, LEAD, ADMIN), "m"),
)


async def settle(database: Database) -> None:
    """Take the two in, the first time."""
    await database.write(_settle)


def _settle(work: Work) -> None:
    if work.staff.list():
        return
    for alias, roles, sex in PEOPLE:
        staff = work.staff.add(alias, roles, trained=True, sex=sex)
        work.audit.record(staff.id, None, "staff.added", roles)


async def choose(request: web.Request) -> web.StreamResponse:
    people = await request.app[PLACE].database.read(lambda work: work.staff.list())
    return outside(request, "practice.html", people=sorted(people, key=lambda one: len(one.roles)))


async def enter(request: web.Request) -> web.StreamResponse:
    person = request[FORM].get("person", "")
    place = request.app[PLACE]
    token = await place.database.write(partial(_entered, staff_id=whole(person)))
    if token is None:
        raise web.HTTPNotFound
    response = see_other(f"{place.base}/")
    set_cookie(request, response, "desk", token, int(LONGEST.total_seconds()))
    return response


def _entered(work: Work, staff_id: int) -> str | None:
    found: Staff | None = next((one for one in work.staff.list() if one.id == staff_id), None)
    if found is None or not found.active:
        return None
    entered = signing_in.enter(work, work.passes.link(found.id), "practice")
    return entered[1] if entered else None


WAYS: tuple[tuple[str, str, Way], ...] = (("GET", "/practice", choose), ("POST", "/practice", enter))
