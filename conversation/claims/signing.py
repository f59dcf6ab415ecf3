"""How to sign a package with one's own signature: it is done on Diia's page, never here."""

from __future__ import annotations

from conversation.commands import OpenClaim, OpenMenu
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

SIGN = "sign"
"""The name of the screen."""

PAGE = "ca.diia.gov.ua/sign"
"""Where one signs a file; it does not leave the browser."""


def sign_action(language: Language) -> Action:
    """The way to the screen."""
    return Action(language.text(N_("Підписати самостійно")), OpenMenu(SIGN))


def sign_view(current: str, language: Language) -> View:
    """The steps; `current` is the open claim, or empty."""
    back = OpenClaim(current) if current else OpenMenu("claims")
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Підписати пакет самостійно?")),
        lines=(
            language.text(N_("Це за бажанням: підпис доводить, що пакет ваш і не змінився.")),
            language.text(N_("1. Розпакуйте пакет.")),
            language.text(
                N_(
                    "2. На {page} підпишіть Дія.Підписом файл claim.pdf або SHA256SUMS: у ньому суми всіх файлів."
                ),
                page=PAGE,
            ),
            language.text(N_("3. Підписаний файл збережіть поруч із пакетом.")),
        ),
        actions=(Action(language.text(N_("Повернутися до заяви") if current else N_("Мої заяви")), back),),
    )
