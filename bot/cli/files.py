"""`files`: where what people sent is kept."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from bot.cli.ending import ending
from bot.settings import Settings, load_settings
from bot.shelves import bucket_of, folder_of, shelf_of
from storage import Vault, carrying
from storage.carrying import Carried
from storage.shelf import Lying
from storage.standstill import standstill

app = typer.Typer(help="The files that people sent, all of them encrypted.", no_args_is_help=True)


class Where(StrEnum):
    BUCKET = "bucket"
    FOLDER = "folder"


@app.command()
def check() -> None:
    """Say whether a file can be saved and deleted where the files are kept, and how many there are.

    The bot may run meanwhile. Whether each of them opens says `db check --files`.
    """
    with ending("No file can be kept."):
        found = asyncio.run(_checked(load_settings()))
    whole = [file.size for file in found if file.whole]
    typer.echo(f"There are {len(whole)} files of {sum(whole)} bytes in all.")
    if half := len(found) - len(whole):
        typer.echo(f"{half} more are being written, or were never finished: those go by themselves.")


@app.command()
def move(
    to: Annotated[Where, typer.Argument(help="Where the files are to be kept from now on.")],
) -> None:
    """Move all files from vault/ in DATA_DIR into the bucket, or back. Stop the bot first, and a desk of its own.

    VAULT_BUCKET and what belongs to it have to be set, for the way back too. All of them are carried over and looked
    for there before one is deleted here; interrupted at any point it is run once more.
    """
    with ending("The files were not moved."):
        moved = asyncio.run(_moved(load_settings(), to))
    typer.echo(f"There are {moved.files} files of {moved.size} bytes in the {to} now.")
    if to is Where.FOLDER:
        typer.echo("Now take VAULT_BUCKET out of the settings, and start the bot.")


async def _checked(settings: Settings) -> list[Lying]:
    vault = Vault(shelf_of(settings))
    await vault.prove()
    return await vault.files()


async def _moved(settings: Settings, to: Where) -> Carried:
    folder, bucket = folder_of(settings), bucket_of(settings)
    source, target = (folder, bucket) if to is Where.BUCKET else (bucket, folder)
    async with standstill(settings.database, settings.data_dir):
        return await asyncio.to_thread(carrying.move, source, target)
