"""What one claim knows and another asks: offers, lists of relatives, stories to be changed, and costs claimed twice."""

from dialogs.sharing.claims import Offer, Told
from dialogs.sharing.costs import Twice, claimed_twice
from dialogs.sharing.offers import offers, stories, taken

__all__ = ["Offer", "Told", "Twice", "claimed_twice", "offers", "stories", "taken"]
