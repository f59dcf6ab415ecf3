"""What a person does, over HTTP. This is the contract; `chat` has what they see.

Every POST answers `{"update_id": [..], "message_id": n}`: the updates made at once (none for a kind the bot did not
ask for) and the first message, whose album or parts follow by ones. A refusal is 400 `{"error": reason}`.

    POST /chat/{user}/text            {"text", "reply_to"?, "client"?: how a long text is cut (`cutting.CLIENTS`),
                                      "as_bot"?: true if the sender is a bot}
    POST /chat/{user}/press           {"message_id", "data"}: also stale and forged ones
    POST /chat/{user}/files           multipart: kind (`media.MAKERS`), caption, late, one to ten files (of live_photo
                                      two each: still, film); names go as UTF-8 (with aiohttp:
                                      `FormData(quote_fields=False)`); late is a JSON object of seconds by part,
                                      `{"1": 5}`: the update of the second file comes five seconds after the others
    POST /chat/{user}/location        {"latitude", "longitude", "live_period"?: seconds, "title"?}
    POST /chat/{user}/move            {"message_id", "latitude", "longitude", "stop"?}: a live location
    POST /chat/{user}/contact         {"phone"?}: one's own
    POST /chat/{user}/others-contact  {"phone", "name", "user_id"?}: somebody else's
    POST /chat/{user}/edit            {"message_id", "text"}: one's own text or caption
    POST /chat/{user}/forward         {"message_id"} of this chat, or {"text", "name"} from elsewhere
    POST /chat/{user}/pin             {"message_id"}
    POST /chat/{user}/timer           {"seconds"}: the chat's auto-delete timer changes
    POST /chat/{user}/block           {"blocked"?: false lets the bot write again}
    POST /chat/{user}/poll, /dice     {}
    POST /chat/{user}/clear           {}: the chat is emptied; as on Telegram, the bot is not told
    POST /chat/{user}/age             {"hours"}: the messages so far become older by so much; nobody is told
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Literal, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from . import person
from .calls import Upload, read_form, read_object
from .chat import WORLD, chat_of
from .chats import Chat
from .world import World

MAX_FROM_PERSON = 256 * 1024 * 1024
"""Bytes a person may send at once: well above what a bot may download, so that this can be tried."""

routes = web.RouteTableDef()

MessageId = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(ge=0, le=600)]
_LATE = TypeAdapter(dict[int, Seconds])


class Nothing(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Said(Nothing):
    text: str
    reply_to: MessageId | None = None
    client: Literal["android", "first_android", "ios", "desktop"] = "android"
    as_bot: bool = False


class Pressed(Nothing):
    message_id: MessageId
    data: str


class Spot(Nothing):
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class Place(Spot):
    live_period: Annotated[int, Field(ge=60)] | None = None
    title: str = ""


class Moved(Spot):
    message_id: MessageId
    stop: bool = False


class OwnContact(Nothing):
    phone: str = ""


class OthersContact(Nothing):
    phone: str
    name: str
    user_id: int | None = None


class Edited(Nothing):
    message_id: MessageId
    text: str


class Pointed(Nothing):
    message_id: MessageId


class Heard(Nothing):
    text: str
    name: str


class Timer(Nothing):
    seconds: Annotated[int, Field(ge=0)]


class Block(Nothing):
    blocked: bool = True


class Age(Nothing):
    hours: Annotated[float, Field(ge=0)]


Asked = TypeVar("Asked")


def _post(path: str, model: type[Asked]) -> Callable[[Callable[[World, Chat, Asked], person.Done]], None]:
    """A POST route whose JSON body is `model` and whose answer is what was done."""
    reader = TypeAdapter(model)

    def register(act: Callable[[World, Chat, Asked], person.Done]) -> None:
        async def handle(request: web.Request) -> web.Response:
            asked = reader.validate_python(read_object(await request.text()))
            return web.json_response(asdict(act(request.app[WORLD], chat_of(request), asked)))

        routes.post(f"/chat/{{user:[1-9]\\d{{0,14}}}}/{path}")(handle)

    return register


@_post("text", Said)
def _text(world: World, chat: Chat, asked: Said) -> person.Done:
    return person.say(world, chat, asked.text, asked.reply_to, asked.client, asked.as_bot)


@_post("press", Pressed)
def _press(world: World, chat: Chat, asked: Pressed) -> person.Done:
    return person.press(world, chat, asked.message_id, asked.data)


@_post("location", Place)
def _location(world: World, chat: Chat, asked: Place) -> person.Done:
    return person.send_location(world, chat, asked.latitude, asked.longitude, asked.live_period, asked.title)


@_post("move", Moved)
def _move(world: World, chat: Chat, asked: Moved) -> person.Done:
    return person.move(world, chat, asked.message_id, asked.latitude, asked.longitude, asked.stop)


@_post("contact", OwnContact)
def _contact(world: World, chat: Chat, asked: OwnContact) -> person.Done:
    return person.send_contact(world, chat, asked.phone or f"+38050{chat.id % 10**7:07}")


@_post("others-contact", OthersContact)
def _others_contact(world: World, chat: Chat, asked: OthersContact) -> person.Done:
    return person.share_contact(world, chat, asked.phone, asked.name, asked.user_id)


@_post("edit", Edited)
def _edit(world: World, chat: Chat, asked: Edited) -> person.Done:
    return person.edit(world, chat, asked.message_id, asked.text)


@_post("forward", Pointed | Heard)  # type: ignore[arg-type]  # a union is a type to pydantic
def _forward(world: World, chat: Chat, asked: Pointed | Heard) -> person.Done:
    if isinstance(asked, Pointed):
        return person.forward(world, chat, asked.message_id)
    return person.forward_text(world, chat, asked.text, asked.name)


@_post("pin", Pointed)
def _pin(world: World, chat: Chat, asked: Pointed) -> person.Done:
    return person.pin(world, chat, asked.message_id)


@_post("timer", Timer)
def _timer(world: World, chat: Chat, asked: Timer) -> person.Done:
    return person.set_timer(world, chat, asked.seconds)


@_post("block", Block)
def _block(world: World, chat: Chat, asked: Block) -> person.Done:
    return person.block(world, chat, asked.blocked)


@_post("poll", Nothing)
def _poll(world: World, chat: Chat, asked: Nothing) -> person.Done:
    return person.send_poll(world, chat)


@_post("dice", Nothing)
def _dice(world: World, chat: Chat, asked: Nothing) -> person.Done:
    return person.roll_dice(world, chat)


@_post("clear", Nothing)
def _clear(world: World, chat: Chat, asked: Nothing) -> person.Done:
    for message_id in list(chat.lines):
        chat.remove(message_id)
    chat.show_keyboard(None)
    return person.Done([], 0)


@_post("age", Age)
def _age(world: World, chat: Chat, asked: Age) -> person.Done:
    chat.age(round(asked.hours * 3600))
    return person.Done([], 0)


@routes.post(r"/chat/{user:[1-9]\d{0,14}}/files")
async def _files(request: web.Request) -> web.Response:
    form = await read_form(request, MAX_FROM_PERSON)
    files: list[Upload] = [upload for _, upload in form.uploads]
    kind, caption = str(form.fields.get("kind", "document")), str(form.fields.get("caption", ""))
    late = _LATE.validate_json(form.fields.get("late") or "{}")
    done = person.send_files(request.app[WORLD], chat_of(request), kind, files, caption.strip(), late)
    return web.json_response(asdict(done))
