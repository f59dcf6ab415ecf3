"""The state of one turn: the person, their session, the claim being written, and what will be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from secrets import token_hex

from bot.conversation.beginning import begin_claim, known_to, with_known
from bot.conversation.commands import (
    DeleteClaim,
    EraseEverything,
    OpenClaim,
    OpenMenu,
    Remind,
    SpeakLanguage,
    TakeKnown,
)
from bot.conversation.memory import Remembered
from bot.conversation.menus import menu_view
from bot.conversation.offering import PLACE as OFFER
from bot.conversation.offering import taking
from bot.conversation.reminding import SCREENS, remind, reminding_view
from bot.conversation.session import Session
from bot.conversation.showing import Standing, claim_view, listed_claims
from bot.conversation.turn import Turn
from bot.conversation.writing import Writing, open_claim, save_claim
from dialogs.engine import commands as c
from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.errors import DomainError
from dialogs.engine.look.wording import answer_text, shortened
from dialogs.engine.path import Trace, trace
from dialogs.engine.step import Outcome, step
from dialogs.engine.views import View
from dialogs.finder.results import closed_text
from dialogs.forms import all_forms
from dialogs.language import KYIV, N_, Language
from dialogs.sharing import Offer
from locales import language as language_of
from storage import Work

_STALE = N_("Ця кнопка вже не діє. Ось де ви зараз:")
_ERRORS = {
    "list.full": N_("У цьому списку більше немає місця."),
    "claim.not_ready": N_("Пакет ще не можна сформувати. Ось чого бракує:"),
}


class Talk:
    """A turn in progress. Everything it changes is written by `finish`, or at once through `work`."""

    def __init__(
        self,
        work: Work,
        user_id: int,
        known: Remembered | None = None,
        closed: frozenset[str] = frozenset(),
    ) -> None:
        self.work = work
        self.closed = closed
        self.today: date = work.now.astimezone(KYIV).date()
        self.user = known.user if known else work.users.get(user_id)
        self.session = known.session if known else Session.load(self.user.session)
        self.writing = known.writing if known else open_claim(work, self.user, self.session.claim)
        self.language: Language = language_of(self.user.language)
        self.outcome: Outcome | None = None
        fresh = known is not None and known.day == self.today
        self._path = known.path if known and fresh else None
        self._known: tuple[Offer, ...] | None = None
        self._view = known.view if known and fresh else None
        self._notices: list[str] = []
        self._settled: tuple[str, str] | None = None
        self._in_place = False
        self._package = ""
        self._blobs: tuple[str, ...] = ()
        self._goodbye = ""
        self._preface = ""

    @property
    def in_claim(self) -> Writing | None:
        """The claim on the screen; None on the screens outside."""
        return None if self.session.menu else self.writing

    def tell(self, source: str) -> None:
        """Say something before the next screen."""
        self._notices.append(self.language.text(source))

    def tell_text(self, text: str) -> None:
        """Say something that is worded already."""
        self._notices.append(text)

    def do(self, command: c.Command) -> None:
        """Carry out a command, of the engine or of the screens outside the claim."""
        match command:
            case OpenMenu(name):
                self.session = replace(self.session, menu=name)
            case SpeakLanguage(code):
                self._speak(code)
            case c.Begin(code, about, same):
                self._begin(code, about, self.in_claim if same else None)
            case TakeKnown():
                self._take_known(command)
            case OpenClaim(id):
                self._open(id)
            case DeleteClaim(id):
                self._delete(id)
            case EraseEverything():
                self._erase()
            case c.Copy(text):
                self._preface = text
            case Remind(days):
                remind(self.work, self.user, days)
                self.session = replace(self.session, menu="resting", reminded=days > 0)
            case c.Later():
                self._step(command)
                self.session = replace(self.session, menu="remind")
            case c.AddItem(key):
                self._step(c.AddItem(key, token_hex(4)))
            case _:
                self._step(command)

    @property
    def screen(self) -> View:
        """The screen that the person has before them at the beginning of the turn."""
        if self._view is None:
            self._view = self.view()
        return self._view

    def view(self) -> View:
        """The present screen."""
        writing = self.in_claim
        if writing is None:
            name = self.session.menu or "claims"
            current = self.session.claim if self.writing else ""
            if name in SCREENS:
                return reminding_view(self.work, self.user, name, current, self.language)
            claims = listed_claims(self.work, self.user, self.today, self.language)
            return menu_view(name, claims, current, self.closed, self.language)
        path = self.path(writing)
        at = Standing(self.work, self.user, writing, path, self.today, self.language, self.closed)
        return claim_view(at, self.outcome, partial(self.known, writing))

    def path(self, writing: Writing) -> Trace:
        """The path of the claim, walked once for each change of its answers."""
        if self._path is None:
            self._path = trace(writing.form, writing.draft.answers, self.today)
        return self._path

    def known(self, writing: Writing) -> tuple[Offer, ...]:
        """What the person's other claims know of this one: they are deciphered once for each change of its answers."""
        if self._known is None:
            self._known = known_to(self.work, self.user, writing)
        return self._known

    def wrote(self, writing: Writing, path: Trace) -> None:
        """The claim was changed and stored; this is its path now. Whoever answers has come back unreminded."""
        changed = self.writing is None or writing.draft.answers is not self.writing.draft.answers
        if changed and self.session.reminded:
            self.work.reminders.cancel(self.user)
            self.session = replace(self.session, reminded=False)
        if changed:
            self._known = None
        self.writing, self._path = writing, path

    def finish(self) -> Turn:
        """Store the session under its next revision and hand over the screen."""
        if self._goodbye:
            return Turn(self.user, 0, self.language, blobs=self._blobs, goodbye=self._goodbye)
        rev = self.work.users.save_session(self.user, self.session.dump(), self.user.rev)
        view = self.view()
        self.user = replace(self.user, rev=rev, language=self.language.code)
        return Turn(
            self.user,
            rev,
            self.language,
            view,
            preface=self._preface,
            notices=tuple(self._notices),
            settled=self._settled,
            in_place=self._in_place,
            package=self._package or self._undelivered(),
            blobs=self._blobs,
            owes_receipt=self.session.due,
            after=self._remembered(view),
        )

    def wait_for_file(self) -> Turn:
        """Nothing to show yet: the receipt of a file comes when it is safe."""
        return Turn(self.user, self.user.rev, self.language, fetch=True, after=self._remembered(None))

    def present(self) -> Turn:
        """The present screen, with nothing changed; a package that was confirmed but not delivered comes with it."""
        package = self._undelivered()
        return Turn(self.user, self.user.rev, self.language, self.view(), package=package)

    def _undelivered(self) -> str:
        """The claim whose package was confirmed and has not been handed over: a crash or an outage came between."""
        confirmed = self.writing is not None and self.writing.claim.status == "confirmed"
        return self.writing.claim.id if self.writing and confirmed else ""

    def _remembered(self, view: View | None) -> Remembered:
        """A screen outside the claim lists what storage holds, so only a screen of the claim is remembered."""
        kept = view if self.in_claim else None
        return Remembered(self.user, self.session, self.writing, self._path, kept, self.today)

    def _speak(self, code: str) -> None:
        self.work.users.set_language(self.user, code)
        self.language = language_of(code)
        if self.session.menu == "language":
            self.session = replace(self.session, menu="" if self.writing else "welcome")

    def _begin(self, code: str, about: str, source: Writing | None) -> None:
        if code in self.closed:
            self.tell_text(closed_text(all_forms()[code], self.language))
            return
        writing = begin_claim(self.work, self.user, code, about, source)
        fresh = not writing.draft.place.key and writing.claim.created_at == self.work.now
        self._enter(writing.claim.id)
        if fresh and not writing.form.care:
            self._preface = self.language.text(writing.form.intro)
        place = self._first_place(writing, fresh)
        if place != writing.draft.place:
            self._step(c.GoTo(place))

    def _first_place(self, writing: Writing, fresh: bool) -> Place:
        """Where a claim opens: at what is known of it already, else at the first question; an old one at its list."""
        if not fresh:
            return Place(Screen.TASKS)
        if writing.form.care:
            return Place(Screen.OPENING)
        return OFFER if self._decided(writing) and self.known(writing) else Place()

    def _decided(self, writing: Writing) -> bool:
        pending = self.path(writing).pending
        return pending is None or pending.ref.key not in writing.form.deciding

    def _take_known(self, command: TakeKnown) -> None:
        writing = self.writing
        if writing is None:
            self.tell(_STALE)
            return
        chosen = taking(command, writing.form, self.known(writing))
        draft = with_known(writing, chosen)
        saved = save_claim(self.work, self.user, writing, draft)
        if saved.claim.status != "draft":
            saved = self._status(saved, "draft")
        self.wrote(saved, trace(saved.form, saved.draft.answers, self.today))
        if not self.known(saved):
            self._step(c.Keep())

    def _open(self, id: str) -> None:
        self._enter(id)
        if self.writing is None:
            self.session = replace(self.session, menu="claims")
            self.tell(N_("Цієї заяви вже немає."))
        else:
            self._step(c.GoTo(Place(Screen.TASKS)))

    def _enter(self, id: str) -> None:
        self.writing, self._path, self._known = open_claim(self.work, self.user, id), None, None
        self.session = replace(self.session, menu="", claim=id if self.writing else "", tail=None)

    def _delete(self, id: str) -> None:
        self._blobs = tuple(self.work.claims.delete(self.user, id))
        self.work.audit.record(self.user, id, "claim.deleted")
        if self.session.claim == id:
            self._enter("")
        self.session = replace(self.session, menu="claims")
        self.tell(N_("Заяву видалено."))

    def _erase(self) -> None:
        self._blobs = tuple(self.work.users.erase(self.user))
        self._goodbye = self.language.text(
            N_(
                "Усе про вас стерто: заяви, відповіді, файли та ключ до них. Щоб почати знову, надішліть /start."
            )
        )

    def _step(self, command: c.Command) -> None:
        """Run a command of the engine on the claim and write what changed."""
        writing = self.writing
        if writing is None:
            self.tell(_STALE)
            return
        if isinstance(command, c.Confirm) and self._fetching(writing):
            self.tell(N_("Один із файлів ще зберігається. Спробуйте за хвилину або приберіть його."))
            return
        try:
            outcome = step(writing.form, writing.draft, command, self.today, self.path(writing))
        except DomainError as error:
            self.tell(_ERRORS.get(error.code, _STALE))
            return
        outcome = self._offered(writing, outcome)
        claim = save_claim(self.work, self.user, writing, outcome.draft)
        if isinstance(command, c.Confirm):
            claim = self._status(claim, "confirmed")
            self._package = claim.claim.id
        elif outcome.settled is not None and claim.claim.status != "draft":
            claim = self._status(claim, "draft")
        if isinstance(command, c.DetachFile):
            self._forget_file(command.id)
        self.wrote(claim, outcome.path)
        self.outcome = outcome
        self.session = replace(self.session, menu="", tail=None)
        self._settled = self._said(outcome, outcome.settled) if outcome.settled else None
        self._in_place = isinstance(command, c.Toggle)

    def _offered(self, writing: Writing, outcome: Outcome) -> Outcome:
        """Now that it is known whose claim it is, what other claims know of that person comes first."""
        decides = outcome.settled is not None and outcome.settled.key in writing.form.deciding
        told = replace(writing, draft=outcome.draft)
        if not decides or outcome.draft.place.key or not known_to(self.work, self.user, told):
            return outcome
        return replace(outcome, draft=outcome.draft.at(OFFER))

    def _fetching(self, writing: Writing) -> bool:
        """Whether a file of the claim is not safe yet: a package without it would lack what its answers name."""
        files = self.work.evidence.list(self.user, writing.claim.id)
        return any(file.status == "waiting" for file in files)

    def _status(self, writing: Writing, status: str) -> Writing:
        claim = writing.claim
        rev = self.work.claims.set_status(self.user, claim.id, claim.rev, status)
        self.work.audit.record(self.user, claim.id, f"claim.{status}")
        return replace(writing, claim=replace(claim, rev=rev, status=status))

    def _forget_file(self, id: str) -> None:
        evidence = self.work.evidence.get(self.user, id)
        if evidence is not None:
            self._blobs = tuple(self.work.evidence.removed(evidence))
            self.tell(N_("Файл прибрано із заяви."))

    def _said(self, outcome: Outcome, ref: Ref) -> tuple[str, str] | None:
        slot = outcome.path.find(ref)
        if slot is None:
            return None
        return self.language.text(slot.asks.ask), shortened(answer_text(slot, self.language), 200)
