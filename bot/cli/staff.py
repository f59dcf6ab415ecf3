"""`staff`: who works at the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Annotated, TypeVar

import typer

from bot.cli.ending import ending
from bot.settings import Settings, load_settings
from desk import rules, staffing
from desk.rules import Refused
from locales import language
from storage import Conflict, Database, MasterKey, Work
from storage.staff import ADMIN, ROLES

app = typer.Typer(help="The staff of the desk.", no_args_is_help=True)

T = TypeVar("T")
Roles = Annotated[
    list[str] | None, typer.Option("--role", help=f"What they may do: {', '.join(ROLES)}; may be repeated.")
]


@app.command()
def add(
    alias: Annotated[str, typer.Argument(help="What applicants and colleagues see of them.")],
    telegram: Annotated[int | None, typer.Option(help="The id of their Telegram account.")] = None,
    role: Roles = None,
    trained: Annotated[bool, typer.Option(help="Trained for claims that hurt.")] = False,
    sex: Annotated[str, typer.Option(help="f or m, if applicants may wish for it.")] = "",
    speaks: Annotated[str, typer.Option(help="The language of the desk: uk or en.")] = "uk",
) -> None:
    """Add somebody. While there is no admin, roles are given at once; after that an admin gives them at the desk.

    Who has no Telegram account gets a link to come in by, once, printed here.
    """
    if sex not in ("", "f", "m"):
        raise typer.BadParameter("should be f or m", param_hint="--sex")
    link = _run(
        partial(
            _add, alias=alias, telegram=telegram, roles=role or [], trained=trained, sex=sex, speaks=speaks
        )
    )
    typer.echo(f"Added {alias}.")
    if link:
        typer.echo(f"Their way in, for five minutes: {load_settings().desk_url}/in/{link}")


@app.command("list")
def everybody() -> None:
    """Who there is, with roles."""
    people = _run(lambda work: work.staff.list())
    for person in people:
        roles = ", ".join(role for role in ROLES if role in person.roles) or "no role"
        more = " · trained" if person.trained else ""
        typer.echo(f"{person.id}  {person.alias}: {roles}{more}{'' if person.active else ' · disabled'}")
    if sum(person.active and bool(person.roles) for person in people) == 1:
        typer.echo("An organisation of one: nobody can agree to an export, so there is none.")


@app.command()
def disable(person: Annotated[int, typer.Argument(help="The number that `staff list` shows.")]) -> None:
    """Shut somebody out at once: they are signed out, and what they had in hand goes back to the queue."""
    _run(partial(_disable, staff_id=person))
    typer.echo("Disabled.")


@app.command()
def grant(
    person: Annotated[int, typer.Argument(help="The number that `staff list` shows.")],
    role: Roles = None,
    replace: Annotated[
        int | None,
        typer.Option(help="The absent admin whom they replace: all staff know of it for three days."),
    ] = None,
) -> None:
    """Give roles while there is no admin. With --replace, announce that an absent admin is replaced; called again
    after 72 hours, it is done, unless an admin has objected at the desk."""
    if replace is not None:
        typer.echo(_run(partial(_replace, absent_id=replace, staff_id=person)))
        return
    _run(partial(_grant, staff_id=person, roles=role or []))
    typer.echo("Granted.")


def _add(
    work: Work, alias: str, telegram: int | None, roles: list[str], trained: bool, sex: str, speaks: str
) -> str:
    has_admin = any(person.may(ADMIN) for person in work.staff.list())
    if roles and has_admin:
        staffing.first_admin(work, work.staff.list()[0], roles)  # refuses, and says why
    staff = work.staff.add(
        alias, (), telegram_id=telegram, trained=trained and not has_admin, sex=sex, language=speaks
    )
    work.audit.record(staff.id, None, "staff.added")
    if roles:
        staffing.first_admin(work, staff, roles)
    return work.passes.link(staff.id) if telegram is None and roles else ""


def _disable(work: Work, staff_id: int) -> None:
    staffing.shut_out(work, work.staff.get(staff_id), staffing.NOBODY)


def _grant(work: Work, staff_id: int, roles: list[str]) -> None:
    staffing.first_admin(work, work.staff.get(staff_id), roles)


def _replace(work: Work, absent_id: int, staff_id: int) -> str:
    absent, other = work.staff.get(absent_id), work.staff.get(staff_id)
    permit = staffing.announce_replacement(work, absent, other)
    if work.now < permit.asked_at + rules.NOTICE_OF:
        day = (permit.asked_at + rules.NOTICE_OF).isoformat(timespec="minutes")
        return f"Announced to all staff. Call this again after {day} (UTC)."
    staffing.replace(work, permit)
    return f"{other.alias} is an admin in the place of {absent.alias}."


def _run(work: Callable[[Work], T]) -> T:
    """One transaction, with whatever goes wrong said in a line."""
    with ending("It was not done."):
        try:
            return asyncio.run(_in_database(load_settings(), work))
        except Refused as refused:
            typer.echo(language("en").text(refused.message, **refused.params), err=True)
        except Conflict:
            typer.echo("Somebody has this Telegram account already.", err=True)
        raise typer.Exit(1)


async def _in_database(settings: Settings, work: Callable[[Work], T]) -> T:
    database = await Database.open(settings.database, MasterKey.load(settings.key_file))
    try:
        return await database.write(work)
    finally:
        await database.close()
