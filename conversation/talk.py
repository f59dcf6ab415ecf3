"""The state of one turn: the person, their session, the claim being written, and what will be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from secrets import token_hex

from conversation.claims.beginning import begin_claim, known_to, with_known
from conversation.claims.filed import TellFiling, next_place, tell_filing
from conversation.claims.following import finder_of
from conversation.claims.offering import PLACE as OFFER
from conversation.claims.offering import taking
from conversation.claims.packages import (
    PACKAGE,
    SHEET,
    AskPackage,
    DropFile,
    ReadOnPhone,
    ask_package,
    drop_package,
)
from conversation.claims.renewing import TOLD as RENEWED
from conversation.claims.renewing import TakeNewForm, newer_form, take_new_form
from conversation.claims.writing import Writing, open_claim, save_claim
from conversation.commands import (
    DeleteClaim,
    EraseEverything,
    JoinStory,
    OpenClaim,
    OpenMenu,
    Remind,
    ShowPackage,
    SpeakLanguage,
    TakeKnown,
)
from conversation.files.damage import damage_text
from conversation.files.filing import Caption, caption_file
from conversation.limits import DEFAULTS, Limits
from conversation.memory import Remembered
from conversation.reminding import SCREENS, remind, reminding_view
from conversation.review.screens import is_review
from conversation.review.turning import (
    mended,
    remarked,
    reviewed,
    view_of_review,
    with_its_review,
    with_reads,
)
from conversation.screens.menus import menu_view
from conversation.screens.showing import Standing, claim_view, listed_claims, with_doubt
from conversation.screens.shown import Shown
from conversation.session import Session
from conversation.stories import join_doubtful
from conversation.turn import Turn
from dialogs.engine import commands as c
from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.errors import DomainError, Refusal
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.path import Trace, trace
from dialogs.engine.sharing import Offer
from dialogs.engine.step import Outcome, step
from dialogs.engine.views import View
from dialogs.finder.life import FINDER
from dialogs.finder.results import closed_text
from dialogs.language import KYIV, N_, Language
from dialogs.programmes import all_forms
from locales import language as language_of
from storage import Work

STALE = N_("Ця кнопка вже не діє. Ось де ви зараз:")
_ERRORS = {
    "list.full": N_("У цьому списку більше немає місця."),
    "claim.not_ready": N_("Пакет ще не можна сформувати. Ось чого бракує:"),
}


class Talk:
    """A turn in progress. Everything it changes is written by `finish`, or at once through `work`."""

    def __init__(
        self, work: Work, user_id: int, known: Remembered | None = None, limits: Limits = DEFAULTS
    ) -> None:
        self.work = work
        self.limits = limits
        self.today: date = work.now.astimezone(KYIV).date()
        self.user = known.user if known else work.users.get(user_id)
        self.session = self._before = known.session if known else Session.load(self.user.session)
        self._read_anew = known is None
        self.writing = known.writing if known else open_claim(work, self.user, self.session.claim)
        self.language: Language = language_of(self.user.language)
        self.outcome: Outcome | None = None
        fresh = known is not None and known.day == self.today
        self._path = known.path if known and fresh else None
        self._known: tuple[Offer, ...] | None = None
        self._view = known.view if known and fresh else None
        self._notices: list[str] = []
        self._settled: tuple[str, str] | None = None
        self._acted = False
        self._in_place = False
        self._wake: set[str] = set()
        self._blobs: tuple[str, ...] = ()
        self._goodbye = ""
        self._preface = ""
        self._later = 0.0
        self._refusal: Refusal | None = None

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

    def say(self, text: str) -> None:
        """Say something in a message of its own before the next screen; it is worded already."""
        self._preface = text

    def wake(self, kind: str) -> None:
        """A job was asked for: whoever does such jobs is to look."""
        self._wake.add(kind)

    def ask(self, kind: str, key: str) -> None:
        """Have a job done."""
        self.work.jobs.ask(kind, key, self.user.id)
        self._wake.add(kind)

    def show_later(self, seconds: float) -> None:
        """More may follow: the screen waits for it."""
        self._later = seconds

    def do(self, command: c.Command) -> None:
        """Carry out a command, of the engine or of the screens outside the claim."""
        # Marks keep the buttons of their screen alive, so that several can be pressed on a slow line.
        self._acted = self._acted or not isinstance(command, c.Toggle)
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
            case c.AddItem():
                self._step(replace(command, item=token_hex(4)))
            case ReadOnPhone():
                self._read_on_phone()
            case AskPackage():
                self._ask_package()
            case JoinStory():
                join_doubtful(self)
            case Caption():
                if caption_file(self.work, self.user, command):
                    self.tell(N_("Підпис збережено."))
                    self._step(c.GoTo(Place(Screen.FILES)))
            case TellFiling():
                self._tell_filing(command)
            case ShowPackage():
                self._show(Place(Screen.DONE))
            case TakeNewForm():
                self._take_new_form()
            case DropFile(id, ref):
                self._step(c.DetachFile(id))
                self._step(c.GoTo(Place(key=ref.key, item=ref.item)))
            case _:
                if not reviewed(self, command):
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
            if is_review(name) and (view := view_of_review(self, name)) is not None:
                return view
            claims = listed_claims(self.work, self.user, self.today, self.language)
            finder = partial(finder_of, self.work, self.user, self.limits.closed)
            view = menu_view(name, claims, current, self.limits.closed, self.language, finder)
            return with_reads(self, view) if name.startswith("claims") else view
        path = self.path(writing)
        closed, refusal = self.limits.closed, self._refusal
        at = Standing(self.work, self.user, writing, path, self.today, self.language, closed, refusal)
        view = claim_view(at, self.outcome, partial(self.known, writing))
        view = with_its_review(self, writing, view)
        doubt = self.session.tail is not None and self.session.tail.doubt
        return with_doubt(view, self.language) if doubt else view

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
        """Store the session under its next revision, if anything changed, and hand over the screen."""
        if self._goodbye:
            return Turn(self.user, 0, self.language, blobs=self._blobs, goodbye=self._goodbye)
        self._tell_damage()
        self._tell_renewal()
        if self._acted or self.session is not self._before:
            self._save()
        return self._turn(self.view())

    def before_screen(self, message: int) -> bool:
        """Whether a message was sent before the present screen was to be seen."""
        return self.user.shown_rev < self.user.rev or message < Shown.load(self.user.shown).message

    def pass_over(self) -> Turn:
        """What was changed is kept, and there is nothing to show: the receipt of a file comes when it is safe."""
        self._save()
        return self._turn(None)

    def quiet(self) -> Turn:
        """Nothing happened that needs a word."""
        return self._turn(None)

    def present(self) -> Turn:
        """The present screen, with nothing changed."""
        self._tell_damage()
        return self._turn(self.view())

    def redraw(self) -> Turn:
        """The present screen once more in its place."""
        self._in_place = True
        return self._turn(self.view())

    def _turn(self, view: View | None) -> Turn:
        return Turn(
            self.user,
            self.user.rev,
            self.language,
            self.session.screen,
            view,
            later=self._later,
            preface=self._preface,
            notices=tuple(self._notices),
            settled=self._settled,
            in_place=self._in_place,
            wake=tuple(self._wake),
            blobs=self._blobs,
            after=self._remembered(view),
        )

    def _save(self) -> None:
        """The buttons of earlier screens act no more once something was done."""
        rev = self.work.users.next_rev(self.user.rev)
        if self._acted:
            self.session = replace(self.session, screen=rev)
        self.work.users.save_session(self.user, self.session.dump(), self.user.rev)
        self.user = replace(self.user, rev=rev, language=self.language.code)

    def _tell_damage(self) -> None:
        """Say once, in a sentence, what of this person's did not open."""
        untold = self.work.quarantine.untold(self.user.id) if self._read_anew else []
        if untold:
            self._notices[:0] = damage_text(untold, self.language)
            self.work.quarantine.told(self.user.id)

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
        if code in self.limits.closed:
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
            self.tell(STALE)
            return
        chosen = taking(command, writing.form, self.known(writing))
        draft = with_known(writing, chosen)
        saved = self.draft_again(save_claim(self.work, self.user, writing, draft))
        self.wrote(saved, trace(saved.form, saved.draft.answers, self.today))
        if not self.known(saved):
            self._step(c.Keep())

    def _tell_filing(self, command: TellFiling) -> None:
        if self.writing is None:
            self.tell(STALE)
            return
        try:
            self.writing = tell_filing(self.work, self.user, self.writing, command, self.path(self.writing))
        except Refusal as refusal:
            self._refusal = refusal
        else:
            self._show(next_place(command.part))

    def _show(self, place: Place) -> None:
        """Another place of the same claim. The one after the package is only there once the claim was confirmed."""
        writing = self.writing
        if writing is None or (place.screen is Screen.DONE and writing.claim.status == "draft"):
            self.tell(STALE)
            return
        saved = save_claim(self.work, self.user, writing, writing.draft.at(place))
        self.wrote(saved, self.path(saved))
        self.session = replace(self.session, menu="", tail=None)

    def _take_new_form(self) -> None:
        if self.writing is None:
            self.tell(STALE)
            return
        renewed = self.draft_again(take_new_form(self.work, self.user, self.writing, self.language))
        self.wrote(renewed, trace(renewed.form, renewed.draft.answers, self.today))

    def _tell_renewal(self) -> None:
        """Say once that the form was changed since the draft was begun."""
        writing = self.in_claim
        form = newer_form(writing) if writing is not None and self._read_anew else None
        if writing is not None and form is not None and writing.draft.seen != form.fingerprint:
            self.tell(RENEWED)
            draft = replace(writing.draft, seen=form.fingerprint)
            self.writing = save_claim(self.work, self.user, writing, draft)

    def open(self, id: str) -> None:
        """Make this the claim on the screen, wherever the person was in it."""
        self._enter(id)
        if self.writing is None:
            self.session = replace(self.session, menu="claims")
            self.tell(N_("Цієї заяви вже немає."))

    def _open(self, id: str) -> None:
        self.open(id)
        if self.writing is not None:
            packed = self.writing.claim.status != "draft"
            self._show(Place(Screen.DONE) if packed else Place(Screen.TASKS))
            if remarked(self):
                self.session = replace(self.session, menu="review")

    def _enter(self, id: str) -> None:
        self.writing, self._path, self._known = open_claim(self.work, self.user, id), None, None
        self.session = replace(self.session, menu="", claim=id if self.writing else "", tail=None)

    def _delete(self, id: str) -> None:
        finder = any(head.id == id and head.form == FINDER.code for head in self.work.claims.list(self.user))
        self._blobs = tuple(self.work.claims.delete(self.user, id))
        drop_package(self.work, id)
        self.work.audit.record(self.user, id, "claim.deleted")
        if self.session.claim == id:
            self._enter("")
        self.session = replace(self.session, menu="claims")
        self.tell(N_("Відповіді підбору видалено.") if finder else N_("Заяву видалено."))

    def _erase(self) -> None:
        self.work.audit.record(self.user, None, "person.erased")
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
            self.tell(STALE)
            return
        if isinstance(command, c.Confirm) and self._fetching(writing):
            self.tell(N_("Один із файлів ще зберігається. Спробуйте за хвилину або приберіть його."))
            return
        try:
            outcome = step(writing.form, writing.draft, command, self.today, self.path(writing))
        except DomainError as error:
            self.tell(_ERRORS.get(error.code, STALE))
            return
        outcome = self._offered(writing, outcome)
        outcome, menu = mended(self, writing, command, outcome)
        claim = save_claim(self.work, self.user, writing, outcome.draft)
        if isinstance(command, c.DetachFile):
            self._forget_file(command.id)
        if outcome.settled is not None or isinstance(command, c.DetachFile):
            claim = self.draft_again(claim)
        self.wrote(claim, outcome.path)
        self.outcome = outcome
        self.session = replace(self.session, menu=menu, tail=None)
        self._settled = self._said(outcome, outcome.settled) if outcome.settled else None
        self._in_place = isinstance(command, c.Toggle)
        if isinstance(command, c.Confirm):
            self._ask_package()

    def _ask_package(self) -> None:
        """The package is built beside the conversation, and comes when it is ready."""
        if self.writing is None:
            self.tell(STALE)
            return
        self.writing = ask_package(self.work, self.user, self.writing)
        self._wake.add(PACKAGE)

    def _read_on_phone(self) -> None:
        if self.writing is None or self.writing.claim.status == "draft":
            self.tell(STALE)
            return
        self.ask(SHEET, self.writing.claim.id)
        self.tell(N_("Аркуш для телефона прийде за кілька секунд."))

    def draft_again(self, writing: Writing) -> Writing:
        """A claim that was confirmed and has changed is a draft again; a package not sent yet is none any more."""
        if writing.claim.status == "draft":
            return writing
        if drop_package(self.work, writing.claim.id):
            self.tell(N_("Ви змінили заяву, тож пакет треба зібрати знову."))
        claim = writing.claim
        rev = self.work.claims.set_status(self.user, claim.id, claim.rev, "draft")
        self.work.audit.record(self.user, claim.id, "claim.draft")
        return replace(writing, claim=replace(claim, rev=rev, status="draft"))

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

    def _forget_file(self, id: str) -> None:
        evidence = self.work.evidence.get(self.user, id)
        if evidence is not None:
            self._blobs = tuple(self.work.evidence.removed(evidence))
            self.work.jobs.drop("file", id)
            self.tell(N_("Файл прибрано із заяви."))

    def _said(self, outcome: Outcome, ref: Ref) -> tuple[str, str] | None:
        slot = outcome.path.find(ref)
        if slot is None:
            return None
        return asked_text(slot, self.language), shortened(answer_text(slot, self.language), 200)
