"""Help beside the claims: programmes with forms of their own, what they tell, and the directory of services."""

from __future__ import annotations

from collections.abc import Collection

from conversation.commands import OpenMenu
from dialogs.directory import ENTRIES
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Begin
from dialogs.engine.form import Form
from dialogs.engine.information import Entry
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.programme import PROGRAMMES, Programme
from dialogs.engine.views import Action, View
from dialogs.finder.results import closed_text
from dialogs.language import N_, Language

PLACE = Place(Screen.TASKS)


def aid_view(name: str, closed: Collection[str], language: Language) -> View:
    """The programmes, or one of them: its name and, after a colon, the page."""
    offered = [programme for programme in PROGRAMMES if programme.beside]
    name, _, page = name.partition(":")
    chosen = next((programme for programme in offered if programme.name == name), None)
    if chosen:
        return _programme_view(chosen, page, closed, language)
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Інша допомога")),
        lines=(
            language.text(N_("Тут є програми держави й громад, крім Реєстру збитків.")),
            language.text(N_("Чи надати допомогу й яку, вирішують ті, хто її надає.")),
        ),
        actions=(Action(language.text(N_("Почати нову заяву")), OpenMenu("new")),),
    )
    choices = (
        *(
            Action(_short(one, language), OpenMenu(f"aid:{one.name}"), language.text(one.title))
            for one in offered
        ),
        directory_action(language),
    )
    return fitted(view, choices, language, lambda page: OpenMenu(f"aid::{page}"))


def _short(programme: Programme, language: Language) -> str:
    """What a programme is called on a button: as its forms are together."""
    name = next(iter(programme.groups.values()), programme.title)
    return on_button(language.text(name))


def directory_action(language: Language) -> Action:
    """The way to the directory, from the menu, from the finder and from screens of care."""
    return Action(language.text(N_("Служби й центри")), OpenMenu("directory"))


def directory_view(page: str, back: tuple[Action, ...], language: Language) -> View:
    """The entries, a page at a time. `back` leads to the claim from which it was opened."""
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Служби й центри")),
        lines=(language.text(N_("Відомості з державного плану на 2024 рік. Перевірте, чи діє.")),),
        actions=(_to_aid(language), *back),
    )
    choices = tuple(
        Action(language.text(entry.button), OpenMenu(f"entry:{entry.id}"), language.text(entry.title))
        for entry in ENTRIES
    )
    return fitted(view, choices, language, lambda page: OpenMenu(f"directory:{page}"))


def entry_view(id: str, back: tuple[Action, ...], language: Language) -> View:
    """One entry: what it is, where to turn now, from when and where it is known."""
    told = (*ENTRIES, *(entry for programme in PROGRAMMES for entry in programme.information))
    entry = next((one for one in told if one.id == id), None)
    if entry is None:
        return directory_view("", back, language)
    offered = any(programme.name == entry.programme for programme in PROGRAMMES)
    apply = Action(language.text(N_("Скласти заяву")), OpenMenu(f"aid:{entry.programme}"))
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(entry.title),
        lines=(
            language.text(entry.about),
            language.text(N_("Куди звертатися: {whom}"), whom=language.text(entry.turn_to)),
            language.text(N_("Це за даними {year} року. Перевірте, чи діє."), year=entry.year),
        ),
        folded=_sources(entry, language),
        actions=(*((apply,) if offered else ()), directory_action(language), _to_aid(language), *back),
    )


def _sources(entry: Entry, language: Language) -> tuple[str, ...]:
    """From where it is known, and where something newer is said."""
    said = language.text(N_("Джерело: {source}."), source=language.text(entry.source))
    newer = language.text(N_("Новіше про це, {day}: {link}"), day=entry.checked, link=entry.link)
    return (said, newer) if entry.link else (said,)


def _programme_view(programme: Programme, page: str, closed: Collection[str], language: Language) -> View:
    open_ = [form for form in programme.forms.values() if form.code not in closed]
    shut = [form for form in programme.forms.values() if form.code in closed]
    told = [closed_text(form, language) for form in shut] if open_ else [language.text(programme.words.shut)]
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(programme.title),
        lines=(*((language.text(programme.words.filing),) if open_ else ()), *told),
        actions=(_to_aid(language),),
    )
    choices = (
        *(_form_choice(form, language) for form in open_),
        *(
            Action(language.text(entry.button), OpenMenu(f"entry:{entry.id}"), language.text(entry.title))
            for entry in programme.information
        ),
    )
    return fitted(view, choices, language, lambda page: OpenMenu(f"aid:{programme.name}:{page}"))


def _form_choice(form: Form, language: Language) -> Action:
    label = on_button(language.text(form.button or form.title))
    return Action(label, Begin(form.code), f"{language.text(form.title)} ({form.code})")


def _to_aid(language: Language) -> Action:
    return Action(language.text(N_("До іншої допомоги")), OpenMenu("aid"))
