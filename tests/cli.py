"""The command line inside this process: the same commands without the seconds that a new interpreter imports for."""

from __future__ import annotations

import logging
import os
from contextlib import chdir
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from typer.testing import CliRunner

from bot.cli import app
from storage.restoring import Place

Result = CompletedProcess[str]


def called(*arguments: str, folder: Path, **settings: str) -> Result:
    """`python -m bot …` in a folder, with nothing set but these settings; whatever it raises is raised here."""
    handlers, level = logging.root.handlers[:], logging.root.level
    environment = {"PATH": os.environ["PATH"], "COLUMNS": "120", **settings}
    try:
        with patch.dict(os.environ, environment, clear=True), chdir(folder):
            done = CliRunner().invoke(app, arguments, prog_name="python -m bot", catch_exceptions=False)
    finally:
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)
    return CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


def called_at(place: Place, *command: str, **settings: str) -> Result:
    """The same where the data and the keys of a bot are; the folder around them is made."""
    place.data.parent.mkdir(exist_ok=True)
    return called(
        *command,
        folder=place.data.parent,
        DATABASE_URL=place.url,
        DATA_DIR=str(place.data),
        MASTER_KEY_FILE=str(place.key_file),
        **settings,
    )
