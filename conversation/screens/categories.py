"""A new claim: through the finder, or by choosing a category. Companies and the state are turned away politely."""

from __future__ import annotations

import re
from collections.abc import Collection

from conversation.commands import OpenMenu
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Begin, GoTo
from dialogs.engine.look.wording import paged, shortened
from dialogs.engine.schema import Form
from dialogs.engine.views import Action, View
from dialogs.finder.life import FINDER
from dialogs.finder.results import closed_text
from dialogs.language import N_, Language
from dialogs.programmes import all_forms

PLACE = Place(Screen.TASKS)

_GROUPS = {
    "A1": N_("Переїзд через війну"),
    "A2": N_("Життя, здоров’я, свобода"),
    "A3": N_("Житло, майно, робота"),
    "A4": N_("Лікування й навчання"),
}
"""How the Register groups the claims of people, by the beginning of their codes."""

_CYRILLIC = str.maketrans("АВСавс", "ABCabc")
_CODE = re.compile(r"\s*([ABC])\s?[.\-]?\s?(\d)(?:[.,]\s?(\d{1,2}))?\s*", re.IGNORECASE)


def group_of(form: Form) -> str:
    """The group of a category: «A3» for A3.6."""
    return form.code.partition(".")[0]


def category_meant(text: str) -> str:
    """The code in a typed text, with Latin letters, however it is written («А 3.6», «a1.2», «С3.1»); or ""."""
    match = _CODE.fullmatch(text.translate(_CYRILLIC))
    if not match:
        return ""
    letter, group, number = match.groups()
    return f"{letter.upper()}{group}" + (f".{number}" if number else "")


def new_view(language: Language) -> View:
    """How to begin: by questions about life, or by the category."""
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Яку заяву готуємо?")),
        lines=(
            language.text(N_("Одна заява — одна людина й одна категорія втрат.")),
            language.text(
                N_("Не знаєте, яка категорія ваша? Натисніть «Підібрати мої заяви»: запитаємо й підкажемо.")
            ),
        ),
        choices=(
            Action(language.text(FINDER.button), Begin(FINDER.code)),
            Action(language.text(N_("Вибрати категорію")), OpenMenu("categories")),
            Action(language.text(N_("Фірма або держава")), OpenMenu("company")),
        ),
        actions=(Action(language.text(N_("На початок")), OpenMenu("welcome")),),
    )


def categories_view(language: Language) -> View:
    """The groups of categories."""
    groups = dict.fromkeys(group_of(form) for form in all_forms().values())
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Що сталося?")),
        choices=tuple(
            Action(_group_name(group, language), OpenMenu(f"group:{group}"), _group_list(group, language))
            for group in groups
        ),
        actions=(
            Action(language.text(FINDER.button), Begin(FINDER.code)),
            Action(language.text(N_("На початок")), OpenMenu("welcome")),
        ),
    )


def group_view(name: str, closed: Collection[str], language: Language) -> View:
    """The categories of one group; `name` is the group and, after a colon, the page."""
    group, _, page = name.partition(":")
    forms = [form for form in all_forms().values() if group_of(form) == group]
    place = Place(Screen.TASKS, page=int(page) if page.isdecimal() else 0)
    choices, first, more = paged(
        tuple(_category(form, language) for form in forms if form.code not in closed), place, language
    )
    shut = [form for form in forms if form.code in closed]
    return View(
        place=PLACE,
        ref=None,
        heading=_group_name(group, language),
        lines=tuple(closed_text(form, language) for form in shut),
        choices=choices,
        first=first,
        actions=(
            *(Action(action.label, OpenMenu(f"group:{group}:{_page(action)}")) for action in more),
            Action(language.text(N_("До розділів")), OpenMenu("categories")),
        ),
    )


def company_view(language: Language) -> View:
    """Categories B and C are not for people; why, and where to go."""
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Тут готуємо заяви лише від людей")),
        lines=(
            language.text(
                N_(
                    "Про збитки фірми заяву подає сама фірма (категорії C), про збитки держави — держава (категорії B)."
                )
            ),
            language.text(
                N_(
                    "Подають їхні представники, на порталі Дія. З квітня 2026 року там є категорії C1.1, C1.2 і C3.1."
                )
            ),
            language.text(N_("Якщо ви підприємець (ФОП), вам сюди: це категорія A3.5.")),
        ),
        actions=(
            Action(language.text(N_("Вибрати категорію")), OpenMenu("categories")),
            Action(language.text(N_("На початок")), OpenMenu("welcome")),
        ),
    )


def _group_name(group: str, language: Language) -> str:
    return language.text(_GROUPS.get(group, N_("Інші втрати")))


def _group_list(group: str, language: Language) -> str:
    names = [
        language.text(form.button or form.title) for form in all_forms().values() if group_of(form) == group
    ]
    return f"{_group_name(group, language)} — {', '.join(names[:4])}" + ("…" if len(names) > 4 else "")


def _category(form: Form, language: Language) -> Action:
    label = shortened(language.text(form.button or form.title), 24)
    return Action(label, Begin(form.code), f"{language.text(form.title)} ({form.code})")


def _page(action: Action) -> int:
    assert isinstance(action.command, GoTo)
    return action.command.place.page
