"""The person's side over HTTP: what the page and the end-to-end tests use. This is the contract.

A person is a number, `{user}`, from 1. Every POST below answers `{"update_id": [..], "message_id": n}`: the updates
made (none for a kind the bot did not ask for) and the first message, whose album or parts follow by ones.
A refusal is 400 `{"error": reason}`.

    GET  /chat/{user}/messages        {"revision", "messages", "commands", "keyboard", "bot", "person", "people"};
                                      messages are Bot API objects in order, both directions, with "from_bot" and
                                      safe "html"
    GET  /chat/{user}/wait?after=N&timeout=25
                                      {"revision", "events"} as soon as there are events after revision N
    GET  /chat/{user}/events?after=N  the same events as a stream (Server-Sent Events, `Last-Event-ID` honoured)
    GET  /chat/{user}/documents/{message_id}
                                      the bytes of the document, photo, voice or sticker in a message
    POST /chat/{user}/text            {"text", "reply_to"?}
    POST /chat/{user}/press           {"message_id", "data"}: also stale and forged ones
    POST /chat/{user}/files           multipart: kind=photo|document|voice|sticker, caption, one to ten files; names go
                                      as UTF-8 (with aiohttp: `FormData(quote_fields=False)`)
    POST /chat/{user}/location        {"latitude", "longitude"}
    POST /chat/{user}/contact         {"phone"?}
    POST /chat/{user}/edit            {"message_id", "text"}
    POST /chat/{user}/poll, /dice     {}

An event is {"revision", "type", ...}: "new" and "edit" with "message", "delete" with "message_id", "keyboard" with
"keyboard", "answer" with "query_id", "text", "show_alert", "url" (a pressed button was answered), "action" with
"action", "commands" with "commands".
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Annotated, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import person
from .calls import Upload, read_form, read_object
from .refusals import Refusal, bad_request
from .world import PEOPLE, Chat, World

WORLD = web.AppKey("world", World)
MAX_FROM_PERSON = 256 * 1024 * 1024
"""Bytes a person may send at once: well above what a bot may download, so that this can be tried."""
KEEP_ALIVE = 15.0
MAX_WAIT = 60.0

routes = web.RouteTableDef()

MessageId = Annotated[int, Field(ge=1)]


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    reply_to: MessageId | None = None


class Pressed(BaseModel):
    model_config = ConfigDict(extra="forbid")
    message_id: MessageId
    data: str


class Place(BaseModel):
    model_config = ConfigDict(extra="forbid")
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class OwnContact(BaseModel):
    model_config = ConfigDict(extra="forbid")
    phone: str = ""


class Edited(BaseModel):
    model_config = ConfigDict(extra="forbid")
    message_id: MessageId
    text: str


class Nothing(BaseModel):
    model_config = ConfigDict(extra="forbid")


Asked = TypeVar("Asked", bound=BaseModel)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _post(path: str, model: type[Asked]) -> Callable[[Callable[[World, Chat, Asked], person.Done]], None]:
    """A POST route whose JSON body is `model` and whose answer is what was done."""

    def register(act: Callable[[World, Chat, Asked], person.Done]) -> None:
        async def handle(request: web.Request) -> web.Response:
            asked = model.model_validate(read_object(await request.text()))
            return web.json_response(asdict(act(request.app[WORLD], _chat(request), asked)))

        routes.post(f"/chat/{{user:[1-9]\\d{{0,14}}}}/{path}")(handle)

    return register


@_post("text", Said)
def _text(world: World, chat: Chat, asked: Said) -> person.Done:
    return person.say(world, chat, asked.text, asked.reply_to)


@_post("press", Pressed)
def _press(world: World, chat: Chat, asked: Pressed) -> person.Done:
    return person.press(world, chat, asked.message_id, asked.data)


@_post("location", Place)
def _location(world: World, chat: Chat, asked: Place) -> person.Done:
    return person.send_location(world, chat, asked.latitude, asked.longitude)


@_post("contact", OwnContact)
def _contact(world: World, chat: Chat, asked: OwnContact) -> person.Done:
    return person.send_contact(world, chat, asked.phone or f"+38050{chat.id % 10**7:07}")


@_post("edit", Edited)
def _edit(world: World, chat: Chat, asked: Edited) -> person.Done:
    return person.edit(world, chat, asked.message_id, asked.text)


@_post("poll", Nothing)
def _poll(world: World, chat: Chat, asked: Nothing) -> person.Done:
    return person.send_poll(world, chat)


@_post("dice", Nothing)
def _dice(world: World, chat: Chat, asked: Nothing) -> person.Done:
    return person.roll_dice(world, chat)


@routes.post(r"/chat/{user:[1-9]\d{0,14}}/files")
async def _files(request: web.Request) -> web.Response:
    form = await read_form(request, MAX_FROM_PERSON)
    files: list[Upload] = [upload for _, upload in form.uploads]
    kind, caption = str(form.fields.get("kind", "document")), str(form.fields.get("caption", ""))
    return web.json_response(
        asdict(person.send_files(request.app[WORLD], _chat(request), kind, files, caption.strip()))
    )


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/messages")
async def _messages(request: web.Request) -> web.Response:
    world, chat = request.app[WORLD], _chat(request)
    return web.json_response(
        {
            "revision": chat.revision,
            "messages": [line.view for line in chat.lines.values()],
            "commands": world.commands(chat),
            "keyboard": chat.keyboard,
            "bot": {
                **world.bot,
                "description": world.profile.description("long", chat.language),
            },
            "person": chat.person,
            "people": [{"id": number, "first_name": name} for number, name in PEOPLE.items()],
        }
    )


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/wait")
async def _wait(request: web.Request) -> web.Response:
    world, chat = request.app[WORLD], _chat(request)
    after = _number(request.query.get("after", "0"))
    clock = asyncio.get_running_loop().time
    end = clock() + min(_number(request.query.get("timeout", "25")), MAX_WAIT)
    while chat.revision <= after and not world.closed and (left := end - clock()) > 0:
        await chat.bell.wait(left)
    return web.json_response({"revision": chat.revision, "events": chat.since(int(after))})


@routes.get(r"/chat/{user:[1-9]\d{0,14}}/events")
async def _events(request: web.Request) -> web.StreamResponse:
    world, chat = request.app[WORLD], _chat(request)
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
    line = _chat(request).lines.get(int(request.match_info["message_id"]))
    file = line and request.app[WORLD].file_of(line.message)
    if not file:
        raise web.HTTPNotFound
    kind = _picture(file.content)
    response = web.Response(body=file.content, content_type=kind or "application/octet-stream")
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


def _chat(request: web.Request) -> Chat:
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
