"""`backup`: two backups, one of the database with the vault and one of the keys, and how they are put back."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.cli.audit import said
from bot.cli.ending import ending
from bot.settings import Settings, load_settings
from bot.shelves import bucket_of
from conversation.reading import READERS
from storage import MasterKey, StorageError, backup, key_copy, restoring, verifying
from storage.inspection import Finding
from storage.restoring import NotWhole, Place

app = typer.Typer(
    help="Backups: of the database with the vault, and apart of the keys.", no_args_is_help=True
)
T = TypeVar("T")
_There = Annotated[Path, typer.Argument(help="The folder of the backup.", show_default=False)]

_WORDS = {
    "storage.missing": "missing",
    "storage.tampered": "not as it was copied",
    "storage.size": "of another size than the database says",
    "storage.unknown": "there that the backup does not know",
    "storage.corrupt": "damaged",
    "storage.older": "left of another copy: run `backup keys` to destroy it",
}


@app.command()
def create(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.", show_default=False)],
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", help="An earlier backup: its files are not fetched again.", show_default=False
        ),
    ] = None,
) -> None:
    """Copy the database and the vault as they are at one moment. The bot may go on writing meanwhile.

    With --since a file that an earlier backup has is taken from there; on the same file system it takes no room twice,
    and each of the two is whole without the other.

    The copy says nothing without the keys, and those are no part of it: `backup keys` copies them, right after this,
    and the master key is copied once, elsewhere.
    """
    made = _doing("No backup was made.", lambda place: asyncio.run(_created(place, folder, since)))
    typer.echo(f"Copied {made.people} people and {made.files} files.")
    if made.gone:
        typer.echo(
            f"{made.gone} files were removed by their owners meanwhile, or are missing: see `db check --files`."
        )


@app.command()
def keys(
    folder: Annotated[
        Path,
        typer.Argument(help="A folder for this copy alone; what is in it is replaced.", show_default=False),
    ],
) -> None:
    """Copy keys/, without the master key, and destroy the copy before. The bot may go on meanwhile.

    An older copy would bring back people who were erased since, so there is never a second one in the folder: keep no
    other, and see to it that whatever carries the folder elsewhere keeps no versions of it. Run it after each `backup
    create`.
    """
    copied = _doing("The keys were not copied.", lambda place: _copied(place, folder))
    typer.echo(
        f"Copied {copied.people} keys of people, {copied.erased} marks of the erased and {copied.shares} keys of "
        "shares. The copy before is destroyed."
    )


@app.command()
def verify(
    folder: _There,
    open_all: Annotated[
        bool, typer.Option("--open", help="Also open everything in it; needs the keys.")
    ] = False,
) -> None:
    """Say whether a backup is whole, of the database or of the keys. Nothing is changed.

    No key is needed. Where the master key is at its place, also whether the backup belongs to it. Ends with status 1 if
    anything is not in order.
    """
    if (folder / key_copy.NEWEST).is_dir():
        found = _doing("The copy cannot be looked into.", lambda place: _keys_found(place, folder))
    else:
        found = _doing("The backup cannot be looked into.", lambda place: _found(place, folder, open_all))
    for line in _lines(found):
        typer.echo(line)
    typer.echo("The backup is not in order." if found else "The backup is in order.")
    raise typer.Exit(1 if found else 0)


@app.command()
def restore(
    folder: _There,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", help="The folder that `backup keys` was given.", show_default=False),
    ] = None,
) -> None:
    """Put a backup back onto an empty machine: to DATA_DIR and DATABASE_URL, SQLite or PostgreSQL.

    The master key has to be at its place, and keys/ beside it unless --keys names their copy. Nothing is written over.
    Interrupted at any point it is run once more; until it ends, the bot does not start. Who was erased after the
    backup stays erased, if the newest copy of the keys is used.
    """
    with ending("Nothing was put back."):
        try:
            done = asyncio.run(restoring.restore(_place(load_settings()), folder, keys))
        except NotWhole as error:
            for line in _lines(error.found):
                typer.echo(line, err=True)
            typer.echo("Nothing was put back. The backup is not whole.", err=True)
            raise typer.Exit(1) from None
    made = f" of {done.backup.made_at:%Y-%m-%d %H:%M} UTC" if done.backup.made_at else ""
    typer.echo(f"Put back the backup{made}: {done.backup.people} people and {done.backup.files} files.")
    typer.echo(f"Keys that open: {done.keys.people}. Erased, and so they stay: {done.keys.erased}.")
    if done.keys.closed:
        typer.echo(f"{done.keys.closed} keys are missing: put a newer copy of keys/ in its place.")
    if done.log.bad is not None:
        typer.echo(f"The log in the backup is not as it was written. {said(done.log.bad)}")
    typer.echo("What was said after the backup is gone. Whoever writes sees first where they are.")
    typer.echo("Start the bot. A desk of its own needs its database and keys/shares/ back too.")


async def _created(place: Place, folder: Path, since: Path | None) -> backup.Copied:
    place.keep_apart(folder)
    return await backup.create(place.url, place.shelf, folder, place.head, since)


def _copied(place: Place, folder: Path) -> key_copy.KeysCopied:
    place.keep_apart(folder)
    return key_copy.replace(place.key_file, folder)


def _found(place: Place, folder: Path, open_all: bool) -> Counter[Finding]:
    checked = verifying.check(folder)
    found = checked.found
    made = f" of {checked.made_at:%Y-%m-%d %H:%M} UTC" if checked.made_at else ", without a manifest"
    typer.echo(f"A backup{made}, schema {checked.schema}: {checked.people} people and {checked.files} files.")
    if checked.gone:
        typer.echo(f"{checked.gone} files were gone when it was made.")
    if not place.key_file.exists():
        if open_all:
            raise StorageError("storage.key", "the master key is not at its place")
        typer.echo("Without the master key it is not known whose it is.")
        return found
    key = MasterKey.load(place.key_file)
    verifying.belongs(folder, key)
    typer.echo("It belongs to this master key.")
    if open_all and not found:
        found = asyncio.run(verifying.opened(folder, key, READERS))
    return found


def _keys_found(place: Place, folder: Path) -> Counter[Finding]:
    checked = key_copy.check(folder, place.key_file if place.key_file.exists() else None)
    typer.echo(
        f"A copy of the keys of {checked.made_at:%Y-%m-%d %H:%M} UTC: {checked.counts['people']} keys of people, "
        f"{checked.counts['erased']} marks of the erased, {checked.counts['shares']} keys of shares."
    )
    return checked.found


def _lines(found: Counter[Finding]) -> list[str]:
    return [
        f"{n:6}  {code}  {what}  {_WORDS.get(code, '')}".rstrip() for (code, what), n in sorted(found.items())
    ]


def _doing(failed: str, work: Callable[[Place], T]) -> T:
    with ending(failed):
        return work(_place(load_settings()))


def _place(settings: Settings) -> Place:
    bucket = bucket_of(settings) if settings.vault_bucket else None
    return Place(settings.database, settings.data_dir, settings.key_file, bucket)
