"""What one claim knows and another asks: offers, lists of relatives, stories to be changed, and costs claimed twice."""

from dialogs.engine.sharing.claims import IDENTITY, Claim, Offer, Told
from dialogs.engine.sharing.costs import Twice, claimed_twice
from dialogs.engine.sharing.known import KnownFacts
from dialogs.engine.sharing.offers import offers, stories, taken

__all__ = [
    "IDENTITY",
    "Claim",
    "KnownFacts",
    "Offer",
    "Told",
    "Twice",
    "claimed_twice",
    "offers",
    "stories",
    "taken",
]
