"""`backup`: a consistent copy of what is stored."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import SettingsError, load_settings
from storage import StorageError, backup

app = typer.Typer(
    help="Backups of the database and the vault; keys are backed up apart.", no_args_is_help=True
)


@app.callback()
def _group() -> None:
    """Keep `create` a subcommand although it is the only one."""


@app.command()
def create(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.", show_default=False)],
) -> None:
    """Copy the database and the vault as they are at one moment. The bot may go on writing meanwhile.

    The copy says nothing without the keys, and those are no part of it: back up the master key once, elsewhere, and
    keys/ as often as this, each copy replacing the last.
    """
    try:
        settings = load_settings()
        made = asyncio.run(backup.create(settings.database, settings.data_dir / "vault", folder))
    except SettingsError as error:
        typer.echo(f"Wrong setting. {error}", err=True)
        raise typer.Exit(2) from None
    except StorageError as error:
        typer.echo(f"No backup was made. {error}", err=True)
        raise typer.Exit(3) from None
    typer.echo(f"Copied {made.people} people and {made.files} files.")
    if made.gone:
        typer.echo(
            f"{made.gone} files were removed by their owners meanwhile, or are missing: see `db check --files`."
        )
