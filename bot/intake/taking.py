"""What one transaction does with an update: it is handled and marked as done, and its messages are noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.intake.reading import Arriving, happening_of, message_of
from bot.telegram.presenter import Away
from conversation.files.receiving import show_present
from conversation.happenings import Happening
from conversation.hearing import take_turn
from conversation.limits import Limits
from conversation.memory import Remembered
from conversation.privacy.leaving import CLEAR
from conversation.privacy.sweeping import sweep_of
from conversation.privacy.wishes import Wishes
from conversation.screens.shown import Shown
from conversation.turn import Turn
from storage import Row, Work

_APART = timedelta(hours=1)
"""A message so much older than the answer to it has a row of its own: how old it is decides when it goes."""


def take(
    work: Work,
    ours: bool,
    row: Row,
    happening: Happening | None,
    message: tuple[int, int] | None,
    known: Remembered | None,
    limits: Limits,
) -> Turn:
    """Whether the update is still to be handled is asked in the transaction that handles it: the commit may have been
    done although nobody heard of it, or only the screen failed, or another process has done it and shown what came of
    it. What is `known` of them may be out of date unless the lane was `ours` since."""
    if not work.inbox.take(row):
        return owed(work, ours, row.user_id, limits)
    if happening is None:
        return show_present(work, row.user_id, limits)
    turn, numbers = _taken(work, row.user_id, happening, message, known if ours else None, limits)
    if numbers:
        work.inbox.note(row, numbers)
    return turn


def take_at_once(
    work: Work,
    ours: bool,
    user_id: int,
    arriving: Arriving,
    received_at: datetime,
    known: Remembered | None,
    limits: Limits,
) -> Turn:
    """The same for an update that is not stored yet; of somebody who was erased it is not kept. Conflict is raised
    where it has to be stored first, among whatever else goes wrong. A repetition is recognised before anything is
    destroyed: keys do not come back with the transaction."""
    work.inbox.must_be_next(arriving.bot_id, arriving.number, user_id)
    message = message_of(arriving.update)
    turn, numbers = _taken(
        work, user_id, happening_of(arriving.update), message, known if ours else None, limits
    )
    if not turn.goodbye:
        work.inbox.keep(arriving.bot_id, arriving.number, user_id, received_at, numbers)
    return turn


def _taken(
    work: Work,
    user_id: int,
    happening: Happening,
    message: tuple[int, int] | None,
    known: Remembered | None,
    limits: Limits,
) -> tuple[Turn, list[int]]:
    """The turn, and the messages to be noted with its update: those before it that are noted nowhere, and its own.
    Those that are to be swept have rows of their own."""
    turn = take_turn(work, user_id, happening, known, limits)
    if turn.goodbye:
        return turn, []
    shown, numbers = Shown.of(turn.user.shown), list[int]()
    if shown.loose:
        at = datetime.fromtimestamp(shown.loose_at, UTC)
        sweep = sweep_of(Wishes.of(turn.user.privacy), sensitive=False)
        if sweep is not None or work.now - at > _APART:
            work.messages.note(user_id, shown.loose, at, sweep)
        else:
            numbers += shown.loose
        shown = shown._replace(loose=())
        turn = turn._replace(user=turn.user._replace(shown=shown.dump()), before=shown)
    if message is not None:
        number, said_at = message
        if turn.sweep is not None:
            work.messages.note(user_id, [number], datetime.fromtimestamp(said_at, UTC), turn.sweep)
        elif number not in numbers:
            numbers.append(number)
    if turn.user.away:
        work.jobs.ask(CLEAR, str(user_id), user_id)
        turn = turn._replace(wake=(*turn.wake, CLEAR))
    return turn, numbers


def owed(work: Work, ours: bool, user_id: int, limits: Limits) -> Turn:
    """The present screen. Where it is not surely `ours` to show, only if it was not shown."""
    turn = show_present(work, user_id, limits)
    shown = not ours and turn.user.shown_rev >= turn.user.rev
    return turn._replace(view=None) if shown else turn


def whoever(show: Callable[[Work], Turn]) -> Callable[[Work, bool], Turn]:
    """What is shown whoever had the lane before."""
    return lambda work, ours: show(work)


def show_unless_away(work: Work, user_id: int, show: Callable[[Work], Turn]) -> Turn:
    if work.users.is_away(user_id):
        raise Away
    return show(work)


def given_up(work: Work, row: Row) -> None:
    work.inbox.put_aside(row.id, row.user_id, "update.failed")
    work.inbox.done(row.id)
