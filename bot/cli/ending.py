"""How a command ends where it cannot do what it is asked: one line, and a status that scripts can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.settings import SettingsError
from storage import StorageError

WRONG_SETTING, WRONG_STORAGE = 2, 3


@contextmanager
def ending(failed: str) -> Iterator[None]:
    """`failed` says what was not done, before the reason that storage gives; a wrong setting is named by itself."""
    try:
        yield
    except SettingsError as error:
        typer.echo(f"Wrong setting. {error}", err=True)
        raise typer.Exit(WRONG_SETTING) from None
    except StorageError as error:
        typer.echo(f"{failed} {error}", err=True)
        raise typer.Exit(WRONG_STORAGE) from None
