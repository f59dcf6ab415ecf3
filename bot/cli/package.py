"""`package`: checking a package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from submission import verify

app = typer.Typer(help="Packages of finished claims.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep `verify` a subcommand although it is the only one."""


@app.command("verify")
def check(
    path: Annotated[
        Path, typer.Argument(help="A ZIP or an unpacked folder.", exists=True, show_default=False)
    ],
    tsa_root: Annotated[
        Path | None,
        typer.Option(help="Certificates (PEM) of those whose time stamps are trusted.", exists=True),
    ] = None,
) -> None:
    """Check every file of a package against its manifest and name the one that fails.

    The same check as verify.py inside the package, and with --tsa-root also of the signatures and certificates of
    time stamps beside the package. Ends with status 0 if everything is as it was made, else 1.
    """
    status = verify.main([str(path)])
    stamps = verify.check(path).stamps
    if stamps and tsa_root is None:
        typer.echo("The time stamp was not checked in full: name its maker's certificate with --tsa-root.")
    elif stamps and tsa_root is not None and not _genuine(path, stamps, tsa_root):
        status = 1
    raise typer.Exit(status)


def _genuine(path: Path, stamps: tuple[verify.Stamp, ...], tsa_root: Path) -> bool:
    from submission import stamp as full

    try:
        roots = full.roots_in(tsa_root)
    except ValueError:
        typer.echo("No certificates in PEM are in the file of --tsa-root.", err=True)
        raise typer.Exit(2) from None
    sums = dict(verify.check(path).sums)
    files = {file.name: file for file in verify.stamps_beside(path)}
    genuine = True
    for stamp in stamps:
        try:
            full.check(files[stamp.file].read_bytes(), bytes.fromhex(sums[stamp.manifest]), roots)
        except full.BadStamp as error:
            typer.echo(f"✗ {stamp.file}: not genuine: {error}")
            genuine = False
        else:
            typer.echo(f"OK. {stamp.file} is genuine: {stamp.manifest} existed at {stamp.moment}.")
    return genuine
