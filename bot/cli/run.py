"""`run`: the bot itself."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from contextlib import suppress

import typer
from pydantic import SecretStr

from bot.logs import configure
from bot.program import Program
from bot.settings import Settings, SettingsError, load_settings
from storage import StorageError

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
    try:
        settings = load_settings()
        configure(settings.log_level)
        with asyncio.Runner(loop_factory=_new_loop) as runner:
            runner.run(_serve(settings))
    except SettingsError as error:
        typer.echo(f"Wrong setting. {error}", err=True)
        raise typer.Exit(2) from None
    except StorageError as error:
        typer.echo(f"The data cannot be opened. {error}", err=True)
        raise typer.Exit(3) from None


async def _serve(settings: Settings) -> None:
    if settings.bot_token.get_secret_value():
        await _work(settings)
        return
    from playground import start

    folder = settings.data_dir / "practice"
    async with await start(port=settings.playground_port, folder=folder / "chat") as playground:
        local = settings.model_copy(
            update={
                "bot_token": SecretStr(playground.token),
                "telegram_api_url": playground.url,
                "data_dir": folder,
                # Real people wait in the real database; practice must never answer them.
                "database_url": "",
                "master_key_file": None,
            }
        )
        typer.echo(f"Пробний чат · Practice chat: {playground.url}/")
        await _work(local)


async def _work(settings: Settings) -> None:
    """Run until Ctrl+C or SIGTERM, then finish what is in hand."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no such handlers; Ctrl+C works there all the same
            loop.add_signal_handler(name, stopped.set)
    stopping = asyncio.create_task(stopped.wait())
    starting = asyncio.create_task(Program.start(settings))
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():  # as while another process keeps the database locked
        starting.cancel()
        with suppress(asyncio.CancelledError):
            await starting
        return
    program = starting.result()
    # Cyclic collection over everything loaded so far is the largest single cost of an answer.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    working = asyncio.create_task(program.run())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        stopping.cancel()
        await program.close()
        with suppress(asyncio.CancelledError):
            await working
