"""After an outage of more than a day: one neutral line, and which answer was stored last only when asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from conversation.commands import OpenClaim, OpenMenu
from conversation.privacy.commands import ShowLast
from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

if TYPE_CHECKING:
    from conversation.talk import Talk

BACK = "back"
"""The name of the screen."""

OUTAGE = timedelta(hours=24)


def long_ago(moment: datetime, now: datetime) -> bool:
    """Whether so much time has passed that the phone may be in other hands."""
    return now - moment > OUTAGE


def back_view(current: str, language: Language) -> View:
    """The neutral screen; `current` is the open claim, or empty."""
    last = (Action(language.text(N_("Що збережено останнім?")), ShowLast()),) if current else ()
    onward = OpenClaim(current) if current else OpenMenu("claims")
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Бот знову працює")),
        lines=(language.text(N_("Нічого не загубилося. Продовжити можна, коли вам зручно.")),),
        actions=(Action(language.text(N_("Продовжити")), onward), *last),
    )


def tell_last(talk: Talk) -> None:
    """Say which answer was stored last."""
    spoken = next((one for one in reversed(talk.session.spoken) if one.claim == talk.session.claim), None)
    slot = talk.path(talk.writing).find(spoken.ref) if spoken and talk.writing else None
    if slot is None or slot.answer is None or slot.answer.value is None:
        talk.tell(N_("Останньої відповіді вже не знайти. Усі відповіді є в заяві."))
        return
    said = shortened(answer_text(slot, talk.language), 150)
    talk.tell_text(f"{asked_text(slot, talk.language)} — {said}")
