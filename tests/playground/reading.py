"""What stands in a chat of the playground."""

from __future__ import annotations

from typing import Any

from aiohttp import ClientSession


async def chat(client: ClientSession, user: int = 1) -> dict[str, Any]:
    async with client.get(f"/chat/{user}/messages") as response:
        return dict(await response.json())
