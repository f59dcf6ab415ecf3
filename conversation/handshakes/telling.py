"""News of what the other one did, shown."""

from __future__ import annotations

from conversation.finishing import finish, quiet
from conversation.handshakes.agreed import HELPING
from conversation.handshakes.news import DECLINED, FINISHED, GIVEN, MOVED, OVER, STEP, TAKEN
from conversation.limits import Limits
from conversation.talk import Talk
from conversation.turn import Turn
from dialogs.language import N_
from storage import Work

_TEXTS = {
    OVER: N_("Передавання скасовано. Нічого не передано."),
    DECLINED: N_("Допомогу скасовано."),
    FINISHED: N_("Допомогу завершено."),
    MOVED: N_("Ваші заяви тут. Старий запис їх більше не має."),
    GIVEN: N_("Заяви передано. У вас вони закриті: далі їх подає сама людина."),
    TAKEN: N_("Заяви тепер ваші. Перевірте їх: про вас питатимемо лише те, чого бракує."),
}


def show_news(work: Work, user_id: int, key: str, limits: Limits) -> Turn:
    """The screen with the news. A step leads to what is to be confirmed; an end is told where the person is."""
    talk = Talk(work, user_id, limits=limits)
    what, id, _ = key.split(":")
    if what == STEP:
        if work.handshakes.get(id) is None:
            return quiet(talk)
        talk.session = talk.session._replace(menu=f"pact:{id}", tail=None)
    elif what in _TEXTS:
        talk.tell(_TEXTS[what])
        if talk.session.menu.partition(":")[0] in ("pact", "code", HELPING) or what in (TAKEN, MOVED):
            talk.session = talk.session._replace(menu="claims", tail=None)
    talk.acted = True
    return finish(talk)
