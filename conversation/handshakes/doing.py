"""Commands between two people, carried out."""

from __future__ import annotations

from conversation.handshakes.agreed import CLAIMS, Agreed
from conversation.handshakes.commands import (
    Agree,
    BetweenTwo,
    EnterCode,
    OfferClaims,
    Refuse,
    SendPicture,
)
from conversation.handshakes.handing import claims_of
from conversation.handshakes.meeting import agree, enter_code, offer, refuse, send_picture
from conversation.people.records import record_of
from conversation.talk import STALE, Talk


def do_between_two(talk: Talk, command: BetweenTwo) -> None:
    match command:
        case OfferClaims(person, files):
            _offer_claims(talk, person, files)
        case EnterCode(code):
            enter_code(talk, code)
        case Agree(id):
            agree(talk, id)
        case Refuse(id):
            refuse(talk, id)
        case SendPicture(id):
            send_picture(talk, id)


def _offer_claims(talk: Talk, person: str, files: bool) -> None:
    record = record_of(talk.work, talk.user, person)
    if record is None or not record.is_grown(talk.today) or not claims_of(talk.work, talk.user, record):
        talk.tell(STALE)
        return
    offer(talk, CLAIMS, Agreed.fresh(person, files))
