"""The commands of Telegram's menu."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import BotCommand, Message

from bot.conversation.happenings import Commanded, Happening
from dialogs.language import N_, Language

COMMANDS = {
    "start": N_("Почати або продовжити"),
    "claims": N_("Мої заяви"),
    "help": N_("Як це працює"),
    "language": N_("Мова · Language"),
    "erase": N_("Стерти всі мої дані"),
}


def menu(language: Language) -> list[BotCommand]:
    """The commands with their descriptions, for `setMyCommands`."""
    return [BotCommand(command=name, description=language.text(about)) for name, about in COMMANDS.items()]


async def _command(message: Message, command: CommandObject) -> Happening:
    return Commanded(command.command.lower())


def router() -> Router:
    found = Router(name="commands")
    found.message.register(_command, Command(*COMMANDS, ignore_case=True))
    return found
