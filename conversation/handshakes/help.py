"""One person types for another: what the helper may do, and what is kept of it, all of it with the other's key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from conversation.commands import JoinStory, OpenClaim, OpenMenu
from conversation.handshakes.agreed import HELP, Agreed, agreed_of
from conversation.handshakes.commands import LeaveHelp
from dialogs.engine import commands as c
from dialogs.engine.answers import FINDER, Ref, Screen
from dialogs.engine.commands import Command
from dialogs.engine.form import Form
from dialogs.programmes import conversations
from storage import Handshake, User, Work

_ANSWERING = (
    c.Reply,
    c.Skip,
    c.Keep,
    c.Back,
    c.Toggle,
    c.AddItem,
    c.RemoveItem,
    c.CloseList,
    c.Correct,
    c.SetAside,
    c.KeepForStory,
    c.TakeUp,
    JoinStory,
    OpenClaim,
    LeaveHelp,
)
_MENUS = frozenset({"claims", "new", "categories", "group", "elsewhere"})
_CLOSED = frozenset({Screen.OFFER, Screen.FILES, Screen.FILED, Screen.TRANSFER, Screen.DONE, Screen.RENEWAL})
"""What other claims know, what was sent and filed: the person's own."""


class Help:
    """A helper at work. `helper` reads the screens and types; everything else belongs to the one who is helped."""

    def __init__(self, helper: User, handshake: Handshake) -> None:
        self.helper = helper
        self.handshake = handshake
        self.agreed: Agreed = agreed_of(handshake)

    def may(self, command: Command) -> bool:
        """Whether the helper may do this: answer, and go from question to question."""
        match command:
            case OpenMenu(name):
                return name.partition(":")[0] in _MENUS
            case c.Begin(code, about, _):
                form = conversations().get(code)
                return code != FINDER and not about and form is not None and not form.care
            case c.GoTo(place):
                return place.screen not in _CLOSED
        return isinstance(command, _ANSWERING)

    def opens(self, form: Form, claim: str, status: str) -> bool:
        """Whether the claim is open to the helper: a draft, and one that may hurt only if the person has opened it."""
        if status != "draft":
            return False
        return form.code != FINDER and (not form.care or claim in self.agreed.opened)

    def typed(self, work: Work, owner: User, claim: str, refs: Iterable[Ref]) -> None:
        """The helper went on in a claim and changed these answers: it stands in the log, and the person is to look at
        them."""
        changed = [*refs]
        self.agreed = replace(self.agreed, moved=self.agreed.moved | {claim})
        if changed:
            self.agreed = replace(self.agreed, unseen=self.agreed.unseen | {(claim, ref) for ref in changed})
            work.audit.record(owner, claim, "helper.changed", [ref.key for ref in changed])

    def sees(self, asked: Ref | None) -> None:
        """Note the question on the helper's screen: what is typed next is meant for it."""
        self.agreed = replace(self.agreed, asked=asked)

    def save(self, work: Work, session: str) -> None:
        """Keep where the helper is, and what is to be looked at, with the key of the one who is helped."""
        self.agreed = replace(self.agreed, session=session)
        work.handshakes.keep_secret(self.handshake, self.agreed.dump())


def helps_of(work: Work, user: User) -> list[Handshake]:
    """Who helps this person, and what of past help is not looked at yet."""
    return [one for one in work.handshakes.of(user.id) if one.kind == HELP and one.user_id == user.id]


def unseen_in(work: Work, user: User, claim: str) -> bool:
    """Whether a helper typed something in this claim that the person has not confirmed."""
    return any(claim == held for one in helps_of(work, user) for held, _ in agreed_of(one).unseen)
