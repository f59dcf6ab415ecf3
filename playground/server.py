"""The playground's HTTP server: the Bot API for the bot, the chat for the person, both on this computer only."""

from __future__ import annotations

import hashlib
import re
import secrets
from pathlib import Path
from typing import Any

from aiogram.methods import DeleteWebhook, GetWebhookInfo, SetWebhook
from aiohttp import web

from . import chat, doors, fetching, introducing, sending, tidying
from .calls import Form, build, read_form, read_object
from .chat import WORLD
from .faults import Fault
from .methods import Methods
from .refusals import Refusal, bad_request
from .webhook import Webhook
from .world import World

METHODS = Methods(sending.METHODS | tidying.METHODS | fetching.METHODS | introducing.METHODS)
PAGE = {path.name: path.read_bytes() for path in Path(__file__).with_name("page").iterdir()}
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SELF = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TOKEN_CHARACTERS = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
MAX_SECRET = 256
DEFAULT_CONNECTIONS = 40


class BotApi:
    """Runs the bot's calls on a world, and owns its webhook."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._webhook: Webhook | None = None

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """`/bot<token>/<method>`, with Telegram's status codes and bodies."""
        if not secrets.compare_digest(request.match_info["token"].encode(), self.world.token.encode()):
            return _refused(Refusal(401, "Unauthorized"))
        name = request.match_info["method"]
        try:
            form = await read_form(request)
            strike = self.world.faults.take(name, self.world.chat_of(form.fields))
            await self.world.pause(strike.before)
            result = None
            if strike.fault is None or strike.fault.applied:
                result = await self.call(name, form)
            await self.world.pause(strike.after)
            if strike.fault:
                return await self._spoilt(strike.fault, request)
            return web.json_response({"ok": True, "result": result})
        except Refusal as refusal:
            return _refused(refusal)

    async def call(self, name: str, form: Form) -> Any:
        """What a method returns; `Refusal` when Telegram would refuse."""
        match name.lower():
            case "setwebhook":
                return await self._set_webhook(build(SetWebhook, form))
            case "deletewebhook":
                return await self._delete_webhook(build(DeleteWebhook, form))
            case "getwebhookinfo":
                build(GetWebhookInfo, form)
                return self._webhook_info()
        if (found := METHODS.get(name.lower())) is None:
            raise Refusal(404, "Not Found")
        model, method = found
        return await method(self.world, build(model, form))

    async def download(self, request: web.Request) -> web.StreamResponse:
        """`/file/bot<token>/<path>`: the bytes as they were received."""
        if not secrets.compare_digest(request.match_info["token"].encode(), self.world.token.encode()):
            return _refused(Refusal(401, "Unauthorized"))
        file = self.world.by_path.get(request.match_info["path"])
        strike = self.world.faults.take("file", file and file.chat_id)
        await self.world.pause(strike.before + strike.after)
        content = self.world.content(file) if file else b""
        if strike.fault:
            return await self._spoilt(strike.fault, request, content)
        if file is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=content, content_type="application/octet-stream")

    async def _spoilt(self, fault: Fault, request: web.Request, content: bytes = b"") -> web.StreamResponse:
        """The answer that a fault puts in the place of the right one."""
        match fault.status:
            case "hang":
                while not self.world.closed and request.transport and not request.transport.is_closing():
                    await self.world.pause(0.05)
            case "reset" if request.transport:
                request.transport.abort()
            case "half" | "half_unsaid" | "half_cut":
                return await _half(fault.status, request, content)
        kind = "text/html" if fault.text.startswith("<") else "application/json"
        return web.Response(text=fault.text, content_type=kind, status=fault.code)

    async def close(self) -> None:
        self.world.close()
        if self._webhook:
            await self._webhook.close()

    async def _set_webhook(self, call: Any) -> bool:
        if not call.url:
            return await self._delete_webhook(call)
        secret = call.secret_token or ""
        if len(secret) > MAX_SECRET:
            raise bad_request("secret token is too long")
        if not set(secret) <= _TOKEN_CHARACTERS:
            raise bad_request("secret token contains illegal characters")
        connections = min(max(call.max_connections or DEFAULT_CONNECTIONS, 1), 100)
        webhook = Webhook(call.url, secret, connections, self.world.updates, self.call)
        await self._delete_webhook(call)
        if call.allowed_updates is not None:
            self.world.updates.allowed = frozenset(call.allowed_updates)
        self._webhook = webhook
        self.world.updates.push_to(webhook)
        return True

    async def _delete_webhook(self, call: Any) -> bool:
        former, self._webhook = self._webhook, None
        self.world.updates.push_to(None)
        if former:
            await former.close()
        if call.drop_pending_updates:
            self.world.updates.pending.clear()
        return True

    def _webhook_info(self) -> dict[str, Any]:
        webhook, updates = self._webhook, self.world.updates
        info: dict[str, Any] = {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(updates.pending),
        }
        if webhook:
            info |= {"max_connections": webhook.connections, "ip_address": "127.0.0.1"}
        if webhook and webhook.last_error:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
        if updates.allowed:
            info["allowed_updates"] = sorted(updates.allowed)
        return info


def application(world: World) -> web.Application:
    """The whole server for one world."""
    api = BotApi(world)
    app = web.Application(
        middlewares=[only_from_here, compressed, chat.explain], client_max_size=doors.MAX_FROM_PERSON
    )
    app[WORLD] = world
    for way in (app.router.add_get, app.router.add_post):
        way("/bot{token}/{method}", api.handle)
    app.router.add_get("/file/bot{token}/{path:.+}", api.download)
    app.router.add_post("/playground/faults", _order_fault)
    app.router.add_delete("/playground/faults", _forget_faults)
    app.router.add_get("/", _asset)
    app.router.add_get("/assets/{name}", _asset)
    app.add_routes([*chat.routes, *doors.routes])
    app.on_response_prepare.append(_protect)

    async def stop(_: web.Application) -> None:
        await api.close()

    app.on_shutdown.append(stop)
    return app


@web.middleware
async def only_from_here(request: web.Request, handler: chat.Handler) -> web.StreamResponse:
    """Refuse other sites open in the same browser.

    A foreign `Host` means that a name was made to lead here (DNS rebinding); a foreign `Origin`, that another page
    is sending (https://owasp.org/www-community/attacks/csrf). For pictures and scripts on another page browsers send no
    `Origin`, but say whose they are (https://www.w3.org/TR/fetch-metadata/); a link there may lead here.
    """
    if not _SELF.fullmatch(request.host):
        raise web.HTTPForbidden(text="Only 127.0.0.1 and localhost are served.")
    ours = request.headers.get("Sec-Fetch-Site") in {None, "same-origin", "none"}
    followed = request.headers.get("Sec-Fetch-Mode") == "navigate"
    if request.headers.get("Origin") not in {None, f"http://{request.host}"} or not (ours or followed):
        raise web.HTTPForbidden(text="Requests from other sites are refused.")
    return await handler(request)


@web.middleware
async def compressed(request: web.Request, handler: chat.Handler) -> web.StreamResponse:
    """Press what the page loads; a stream of events and files stay as they are."""
    response = await handler(request)
    if "gzip" in request.headers.get("Accept-Encoding", "") and isinstance(response, web.Response):
        told = request.path.startswith("/chat/") and response.content_type == "application/json"
        if response.status == 200 and (told or request.match_info.handler is _asset):
            response.enable_compression(web.ContentCoding.gzip)
    return response


async def _protect(request: web.Request, response: web.StreamResponse) -> None:
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not request.path.startswith("/bot"):
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        # What people write stays out of the browser's cache on the disk.
        cache = "no-store" if request.path.startswith("/chat/") else "no-cache"
        response.headers.setdefault("Cache-Control", cache)


async def _asset(request: web.Request) -> web.Response:
    """The page, or one of the files it is made of; nothing if the browser has it already."""
    name = request.match_info.get("name", "index.html")
    if (content := PAGE.get(name)) is None:
        raise web.HTTPNotFound
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers={"ETag": tag})
    kind = _TYPES[name[name.rindex(".") :]]
    return web.Response(body=content, content_type=kind, charset="utf-8", headers={"ETag": tag})


async def _order_fault(request: web.Request) -> web.Response:
    request.app[WORLD].faults.add(Fault.model_validate(read_object(await request.text())))
    return web.json_response({"ok": True})


async def _forget_faults(request: web.Request) -> web.Response:
    request.app[WORLD].faults.clear()
    return web.json_response({"ok": True})


def _refused(refusal: Refusal) -> web.Response:
    return web.Response(text=refusal.text, content_type="application/json", status=refusal.code)


async def _half(how: str, request: web.Request, content: bytes) -> web.StreamResponse:
    """The first half of a file, with its own length, with none, or cut off under the length of the whole."""
    response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
    half = content[: len(content) // 2]
    if how == "half_unsaid":
        response.enable_chunked_encoding()
    else:
        response.content_length = len(half if how == "half" else content)
    await response.prepare(request)
    await response.write(half)
    if how == "half_cut" and request.transport:
        request.transport.close()
        return response
    await response.write_eof()
    return response
