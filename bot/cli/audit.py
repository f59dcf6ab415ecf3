"""`audit`: the log of what happened to whose claim."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.ending import ending
from bot.settings import Settings, load_settings
from storage import Database, MasterKey, StorageError
from storage.audit.head import Head, Signer
from storage.audit.placing import head_file
from storage.audit.verify import Bad, Verdict
from storage.audit.verify import verify as verified
from storage.former import Former

app = typer.Typer(help="The audit log.", no_args_is_help=True)

_WORDS = {
    "unmarked": "was not written by this program",
    "altered": "was altered",
    "missing": "follows entries of its claim that are gone",
    "doubled": "had the number of another entry of its claim",
    "moved": "or one of those after it was put into the place of another",
    "gap": "is gone",
    "cut": "and everything after it is gone, though it was signed",
    "rewritten": "and what is before it is not what was signed",
    "restored": "and what came after it is gone: an older backup was put back since that head was signed",
}


@app.command()
def verify(
    witness: Annotated[
        Path | None, typer.Option(help="A head that was kept elsewhere (`audit head`).", exists=True)
    ] = None,
) -> None:
    """Check that no entry was altered, removed, moved, added or cut off. Names the first that was.

    The bot may run meanwhile. Ends with status 1 if anything is wrong.
    """
    with ending("The log cannot be checked."):
        kept = witness.read_text("utf-8") if witness else ""
        verdict = asyncio.run(_verdict(load_settings(), kept))
    for gap in verdict.gaps:
        typer.echo(
            f"A backup was put back on {gap.at:%Y-%m-%d %H:%M} UTC: the log came back up to entry number {gap.upto}, "
            + (f"those up to {gap.signed} are gone." if gap.signed > gap.upto else "nothing signed is gone.")
        )
    if verdict.bad is not None:
        typer.echo(said(verdict.bad))
        if verdict.bad.what == "cut" and not witness:
            typer.echo(
                "If an older backup was put back by hand: `backup restore` does it so that the log says so."
            )
        raise typer.Exit(1)
    typer.echo(f"{verdict.entries} entries, {verdict.signed} of them signed: all as they were written.")


@app.command()
def head() -> None:
    """Print how far the log goes, signed. Kept elsewhere or on paper, it tells later whether the log was rewritten."""
    with ending("There is no head to show."):
        settings = load_settings()
        key = MasterKey.load(settings.key_file)
        found = head_file(key).load()
    typer.echo(Signer(key.head).note(found) if found else "Nothing is signed yet.", nl=not found)


async def _verdict(settings: Settings, witness: str) -> Verdict:
    key = MasterKey.load(settings.key_file)
    former = key.former()
    kept = _kept(witness, key, former) if witness else None
    database = await Database.open(settings.database, key)
    try:
        # The head first: what is written meanwhile only puts the database ahead of it.
        signed = head_file(key).load()
        return await database.read(
            partial(
                verified,
                chain_key=key.chain,
                order_key=key.order,
                head=signed,
                witness=kept,
                former=former,
            )
        )
    finally:
        await database.close()


def _kept(note: str, key: MasterKey, former: Sequence[Former]) -> Head:
    """A head that was kept elsewhere; one from before the master key was changed speaks of no entry after that."""
    for one in former:
        try:
            head = Signer(one.head).read(note)
        except StorageError:
            continue
        if head.size <= one.upto:
            return head
    return Signer(key.head).read(note)


def said(bad: Bad) -> str:
    """One sentence for the operator."""
    where = (
        f"Entry number {bad.place} in the order of all"
        if bad.place
        else "An entry without a place in the order"
    )
    claim = f"claim {bad.claim_id}, number {bad.n} of its chain" if bad.claim_id else ""
    claim = claim or (f"number {bad.n} of those about no claim" if bad.n else "")
    return f"{where}{claim and f' ({claim})'} {_WORDS[bad.what]}."
