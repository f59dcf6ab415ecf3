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
) -> None:
    """Check every file of a package against its manifest and name the one that fails.

    The same check as verify.py inside the package. Ends with status 0 if everything is as it was made, else 1.
    """
    raise typer.Exit(verify.main([str(path)]))
