"""Of what waits while Telegram is slow only the last screen is shown, and every answer counts."""

from __future__ import annotations

from pathlib import Path

from tests.bot.living import LivingBot
from tests.e2e.person import text


async def test_who_has_said_much_meanwhile_is_shown_the_last_screen(tmp_path: Path) -> None:
    said = 40
    async with LivingBot(tmp_path) as bot:
        person = bot.newcomer()
        await person.say("/start")
        await bot.fail("sendMessage", 200, delay=2.0)
        before = len(await person.heard())
        for _ in range(said):
            await person.post("text", text="/help")
        await person.post("text", text="/language")
        heard = await person.until(
            lambda messages: any(
                "Якою мовою вам зручно?" in text(one) for one in messages if one["from_bot"]
            ),
            "the last screen",
        )
        shown = len([one for one in heard if one["from_bot"]]) - before
        assert shown < said / 2, f"{shown} screens for {said} updates"
