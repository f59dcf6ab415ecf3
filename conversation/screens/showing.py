"""The present screen: of a claim, of the finder, or of what other claims know already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from conversation.claims.filed import FILED, RETURNED, filing_view
from conversation.claims.following import found_by, next_claim
from conversation.claims.offering import PLACE as OFFER
from conversation.claims.offering import (
    known_action,
    list_action,
    offer_view,
    story_action,
    told_elsewhere,
    twice_text,
)
from conversation.claims.packages import CONFIRMED, DELIVERED, PACKAGE, package_view
from conversation.claims.renewing import newer_form, renewal_view, with_renewal
from conversation.claims.writing import HANDED, Writing, open_claim
from conversation.commands import JoinStory, OpenMenu
from conversation.files.filing import files_view
from conversation.people.adopting import as_told
from conversation.people.linking import candidates
from conversation.people.noticing import age_note, notice_lines, notices_of
from conversation.people.records import record_of
from conversation.review.status import state_line
from conversation.screens.aid import directory_action
from conversation.screens.menus import Listed
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo, Keep
from dialogs.engine.errors import DomainError
from dialogs.engine.look import look
from dialogs.engine.path import Trace, trace
from dialogs.engine.places import stands
from dialogs.engine.programme import programme_of
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.readiness import readiness
from dialogs.engine.sharing import Claim, KnownFacts, Offer, claimed_twice, stories
from dialogs.engine.snapshot import freeze
from dialogs.engine.step import Outcome, current
from dialogs.engine.views import Action, View
from dialogs.engine.whom import called_for
from dialogs.finder.beside import BESIDE, beside_view, other_help
from dialogs.finder.life import FINDER
from dialogs.finder.results import paused_view, results_view
from dialogs.language import N_, Language
from dialogs.programmes import beside_forms
from locales import language as language_of
from storage import ClaimHead, User, Work

_STATES = {
    DELIVERED: N_("пакет готовий"),
    FILED: N_("подано в Дії"),
    RETURNED: N_("Дія повернула"),
    HANDED: N_("передано"),
}
_ON_PAPER = {FILED: N_("заяву подано"), RETURNED: N_("не прийняли")}
"""The same where no portal takes the claim."""


class Standing(NamedTuple):
    """Where a person stands in a claim.

    closed   finds out which categories are switched off for now
    refusal  why what they said outside the questions was not taken
    doubt    the last text may be the end of the story before the present question
    """

    work: Work
    user: User
    writing: Writing
    path: Trace
    today: date
    language: Language
    closed: Callable[[], frozenset[str]]
    refusal: DomainError | None = None
    doubt: bool = False


def claim_view(at: Standing, outcome: Outcome | None, known_to: Callable[[], tuple[Offer, ...]]) -> View:
    """What a person sees inside a claim. Only a few screens need more than the claim itself, so what other claims
    know (`known_to`) is asked for only there."""
    writing, draft, language = at.writing, at.writing.draft, at.language
    screen = draft.place.screen
    if writing.form.code == FINDER.code and (found := _found(at)):
        return found
    if screen is Screen.TRANSFER and (portal := programme_of(writing.form.programme).portal):
        snapshot = freeze(writing.form, draft, at.today, language_of("uk"))
        return portal.view(snapshot, draft.place, language)
    if screen is Screen.FILED:
        return filing_view(writing.form, draft.place, at.today, at.refusal, language)
    if screen is Screen.FILES:
        return files_view(at.work, at.user, writing, language)
    if screen is Screen.RENEWAL and (form := newer_form(writing)):
        return renewal_view(writing, form, at.today, language)
    view = look(writing.form, draft, at.today, language, outcome, at.path, _first(at, known_to))
    view = _with_support(view, language)
    if screen is Screen.DONE:
        onward = next_claim(at.work, at.user, language, writing.form.code, at.closed())
        done = package_view(at.work, at.user, writing, view, onward, language)
        return done._replace(actions=(*done.actions, *_together(at)))
    if view.place.screen is Screen.CHECK:
        return _with_doubts(at, view)
    if screen is Screen.TASKS:
        view = with_renewal(view, writing, language)
        if at.path.pending is None:
            view = view._replace(actions=(*view.actions, *_together(at)))
    if screen not in (Screen.OFFER, Screen.OPENING, Screen.TASKS) or not decided(at):
        return view
    known = known_to()
    if known and screen is Screen.OFFER:
        return offer_view(writing.form, known, draft.place, language)
    if known and screen is Screen.OPENING:
        *first, later = view.actions
        told = tuple(a._replace(command=GoTo(OFFER)) if a.command == Keep() else a for a in first)
        return view._replace(actions=(*told, later))
    if known and screen is Screen.TASKS:
        return view._replace(bottom=(known_action(len(known), language), *view.bottom))
    return view


def _together(at: Standing) -> tuple[Action, ...]:
    """The way to the claims of those to whom the same happened, if there is somebody."""
    if not candidates(at.work, at.user, at.writing):
        return ()
    return (Action(at.language.text(N_("Те саме сталося з дітьми")), OpenMenu("together")),)


def _with_support(view: View, language: Language) -> View:
    """Where it may hurt, services and centres are one tap away."""
    opened = view.place.screen is Screen.OPENING and view.place.page
    if not opened and view.place.screen is not Screen.REST:
        return view
    return view._replace(bottom=(*view.bottom, directory_action(language)))


def decided(at: Standing) -> bool:
    """Whether it is known whose claim it is: before that, nothing that other claims know can be meant."""
    pending = at.path.pending
    return pending is None or pending.ref.key not in at.writing.form.deciding


def _first(at: Standing, known_to: Callable[[], tuple[Offer, ...]]) -> tuple[Action, ...]:
    """The buttons of a question that only the other claims, or the story just told, can give."""
    draft, path, language = at.writing.draft, at.path, at.language
    slot = current(at.writing.form, draft, at.today, path) if draft.place.screen is Screen.QUESTION else None
    if slot is None:
        return ()
    join = (Action(language.text(N_("Це кінець розповіді")), JoinStory()),) if at.doubt else ()
    return join if slot.settled else (*join, *_others(at, slot.asks, known_to))


def _others(
    at: Standing, asks: Question | Repeat, known_to: Callable[[], tuple[Offer, ...]]
) -> tuple[Action, ...]:
    """Where another person's claim may help: its story to be changed, or its list of the same relatives."""
    if isinstance(asks, Repeat):
        own = [offer for offer in known_to() if offer.asks.key == asks.key] if asks.relatives else []
        return tuple(list_action(offer, at.language) for offer in own)
    if not (asks.fact and asks.fact.retold):
        return ()
    told = stories(asks, _told(at), told_elsewhere(at.work, at.user, at.writing.claim.id), at.today)
    return tuple(story_action(text, at.language) for text in [*told][:1])


def _with_doubts(at: Standing, view: View) -> View:
    """The check, with the costs that another claim holds too."""
    others = told_elsewhere(at.work, at.user, at.writing.claim.id)
    doubts = tuple(twice_text(one, at.language) for one in claimed_twice(_told(at), others, at.today))
    record = record_of(at.work, at.user, at.writing.claim.person)
    about = record.about if record else ""
    family = (
        notice_lines(notices_of(at.work, at.user, at.today, _told(at)), at.language, about) if about else ()
    )
    aged = age_note(at.work, at.user, at.writing, at.today, at.language)
    return view._replace(notes=(*view.notes, *doubts, *family, *aged))


def _told(at: Standing) -> Claim:
    record = record_of(at.work, at.user, at.writing.claim.person)
    return Claim(as_told(at.writing, record.about if record else ""), at.today, at.path)


def _found(at: Standing) -> View | None:
    """The finder has screens of its own at its end and in a pause; its questions look like all questions."""
    place = at.writing.draft.place
    ended = at.path.pending is None
    erase = Action(at.language.text(N_("Видалити підбір")), OpenMenu(f"remove:{at.writing.claim.id}"))
    if place.screen in (Screen.CHECK, Screen.TASKS) and not ended:
        view = paused_view(at.language)
        return view._replace(bottom=(erase,))
    asked = place.screen in (Screen.QUESTION, Screen.OFFER) and not place.key
    if place.screen in (Screen.CHECK, Screen.TASKS) or (ended and asked):
        if place.screen is Screen.CHECK and place.key == BESIDE:
            return _beside(at, place)
        found = found_by(at.work, at.user, at.writing, at.today, at.closed())
        view = results_view(found, place if place.screen is Screen.CHECK else Place(), at.language)
        return view._replace(bottom=(*view.bottom, erase)) if view.bottom else view
    if place.screen is Screen.SECTION and stands(at.path, place):
        view = look(at.writing.form, at.writing.draft, at.today, at.language, path=at.path)
        *others, back = view.actions
        label = at.language.text(N_("До всіх заяв") if ended else N_("Продовжити"))
        return view._replace(actions=(*others, back._replace(label=label, command=Keep())))
    return None


def _beside(at: Standing, place: Place) -> View:
    """Help beside the claims, by the finder's answers and by what the person's claims tell of them."""
    told = told_elsewhere(at.work, at.user, at.writing.claim.id)
    known = KnownFacts(told, at.today)
    helps = other_help(at.writing.form, at.writing.draft, beside_forms().values(), known, at.today)
    return beside_view(helps, at.closed(), place, (directory_action(at.language),), at.language)


def listed_claims(work: Work, user: User, today: date, language: Language) -> list[Listed]:
    """The claims of a person, the newest first, each opened only when its line is shown."""
    heads = [head for head in work.claims.list(user) if head.form != FINDER.code]
    return [Listed(head, partial(_line, work, user, head, today, language)) for head in heads]


def _line(work: Work, user: User, head: ClaimHead, today: date, language: Language) -> tuple[str, str]:
    writing = open_claim(work, user, head.id)
    if writing is None:
        return "", language.text(N_("чернетка"))
    path = trace(writing.form, writing.draft.answers, today)
    record = record_of(work, user, head.person)
    whose = ("" if record.is_writer else record.called) if record else called_for(writing.form, path)
    if share := work.shares.of_claim(head.id):
        return whose, state_line(work, share, language)
    handed_in = {} if programme_of(writing.form.programme).portal else _ON_PAPER
    if said := (_STATES | handed_in).get(head.status):
        return whose, language.text(said)
    if head.status == CONFIRMED:
        job = work.jobs.get(PACKAGE, head.id)
        failed = job is not None and job.state == "failed"
        return whose, language.text(N_("пакет не вийшов") if failed else N_("пакет готується"))
    ready = readiness(writing.form, path).fileable
    return whose, language.text(N_("можна подавати") if ready else N_("чернетка"))
