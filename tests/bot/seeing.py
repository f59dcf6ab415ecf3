"""What Telegram's part is in tests without it: a turn is shown, and the person's next message comes after it."""

from __future__ import annotations

from functools import partial

from conversation.buttons import button
from conversation.happenings import Happening, Pressed
from conversation.hearing import take_turn
from conversation.limits import DEFAULTS, Limits
from conversation.memory import Remembered
from conversation.screens.shown import Shown
from conversation.turn import Turn
from storage import Database


async def seen(database: Database, turn: Turn, message: int = 0, at: float = 0) -> Turn:
    """The turn, shown by the message of this number, together with its receipt (at a moment in Unix seconds)."""
    before = Shown.load(turn.user.shown)
    shown = before._replace(message=message or before.message)
    if turn.view is not None:
        shown = shown._replace(at=database.now().timestamp())
    if turn.receipt is not None:
        shown = shown._replace(
            album=turn.receipt.album,
            receipt_at=at,
            told=shown.told | {turn.receipt.claim: turn.receipt.told},
        )
    if turn.view is not None or turn.receipt is not None:
        seen_rev = turn.rev if turn.view is not None else turn.user.shown_rev
        text = shown.dump()
        await database.write(lambda work: work.users.shown(turn.user.id, seen_rev, text))
        privacy = turn.told or turn.user.privacy
        await database.write(lambda work: work.users.set_privacy(turn.user, privacy))
        if turn.after is not None:
            user = turn.after.user._replace(shown=text, shown_rev=seen_rev, privacy=privacy)
            return turn._replace(after=turn.after._replace(user=user))
    return turn


async def happen(
    database: Database,
    user_id: int,
    happening: Happening,
    known: Remembered | None = None,
    limits: Limits = DEFAULTS,
    message: int = 0,
) -> Turn:
    """Something happens, and what comes of it is shown."""
    work = partial(take_turn, user_id=user_id, happening=happening, known=known, limits=limits)
    return await seen(database, await database.write(work), message)


def press(turn: Turn, label: str) -> Pressed:
    """The button of a screen by its label."""
    assert turn.view is not None
    command = next(action.command for action in turn.view.everything if action.label == label)
    return Pressed(button(turn.buttons, command))
