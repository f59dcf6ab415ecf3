"""What two people agree on, as the text that is sealed with the key of the one who offers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import orjson

from storage import Handshake

CLAIMS = "claims"
"""The kind of handshake by which claims change hands."""

OFFERED, ENTERED, ACCEPTED, AGREED = "offered", "entered", "accepted", "agreed"
"""How far they are: a link was made; the other one gave the code, confirmed it; and so did the one who offered."""

TRIES = 5
"""Wrong codes after which the link leads nowhere."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """token   what the link says, of 128 random bits
    code    six digits, which go another way than the link
    person  the id of the record of whom the claims are about
    files   whether their files go along
    """

    token: str
    code: str
    person: str = ""
    files: bool = False

    @classmethod
    def fresh(cls, person: str = "", files: bool = False) -> Agreed:
        return cls(secrets.token_urlsafe(16), f"{secrets.randbelow(10**6):06d}", person, files)

    def dump(self) -> str:
        return orjson.dumps([self.token, self.code, self.person, self.files]).decode()


def link_of(agreed: Agreed, bot: str) -> str:
    """The address (https://core.telegram.org/bots/features#deep-linking); while the bot's name in links is not known,
    what has to be sent to it."""
    return f"https://t.me/{bot}?start={agreed.token}" if bot else f"/start {agreed.token}"


def agreed_of(handshake: Handshake) -> Agreed:
    return Agreed(*orjson.loads(handshake.secret))
