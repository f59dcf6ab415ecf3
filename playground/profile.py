"""What a bot says about itself: commands by scope and language, descriptions."""

from __future__ import annotations

import re
from typing import Any

from aiogram.types import BotCommand

from .formatting import units
from .refusals import bad_request

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
MOST = {"name": 64, "description": 512, "short_description": 120}
"""Characters of the texts that a bot may set."""
_LANGUAGE = re.compile(r"[a-z]{2}")

Commands = list[dict[str, Any]]


class Profile:
    """Texts and commands; a more exact scope or language wins (https://core.telegram.org/bots/api#botcommandscope)."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, int | str | None, str], Commands] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def set_commands(self, commands: list[BotCommand], scope: Any, language: str) -> None:
        if len(commands) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for one in commands:
            if not _COMMAND.fullmatch(one.command):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= units(one.description) <= MAX_COMMAND_DESCRIPTION:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._commands[_scope(scope, language)] = [one.model_dump(exclude_none=True) for one in commands]

    def delete_commands(self, scope: Any, language: str) -> None:
        self._commands.pop(_scope(scope, language), None)

    def commands(self, scope: Any, language: str) -> Commands:
        return self._commands.get(_scope(scope, language), [])

    def commands_for(self, chat_id: int, language: str) -> Commands:
        """What a person sees in the menu."""
        for kind, chat in (("chat", chat_id), ("all_private_chats", None), ("default", None)):
            for spoken in (language, ""):
                if (kind, chat, spoken) in self._commands:
                    return self._commands[kind, chat, spoken]
        return []

    def describe(self, kind: str, text: str | None, language: str | None) -> None:
        """Set one of the texts of `MOST` for a language, or for all that have none of their own; nothing removes it."""
        if language and not _LANGUAGE.fullmatch(language):
            raise bad_request("invalid language code specified")
        if units(text or "") > MOST[kind]:
            raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
        self._texts[kind, language or ""] = text or ""

    def told(self, kind: str, language: str | None) -> str:
        """What was set for exactly this language."""
        return self._texts.get((kind, language or ""), "")

    def said(self, kind: str, language: str | None) -> str:
        """What a person of this language reads."""
        return self.told(kind, language) or self.told(kind, "")

    def dump(self) -> dict[str, Any]:
        return {
            "commands": [[list(scope), commands] for scope, commands in self._commands.items()],
            "texts": [[list(place), text] for place, text in self._texts.items()],
        }

    def load(self, kept: dict[str, Any]) -> None:
        self._commands = {(kind, chat, code): commands for (kind, chat, code), commands in kept["commands"]}
        self._texts = {(kind, code): text for (kind, code), text in kept["texts"]}


def _scope(scope: Any, language: str) -> tuple[str, int | str | None, str]:
    return (scope.type if scope else "default", getattr(scope, "chat_id", None), language)
