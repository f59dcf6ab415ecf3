"""The Bot API's methods about the bot itself: who it is, its commands, its name and descriptions."""

from __future__ import annotations

from typing import Any

from aiogram import methods as api

from .methods import Methods
from .world import World

METHODS = Methods()


@METHODS.answers(api.GetMe)
async def get_me(world: World, call: api.GetMe) -> dict[str, Any]:
    return {
        **world.bot,
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


@METHODS.answers(api.SetMyCommands)
async def set_my_commands(world: World, call: api.SetMyCommands) -> bool:
    world.profile.set_commands(call.commands, call.scope, call.language_code or "")
    world.announce_commands()
    return True


@METHODS.answers(api.DeleteMyCommands)
async def delete_my_commands(world: World, call: api.DeleteMyCommands) -> bool:
    world.profile.delete_commands(call.scope, call.language_code or "")
    world.announce_commands()
    return True


@METHODS.answers(api.GetMyCommands)
async def get_my_commands(world: World, call: api.GetMyCommands) -> list[dict[str, Any]]:
    return world.profile.commands(call.scope, call.language_code or "")


@METHODS.answers(api.SetMyName)
async def set_my_name(world: World, call: api.SetMyName) -> bool:
    world.profile.describe("name", call.name, call.language_code)
    return True


@METHODS.answers(api.GetMyName)
async def get_my_name(world: World, call: api.GetMyName) -> dict[str, str]:
    return {"name": world.profile.said("name", call.language_code) or str(world.bot["first_name"])}


@METHODS.answers(api.SetMyDescription)
async def set_my_description(world: World, call: api.SetMyDescription) -> bool:
    world.profile.describe("description", call.description, call.language_code)
    return True


@METHODS.answers(api.GetMyDescription)
async def get_my_description(world: World, call: api.GetMyDescription) -> dict[str, str]:
    return {"description": world.profile.told("description", call.language_code)}


@METHODS.answers(api.SetMyShortDescription)
async def set_my_short_description(world: World, call: api.SetMyShortDescription) -> bool:
    world.profile.describe("short_description", call.short_description, call.language_code)
    return True


@METHODS.answers(api.GetMyShortDescription)
async def get_my_short_description(world: World, call: api.GetMyShortDescription) -> dict[str, str]:
    return {"short_description": world.profile.told("short_description", call.language_code)}


@METHODS.answers(api.SetChatMenuButton)
async def set_chat_menu_button(world: World, call: api.SetChatMenuButton) -> bool:
    """Taken and forgotten: the page always offers the commands."""
    return True
