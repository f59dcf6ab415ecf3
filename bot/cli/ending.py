"""How a command ends where it cannot do what it is asked: one line, and a status that scripts can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.settings import SettingsError
from storage import StorageError, translate

WRONG_SETTING, WRONG_STORAGE = 2, 3


@contextmanager
def ending(failed: str) -> Iterator[None]:
    """`failed` says what was not done, before the reason that storage gives; a wrong setting is named by itself.

    A folder or a file that is not as it should be is such a reason wherever it is found out, as where somebody else
    owns it.
    """
    try:
        yield
    except SettingsError as error:
        typer.echo(f"Wrong setting. {error}", err=True)
        raise typer.Exit(WRONG_SETTING) from None
    except (StorageError, OSError) as error:
        if isinstance(error, OSError) and error.filename is None:  # it was about no file
            raise
        typer.echo(f"{failed} {translate(error)}", err=True)
        raise typer.Exit(WRONG_STORAGE) from None
