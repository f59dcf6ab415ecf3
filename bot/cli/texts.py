"""`texts`: the catalogues of translations."""

from __future__ import annotations

import os

import typer

from locales import catalogue, plain, spelling

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


@app.command()
def spell() -> None:
    """Name the Ukrainian words that hunspell does not know and locales/uk/words.txt does not list.

    Ends with status 1 if there are any. Without hunspell and its Ukrainian dictionary nothing is checked, which ends
    with status 1 only in CI (the variable CI).
    """
    try:
        words = spelling.unknown_words()
    except spelling.NoDictionary:
        typer.echo(
            "Not checked: there is no hunspell with a Ukrainian dictionary (apt install hunspell hunspell-uk)."
        )
        raise typer.Exit(1 if os.environ.get("CI") else 0) from None
    for word in words:
        typer.echo(f"unknown word: {word}")
    known = "Those that are right belong into locales/uk/words.txt."
    typer.echo(f"{len(words)} words to look at. {known}" if words else "Every word is known.")
    raise typer.Exit(1 if words else 0)
