"""The command line: `python -m bot --help`."""

from __future__ import annotations

import typer

from bot.cli import audit, backup, database, desk, files, forms, keys, package, run, staff, texts

app = typer.Typer(
    help="Zayava prepares claims to the Register of Damage in a chat.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("run")(run.run)
app.command("desk")(desk.desk)
app.command("desk-key")(desk.desk_key)
app.add_typer(staff.app, name="staff")
app.add_typer(audit.app, name="audit")
app.add_typer(forms.app, name="forms")
app.add_typer(package.app, name="package")
app.add_typer(database.app, name="db")
app.add_typer(files.app, name="files")
app.add_typer(backup.app, name="backup")
app.add_typer(keys.app, name="keys")
app.add_typer(texts.app, name="texts")
