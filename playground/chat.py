"""What a person sees, over HTTP: what the page and the end-to-end tests read. `doors` has what they do.

A person is a number, `{user}`, from 1. A refusal is 400 `{"error": reason}`.

    GET  /chat/{user}/messages        {"revision", "history", "after", "messages", "deleted", "earlier", "commands",
                                      "keyboard", "bot", "person", "people"}; messages are Bot API objects in order,
                                      both directions, with "from_bot" and safe "html"
         ?after=N&history=H           with "revision" and "history" of an earlier answer: only messages that changed
                                      since, and the ids of deleted ones; "after" is 0 when nothing is left out so
         ?last=N&before=ID            only the last N messages, of those before a message; "earlier" says how many
                                      are left out
    GET  /chat/{user}/wait?after=N&timeout=25
                                      {"revision", "events"} as soon as there are events after revision N
    GET  /chat/{user}/events?after=N  the same events as a stream (Server-Sent Events, `Last-Event-ID` honoured)
    GET  /chat/{user}/documents/{message_id}
                                      the bytes of the file in a message, whatever its sort

An event is {"revision", "type", ...}: "new" and "edit" with "message", "delete" with "message_id", "keyboard" with
"keyboard", "answer" with "query_id", "text", "show_alert", "url" (a pressed button was answered), "action" with
"action", "commands" with "commands".
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web
from pydantic import ValidationError

from .chats import PEOPLE, Chat
from .refusals import Refusal, bad_request
from .world import World

WORLD = web.AppKey("world", World)
KEEP_ALIVE = 15.0
MAX_WAIT = 60.0

routes = web.RouteTableDef()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/messages")
async def _messages(request: web.Request) -> web.Response:
    world, chat = request.app[WORLD], chat_of(request)
    after, before, most = (int(_number(request.query.get(name, "0"))) for name in ("after", "before", "last"))
    if request.query.get("history") != world.history or after > chat.revision:
        after = 0
    lines, deleted = chat.changes(after)
    if before:
        lines = [line for line in lines if line.message["message_id"] < before]
    earlier = len(lines) - most if most and not after else 0
    lines = lines[max(earlier, 0) :]
    return web.json_response(
        {
            "history": world.history,
            "after": after,
            "revision": chat.revision,
            "messages": [line.view for line in lines],
            "deleted": deleted if after else [],
            "earlier": max(earlier, 0),
            "commands": world.commands(chat),
            "keyboard": chat.keyboard,
            "bot": {
                **world.bot,
                "description": world.profile.said("description", chat.language),
            },
            "person": chat.person,
            "people": [{"id": number, "first_name": name} for number, name in PEOPLE.items()],
        }
    )


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/wait")
async def _wait(request: web.Request) -> web.Response:
    world, chat = request.app[WORLD], chat_of(request)
    after = _number(request.query.get("after", "0"))
    clock = asyncio.get_running_loop().time
    end = clock() + min(_number(request.query.get("timeout", "25")), MAX_WAIT)
    while chat.revision <= after and not world.closed and (left := end - clock()) > 0:
        await chat.bell.wait(left)
    return web.json_response({"revision": chat.revision, "events": chat.since(int(after))})


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/events")
async def _events(request: web.Request) -> web.StreamResponse:
    world, chat = request.app[WORLD], chat_of(request)
    seen = int(_number(request.headers.get("Last-Event-ID") or request.query.get("after", "0")))
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    try:
        await response.write(b": hello\n\n")
        while not world.closed:
            for event in chat.since(seen):
                seen = event["revision"]
                await response.write(f"id: {seen}\ndata: {json.dumps(event)}\n\n".encode())
            if chat.revision <= seen:
                await chat.bell.wait(KEEP_ALIVE)
                if chat.revision <= seen:
                    await response.write(b": still here\n\n")
    except ConnectionResetError:
        pass  # The page was closed.
    return response


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/documents/{message_id:\d{1,15}}")
async def _document(request: web.Request) -> web.Response:
    line = chat_of(request).lines.get(int(request.match_info["message_id"]))
    file = line and request.app[WORLD].file_of(line.message)
    if not file:
        raise web.HTTPNotFound
    content = request.app[WORLD].content(file)
    kind = _picture(content)
    response = web.Response(body=content, content_type=kind or "application/octet-stream")
    if kind is None:
        response.headers["Content-Disposition"] = "attachment"
    return response


def _picture(content: bytes) -> str | None:
    """The type of a picture, by its first bytes: a declared name or type proves nothing.

    Anything else is a download, so that no upload can act inside the page.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def chat_of(request: web.Request) -> Chat:
    return request.app[WORLD].chat(int(request.match_info["user"]))


def _number(text: str) -> float:
    try:
        return max(float(text), 0.0)
    except ValueError:
        raise bad_request("a number expected") from None


@web.middleware
async def explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Say in JSON what was wrong with a person's request."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return web.json_response({"error": refusal.description}, status=refusal.code)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return web.json_response({"error": f"{place}: {first['msg']}"}, status=400)
