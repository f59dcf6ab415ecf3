"""Wishes about privacy, carried out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conversation.privacy.sweeping import sweep_of
from dialogs.language import N_

if TYPE_CHECKING:
    from conversation.talk import Talk

EVERYTHING = "everything"
"""The kind of job that sends everything that is stored of a person; its key is the person."""


def sweep(talk: Talk, on: bool) -> None:
    """What is in the chat already is swept too, or stays."""
    wishes = talk.wishes.with_sweep(on)
    talk.wish(wishes)
    talk.work.messages.set_sweep(talk.user.id, sweep_of(wishes, sensitive=False))
    talk.tell(
        N_("Добре. Сказане тут зникатиме за 40 годин.") if on else N_("Добре. Бот нічого тут не прибиратиме.")
    )
    talk.session = replace(talk.session, menu="" if talk.writing else "privacy")


def keep_drafts(talk: Talk) -> None:
    """Idle drafts are as good as touched now."""
    count = talk.work.endings.spare(talk.user)
    days = talk.limits.keeping.draft_days
    if count:
        talk.tell_text(
            talk.language.count(
                "Добре. Лишаємо {n} чернетку ще на {days} днів.",
                "Добре. Лишаємо {n} чернеток ще на {days} днів.",
                count,
                days=days,
            )
        )
    else:
        talk.tell(N_("Чернеток, які можуть зникнути, немає."))
