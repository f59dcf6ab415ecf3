"""`desk`: the desk as its own process, and the key for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated

import typer

from bot.cli.ending import ending
from bot.cli.stopping import leave, told_to_stop
from bot.logs import configure
from bot.settings import Settings, SettingsError, listening_at, load_settings
from bot.shelves import shelf_of
from bot.watching.desk import WatchedDesk
from bot.watching.watched import Watched, watching
from storage import Database, DeskKey, MasterKey, Vault


def desk() -> None:
    """Serve the desk in a process of its own, without the master key.

    DESK_KEY_FILE names the file with the key that `desk-key` prints; the key folder beside it, keys/, has to hold the
    keys of the shares. The bot must run too, with DESK_APART=1: it makes the copies and signs the log.
    """
    with ending("The data cannot be opened."):
        settings = load_settings()
        configure(settings.log_level)
        if asyncio.run(_serve(settings)):
            leave()


def desk_key(
    renew: Annotated[
        bool, typer.Option(help="Make another one: staff are signed out and need new passwords.")
    ] = False,
) -> None:
    """Print the key for a desk of its own. Keep it in a file that only the desk may read.

    Whoever has it, the database, the vault and the keys of the shares can read what is open to reviewers at that
    moment, and nothing else.
    """
    with ending("The data cannot be opened."):
        settings = load_settings()
        key = asyncio.run(_key(settings, renew))
    typer.echo(key)


async def _key(settings: Settings, renew: bool) -> str:
    master = MasterKey.load(settings.key_file)
    database = await Database.open(settings.database, master)
    try:
        return await database.renew_desk_key(master) if renew else database.desk_key()
    finally:
        await database.close()


async def _serve(settings: Settings) -> bool:
    """Whether a thread is left that may take long to end."""
    if not settings.desk_url or settings.desk_key_file is None:
        raise SettingsError("a desk of its own needs DESK_URL and DESK_KEY_FILE")
    async with watching(settings) as show:
        return await _serve_seen(settings, DeskKey.load(settings.desk_key_file), show)


async def _serve_seen(settings: Settings, key: DeskKey, show: Callable[[Watched], None]) -> bool:
    from desk.serving import Desk

    stopped = told_to_stop()
    database = await Database.open_desk(settings.database, key, settings.key_file.parent / "keys")
    vault = Vault(shelf_of(settings))
    try:
        with listening_at("DESK_PORT"):
            serving = await Desk.open(
                database,
                vault,
                organisation=settings.organisation,
                url=settings.desk_url,
                port=settings.desk_port,
                bot=settings.bot_username,
            )
        watched = WatchedDesk(database)
        show(watched)
        try:
            await stopped.wait()
        finally:
            watched.closing = True
            await serving.close()
    finally:
        await database.close()
    return vault.busy
