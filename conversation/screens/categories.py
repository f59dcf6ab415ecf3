"""A new claim: through the finder, or by choosing a category. Companies and the state are turned away politely."""

from __future__ import annotations

from collections.abc import Collection

from conversation.commands import OpenMenu
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Begin, Command
from dialogs.engine.form import Form
from dialogs.engine.look.fitting import fitted
from dialogs.engine.programme import PROGRAMMES, programme_of
from dialogs.engine.views import Action, View
from dialogs.finder.found import short_title
from dialogs.finder.life import FINDER
from dialogs.finder.results import closed_text
from dialogs.language import N_, Language
from dialogs.programmes import claim_forms

PLACE = Place(Screen.TASKS)


def category_meant(text: str) -> Command | None:
    """What a typed code asks for: its form, the menu where it is only the beginning of codes, or the page for those
    whom the programme turns away; None for any other text."""
    meant = PROGRAMMES.spelled(text)
    if meant is None:
        return None
    programme, code = meant
    if code in programme.forms:
        return Begin(code)
    known = any(form.startswith(code[:1]) for form in programme.forms)
    return OpenMenu("categories" if known or not programme.elsewhere else f"elsewhere:{programme.name}")


def group_of(form: Form) -> str:
    """The group of a form, with its programme: «register/A3» for A3.6."""
    return f"{form.programme}/{programme_of(form.programme).group_of(form)}"


_UNSURE = tuple(
    "не знаю|я не знаю|не знаю яка|не знаю яку|не знаю какая|не знаю какую|не знаю що|не знаю что|хз|без понятия|"
    "підібрати|підбір|підберіть|подобрать|подбор|подберите|допоможіть|помогите|підкажіть|подскажите|"
    "don’t know|i don’t know|help".split("|")
)
"""What is typed by who was told: «Не знаєте, яка категорія ваша?»"""


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
            Action(language.text(FINDER.button), Begin(FINDER.code), words=_UNSURE),
            Action(language.text(N_("Вибрати категорію")), OpenMenu("categories")),
            *(
                Action(language.text(programme.elsewhere.label), OpenMenu(f"elsewhere:{programme.name}"))
                for programme in PROGRAMMES
                if programme.elsewhere
            ),
            Action(language.text(N_("Інша допомога")), OpenMenu("aid")),
        ),
        actions=(Action(language.text(N_("На початок")), OpenMenu("welcome")),),
    )


def categories_view(language: Language) -> View:
    """The groups of categories."""
    groups = dict.fromkeys(group_of(form) for form in claim_forms().values())
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
    forms = [form for form in claim_forms().values() if group_of(form) == group]
    if not forms:  # a group of a programme that is off now, or of a screen of an earlier release
        return categories_view(language)
    shut = [form for form in forms if form.code in closed]
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=_group_name(group, language),
        lines=tuple(closed_text(form, language) for form in shut),
        actions=(Action(language.text(N_("До розділів")), OpenMenu("categories")),),
    )
    choices = tuple(_category(form, language) for form in forms if form.code not in closed)
    return fitted(view, choices, language, lambda page: OpenMenu(f"group:{group}:{page}"))


def elsewhere_view(name: str, language: Language) -> View:
    """Whom a programme turns away, and where they go."""
    elsewhere = programme_of(name).elsewhere
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(elsewhere.heading) if elsewhere else "",
        lines=tuple(map(language.text, elsewhere.lines)) if elsewhere else (),
        actions=(
            Action(language.text(N_("Вибрати категорію")), OpenMenu("categories")),
            Action(language.text(N_("На початок")), OpenMenu("welcome")),
        ),
    )


def _group_name(group: str, language: Language) -> str:
    programme, _, name = group.partition("/")
    return language.text(programme_of(programme).groups.get(name, N_("Інші втрати")))


def _group_list(group: str, language: Language) -> str:
    names = [
        language.text(form.button or form.title) for form in claim_forms().values() if group_of(form) == group
    ]
    return f"{_group_name(group, language)} — {', '.join(names[:4])}" + ("…" if len(names) > 4 else "")


def _category(form: Form, language: Language) -> Action:
    return Action(short_title(form, language), Begin(form.code), f"{language.text(form.title)} ({form.code})")
