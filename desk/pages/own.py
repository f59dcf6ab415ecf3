"""What is one's own: language, keys, password and second factor, sessions."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from desk import signing_in
from desk.pages.security import drop_cookie
from desk.pages.sign_in import HASHING, qr
from desk.pages.visit import Visit
from desk.rules import Refused
from locales import LANGUAGES
from storage import Session, Staff, Work


@dataclass(frozen=True, slots=True)
class Own:
    sessions: list[Session]
    password: bool
    factor: bool
    recovery: int


async def keys(visit: Visit) -> web.StreamResponse:
    """The list of keys."""
    return visit.page("keys.html")


async def settings(visit: Visit) -> web.StreamResponse:
    return await _settings(visit)


async def change(visit: Visit) -> web.StreamResponse:
    """Language, and whether single keys are on."""
    form = await visit.form()
    if (code := form.get("language", "")) in LANGUAGES:
        await visit.do(_speak, code)
    if "keys" in form:
        await visit.do(_keys, form["keys"] == "on")
    return visit.go("/me")


async def password(visit: Visit) -> web.StreamResponse:
    """Another log-in and password."""
    form = await visit.form()
    try:
        login = form.get("login", "")
        async with HASHING:
            hashed = await asyncio.to_thread(
                signing_in.hashed, form.get("password", "")[:200], login, visit.place.organisation
            )
        await visit.do(signing_in.set_password, visit.token, login, hashed)
    except Refused as refused:
        return await _settings(visit, status=409, problem=refused.message, params=refused.params)
    return visit.go("/me?said=password")


async def factor(visit: Visit) -> web.StreamResponse:
    """Offer a second factor, or take the offered one into use and show the recovery codes, once."""
    form = await visit.form()
    if "code" not in form:
        secret = await visit.do(signing_in.offer_factor, visit.token)
        picture = qr(signing_in.factor_address(visit.staff, secret))
        return visit.page("factor.html", secret=secret, picture=picture, codes=())
    try:
        codes = await visit.do(signing_in.prove_factor, visit.token, "".join(form["code"].split()))
    except Refused as refused:
        return await _settings(visit, status=409, problem=refused.message, params=refused.params)
    return visit.page("factor.html", secret="", picture="", codes=codes)


async def end_sessions(visit: Visit) -> web.StreamResponse:
    """Sign out everywhere else."""
    await visit.do(_end_others, visit.token)
    return visit.go("/me?said=sessions")


async def sign_out(visit: Visit) -> web.StreamResponse:
    await visit.place.database.write(lambda work: signing_in.sign_out(work, visit.token))
    response = visit.go("/sign-in")
    drop_cookie(visit.request, response, "desk")
    return response


async def _settings(visit: Visit, status: int = 200, **more: object) -> web.StreamResponse:
    own, this = await visit.look(_own, visit.token)
    values: dict[str, object] = {"params": {}, "own": own, "this": this}
    return visit.page("me.html", status, **(values | more))


def _own(work: Work, staff: Staff, token: str) -> tuple[Own, Session | None]:
    """With the session that this is."""
    kept = work.staff.secrets(staff)
    own = Own(work.sessions.of(staff.id), bool(kept.password), bool(kept.factor), len(kept.recovery))
    return own, work.sessions.find(token)


def _speak(work: Work, staff: Staff, code: str) -> None:
    work.staff.set_language(staff, code)


def _keys(work: Work, staff: Staff, on: bool) -> None:
    work.staff.set_single_keys(staff, on)


def _end_others(work: Work, staff: Staff, token: str) -> None:
    work.sessions.end_others(staff.id, token)
