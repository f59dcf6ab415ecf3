"""A text over 4,096 characters, cut as Telegram's own programs cut it."""

from __future__ import annotations

import re

import pytest
from aiogram import Bot
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.cutting import CLIENTS, cut
from playground.formatting import units
from tests.playground.conftest import Act

SENTENCE = "Ми прокинулися від вибухів о п’ятій ранку. "  # 43 characters
STORY = (SENTENCE * 20).strip() + "\n"  # 860


def test_ios_goes_back_to_the_last_full_stop_or_line() -> None:
    parts = cut(SENTENCE * 100, "ios")
    assert [len(part) for part in parts] == [95 * 43 - 1, 5 * 43 - 1]
    assert parts[0].endswith("ранку.") and parts[1].startswith("Ми")
    # However far back it is: a list without full stops stays behind a short first part.
    assert cut("Ось що було.\n" + "слово " * 900, "ios")[0] == "Ось що було."


def test_android_looks_back_over_300_characters() -> None:
    words = "слово " * 900
    assert len(cut(words, "android")[0]) == 4091  # the last space before 4,096
    assert cut(words[:4000] + "\n" + words, "android")[0] == words[:4000].strip()
    # The first line of the last 300 characters, not the last; an empty line before all others; a line before a stop.
    lines = words[:3900] + "\nперший\nдругий. Так\n" + words
    assert cut(lines, "android")[0] == words[:3900].strip()
    assert cut(lines.replace("перший\n", "перший\n\n"), "android")[0] == words[:3900] + "\nперший"
    assert len(cut(words[:3600] + "\n" + words, "android")[0]) == 4092
    assert cut(words[:3900] + "кінець. " + words, "android")[0].endswith("кінець.")


def test_the_first_android_cuts_through_words() -> None:
    parts = cut("слово " * 900, "first_android")
    assert [len(part) for part in parts] == [4096, 5400 - 4096 - 1]
    assert "".join(parts) == ("слово " * 900).strip()


def test_desktop_takes_the_last_of_the_best_places_of_the_second_half() -> None:
    assert len(cut(STORY * 6, "desktop")[0]) == 860 * 4 - 1
    paragraphs = STORY * 3 + "\n" + STORY * 3
    assert cut(paragraphs, "desktop")[0] == (STORY * 3).strip()
    assert cut("x, " * 600 + "y " * 1500, "desktop")[0].endswith("y")
    assert cut("x " * 1100 + "кома, " + "y " * 1500, "desktop")[0].endswith("кома,")
    assert len(cut("а" * 5000, "desktop")[0]) == 4096


@pytest.mark.parametrize("client", CLIENTS)
def test_emoji_are_counted_as_two_and_never_halved(client: str) -> None:
    parts = cut("😀" * 3000, client)
    assert [len(part) for part in parts] == [2048, 952]


WORDS = st.sampled_from(["слово", "так.", "ні,", "\n", "\n\n", "😀", "довге" * 40, "1)", "  ", "\t"])


@settings(max_examples=40)
@given(
    st.lists(WORDS, min_size=400, max_size=3000), st.sampled_from(sorted(CLIENTS)), st.sampled_from(["", " "])
)
def test_nothing_but_white_space_is_lost(words: list[str], client: str, between: str) -> None:
    text = between.join(words)
    parts = cut(text, client)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)
    assert all(0 < units(part) <= 4096 and part == part.strip() for part in parts)
    assert len(parts) == 1 or units(text.strip()) > 4096


async def test_the_parts_are_messages_one_after_another(bot: Bot, act: Act) -> None:
    done = await act("text", text=STORY * 12, client="ios")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [m.text for m in messages] == cut(STORY * 12, "ios")
    assert [m.message_id for m in messages] == [done["message_id"] + n for n in range(len(messages))]
