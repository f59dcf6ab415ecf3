"""The command line: `python -m bot --help`."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

_ALONE = {"run": "run", "desk": "desk", "desk-key": "desk"}
_GROUPS = {
    "staff": "staff",
    "audit": "audit",
    "forms": "forms",
    "package": "package",
    "db": "database",
    "files": "files",
    "backup": "backup",
    "keys": "keys",
    "texts": "texts",
}
"""Each command with its module here."""


def commands(asked: str = "") -> typer.Typer:
    """The command that is asked for, or all of them: a start is not to wait for what the others need."""
    app = typer.Typer(
        help="Zayava prepares claims to the Register of Damage in a chat.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)  # so that one command alone is still called by its name
    every = _ALONE | _GROUPS
    for name in [asked] if asked in every else every:
        module = import_module(f"bot.cli.{every[name]}")
        if name in _GROUPS:
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name.replace("-", "_")))
    return app


app = commands(*sys.argv[1:2])
