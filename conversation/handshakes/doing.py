"""Commands between two people, carried out."""

from __future__ import annotations

from conversation.handshakes.agreed import CLAIMS, HELP, HELPING, Agreed
from conversation.handshakes.commands import (
    Agree,
    BeginHelping,
    BetweenTwo,
    ConfirmTyped,
    CorrectTyped,
    DropCode,
    EnterCode,
    EnterRecovery,
    MakeCode,
    OfferClaims,
    OfferHelp,
    OpenToHelper,
    Refuse,
    SendPicture,
)
from conversation.handshakes.handing import claims_of
from conversation.handshakes.help import helps_of
from conversation.handshakes.helping import confirm_typed, correct_typed, open_to_helper
from conversation.handshakes.meeting import agree, enter_code, offer, refuse, send_picture
from conversation.handshakes.recovering import drop_code, enter_recovery, make_code
from conversation.people.records import record_of
from conversation.talk import STALE, Talk
from dialogs.language import N_


def do_between_two(talk: Talk, command: BetweenTwo) -> None:
    match command:
        case OfferClaims(person, files):
            _offer_claims(talk, person, files)
        case EnterCode(code):
            enter_code(talk, code)
        case OfferHelp():
            _offer_help(talk)
        case BeginHelping(id):
            talk.session = talk.session._replace(menu=f"{HELPING}:{id}", tail=None)
        case OpenToHelper(claim, open):
            open_to_helper(talk, claim, open)
        case ConfirmTyped(claim, section):
            confirm_typed(talk, claim, section)
            talk.session = talk.session._replace(menu="typed")
        case CorrectTyped(claim, section):
            correct_typed(talk, claim, section)
        case MakeCode():
            make_code(talk)
        case DropCode():
            drop_code(talk)
            talk.tell(N_("Код більше не діє."))
        case EnterRecovery(code):
            enter_recovery(talk, code)
        case Agree(id):
            agree(talk, id)
        case Refuse(id):
            refuse(talk, id)
        case SendPicture(id):
            send_picture(talk, id)


def _offer_help(talk: Talk) -> None:
    """One helper at a time: whoever is there already is shown instead."""
    if helps_of(talk.work, talk.user):
        talk.session = talk.session._replace(menu="helper")
        return
    offer(talk, HELP, Agreed.fresh())


def _offer_claims(talk: Talk, person: str, files: bool) -> None:
    record = record_of(talk.work, talk.user, person)
    if record is None or not record.is_grown(talk.today) or not claims_of(talk.work, talk.user, record):
        talk.tell(STALE)
        return
    offer(talk, CLAIMS, Agreed.fresh(person, files))
