"""What two people agree on, as the text that is sealed with the key of the one who offers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import orjson

from dialogs.engine.answers import Ref
from storage import Handshake

CLAIMS, HELP = "claims", "help"
"""The kinds of handshake: claims change hands; one person lets another type for them."""

OFFERED, ENTERED, ACCEPTED, AGREED = "offered", "entered", "accepted", "agreed"
"""How far they are: a link was made; the other one gave the code, confirmed it; and so did the one who offered."""

HELPING = "helping"
"""The state in which the helper types, and the helper's screen; after a colon comes the handshake."""

ENDED = "ended"
"""Nobody helps any more, and some of what was typed is not looked at yet."""

TRIES = 5
"""Wrong codes after which the link leads nowhere."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """token   what the link says, of 128 random bits
    code    six digits, which go another way than the link
    person  the id of the record of whom the claims are about
    files   whether their files go along

    Of help:

    session where the helper is, as text
    unseen  what the helper typed and the person has not confirmed yet, by the claim
    opened  the claims that may hurt which the person has opened to the helper
    moved   the claims in which the helper went on since the person last saw them
    asked   the question on the helper's screen
    """

    token: str
    code: str
    person: str = ""
    files: bool = False
    session: str = ""
    unseen: frozenset[tuple[str, Ref]] = frozenset()
    opened: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    asked: Ref | None = None

    @classmethod
    def fresh(cls, person: str = "", files: bool = False) -> Agreed:
        return cls(secrets.token_urlsafe(16), f"{secrets.randbelow(10**6):06d}", person, files)

    def dump(self) -> str:
        unseen = [[claim, *ref] for claim, ref in sorted(self.unseen)]
        offered = [self.token, self.code, self.person, self.files]
        help = [self.session, unseen, sorted(self.opened), sorted(self.moved), self.asked and [*self.asked]]
        return orjson.dumps([*offered, *help]).decode()


def agreed_of(handshake: Handshake) -> Agreed:
    token, code, person, files, session, unseen, opened, moved, asked = orjson.loads(handshake.secret)
    typed = frozenset((claim, Ref(key, item)) for claim, key, item in unseen)
    at = Ref(*asked) if asked else None
    return Agreed(token, code, person, files, session, typed, frozenset(opened), frozenset(moved), at)


def link_of(agreed: Agreed, bot: str) -> str:
    """The address (https://core.telegram.org/bots/features#deep-linking); while the bot's name in links is not known,
    what has to be sent to it."""
    return f"https://t.me/{bot}?start={agreed.token}" if bot else f"/start {agreed.token}"
