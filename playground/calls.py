"""A request read as one of aiogram's method models, which hold the Bot API's own names and types.

Parameters come as Telegram takes them: in the address, as JSON, urlencoded or multipart, where nested values are
JSON in a string (https://core.telegram.org/bots/api#making-requests).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputFile
from aiohttp import BodyPartReader, MultipartReader, web
from pydantic import BaseModel, ValidationError

from .refusals import Refusal, bad_request

MAX_UPLOAD = 50 * 1024 * 1024
"""Bytes that a bot may send in one request."""

_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
}


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes


@dataclass(frozen=True)
class Form:
    """The parameters of a call, and its files with the names of their parts, several of one name kept apart."""

    fields: dict[str, Any]
    uploads: list[tuple[str, Upload]]


async def read_form(request: web.Request, most: int = MAX_UPLOAD) -> Form:
    """Everything that a request carries; `Refusal` when it is above `most` bytes or is not what it says it is."""
    fields: dict[str, Any] = dict(request.query)
    if request.content_type.startswith("multipart/"):
        form = await read_parts(await request.multipart(), most)
        return Form({**fields, **form.fields}, form.uploads)
    if request.content_type == "application/json":
        fields |= read_object(await request.text())
    elif request.can_read_body:
        fields |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return Form(fields, [])


def read_object(body: str) -> dict[str, Any]:
    """A JSON object, or nothing for an empty body."""
    try:
        found = json.loads(body) if body else {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse the request: JSON object expected")
    return found


async def read_parts(reader: MultipartReader, most: int = MAX_UPLOAD) -> Form:
    form = Form({}, [])
    size = 0
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse the request: part without a name")
        content = bytearray()
        while chunk := await part.read_chunk(1 << 18):
            content += chunk
            size += len(chunk)
            if size > most:
                raise Refusal(413, "Request Entity Too Large")
        if part.filename is None:
            form.fields[part.name] = content.decode("utf-8", "replace")
        else:
            form.uploads.append((part.name, Upload(part.filename, bytes(content))))
    return form


def build(model: type[TelegramMethod[Any]], form: Form) -> TelegramMethod[Any]:
    """The call as aiogram's model; `Refusal` for an unknown or ill-typed parameter."""
    kinds = _kinds(model)
    uploads = dict(form.uploads)
    values: dict[str, Any] = {name: upload for name, upload in uploads.items() if kinds.get(name) == "file"}
    for name, value in form.fields.items():
        kind = kinds.get(name)
        if kind is None:
            raise bad_request(f'unknown parameter "{name}"')
        values[name] = _decoded(name, kind, value, uploads)
    try:
        return model.model_validate(
            {name: _as_file(value) for name, value in values.items() if value is not None}
        )
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "request"
        if first["type"] == "missing" and name in _MISSING:
            raise bad_request(_MISSING[name]) from None
        raise bad_request(f'wrong parameter "{name}": {first["msg"]}') from None


def _decoded(name: str, kind: str, value: Any, uploads: dict[str, Upload]) -> Any:
    if not isinstance(value, str):
        return value
    if kind == "json":
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
    if kind == "file" and value.startswith("attach://"):
        if (upload := uploads.get(value.removeprefix("attach://"))) is None:
            raise bad_request("there is no file with the attached name in the request")
        return upload
    if name == "chat_id" and value.lstrip("-").isdigit():
        return int(value)
    return value


def _as_file(value: Any) -> Any:
    return BufferedInputFile(value.content, value.name) if isinstance(value, Upload) else value


@lru_cache
def _kinds(model: type[TelegramMethod[Any]]) -> dict[str, str]:
    return {name: _kind(field.annotation) for name, field in model.model_fields.items()}


def _kind(annotation: Any) -> str:
    """How a parameter is written in a string: as itself, as JSON, or as a file."""
    options = _options(annotation)
    if InputFile in options:
        return "file"
    nested = any(
        one in {list, dict} or (isinstance(one, type) and issubclass(one, BaseModel)) for one in options
    )
    return "json" if nested and str not in options else "plain"


def _options(annotation: Any) -> set[Any]:
    """The types that an annotation allows, through unions and `Annotated`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return set().union(*map(_options, get_args(annotation)))
    return {origin or annotation}
