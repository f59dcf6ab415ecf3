"""Time stamps on packages, for operators who want them: the maker is sent the hash of a manifest and nothing else."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from bot.jobs.worker import Hindered
from bot.telegram.transfers import loaded

_log = logging.getLogger(__name__)

_TYPE = "application/timestamp-query"
"""https://www.rfc-editor.org/rfc/rfc3161#section-3.4"""
_SECONDS = 15
_TRIES = 5
"""So often a package waits for its stamp; then it goes without."""


class Stamps:
    """Asks the maker at `url`. With `root`, a file of certificates, a stamp is handed on only if it is genuine."""

    def __init__(self, url: str, root: Path | None = None) -> None:
        self._url = url
        self._root = root

    async def stamp(self, manifest: bytes, tries: int) -> bytes | None:
        """A stamp on a manifest; None where there is none to be had. Raises `Hindered` while it is worth waiting."""
        if not self._url:
            return None
        # What a bot without time stamps need not load.
        await loaded()
        from aiohttp import ClientError, ClientSession, ClientTimeout

        from submission.stamp import MOST, BadStamp, roots_in, taken, wish_for

        wish = wish_for(manifest)
        try:
            async with (
                ClientSession(timeout=ClientTimeout(total=_SECONDS)) as session,
                session.post(self._url, data=wish.body, headers={"Content-Type": _TYPE}) as response,
            ):
                answer = await response.content.read(MOST + 1)
                if response.status != 200:
                    raise BadStamp(f"status {response.status}")
            roots = await asyncio.to_thread(roots_in, self._root) if self._root else []
            return await asyncio.to_thread(taken, answer, wish, roots)
        except (ClientError, TimeoutError, OSError, ValueError, BadStamp) as error:
            why = str(error) if isinstance(error, BadStamp) else type(error).__name__
            _log.warning("stamp.refused why=%s tries=%s", why, tries)
        if tries < _TRIES:
            raise Hindered("stamp.refused")
        return None
