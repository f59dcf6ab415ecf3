"""Golden messages: what Telegram is given, letter by letter, with every button, edit and message between the screens.

The screens as such are golden in tests/dialogs/register; here is what goes over the wire. After a change that is meant:
`pytest tests/bot/test_messages.py tests/dialogs/register/test_golden.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bot.living import LivingBot
from tests.e2e.person import Person

GOLDEN = Path(__file__).parent / "golden"

TALKS: dict[str, list[str]] = {
    # From the welcome over the intro of the claim into it: choices, a date and an address read back, a skip with its
    # reason, back, and where the claim stands; then the menus, which lead back into the claim.
    "claim.uk": [
        "/start",
        "Почати нову заяву",
        "A1.2",
        "Для мене",
        "так",
        "В Україні",
        "2 березня 2022",
        "Пропустити",
        "Не хочу відповідати",
        "Польща, Краків",
        "Назад",
        "Пауза",
        "/help",
        "/language",
        "/erase",
    ],
    "claim.en": [
        "/start",
        "English",
        "Start a new claim",
        "A1.2",
        "For me",
        "yes",
        "In Ukraine",
        "2 March 2022",
        "Skip",
        "Back to the question",
        "Pause",
    ],
    # Letters that are markup elsewhere, and words that nobody can read.
    "typed.uk": ["/start", "<b>&amp;</b>", "/new", "A3.7", "<i>так</i> & <b>ні</b>", "2", "<так>"],
    # The finder: several are marked, in place, and then taken as they stand.
    "finder.uk": [
        "/start",
        "Почати нову заяву",
        "[Підібрати мої заяви",
        "[Більше ні для кого",
        "*Так, за кордон",
        "*Так, у межах України",
        "[Готово",
        "[Пропустити",
        "[Пауза",
    ],
}
"""What each says: a text; with `[` the start of a button to press; with `*` one that only marks an option."""


@pytest.mark.parametrize("name", TALKS)
async def test_the_chat_reads_as_written(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines: list[str] = []
    async with LivingBot(tmp_path) as bot:
        person, known = bot.newcomer(), 0
        for said in TALKS[name]:
            if said.startswith("*"):
                lines += [f"> [{said[1:]}]", written(await marked(person, said[1:]))]
                continue
            await (person.press(said[1:]) if said.startswith("[") else person.say(said))
            lines += [f"> [{said[1:]}]"] if said.startswith("[") else [f"> {said}"]
            new = [message for message in await person.heard() if message["message_id"] > known]
            lines += map(written, new)
            known = new[-1]["message_id"]
        ticks = [written(message) for message in await person.tidied()]
        lines += ["= У чаті лишилося:", *(tick for tick in ticks if tick.startswith("✅"))]
    told = "\n\n".join(lines) + "\n"
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


async def marked(person: Person, label: str) -> dict[str, Any]:
    """The screen with this option marked: the same message, edited."""
    before = await person.screen()
    row = next(row for row in before["reply_markup"]["inline_keyboard"] if label in row[0]["text"])
    data = row[0]["callback_data"]
    await person.post("press", message_id=before["message_id"], data=data)
    while (after := await person.screen())["html"] == before["html"] and after["reply_markup"] == before[
        "reply_markup"
    ]:
        await person.waits()
    assert after["message_id"] == before["message_id"]
    return after


def written(message: dict[str, Any]) -> str:
    lines = [message["html"]]
    markup = message.get("reply_markup") or {}
    for row in markup.get("inline_keyboard", markup.get("keyboard", [])):
        lines.append(" ".join(map(_button, row)))
    return "\n".join(lines)


def _button(button: dict[str, Any]) -> str:
    more = [f"{key}={value}" for key, value in sorted(button.items()) if key not in ("text", "callback_data")]
    return "[" + " · ".join([button["text"], *more]) + "]"
