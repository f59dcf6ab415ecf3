"""Two bots share one PostgreSQL: whoever takes an update in, each person is served in order, and by one at a time."""

from __future__ import annotations

import asyncio
import random
from functools import partial
from typing import Any

from conversation.claims.writing import open_claim
from conversation.screens.shown import Shown
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from playground.chats import Chat
from playground.person import say
from storage import Database, Work
from storage.database import utc_now
from tests.databases import cut
from tests.e2e.person import heading, is_screen
from tests.e2e.screenplay import Step, in_order, screenplay
from tests.e2e.twins import Telegram
from tests.e2e.twins import stored as stored  # noqa: PLC0414  # the fixtures
from tests.e2e.twins import telegram as telegram  # noqa: PLC0414
from tests.e2e.twins import twins as twins  # noqa: PLC0414

FORM = all_forms()["A1.2"]
PEOPLE = 8
_FIRST = 10_000
AHEAD = 12
"""So many answers are typed without waiting for a question."""


async def test_answers_typed_ahead_are_taken_in_order(telegram: Telegram, stored: Database) -> None:
    plays = _begun(telegram)
    for step in range(AHEAD):
        for number, steps in plays.items():
            say(telegram.world, telegram.world.chat(number), steps[step].text)
    await _handled(telegram, stored)
    for number, steps in plays.items():
        await stored.read(partial(_check, number=number, steps=steps))
        await _last_screen(telegram.world.chat(number), steps[-1].heading)


async def test_connections_that_are_cut_lose_nothing(
    telegram: Telegram, stored: Database, postgres_url: str
) -> None:
    """As by a restart of the server: each time in the middle of something."""
    plays = _begun(telegram)
    for step in range(AHEAD):
        for number, steps in plays.items():
            say(telegram.world, telegram.world.chat(number), steps[step].text)
        await asyncio.sleep(random.uniform(0.05, 0.3))
        await cut(postgres_url)
    await _handled(telegram, stored)
    for number, steps in plays.items():
        await stored.read(partial(_check, number=number, steps=steps))
        # Buttons of an earlier one may be left: that it was shown could not be noted.
        await _last_screen(telegram.world.chat(number), steps[-1].heading, tidy=False)


async def test_what_comes_to_both_at_the_same_moment_is_handled_one_after_the_other(
    telegram: Telegram, stored: Database
) -> None:
    """Pairs of messages, one to each door, and each pair before the last one can have been answered."""
    chats = [telegram.world.chat(number) for number in range(1, PEOPLE + 1)]
    for chat in chats:
        await telegram.person(chat.id).say("/start")
    rounds = range(10)
    await asyncio.gather(
        *(
            telegram.deliver(door, _update(chat, 1000 * chat.id + 2 * turn + door, words))
            for turn in rounds
            for chat in chats
            for door, words in enumerate(("/help", "/claims"))
        )
    )
    await _handled(telegram, stored)
    for chat in chats:
        last = await stored.read(partial(_last_heard, number=chat.id))
        await _last_screen(chat, "Як це працює" if last % 2 == 0 else "Ваші заяви")


def _update(chat: Chat, number: int, words: str) -> dict[str, Any]:
    """A message as Telegram brings it."""
    message = {"message_id": _FIRST + number, "date": int(utc_now().timestamp()), "text": words}
    return {"update_id": 900_000 + number, "message": message | {"chat": chat.card, "from": chat.person}}


def _check(work: Work, number: int, steps: list[Step]) -> None:
    """Each answer is there, to the question it was meant for."""
    user = work.users.find(number)
    assert user is not None
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    assert in_order(writing.draft.answers) == steps[-1].answers


def _last_heard(work: Work, number: int) -> int:
    """The number of the message that was handled last, of those that `_update` brings."""
    user = work.users.find(number)
    assert user is not None
    ours = range(_FIRST + 1000 * number, _FIRST + 1000 * (number + 1))
    return [heard for heard in Shown.of(user.shown).loose if heard in ours][-1]


def _left(work: Work) -> bool:
    return bool(work.inbox.waiting() or work.users.behind())


def _begun(telegram: Telegram) -> dict[int, list[Step]]:
    """What everybody is going to type, each of them at the beginning of a claim."""
    today = utc_now().astimezone(KYIV).date()
    people = range(1, PEOPLE + 1)
    for number in people:
        for words in ("/start", "Почати нову заяву"):
            say(telegram.world, telegram.world.chat(number), words)
    return {number: [*screenplay(FORM, today, f"людина {number}", 0)][:AHEAD] for number in people}


async def _handled(telegram: Telegram, stored: Database) -> None:
    """Until nothing waits and everything was shown."""
    async with asyncio.timeout(60):
        while bool(telegram.world.updates.pending) or await stored.read(_left):
            await asyncio.sleep(0.05)


async def _last_screen(chat: Chat, title: str, *, tidy: bool = True) -> None:
    """It is the one that is due, and no other screen has buttons any more, if they are `tidy`."""
    async with asyncio.timeout(20):
        while True:
            screens = [line.view for line in chat.lines.values() if line.from_bot and is_screen(line.view)]
            live = [view for view in screens if "inline_keyboard" in (view.get("reply_markup") or {})]
            if heading(screens[-1]) == title and (not tidy or not live or live == screens[-1:]):
                return
            await asyncio.sleep(0.05)
