"""The ways in. A link that was sent is spent by a press, never by being looked at: previews follow links too."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable
from functools import partial

import segno
from aiohttp import web

from desk import signing_in
from desk.pages.security import address_of, cookie, drop_cookie, same, set_cookie
from desk.pages.visit import FORM, PLACE, outside, see_other
from desk.rules import Refused
from desk.signing_in import Attempt
from storage.passes import LONGEST

_log = logging.getLogger(__name__)

_YEAR = 365 * 24 * 3600
_PASS_SECONDS = 300
HASHING = asyncio.Semaphore(2)
"""Argon2 takes 64 MiB each time: many at once are no way to bring the machine down."""


async def page(request: web.Request) -> web.StreamResponse:
    return outside(request, "sign_in.html")


async def password(request: web.Request) -> web.StreamResponse:
    """A log-in with a password and a code."""
    place, form = request.app[PLACE], request[FORM]
    login = form.get("login", "").strip().lower()[:40]
    attempt = Attempt(login, address_of(request), _known(request, login))
    try:
        staff, kept = await place.database.write(partial(signing_in.expected, attempt=attempt))
        async with HASHING:
            right = await asyncio.to_thread(signing_in.right_password, kept, form.get("password", "")[:200])
        token = await place.database.write(
            partial(
                signing_in.proven, attempt=attempt, staff=staff, right=right, code=form.get("code", "")[:40]
            )
        )
    except Refused as refused:
        _log.warning("desk.not_let_in code=%s", refused.code)
        return outside(request, "sign_in.html", 403, problem=refused.message, params=refused.params)
    response = await _entered(request, token)
    set_cookie(request, response, "known", _mark(request, login), _YEAR)
    return response


async def link(request: web.Request) -> web.StreamResponse:
    """A link that the bot sent: what it will do, and a button."""
    secret = request.match_info["secret"]
    bearer = await request.app[PLACE].database.read(lambda work: work.passes.bearer(secret))
    return outside(request, "link.html", 200 if bearer else 410, good=bearer is not None)


async def spend(request: web.Request) -> web.StreamResponse:
    """Pressed: it is worth nothing from now on."""
    return await _enter(request, request.match_info["secret"], "link")


async def begin_code(request: web.Request) -> web.StreamResponse:
    """On a device without Telegram: a code to be told to the bot elsewhere."""
    place = request.app[PLACE]
    attempt = Attempt("", address_of(request))
    try:
        await place.database.write(partial(signing_in.may_show_code, attempt=attempt))
    except Refused as refused:
        return outside(request, "sign_in.html", 403, problem=refused.message, params=refused.params)
    secret, code = await place.database.write(signing_in.show_code)
    response = see_other(f"{place.base}/sign-in/code")
    set_cookie(request, response, "pass", f"{secret}.{code}", _PASS_SECONDS)
    return response


async def code(request: web.Request) -> web.StreamResponse:
    """The code and its QR; it looks again by itself until it was told."""
    place = request.app[PLACE]
    secret, _, digits = cookie(request, "pass").rpartition(".")
    found = await place.database.read(lambda work: (work.passes.waits(secret), work.passes.bearer(secret)))
    address = f"https://t.me/{place.bot}?start=desk_{digits}" if place.bot else ""
    picture = qr(address) if address and found[0] else ""
    return outside(
        request,
        "code.html",
        waits=found[0],
        ready=found[1] is not None,
        digits=digits if digits.isdecimal() else "",
        picture=picture,
    )


async def enter_by_code(request: web.Request) -> web.StreamResponse:
    secret, _, _ = cookie(request, "pass").rpartition(".")
    return await _enter(request, secret, "code")


def qr(text: str) -> str:
    """A QR code as SVG, without a style of its own."""
    out = io.BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, scale=5, border=2, dark="#000", light="#fff"
    )
    return out.getvalue().decode()


async def _enter(request: web.Request, secret: str, way: str) -> web.StreamResponse:
    attempt = Attempt("", address_of(request)) if way == "code" else None
    enter = partial(signing_in.enter, secret=secret, way=way, attempt=attempt)
    entered = await request.app[PLACE].database.write(enter)
    if entered is None:
        return outside(request, "link.html", 410, good=False)
    _, token = entered
    return await _entered(request, token)


async def _entered(request: web.Request, token: str) -> web.Response:
    """Signed in with this token; who was signed in here before is not any more (OWASP ASVS 5, 7.2.4)."""
    if before := cookie(request, "desk"):
        await request.app[PLACE].database.write(partial(signing_in.sign_out, token=before))
    response = see_other(f"{request.app[PLACE].base}/")
    set_cookie(request, response, "desk", token, int(LONGEST.total_seconds()))
    drop_cookie(request, response, "pass")
    return response


def _mark(request: web.Request, login: str) -> str:
    """What tells a browser that was signed in with this log-in before from one that was not."""
    return request.app[PLACE].database.blind("device", login).hex()


def _known(request: web.Request, login: str) -> bool:
    return same(_mark(request, login), cookie(request, "known"))


Way = Callable[[web.Request], Awaitable[web.StreamResponse]]
WAYS: tuple[tuple[str, str, Way], ...] = (
    ("GET", "/sign-in", page),
    ("POST", "/sign-in", password),
    ("POST", "/sign-in/code", begin_code),
    ("GET", "/sign-in/code", code),
    ("POST", "/sign-in/enter", enter_by_code),
    ("GET", "/in/{secret}", link),
    ("POST", "/in/{secret}", spend),
)
