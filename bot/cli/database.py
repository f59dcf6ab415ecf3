"""`db`: the database."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Annotated

import typer

from bot.settings import Settings, SettingsError, load_settings
from conversation.reading import READERS
from storage import Database, MasterKey, StorageError, Vault, migrate
from storage.inspection import Finding, inspect

app = typer.Typer(help="The database.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the database at DATABASE_URL (or the embedded one in DATA_DIR) to the newest schema.

    `run` does the same at every start, so this is for those who want to do it apart, for instance before a release.
    """
    try:
        settings = load_settings()
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        migrate.upgrade(settings.database)
    except SettingsError as error:
        typer.echo(f"Wrong setting. {error}", err=True)
        raise typer.Exit(2) from None
    except StorageError as error:
        typer.echo(f"The database cannot be upgraded. {error}", err=True)
        raise typer.Exit(3) from None
    typer.echo("The database is at the newest schema.")


@app.command()
def check(
    files: Annotated[bool, typer.Option(help="Also read every file of the vault from end to end.")] = False,
) -> None:
    """Say what of the stored data does not open, by table, column and code; nobody's words are shown.

    The bot may run meanwhile. Ends with status 1 if there is anything, and 0 if everything opens.
    """
    try:
        settings = load_settings()
        found = asyncio.run(_inspected(settings, files))
    except SettingsError as error:
        typer.echo(f"Wrong setting. {error}", err=True)
        raise typer.Exit(2) from None
    except StorageError as error:
        typer.echo(f"The data cannot be opened. {error}", err=True)
        raise typer.Exit(3) from None
    for (code, what), count in sorted(found.items()):
        typer.echo(f"{count:6}  {code}  {what}")
    typer.echo("Everything opens." if not found else _advice(found))
    raise typer.Exit(1 if found else 0)


async def _inspected(settings: Settings, files: bool) -> Counter[Finding]:
    database = await Database.open_as_it_is(settings.database, MasterKey.load(settings.key_file))
    try:
        return await inspect(database, READERS, Vault(settings.data_dir / "vault") if files else None)
    finally:
        await database.close()


def _advice(found: Counter[Finding]) -> str:
    keys = any(what == "users.key" for _, what in found)
    return (
        "Put the missing files back into keys/ from its newest backup; the bot finds them by itself."
        if keys
        else "The people concerned were told, or will be when they write. Everybody else is served."
    )
