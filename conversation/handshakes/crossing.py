"""Two people at one claim, who type at the same moment; and a helper who turns to what is their own."""

from __future__ import annotations

from conversation.buttons import pressed
from conversation.handshakes.commands import LeaveHelp
from conversation.handshakes.helping import helper_went_on
from conversation.happenings import Commanded, Happening, Pressed, Said
from conversation.meaning import meant
from conversation.privacy.ending import KEEP
from conversation.privacy.wording import wants_to_keep
from conversation.screens.present import screen_before
from conversation.talk import Talk


def crossed(talk: Talk) -> bool:
    """Whether the other of the two who fill in a claim has gone on in it since this one saw a question: what was typed
    was meant for that question, and is not taken for the present one."""
    if talk.in_claim is None:
        return False
    if talk.help is not None:
        return talk.help.agreed.asked != screen_before(talk).ref
    # A memory that still holds proves that nobody else wrote; a write would tell.
    return talk.read_anew and helper_went_on(talk) and screen_before(talk).ref is not None


def goes_back(talk: Talk, happening: Happening) -> bool:
    """Whether a helper goes back to their own claims: by the button, or by what is about themselves."""
    match happening:
        case Commanded(name, payload):
            return bool(payload) or name not in ("start", "claims")
        case _ if keeps_drafts(happening):
            return True
        case Pressed(data):
            action = pressed(screen_before(talk), talk.session.screen, data)
            return action is not None and isinstance(action.command, LeaveHelp)
        case Said(text):
            return isinstance(meant(screen_before(talk), text), LeaveHelp)
    return False


def keeps_drafts(happening: Happening) -> bool:
    """Whether somebody wants their own drafts kept, as a warning offers it: in one's own chat, whoever one helps."""
    match happening:
        case Pressed(data):
            return data == KEEP
        case Said(text):
            return wants_to_keep(text)
    return False
