"""Help beside the claims of the main programmes: what the finder's answers, and what other claims tell, speak for.

Nothing is asked for it. What the answers do not decide is shown as a question, never as a promise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Draft, Place, Screen
from dialogs.engine.commands import Begin, GoTo
from dialogs.engine.conditions import Is, Scope
from dialogs.engine.form import Form
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.notes import cited
from dialogs.engine.path import item_ids, trace
from dialogs.engine.signs import Sign
from dialogs.engine.views import Action, View
from dialogs.finder.former import of_first_release
from dialogs.finder.life import PEOPLE
from dialogs.language import N_, Language

BESIDE = "beside"
"""The key of the place with this help."""


@dataclass(frozen=True, slots=True)
class Help:
    """An application that may fit, and why.

    open   the answers do not decide it
    about  the item of the only one on the list whom it fits and for whom the writer can ask; "" if that is to be asked
    """

    form: Form
    sign: Sign
    open: bool
    about: str = ""


def other_help(
    finder: Form, draft: Draft, forms: Iterable[Form], known: Scope, today: date
) -> tuple[Help, ...]:
    """What fits anybody of the household, in the order of the forms.

    known  the facts of the writer that other claims tell, by their names
    """
    if of_first_release(finder):
        return ()
    path = trace(finder, draft.answers, today)
    people = {item: path.scope.inside(item) for item in item_ids(draft.answers, PEOPLE)}
    found = (_help(form, people, known) for form in forms)
    return tuple(help for help in found if help)


def _help(form: Form, people: Mapping[str, Scope], known: Scope) -> Help | None:
    for sign in form.signs:
        if sign.against is not None and sign.against.holds(known):
            continue
        told = sign.known is not None and sign.known.holds(known)
        fits = [item for item, person in people.items() if sign.when.holds(person)]
        if told or fits:
            return Help(form, sign, open=bool(sign.asks) and not told, about=_about(form, fits, people))
    return None


def _about(form: Form, fits: Collection[str], people: Mapping[str, Scope]) -> str:
    asked_for = [item for item in fits if not Is(key="who", value="adult").holds(people[item])]
    return asked_for[0] if form.for_whom and len(fits) == len(asked_for) == 1 else ""


def beside_action(language: Language) -> Action:
    """The way there, from what the finder found."""
    return Action(language.text(N_("Інша допомога")), GoTo(Place(Screen.CHECK, BESIDE)))


def beside_view(
    helps: Collection[Help],
    closed: Collection[str],
    place: Place,
    more: tuple[Action, ...],
    language: Language,
) -> View:
    """The help with its reasons. `more` are further ways that lead out of the finder."""
    open_ = [help for help in helps if help.form.code not in closed]
    heading = language.text(N_("Інша допомога"))
    lines = [
        language.text(
            N_("Це не Реєстр збитків. Чи надати допомогу й яку, вирішують ті, хто її надає.")
            if open_
            else N_("За вашими відповідями ми не знайшли іншої допомоги. Перегляньте служби й центри.")
        )
    ]
    choices = tuple(_choice(help, language) for help in open_)
    actions = (*more, Action(language.text(N_("До всіх заяв")), GoTo(Place(Screen.CHECK))))
    place = Place(Screen.CHECK, BESIDE, page=place.page)
    view = View(place, None, heading, lines=tuple(lines), actions=actions)
    sources = tuple(source for help in open_ if (source := _source(help, language)))
    return fitted(view, choices, language)._replace(folded=sources)


def _choice(help: Help, language: Language) -> Action:
    name = _name(help, language)
    said = [language.text(help.sign.reason)]
    if help.open:
        said.append(language.text(help.sign.asks))
    return Action(on_button(name), Begin(help.form.code, help.about), f"{name} — {' '.join(said)}")


def _source(help: Help, language: Language) -> str:
    """Where it is written. It is opened by a tap: read on the list, it would leave room for one help on a page."""
    source = cited(help.sign.para, help.form.programme, language)
    return f"{_name(help, language)} {source}" if source else ""


def _name(help: Help, language: Language) -> str:
    return language.text(help.form.button or help.form.title)
