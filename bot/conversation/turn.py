"""What comes of one turn of a conversation, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.conversation.memory import Remembered
from dialogs.engine.views import View
from dialogs.language import Language
from storage import User


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of a turn.

    rev       the revision of the session that the view belongs to
    view      the screen to show, or None when nothing new is to be seen yet
    preface   a message of its own before the screen: what a claim will ask
    notices   what has to be said first, on the screen itself
    settled   the question and the answer of the line «✅ question: answer»
    in_place  the screen is the same one, redrawn (marks of a multiple choice)
    package   the id of the claim whose package is to be delivered first
    fetch     whether a file is waiting to be fetched
    blobs     vault files that nobody needs any more
    receipt   the receipt for saved files; album: the album it is about, whose earlier receipt it replaces
    told      the claim of the receipt with the number of the last file in it
    owes_receipt  a file was saved and its receipt is still to come
    after     what the process may remember of the person until the next turn
    goodbye   the person was erased: the last words, with nothing left to remember them by
    """

    user: User
    rev: int
    language: Language
    view: View | None = None
    preface: str = ""
    notices: tuple[str, ...] = ()
    settled: tuple[str, str] | None = None
    in_place: bool = False
    package: str = ""
    fetch: bool = False
    blobs: tuple[str, ...] = ()
    receipt: str = ""
    told: dict[str, int] = field(default_factory=dict)
    album: str = ""
    owes_receipt: bool = False
    goodbye: str = ""
    after: Remembered | None = None
