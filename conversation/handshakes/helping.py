"""One person types for another: how a helper comes in and goes, and how the person looks at what was typed.

The helper's turn is a turn of the person who is helped, read by the helper: what is written is theirs, sealed with
their key, and so is where the helper stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversation.claims.writing import HANDED, Writing, open_claim, save_claim
from conversation.handshakes.agreed import ENDED, HELP, HELPING, Agreed, agreed_of
from conversation.handshakes.help import Help, helps_of
from conversation.handshakes.news import owe_news
from conversation.limits import DEFAULTS, Limits
from conversation.memory import Remembered
from conversation.people.adopting import learn
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.path import Slot, trace
from dialogs.engine.questions import Section
from dialogs.language import KYIV, N_
from storage import User, Work


def begin_turn(
    work: Work, user_id: int, remembered: Remembered | None = None, limits: Limits = DEFAULTS
) -> Talk:
    """The turn of a person: of their own, or where they help somebody else."""
    talk = Talk(work, user_id, remembered, limits)
    name, _, id = talk.session.menu.partition(":")
    if name != HELPING:
        return talk
    handshake = work.handshakes.get(id)
    if handshake is None or (handshake.state, handshake.taker_id) != (HELPING, user_id):
        talk.tell(N_("Допомогу завершено."))
        talk.session = talk.session._replace(menu="claims")
        return talk
    return Talk(work, handshake.user_id, None, limits, Help(talk.user, handshake))


def leave_help(talk: Talk) -> Talk:
    """The helper's own turn again; the person hears that there is something to look at."""
    assert talk.help is not None
    own = Talk(talk.work, talk.help.helper.id, None, talk.limits)
    own.session = own.session._replace(menu="claims")
    own.acted = True
    if talk.help.agreed.unseen:
        owe_news(own, talk.user.id, talk.help.handshake.id)
    return own


def helper_went_on(talk: Talk) -> bool:
    """Whether a helper has gone on in this claim since the person last saw it; asked again it is not so."""
    claim = talk.in_claim.claim.id if talk.in_claim else ""
    mine = [one for one in helps_of(talk.work, talk.user) if claim in agreed_of(one).moved]
    for handshake in mine:
        agreed = agreed_of(handshake)
        _keep(talk, handshake.id, replace(agreed, moved=agreed.moved - {claim}))
    return bool(mine)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a helper typed in one section of a claim."""

    writing: Writing
    section: Section
    slots: tuple[Slot, ...]


def typed_in(work: Work, user: User) -> Iterator[Typed]:
    """What is to be looked at, claim by claim, section by section. What is not on the way any more is passed over."""
    today = work.now.astimezone(KYIV).date()
    unseen = {typed for one in helps_of(work, user) for typed in agreed_of(one).unseen}
    for claim in dict.fromkeys(claim for claim, _ in sorted(unseen)):
        writing = open_claim(work, user, claim)
        if writing is None or writing.claim.status == HANDED:
            continue
        for section, slots in trace(writing.form, writing.draft.answers, today).sections():
            found = tuple(slot for slot in slots if (claim, slot.ref) in unseen and slot.answer)
            if found:
                yield Typed(writing, section, found)


def confirm_typed(talk: Talk, claim: str, section: str) -> None:
    """The person has looked at a section: what was typed there is as good as their own."""
    typed = next((one for one in typed_in(talk.work, talk.user) if _is(one, claim, section)), None)
    if typed is None:
        return
    seen = {(claim, slot.ref) for slot in typed.slots}
    for handshake in helps_of(talk.work, talk.user):
        agreed = agreed_of(handshake)
        _keep(talk, handshake.id, replace(agreed, unseen=agreed.unseen - seen))
    talk.work.audit.record(talk.user, claim, "helper.confirmed", [slot.ref.key for slot in typed.slots])
    if typed.writing.claim.person:
        learn(talk.work, talk.user, typed.writing)
    forget_what_is_gone(talk)


def correct_typed(talk: Talk, claim: str, section: str) -> None:
    """To the section of the claim, where each answer is one tap from being changed."""
    talk.enter(claim)
    if talk.writing is not None:
        place = Place(Screen.SECTION, key=section)
        talk.writing = save_claim(talk.work, talk.user, talk.writing, talk.writing.draft.at(place))


def forget_what_is_gone(talk: Talk) -> None:
    """What was typed and is not on the way any more; and past help of which nothing is left to be looked at."""
    left = {(one.writing.claim.id, slot.ref) for one in typed_in(talk.work, talk.user) for slot in one.slots}
    for handshake in helps_of(talk.work, talk.user):
        agreed = agreed_of(handshake)
        if agreed.unseen - left:
            _keep(talk, handshake.id, replace(agreed, unseen=agreed.unseen & left))
        if handshake.state == ENDED and not agreed.unseen & left:
            talk.work.handshakes.drop(handshake.id)


def open_to_helper(talk: Talk, claim: str, open: bool) -> None:
    for handshake in helps_of(talk.work, talk.user):
        agreed = agreed_of(handshake)
        opened = agreed.opened | {claim} if open else agreed.opened - {claim}
        _keep(talk, handshake.id, replace(agreed, opened=opened))
    talk.work.audit.record(talk.user, claim, "helper.opened" if open else "helper.closed")


def looked_at(talk: Talk) -> bool:
    """Whether nothing that a helper typed in the claim waits for the person; says so if it does."""
    writing = talk.writing
    if writing is None or not any(
        one.writing.claim.id == writing.claim.id for one in typed_in(talk.work, talk.user)
    ):
        return True
    talk.tell(N_("Спершу перегляньте, що написав помічник."))
    talk.session = talk.session._replace(menu="typed")
    return False


def _is(typed: Typed, claim: str, section: str) -> bool:
    return typed.writing.claim.id == claim and typed.section.key == section


def _keep(talk: Talk, id: str, agreed: Agreed) -> None:
    handshake = talk.work.handshakes.get(id)
    if handshake is not None and handshake.kind == HELP:
        talk.work.handshakes.keep_secret(handshake, agreed.dump())
