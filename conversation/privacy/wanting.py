"""Wishes about privacy, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conversation.privacy.page import PRIVACY, days_text
from conversation.privacy.sweeping import sweep_of
from dialogs.language import N_

if TYPE_CHECKING:
    from conversation.talk import Talk


def sweep(talk: Talk, on: bool) -> None:
    """What is in the chat already is swept too, or stays."""
    wishes = talk.wishes.with_sweep(on)
    talk.wish(wishes)
    talk.work.messages.set_sweep(talk.user.id, sweep_of(wishes, sensitive=False))
    talk.tell(
        N_("Добре. Сказане тут зникатиме за 40 годин.") if on else N_("Добре. Бот нічого тут не прибиратиме.")
    )
    talk.session = talk.session._replace(menu="" if talk.writing else PRIVACY)


def keep_drafts(talk: Talk) -> None:
    """Idle drafts are as good as touched now. The screen after it names no claim: the question may be an old one."""
    count = talk.work.endings.spare(talk.user)
    if count:
        talk.tell_text(
            talk.language.count(
                "Добре. Лишаємо {n} чернетку ще на {days}.",
                "Добре. Лишаємо {n} чернеток ще на {days}.",
                count,
                days=days_text(talk.limits.keeping.draft_days, talk.language),
            )
        )
    else:
        talk.tell(N_("Чернеток, які можуть зникнути, немає."))
    talk.session = talk.session._replace(menu=PRIVACY)
