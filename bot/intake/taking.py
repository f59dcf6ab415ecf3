"""What one transaction does with an update: it is handled and marked as done, and its messages are noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.intake.reading import Arriving, happening_of, message_of
from bot.telegram.noting import Notes
from bot.telegram.presenter import Away
from conversation.files.receiving import show_present
from conversation.finishing import quiet
from conversation.handshakes.helping import begin_turn
from conversation.happenings import Happening
from conversation.hearing import take_turn
from conversation.limits import Limits
from conversation.memory import Remembered, newcomer
from conversation.privacy.leaving import CLEAR
from conversation.privacy.sweeping import sweep_of
from conversation.privacy.wishes import Wishes
from conversation.screens.shown import Shown
from conversation.turn import Turn
from dialogs.language import KYIV
from storage import Fresh, Row, Work

_APART, _TOGETHER = timedelta(hours=1), 64
"""How old the first of the messages becomes that are noted with the screen, and how many they are."""


def take(
    work: Work,
    ours: bool,
    row: Row,
    happening: Happening | None,
    message: tuple[int, int] | None,
    known: Remembered | None,
    limits: Limits,
    notes: Notes,
) -> Turn:
    """Whether the update is still to be handled is asked in the transaction that handles it: the commit may have been
    done although nobody heard of it, or only the screen failed, or another process has done it and shown what came of
    it. What is `known` of them may be out of date unless the lane was `ours` since."""
    if not work.inbox.take(row):
        return owed(work, ours, row.user_id, limits, notes)
    if happening is None:
        return show_present(work, row.user_id, limits)
    return _taken(work, row.user_id, happening, message, known if ours else None, limits)


def take_at_once(
    work: Work,
    ours: bool,
    user_id: int,
    arriving: Arriving,
    known: Remembered | None,
    limits: Limits,
) -> Turn:
    """The same for an update that is not stored yet. Conflict is raised where it has to be stored first, among whatever
    else goes wrong. A repetition is recognised before anything is destroyed: keys do not come back with the
    transaction."""
    work.inbox.must_be_next(arriving.bot_id, arriving.number, user_id)
    message = message_of(arriving.update)
    turn = _taken(work, user_id, happening_of(arriving.update), message, known if ours else None, limits)
    work.inbox.keep(arriving.bot_id, arriving.number)
    return turn


def take_first(work: Work, lasts: timedelta, fresh: Fresh, arriving: Arriving, limits: Limits) -> Turn:
    """The same for the first that somebody sends: they are taken in with it, and their lane held for so long."""
    work.inbox.must_be_next(arriving.bot_id, arriving.number, fresh.id)
    user = work.newcomers.take_in(arriving.person, fresh, lasts)
    known = newcomer(user, work.now.astimezone(KYIV).date())
    message = message_of(arriving.update)
    turn = _taken(work, user.id, happening_of(arriving.update), message, known, limits)
    work.inbox.keep(arriving.bot_id, arriving.number)
    return turn


def _taken(
    work: Work,
    user_id: int,
    happening: Happening,
    message: tuple[int, int] | None,
    known: Remembered | None,
    limits: Limits,
) -> Turn:
    """The turn, and the messages of the chat noted: with what is on the screen while they are few and fresh, else in
    rows of their own, as all that are to be swept."""
    turn = take_turn(work, user_id, happening, known, limits, message)
    if turn.goodbye:
        return turn
    before = turn.before or Shown.of(turn.user.shown)
    shown, note = before, partial(work.messages.note, user_id)
    if message is not None:
        number, said_at = message
        if turn.sweep is not None or number not in shown.loose:
            note([number], datetime.fromtimestamp(said_at, UTC), turn.sweep)
            shown = shown._replace(loose=tuple(one for one in shown.loose if one != number))
    if shown.loose:
        sweep = sweep_of(Wishes.of(turn.user.privacy), sensitive=False)
        first = datetime.fromtimestamp(shown.loose_at, UTC)
        many = len(shown.loose) >= _TOGETHER
        if sweep is not None or turn.user.away or many or work.now - first > _APART:
            last = first if sweep is not None else max(first, datetime.fromtimestamp(shown.at, UTC))
            note(shown.loose, last, sweep)
            shown = shown._replace(loose=())
    if shown is not before:
        turn = turn._replace(user=turn.user._replace(shown=shown.dump()), before=shown)
    if turn.user.away:
        work.jobs.ask(CLEAR, str(user_id), user_id)
        turn = turn._replace(wake=(*turn.wake, CLEAR))
    return turn


def owed(work: Work, ours: bool, user_id: int, limits: Limits, notes: Notes) -> Turn:
    """The present screen. Where it is not surely `ours` to show, only if it was not shown. What was, and could not be
    written down, is written down now."""
    note = notes.last(user_id)
    if note is not None and note.unwritten(stored := work.users.get(user_id)):
        if note.rev >= stored.rev:
            note.write(work)
            return quiet(begin_turn(work, user_id, limits=limits))
        return show_present(work, user_id, limits)._replace(before=note.seen)
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
    work.inbox.done(row)
