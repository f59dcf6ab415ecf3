"""How the bot presents itself in Telegram: the menu of commands and what stands under its name, in each language.

What an operator has written there by hand stays. Without any of it the bot works all the same.
"""

from __future__ import annotations

import logging
from functools import partial

from bot.telegram.errors import TelegramError
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from dialogs.language import N_, Language
from locales import LANGUAGES, language

_log = logging.getLogger(__name__)

COMMANDS = {
    "start": N_("Почати або продовжити"),
    "claims": N_("Мої заяви"),
    "new": N_("Нова заява"),
    "family": N_("Моя родина"),
    "remind": N_("Нагадати про чернетку"),
    "help": N_("Як це працює"),
    "language": N_("Мова · Language"),
    "privacy": N_("Що про вас зберігається"),
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


async def introduce(wire: Wire, patience: Patience, name: str) -> None:
    """Set the menu, the descriptions, and the name if one is set. A refusal of one keeps none of the others back."""
    for code in LANGUAGES:
        speaks, spoken = "" if code == "uk" else code, language(code)
        for step in (
            partial(_menu, wire, speaks, spoken),
            partial(_description, wire, speaks, spoken.text(DESCRIPTION)),
            partial(_short, wire, speaks, spoken.text(SHORT)),
            partial(_name, wire, speaks, name),
        ):
            try:
                await patience.wait(step, "introduce")
            except TelegramError as error:
                _log.error("introduction.refused what=%s error=%s", step.func.__name__, type(error).__name__)


async def _menu(wire: Wire, speaks: str, spoken: Language) -> None:
    commands = [{"command": name, "description": spoken.text(about)} for name, about in COMMANDS.items()]
    await wire.call("setMyCommands", bool, commands=commands, language_code=speaks)


async def _description(wire: Wire, speaks: str, text: str) -> None:
    there = (await wire.call("getMyDescription", dict, language_code=speaks)).get("description")
    if there != text and (not there or there in _OURS):
        await wire.call("setMyDescription", bool, description=text, language_code=speaks)


async def _short(wire: Wire, speaks: str, text: str) -> None:
    there = (await wire.call("getMyShortDescription", dict, language_code=speaks)).get("short_description")
    if there != text and (not there or there in _OURS):
        await wire.call("setMyShortDescription", bool, short_description=text, language_code=speaks)


async def _name(wire: Wire, speaks: str, name: str) -> None:
    if name and (await wire.call("getMyName", dict, language_code=speaks)).get("name") != name:
        await wire.call("setMyName", bool, name=name, language_code=speaks)
