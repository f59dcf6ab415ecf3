"""Help beside the claims: programmes with forms of their own, what they tell, and the directory of services."""

from __future__ import annotations

from collections.abc import Collection

from conversation.commands import OpenMenu
from dialogs.directory import ENTRIES
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Begin
from dialogs.engine.information import Entry
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.programme import PROGRAMMES, Programme
from dialogs.engine.schema import Form
from dialogs.engine.views import Action, View
from dialogs.finder.results import closed_text
from dialogs.language import N_, Language

PLACE = Place(Screen.TASKS)


def aid_view(name: str, closed: Collection[str], language: Language) -> View:
    """The programmes, or one of them by its name."""
    offered = [programme for programme in PROGRAMMES if programme.beside]
    chosen = next((programme for programme in offered if programme.name == name), None)
    if chosen:
        return _programme_view(chosen, closed, language)
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Інша допомога")),
        lines=(
            language.text(N_("Тут є програми держави й громад, крім Реєстру збитків.")),
            language.text(N_("Чи надати допомогу й яку, вирішують ті, хто її надає.")),
        ),
        choices=(
            *(
                Action(
                    on_button(language.text(one.title)), OpenMenu(f"aid:{one.name}"), language.text(one.title)
                )
                for one in offered
            ),
            directory_action(language),
        ),
        actions=(Action(language.text(N_("Почати нову заяву")), OpenMenu("new")),),
    )


def directory_action(language: Language) -> Action:
    """The way to the directory, from the menu, from the finder and from screens of care."""
    return Action(language.text(N_("Служби й центри")), OpenMenu("directory"))


def directory_view(page: str, language: Language) -> View:
    """The entries, a page at a time."""
    view = View(
        place=Place(Screen.TASKS, page=int(page) if page.isdecimal() else 0),
        ref=None,
        heading=language.text(N_("Служби й центри")),
        lines=(language.text(N_("Відомості з державного плану на 2024 рік. Перевірте, чи діє.")),),
        actions=(_to_aid(language),),
    )
    choices = tuple(
        Action(language.text(entry.button), OpenMenu(f"entry:{entry.id}"), language.text(entry.title))
        for entry in ENTRIES
    )
    return fitted(view, choices, language, lambda page: OpenMenu(f"directory:{page}"))


def entry_view(id: str, language: Language) -> View:
    """One entry: what it is, where to turn now, from when and where it is known."""
    told = (*ENTRIES, *(entry for programme in PROGRAMMES for entry in programme.information))
    entry = next((one for one in told if one.id == id), None)
    if entry is None:
        return directory_view("", language)
    forms = [form for code in entry.forms if (form := _form(code)) is not None]
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(entry.title),
        lines=(
            language.text(entry.about),
            language.text(N_("Куди звертатися: {whom}"), whom=language.text(entry.turn_to)),
            _source(entry, language),
        ),
        choices=tuple(_form_choice(form, language) for form in forms),
        actions=(directory_action(language), _to_aid(language)),
    )


def _source(entry: Entry, language: Language) -> str:
    said = language.text(
        N_("Джерело: {source}, {year} рік. Перевірте, чи діє."),
        source=language.text(entry.source),
        year=entry.year,
    )
    return f"{said} {entry.link}".strip()


def _programme_view(programme: Programme, closed: Collection[str], language: Language) -> View:
    forms = programme.forms.values()
    shut = [form for form in forms if form.code in closed]
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(programme.title),
        lines=(language.text(programme.words.filing), *(closed_text(form, language) for form in shut)),
        choices=(
            *(_form_choice(form, language) for form in forms if form.code not in closed),
            *(
                Action(language.text(entry.button), OpenMenu(f"entry:{entry.id}"), language.text(entry.title))
                for entry in programme.information
            ),
        ),
        actions=(_to_aid(language),),
    )


def _form_choice(form: Form, language: Language) -> Action:
    label = on_button(language.text(form.button or form.title))
    return Action(label, Begin(form.code), f"{language.text(form.title)} ({form.code})")


def _form(code: str) -> Form | None:
    return next((one.forms[code] for one in PROGRAMMES if code in one.forms), None)


def _to_aid(language: Language) -> Action:
    return Action(language.text(N_("До іншої допомоги")), OpenMenu("aid"))
