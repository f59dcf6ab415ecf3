"""`db`: the database."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Annotated

import typer

from bot.cli.ending import ending
from bot.settings import Settings, load_settings
from bot.shelves import shelf_of
from conversation.reading import READERS
from storage import Database, MasterKey, Vault, migrate, moving
from storage.inspection import Finding, inspect
from storage.moving import Moved
from storage.standstill import standstill

app = typer.Typer(help="The database.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the database at DATABASE_URL (or the embedded one in DATA_DIR) to the newest schema.

    `run` does the same at every start, so this is for those who want to do it apart, for instance before a release.
    """
    with ending("The database cannot be upgraded."):
        settings = load_settings()
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        migrate.upgrade(settings.database)
    typer.echo("The database is at the newest schema.")


@app.command()
def check(
    files: Annotated[bool, typer.Option(help="Also read every file of the vault from end to end.")] = False,
) -> None:
    """Say what of the stored data does not open, by table, column and code; nobody's words are shown.

    The bot may run meanwhile. Ends with status 1 if there is anything, and 0 if everything opens.
    """
    with ending("The data cannot be opened."):
        settings = load_settings()
        found = asyncio.run(_inspected(settings, files))
    for (code, what), count in sorted(found.items()):
        typer.echo(f"{count:6}  {code}  {what}")
    typer.echo("Everything opens." if not found else _advice(found))
    raise typer.Exit(1 if found else 0)


@app.command()
def move(
    target: Annotated[
        str,
        typer.Argument(
            help="The address of an empty database, as DATABASE_URL takes it.", show_default=False
        ),
    ],
) -> None:
    """Move the database to another one, from SQLite to PostgreSQL or back. Stop the bot first, and a desk of its own.

    All of it is copied and looked through, or nothing. The database that was moved stays as it is, marked, so that no
    bot starts on it by mistake; `db reopen` takes the mark away. Vault and keys stay where they are.
    """
    with ending("The database was not moved."):
        settings = load_settings()
        load_settings(database_url=target)
        moved = asyncio.run(_moved(settings, target))
    typer.echo(f"Moved {moved.people} people, {moved.rows} rows in all.")
    if moved.unopened:
        typer.echo(f"{moved.unopened} values do not open, as before: see `db check`.")
    if not moved.marked:
        typer.echo("The old database could not be marked as moved: never start a bot on it again.", err=True)
    typer.echo(
        "Now set DATABASE_URL to the address you gave, and start the bot. Destroy the old database when it runs."
    )


@app.command()
def reopen() -> None:
    """Let the bot start again on a database that was moved. What was written at the other place since is not here."""
    with ending("The mark cannot be taken away."):
        was = moving.reopen(load_settings().database)
    typer.echo("The bot may start on this database again." if was else "This database was not moved.")


async def _moved(settings: Settings, target: str) -> Moved:
    async with standstill(settings.database, settings.data_dir):
        return await moving.move(settings.database, target, MasterKey.load(settings.key_file), READERS)


async def _inspected(settings: Settings, files: bool) -> Counter[Finding]:
    database = await Database.open_as_it_is(settings.database, MasterKey.load(settings.key_file))
    try:
        return await inspect(database, READERS, Vault(shelf_of(settings)) if files else None)
    finally:
        await database.close()


def _advice(found: Counter[Finding]) -> str:
    keys = any(what == "users.key" for _, what in found)
    return (
        "Put the missing files back into keys/ from its newest backup; the bot finds them by itself."
        if keys
        else "The people concerned were told, or will be when they write. Everybody else is served."
    )
