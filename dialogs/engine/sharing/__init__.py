"""What one claim knows and another asks: offers, lists of relatives, stories to be changed, and costs claimed twice."""

from dialogs.engine.sharing.claims import IDENTITY, Claim, Offer, Told
from dialogs.engine.sharing.corrections import Held, corrected, held_elsewhere, parted, root_of
from dialogs.engine.sharing.costs import Twice, claimed_twice
from dialogs.engine.sharing.handing import handed
from dialogs.engine.sharing.known import KnownFacts
from dialogs.engine.sharing.offers import offers, stories, taken
from dialogs.engine.sharing.together import spared, together

__all__ = [
    "IDENTITY",
    "Claim",
    "Held",
    "KnownFacts",
    "Offer",
    "Told",
    "Twice",
    "claimed_twice",
    "corrected",
    "handed",
    "held_elsewhere",
    "offers",
    "parted",
    "root_of",
    "spared",
    "stories",
    "taken",
    "together",
]
