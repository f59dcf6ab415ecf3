"""What has to be said of privacy on a screen, once each: the way out with what it cannot do, the offer to sweep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conversation.privacy.leaving import TOLD, exit_action
from conversation.privacy.sensitive import shows_sensitive
from conversation.privacy.sweeping import offer_action
from dialogs.engine.answers import Screen
from dialogs.engine.views import View

if TYPE_CHECKING:
    from conversation.talk import Talk

_COLUMN = 6
_OFFERED_AT = ("remind", "resting")
"""The menus at which people put the phone away."""


def with_privacy(talk: Talk, view: View) -> View:
    """The screen with the way out, if it is sensitive; else, once, with the offer to sweep."""
    if talk.reader.away:
        return view
    if shows_sensitive(talk):
        return view._replace(exit=exit_action(talk.language))
    if _offers(talk, view):
        return view._replace(actions=(*view.actions, offer_action(talk.language)))
    return view


def tell_of_privacy(talk: Talk, view: View) -> None:
    """What the button cannot erase is said before it appears. Both count only once the screen was shown."""
    wishes = talk.wishes
    if view.exit is not None and not wishes.told:
        told = talk.language.text(TOLD)
        talk.preface = f"{talk.preface}\n\n{told}" if talk.preface else told
        talk.told = replace(wishes, told=True).dump()
    elif not wishes.offered and _offers(talk, view):
        talk.told = replace(wishes, offered=talk.session.screen or 1).dump()


def _offers(talk: Talk, view: View) -> bool:
    """Where people put the phone away. On the screen on which the offer was made it stays."""
    done = talk.in_claim is not None and view.place.screen is Screen.DONE
    if not (done or talk.session.menu in _OFFERED_AT) or talk.writing is None or talk.help is not None:
        return False
    wishes = talk.wishes
    if wishes.sweep:
        return False
    if len(view.choices) + len(view.actions) >= _COLUMN + (offer_action(talk.language) in view.actions):
        return False
    return wishes.offered in (0, talk.session.screen or 1)
