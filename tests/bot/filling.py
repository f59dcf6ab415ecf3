"""A person who goes through a whole form in the chat, and what their package would hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZipFile

from conversation.claims.writing import Writing
from dialogs.engine.answers import Screen
from dialogs.engine.snapshot import freeze
from dialogs.engine.views import View
from dialogs.finder.life import FINDER
from locales import language
from submission.package import build, plan
from submission.stop import Stop
from tests.bot.chat import Chat

Told = Mapping[str, Any]
"""What is typed under each key; for a list what is typed about each of its items. What is not named is skipped."""

_ONWARD = {"Далі", "Почати", "Продовжити", "Взяти всі ці відповіді"}


async def fill(chat: Chat, view: View, told: Told) -> View:
    """Answer question after question by typing, from the present screen to the check."""
    form = (await _newest(chat)).form
    items: dict[str, list[Told]] = {key: [*one] for key, one in told.items() if isinstance(one, list)}
    within: Told = {}
    for _ in count():
        key = view.ref.key if view.ref else ""
        if key in form.repeats:
            waiting = items.get(key, [])
            within = waiting.pop(0) if waiting else {}
            add, close, *_ = (action.label for action in view.actions)
            view = await chat.say(add if within else close)
        elif view.place.screen is Screen.CHECK:
            return view
        elif view.heading == "Що записати замість відповіді?":
            view = await chat.say("1")
        elif view.ref is None:
            onward = _ONWARD & {one.label for one in view.everything}
            assert onward, f"{view.place}: {view.heading}"
            view = await chat.say(onward.pop())
        elif words := within.get(key) if view.ref.item else told.get(key):
            after = await chat.say(words)
            assert after.ref != view.ref, f"{key}: {after.notes}"
            view = after
        else:
            view = await chat.say("Пропустити")
    raise AssertionError


async def _newest(chat: Chat) -> Writing:
    return next(writing for writing in await chat.drafts() if writing.form.code != FINDER.code)


async def packaged(chat: Chat, today: date) -> dict[str, bytes]:
    """The files of the package of the newest claim, by name."""
    writing = await _newest(chat)
    snapshot = freeze(writing.form, writing.draft, today, language("uk"))
    made = plan(
        snapshot, [], number=1, made_at=datetime.combine(today, datetime.min.time(), UTC), program_version="1"
    )
    (volume,) = build(made, Stop())
    with ZipFile(BytesIO(volume.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
