"""`texts`: the catalogues of translations."""

from __future__ import annotations

import typer

from locales import catalogue, plain

app = typer.Typer(help="Texts in Ukrainian (the source) and English.", no_args_is_help=True)


@app.command()
def update() -> None:
    """Collect the texts of the program and of all forms into the catalogues under locales/, keeping translations."""
    catalogue.update()


@app.command()
def check() -> None:
    """Say which texts lack a translation, have lost their place, or are not plain Ukrainian.

    Ends with status 1 if any is so.
    """
    problems = [*catalogue.check(), *plain.plain_problems()]
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(problems)} problems in the texts." if problems else "The catalogues are complete.")
    raise typer.Exit(1 if problems else 0)
