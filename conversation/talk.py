"""A turn in progress: the person, their session, the claim being written, and what there will be to say and show.

What is done to it: `doing` and `claims/`. What it ends in: `finishing`.
"""

from __future__ import annotations

from datetime import date

from conversation.claims.beginning import known_to
from conversation.claims.writing import HANDED, Writing, open_claim
from conversation.handshakes.help import Help
from conversation.limits import DEFAULTS, Limits
from conversation.memory import Remembered
from conversation.people.adopting import adopt_what_is_left
from conversation.privacy.sensitive import is_sensitive
from conversation.privacy.wishes import Wishes
from conversation.reading import UNREAD
from conversation.screens.shown import Shown
from conversation.session import Session
from dialogs.engine import commands as c
from dialogs.engine.errors import Refusal
from dialogs.engine.path import Trace, trace
from dialogs.engine.programme import PROGRAMMES
from dialogs.engine.sharing import Offer
from dialogs.engine.step import Outcome
from dialogs.language import KYIV, N_, Language
from locales import language as language_of
from storage import User, Work

STALE = N_("Та кнопка з попереднього екрана вже не діє.")

_ON_ITS_WAY = 10
"""Seconds that a screen, and a press that crossed it, may take on a slow line."""


class Talk:
    """A turn in progress. What it changes is stored at once through `work`, the session when it is finished."""

    def __init__(
        self,
        work: Work,
        user_id: int,
        remembered: Remembered | None = None,
        limits: Limits = DEFAULTS,
        help: Help | None = None,
    ) -> None:
        self.work = work
        self.limits = limits
        self.help = help
        self.today: date = work.now.astimezone(KYIV).date()
        if remembered:
            work.begin_with(remembered.made)
        self.user = remembered.user if remembered else work.users.get(user_id)
        if help is not None:
            self.session = self.before = _helping(help)
        else:
            self.session = self.before = remembered.session if remembered else _session(work, self.user)
        self.read_anew = remembered is None
        if self.read_anew:
            adopt_what_is_left(work, self.user)
        self.writing = remembered.writing if remembered else self._opened(self.session.claim)
        self.sensitive = self.writing is not None and is_sensitive(self.writing.form)
        self.language: Language = language_of(self.reader.language)
        self.outcome: Outcome | None = None
        fresh = remembered is not None and remembered.day == self.today
        self._path = remembered.path if remembered and fresh else None
        self._known: tuple[Offer, ...] | None = None
        self.shown = remembered.view if remembered and fresh else None
        self.notices: list[str] = []
        self.damage = 0
        self.settled: tuple[str, str] | None = None
        self.acted = False
        self.in_place = False
        self.wake: set[str] = set()
        self.blobs: tuple[str, ...] = ()
        self.goodbye = ""
        self.preface = ""
        self.told = ""
        self.toast = ""
        self.later = 0.0
        self.message: tuple[int, int] | None = None
        """What the person sent: its number, and when, in Unix seconds. It is noted with the session."""
        self._seen = remembered.seen if remembered and help is None else None
        self.refusal: Refusal | None = None

    @property
    def reader(self) -> User:
        """Who sees the screen: the person, or whoever types for them."""
        return self.help.helper if self.help else self.user

    @property
    def seen(self) -> Shown:
        """What is on the screen, with the message that this turn answers once that is noted with it."""
        if self._seen is None:
            self._seen = Shown.of(self.reader.shown)
        return self._seen

    def hear(self, message: int, at: float) -> None:
        """Note a message with what is on the screen."""
        self._seen = self.seen.heard(message, at)

    @property
    def in_claim(self) -> Writing | None:
        """The claim on the screen; None on the screens outside."""
        return None if self.session.menu else self.writing

    @property
    def closed(self) -> frozenset[str]:
        """The codes that nobody can begin today: switched off, or out of season."""
        return self.limits.closed | PROGRAMMES.closed_on(self.today)

    @property
    def wishes(self) -> Wishes:
        """What the person in whose chat this is wishes about their privacy."""
        return Wishes.of(self.reader.privacy)

    def wish(self, wishes: Wishes) -> None:
        """The person wishes something else."""
        self.work.users.set_privacy(self.user, wishes.dump())
        self.user = self.user._replace(privacy=wishes.dump())

    def leave(self, rev: int | None) -> None:
        """The person has left in a hurry, or come back: what was to be said is not said."""
        self.user = self.user._replace(left_rev=rev)
        self.notices.clear()
        self.preface, self.settled, self.later = "", None, 0.0

    def tell(self, source: str) -> None:
        """Say something before the next screen."""
        self.notices.append(self.language.text(source))

    def tell_text(self, text: str) -> None:
        """Say something that is worded already."""
        self.notices.append(text)

    def ask(self, kind: str, key: str) -> None:
        """Have a job done."""
        self.work.jobs.ask(kind, key, self.user.id)
        self.wake.add(kind)

    def show_later(self, seconds: float) -> None:
        """More may follow: the screen waits for it."""
        self.later = seconds

    def act(self, command: c.Command) -> None:
        """Something was done, so the buttons of earlier screens act no more. Marks keep those of their screen alive, so
        that several can be pressed on a slow line."""
        self.acted = self.acted or not isinstance(command, c.Toggle)

    def enter(self, id: str, begun: Writing | None = None) -> None:
        """Make a claim the one that is written; "" for none. What was done in another one is no news of this one.

        begun  it as it is, where it was begun just now with nothing in it
        """
        self.writing, self._path, self._known, self.outcome = self._opened(id, begun), None, None, None
        self.session = self.session._replace(menu="", claim=id if self.writing else "", tail=None)

    def _opened(self, id: str, begun: Writing | None = None) -> Writing | None:
        """The claim to be written; None for one that its person has taken over, or that is closed to a helper."""
        writing = begun or open_claim(self.work, self.user, id)
        if writing is None or writing.claim.status == HANDED:
            return None
        return (
            writing if self.help is None or self.help.opens(writing.form, id, writing.claim.status) else None
        )

    def path(self, writing: Writing) -> Trace:
        """The path of the claim, walked once for each change of its answers."""
        if self._path is None:
            self._path = trace(writing.form, writing.draft.answers, self.today)
        return self._path

    def known(self, writing: Writing) -> tuple[Offer, ...]:
        """What the person's other claims know of this one: they are deciphered once for each change of its answers."""
        if self._known is None:
            self._known = () if self.help else known_to(self.work, self.user, writing, self.path(writing))
        return self._known

    def wrote(self, writing: Writing, path: Trace, known: tuple[Offer, ...] | None = None) -> None:
        """The claim was changed and stored; this is its path now, and what other claims know of it, if that was asked
        for. Whoever answers has come back unreminded."""
        changed = self.writing is None or writing.draft.answers is not self.writing.draft.answers
        if changed and self.session.reminded:
            self.work.reminders.cancel(self.user)
            self.session = self.session._replace(reminded=False)
        if changed:
            self._known = None if self.help else known
        self.writing, self._path = writing, path

    @property
    def sees_more(self) -> bool:
        """Whether the chat may show what is not known here any more: an older backup was put back."""
        return self.reader.shown_rev > self.reader.rev

    @property
    def is_behind(self) -> bool:
        """Whether the present screen was not shown yet."""
        return self.reader.shown_rev < self.reader.rev

    @property
    def just_shown(self) -> bool:
        """Whether what arrives now may well have been pressed before the present screen was seen."""
        return self.work.now.timestamp() - self.seen.at < _ON_ITS_WAY

    def before_screen(self, message: int) -> bool:
        """Whether a message was sent before the present screen was to be seen."""
        return self.is_behind or message < self.seen.message


def _helping(help: Help) -> Session:
    """Where the helper was; at the list of claims at first."""
    return Session.load(help.agreed.session) if help.agreed.session else Session(menu="claims")


def _session(work: Work, user: User) -> Session:
    """The conversation as it was left; anew where that cannot be read."""
    try:
        return Session.load(user.session)
    except UNREAD:
        work.users.put_session_aside(user.id, "session.unread")
        return Session()
