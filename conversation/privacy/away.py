"""A turn of somebody who left in a hurry: the neutral screen, until they ask for something in so many words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conversation.commands import OpenMenu
from conversation.doing import do
from conversation.files.receiving import receive
from conversation.finishing import finish
from conversation.happenings import Happening, Said, Sent
from conversation.meaning import menu_meant
from conversation.privacy.leaving import asks_to_go_on, come_back, still_coming, wants_out
from conversation.screens.present import screen_before
from conversation.turn import Turn

if TYPE_CHECKING:
    from conversation.talk import Talk


def hear_away(talk: Talk, happening: Happening) -> Turn:
    """What was on its way is kept in silence; whoever asks for their claims gets them."""
    if isinstance(happening, Sent) and still_coming(talk.user, happening):
        return receive(talk, happening)._replace(view=None, notices=(), preface="")
    menu = "" if wants_out(happening) else _asked_for(talk, happening)
    if menu:
        come_back(talk)
        do(talk, OpenMenu(menu))
    return finish(talk)


def _asked_for(talk: Talk, happening: Happening) -> str:
    menu = asks_to_go_on(talk, happening, screen_before(talk))
    if not menu and isinstance(happening, Said):
        menu = menu_meant(happening.text)
    return "" if menu == "welcome" else menu
