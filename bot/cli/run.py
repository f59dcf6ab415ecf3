"""`run`: the bot itself."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import typer
from pydantic import SecretStr

from bot.cli.ending import ending
from bot.cli.stopping import leave, told_to_stop
from bot.logs import configure
from bot.program import Program
from bot.settings import Settings, listening_at, load_settings
from bot.watching.watched import Watched, watching

if sys.platform != "win32":
    import uvloop

    _new_loop = uvloop.new_event_loop
else:
    _new_loop = asyncio.new_event_loop


def run() -> None:
    """Start the bot.

    With BOT_TOKEN it works on Telegram: by long polling, or by webhook when WEBHOOK_URL and WEBHOOK_SECRET are set.
    Without a token it starts a local practice chat and prints the address of its page. Settings come from the
    environment or from a file named .env; the README lists them.
    """
    with ending("The data cannot be opened."):
        settings = load_settings()
        configure(settings.log_level)
        with asyncio.Runner(loop_factory=_new_loop) as runner:
            held_up = runner.run(_serve(settings))
        if held_up:
            leave()


async def _serve(settings: Settings) -> bool:
    """Whether a thread is left that may take long to end."""
    if settings.bot_token.get_secret_value():
        return await _work(settings)
    from playground import start

    folder = settings.data_dir / "practice"
    with listening_at("PLAYGROUND_PORT"):
        started = await start(port=settings.playground_port, folder=folder / "chat")
    async with started as playground:
        local = settings.model_copy(
            update={
                "bot_token": SecretStr(playground.token),
                "telegram_api_url": playground.url,
                "data_dir": folder,
                # Real people wait in the real database; practice must never answer them.
                "database_url": "",
                "master_key_file": None,
                "vault_bucket": "",
            }
        )
        typer.echo(f"Пробний чат · Practice chat: {playground.url}/")
        if settings.desk_url:  # a real desk is meant: nobody may walk into it
            return await _work(local.model_copy(update={"desk_url": ""}))
        port = _free_port(settings.desk_port)
        desk = {"desk_url": f"http://127.0.0.1:{port}", "desk_port": port, "desk_apart": False}
        names = {"organisation": "Пробна організація", "organisation_contact": "поруч із чатом"}
        typer.echo(f"Пробний кабінет · Practice desk: http://127.0.0.1:{port}/practice")
        return await _work(local.model_copy(update=desk | names), practice=True)


def _free_port(wanted: int) -> int:
    """The port that is wanted, or any free one."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
    return wanted


async def _work(settings: Settings, *, practice: bool = False) -> bool:
    """Run until Ctrl+C or SIGTERM, then finish what is in hand. Whether a thread could not be waited for."""
    async with watching(settings) as show:
        return await _work_seen(settings, show, practice)


async def _work_seen(settings: Settings, show: Callable[[Watched], None], practice: bool) -> bool:
    stopped = told_to_stop()
    stopping = asyncio.create_task(stopped.wait())
    starting = asyncio.create_task(Program.start(settings, practice=practice))
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():  # as while another process keeps the database locked
        starting.cancel()
        with suppress(asyncio.CancelledError):
            await starting
        return False
    program = starting.result()
    show(program.watched)
    # Cyclic collection over everything loaded so far is the largest single cost of an answer.
    gc.collect()
    gc.freeze()
    # A collection of the young holds everybody up, the longer the more there are: few at a time, the older as seldom.
    gc.set_threshold(5_000, 80, 50)
    working = asyncio.create_task(program.run())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        stopping.cancel()
        await program.close()
        with suppress(asyncio.CancelledError):
            await working
    return program.held_up
