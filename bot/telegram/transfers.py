"""Files to and from the Bot API, in pieces, so that a large one holds up nobody and is in memory once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from bot.telegram.connections import trusted
from bot.telegram.errors import EntityTooLarge, NoFile, Undecodable, Unreachable

if TYPE_CHECKING:
    from aiohttp import ClientSession

_PIECE = 64 * 1024
_PAGES = (".html", ".htm", ".xhtml")


async def loaded() -> None:
    """aiohttp is loaded beside the others' answers when there is something to transfer: it takes 0.1 s and 8 MB."""
    await asyncio.to_thread(import_module, "aiohttp")


class Transfers:
    """Through aiohttp, which writes forms and keeps to the pace of a slow line. Its errors name the address, so none of
    them gets out."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    async def send(
        self, url: str, fields: Mapping[str, str], name: str, content: bytes, seconds: float
    ) -> tuple[int, bytes]:
        """POST a form whose last part, `document`, is the file; the status and the body of the answer. Raises
        `Unreachable`, and `EntityTooLarge` whoever on the way says so: a proxy does it with a page of its own."""
        await loaded()
        from aiohttp import ClientError, ClientTimeout, FormData

        form = FormData(fields, quote_fields=False)
        form.add_field("document", BytesIO(content), filename=name, content_type="application/octet-stream")
        try:
            async with self._opened().post(url, data=form, timeout=ClientTimeout(total=seconds)) as response:
                if response.status == 413:
                    raise EntityTooLarge
                return response.status, await response.read()
        except (ClientError, TimeoutError, OSError):
            raise Unreachable from None

    async def fetch(self, url: str, seconds: float) -> AsyncGenerator[bytes, None]:
        """A file in pieces. Raises `NoFile`, `Unreachable`, and `Undecodable` for a page in its place."""
        await loaded()
        from aiohttp import ClientError, ClientTimeout

        try:
            async with self._opened().get(url, timeout=ClientTimeout(total=seconds)) as response:
                if response.status == 404:
                    raise NoFile
                if response.status != 200:
                    raise Unreachable
                if response.content_type == "text/html" and not url.lower().endswith(_PAGES):
                    raise Undecodable
                async for piece in response.content.iter_chunked(_PIECE):
                    yield piece
        except (ClientError, TimeoutError, OSError):
            raise Unreachable from None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> ClientSession:
        from aiohttp import ClientSession, TCPConnector

        if self._session is None:
            self._session = ClientSession(connector=TCPConnector(ssl=trusted()))
        return self._session
