"""How the bot presents itself in Telegram: the menu of commands and what stands under its name, in each language.

What an operator has written there by hand stays. Without any of it the bot works all the same.
"""

from __future__ import annotations

from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand

from bot.telegram.patience import Patience
from dialogs.language import N_, Language
from locales import LANGUAGES, language

_log = structlog.get_logger(__name__)

COMMANDS = {
    "start": N_("Почати або продовжити"),
    "claims": N_("Мої заяви"),
    "new": N_("Нова заява"),
    "family": N_("Моя родина"),
    "remind": N_("Нагадати про чернетку"),
    "help": N_("Як це працює"),
    "language": N_("Мова · Language"),
    "erase": N_("Стерти всі мої дані"),
}
"""The commands of Telegram's menu, with what is said of them there."""

DESCRIPTION = N_(
    "«Заява» допомагає підготувати заяву до Реєстру збитків, завданих агресією Росії. "
    "Прості питання по одному, українською або англійською. Відповіді й файли "
    "зберігаються зашифрованими. Наприкінці ви отримаєте пакет, з яким подаєте заяву в "
    "Дії самі. Це безкоштовно. Натисніть «Почати»."
)
"""Seen in the empty chat before somebody starts: https://core.telegram.org/bots/api#setmydescription"""

SHORT = N_(
    "Допомагає підготувати заяву до Реєстру збитків, крок за кроком. Подаєте в Дії ви самі. Безкоштовно."
)
"""Seen on the bot's page, at most 120 characters: https://core.telegram.org/bots/api#setmyshortdescription"""

_OURS: tuple[str, ...] = ()
"""What earlier releases set: it may be replaced."""


async def introduce(bot: Bot, patience: Patience, name: str) -> None:
    """Set the menu, the descriptions, and the name if one is set. A refusal of one keeps none of the others back."""
    for code in LANGUAGES:
        speaks, spoken = "" if code == "uk" else code, language(code)
        for step in (
            partial(_menu, bot, speaks, spoken),
            partial(_description, bot, speaks, spoken.text(DESCRIPTION)),
            partial(_short, bot, speaks, spoken.text(SHORT)),
            partial(_name, bot, speaks, name),
        ):
            try:
                await patience.wait(step, "introduce")
            except TelegramAPIError as error:
                _log.error("introduction.refused", what=step.func.__name__, error=type(error).__name__)


async def _menu(bot: Bot, speaks: str, spoken: Language) -> None:
    commands = [BotCommand(command=name, description=spoken.text(about)) for name, about in COMMANDS.items()]
    await bot.set_my_commands(commands, language_code=speaks)


async def _description(bot: Bot, speaks: str, text: str) -> None:
    there = (await bot.get_my_description(language_code=speaks)).description
    if there != text and (not there or there in _OURS):
        await bot.set_my_description(text, language_code=speaks)


async def _short(bot: Bot, speaks: str, text: str) -> None:
    there = (await bot.get_my_short_description(language_code=speaks)).short_description
    if there != text and (not there or there in _OURS):
        await bot.set_my_short_description(text, language_code=speaks)


async def _name(bot: Bot, speaks: str, name: str) -> None:
    if name and (await bot.get_my_name(language_code=speaks)).name != name:
        await bot.set_my_name(name, language_code=speaks)
