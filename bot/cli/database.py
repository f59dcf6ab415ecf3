"""`db`: the database."""

from __future__ import annotations

import typer

from bot.settings import SettingsError, load_settings
from storage import StorageError, migrate

app = typer.Typer(help="The database.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep `upgrade` a subcommand although it is the only one."""


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
