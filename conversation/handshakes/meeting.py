"""How two people meet: the link, the code, and what both confirm. Each step is told to the other one."""

from __future__ import annotations

import hmac
from datetime import timedelta

from conversation.handshakes.agreed import (
    ACCEPTED,
    AGREED,
    CLAIMS,
    ENDED,
    ENTERED,
    HELP,
    HELPING,
    OFFERED,
    TRIES,
    Agreed,
    agreed_of,
)
from conversation.handshakes.commands import EnterCode
from conversation.handshakes.news import DECLINED, FINISHED, OVER, owe_news
from conversation.handshakes.recovering import RECOVERY
from conversation.talk import Talk
from dialogs.language import N_
from storage import Handshake

LASTS = timedelta(hours=24)

HANDOVER, PICTURE = "handover", "picture"
"""The kinds of job: the claims change hands, and the link comes as a QR code. Their key is the handshake."""

_GONE = N_("Це посилання вже не діє. Попросіть нове.")


def offer(talk: Talk, kind: str, agreed: Agreed) -> None:
    """Make a link. There is one at a time for each thing: what was offered before is over."""
    for other in talk.work.handshakes.of(talk.user.id):
        same = other.kind == kind and other.user_id == talk.user.id
        if same and other.state == OFFERED and agreed_of(other).person == agreed.person:
            talk.work.handshakes.drop(other.id)
    made = talk.work.handshakes.offer(talk.user, kind, agreed.token, agreed.dump(), LASTS)
    talk.work.audit.record(talk.user, None, "handshake.offered")
    _go_to(talk, made)


def open_link(talk: Talk, token: str) -> None:
    """Somebody follows a link. It leads to where the code is asked for, and nothing is told before."""
    found = talk.work.handshakes.find(token)
    if found is not None and talk.user.id in (found.user_id, found.taker_id):
        _go_to(talk, found)
        return
    if found is None or found.state != OFFERED or found.kind == RECOVERY:
        talk.tell(_GONE)
        return
    talk.session = talk.session._replace(menu=f"code:{found.id}", tail=None)


def code_meant(talk: Talk, text: str) -> EnterCode | None:
    """The text as a code, on the screen that asks for one."""
    if not talk.session.menu.startswith("code:"):
        return None
    code = "".join(text.split()).replace("-", "")
    return EnterCode(code) if code.isdecimal() and code.isascii() and len(code) == 6 else None


def enter_code(talk: Talk, code: str) -> None:
    """A code is counted before it is looked at: many at once are no way round."""
    handshake = talk.work.handshakes.get(talk.session.menu.partition(":")[2])
    offered = handshake is not None and handshake.state == OFFERED
    tries = talk.work.handshakes.tried(handshake) if handshake is not None and offered else None
    if handshake is None or tries is None or tries > TRIES:
        _leave(talk, _GONE)
    elif not hmac.compare_digest(agreed_of(handshake).code, code):
        _wrong(talk, handshake, TRIES - tries)
    elif talk.work.handshakes.move(handshake, ENTERED, taker_id=talk.user.id):
        _go_to(talk, handshake)
        owe_news(talk, handshake.user_id, handshake.id)


def agree(talk: Talk, id: str) -> None:
    """The one who takes confirms first, then the one who gives: nothing changes hands before both did."""
    handshake = talk.work.handshakes.get(id)
    if handshake is None:
        _leave(talk, _GONE)
    elif handshake.taker_id == talk.user.id and handshake.state == ENTERED:
        if talk.work.handshakes.move(handshake, ACCEPTED):
            owe_news(talk, handshake.user_id, id)
    elif handshake.user_id == talk.user.id and handshake.state == ACCEPTED:
        assert handshake.taker_id is not None
        settled = AGREED if handshake.kind == CLAIMS else HELPING
        if talk.work.handshakes.move(handshake, settled, expires_at=None):
            talk.work.audit.record(talk.user, None, "handshake.agreed")
            if handshake.kind == CLAIMS:
                talk.work.jobs.ask(HANDOVER, id, handshake.taker_id)
                talk.wake.add(HANDOVER)
            owe_news(talk, handshake.taker_id, id)


def refuse(talk: Talk, id: str) -> None:
    """Either may end it before the claims have changed hands; the other one is told no more than that."""
    handshake = talk.work.handshakes.get(id)
    if handshake is not None and talk.user.id in (handshake.user_id, handshake.taker_id):
        if handshake.state == AGREED and handshake.taker_id is not None:
            return
        if handshake.state == HELPING:
            _end_help(talk, handshake)
            return
        other = handshake.taker_id if handshake.user_id == talk.user.id else handshake.user_id
        talk.work.handshakes.drop(id)
        talk.work.jobs.drop(RECOVERY, id)
        talk.work.audit.record(talk.user, None, "handshake.refused")
        if other is not None:
            owe_news(talk, other, id, DECLINED if handshake.kind == HELP else OVER)
        if handshake.kind == HELP:
            _leave(talk, N_("Допомогу скасовано."))
            return
    _leave(talk, N_("Скасовано. Нічого не передано."))


def _end_help(talk: Talk, handshake: Handshake) -> None:
    """What the person has not looked at yet stays marked, also when nobody helps any more."""
    if agreed_of(handshake).unseen:
        talk.work.handshakes.move(handshake, ENDED, taker_id=None)
    else:
        talk.work.handshakes.drop(handshake.id)
    other = handshake.taker_id if handshake.user_id == talk.user.id else handshake.user_id
    if other is not None:
        owe_news(talk, other, handshake.id, FINISHED)
    talk.work.audit.record(talk.user, None, "helper.ended")
    _leave(talk, N_("Допомогу завершено."))


def send_picture(talk: Talk, id: str) -> None:
    """The QR code comes as a picture of its own."""
    handshake = talk.work.handshakes.get(id)
    if handshake is not None and handshake.user_id == talk.user.id:
        talk.ask(PICTURE, id)


def _wrong(talk: Talk, handshake: Handshake, left: int) -> None:
    if left > 0:
        talk.tell_text(talk.language.text(N_("Це інший код. Спроб залишилося: {n}."), n=left))
        return
    talk.work.handshakes.drop(handshake.id)
    owe_news(talk, handshake.user_id, handshake.id, DECLINED if handshake.kind == HELP else OVER)
    _leave(talk, _GONE)


def _go_to(talk: Talk, handshake: Handshake) -> None:
    talk.session = talk.session._replace(menu=f"pact:{handshake.id}", tail=None)


def _leave(talk: Talk, why: str) -> None:
    talk.tell(why)
    talk.session = talk.session._replace(menu="claims", tail=None)
