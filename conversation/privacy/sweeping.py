"""Sweep: what was said does not stay in the chat. It is still in the claim, and the list of files is a press away."""

from __future__ import annotations

from datetime import timedelta

from conversation.commands import OpenClaim, OpenMenu
from conversation.privacy.commands import Sweep
from conversation.privacy.wishes import Wishes
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

SWEEP = "sweep"
"""The kind of job that sweeps a chat, its key is the person; and the name of the screen."""

AFTER = timedelta(hours=40)
"""Before the 48 hours after which Telegram lets a bot delete no more, with a night for an outage."""

SWEPT = N_("За 40 годин бот прибере його з чату, тож збережіть його собі зараз.")
"""Said of a package that is to be swept."""

_DAY = 24 * 3600


def sweep_of(wishes: Wishes, sensitive: bool) -> timedelta | None:
    """After how long a message is to be swept; None if it stays. Sensitive ones are swept unless that was switched
    off."""
    if wishes.sweep == "all" or (wishes.sweep == "" and sensitive):
        return AFTER
    return None


def offer_action(language: Language) -> Action:
    """The offer, made once."""
    return Action(language.text(N_("Прибирати з чату")), OpenMenu(SWEEP))


def sweep_view(wishes: Wishes, current: str, language: Language) -> View:
    """The choice; `current` is the open claim, or empty."""
    now = {
        "": N_("Зараз бот прибирає лише заяви про найболючіше."),
        "all": N_("Зараз бот прибирає все."),
        "none": N_("Зараз бот нічого не прибирає."),
    }[wishes.sweep]
    back = OpenClaim(current) if current else OpenMenu("privacy")
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Прибирати сказане з чату?")),
        lines=(
            language.text(
                N_("За 40 годин бот стиратиме тут повідомлення з обох боків: відповіді, файли, пакети.")
            ),
            language.text(N_("У заяві все залишиться. Пакет збережіть собі одразу.")),
            language.text(now),
        ),
        actions=(
            Action(language.text(N_("Так, прибирати все")), Sweep(True)),
            Action(language.text(N_("Ні, не прибирати")), Sweep(False)),
            Action(language.text(N_("Повернутися до заяви") if current else N_("Мої дані")), back),
        ),
    )


def timer_text(seconds: int, language: Language) -> str:
    """What the chat's own timer, set by the person, means here."""
    if not seconds:
        return language.text(N_("Цей чат більше не стирається сам. Заяви від цього не залежать."))
    if seconds < _DAY:
        after = language.text(N_("менш ніж за день"))
    else:
        after = language.count("за {n} день", "за {n} днів", round(seconds / _DAY))
    return language.text(
        N_("Тепер цей чат стирається сам {after}. Зникнуть і квитанції, і пакети. Заяви лишаться: /claims."),
        after=after,
    )
