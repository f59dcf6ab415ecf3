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
    """

    token: str
    code: str
    person: str = ""
    files: bool = False
    session: str = ""
    unseen: frozenset[tuple[str, Ref]] = frozenset()
    opened: frozenset[str] = frozenset()

    @classmethod
    def fresh(cls, person: str = "", files: bool = False) -> Agreed:
        return cls(secrets.token_urlsafe(16), f"{secrets.randbelow(10**6):06d}", person, files)

    def dump(self) -> str:
        unseen = [[claim, *ref] for claim, ref in sorted(self.unseen)]
        fields = [self.token, self.code, self.person, self.files, self.session, unseen, sorted(self.opened)]
        return orjson.dumps(fields).decode()


def agreed_of(handshake: Handshake) -> Agreed:
    token, code, person, files, session, unseen, opened = orjson.loads(handshake.secret)
    typed = frozenset((claim, Ref(key, item)) for claim, key, item in unseen)
    return Agreed(token, code, person, files, session, typed, frozenset(opened))


def link_of(agreed: Agreed, bot: str) -> str:
    """The address (https://core.telegram.org/bots/features#deep-linking); while the bot's name in links is not known,
    what has to be sent to it."""
    return f"https://t.me/{bot}?start={agreed.token}" if bot else f"/start {agreed.token}"
