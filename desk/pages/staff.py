"""Who belongs to the staff and what they may do, for admins."""

from __future__ import annotations

from aiohttp import web

from desk import rules, signing_in, staffing
from desk.details import ROLE_NAMES
from desk.pages.visit import Visit, whole
from storage import Staff, Work
from storage.staff import ROLES


async def everybody(visit: Visit) -> web.StreamResponse:
    people, needs = await visit.look(_everybody)
    return visit.page("staff.html", people=people, needs_second=needs, roles=ROLES, role_names=ROLE_NAMES)


async def change(visit: Visit) -> web.StreamResponse:
    """Roles, training, or shutting somebody out."""
    form, person = await visit.form(), visit.request.match_info["person"]
    other = whole(person)
    await visit.look(signing_in.just_signed_in, visit.token)
    match form.get("step"):
        case "roles":
            wanted = [role for role in ROLES if form.get(f"role-{role}")]
            permit = await visit.do(staffing.set_roles, other, wanted)
            return visit.go("/permits?said=asked" if permit else "/staff?said=changed")
        case "trained":
            await visit.do(staffing.set_trained, other, form.get("trained") == "yes")
        case "disable":
            await visit.do(staffing.disable, other)
        case _:
            raise web.HTTPNotFound
    return visit.go("/staff?said=changed")


def _everybody(work: Work, staff: Staff) -> tuple[list[Staff], bool]:
    rules.administers(staff)
    people = work.staff.list()
    return people, rules.needs_second_admin(people, work.now)
