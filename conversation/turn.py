"""What comes of one turn of a conversation, for whoever shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from conversation.files.receipts import Receipt
from conversation.memory import Remembered
from conversation.screens.shown import Shown
from dialogs.engine.views import View
from dialogs.language import Language
from storage import User


class Turn(NamedTuple):
    """What came of a turn.

    rev      the revision of the session that the view belongs to
    buttons  the revision that the buttons of the screen carry
    view     the screen to show, or None when there is nothing new to be seen
    later    seconds to wait before the screen is shown: more of a long text may follow
    receipt  the receipt for saved files, before the screen
    preface  a message of its own before the screen: what a claim will ask
    notices  what has to be said first, on the screen itself
    damage   the last piece in quarantine that the notices tell of, 0 for none
    told     the person's wishes about privacy as they are once the screen was shown; empty if it tells nothing new
    sweep    after how long what was said is to be taken out of the chat, if it is
    settled  the question and the answer of the line «✅ question: answer»
    in_place the screen is the same one, redrawn (marks of a multiple choice)
    toast    what is said where a button was pressed, without a screen
    wake     the kinds of job that were asked for
    blobs    vault files that nobody needs any more
    after    what the process may remember of the person until the next turn
    before   what was on the screen, where it is read already, with the messages that were noted with it since
    others   the screen is somebody else's, for whom this person types: nothing of it is noted
    goodbye  the person was erased: the last words, with nothing left to remember them by
    """

    user: User
    rev: int
    language: Language
    buttons: int = 0
    view: View | None = None
    later: float = 0
    receipt: Receipt | None = None
    preface: str = ""
    notices: tuple[str, ...] = ()
    damage: int = 0
    told: str = ""
    sweep: timedelta | None = None
    settled: tuple[str, str] | None = None
    in_place: bool = False
    toast: str = ""
    wake: tuple[str, ...] = ()
    blobs: tuple[str, ...] = ()
    goodbye: str = ""
    after: Remembered | None = None
    before: Shown | None = None
    others: bool = False
