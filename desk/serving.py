"""The desk at work: its pages on a port of this computer, from `open` to `close`."""

from __future__ import annotations

from typing import Self

from aiohttp import web, web_response

from desk.pages.application import application
from desk.pages.visit import Place
from desk.pictures import Pictures
from storage import Database, Vault

# What is no request at all is answered by aiohttp before anything of ours sees it; which version that is stays here.
web_response.SERVER_SOFTWARE = "zayava"  # type: ignore[attr-defined]


class Desk:
    """Listens on 127.0.0.1 only: a proxy on the same machine accepts TLS. The database stays its opener's."""

    def __init__(self, runner: web.AppRunner, pictures: Pictures) -> None:
        self._runner = runner
        self._pictures = pictures

    @classmethod
    async def open(
        cls,
        database: Database,
        vault: Vault,
        *,
        organisation: str,
        url: str,
        port: int,
        bot: str = "",
        practice: bool = False,
    ) -> Self:
        """Serve the pages.

        url   their public address, with the path that they are under, if any
        bot   the bot's name, for the QR code that signs a page in
        practice  anybody may come in as anybody: never where there is a person's claim

        Raises OSError when the port is taken.
        """
        pictures = Pictures(vault)
        path = "/" + url.split("://", 1)[-1].partition("/")[2].strip("/") if url else ""
        place = Place(database, pictures, organisation, url, path.rstrip("/"), bot, practice)
        # No access log: addresses of pages hold ids.
        runner = web.AppRunner(application(place), access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError:
            await runner.cleanup()
            raise
        return cls(runner, pictures)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        await self._runner.cleanup()
        await self._pictures.close()
