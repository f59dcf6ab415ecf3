"""aiogram routers: what Telegram sent becomes a happening. They decide nothing."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import answering, commands, evidence


def router() -> Router:
    """All handlers, in the order in which they are tried."""
    root = Router(name="zayava")
    root.include_routers(commands.router(), evidence.router(), answering.router())
    return root
