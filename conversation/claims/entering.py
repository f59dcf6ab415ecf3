"""Into a claim, from one to another, and out of it for good."""

from __future__ import annotations

from conversation.claims.beginning import begin_claim
from conversation.claims.offering import PLACE as OFFER
from conversation.claims.packages import drop_package
from conversation.claims.stepping import take_step
from conversation.claims.writing import HANDED, Writing, save_claim
from conversation.review.answering import remarked
from conversation.talk import STALE, Talk
from dialogs.engine import commands as c
from dialogs.engine.answers import Place, Screen
from dialogs.engine.told_early import story_to_come
from dialogs.finder.life import FINDER
from dialogs.finder.results import closed_text
from dialogs.language import N_
from dialogs.programmes import all_forms


def begin(talk: Talk, code: str, about: str, source: Writing | None) -> None:
    if code in talk.closed:
        talk.tell_text(closed_text(all_forms()[code], talk.language))
        return
    writing = begin_claim(talk.work, talk.user, code, about, source)
    fresh = not writing.draft.place.key and writing.claim.created_at == talk.work.now
    talk.enter(writing.claim.id, writing if fresh and not writing.draft.answers else None)
    if fresh and not writing.form.care:
        talk.preface = talk.language.text(writing.form.intro)
    _offer_told(talk)
    place = _first_place(talk, writing, fresh)
    if place != writing.draft.place:
        take_step(talk, c.GoTo(place))


def _offer_told(talk: Talk) -> None:
    """What was told before any claim waits for the story of the first one that asks for it."""
    told, writing = talk.session.told, talk.writing
    if not told or writing is None or talk.help is not None or story_to_come(talk.path(writing)) is None:
        return
    take_step(talk, c.KeepForStory(told))
    talk.session = talk.session._replace(told="")


def open_claim_of(talk: Talk, id: str) -> None:
    """Make this the claim on the screen, wherever the person was in it."""
    talk.enter(id)
    if talk.writing is None:
        talk.session = talk.session._replace(menu="claims")
        claim = talk.work.claims.get(talk.user, id)
        talk.tell(_why_closed(claim.status if claim else ""))


def _why_closed(status: str) -> str:
    if status == HANDED:
        return N_("Цю заяву передано: тепер її подає сама людина.")
    if status:
        return N_("Ця заява ціла, але питання до неї зараз оновлюють. Спробуйте трохи пізніше.")
    return N_("Цієї заяви вже немає.")


def open_at_list(talk: Talk, id: str) -> None:
    open_claim_of(talk, id)
    if talk.writing is not None:
        packed = talk.writing.claim.status != "draft"
        show(talk, Place(Screen.DONE) if packed else Place(Screen.TASKS))
        if remarked(talk):
            talk.session = talk.session._replace(menu="review")


def show(talk: Talk, place: Place) -> None:
    """Another place of the same claim. The one after the package is only there once the claim was confirmed."""
    writing = talk.writing
    if writing is None or (place.screen is Screen.DONE and writing.claim.status == "draft"):
        talk.tell(STALE)
        return
    saved = save_claim(talk.work, talk.user, writing, writing.draft.at(place))
    talk.wrote(saved, talk.path(saved))
    talk.session = talk.session._replace(menu="", tail=None)


def delete(talk: Talk, id: str) -> None:
    finder = any(head.id == id and head.form == FINDER.code for head in talk.work.claims.list(talk.user))
    talk.blobs = tuple(talk.work.claims.delete(talk.user, id))
    drop_package(talk.work, id)
    talk.work.audit.record(talk.user, id, "claim.deleted")
    if talk.session.claim == id:
        talk.enter("")
    talk.session = talk.session._replace(menu="claims")
    talk.tell(N_("Відповіді підбору видалено.") if finder else N_("Заяву видалено."))


def _first_place(talk: Talk, writing: Writing, fresh: bool) -> Place:
    """Where a claim opens: at what is known of it already, else at the first question; an old one at its list."""
    if not fresh:
        return Place(Screen.TASKS)
    if writing.form.care:
        return Place(Screen.OPENING)
    return OFFER if _decided(talk, writing) and talk.known(writing) else Place()


def _decided(talk: Talk, writing: Writing) -> bool:
    pending = talk.path(writing).pending
    return pending is None or pending.ref.key not in writing.form.deciding
