"""The application: its ways, and what stands around them."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from aiohttp import web

from desk import signing_in
from desk.pages import (
    deciding,
    draft,
    evidence,
    leading,
    logbook,
    own,
    permits,
    practice,
    queue,
    remarks,
    sign_in,
    staff,
)
from desk.pages.security import SECURE, cookie, on_this_machine, protect, right_token, same_site
from desk.pages.visit import FORM, PLACE, VISIT, Handler, Place, SignedOut, Visit, outside, see_other, spoken
from desk.rules import Refused
from locales import language as language_of
from storage import StorageError

_log = logging.getLogger(__name__)

_STATIC = {path.name: path.read_bytes() for path in (Path(__file__).parent / "static").iterdir()}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters, which no database of ours takes and nobody types."""
_LARGEST = 64 * 1024
"""Bytes of a form."""
_PATIENCE = 30.0
"""Seconds until a form is here: who sends it drop by drop holds no place for ever."""

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]

_WAYS: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/", queue.waiting),
    ("GET", "/mine", queue.mine),
    ("GET", "/next", queue.following),
    ("GET", "/keys", own.keys),
    ("GET", "/me", own.settings),
    ("POST", "/me", own.change),
    ("POST", "/me/password", own.password),
    ("POST", "/me/factor", own.factor),
    ("POST", "/me/sessions", own.end_sessions),
    ("POST", "/sign-out", own.sign_out),
    ("GET", "/shares/{share}", draft.show),
    ("GET", "/shares/{share}/alive", draft.alive),
    ("GET", "/shares/{share}/history", draft.history),
    ("POST", "/shares/{share}/take", draft.take),
    ("POST", "/shares/{share}/let-go", draft.let_go),
    ("POST", "/shares/{share}/hand-over", draft.hand_over),
    ("POST", "/shares/{share}/know", draft.know),
    ("POST", "/shares/{share}/know-not", draft.know_not),
    ("POST", "/shares/{share}/remarks", remarks.add),
    ("POST", "/shares/{share}/remarks/{remark}", remarks.change),
    ("GET", "/shares/{share}/decide", deciding.confirm),
    ("POST", "/shares/{share}/decide", deciding.decide),
    ("POST", "/shares/{share}/undo", deciding.undo),
    ("GET", "/shares/{share}/files/{file}", evidence.view),
    ("GET", "/shares/{share}/files/{file}/pages/{page}", evidence.picture),
    ("GET", "/shares/{share}/files/{file}/play", evidence.player),
    ("GET", "/shares/{share}/files/{file}/media", evidence.media),
    ("POST", "/shares/{share}/files/{file}/export", permits.ask),
    ("POST", "/shares/{share}/files/{file}/bytes", permits.take),
    ("GET", "/permits", permits.waiting),
    ("POST", "/permits/{permit}", permits.answer),
    ("GET", "/lead", leading.figures),
    ("GET", "/templates", leading.templates),
    ("POST", "/templates", leading.keep_template),
    ("GET", "/log", logbook.show),
    ("GET", "/staff", staff.everybody),
    ("POST", "/staff/{person}", staff.change),
)


_PLACES = re.compile(r"\{(\w+)\}")
_SHAPES = {"page": "[0-9]{1,4}", "person": "[0-9]{1,16}"}


def _only(found: re.Match[str]) -> str:
    """A part of a path takes what an id or a number looks like, and nothing else gets as far as the database."""
    return f"{{{found[1]}:{_SHAPES.get(found[1], '[0-9a-f]{32}')}}}"


def application(place: Place) -> web.Application:
    """The pages over an open database. Whoever serves them closes the place."""
    app = web.Application(middlewares=[_guarded], client_max_size=_LARGEST)
    app[PLACE] = place
    app[SECURE] = place.url.startswith("https://")
    add = app.router.add_route
    for method, path, handler in _WAYS:
        add(method, f"{place.base}{_PLACES.sub(_only, path)}", partial(_signed_in, handler))
    for method, path, way in sign_in.WAYS:
        add(method, f"{place.base}{path}", way)
    if place.practice:
        for method, path, way in practice.WAYS:
            add(method, f"{place.base}{path}", way)
    add("GET", f"{place.base}/static/{{name}}", _static)
    add("GET", f"{place.base}/health", _health)
    app.on_response_prepare.append(protect)
    return app


@web.middleware
async def _guarded(request: web.Request, handler: Next) -> web.StreamResponse:
    """Refuse forged requests, and turn every failure into a page without data."""
    if request.app[PLACE].practice and not on_this_machine(request):
        return web.Response(status=421, text="Only 127.0.0.1 and localhost are served.")
    if request.method not in ("GET", "HEAD", "POST"):
        raise web.HTTPMethodNotAllowed(request.method, ["GET", "POST"])
    if request.method == "POST":
        if not same_site(request, request.app[PLACE].url):
            return _page(request, 403, "other_site")
        try:
            async with asyncio.timeout(_PATIENCE):
                request[FORM] = await _form(request)
        except TimeoutError:
            return _page(request, 408, "broken_form")
        except web.HTTPException as error:  # too large
            return _page(request, error.status, "broken_form")
        except Exception:  # noqa: BLE001  # whatever is wrong with a form, its sender wrote it
            return _page(request, 400, "broken_form")
    try:
        return await handler(request)
    except SignedOut:
        return see_other(f"{request.app[PLACE].base}/sign-in")
    except Refused as refused:
        return _refused(request, refused)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return _page(request, error.status, "missing" if error.status == 404 else "broken_form")
    except StorageError as error:
        _log.error("desk.storage code=%s", error.code)
        return _page(request, 503, "storage")
    except Exception as error:  # noqa: BLE001  # a fault of ours: its text may hold what people said
        _log.error("desk.failed error=%s", type(error).__name__)
        return _page(request, 500, "broken")


async def _form(request: web.Request) -> dict[str, str]:
    """What was sent, as text; files are left out. Raises for another encoding than it says, a part of a form, and
    halves of characters, which no seal and no database takes."""
    sent = await request.post()
    form = {name: _UNSEEN.sub("", value) for name, value in sent.items() if isinstance(value, str)}
    "".join((*form, *form.values())).encode()
    return form


async def _signed_in(handler: Handler, request: web.Request) -> web.StreamResponse:
    """Let somebody through who is signed in, and note that they are still there."""
    place, token = request.app[PLACE], cookie(request, "desk")
    visitor = await place.database.read(partial(signing_in.visitor, token=token))
    if visitor is None:
        return see_other(f"{place.base}/sign-in")
    if request.method == "POST" and not right_token(token, request[FORM].get("token", "")):
        return _page(request, 403, "forged")
    if visitor.stale and not request.path.endswith("/alive"):
        await place.database.write(partial(signing_in.still_here, token=token))
    visit = Visit(request, place, visitor.staff, token, language_of(visitor.staff.language), visitor.alone)
    request[VISIT] = visit
    return await handler(visit)


def _refused(request: web.Request, refused: Refused) -> web.StreamResponse:
    """What is forbidden looks like what is absent; everything else says how to go on."""
    visit: Visit | None = request.get(VISIT)
    language = visit.language if visit else spoken(request)
    words = language.text(refused.message, **refused.params)
    gone = refused.code in ("review.gone", "desk.absent")
    share_id = request.match_info.get("share", "")
    if gone:
        request.app[PLACE].pictures.forget(share_id)  # it may have been taken back just now
        share_id = ""
    shown = visit.page if visit is not None else partial(outside, request)
    return shown("refused.html", 404 if gone else 409, words=words, share_id=share_id)


def _page(request: web.Request, status: int, code: str) -> web.StreamResponse:
    visit: Visit | None = request.get(VISIT)
    if visit is not None:
        return visit.page("problem.html", status, code=code)
    return outside(request, "problem.html", status, code=code)


async def _static(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if (content := _STATIC.get(name)) is None:
        raise web.HTTPNotFound
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers)
    kind = _TYPES[name[name.rindex(".") :]]
    return web.Response(body=content, content_type=kind, charset="utf-8", headers=headers)


async def _health(request: web.Request) -> web.Response:
    """Whether the pages and the database answer."""
    await request.app[PLACE].database.read(lambda work: work.staff.active())
    return web.json_response({"ok": True})
