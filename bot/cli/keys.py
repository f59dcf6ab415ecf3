"""`keys`: the master key, and the keys of people that it wraps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Annotated, TypeVar

import typer

from bot.cli.ending import ending
from bot.settings import Settings, load_settings
from storage import Database, MasterKey
from storage.key_check import Keys
from storage.key_check import check as check_keys
from storage.rotation import Rotated
from storage.rotation import rotate as rotate_keys
from storage.standstill import standstill

app = typer.Typer(help="The master key, and the keys of people.", no_args_is_help=True)
T = TypeVar("T")
_STRANGERS = (
    "keys belong to nobody in this database, which is no fault: of people who came after a backup that was put back, "
    "or whom a kill kept from coming"
)


@app.command()
def rotate(
    despite_damage: Annotated[
        bool, typer.Option("--despite-damage", help="Go on although keys of people do not open.")
    ] = False,
) -> None:
    """Make a new master key, and wrap everybody's key anew. Stop the bot first, and a desk of its own.

    Interrupted at any point, it is brought to its end or undone by the next call, or by the next start of the bot.
    Afterwards back up the master key and keys/ again, and destroy every older copy of both: together they still open
    what was stored before. Older backups of the database stay good.
    """
    done = _doing(lambda settings: _rotated(settings, despite_damage))
    typer.echo(
        f"The master key is a new one. Wrapped anew: {done.people} keys, {done.erased} marks of the erased, "
        f"{done.shares} keys of shares."
    )
    if done.left:
        typer.echo(f"{done.left} keys opened with no master key and were left as they are.")
    typer.echo("Back up the master key and keys/ now, and destroy every older copy of both.")
    typer.echo("A desk of its own needs its key anew: see `desk-key`.")


@app.command()
def check() -> None:
    """Say whether everybody's key opens, and whether others may read the keys; nothing is changed.

    The bot may run meanwhile. Ends with status 1 if anything is not in order.
    """
    found = _doing(_checked)
    typer.echo(f"Keys that open: {found.people}. Destroyed: {found.erased}.")
    for count, what in (
        (found.closed, "keys do not open, or are missing: put them back into keys/"),
        (found.strangers, _STRANGERS),
        (found.readable, "files may be read by others: run chmod 600 on them"),
        (len(found.unmarked), "marks are missing or damaged: the next start makes them anew"),
    ):
        if count:
            typer.echo(f"{count} {what}.")
    typer.echo("The keys are in order." if found.in_order else "The keys are not in order.")
    raise typer.Exit(0 if found.in_order else 1)


def _doing(work: Callable[[Settings], Coroutine[None, None, T]]) -> T:
    with ending("The keys were not changed."):
        return asyncio.run(work(load_settings()))


async def _rotated(settings: Settings, despite_damage: bool) -> Rotated:
    async with standstill(settings.database, settings.data_dir):
        return await rotate_keys(settings.database, settings.key_file, despite_damage=despite_damage)


async def _checked(settings: Settings) -> Keys:
    master = MasterKey.load(settings.key_file)
    database = await Database.open_as_it_is(settings.database, master)
    try:
        return await database.read(lambda work: check_keys(work.connection, master, settings.key_file))
    finally:
        await database.close()
