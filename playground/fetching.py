"""The Bot API's methods that fetch updates and files."""

from __future__ import annotations

from typing import Any

from aiogram import methods as api

from .methods import Methods
from .refusals import bad_request
from .world import World

METHODS = Methods()

MAX_DOWNLOAD = 20 * 1024 * 1024
"""Bytes of the largest file a bot may download (https://core.telegram.org/bots/api#getfile)."""


@METHODS.answers(api.GetUpdates)
async def get_updates(world: World, call: api.GetUpdates) -> list[dict[str, Any]]:
    if call.allowed_updates is not None:
        world.updates.allowed = frozenset(call.allowed_updates)
    limit = call.limit if call.limit and 1 <= call.limit <= 100 else 100
    return await world.updates.poll(call.offset or 0, limit, max(call.timeout or 0, 0))


@METHODS.answers(api.GetFile)
async def get_file(world: World, call: api.GetFile) -> dict[str, Any]:
    if (file := world.files.get(call.file_id)) is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
